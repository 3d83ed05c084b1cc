"""A fast reader for the YAML people mostly write: one item of a list to plain data, or None when in doubt.

It knows block mappings and sequences, plain, quoted and block scalars, and flow collections. Everything else
(anchors, tags, comments after values, rare escapes, odd indentation) it leaves to PyYAML, whose result it
must equal wherever it gives one: tests hold it to that.
"""

import re
from typing import Any

from timeline_app.loading.nodes import NOTHING
from timeline_app.loading.quick_flow import DoubtError, flow
from timeline_app.loading.quick_text import BLOCK_HEADER, block_text, double_quoted, joined, single_quoted

DEEPEST = 12
"""How deep the fast reader goes; what nests deeper is unusual, and PyYAML's."""

# What a plain scalar may look like outside of brackets: no indicator first, no ": ", no " #", no ":" last.
_FIRST = r"(?:[^\s?:,\[\]{}#&*!|>'\"%@`-]|-(?=[^\s-]))"
_PLAIN = rf"{_FIRST}[^:#\n]*+(?>(?::(?=[^ \n])[^:#\n]*+|(?<=[^ \n])#[^:#\n]*+)*)"

_ROWS = re.compile(
    rf"^( *+)(- ++)?(?:([A-Za-z_][A-Za-z0-9_-]*+):(?: ++|$))?(?:({_PLAIN})$|\"([^\"\\\n]++)\" *+$|(.++)$|$)",
    re.MULTILINE,
).findall

Row = tuple[str, str, str, str, str, str]
"""A line in its parts, each empty where there is no such part: the spaces it begins with, a dash with its
spaces, a key, a plain scalar, what is inside double quotes, and what needs a closer look."""

_END: Row = ("", "", "", "", "", "")


def quick_item(text: str, indent: int) -> Any:
    """Return one item of a block sequence as :func:`~timeline_app.loading.nodes.plain` would, or None.

    ``text`` runs from the line of the item's dash, which stands in column ``indent`` from 0, to before the
    next item's; it holds no tabs, no control characters, and ends with a line break.
    """
    return _Item(text).read(indent)


class _Item:
    """One item being read: its lines in parts, and its text for what is kept line by line."""

    __slots__ = ("rows", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.rows: list[Row] = _ROWS(text)
        self.rows[-1] = _END  # what stands after the last line break

    def read(self, indent: int) -> Any:
        """Read the item whose dash stands in column ``indent``, None when in doubt."""
        spaces, dash, key, _, _, other = self.rows[0]
        if len(spaces) != indent or dash != "- " or not (key or other[:1] == "{"):
            return None
        try:
            item, after = self.mapping(0, indent + 2, 1) if key else self.other(other, 1, indent)
            return item if self.skip(after) == len(self.rows) - 1 else None
        except DoubtError:
            return None

    def skip(self, at: int) -> int:
        """The next row that says something, or the last row."""
        last = len(self.rows) - 1
        while at < last:
            _, dash, key, plain, double, other = self.rows[at]
            if dash or key or plain or double or (other and other[0] != "#"):
                return at
            at += 1
        return last

    def mapping(self, at: int, indent: int, depth: int) -> tuple[dict[str, Any], int]:
        """Read the block mapping whose keys stand in column ``indent``; a dash may precede the first."""
        found: dict[str, Any] = {}
        rows = self.rows
        row = rows[at]
        column = len(row[0]) + len(row[1])
        while True:
            key = row[2]
            if column != indent or not key:
                at = self.skip(at)
                spaces, dash, key, *_ = row = rows[at]
                if len(spaces) < indent or at == len(rows) - 1:
                    return found, at
                if len(spaces) > indent or dash or not key:
                    raise DoubtError
            if key in found:
                raise DoubtError
            at += 1
            plain, following = row[3], rows[at]
            if plain and len(following[0]) <= indent:
                found[key] = None if plain in NOTHING else plain.rstrip(" ")
            else:
                found[key], at = self.value(row, at, indent, depth)
                following = rows[at]
            row = following
            column = len(row[0])
            if row[1]:
                return found, at

    def value(self, row: Row, at: int, indent: int, depth: int) -> tuple[Any, int]:
        """Read the value of the key in column ``indent`` of the row before ``at``."""
        _, _, _, plain, double, other = row
        if double:
            return double, at
        if other:
            return self.other(other, at, indent)
        if plain:
            return self.longer(plain, at, indent)
        return self.inner(at, indent, depth)

    def longer(self, plain: str, at: int, indent: int) -> tuple[str | None, int]:
        """Read the lines by which a plain scalar goes on, each deeper than ``indent``."""
        parts = [plain.rstrip(" ")]
        while True:
            spaces, dash, key, plain, double, other = self.rows[at]
            if not (dash or key or plain or double or other) or (other and other[0] == "#"):
                following = self.skip(at)
                if following < len(self.rows) - 1 and len(self.rows[following][0]) > indent:
                    raise DoubtError  # blank lines within a text are kept
                break
            if len(spaces) <= indent:
                break
            if not plain or dash or key:
                raise DoubtError
            parts.append(plain.rstrip(" "))
            at += 1
        value = " ".join(parts)
        return (None if value in NOTHING else value), at

    def other(self, other: str, at: int, indent: int) -> tuple[Any, int]:
        """Read a quoted scalar, a flow collection or a block scalar that begins in the row before ``at``."""
        first = other[0]
        if first in "|>":
            return self.block(other, at, indent)
        if first not in "'\"[{":
            raise DoubtError
        parts = [other]
        if len(self.rows[at][0]) > indent:
            parts, at = self.deeper(other, at, indent)
        if first == "'":
            return single_quoted(parts), at
        return (double_quoted(parts) if first == '"' else flow(joined(parts))), at

    def deeper(self, first: str, at: int, indent: int) -> tuple[list[str], int]:
        """Return a first line and the lines from row ``at`` that stand deeper than ``indent``."""
        lines = self.text.split("\n")
        parts = [first]
        while len(self.rows[at][0]) > indent and not lines[at].isspace():
            parts.append(lines[at])
            at += 1
        return parts, at

    def block(self, header: str, at: int, indent: int) -> tuple[str, int]:
        """Read a literal or folded scalar from row ``at``."""
        style = BLOCK_HEADER(header)
        if style is None:
            raise DoubtError
        value, length = block_text(self.text.split("\n")[at:-1], indent, style[1], style[2])
        return value, at + length

    def inner(self, at: int, indent: int, depth: int) -> tuple[Any, int]:
        """Read what stands below a key with nothing after it: a mapping, a sequence, or nothing."""
        start = self.skip(at)
        if depth > DEEPEST:
            raise DoubtError
        if start == len(self.rows) - 1:
            return None, start
        spaces, dash, key, *_ = self.rows[start]
        column = len(spaces)
        if dash and column >= indent:
            return self.sequence(start, column, depth + 1)
        if column <= indent:
            return None, start
        if not key:
            raise DoubtError
        return self.mapping(start, column, depth + 1)

    def sequence(self, at: int, indent: int, depth: int) -> tuple[list[Any], int]:
        """Read the block sequence whose dashes stand in column ``indent``."""
        found: list[Any] = []
        while True:
            at = self.skip(at)
            spaces, dash, key, plain, double, other = self.rows[at]
            column = len(spaces)
            if (
                column < indent
                or at == len(self.rows) - 1
                or (column == indent and (key or plain) and not dash)
            ):
                return found, at
            if column > indent or not dash:
                raise DoubtError
            value: Any
            if key:
                value, at = self.mapping(at, indent + len(dash), depth + 1)
            elif plain:
                value, at = (None if plain in NOTHING else plain.rstrip(" ")), at + 1
            elif double:
                value, at = double, at + 1
            elif other and other[0] in "'\"[{":
                value, at = self.other(other, at + 1, indent)
            else:
                raise DoubtError
            found.append(value)
