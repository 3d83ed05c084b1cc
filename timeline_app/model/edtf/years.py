"""Years that are not four digits: centuries, decades, significant digits, and the deep past or future."""

import re
from typing import Final

from timeline_app.model.edtf.dates import qualifiers_in
from timeline_app.model.edtf.value import EdtfError, Endpoint, Precision
from timeline_app.model.instant import day_number

MAX_YEAR_DIGITS: Final = 12  # day numbers stay exact in a float, and in an int64 column

_PRECISIONS: Final = {1: Precision.YEAR, 10: Precision.DECADE, 100: Precision.CENTURY}

_SHORT: Final = re.compile(r"[?~%]?(-?)([0-9]{2,3})[?~%]?").fullmatch
_LONG: Final = re.compile(
    r"[?~%]?(?P<y>Y?)(?P<sign>-?)(?P<digits>[0-9]+)(?:E(?P<exponent>[0-9]+))?(?:S(?P<significant>[0-9]{1,2}))?[?~%]?"
).fullmatch


def read_short_year(text: str) -> Endpoint | None:
    """A century of two digits or a decade of three (``19``, ``198``, ``-04``), or None for another shape.

    The digits are the first of the year, so ``-19`` runs from -1999 to -1900, as ``-19XX`` does.
    """
    match = _SHORT(text)
    if match is None:
        return None
    sign, digits = match.groups()
    width = 100 if len(digits) == 2 else 10
    stem = int(digits) * width
    if sign and stem == 0:
        hint = "write 00XX, or -00XX for the years before 0"
        raise EdtfError(f"{text} does not say which side of year 0 it means", match.start(1), hint)
    low, high = (-stem - width + 1, -stem) if sign else (stem, stem + width - 1)
    precision = Precision.CENTURY if width == 100 else Precision.DECADE
    return _span_of_years(text, low, high, precision, -stem if sign else stem)


def read_long_year(text: str) -> Endpoint | None:
    """A year with ``Y``, with an exponent or with significant digits, or None for another shape."""
    match = _LONG(text)
    if match is None:
        return None
    four_digits = len(match["digits"]) == 4 and match["significant"] and not match["exponent"]
    if not (match["y"] or four_digits):
        return None
    year = _size_of_year(match)
    width = _width(match, len(str(year)))
    stem = year // width * width
    # Minus zero is no year, so what begins with it ends at -1.
    low, high = (1 - stem - width, -max(stem, 1)) if match["sign"] else (stem, stem + width - 1)
    precision = _PRECISIONS.get(width, Precision.MILLENNIUM)
    return _span_of_years(text, low, high, precision, -year if match["sign"] else year)


def _size_of_year(match: re.Match[str]) -> int:
    """The year without its sign, refused where it is not written as EDTF has it or is too far away."""
    digits, offset = match["digits"], match.start("digits")
    zeros = int(match["exponent"]) if match["exponent"] and len(match["exponent"]) < 4 else 0
    if len(digits) + zeros > MAX_YEAR_DIGITS or (match["exponent"] and len(match["exponent"]) >= 4):
        raise EdtfError("the year is too far away", offset, f"years have at most {MAX_YEAR_DIGITS} digits")
    if match["y"] and digits[0] == "0":
        bare = digits.lstrip("0")
        hint = f"write {'Y' if len(bare) > 4 else ''}{match['sign']}{bare.zfill(4)}"
        raise EdtfError("a year with Y does not begin with 0", offset, hint)
    if match["y"] and match["exponent"] is None and len(digits) <= 4:
        hint = f"write {match['sign']}{digits.zfill(4)}, without Y"
        raise EdtfError("Y is for years of more than four digits", match.start("y"), hint)
    if match["sign"] and int(digits) == 0:
        raise EdtfError("there is no year -0000", match.start("sign"), "write 0000 for 1 BC, -0001 for 2 BC")
    return int(digits) * int(10**zeros)


def _width(match: re.Match[str], digits: int) -> int:
    """How many years the significant digits leave open: 100 for ``1950S2``."""
    significant = match["significant"]
    if significant is None:
        return 1
    if significant[0] == "0":
        hint = "write at least one, such as S2"
        raise EdtfError("a year needs a significant digit", match.start("significant"), hint)
    if match["y"] == "":
        digits = 4
    return int(10 ** max(0, digits - int(significant)))


def _span_of_years(text: str, low: int, high: int, precision: Precision, written: int) -> Endpoint:
    """The whole years from ``low`` to ``high``."""
    first, last = day_number(low, 1, 1), day_number(high, 12, 31)
    approximate, uncertain = qualifiers_in(text)
    parts = (written, None, None)
    return Endpoint(
        first,
        last,
        float(first),
        last + 1.0,
        precision,
        parts,
        approximate,
        uncertain,
        unspecified=low != high,
    )
