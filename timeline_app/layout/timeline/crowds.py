"""Lanes with more events than pixels: a histogram, how many there are, and the few most important ones."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.text import SMALL, TextMeasure
from timeline_app.layout.timeline.crowd import Grid, begun_before, grid_of, leaders
from timeline_app.layout.timeline.frame import Frame
from timeline_app.layout.timeline.geometry import WIDE
from timeline_app.layout.timeline.marks import choose, make_marks
from timeline_app.layout.timeline.plan import Band
from timeline_app.layout.timeline.scene import Clusters, Crowd, Marks
from timeline_app.layout.timeline.search import among

_LABEL_ROOM: Final = 100.0
"""A leader is only drawn where this much of its row is free, so that its label has a chance."""

_STEP: Final = 8.0
"""Rows are booked in steps of so many pixels."""

_TALL: Final = 0.82
"""How much of a lane's height its densest bin fills."""

_IN_COMMON: Final = 8
"""So many neighbouring bins of a histogram share a rectangle."""

_MOST_SELECTED: Final = 200
"""So many selected events are drawn whatever they lie over; of more, those that find room."""

_CHIP_HALF_HEIGHT: Final = 7.5
_CHIP_PADDING: Final = 12.0


class Crowded(NamedTuple):
    """What crowds are drawn as."""

    crowds: list[Crowd]
    marks: Marks
    clusters: Clusters


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
    grid = grid_of(frame.axis)
    begun = np.stack([begun_before(frame.index, band.lane, grid.edges) for band in bands])
    counts = np.diff(begun[:, grid.cells], axis=1) - _drawn_counts(frame, bands, grid, marks)
    # What began before the window counts with the first.
    held = frame.lane_counts[[band.lane for band in bands]]
    counts[:, 0] += held - (begun[:, -1] - begun[:, 0])
    chips = _chips(frame, bands, lane_colours, grid, counts, count_text, measure)
    return Crowded(_histograms(frame, bands, grid, np.diff(begun, axis=1)), marks, chips)


def _drawn_counts(frame: Frame, bands: Sequence[Band], grid: Grid, marks: Marks) -> NDArray[np.int64]:
    """Return how many events of each lane and cell are drawn one by one, shape (lanes, cells)."""
    cells = len(grid.cells) - 1
    number = np.zeros(frame.index.lane_count, dtype=np.int64)
    number[[band.lane for band in bands]] = np.arange(len(bands))
    starts = frame.index.start[marks.position]
    cell = np.searchsorted(grid.edges[grid.cells[1:-1]], starts, side="right")
    return np.bincount(number[marks.lane] * cells + cell, minlength=len(bands) * cells).reshape(-1, cells)


def _histograms(frame: Frame, bands: Sequence[Band], grid: Grid, counts: NDArray[np.int64]) -> list[Crowd]:
    """Return the histograms of all crowds; each is as high as its own densest bin."""
    # The cube root shows single events beside thousands; only the counts are meant to be read as numbers.
    share = np.cbrt(counts / np.maximum(counts.max(axis=1, keepdims=True), 1))
    tall = np.array([[band.height] for band in bands])
    floor = np.array([[frame.band_y(band) + band.height] for band in bands])
    heights = np.ceil(share * tall * _TALL)
    edges = np.rint(grid.xs)
    # What neighbouring bins have in common is one rectangle, for one wide rectangle takes less than eight
    # narrow ones that are as high; then only what rises above it is left.
    first = np.arange(0, heights.shape[1], _IN_COMMON)
    common = np.minimum.reduceat(heights, first, axis=1)
    lengths = np.diff(first, append=heights.shape[1])
    rest = heights - np.repeat(common, lengths, axis=1)
    bars = np.concatenate(
        (
            _rects(edges[first], edges[first + lengths], floor - common, common),
            _rects(edges[:-1], edges[1:], floor - heights, rest),
        ),
        axis=1,
    )
    seen = (bars[:, :, 2] > 0) & (bars[:, :, 3] > 0)
    return [
        Crowd(band.lane, frame.band_y(band), band.height, own[kept])
        for band, own, kept in zip(bands, bars, seen, strict=True)
    ]


def _rects(
    left: NDArray[np.float64],
    right: NDArray[np.float64],
    top: NDArray[np.float64],
    height: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return left, top, width, height; ``left`` and ``right`` are shared by all rows of the others."""
    rects = np.empty((*height.shape, 4))
    rects[:, :, 0], rects[:, :, 1], rects[:, :, 2], rects[:, :, 3] = left, top, right - left, height
    return rects


def _leading_marks(frame: Frame, bands: Sequence[Band], colours: NDArray[np.int64]) -> Marks:
    """Return the selected events and those leaders that leave each other room."""
    index, axis = frame.index, frame.axis
    last_track = np.full(index.lane_count, -1, dtype=np.int64)
    for band in bands:
        last_track[band.lane] = band.tracks - 1
    own = frame.selected[last_track[index.lanes_at(frame.selected)] >= 0]
    own = own[(index.start[own] < axis.end) & (index.end[own] > axis.start)]
    forced = len(own)
    if forced > _MOST_SELECTED:
        # A whole lane may be selected: then they leave each other room, as those do that lead it.
        above = frame.plan.track[own] < last_track[index.lanes_at(own)]
        own, forced = _best_of_each_place(frame, own[above]), 0
    ranked = leaders(axis, index, {band.lane: int(frame.lane_counts[band.lane]) for band in bands})
    ranked = ranked[frame.plan.track[ranked] < last_track[index.lanes_at(ranked)]]
    positions = np.concatenate((own, ranked[~among(ranked, own)]))
    marks = make_marks(index, axis, positions, frame.row_y(positions), colours)
    kept = _without_overlaps(marks, forced)
    return choose(marks, kept[np.argsort(index.start[positions[kept]], kind="stable")])


def _best_of_each_place(frame: Frame, positions: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the most important event of each stretch of each row, best first: of thousands a few hundred."""
    index, axis = frame.index, frame.axis
    importance = index.columns.importance[index.row[positions]].astype(np.int64)
    place = np.maximum(axis.xs_of(index.start[positions]) - axis.left, 0.0) // _LABEL_ROOM
    row = index.lanes_at(positions) * 256 + frame.plan.track[positions]
    key = row * WIDE + place
    order = np.lexsort((-importance, key))
    first = np.flatnonzero(np.diff(key[order], prepend=-1))
    best = order[first]
    return positions[best[np.argsort(-importance[best], kind="stable")]]


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
    bands: Sequence[Band],
    lane_colours: NDArray[np.int64],
    grid: Grid,
    counts: NDArray[np.int64],
    count_text: Callable[[int], str],
    measure: TextMeasure,
) -> Clusters:
    """Return a count for each cell of time that holds events which are not drawn one by one.

    ``counts`` has a row a lane and a column a cell.
    """
    which, cell = np.nonzero(counts)
    sizes = counts[which, cell]
    below = frame.plan.padding + frame.plan.pitch / 2
    y = np.array([frame.band_y(band) + band.height - below for band in bands])
    lane = np.array([band.lane for band in bands], dtype=np.int64)[which]
    instants, xs = grid.edges[grid.cells], grid.xs[grid.cells]
    instants[0] = -np.inf
    texts = tuple(count_text(size) for size in sizes.tolist())
    text_widths = np.array([measure(text, SMALL) for text in texts])
    return Clusters(
        x=((xs[1:] + xs[:-1]) / 2)[cell],
        y=y[which],
        width=text_widths + _CHIP_PADDING,
        radius=np.full(len(texts), _CHIP_HALF_HEIGHT),
        size=sizes,
        text=texts,
        text_width=text_widths,
        lane=lane,
        colour=lane_colours[lane],
        first=instants[cell],
        last=instants[cell + 1],
        is_crowd=np.ones(len(texts), dtype=np.bool_),
        is_badge=np.zeros(len(texts), dtype=np.bool_),
    )
