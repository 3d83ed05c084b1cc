"""Crowds: lanes that hold more than can be drawn one by one, as a histogram, counts and a few leaders."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.axis import TimeAxis
from timeline_app.layout.timeline.clusters import cell_days
from timeline_app.layout.timeline.index import TimelineIndex

BIN: Final = 4.0
"""Bins of a crowd's histogram are this to twice this wide, in pixels."""

CELL: Final = 96.0
"""Each count of a crowd speaks for a stretch of time this to twice this wide, in pixels."""

_LEADERS: Final = 6
"""How many of the most important events of a cell are tried one by one."""

_POOL: Final = 240
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


def leaders(axis: TimeAxis, index: TimelineIndex, lanes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return positions of the most important events of some lanes that begin in view, best first.

    A few a cell of time, out of the largest tier that has few enough of the lane's events in view: so the
    cost does not grow with the lanes, and panning does not change who leads.
    """
    pools = [_pool(axis, index, lane) for lane in lanes.tolist()]
    pool = np.concatenate(pools) if pools else np.empty(0, dtype=np.int64)
    if not len(pool):
        return pool
    start = index.start[pool]
    importance = index.columns.importance[index.row[pool]]
    length = np.minimum(index.end[pool] - start, 1e9)
    lane = np.repeat(np.arange(len(pools)), [len(own) for own in pools])
    cell = lane * 4096 + (
        np.floor(start / cell_days(axis, CELL)) - np.floor(axis.start / cell_days(axis, CELL))
    )
    order = np.lexsort((pool, -length, -importance.astype(np.int64), cell))
    cell = cell[order]
    at = np.arange(len(order))
    first = np.concatenate(([True], cell[1:] != cell[:-1]))
    place = at - np.maximum.accumulate(np.where(first, at, 0))
    kept = order[place < _LEADERS]
    best: NDArray[np.int64] = pool[kept[np.argsort(-importance[kept].astype(np.int64), kind="stable")]]
    return best


def _pool(axis: TimeAxis, index: TimelineIndex, lane: int) -> NDArray[np.int64]:
    for tier in index.tiers:
        low, high = int(tier.offsets[lane]), int(tier.offsets[lane + 1])
        first, last = (low + np.searchsorted(tier.starts[low:high], axis.span)).tolist()
        if last - first <= _POOL:
            return tier.positions[first:last].astype(np.int64)
    if index.tiers:
        return np.empty(0, dtype=np.int64)
    # A dataset too small to have tiers is small enough to look at whole.
    found = index.overlapping(axis.start, axis.end, np.array([lane]))
    return found[index.start[found] >= axis.start]
