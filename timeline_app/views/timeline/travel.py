"""From event to event: which one comes next in time, which is nearest in another lane."""

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.timeline.index import TimelineIndex
from timeline_app.layout.timeline.plan import LanePlan


def lanes_shown(index: TimelineIndex, plan: LanePlan) -> NDArray[np.bool_]:
    """Return which lanes are not hidden, shape (lanes,)."""
    shown = np.zeros(index.lane_count, dtype=np.bool_)
    shown[[band.lane for band in plan.bands]] = True
    return shown


def row_beside(index: TimelineIndex, row: int, by: int, shown: NDArray[np.bool_]) -> int:
    """Return the row before (``by`` -1) or after (1) a row in time, among those shown; -1 for none."""
    block = 1024
    at = row + by
    while 0 <= at < len(index.columns):
        rows = np.arange(at, min(at + block, len(index.columns)) if by > 0 else max(at - block, -1), by)
        found = rows[_is_shown(index, rows, shown)]
        if len(found):
            return int(found[0])
        at += by * block
        block *= 2
    return -1


def _is_shown(index: TimelineIndex, rows: NDArray[np.int64], shown: NDArray[np.bool_]) -> NDArray[np.bool_]:
    passes: NDArray[np.bool_] = index.position_of_row[rows] >= 0
    return passes & shown[index.table.lane_of_row[rows]]


def first_row_from(index: TimelineIndex, instant: float, shown: NDArray[np.bool_]) -> int:
    """Return the first row shown that begins at or after an instant, else the last before; -1 for none."""
    at = int(np.searchsorted(index.columns.start, instant))
    found = row_beside(index, at - 1, 1, shown)
    return found if found >= 0 else row_beside(index, at, -1, shown)


def position_near(index: TimelineIndex, lane: int, instant: float) -> int:
    """Return the position of the event of a lane that begins nearest to an instant, -1 in an empty lane."""
    candidates = []
    for segment in np.flatnonzero(index.segment_lane == lane).tolist():
        first, last = int(index.segment_first[segment]), int(index.segment_last[segment])
        at = first + int(np.searchsorted(index.start[first:last], instant))
        candidates += [position for position in (at - 1, at) if first <= position < last]
    if not candidates:
        return -1
    starts = np.clip(index.start[candidates], -1e12, 1e12)
    return int(candidates[int(np.argmin(np.abs(starts - instant)))])


def position_beyond_lane(
    index: TimelineIndex, plan: LanePlan, lane: int | None, by: int, instant: float
) -> int:
    """Return the event nearest in time in the next lane down (``by`` 1) or up (-1) that has one, -1: none."""
    lanes = [band.lane for band in plan.bands if not band.collapsed]
    at = lanes.index(lane) + by if lane in lanes else (0 if by > 0 else len(lanes) - 1)
    while 0 <= at < len(lanes):
        position = position_near(index, lanes[at], instant)
        if position >= 0:
            return position
        at += by
    return -1
