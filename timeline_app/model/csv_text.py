"""Rows as CSV text that is safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

PIECE = 200
"""So many rows are written in one go."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet read a cell as a formula."""


def safe_cell(value: object) -> str:
    """Return a cell's text; one that a spreadsheet would run gets an apostrophe before it.

    Numbers stay numbers: a minus sign before digits is no formula.
    """
    text = "" if value is None else str(value)
    if text.startswith(_FORMULA) and not _is_number(text):
        return "'" + text
    return text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def csv_text(rows: Iterable[Sequence[object]], delimiter: str = ",") -> str:
    """Return rows as CSV (RFC 4180), or tab-separated for the clipboard with a tab as ``delimiter``."""
    return "".join(csv_pieces(rows, delimiter))


def csv_pieces(rows: Iterable[Sequence[object]], delimiter: str = ",") -> Iterator[str]:
    """Yield rows as CSV, a few hundred at a time."""
    left = iter(rows)
    while some := list(islice(left, PIECE)):
        buffer = io.StringIO()
        writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
        writer.writerows([safe_cell(value) for value in row] for row in some)
        yield buffer.getvalue()
