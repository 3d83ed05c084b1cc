"""What people write instead of EDTF, and what to tell them. Only looked at once a text has been refused."""

import re
from typing import Final

from timeline_app.model.edtf.habits import SHAPES, SLASHED
from timeline_app.model.edtf.value import EdtfError

_EXAMPLES: Final = "write a date such as 2014, 2014-09 or 2014-09-01"
_LONGEST: Final = 80  # no date people write is longer; it bounds the work on a text that is none
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_SHORT: Final = re.compile(r"(-?)([0-9]{2,3})([?~%]?)").fullmatch
_BEGINNING: Final = re.compile(
    r"[?~%]?(?:Y-?[0-9]*(?:E[0-9]*)?(?:S[0-9]*)?[?~%]?"
    r"|-?[0-9X]{0,4}[?~%]?(?:-[?~%]?[0-9X]{0,2}[?~%]?){0,2}(?:T[0-9:.Z+-]*)?)"
)


def explain(text: str) -> EdtfError:
    """The error for a text without a slash that is no date, as helpful as the mistake is known."""
    return _explain_signs(text) or _explain_shape(text) or _explain_place(text)


def explain_slashes(text: str) -> EdtfError | None:
    """The error for a date written with slashes, as ``14/09/2014`` or ``2014/9``, or too many of them."""
    for pattern, message, hint in SLASHED:
        match = pattern.fullmatch(text)
        if match is not None:
            return EdtfError(message, match.start("at"), hint(match))
    second = text.find("/", text.find("/") + 1)
    if second >= 0:
        return EdtfError("an interval has one slash", second, "write an interval such as 2014/2016")
    return None


def explain_short_year(head: str, tail: str) -> EdtfError | None:
    """The error for an interval that runs backwards because years lack their zeros, as ``-2700/-400``.

    Three digits are a decade and two a century: -400 is the decade from -4009 to -4000.
    """
    for piece, offset in ((tail, len(head) + 1), (head, 0)):
        match = _SHORT(piece)
        if match is not None:
            kind, number = ("century", "two") if len(match[2]) == 2 else ("decade", "three")
            message = f"{piece} is a {kind}, for it has {number} digits, and the interval runs backwards"
            return EdtfError(message, offset, f"write {with_zeros(head)}/{with_zeros(tail)}")
    return None


def with_zeros(piece: str) -> str:
    """Give a year of two or three digits its zeros; leave everything else alone."""
    match = _SHORT(piece)
    return piece if match is None else f"{match[1]}{match[2].zfill(4)}{match[3]}"


def _explain_signs(text: str) -> EdtfError | None:
    """The error for a character that no EDTF date has, or for nothing at all."""
    bare = text.strip()
    if not bare:
        return EdtfError("the date is empty", 0, _EXAMPLES)
    if bare != text and len(bare) <= _LONGEST:
        offset = 0 if text[0].isspace() else len(text.rstrip())
        return EdtfError("there are spaces around the date", offset, f"write {bare} without them")
    if text[0] in "[{":
        hint = "write an interval such as 1667/1672, or one entry for each date"
        return EdtfError("sets of dates, in square or curly brackets, are not read", 0, hint)
    for offset, character in enumerate(text):
        if character in _DASHES:
            hint = "write the hyphen of the keyboard inside a date, a slash between two dates as in 2013/2015"
            return EdtfError("a typographic dash is no part of a date", offset, hint)
        if character.isdigit() and not character.isascii():
            return EdtfError("the digits are not plain ones", offset, "write the digits 0 to 9")
    return None


def _explain_shape(text: str) -> EdtfError | None:
    """The error for a way of writing dates that is common elsewhere."""
    if len(text) > _LONGEST:
        return None
    for pattern, message, hint in SHAPES:
        match = pattern.fullmatch(text)
        if match is not None:
            return EdtfError(message, match.start("at"), hint(match))
    return None


def _explain_place(text: str) -> EdtfError:
    """The error at the first character with which the text can no longer be a date."""
    match = _BEGINNING.match(text)
    offset = min(match.end() if match else 0, len(text) - 1)
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return EdtfError(f'"{shown}" is not a date', offset, _EXAMPLES)
