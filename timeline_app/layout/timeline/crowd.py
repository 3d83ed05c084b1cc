"""Crowds: lanes that hold more than can be drawn one by one, as a histogram, counts and a few leaders."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.axis import Span, TimeAxis
from timeline_app.layout.timeline.clusters import cell_days
from timeline_app.layout.timeline.index import TimelineIndex
from timeline_app.layout.timeline.tiers import SHARE, Tier

BIN: Final = 8.0
"""Bins of a crowd's histogram are this to twice this wide, in pixels."""

CELL: Final = 120.0
"""Each count of a crowd speaks for a stretch of time this to twice this wide, in pixels."""

_MOST_BINS: Final = 180
"""A lane's histogram has at most so many bins, on the widest of screens."""

_NARROW_CELL: Final = 60.0
"""Of a cell at the window's edge at least so many pixels must be seen for it to have its own count."""

_LEADERS: Final = 2
"""How many of the most important events of a cell are tried one by one."""

_POOL: Final = 100
"""From how many candidates a lane's leaders are chosen, at most."""

SPACING: Final = 24.0
"""A row holds, on average, at most one event in so many pixels; with more, the lane is a crowd."""


def crowd_limit(axis: TimeAxis, tracks: int) -> int:
    """Return how many events a lane may hold before it is drawn as a crowd: a matter of pixels."""
    return max(int(axis.width * tracks / SPACING), 32)


@dataclass(frozen=True, slots=True)
class Grid:
    """How time is cut up for crowds, the same for every lane.

    ``edges`` are instants, shape (bins + 1,), the window's own at both ends; ``xs`` their pixels.
    ``cells`` are indexes into ``edges``: a count speaks for the bins from one to the next.
    """

    edges: NDArray[np.float64]
    xs: NDArray[np.float64]
    cells: NDArray[np.int64]


def grid_of(axis: TimeAxis) -> Grid:
    """Cut the window up. Bins begin at whole multiples of their length, so they stay put while one pans."""
    days = cell_days(axis, max(BIN, axis.width / _MOST_BINS))
    cell = max(cell_days(axis, CELL), days)
    first, last = np.floor(axis.start / days), np.ceil(axis.end / days)
    number = np.arange(first, last + 1)
    edges = np.clip(number * days, axis.start, axis.end)
    inner = np.flatnonzero(number[1:-1] % round(cell / days) == 0) + 1
    xs = axis.xs_of(edges)
    # Of a cell at the window's edge that is hardly seen the neighbour speaks.
    seen = (xs[inner] - axis.left >= _NARROW_CELL) & (axis.right - xs[inner] >= _NARROW_CELL)
    cells = np.concatenate(([0], inner[seen], [len(edges) - 1]))
    return Grid(edges, xs, cells.astype(np.int64))


def begun_before(index: TimelineIndex, lane: int, edges: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return how many events of a lane begin before each instant."""
    first, last = int(index.offsets[lane]), int(index.offsets[lane + 1])
    return np.searchsorted(index.starts[first:last], edges)


def leaders(axis: TimeAxis, index: TimelineIndex, counts: Mapping[int, int]) -> NDArray[np.int64]:
    """Return positions of the most important events of some lanes that begin in view, best first.

    ``counts`` says of each lane about how many are in view.

    A few a cell of time, out of the largest tier that has few enough of the lane's events in view: so the
    cost does not grow with the lanes, and panning does not change who leads.
    """
    pools = [_pool(axis, index, lane, many) for lane, many in counts.items()]
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


def _pool(axis: TimeAxis, index: TimelineIndex, lane: int, many: int) -> NDArray[np.int64]:
    """Return a lane's events in view from the largest tier that has few enough; ``many`` are in view."""
    if not index.tiers:
        # A dataset too small to have tiers is small enough to look at whole.
        found = index.overlapping(axis.start, axis.end, np.array([lane]))
        return found[index.start[found] >= axis.start]
    # Each tier holds about a fourth of the one below: begin where that says it may be few enough.
    at = min(max(math.ceil(math.log(max(many, 1) / _POOL, SHARE)) - 1, 0), len(index.tiers) - 1)
    best, (first, last) = at, _range_in(index.tiers[at], lane, axis.span)
    while last - first > _POOL:
        best += 1
        if best == len(index.tiers):
            return np.empty(0, dtype=np.int64)
        first, last = _range_in(index.tiers[best], lane, axis.span)
    while best <= at and best:
        larger = _range_in(index.tiers[best - 1], lane, axis.span)
        if larger[1] - larger[0] > _POOL:
            break
        best, (first, last) = best - 1, larger
    return index.tiers[best].positions[first:last].astype(np.int64)


def _range_in(tier: Tier, lane: int, span: Span) -> tuple[int, int]:
    """Return from where to where a tier holds events of a lane that begin in a span."""
    low, high = int(tier.offsets[lane]), int(tier.offsets[lane + 1])
    first, last = tier.starts[low:high].searchsorted(span).tolist()
    return low + first, low + last
