"""The timeline's index: events sorted into lanes and rows, built once for a filter, asked each frame."""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.timeline.lanes import LaneTable
from timeline_app.layout.timeline.packed import pack_rows_again
from timeline_app.layout.timeline.packing import LARGE, RowLimits, limits_for
from timeline_app.layout.timeline.search import ranks, take_ranges
from timeline_app.layout.timeline.tiers import Tier, build_tiers
from timeline_app.model.columns import EventColumns
from timeline_app.model.extent import shown_extent
from timeline_app.model.report import Report, unheard

HOME_PIXELS: Final = 900.0
"""The width the home span is thought to have when rows are made roomy enough for labels."""

_LABEL_PIXELS: Final = (22.0, 6.4, 200.0)
"""Room for a label at the home scale: glyph and gap, then so much a byte of title, at most so much."""

_FEW_LANES: Final = 40
"""Up to so many lanes are asked one by one; more of them all at once."""

_LONG_PIXELS: Final = 200.0
"""Events longer than this at the home scale lie in the first rows of their lane."""

_CLASS_STEP: Final = 4.0
"""Large lanes sort events by length in classes, each so many times longer than the one before."""


@dataclass(frozen=True, slots=True)
class TimelineIndex:
    """Events in lanes and rows. An event's *position* is its index in the first four arrays.

    Positions run by lane, in large lanes by class of length, then by start; ``offsets``, shape
    (lanes + 1,), says where lanes begin. ``row`` is an event's row in the columns, ``track`` its row in
    the lane, ``tracks`` how many a lane has. ``starts`` and ``ends`` hold each lane's starts and ends,
    each sorted. A segment is a stretch of positions sorted by start with no event longer than
    ``segment_longest`` days. ``position_of_row`` is -1 for what the filter hides.
    """

    columns: EventColumns
    table: LaneTable
    row: NDArray[np.int32]
    start: NDArray[np.float64]
    end: NDArray[np.float64]
    track: NDArray[np.uint8]
    offsets: NDArray[np.int64]
    tracks: tuple[int, ...]
    starts: NDArray[np.float64]
    ends: NDArray[np.float64]
    segment_first: NDArray[np.int64]
    segment_last: NDArray[np.int64]
    segment_longest: NDArray[np.float64]
    segment_lane: NDArray[np.int64]
    tiers: tuple[Tier, ...]
    position_of_row: NDArray[np.int32]
    hidden: NDArray[np.int64]
    home: tuple[float, float]

    def __len__(self) -> int:
        return len(self.row)

    @property
    def lane_count(self) -> int:
        """How many lanes there are."""
        return len(self.offsets) - 1

    @property
    def lane_sizes(self) -> NDArray[np.int64]:
        """How many events each lane has, shape (lanes,)."""
        return self.offsets[1:] - self.offsets[:-1]

    @property
    def nbytes(self) -> int:
        """How much memory the index takes, the columns aside."""
        own = (
            self.row, self.start, self.end, self.track, self.starts, self.ends, self.position_of_row,
            self.table.lane_of_row,
        )  # fmt: skip
        return sum(array.nbytes for array in own) + sum(tier.nbytes for tier in self.tiers)

    def visible_counts(self, first: float, last: float) -> NDArray[np.int64]:
        """Return how many events of each lane overlap the span, exactly, shape (lanes,)."""
        if self.lane_count > _FEW_LANES:
            low, high = self.offsets[:-1], self.offsets[1:]
            over = ranks(self.ends, low, high, first, right=True)
            return ranks(self.starts, low, high, last) - over
        counts = [
            int(self.starts[low:high].searchsorted(last))
            - int(self.ends[low:high].searchsorted(first, side="right"))
            for low, high in pairwise(self.offsets.tolist())
        ]
        return np.array(counts, dtype=np.int64)

    def overlapping(self, first: float, last: float, lanes: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the positions of the events of some lanes that overlap the span, by lane."""
        chosen = np.zeros(self.lane_count, dtype=np.bool_)
        chosen[lanes] = True
        wanted = chosen[self.segment_lane]
        low, high = self.segment_first[wanted], self.segment_last[wanted]
        needles = np.stack((first - self.segment_longest[wanted], np.full(len(low), last)))
        found = take_ranges(*ranks(self.start, low, high, needles))
        return found[self.end[found] > first]

    def pack_again(self, lane: int, rows: int) -> tuple[NDArray[np.uint8], int]:
        """Return the rows of a small lane's positions when it has only so many, and how many it takes."""
        own = slice(int(self.offsets[lane]), int(self.offsets[lane + 1]))
        return _pack(self.columns, self.row[own], self.start[own], self.end[own], self.home, limits_for(rows))

    def lanes_at(self, positions: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the lane of each position."""
        return np.searchsorted(self.offsets, positions, side="right") - 1


def build_index(
    columns: EventColumns,
    mask: NDArray[np.bool_],
    table: LaneTable,
    home: tuple[float, float] | None = None,
    report: Report = unheard,
) -> TimelineIndex:
    """Sort the events a filter lets through into lanes and rows.

    ``home`` is the span whose scale decides how far apart labels should be, usually the one the dataset
    opens with; without it, the middle nine tenths of the starts. ``report`` hears the share done, 0 to 1,
    and may raise to give up.
    """
    start, end = shown_extent(columns)
    row, offsets = _by_lane(columns, start, mask, table)
    starts, ends = start[row], end[row]
    report(0.1)
    track, tracks = _tracks(columns, row, starts, ends, offsets, home or _home_of(columns), report)
    segments, order = _segments(starts, ends, offsets)
    position_of_row = np.full(len(columns), -1, dtype=np.int32)
    position_of_row[row[order]] = np.arange(len(row), dtype=np.int32)
    row = row[order]
    report(0.85)
    return TimelineIndex(
        columns=columns,
        table=table,
        row=row,
        start=starts[order],
        end=ends[order],
        track=track[order],
        offsets=offsets,
        tracks=tracks,
        starts=starts,
        ends=_sorted_by_lane(ends, offsets),
        segment_first=segments[0],
        segment_last=segments[1],
        segment_longest=segments[2],
        segment_lane=segments[3].astype(np.int64),
        tiers=build_tiers(columns.importance[row], starts[order], offsets),
        position_of_row=position_of_row,
        hidden=np.bincount(table.lane_of_row[~mask], minlength=len(table.lanes)),
        home=home or _home_of(columns),
    )


def _tracks(
    columns: EventColumns,
    row: NDArray[np.int32],
    starts: NDArray[np.float64],
    ends: NDArray[np.float64],
    offsets: NDArray[np.int64],
    home: tuple[float, float],
    report: Report,
) -> tuple[NDArray[np.uint8], tuple[int, ...]]:
    """Return each event's row within its lane, and how many rows each lane has."""
    track = np.empty(len(row), dtype=np.uint8)
    tracks: list[int] = []
    for first, last in pairwise(offsets.tolist()):
        lane = slice(first, last)
        track[lane], count = _pack(columns, row[lane], starts[lane], ends[lane], home)
        tracks.append(count)
        report(0.1 + 0.6 * last / max(len(row), 1))
    return track, tuple(tracks)


def _pack(
    columns: EventColumns,
    row: NDArray[np.int32],
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    home: tuple[float, float],
    limits: RowLimits | None = None,
) -> tuple[NDArray[np.uint8], int]:
    days_a_pixel = (home[1] - home[0]) / HOME_PIXELS
    label_end = np.maximum(end, start + _label_room(columns, row) * days_a_pixel)
    return pack_rows_again(
        start, end, label_end, columns.importance[row], _LONG_PIXELS * days_a_pixel, limits
    )


def _by_lane(
    columns: EventColumns, start: NDArray[np.float64], mask: NDArray[np.bool_], table: LaneTable
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    rows = np.flatnonzero(mask).astype(np.int32)
    lane = table.lane_of_row[rows]
    # Rows come by start already, unless an unknown start has moved one.
    if start is columns.start:
        order = np.argsort(lane.astype(np.uint16), kind="stable")
    else:
        order = np.lexsort((start[rows], lane))
    offsets = np.zeros(len(table.lanes) + 1, dtype=np.int64)
    np.cumsum(np.bincount(lane, minlength=len(table.lanes)), out=offsets[1:])
    return rows[order], offsets


def _home_of(columns: EventColumns) -> tuple[float, float]:
    finite = columns.start[np.isfinite(columns.start)]
    if not len(finite):
        return 0.0, 1.0
    # Starts are sorted, so the quantiles stand at their places.
    low, high = float(finite[len(finite) // 20]), float(finite[len(finite) * 19 // 20])
    return low, max(high, low + 1.0)


def _label_room(columns: EventColumns, rows: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return roughly how many pixels a label and its glyph take, whatever the reader's language."""
    glyph, per_byte, most = _LABEL_PIXELS
    titles = next(iter(columns.titles.values()), None)
    if titles is None:
        return np.full(len(rows), glyph + most / 2)
    lengths = titles.offsets[rows + 1] - titles.offsets[rows]
    room: NDArray[np.float64] = glyph + np.minimum(lengths * per_byte, most)
    return room


def _sorted_by_lane(values: NDArray[np.float64], offsets: NDArray[np.int64]) -> NDArray[np.float64]:
    out = values.copy()
    for first, last in pairwise(offsets.tolist()):
        out[first:last].sort()
    return out


_Segments = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]


def _segments(
    starts: NDArray[np.float64], ends: NDArray[np.float64], offsets: NDArray[np.int64]
) -> tuple[_Segments, NDArray[np.int64]]:
    """Return the segments and the order that brings events into them.

    A small lane is one segment, scanned from its beginning; a large one has a segment a class of length.
    """
    order = np.arange(len(starts), dtype=np.int64)
    found: list[tuple[int, int, float, int]] = []
    for lane, (first, last) in enumerate(pairwise(offsets.tolist())):
        if last - first < LARGE:
            found.append((first, last, math.inf, lane))
            continue
        length = ends[first:last] - starts[first:last]
        longest = np.maximum(np.where(np.isfinite(length), length, 1e12), 1.0)
        classes = np.ceil(np.log(longest) / math.log(_CLASS_STEP) - 1e-9).astype(np.uint8)
        order[first:last] = first + np.argsort(classes, kind="stable")
        sizes = np.bincount(classes)
        at = first
        for number in np.flatnonzero(sizes).tolist():
            stop = at + int(sizes[number])
            found.append((at, stop, float(length[classes == number].max()), lane))
            at = stop
    table = np.array(found, dtype=np.float64).reshape(-1, 4)
    columns = (table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2])
    return (*columns, table[:, 3].astype(np.int64)), order
