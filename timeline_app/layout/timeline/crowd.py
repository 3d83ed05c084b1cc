"""Crowds: lanes that hold more than can be drawn one by one, as a histogram, counts and a few leaders."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.axis import TimeAxis
from timeline_app.layout.timeline.clusters import cell_days
from timeline_app.layout.timeline.index import TimelineIndex
from timeline_app.layout.timeline.search import ranks, take_ranges

BIN: Final = 3.0
"""Bins of a crowd's histogram are this to twice this wide, in pixels."""

CELL: Final = 96.0
"""Each count of a crowd speaks for a stretch of time this to twice this wide, in pixels."""

_LEADERS: Final = 6
"""How many of the most important events of a cell are tried one by one."""

_POOL: Final = 400
"""From how many candidates a lane's leaders are chosen, at most."""

SPACING: Final = 18.0
"""A row holds, on average, at most one event in so many pixels; with more, the lane is a crowd."""


def crowd_limit(axis: TimeAxis, tracks: int) -> int:
    """Return how many events a lane may hold before it is drawn as a crowd: a matter of pixels."""
    return max(int(axis.width * tracks / SPACING), 32)


def _edges(axis: TimeAxis, days: float) -> NDArray[np.float64]:
    """Return the cell boundaries that cover the axis, as instants."""
    return np.arange(np.floor(axis.start / days), np.ceil(axis.end / days) + 1) * days


def begin_counts(index: TimelineIndex, lane: int, edges: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return how many events of a lane begin between neighbouring instants."""
    first, last = int(index.offsets[lane]), int(index.offsets[lane + 1])
    counts: NDArray[np.int64] = np.diff(np.searchsorted(index.starts[first:last], edges))
    return counts


def histogram(
    axis: TimeAxis, index: TimelineIndex, lane: int
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return (edges in pixels, how many events begin in each bin), seen ones only.

    Bins begin at whole multiples of their length in time, so they do not shimmer while one pans.
    """
    edges = np.clip(_edges(axis, cell_days(axis, BIN)), axis.start, axis.end)
    return axis.xs_of(edges), begin_counts(index, lane, edges)


def cells(axis: TimeAxis, index: TimelineIndex, lane: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return (edges as instants, how many events begin in each cell), seen ones only."""
    edges = np.clip(_edges(axis, cell_days(axis, CELL)), axis.start, axis.end)
    return edges, begin_counts(index, lane, edges)


def leaders(axis: TimeAxis, index: TimelineIndex, lane: int) -> NDArray[np.int64]:
    """Return positions of the most important events that begin in view, a few a cell, best first.

    They come from the largest tier that has few enough of them in view, so the cost does not grow with
    the lane.
    """
    pool = _pool(axis, index, lane)
    if not len(pool):
        return pool
    cell = np.floor(index.start[pool] / cell_days(axis, CELL))
    importance = index.columns.importance[index.row[pool]].astype(np.float64)
    length = np.minimum(index.end[pool] - index.start[pool], 1e9)
    order = np.lexsort((pool, -length, -importance, cell))
    cell = cell[order]
    first = np.concatenate(([True], cell[1:] != cell[:-1]))
    place = np.arange(len(order)) - np.maximum.accumulate(np.where(first, np.arange(len(order)), 0))
    kept = order[place < _LEADERS]
    return pool[kept[np.argsort(-importance[kept], kind="stable")]]


def _pool(axis: TimeAxis, index: TimelineIndex, lane: int) -> NDArray[np.int64]:
    found = np.empty(0, dtype=np.int64)
    for tier in index.tiers:
        low, high = tier.offsets[lane : lane + 1], tier.offsets[lane + 1 : lane + 2]
        first = ranks(tier.starts, low, high, axis.start)
        last = ranks(tier.starts, low, high, axis.end)
        if int((last - first)[0]) <= _POOL:
            return tier.positions[take_ranges(first, last)].astype(np.int64)
    if not index.tiers:
        # A dataset too small to have tiers is small enough to look at whole.
        found = index.overlapping(axis.start, axis.end, np.array([lane]))
    return found[index.start[found] >= axis.start]
