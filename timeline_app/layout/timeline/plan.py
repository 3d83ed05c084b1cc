"""Where lanes stand one below the other: decided by data, filter, the reader's arrangement and the height."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from timeline_app.layout.timeline.geometry import (
    BAR_HEIGHT,
    COLLAPSED_HEIGHT,
    LANE_PADDING,
    ROOMY_PITCH,
    TIGHT_PITCH,
    WIDE_PITCH,
)
from timeline_app.layout.timeline.index import TimelineIndex
from timeline_app.layout.timeline.lanes import lane_order


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the reader did to the lanes: keys of collapsed and hidden ones, and their order."""

    collapsed: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """One lane's place: ``y`` from the top of all lanes, its height, its rows. In logical pixels."""

    lane: int
    y: float
    height: float
    tracks: int
    collapsed: bool


@dataclass(frozen=True, slots=True)
class LanePlan:
    """All lanes that are not hidden, from top to bottom, and the distance of rows."""

    bands: tuple[Band, ...]
    pitch: float
    height: float

    @property
    def bar_height(self) -> float:
        """The height of a bar."""
        return min(BAR_HEIGHT, self.pitch - 3.0)


NO_ARRANGEMENT: Final = Arrangement()


def plan_lanes(index: TimelineIndex, arrangement: Arrangement, room: float) -> LanePlan:
    """Place the lanes; ``room`` is the height they can be seen in, and rows may widen or tighten to it.

    Lanes whose events the filter hides are left out, except by category, where an empty lane says something.
    """
    table = index.table
    keys = [lane.key for lane in table.lanes]
    has_events = np.diff(index.offsets) > 0
    if table.by == "category":
        has_events |= index.hidden > 0
    shown = [
        lane
        for lane in lane_order(keys, arrangement.order)
        if keys[lane] not in arrangement.hidden and has_events[lane]
    ]
    folded = {lane for lane in shown if keys[lane] in arrangement.collapsed}
    pitch = _pitch(index, [lane for lane in shown if lane not in folded], len(folded), room)
    bands: list[Band] = []
    y = 0.0
    for lane in shown:
        tracks = 1 if lane in folded else index.tracks[lane]
        height = COLLAPSED_HEIGHT if lane in folded else tracks * pitch + 2 * LANE_PADDING
        bands.append(Band(lane, y, height, tracks, lane in folded))
        y += height
    return LanePlan(tuple(bands), pitch, y)


def _pitch(index: TimelineIndex, lanes: list[int], folded: int, room: float) -> float:
    tracks = sum(index.tracks[lane] for lane in lanes)
    if not tracks:
        return ROOMY_PITCH
    free = room - folded * COLLAPSED_HEIGHT - len(lanes) * 2 * LANE_PADDING
    return min(max(float(int(free / tracks)), TIGHT_PITCH), WIDE_PITCH)
