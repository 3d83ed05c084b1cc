"""Names of months and weekdays, and days put together with them."""

from functools import lru_cache

from timeline_app.model.instant import civil_from_day, weekday
from timeline_app.wording.language import locale_of, phrases_of, pick_form
from timeline_app.wording.phrases import Role
from timeline_app.wording.years import year_in_words


@lru_cache(maxsize=1024)
def month_name(month: int, language: str, case: int = 0, *, short: bool = False) -> str:
    """Return a month's name, 1 to 12, in a grammatical case of the language's table."""
    if short:
        name: str = locale_of(language).months["format"]["abbreviated"][month]
        return name
    return pick_form(phrases_of(language).months[month - 1], case)


def weekday_name(day: int, language: str, *, short: bool = False) -> str:
    """Return the name of a day's weekday."""
    names = locale_of(language).days["format"]["abbreviated" if short else "wide"]
    name: str = names[weekday(day)]
    return name


def day_digits(day: int, language: str) -> str:
    """Return the day of the month, 1 to 31, as its language counts it."""
    phrases = phrases_of(language)
    if day == 1 and phrases.first_day is not None:
        return phrases.first_day
    return phrases.day.format(day=day)


def day_and_month(
    month: int, day: str, language: str, role: Role = Role.PLAIN, *, short: bool = False
) -> str:
    """Return a day, already in words, and its month."""
    phrases = phrases_of(language)
    name = month_name(month, language, phrases.day_cases[role], short=short)
    return phrases.day_month.format(day=day, month=name)


def with_year(rest: str, year: int, language: str) -> str:
    """Put a year before or after a month or a day."""
    written = year_in_words(year, language, Role.WITHIN)
    return phrases_of(language).with_year.format(rest=rest, year=written)


def date_of_parts(
    year: int, month: int, day: int, language: str, role: Role = Role.PLAIN, *, short: bool = False
) -> str:
    """Return a date of a day."""
    rest = day_and_month(month, day_digits(day, language), language, role, short=short)
    return with_year(rest, year, language)


def month_and_year(
    year: int, month: int, language: str, role: Role = Role.PLAIN, *, short: bool = False
) -> str:
    """Return a date of a month."""
    case = phrases_of(language).cases[role]
    return with_year(month_name(month, language, case, short=short), year, language)


def day_in_words(day: int, language: str, *, width: str = "long") -> str:
    """Return a day number as a date: "31 August 2025".

    ``width`` is ``medium`` for a short month, ``long``, or ``full`` with the weekday.
    """
    year, month, day_of_month = civil_from_day(day)
    words = date_of_parts(year, month, day_of_month, language, short=width == "medium")
    if width != "full":
        return words
    return phrases_of(language).full.format(weekday=weekday_name(day, language), date=words)
