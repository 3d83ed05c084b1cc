"""Groups that would lie over each other's numbers become one: at a badge, and from row to row."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.axis import TimeAxis
from timeline_app.layout.timeline.clusters import DISC, POINT, Groups, cell_days
from timeline_app.layout.timeline.geometry import WIDE

BADGE_ROOM: Final = 34.0
"""So much of a bar's beginning its badge takes, in pixels."""

_SHORT: Final = 64.0
"""A shorter bar that has a badge counts all points on it: there is no room beside the badge."""

_ONE_PLACE: Final = 6.0
"""Discs of neighbouring rows are one when their middles are nearer than this, in pixels."""

_ROWS_APART: Final = 2


def gather(
    groups: Groups,
    axis: TimeAxis,
    row: NDArray[np.int64],
    start: NDArray[np.float64],
    left: NDArray[np.float64],
    right: NDArray[np.float64],
    is_point: NDArray[np.bool_],
    stands_out: NDArray[np.bool_],
    behind: NDArray[np.bool_],
) -> Groups:
    """Join points to the badge they lie on, and discs of neighbouring rows at one place to each other.

    Arguments as :func:`group_by_place` has them; ``stands_out`` says which points are drawn whatever they
    share their place with. Where such a one stands on a bar, the points it hides count with the bar. What
    is ``behind`` another bar is counted and not seen.
    """
    sizes = groups.sizes
    if len(groups.order) == len(sizes):
        return groups
    order, begin = groups.order, groups.first[:-1]
    points_only = np.logical_and.reduceat(is_point[order], begin)
    movable = points_only & ~np.logical_or.reduceat((stands_out & is_point)[order], begin)
    unseen = behind[order] | (is_point[order] & ~points_only.repeat(sizes))
    low = np.minimum.reduceat(np.where(unseen, np.inf, left[order]), begin)
    high = np.maximum.reduceat(np.where(behind[order], -np.inf, right[order]), begin)
    middle = np.add.reduceat((left + right)[order] / 2, begin) / sizes
    until = np.maximum(low + BADGE_ROOM, np.where(high - low < _SHORT, high, -np.inf))
    # The badge of a point that stands out is beside it.
    until = np.where(points_only, high + BADGE_ROOM, until)
    target = _at_badges(sizes, row[order[begin]], low, until, middle, movable)
    # What has joined a badge is no disc any more.
    discs = np.flatnonzero(movable & (sizes > 1) & (target == np.arange(len(target))))
    if len(discs) > 1:
        cell = np.floor(np.maximum(start[order[begin[discs]]], axis.start) / cell_days(axis))
        target[discs] = discs[_across_rows(row[order[begin[discs]]], middle[discs], cell)]
    each = np.repeat(target, sizes)
    starred = points_only & ~movable & (sizes > 1)
    if starred.any():
        under = _bars_under(row[order[begin]], low, high, middle, points_only)
        hidden = np.repeat(starred & (under >= 0), sizes) & ~stands_out[order]
        each = np.where(hidden, np.repeat(under, sizes), each)
    return joined(groups, each)


def _bars_under(
    row: NDArray[np.int64],
    low: NDArray[np.float64],
    high: NDArray[np.float64],
    middle: NDArray[np.float64],
    points_only: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Return for each group the group of the bar it stands on, -1 for none."""
    bar = _last_begun(np.flatnonzero(~points_only), row, low, middle)
    return np.where((bar >= 0) & (middle <= high[bar]), bar, -1)


def _at_badges(
    sizes: NDArray[np.int64],
    row: NDArray[np.int64],
    low: NDArray[np.float64],
    until: NDArray[np.float64],
    middle: NDArray[np.float64],
    movable: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Return for each group the one whose badge its points lie on, or its own; badges reach ``until``."""
    reach = np.where(sizes > 1, DISC, POINT)
    badge = _last_begun(np.flatnonzero((sizes > 1) & ~movable), row, low, middle + reach)
    lies_on = movable & (badge >= 0) & (middle - reach < until[badge])
    return np.where(lies_on, badge, np.arange(len(row)))


def _last_begun(
    chosen: NDArray[np.int64], row: NDArray[np.int64], low: NDArray[np.float64], x: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Return for each group the last of the chosen ones that begins in its row by ``x``, -1 for none."""
    if not len(chosen):
        return np.full(len(row), -1, dtype=np.int64)
    keys = row[chosen] * WIDE + low[chosen]
    sorting = np.argsort(keys, kind="stable")
    at = np.searchsorted(keys[sorting], row * WIDE + x, side="right") - 1
    found = chosen[sorting[np.maximum(at, 0)]]
    return np.where((at >= 0) & (row[found] == row), found, -1)


def _across_rows(
    row: NDArray[np.int64], middle: NDArray[np.float64], cell: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Return for each disc the first of those it shares its place with, rows apart."""
    lane = row // 256
    order = np.lexsort((row, np.rint(middle), lane))
    row, middle, cell, lane = row[order], middle[order], cell[order], lane[order]
    one = (lane[1:] == lane[:-1]) & (cell[1:] == cell[:-1]) & (middle[1:] - middle[:-1] < _ONE_PLACE)
    one &= np.abs(row[1:] - row[:-1]) <= _ROWS_APART
    first = np.concatenate(([0], np.where(one, 0, np.arange(1, len(row)))))
    out = np.empty(len(row), dtype=np.int64)
    out[order] = order[np.maximum.accumulate(first)]
    return out


def joined(groups: Groups, run: NDArray[np.int64]) -> Groups:
    """Return the groups with each event in the run that is asked for; runs come by their number."""
    sorting = np.argsort(run, kind="stable")
    run = run[sorting]
    first = np.concatenate(([0], np.flatnonzero(run[1:] != run[:-1]) + 1, [len(run)])).astype(np.int64)
    return Groups(groups.order[sorting], first)
