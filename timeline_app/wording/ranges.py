"""Ranges of days, months and years, saying only once what both ends share."""

from timeline_app.wording.language import phrases_of
from timeline_app.wording.months import (
    date_of_parts,
    day_and_month,
    day_digits,
    month_and_year,
    month_name,
    with_year,
)

Day = tuple[int, int, int]
"""Year, month, day."""

Month = tuple[int, int]
"""Year, month."""


def days_in_words(first: Day, last: Day, language: str, *, short: bool = False) -> str:
    """Return "3–4 July 2024", "31 August – 1 September 2025", "31 December 2024 – 2 January 2025"."""
    phrases = phrases_of(language)
    (year, month, day), (last_year, last_month, last_day) = first, last
    if first == last:
        return date_of_parts(*first, language, short=short)
    if year != last_year:
        ends = (date_of_parts(*end, language, short=short) for end in (first, last))
        return phrases.dash.join(ends)
    days = (day_digits(day, language), day_digits(last_day, language))
    if month == last_month:
        rest = day_and_month(month, phrases.tight_dash.join(days), language, short=short)
    else:
        rest = phrases.dash.join(
            day_and_month(m, d, language, short=short) for m, d in zip((month, last_month), days, strict=True)
        )
    return with_year(rest, year, language)


def months_in_words(first: Month, last: Month, language: str, *, short: bool = False) -> str:
    """Return "June–September 2025", "July 2012 – January 2028"."""
    phrases = phrases_of(language)
    if first == last:
        return month_and_year(*first, language, short=short)
    if first[0] != last[0]:
        return phrases.dash.join(month_and_year(*end, language, short=short) for end in (first, last))
    names = (month_name(month, language, short=short) for _, month in (first, last))
    return with_year(phrases.tight_dash.join(names), first[0], language)
