"""One end of a date in words: never finer than it is known, declined as its sentence asks."""

from collections.abc import Callable
from typing import Final, NamedTuple

from timeline_app.model.edtf import Endpoint, Precision
from timeline_app.model.instant import civil_from_day
from timeline_app.wording.language import phrases_of, pick_form
from timeline_app.wording.months import (
    date_of_parts,
    day_and_month,
    day_digits,
    month_and_year,
    month_name,
    with_year,
)
from timeline_app.wording.phrases import Role
from timeline_app.wording.ticks import clock
from timeline_app.wording.years import (
    century_in_words,
    decade_in_words,
    fill,
    millennium_in_words,
    year_in_words,
    years_in_words,
)

_SOUTHERN_FROM: Final = 29
_CLOCK: Final = (Precision.HOUR, Precision.MINUTE, Precision.SECOND)


class Piece(NamedTuple):
    """Words for one end, and which kind of date they are (``day``, ``season`` ...; see ``Phrases``)."""

    kind: str
    words: str


def years_of(end: Endpoint) -> tuple[int, int]:
    """Return the first and last year an end may mean; it must not be open or unknown."""
    return civil_from_day(end.first or 0)[0], civil_from_day(end.last or 0)[0]


def piece_of(end: Endpoint, language: str, role: Role = Role.PLAIN, *, short: bool = False) -> Piece:
    """Put one end into words, without its qualifiers; open and unknown ends have none."""
    year, month, day = end.parts
    if end.precision in (Precision.MONTH, Precision.DAY, *_CLOCK):
        return _calendar_piece(end, language, role, short=short)
    if year is None and month is not None and month <= 12:
        return _yearless_piece(month, day, language)
    word = _WORDINGS.get(end.precision, _years_piece)
    return word(end, language, role)


def clock_words(end: Endpoint, language: str) -> str:
    """Return the time of day of an end known to the hour or better; an hour is said from to."""
    if end.precision is Precision.HOUR:
        dash = phrases_of(language).tight_dash
        return dash.join(clock(instant, language) for instant in (end.begins, end.ends))
    return clock(end.begins, language, seconds=end.precision is Precision.SECOND)


def _calendar_piece(end: Endpoint, language: str, role: Role, *, short: bool) -> Piece:
    year, month, day = end.parts
    if year is None or month is None:
        return _years_piece(end, language, role)
    if day is None:
        return Piece("month", month_and_year(year, month, language, role, short=short))
    words = date_of_parts(year, month, day, language, role, short=short)
    if end.precision in _CLOCK:
        words = phrases_of(language).timed.format(date=words, time=clock_words(end, language))
    return Piece("day", words)


def _yearless_piece(month: int, day: int | None, language: str) -> Piece:
    if day is None:
        words = month_name(month, language)
    else:
        words = day_and_month(month, day_digits(day, language), language)
    return Piece("unknown", phrases_of(language).no_year.format(words))


def _year_piece(end: Endpoint, language: str, role: Role) -> Piece:
    first, last = years_of(end)
    if first != last:
        return _years_piece(end, language, role)
    return Piece("year", year_in_words(first, language, role))


def _years_piece(end: Endpoint, language: str, _role: Role) -> Piece:
    return Piece("years", years_in_words(*years_of(end), language))


def _decade_piece(end: Endpoint, language: str, role: Role) -> Piece:
    first, last = years_of(end)
    if last - first != 9 or first % 10:
        return _years_piece(end, language, role)
    return Piece("decade", decade_in_words(first, language, role))


def _century_piece(end: Endpoint, language: str, role: Role) -> Piece:
    first, last = years_of(end)
    if not 98 <= last - first <= 99:
        return _years_piece(end, language, role)
    return Piece("century", century_in_words(first, language, role))


def _millennium_piece(end: Endpoint, language: str, role: Role) -> Piece:
    first, last = years_of(end)
    if not 998 <= last - first <= 999:
        return _years_piece(end, language, role)
    return Piece("millennium", millennium_in_words(first, language, role))


def _season_piece(end: Endpoint, language: str, role: Role) -> Piece:
    phrases = phrases_of(language)
    first, last = years_of(end)
    code = end.parts[1] or 21
    year = year_in_words(first, language, Role.WITHIN)
    if last != first:  # a winter across the turn of the year
        year = f"{first}–" + year_in_words(last, language, Role.WITHIN)
    template = pick_form(phrases.seasons[(code - 21) % 4], phrases.cases[role])
    words = template.format(year=year)
    return Piece("season", phrases.southern.format(words) if code >= _SOUTHERN_FROM else words)


def _quarter_piece(end: Endpoint, language: str, role: Role) -> Piece:
    year, code, _ = end.parts
    if year is None or code is None:
        return _years_piece(end, language, role)
    within = year_in_words(year, language, Role.WITHIN)
    return Piece("quarter", fill(phrases_of(language).quarter, code - 32, language, role, within))


def _half_piece(end: Endpoint, language: str, role: Role) -> Piece:
    phrases = phrases_of(language)
    year, code, _ = end.parts
    if year is None or code is None:
        return _years_piece(end, language, role)
    within = year_in_words(year, language, Role.WITHIN)
    return Piece("half", pick_form(phrases.halves[code - 40], phrases.cases[role]).format(year=within))


def _third_piece(end: Endpoint, language: str, role: Role) -> Piece:
    year, code, _ = end.parts
    if year is None or code is None:
        return _years_piece(end, language, role)
    first = 1 + 4 * (code - 37)
    names = (month_name(first, language), month_name(first + 3, language))
    return Piece("months", with_year(phrases_of(language).tight_dash.join(names), year, language))


_WORDINGS: Final[dict[Precision, Callable[[Endpoint, str, Role], Piece]]] = {
    Precision.YEAR: _year_piece,
    Precision.DECADE: _decade_piece,
    Precision.CENTURY: _century_piece,
    Precision.MILLENNIUM: _millennium_piece,
    Precision.SEASON: _season_piece,
    Precision.QUARTER: _quarter_piece,
    Precision.SEMESTER: _half_piece,
    Precision.QUADRIMESTER: _third_piece,
}
