"""Dates of four-digit years with a qualifier at any part, ``X`` for any digit, and sub-year groupings."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Final, NamedTuple

from timeline_app.model.edtf.value import EdtfError, Endpoint, Parts, Precision
from timeline_app.model.instant import day_number, days_in_month, is_leap

MONTH_NAMES: Final = (
    "", "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# A qualifier after a part holds for it and all parts before it, one in front for that part alone; bounds do
# not ask which.
_DATE: Final = re.compile(
    r"[?~%]?(?P<year>-?[0-9X]{4})[?~%]?"
    r"(?:-[?~%]?(?P<month>[0-9X]{2})[?~%]?(?:-[?~%]?(?P<day>[0-9X]{2})[?~%]?)?)?"
).fullmatch

_FIRST_X_OF_YEAR: Final = (Precision.UNKNOWN, Precision.MILLENNIUM, Precision.CENTURY, Precision.DECADE)

# Code: first month, months, kind. 21 to 24 name no hemisphere and are read as the northern one.
_GROUPINGS: Final = {
    **{21 + i: (3 + 3 * i, 3, Precision.SEASON) for i in range(4)},
    **{25 + i: (3 + 3 * i, 3, Precision.SEASON) for i in range(4)},
    **{29 + i: ((8 + 3 * i) % 12 + 1, 3, Precision.SEASON) for i in range(4)},
    **{33 + i: (1 + 3 * i, 3, Precision.QUARTER) for i in range(4)},
    **{37 + i: (1 + 4 * i, 4, Precision.QUADRIMESTER) for i in range(3)},
    **{40 + i: (1 + 6 * i, 6, Precision.SEMESTER) for i in range(2)},
}


class _Years(NamedTuple):
    """The years a mask such as ``19XX`` or ``-0044`` may mean; ``known`` is 4 where no digit is X."""

    mask: str
    lowest: int
    highest: int
    known: int

    @property
    def precision(self) -> Precision:
        return Precision.YEAR if self.known == 4 else _FIRST_X_OF_YEAR[self.known]

    @property
    def written(self) -> int | None:
        """The year, or the known digits with zeros for the rest; None where the first digit is X."""
        if self.known == 0:
            return None
        sign, digits = (-1, self.mask[1:]) if self.mask[0] == "-" else (1, self.mask)
        return sign * int(digits[: self.known].ljust(4, "0"))

    def leap_years(self, *, descending: bool) -> Iterator[int]:
        """The leap years of the mask in order."""
        sign, digits = (-1, self.mask[1:]) if self.mask[0] == "-" else (1, self.mask)
        order = "9876543210" if descending == (sign == 1) else "0123456789"
        for figures in product(*(order if digit == "X" else digit for digit in digits)):
            year = sign * int("".join(figures))
            if is_leap(year) and (year or sign == 1):
                yield year


def read_date(text: str) -> Endpoint | None:
    """The date, or None where the text has another shape.

    Raises:
        EdtfError: the shape is right and there is no such date.
    """
    match = _DATE(text)
    if match is None:
        return None
    years = _read_years(match["year"], match.start("year"))
    month_mask, day_mask = match["month"], match["day"]
    if month_mask and "X" not in month_mask and int(month_mask) in _GROUPINGS:
        if day_mask:
            hint = f"write {text[: match.start('day') - 1].rstrip('-')} alone, or a month from 01 to 12"
            raise EdtfError(f"{month_mask} is a season or another part of the year", match.start("day"), hint)
        first, last, precision, parts = _grouping_bounds(years, int(month_mask))
    else:
        first, last, precision, parts = _calendar_bounds(match, years)
    approximate, uncertain = qualifiers_in(text)
    return Endpoint(
        first,
        last,
        float(first),
        last + 1.0,
        precision,
        parts,
        approximate,
        uncertain,
        unspecified="X" in text,
    )


def qualifiers_in(text: str) -> tuple[bool, bool]:
    """Whether the text has a sign for approximate, and one for uncertain."""
    both = "%" in text
    return both or "~" in text, both or "?" in text


def _read_years(mask: str, offset: int) -> _Years:
    """The years of a mask of four digits or X, with or without a minus sign."""
    digits = mask.lstrip("-")
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    known = digits.find("X") if "X" in digits else 4
    if mask[0] != "-":
        return _Years(mask, low, high, known)
    if high == 0:
        raise EdtfError("there is no year -0000", offset, "write 0000 for 1 BC, -0001 for 2 BC")
    if low == 0:
        low = 10 ** (3 - digits.rfind("X"))  # minus zero is no year: the next one of the mask
    return _Years(mask, -high, -low, known)


def _grouping_bounds(years: _Years, code: int) -> tuple[int, int, Precision, Parts]:
    """The days of a season, quarter, quadrimester or semester; winter ends in the next year."""
    month, months, kind = _GROUPINGS[code]
    carry, end_month = divmod(month - 1 + months, 12)
    last = day_number(years.highest + carry, end_month + 1, 1) - 1
    precision = kind if years.known == 4 else years.precision
    return day_number(years.lowest, month, 1), last, precision, (years.written, code, None)


def _calendar_bounds(match: re.Match[str], years: _Years) -> tuple[int, int, Precision, Parts]:
    """The earliest and latest day that fit the year, month and day masks."""
    month_mask, day_mask = match["month"] or "XX", match["day"] or "XX"
    months, days = _matching(month_mask, 12), _matching(day_mask, 31)
    if not months:
        hint = "months run from 01 to 12, seasons and other parts of the year from 21 to 41"
        raise EdtfError(f"there is no month {month_mask}", match.start("month"), hint)
    first_year, last_year = years.lowest, years.highest
    first, last = _first_fit(first_year, months, days), _last_fit(last_year, months, days)
    if first is None:
        first_year = next(years.leap_years(descending=False), first_year)
        first = _first_fit(first_year, months, days)
    if last is None:
        last_year = next(years.leap_years(descending=True), last_year)
        last = _last_fit(last_year, months, days)
    if first is None or last is None:
        raise _no_such_day(match, years, months)
    month = None if "X" in month_mask else months[0]
    day = None if "X" in day_mask else days[0]
    precision = years.precision
    if precision is Precision.YEAR and month is not None:
        precision = Precision.MONTH if day is None else Precision.DAY
    return first, last, precision, (years.written, month, day)


@cache
def _matching(mask: str, highest: int) -> tuple[int, ...]:
    """The numbers from 1 to ``highest`` whose two digits fit the mask."""
    fits = re.compile(mask.replace("X", "[0-9]")).fullmatch
    return tuple(number for number in range(1, highest + 1) if fits(f"{number:02d}"))


def _first_fit(year: int, months: tuple[int, ...], days: tuple[int, ...]) -> int | None:
    """The earliest day of the year among these months and days."""
    for month in months:
        if days and days[0] <= days_in_month(year, month):
            return day_number(year, month, days[0])
    return None


def _last_fit(year: int, months: tuple[int, ...], days: tuple[int, ...]) -> int | None:
    """The latest day of the year among these months and days."""
    for month in reversed(months):
        length = days_in_month(year, month)
        for day in reversed(days):
            if day <= length:
                return day_number(year, month, day)
    return None


def _no_such_day(match: re.Match[str], years: _Years, months: tuple[int, ...]) -> EdtfError:
    """Say how many days the month has that was asked for more."""
    if len(months) == 1:
        name = MONTH_NAMES[months[0]]
        if years.known == 4:
            hint = f"{name} {years.mask} has {days_in_month(years.highest, months[0])} days"
        else:
            hint = f"{name} has at most {days_in_month(2000, months[0])} days"
    else:
        hint = "a month has at most 31 days"
    return EdtfError(f"there is no such day as {match.string}", match.start("day"), hint)
