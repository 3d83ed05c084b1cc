"""A file cut at its top-level keys and at the dashes of their lists, without reading what is in between.

One broken item then spoils no other, one edited item is read alone, and workers share a file. Where the
cut may be wrong (a bracket or a quote that runs on at the margin) some piece is no YAML by itself; then
the file is read whole.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

# Top-level lines begin with anything but a blank, a comment, or the dash of an item.
_BEGINNING = r"(?:[^\s#-]|-(?![ \n]))"
_AT_FIRST = re.compile(_BEGINNING)
_TOP = re.compile(rf"\n(?={_BEGINNING})")
_SEEN_AHEAD = 2
_WINDOW = 2**22
"""Characters that are searched in one go: a search keeps Python's lock until it has found something."""

_DOCUMENT = re.compile(r"---[ \t]*+(?:#[^\n]*+)?(?:\n|$)")
DOCUMENT = "---"
"""The key of a section that is the beginning of a further document."""

_HEADER = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*+):(?: *+(?:#[^\n]*+)?(\n|$)| )")
_FIRST_ITEM = re.compile(r"(?>(?:[ ]*+(?:#[^\n]*+)?\n)*)( *+)-(?=[ \n])")

_DASHES = re.compile(r"^( *+)-(?=[ \n])", re.MULTILINE).findall


class Item(NamedTuple):
    """One item of a list: its text, from the line of its dash, and that line, from 0."""

    line: int
    text: str

    def outdented(self) -> list["Item"]:
        """Cut an item that is no YAML at the leftmost dashes, if these stand further left than its own.

        One of two items stands in the wrong column then, and neither spoils the other.
        """
        own = len(self.text) - len(self.text.lstrip(" "))
        least = min((len(one) for one in _DASHES(self.text)), default=own)
        return list(_cut_anywhere(self.text, f"\n{' ' * least}-", self.line)) if least < own else []

    def indented(self) -> list["Item"]:
        """Cut an item that is no YAML at the leftmost dashes further right than its own, none without any.

        The items after one that stands too far left would else go with it; so would lists inside of it.
        """
        own = len(self.text) - len(self.text.lstrip(" "))
        further = [len(one) for one in _DASHES(self.text) if len(one) > own]
        return list(_cut_anywhere(self.text, f"\n{' ' * min(further)}-", self.line)) if further else []


class Section(NamedTuple):
    """A top-level key with all that stands below it; ``line`` is the key's, from 0."""

    key: str
    line: int
    text: str

    def items(self) -> tuple[int, list[Item]] | None:
        """Return the column of the dashes and the items, None where this is no block sequence."""
        header = _HEADER.match(self.text)
        if header is None or header[2] is None:
            return None
        first = _FIRST_ITEM.match(self.text, header.end())
        if first is None:
            return None
        indent = first.end() - first.start(1) - 1
        start = first.start(1)
        line = self.line + self.text.count("\n", 0, start)
        return indent, list(_cut(self.text[start:], indent, line))


def _cut(text: str, indent: int, line: int) -> Iterator[Item]:
    margin = f"\n{' ' * indent}-"
    if f"{margin}\n" in text:
        # Some of the dashes stand alone on their line, which is rare, and slower to look for.
        yield from _cut_anywhere(text, margin, line)
        return
    dash = f"{margin} "
    start, count, find = 0, text.count, text.find
    while (at := find(dash, start)) >= 0:
        yield Item(line, text[start : at + 1])
        line += count("\n", start, at + 1)
        start = at + 1
    last = text[start:]
    yield Item(line, last if last.endswith("\n") else f"{last}\n")


def _cut_anywhere(text: str, margin: str, line: int) -> Iterator[Item]:
    starts = [0, *(match.start() + 1 for match in re.finditer(f"{margin}(?=[ \n])", text)), len(text)]
    for start, end in pairwise(starts):
        item = text[start:end]
        yield Item(line, item if item.endswith("\n") else f"{item}\n")
        line += item.count("\n")


def _top_lines(text: str) -> Iterator[int]:
    """Yield where the top-level lines begin."""
    if _AT_FIRST.match(text):
        yield 0
    for first in range(0, len(text), _WINDOW):
        last = first + _WINDOW
        for match in _TOP.finditer(text, first, last + _SEEN_AHEAD):
            if match.start() < last:
                yield match.end()


def sections_of(text: str) -> list[Section] | None:
    """Cut a file at its top-level keys; None when it does not look like a block mapping.

    The ``---`` that a file may begin with is passed over.
    """
    bounds = list(_top_lines(text))
    if not bounds:
        return [] if not text.strip() or _is_comment(text) else None
    if bounds[0] and not _is_comment(text[: bounds[0]]):
        return None
    sections = []
    line = text.count("\n", 0, bounds[0])
    for start, end in zip(bounds, [*bounds[1:], len(text)], strict=True):
        header = _HEADER.match(text, start)
        if header is not None:
            sections.append(Section(header[1], line, text[start:end]))
        elif _DOCUMENT.match(text, start) is None:
            return None
        elif sections:
            sections.append(Section(DOCUMENT, line, text[start:end]))
        line += text.count("\n", start, end)
    return sections


def _is_comment(text: str) -> bool:
    return all(not line.strip() or line.lstrip(" ").startswith("#") for line in text.split("\n"))
