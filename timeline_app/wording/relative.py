"""How long ago, or in how long: no finer than the date allows."""

import math
from datetime import timedelta
from typing import Final, Literal

from babel.dates import format_timedelta

from timeline_app.model.edtf import Edtf, Precision
from timeline_app.model.instant import civil_from_day
from timeline_app.wording.language import locale_of, phrases_of
from timeline_app.wording.quantities import plain_number

_Unit = Literal["day", "month", "year"]

_DAYS_A_UNIT: Final[dict[_Unit, int]] = {"day": 1, "month": 30, "year": 365}
_MONTHS_UP_TO: Final = 24
_DAYS_UP_TO: Final = 59
_BABEL_YEARS: Final = 100_000
"""Beyond what a ``timedelta`` holds with room to spare; older than that, the number is said alone."""

_DAY_PRECISE: Final = (Precision.DAY, Precision.HOUR, Precision.MINUTE, Precision.SECOND)


def relative_in_words(day: float, reference: float, language: str) -> str:
    """Return how far a day is from another: "14 months ago", "in 3 years", "tomorrow"."""
    if not (math.isfinite(day) and math.isfinite(reference)):
        return ""
    phrases = phrases_of(language)
    days = math.floor(day) - math.floor(reference)
    near = {0: phrases.today, 1: phrases.tomorrow, -1: phrases.yesterday}
    if days in near:
        return near[days]
    if abs(days) <= _DAYS_UP_TO:
        return _distance(days, "day", language)
    months = _whole_months(math.floor(reference), math.floor(day))
    if abs(months) < _MONTHS_UP_TO:
        return _distance(months, "month", language)
    return _distance(int(months / 12), "year", language)


def relative_of_date(when: Edtf, reference: float, language: str) -> str:
    """Return how far a date is from a day, empty where that cannot be said.

    A date known to the year is so many years away, one known to the month so many months: counting
    days to it would be a false precision. A span in progress is ongoing; a past one is as old as its end.
    """
    phrases = phrases_of(language)
    start, end = when.start_instant, when.end_instant
    single = not when.is_interval
    if start <= reference < end:
        if not single:
            return phrases.ongoing if math.isfinite(start) else ""
        return {
            Precision.YEAR: phrases.this_year,
            Precision.MONTH: phrases.this_month,
            Precision.DAY: phrases.today,
        }.get(when.precision, "")
    nearest = start if reference < start else end - 1
    precision = when.start_precision if reference < start else when.end_precision
    if not math.isfinite(nearest):
        return ""
    if precision in _DAY_PRECISE and not (when.approximate or when.uncertain):
        return relative_in_words(nearest, reference, language)
    return _coarse_distance(nearest, reference, precision, language)


def _coarse_distance(nearest: float, reference: float, precision: Precision, language: str) -> str:
    """The difference of calendar months or years, as one counts them on the fingers."""
    year, month, _ = civil_from_day(math.floor(nearest))
    own_year, own_month, _ = civil_from_day(math.floor(reference))
    months = 12 * (year - own_year) + month - own_month
    if precision in _DAY_PRECISE:
        months = _whole_months(math.floor(reference), math.floor(nearest))
    if precision in (*_DAY_PRECISE, Precision.MONTH) and 0 < abs(months) < _MONTHS_UP_TO:
        return _distance(months, "month", language)
    if year != own_year and precision is not Precision.UNKNOWN:
        return _distance(year - own_year, "year", language)
    return ""


def _whole_months(start: int, end: int) -> int:
    """Full calendar months from one day to another, negative backwards."""
    if end < start:
        return -_whole_months(end, start)
    (year, month, day), (last_year, last_month, last_day) = civil_from_day(start), civil_from_day(end)
    return 12 * (last_year - year) + last_month - month - (last_day < day)


def _distance(count: int, unit: _Unit, language: str) -> str:
    """So many days, months or years ago or ahead; Babel knows the plurals and the words around them."""
    if abs(count) <= _BABEL_YEARS or unit != "year":
        delta = timedelta(days=count * _DAYS_A_UNIT[unit])
        # The threshold keeps Babel from rounding to another unit than the one asked for.
        words: str = format_timedelta(
            delta, granularity=unit, threshold=1e12, add_direction=True, locale=locale_of(language)
        )
        return words
    sample = _distance(_BABEL_YEARS if count > 0 else -_BABEL_YEARS, "year", language)
    digits = "".join(letter for letter in sample if letter.isdigit())
    head, _, tail = sample.partition(digits[:3])
    return f"{head}{plain_number(abs(count), language)}{tail[tail.rfind('0') + 1 :]}"
