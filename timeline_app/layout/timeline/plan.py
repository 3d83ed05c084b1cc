"""Where lanes stand one below the other: decided by data, filter, the reader's arrangement and the height."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.timeline.covered import Covered
from timeline_app.layout.timeline.geometry import (
    BAR_HEIGHT,
    COLLAPSED_HEIGHT,
    LANE_PADDING,
    ROOMY_PITCH,
    SCROLLED_PITCH,
    TIGHT_PADDING,
    TIGHT_PITCH,
    WIDE_PITCH,
)
from timeline_app.layout.timeline.index import TimelineIndex
from timeline_app.layout.timeline.lanes import lane_order
from timeline_app.layout.timeline.packed import find_hosts_again
from timeline_app.layout.timeline.packing import LARGE


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
    """All lanes that are not hidden, from top to bottom, and the distance of rows.

    ``padding`` is what is free above the first and below the last row of a lane.
    ``track`` is each position's row in its lane, ``covered`` says which events stand behind another one.
    """

    bands: tuple[Band, ...]
    pitch: float
    padding: float
    height: float
    track: NDArray[np.uint8]
    covered: Covered

    @property
    def bar_height(self) -> float:
        """The height of a bar."""
        return min(BAR_HEIGHT, self.pitch - 2.0)


NO_ARRANGEMENT: Final = Arrangement()

LEAST_ROWS: Final = 2
"""So many rows a lane keeps however little room there is: one for what lasts, one for what happens."""


def plan_lanes(index: TimelineIndex, arrangement: Arrangement, room: float) -> LanePlan:
    """Place the lanes; ``room`` is the height they can be seen in, and rows may widen or tighten to it.

    Lanes whose events the filter hides are left out, except by category, where an empty lane says something.
    """
    table = index.table
    keys = [lane.key for lane in table.lanes]
    has_events = index.lane_sizes > 0
    if table.by == "category":
        has_events |= index.hidden > 0
    shown = [
        lane
        for lane in lane_order(keys, arrangement.order)
        if keys[lane] not in arrangement.hidden and has_events[lane]
    ]
    folded = {lane for lane in shown if keys[lane] in arrangement.collapsed}
    rows = share_rows(index, [lane for lane in shown if lane not in folded], len(folded), room)
    track, counts = _squeezed(index, rows)
    pitch, padding = _pitch(counts, len(folded), room)
    bands: list[Band] = []
    y = 0.0
    for lane in shown:
        tracks = counts.get(lane, 1)
        height = COLLAPSED_HEIGHT if lane in folded else tracks * pitch + 2 * padding
        bands.append(Band(lane, y, height, tracks, lane in folded))
        y += height
    return LanePlan(tuple(bands), pitch, padding, y, track, _covered(index, track, list(counts), folded))


def _pitch(rows: dict[int, int], folded: int, room: float) -> tuple[float, float]:
    """Return the distance of rows and a lane's padding: tight only where all lanes fit by it."""
    total = sum(rows.values())
    if not total:
        return ROOMY_PITCH, LANE_PADDING
    pitch, tight = (
        float(int(_free(len(rows), folded, room, padding) / total))
        for padding in (LANE_PADDING, TIGHT_PADDING)
    )
    if TIGHT_PITCH <= tight < SCROLLED_PITCH:
        return tight, TIGHT_PADDING
    return min(max(pitch, SCROLLED_PITCH), WIDE_PITCH), LANE_PADDING


def _free(lanes: int, folded: int, room: float, padding: float) -> float:
    """Return how much of the height is left for rows."""
    return room - folded * COLLAPSED_HEIGHT - lanes * 2 * padding


def share_rows(index: TimelineIndex, lanes: list[int], folded: int, room: float) -> dict[int, int]:
    """Return how many rows each lane gets: all it could use, or its share of what is there.

    A matter of height and data, never of the span. Every lane has ``LEAST_ROWS``, or some have one where
    all fit then, and a large one has all of its few; the rest goes to the lanes with most to show where
    the timeline is at home.
    """
    wanted = {lane: index.tracks[lane] for lane in lanes}
    free = int(_free(len(lanes), folded, room, TIGHT_PADDING) / TIGHT_PITCH)
    if sum(wanted.values()) <= free:
        return wanted
    large = index.lane_sizes >= LARGE
    single = {lane: count if large[lane] else 1 for lane, count in wanted.items()}
    least = {lane: max(min(wanted[lane], LEAST_ROWS), count) for lane, count in single.items()}
    rows = single if sum(single.values()) <= free < sum(least.values()) else least
    most_of = least if rows is single else wanted
    weight = np.sqrt(index.visible_counts(*index.home) + 1.0)
    for _ in range(free - sum(rows.values())):
        open_to_more = [lane for lane in lanes if rows[lane] < most_of[lane]]
        most = max(open_to_more, key=lambda lane: weight[lane] / (rows[lane] + 1))
        rows[most] += 1
    return rows


def _squeezed(index: TimelineIndex, rows: dict[int, int]) -> tuple[NDArray[np.uint8], dict[int, int]]:
    """Return each position's row with lanes packed into theirs, and how many rows each lane takes."""
    track, counts = index.track, dict(rows)
    for lane, count in rows.items():
        if count < index.tracks[lane]:
            if track is index.track:
                track = track.copy()
            own = slice(int(index.offsets[lane]), int(index.offsets[lane + 1]))
            track[own], counts[lane] = index.pack_again(lane, count)
    return track, counts


def _covered(index: TimelineIndex, track: NDArray[np.uint8], lanes: list[int], folded: set[int]) -> Covered:
    """Return which events of the small lanes stand behind others; a large lane is a density at most zooms."""
    positions, hosts = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for lane in sorted({*lanes, *folded}):
        first, last = int(index.offsets[lane]), int(index.offsets[lane + 1])
        if last - first < LARGE:
            own = slice(first, last)
            importance = index.columns.importance[index.row[own]]
            rows = np.zeros_like(track[own]) if lane in folded else track[own]
            found = find_hosts_again(index.start[own], index.end[own], rows, importance)
            behind = np.flatnonzero(found != np.arange(last - first))
            positions.append(behind + first)
            hosts.append(found[behind] + first)
    return Covered(np.concatenate(positions), np.concatenate(hosts))
