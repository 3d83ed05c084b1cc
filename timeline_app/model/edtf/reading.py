"""From an EDTF string to an :class:`Edtf`: the quick way for plain dates, intervals, then everything else."""

import re
from typing import Final

from timeline_app.model.edtf.clock import read_timed_date
from timeline_app.model.edtf.dates import read_date
from timeline_app.model.edtf.mistakes import explain, explain_short_year, explain_slashes, with_zeros
from timeline_app.model.edtf.value import OPEN_END, UNKNOWN_END, Edtf, EdtfError, Endpoint, Precision
from timeline_app.model.edtf.years import read_long_year, read_short_year
from timeline_app.model.instant import day_number, days_in_month, is_leap

_PLAIN: Final = re.compile(r"(-?[0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?([?~%])?").fullmatch
_YEAR, _MONTH, _DAY = Precision.YEAR, Precision.MONTH, Precision.DAY  # plain names are quicker to look up
_TWO_DIGITS: Final = {f"{number:02d}": number for number in range(100)}  # half the time of int()
_ABSENT: Final = {"": UNKNOWN_END, "..": OPEN_END}


def parse_edtf(text: str) -> Edtf:
    """Read an EDTF date or interval: ISO 8601-2 levels 0 and 1, and from level 2 all but sets.

    ``? ~ %`` set flags and never widen the bounds, ``X`` does. Winter (24) runs from December into the next
    year. A time of day keeps its local day, whatever its zone. An interval may not end before it starts.

    Raises:
        EdtfError: the text is not such a date; it carries the place of the mistake and a hint.
    """
    if "/" in text:
        return _read_interval(text)
    end = _read_plain(text) or _read_single(text)
    return Edtf(text, end, end)


def _read_plain(text: str) -> Endpoint | None:
    """A year, month or day that exists, perhaps qualified as a whole: nearly all the dates there are."""
    match = _PLAIN(text)
    if match is None:
        return None
    year_text, month_text, day_text, qualifier = match.groups()
    year = int(year_text)
    if year == 0 and year_text[0] == "-":
        return None
    month = day = None
    if month_text is None:
        first = day_number(year, 1, 1)
        last = first + (365 if is_leap(year) else 364)
        precision = _YEAR
    elif day_text is None:
        month = _TWO_DIGITS[month_text]
        first = day_number(year, month, 1)
        last = first + days_in_month(year, month) - 1
        precision = _MONTH
    else:
        month, day = _TWO_DIGITS[month_text], _TWO_DIGITS[day_text]
        if day == 0 or (day > 28 and day > days_in_month(year, month)):
            return None
        first = last = day_number(year, month, day)
        precision = _DAY
    approximate, uncertain = (qualifier != "?", qualifier != "~") if qualifier else (False, False)
    parts = (year, month, day)
    return Endpoint(first, last, float(first), last + 1.0, precision, parts, approximate, uncertain)


def _read_single(text: str) -> Endpoint:
    """Any single date of the levels that are read, by the first of the grammars that knows its shape."""
    for read in (read_date, read_short_year, read_long_year, read_timed_date):
        end = read(text)
        if end is not None:
            return end
    raise explain(text)


def _read_interval(text: str) -> Edtf:
    """Two dates, either of them perhaps open (``..``) or unknown (nothing)."""
    head, _, tail = text.partition("/")
    beginning = _ABSENT.get(head) or _read_plain(head)
    ending = _ABSENT.get(tail) or _read_plain(tail)
    if beginning is None or ending is None:
        slashed = explain_slashes(text)
        if slashed is not None:
            raise slashed
        beginning = beginning or _read_end(head, 0)
        ending = ending or _read_end(tail, len(head) + 1)
        _check_kinds(head, tail, beginning, ending)
    if beginning.first is not None and ending.first is not None and beginning.first > ending.first:
        _check_backwards(head, tail, beginning, ending)
    return Edtf(text, beginning, ending)


def _is_interval(head: str, tail: str) -> bool:
    """Whether two pieces make an interval that runs forwards."""
    try:
        _read_interval(f"{head}/{tail}")
    except EdtfError:
        return False
    return True


def _read_end(piece: str, offset: int) -> Endpoint:
    """The end of an interval that is written in ``piece``, which begins at ``offset``."""
    try:
        end = _read_single(piece)
    except EdtfError as error:
        raise error.moved(offset) from None
    if "T" in piece:
        hint = f"write the day alone, {piece.partition('T')[0]}"
        raise EdtfError("an interval runs between days, without the time of day", offset, hint)
    return end


def _check_kinds(head: str, tail: str, beginning: Endpoint, ending: Endpoint) -> None:
    """Refuse an interval between a Y year and a year of four digits."""
    if None not in (beginning.first, ending.first) and ("Y" in head) != ("Y" in tail):
        message = "an interval cannot join a year with Y and a year of four digits"
        hint = "write both years with Y, or leave one end open with .."
        raise EdtfError(message, len(head) + 1, hint)


def _check_backwards(head: str, tail: str, beginning: Endpoint, ending: Endpoint) -> None:
    """Refuse an interval whose end is earlier than its start, or no finer than what the start lies in.

    A whole month or year is no end for what begins inside it (``2014-09-03/2014-09``): it says less than
    the start does. One with unspecified digits is, for some day of it may well come later.
    """
    offset = len(head) + 1
    if beginning.begins >= ending.ends:
        short = explain_short_year(head, tail)
        if short is not None and _is_interval(with_zeros(head), with_zeros(tail)):
            raise short
        raise EdtfError(f"the interval runs backwards, from {head} to {tail}", offset, f"write {tail}/{head}")
    if not ending.unspecified:
        hint = "write the end as finely as the start, or with X for the digits that are not known"
        raise EdtfError(f"the interval begins inside its end, {tail}", offset, hint)
