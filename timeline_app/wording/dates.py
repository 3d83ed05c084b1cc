"""Dates in words, with their precision and their doubts: the one place that writes dates for a reader."""

import re
from typing import cast

from timeline_app.model.edtf import Edtf, Endpoint, Precision
from timeline_app.wording.language import phrases_of
from timeline_app.wording.months import day_in_words
from timeline_app.wording.phrases import Phrases, Role
from timeline_app.wording.pieces import piece_of
from timeline_app.wording.ranges import Day, Month, days_in_words, months_in_words
from timeline_app.wording.relative import relative_in_words, relative_of_date
from timeline_app.wording.spans import span_in_words
from timeline_app.wording.years import years_in_words

__all__ = [
    "date_in_words",
    "day_in_words",
    "relative_in_words",
    "relative_of_date",
    "span_in_words",
]


def date_in_words(when: Edtf, language: str, *, short: bool = False) -> str:
    """Put a date into words: "31 August – 1 September 2025", "around 2014", "from 2025 on".

    ``short`` abbreviates the names of months, for chips and narrow columns.
    """
    phrases = phrases_of(language)
    beginning, ending = when.beginning, when.ending
    if not when.is_interval:
        return _qualified(beginning, phrases, short=short)
    if beginning.first is None or ending.first is None:
        return _half_known(beginning, ending, phrases, short=short)
    if any(end.approximate or end.uncertain for end in (beginning, ending)):
        words = [_qualified(end, phrases, short=short) for end in (beginning, ending)]
        return phrases.dash.join(dict.fromkeys(words))
    return _merged(beginning, ending, phrases, short=short)


def _in_role(end: Endpoint, phrases: Phrases, role: Role, template: str, *, short: bool) -> str:
    """Put an end into a phrase such as "from {} on", with its article, contractions and elisions."""
    piece = piece_of(end, phrases.tag, role, short=short)
    words = template.format(phrases.articles.get(piece.kind, "") + piece.words)
    for pattern, replacement in phrases.joins:
        words = re.sub(pattern, replacement, words)
    return words


def _qualified(end: Endpoint, phrases: Phrases, *, short: bool) -> str:
    """A single date with its doubts."""
    if end.approximate:
        words = _in_role(end, phrases, Role.AROUND, phrases.around, short=short)
    else:
        words = piece_of(end, phrases.tag, short=short).words
    return phrases.uncertain.format(words) if end.uncertain else words


def _half_known(beginning: Endpoint, ending: Endpoint, phrases: Phrases, *, short: bool) -> str:
    """An interval of which one end at least is open or unknown."""
    if beginning.first is None and ending.first is None:
        return phrases.always if beginning.is_open and ending.is_open else phrases.unknown
    until = beginning.first is None
    missing, known = (beginning, ending) if until else (ending, beginning)
    if missing.is_unknown:
        template = phrases.no_start if until else phrases.no_end
        return template.format(_qualified(known, phrases, short=short))
    if until:
        template = phrases.until_around if known.approximate else phrases.until
    else:
        template = phrases.since_around if known.approximate else phrases.since
    words = _in_role(known, phrases, Role.UNTIL if until else Role.FROM, template, short=short)
    return phrases.uncertain.format(words) if known.uncertain else words


def _merged(beginning: Endpoint, ending: Endpoint, phrases: Phrases, *, short: bool) -> str:
    """Two certain ends, saying the month and year they share only once."""
    first, last = beginning.parts, ending.parts
    written = tuple(part is not None for part in first)
    if beginning.precision is ending.precision and written == tuple(part is not None for part in last):
        match beginning.precision, written:
            case Precision.DAY, (True, True, True):
                return days_in_words(cast("Day", first), cast("Day", last), phrases.tag, short=short)
            case Precision.MONTH, (True, True, False):
                ends = cast("tuple[Month, Month]", (first[:2], last[:2]))
                return months_in_words(*ends, phrases.tag, short=short)
            case Precision.YEAR, (True, False, False):
                return years_in_words(cast("int", first[0]), cast("int", last[0]), phrases.tag)
    words = [piece_of(end, phrases.tag, short=short).words for end in (beginning, ending)]
    return phrases.dash.join(dict.fromkeys(words))
