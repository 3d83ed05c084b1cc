"""Rows within a lane: packed once in time for a dataset and filter, never per zoom, so that nothing jumps.

Events that overlap in time stand in different rows as long as a lane has rows left. Events that are only
near each other at the home scale are spread over a few rows too, to leave room for their labels.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_BLOCK: Final = 65_536
"""How many events are turned into Python numbers at a time: bounds the memory of packing ten million."""

LARGE: Final = 500
"""From this many events a lane has few rows: at most zooms it is a density, and all lanes should fit."""


_ENOUGH: Final = 12
"""Lying over so many others is bad enough, and no more of them are looked at."""

PROMINENT: Final = 4
"""From this importance on an event's label is spared by those that come after, where they can."""


_APART: Final = 0.06
"""So much of what counts as long should lie between two events of a row: then neither hides the other."""

_TOUCHING: Final = 6.0
"""Two events that touch cost as much as so many times that distance of a label covered."""


@dataclass(frozen=True, slots=True)
class RowLimits:
    """How many rows a lane may have: ``soft`` for the sake of labels, ``hard`` where events overlap.

    ``hard`` is stretched to leave ``soft`` and one more beside the rows that long events lie in, of which
    there are at most ``long``. ``most`` is never passed.
    """

    soft: int = 3
    hard: int = 8
    most: int = 16
    long: int = 16


def limits_for(rows: int) -> RowLimits:
    """Return the limits of a lane that has to make do with so many rows: half of them for what lasts."""
    return RowLimits(rows, rows, rows, max(rows // 2, 1))


def pack_rows(
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    label_end: NDArray[np.float64],
    importance: NDArray[np.integer[Any]],
    long: float,
    limits: RowLimits | None = None,
) -> tuple[NDArray[np.uint8], int]:
    """Give each event of a lane a row; events come sorted by start, all in days.

    ``label_end`` is where an event ends together with its label at the home scale, ``long`` from what
    length on an event is placed before the others, so that long bars lie together on top. Of the rest,
    the important ones choose first. Returns the rows, shape (events,), and how many there are, one at
    least.
    """
    if len(start) >= LARGE:
        return _pack_many(start, end, limits or RowLimits(4, 4))
    rows = np.zeros(len(start), dtype=np.uint8)
    is_long = end - start >= long
    rest = np.flatnonzero(~is_long)
    packer = _Packer(_leaving_no_gap(limits, len(rest)) or RowLimits(), long * _APART)
    spare = np.where(importance >= PROMINENT, np.where(importance > PROMINENT, 4, 1), 0)
    weight = importance.astype(np.int64)
    lasting = np.flatnonzero(is_long)
    if limits is not None:
        # Not all will have a place of their own: the important and the long ones should.
        lasting = lasting[np.lexsort((start[lasting] - end[lasting], -weight[lasting]))]
    rest = rest[np.argsort(-weight[rest], kind="stable")]
    for group in (lasting, rest):
        for i in group.tolist():
            stretch = (float(start[i]), float(end[i]), float(label_end[i]))
            rows[i] = packer.place(*stretch, spare=int(spare[i]))
        packer.end_long()
    return rows, max(packer.count, 1)


def _leaving_no_gap(limits: RowLimits | None, others: int) -> RowLimits | None:
    """Let long events have the rows that so many others cannot fill."""
    return limits and replace(limits, long=max(limits.long, limits.most - others))


@dataclass
class Stretches:
    """What a row holds: stretches of time, in days, that seldom overlap, sorted by start."""

    starts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    furthest: list[float] = field(default_factory=list)
    """The furthest end of an entry and all before it: what a later event must clear."""

    def is_free(self, start: float, end: float) -> bool:
        """Whether nothing here overlaps a stretch."""
        at = bisect_right(self.starts, start)
        clear = at == 0 or self.furthest[at - 1] <= start
        return clear and (at == len(self.starts) or end <= self.starts[at])

    def near(self, start: float, end: float) -> tuple[int, int]:
        """Return from where to where lie all that could overlap a stretch."""
        return bisect_right(self.furthest, start), bisect_left(self.starts, end)

    def harm(self, start: float, end: float) -> float:
        """Return how many days of other events this one would lie over; of very many, of some."""
        first, last = self.near(start, end)
        last = min(last, first + _ENOUGH)
        total = 0.0
        # Written out, for this is asked several times an event, and calls would take most of the time.
        for other, other_end in zip(self.starts[first:last], self.ends[first:last], strict=True):
            shared = (other_end if other_end < end else end) - (other if other > start else start)  # noqa: FURB136
            if shared > 0:
                total += shared
        return total

    def add(self, start: float, end: float) -> int:
        """Add a stretch; returns where it stands."""
        at = bisect_right(self.starts, start)
        self.starts.insert(at, start)
        self.ends.insert(at, end)
        self.furthest.insert(at, max(end, self.furthest[at - 1]) if at else end)
        for later in range(at + 1, len(self.furthest)):
            if self.furthest[later] >= end:
                break
            self.furthest[later] = end
        return at


class _Packer:
    """Places events one by one, each in the first row with room."""

    def __init__(self, limits: RowLimits, apart: float) -> None:
        self._limits, self._apart = limits, apart
        self._soft, self._hard = 0, min(limits.long, limits.most)
        self._long = 0
        self._events: list[Stretches] = []
        self._labels: list[Stretches] = []
        self._spared: list[Stretches] = []
        self._placing_long = True

    @property
    def count(self) -> int:
        """How many rows are in use."""
        return len(self._events)

    def end_long(self) -> None:
        """Say that all long events are placed."""
        if not self._placing_long:
            return
        self._placing_long = False
        self._long = self.count
        self._soft = min(self.count + self._limits.soft, self._limits.most)
        self._hard = min(max(self._limits.hard, self._soft + 1), self._limits.most)

    def _cheapest(self, free: list[int], start: float, end: float, label_end: float) -> int | None:
        return min(
            free,
            key=lambda i: (self._cost(i, start, end, label_end), len(self._events[i].starts)),
            default=None,
        )

    def _cost(self, row: int, start: float, end: float, label_end: float) -> float:
        """Return how many days of prominent labels an event would lie over; to touch one costs too."""
        touches = not self._events[row].is_free(start - self._apart, end + self._apart)
        return self._spared[row].harm(start, label_end) + touches * _TOUCHING * self._apart

    def place(self, start: float, end: float, label_end: float, *, spare: int = 0) -> int:
        """Return the row of an event; ``spare`` says how much its label weighs with those that come after.

        First a row where even the labels do not meet, then, within the soft limit, a new one; then one
        where the events do not meet, that which touches none and lies least over the labels of prominent
        events; then, within the hard limit, a new one; then the row where it covers least, none of the
        long ones' rows if there is another.
        """
        row = next((i for i, taken in enumerate(self._labels) if taken.is_free(start, label_end)), None)
        if row is None and self.count >= self._soft:
            free = [i for i, taken in enumerate(self._events) if taken.is_free(start, end)]
            row = free[0] if len(free) == 1 else self._cheapest(free, start, end, label_end)
            if row is None and self.count >= self._hard:
                first = self._long if self._long < self.count else 0
                row = min(range(first, self.count), key=lambda i: self._events[i].harm(start, end))
        if row is None:
            self._events.append(Stretches())
            self._labels.append(Stretches())
            self._spared.append(Stretches())
            row = self.count - 1
        self._events[row].add(start, end)
        self._labels[row].add(start, label_end)
        for _ in range(spare):
            self._spared[row].add(start, label_end)
        return row


def _pack_many(
    start: NDArray[np.float64], end: NDArray[np.float64], limits: RowLimits
) -> tuple[NDArray[np.uint8], int]:
    """Pack a large lane in one sweep: each event takes the next row, in turn, that is free when it begins."""
    count = limits.hard
    rows = np.empty(len(start), dtype=np.uint8)
    ends = [-np.inf] * count
    turn = 0
    for first in range(0, len(start), _BLOCK):
        block = slice(first, first + _BLOCK)
        rows[block], turn = _sweep(start[block], end[block], ends, turn)
    return rows, count


def _sweep(start: Any, end: Any, ends: list[float], turn: int) -> tuple[list[int], int]:
    count = len(ends)
    out: list[int] = []
    append = out.append
    for s, e in zip(start.tolist(), end.tolist(), strict=True):
        turn = turn + 1 if turn + 1 < count else 0
        row = turn
        if ends[row] > s:
            # The next in turn is taken: the row that is free soonest serves instead.
            row = ends.index(min(ends))
        ends[row] = max(ends[row], e)
        append(row)
    return out, turn
