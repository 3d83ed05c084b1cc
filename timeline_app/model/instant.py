"""Instants: days counted on the proleptic Gregorian calendar, from 1970-01-01 (day 0).

A day is a plain ``int``, an instant a ``float`` whose fraction is the time of day. Years are astronomical:
year 0 exists and -43 is 44 BC. Nothing here uses ``datetime``, which ends at the years 1 and 9999; every
function works for any year whose days fit the caller's numbers (floats are exact to some 10^13 years).
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

DAYS_PER_GREGORIAN_CYCLE: Final = 146_097
YEARS_PER_GREGORIAN_CYCLE: Final = 400
DAYS_PER_WEEK: Final = 7
DAYS_PER_YEAR: Final = DAYS_PER_GREGORIAN_CYCLE / YEARS_PER_GREGORIAN_CYCLE
DAYS_PER_MONTH: Final = DAYS_PER_YEAR / 12
SECONDS_PER_DAY: Final = 86_400

# Counting in years that begin on 1 March puts the leap day last, where it disturbs no month.
_MARCH_OF_YEAR_ZERO: Final = -719_468
_DAYS_BEFORE_MONTH: Final = (0, 306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275)
_DAYS_IN_MONTH: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEKDAY_OF_DAY_ZERO: Final = 3  # 1970-01-01 was a Thursday


def is_leap(year: int) -> bool:
    """Whether the astronomical year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """How many days the month (1 to 12) has in that year."""
    return 29 if month == 2 and is_leap(year) else _DAYS_IN_MONTH[month]


def day_number(year: int, month: int, day: int) -> int:
    """The day number of a date; month 1 to 12, and any day (32 January is 1 February)."""
    if month < 3:
        year -= 1
    leap_days = year // 4 - year // 100 + year // 400
    return 365 * year + leap_days + _DAYS_BEFORE_MONTH[month] + day - 1 + _MARCH_OF_YEAR_ZERO


def civil_from_day(day: int) -> tuple[int, int, int]:
    """Year, month and day of a day number: the inverse of :func:`day_number`."""
    cycle, rest = divmod(day - _MARCH_OF_YEAR_ZERO, DAYS_PER_GREGORIAN_CYCLE)
    # Taking the leap days met so far out of the rest leaves years of 365 days each.
    year = (rest - rest // 1460 + rest // 36_524 - rest // 146_096) // 365
    rest -= 365 * year + year // 4 - year // 100
    march_month = (5 * rest + 2) // 153
    day_of_month = rest - (153 * march_month + 2) // 5 + 1
    year += cycle * YEARS_PER_GREGORIAN_CYCLE
    if march_month < 10:
        return year, march_month + 3, day_of_month
    return year + 1, march_month - 9, day_of_month


def civil_from_days(
    days: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Years, months and days of an array of day numbers: :func:`civil_from_day` on columns."""
    cycle, rest = np.divmod(np.asarray(days, dtype=np.int64) - _MARCH_OF_YEAR_ZERO, DAYS_PER_GREGORIAN_CYCLE)
    year = (rest - rest // 1460 + rest // 36_524 - rest // 146_096) // 365
    rest = rest - (365 * year + year // 4 - year // 100)
    march_month = (5 * rest + 2) // 153
    day_of_month = rest - (153 * march_month + 2) // 5 + 1
    in_next_year = march_month >= 10
    year = year + cycle * YEARS_PER_GREGORIAN_CYCLE + in_next_year
    return year, np.where(in_next_year, march_month - 9, march_month + 3), day_of_month


def year_of_day(instant: float) -> int:
    """The astronomical year an instant falls in; the instant is finite."""
    return civil_from_day(int(instant // 1))[0]


def weekday(day: int) -> int:
    """The day of the week, 0 for Monday to 6 for Sunday."""
    return (day + _WEEKDAY_OF_DAY_ZERO) % DAYS_PER_WEEK


def iso_week(day: int) -> tuple[int, int]:
    """The ISO 8601 week-year and week (1 to 53) of a day: the week belongs to the year of its Thursday."""
    thursday = day - weekday(day) + 3
    year = civil_from_day(thursday)[0]
    return year, (thursday - day_number(year, 1, 1)) // DAYS_PER_WEEK + 1


def iso_date(day: int) -> str:
    """The date as ``YYYY-MM-DD``: astronomical year of four digits or more, ``-0043-03-15`` before year 0."""
    year, month, day_of_month = civil_from_day(day)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{day_of_month:02d}"
