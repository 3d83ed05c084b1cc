"""Labels of the time axis: a short one at each tick, and one that says enough alone in the coarse row."""

import math
from collections.abc import Callable
from typing import Final

from timeline_app.model.instant import SECONDS_PER_DAY, civil_from_day, iso_week
from timeline_app.wording.language import phrases_of
from timeline_app.wording.months import (
    day_and_month,
    day_digits,
    day_in_words,
    month_and_year,
    month_name,
    with_year,
)
from timeline_app.wording.years import (
    bare_year,
    century_in_words,
    decade_in_words,
    fill,
    millennium_in_words,
    year_in_words,
)

_CLOCK_UNITS: Final = ("hour", "minute", "second")
_ROUND_UNITS: Final = {"decade": 10, "century": 100, "millennium": 1000}


def clock(instant: float, language: str, *, seconds: bool = False) -> str:
    """Return the time of day of an instant, "14:30", rounded to the minute or second."""
    width = 1 if seconds else 60
    total = round((instant % 1) * SECONDS_PER_DAY / width) * width % SECONDS_PER_DAY
    hour, rest = divmod(total, 3600)
    phrases = phrases_of(language)
    pattern = phrases.clock_seconds if seconds else phrases.clock
    return pattern.format(hour=hour, minute=rest // 60, second=rest % 60)


def tick_label(unit: str, instant: float, language: str, *, wide: bool = False) -> str:
    """Return the label of a tick that begins a unit of time.

    ``unit`` is millennium, century, decade, year, quarter, month, week, day, hour, minute or second; any
    other is labelled by its year. ``wide`` asks for the month's full name and the day with its month.
    """
    # A tick computed as a float may fall a hair short of its midnight.
    whole = math.floor(instant + 1e-6)
    if unit in _CLOCK_UNITS:
        return _clock_tick(unit, instant, language)
    year, month, day = civil_from_day(whole)
    phrases = phrases_of(language)
    match unit:
        case "quarter":
            return fill(phrases.tick_quarter, (month + 2) // 3, language)
        case "month":
            return month_name(month, language, short=not wide)
        case "week":
            return fill(phrases.tick_week, iso_week(whole)[1], language)
        case "day":
            digits = day_digits(day, language)
            return day_and_month(month, digits, language, short=True) if wide else digits
        case _:
            return _year_tick(unit, year, language)


def coarse_label(unit: str, instant: float, language: str) -> str:
    """Return the label of the unit an instant lies in, complete in itself: "2010s", "September 2025"."""
    day = math.floor(instant + 1e-6)
    year, month, _ = civil_from_day(day)
    named = _NAMED.get(unit)
    if named is not None:
        return _capitalised(named(year, language))
    phrases = phrases_of(language)
    match unit:
        case "year":
            return year_tick(year, language)
        case "quarter":
            quarter = fill(phrases.tick_quarter, (month + 2) // 3, language)
            return with_year(quarter, year, language)
        case "month":
            return _capitalised(month_and_year(year, month, language))
        case "hour" | "minute":
            return phrases.timed.format(date=day_in_words(day, language), time=clock(instant, language))
        case _:
            return day_in_words(day, language)


def year_tick(year: int, language: str) -> str:
    """Return a year as an axis shows it: bare digits in our era, with the era before it."""
    if year > 0:
        return bare_year(year, language)
    return year_in_words(year, language)


def _clock_tick(unit: str, instant: float, language: str) -> str:
    if unit == "hour":
        hour = round((instant % 1) * 24) % 24
        return phrases_of(language).tick_hour.format(hour=hour)
    return clock(instant, language, seconds=unit == "second")


def _year_tick(unit: str, year: int, language: str) -> str:
    """The label of a tick of years. Astronomical -500 is 501 BCE, but an axis of centuries marks 500 BCE."""
    if unit in _ROUND_UNITS and year <= 0 and year % _ROUND_UNITS[unit] == 0:
        year = min(year + 1, 0)
    return year_tick(year, language)


def _floor_to(year: int, width: int) -> int:
    return year // width * width


def _decade(year: int, language: str) -> str:
    phrases = phrases_of(language)
    first = _floor_to(year, 10)
    if phrases.coarse_decade is not None and first >= 100:
        return phrases.coarse_decade.format(year=bare_year(first, language))
    return decade_in_words(first, language)


_NAMED: Final[dict[str, Callable[[int, str], str]]] = {
    "decade": _decade,
    "century": lambda year, language: century_in_words(_floor_to(year, 100), language),
    "millennium": lambda year, language: millennium_in_words(_floor_to(year, 1000), language),
}


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
