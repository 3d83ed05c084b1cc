"""Lanes with more events than pixels: a histogram, how many there are, and the few most important ones."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.text import SMALL, TextMeasure
from timeline_app.layout.timeline.crowd import cells, histogram, leaders
from timeline_app.layout.timeline.frame import Frame
from timeline_app.layout.timeline.geometry import LANE_PADDING
from timeline_app.layout.timeline.marks import choose, make_marks
from timeline_app.layout.timeline.plan import Band
from timeline_app.layout.timeline.scene import Cluster, Crowd, Marks

_LABEL_ROOM = 100.0
"""A leader is only drawn where this much of its row is free, so that its label has a chance."""

_CHIP_HALF_HEIGHT = 7.5


class Crowded(NamedTuple):
    """What a crowd is drawn as."""

    crowd: Crowd
    marks: Marks
    clusters: list[Cluster]


def lay_out_crowd(
    frame: Frame,
    band: Band,
    lane_colour: int,
    colours: NDArray[np.int64],
    count_text: Callable[[int], str],
    measure: TextMeasure,
) -> Crowded:
    """Lay out a lane as a crowd; the last row is kept for the counts."""
    edges, counts = histogram(frame.axis, frame.index, band.lane)
    marks = _leading_marks(frame, band, colours)
    clusters = _chips(frame, band, lane_colour, marks, count_text, measure)
    crowd = Crowd(band.lane, frame.band_y(band), band.height, edges, counts)
    return Crowded(crowd, marks, clusters)


def _leading_marks(frame: Frame, band: Band, colours: NDArray[np.int64]) -> Marks:
    index = frame.index
    own = frame.selected[index.lanes_at(frame.selected) == band.lane]
    own = own[(index.start[own] < frame.axis.end) & (index.end[own] > frame.axis.start)]
    ranked = leaders(frame.axis, index, band.lane) if band.tracks > 1 else own[:0]
    ranked = ranked[index.track[ranked] < band.tracks - 1]
    positions = np.concatenate((own, ranked[~np.isin(ranked, own)]))
    marks = make_marks(index, frame.axis, positions, frame.row_y(positions), colours)
    kept = _without_overlaps(marks, len(own))
    kept = kept[np.argsort(index.start[positions[kept]], kind="stable")]
    return choose(marks, kept)


def _without_overlaps(marks: Marks, forced: int) -> NDArray[np.int64]:
    """Return the marks, best first, that leave each other room; the first ``forced`` stay in any case."""
    taken: dict[float, int] = {}
    kept = []
    lefts = np.maximum(marks.left / 8, 0).astype(np.int64).tolist()
    rights = np.maximum((marks.right + _LABEL_ROOM) / 8, 1).astype(np.int64).tolist()
    for i, (left, right, y) in enumerate(zip(lefts, rights, marks.y.tolist(), strict=True)):
        wanted = (1 << (right + 1)) - (1 << left)
        if i < forced or not taken.get(y, 0) & wanted:
            taken[y] = taken.get(y, 0) | wanted
            kept.append(i)
    return np.array(kept, dtype=np.int64)


def _chips(
    frame: Frame,
    band: Band,
    colour: int,
    marks: Marks,
    count_text: Callable[[int], str],
    measure: TextMeasure,
) -> list[Cluster]:
    """Return a count for each cell of time; what began before the window counts with the first."""
    axis, index = frame.axis, frame.index
    edges, counts = cells(axis, index, band.lane)
    edges, counts = edges.copy(), counts.copy()
    edges[0] = -np.inf
    counts[0] += int(frame.lane_counts[band.lane]) - int(counts.sum())
    inside = np.searchsorted(edges, index.start[marks.position], side="right") - 1
    counts -= np.bincount(np.clip(inside, 0, len(counts) - 1), minlength=len(counts))
    y = frame.band_y(band) + band.height - LANE_PADDING - frame.plan.pitch / 2
    chips = []
    for first, last, count in _merged(axis.xs_of(edges).tolist(), edges.tolist(), counts.tolist(), axis.left):
        if not count:
            continue
        text = count_text(count)
        width = measure(text, SMALL) + 12.0
        left, right = max(axis.x_of(first), axis.left), min(axis.x_of(last), axis.right)
        chips.append(
            Cluster(
                (left + right) / 2, y, width, _CHIP_HALF_HEIGHT, count, text, band.lane, colour, first, last,
                is_crowd=True, is_badge=False,
            )
        )  # fmt: skip
    return chips


def _merged(
    xs: list[float], edges: list[float], counts: list[int], left: float
) -> list[tuple[float, float, int]]:
    """Join the cells at the window's edges, of which only a little is seen, to their neighbours."""
    rows = [[edges[i], edges[i + 1], counts[i], max(xs[i], left), xs[i + 1]] for i in range(len(counts))]
    if len(rows) > 1 and rows[0][4] - rows[0][3] < 60:
        rows[1][0], rows[1][2], rows[1][3] = rows[0][0], rows[1][2] + rows[0][2], rows[0][3]
        del rows[0]
    if len(rows) > 1 and rows[-1][4] - rows[-1][3] < 60:
        rows[-2][1], rows[-2][2] = rows[-1][1], rows[-2][2] + rows[-1][2]
        del rows[-1]
    return [(row[0], row[1], int(row[2])) for row in rows]
