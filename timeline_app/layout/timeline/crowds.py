"""Lanes with more events than pixels: a histogram, how many there are, and the few most important ones."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.text import SMALL, TextMeasure
from timeline_app.layout.timeline.crowd import cells, histogram, leaders
from timeline_app.layout.timeline.frame import Frame
from timeline_app.layout.timeline.geometry import LANE_PADDING
from timeline_app.layout.timeline.marks import choose, make_marks
from timeline_app.layout.timeline.plan import Band
from timeline_app.layout.timeline.scene import Cluster, Crowd, Marks

_LABEL_ROOM: Final = 100.0
"""A leader is only drawn where this much of its row is free, so that its label has a chance."""

_STEP: Final = 8.0
"""Rows are booked in steps of so many pixels."""

_CHIP_HALF_HEIGHT: Final = 7.5
_CHIP_PADDING: Final = 12.0
_NARROW_CELL: Final = 60.0
"""Of a cell at the window's edge at least so many pixels must be seen for it to have its own count."""


class Crowded(NamedTuple):
    """What crowds are drawn as."""

    crowds: list[Crowd]
    marks: Marks
    clusters: list[Cluster]


def lay_out_crowds(
    frame: Frame,
    bands: Sequence[Band],
    lane_colours: NDArray[np.int64],
    colours: NDArray[np.int64],
    count_text: Callable[[int], str],
    measure: TextMeasure,
) -> Crowded:
    """Lay out lanes as crowds; the last row of each is kept for the counts."""
    marks = _leading_marks(frame, bands, colours)
    crowds, clusters = [], []
    for band in bands:
        edges, counts = histogram(frame.axis, frame.index, band.lane)
        crowds.append(Crowd(band.lane, frame.band_y(band), band.height, edges, counts))
        own = frame.index.start[marks.position[marks.lane == band.lane]]
        clusters += _chips(frame, band, int(lane_colours[band.lane]), own, count_text, measure)
    return Crowded(crowds, marks, clusters)


def _leading_marks(frame: Frame, bands: Sequence[Band], colours: NDArray[np.int64]) -> Marks:
    """Return the selected events and those leaders that leave each other room."""
    index, axis = frame.index, frame.axis
    own = frame.selected[np.isin(index.lanes_at(frame.selected), [band.lane for band in bands])]
    own = own[(index.start[own] < axis.end) & (index.end[own] > axis.start)]
    last_track = np.zeros(index.lane_count, dtype=np.int64)
    for band in bands:
        last_track[band.lane] = band.tracks - 1
    ranked = leaders(axis, index, np.array([band.lane for band in bands], dtype=np.int64))
    ranked = ranked[index.track[ranked] < last_track[index.lanes_at(ranked)]]
    positions = np.concatenate((own, ranked[~np.isin(ranked, own)]))
    marks = make_marks(index, axis, positions, frame.row_y(positions), colours)
    kept = _without_overlaps(marks, len(own))
    return choose(marks, kept[np.argsort(index.start[positions[kept]], kind="stable")])


def _without_overlaps(marks: Marks, forced: int) -> NDArray[np.int64]:
    """Return the marks, best first, that leave each other room; the first ``forced`` stay in any case."""
    taken: dict[float, int] = {}
    kept = []
    lefts = np.maximum(marks.left / _STEP, 0).astype(np.int64).tolist()
    rights = np.maximum((marks.right + _LABEL_ROOM) / _STEP, 1).astype(np.int64).tolist()
    for i, (left, right, y) in enumerate(zip(lefts, rights, marks.y.tolist(), strict=True)):
        wanted = (1 << (right + 1)) - (1 << left)
        booked = taken.get(y, 0)
        if i < forced or not booked & wanted:
            taken[y] = booked | wanted
            kept.append(i)
    return np.array(kept, dtype=np.int64)


def _chips(
    frame: Frame,
    band: Band,
    colour: int,
    drawn: NDArray[np.float64],
    count_text: Callable[[int], str],
    measure: TextMeasure,
) -> list[Cluster]:
    """Return a count for each cell of time; what began before the window counts with the first.

    ``drawn`` are the starts of the lane's events that are drawn one by one and need not be counted.
    """
    axis = frame.axis
    edges, counts = cells(axis, frame.index, band.lane)
    edges[0] = -np.inf
    counts[0] += int(frame.lane_counts[band.lane]) - int(counts.sum())
    inside = np.searchsorted(edges, drawn, side="right") - 1
    counts -= np.bincount(np.clip(inside, 0, len(counts) - 1), minlength=len(counts))
    y = frame.band_y(band) + band.height - LANE_PADDING - frame.plan.pitch / 2
    chips = []
    for cell in _merged(axis.xs_of(edges).tolist(), edges.tolist(), counts.tolist(), axis.left):
        if not cell.count_of:
            continue
        text = count_text(cell.count_of)
        text_width = measure(text, SMALL)
        chips.append(
            Cluster(
                (cell.left + cell.right) / 2, y, text_width + _CHIP_PADDING, _CHIP_HALF_HEIGHT, cell.count_of,
                text, text_width, band.lane, colour, cell.first, cell.last, is_crowd=True, is_badge=False,
            )
        )  # fmt: skip
    return chips


class _Cell(NamedTuple):
    first: float
    last: float
    count_of: int
    left: float
    right: float


def _merged(xs: list[float], edges: list[float], counts: list[int], left: float) -> list[_Cell]:
    """Join the cells at the window's edges, of which only a little is seen, to their neighbours."""
    made = [_Cell(edges[i], edges[i + 1], counts[i], max(xs[i], left), xs[i + 1]) for i in range(len(counts))]
    if len(made) > 1 and made[0].right - made[0].left < _NARROW_CELL:
        made[:2] = [_join(made[0], made[1])]
    if len(made) > 1 and made[-1].right - made[-1].left < _NARROW_CELL:
        made[-2:] = [_join(made[-2], made[-1])]
    return made


def _join(one: _Cell, other: _Cell) -> _Cell:
    return _Cell(one.first, other.last, one.count_of + other.count_of, one.left, other.right)
