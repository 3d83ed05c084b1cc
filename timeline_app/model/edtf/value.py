"""What an EDTF string means: two ends, each with its earliest and latest day, precision and qualifiers."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple, Self


class EdtfError(ValueError):
    """A string that is no EDTF date, or one outside the levels that are read.

    ``message`` says what is wrong, ``offset`` is the index of the offending character in the text and
    ``hint`` tells in plain words what to write instead.
    """

    def __init__(self, message: str, offset: int, hint: str) -> None:
        super().__init__(message, offset, hint)
        self.message = message
        self.offset = offset
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message

    def moved(self, by: int) -> Self:
        """The same error in a longer text, in which this one's begins at ``by``."""
        return type(self)(self.message, self.offset + by, self.hint)


class Precision(StrEnum):
    """How finely a date is known, coarsest first.

    ``UNKNOWN``: no digit of the year is given, or there is no date. ``MILLENNIUM``: a thousand years or
    more. The sub-year groupings of EDTF are four kinds: seasons, quarters (3 months), quadrimesters
    (4 months) and semesters (6 months).
    """

    UNKNOWN = "unknown"
    MILLENNIUM = "millennium"
    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEMESTER = "semester"
    QUADRIMESTER = "quadrimester"
    QUARTER = "quarter"
    SEASON = "season"
    MONTH = "month"
    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"


_FINENESS: Final = {precision: rank for rank, precision in enumerate(Precision)}

Parts = tuple[int | None, int | None, int | None]
NO_PARTS: Final[Parts] = (None, None, None)


class Endpoint(NamedTuple):
    """One end of an interval, or a whole date that stands alone.

    ``first`` and ``last`` are the earliest and latest day it may mean, both inclusive; ``begins`` and
    ``ends`` the same as instants, the second exclusive. ``parts`` are year, month and day as written: the
    first year of a decade or century, 21 to 41 in place of the month for a sub-year grouping, None for
    what was not written or is only partly known. A tuple, because thousands are made while loading.
    """

    first: int | None
    last: int | None
    begins: float
    ends: float
    precision: Precision
    parts: Parts
    approximate: bool = False
    uncertain: bool = False
    unspecified: bool = False
    is_open: bool = False
    is_unknown: bool = False


OPEN_END: Final = Endpoint(None, None, -math.inf, math.inf, Precision.UNKNOWN, NO_PARTS, is_open=True)
UNKNOWN_END: Final = Endpoint(None, None, -math.inf, math.inf, Precision.UNKNOWN, NO_PARTS, is_unknown=True)


@dataclass(frozen=True, slots=True)
class Edtf:
    """An EDTF date or interval as read by :func:`~timeline_app.model.edtf.parse_edtf`.

    ``beginning`` and ``ending`` are one and the same endpoint where the text is a single date. Days and
    instants are day numbers (see :mod:`timeline_app.model.instant`); the time of day is local, as written.
    """

    text: str
    beginning: Endpoint
    ending: Endpoint

    @property
    def start(self) -> int | None:
        """The earliest day, or None where the start is open or unknown."""
        return self.beginning.first

    @property
    def end(self) -> int | None:
        """The latest day, inclusive, or None where the end is open or unknown."""
        return self.ending.last

    @property
    def start_instant(self) -> float:
        """The earliest instant, inclusive; minus infinity where the start is open or unknown."""
        return self.beginning.begins

    @property
    def end_instant(self) -> float:
        """The latest instant, exclusive; infinity where the end is open or unknown."""
        return self.ending.ends

    @property
    def is_interval(self) -> bool:
        """Whether two ends were written."""
        return "/" in self.text

    @property
    def precision(self) -> Precision:
        """The coarser precision of the two ends; an open or unknown end does not count."""
        written = [end.precision for end in (self.beginning, self.ending) if end.first is not None]
        return min(written, key=_FINENESS.__getitem__, default=Precision.UNKNOWN)

    @property
    def start_precision(self) -> Precision:
        """The precision of the start, UNKNOWN where it is open or unknown."""
        return self.beginning.precision

    @property
    def end_precision(self) -> Precision:
        """The precision of the end, UNKNOWN where it is open or unknown."""
        return self.ending.precision

    @property
    def start_parts(self) -> Parts:
        """Year, month (or sub-year grouping) and day written for the start; see :class:`Endpoint`."""
        return self.beginning.parts

    @property
    def end_parts(self) -> Parts:
        """Year, month (or sub-year grouping) and day written for the end; see :class:`Endpoint`."""
        return self.ending.parts

    @property
    def approximate(self) -> bool:
        """Whether ``~`` or ``%`` qualifies any part of either end."""
        return self.beginning.approximate or self.ending.approximate

    @property
    def uncertain(self) -> bool:
        """Whether ``?`` or ``%`` qualifies any part of either end."""
        return self.beginning.uncertain or self.ending.uncertain

    @property
    def start_approximate(self) -> bool:
        """Whether ``~`` or ``%`` qualifies any part of the start."""
        return self.beginning.approximate

    @property
    def start_uncertain(self) -> bool:
        """Whether ``?`` or ``%`` qualifies any part of the start."""
        return self.beginning.uncertain

    @property
    def end_approximate(self) -> bool:
        """Whether ``~`` or ``%`` qualifies any part of the end."""
        return self.ending.approximate

    @property
    def end_uncertain(self) -> bool:
        """Whether ``?`` or ``%`` qualifies any part of the end."""
        return self.ending.uncertain

    @property
    def open_start(self) -> bool:
        """Whether the interval has no start (``../1985``)."""
        return self.beginning.is_open

    @property
    def open_end(self) -> bool:
        """Whether the interval has no end, or not yet (``1985/..``)."""
        return self.ending.is_open

    @property
    def unknown_start(self) -> bool:
        """Whether the start exists but nobody says when (``/1985``)."""
        return self.beginning.is_unknown

    @property
    def unknown_end(self) -> bool:
        """Whether the end exists but nobody says when (``1985/``)."""
        return self.ending.is_unknown
