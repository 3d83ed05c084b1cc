"""Spans of instants in few words, for status bars, captions and exports."""

import math
from typing import Final

from timeline_app.model.instant import DAYS_PER_YEAR, civil_from_day
from timeline_app.wording.language import phrases_of
from timeline_app.wording.ranges import days_in_words, months_in_words
from timeline_app.wording.ticks import clock
from timeline_app.wording.years import years_in_words

_YEARS_FROM: Final = 40 * DAYS_PER_YEAR
_MONTHS_FROM: Final = 120.0
_DAYS_FROM: Final = 2.0


def span_in_words(start: float, end: float, language: str) -> str:
    """Return a span as "Jul 2012 – Jan 2028", finer the shorter it is.

    ``end`` is exclusive: a span that ends where February begins is said to end in January. Open ends
    (infinite) are said as such.
    """
    phrases = phrases_of(language)
    if not (math.isfinite(start) and math.isfinite(end)):
        return _open_span(start, end, language)
    first, last = math.floor(start), max(math.floor(start), math.ceil(end) - 1)
    length = end - start
    opening, closing = civil_from_day(first), civil_from_day(last)
    whole_years = opening[1:] == (1, 1) and closing[1:] == (12, 31)
    if length >= _YEARS_FROM or whole_years:
        return years_in_words(opening[0], closing[0], language)
    if length >= _MONTHS_FROM:
        return months_in_words(opening[:2], closing[:2], language, short=True)
    if length >= _DAYS_FROM or (start == first and end == math.ceil(end)):
        return days_in_words(opening, closing, language, short=True)
    day = days_in_words(opening, opening, language, short=True)
    if first == last:
        return phrases.timed.format(date=day, time=f"{clock(start, language)}–{clock(end, language)}")
    ends = (
        phrases.timed.format(date=day, time=clock(start, language)),
        phrases.timed.format(
            date=days_in_words(closing, closing, language, short=True), time=clock(end, language)
        ),
    )
    return phrases.dash.join(ends)


def _open_span(start: float, end: float, language: str) -> str:
    phrases = phrases_of(language)
    if math.isfinite(start):
        opening = civil_from_day(math.floor(start))[:2]
        return f"{months_in_words(opening, opening, language, short=True)}{phrases.dash}…"
    if math.isfinite(end):
        closing = civil_from_day(math.ceil(end) - 1)[:2]
        return f"…{phrases.dash}{months_in_words(closing, closing, language, short=True)}"
    return phrases.always
