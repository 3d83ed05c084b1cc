"""A large file cut into pieces of some megabytes, so that several workers can read it."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline_app.loading.slices import Section, sections_of

LARGEST_PIECE = 4 * 2**20
"""Characters of a piece, more or less: an item is never cut."""


class Piece(NamedTuple):
    """Some items of a list: their text, the first one's line in the file and index in the list, from 0."""

    key: str
    text: str
    line: int
    first: int


def pieces_of(text: str) -> tuple[str, list[Piece]] | None:
    """Cut the long lists of a file; return what is left of it, with blank lines instead, and the pieces.

    None when there is nothing to gain, or something is odd.
    """
    rest, pieces, line = [], [], 0
    sections = sections_of(text) or []
    if len({section.key for section in sections}) < len(sections):
        return None
    for section in sections:
        # What stood above the first section, and where a list was, lines stay: the others keep their own.
        rest.append("\n" * (section.line - line))
        line = section.line + section.text.count("\n")
        cut = list(_cut(section)) if len(section.text) > 2 * LARGEST_PIECE else []
        pieces += cut
        rest.append("\n" * section.text.count("\n") if cut else section.text)
    return ("".join(rest), pieces) if pieces else None


def _cut(section: Section) -> Iterator[Piece]:
    head = section.text.find("\n") + 1
    first = section.text.find("- ", head)
    indent = first - section.text.rfind("\n", 0, first) - 1
    if first < 0 or section.text[head:first].strip():
        return
    dash = f"\n{' ' * indent}- "
    start, line, index = head, section.line + 1, 0
    while start < len(section.text):
        at = section.text.find(dash, start + LARGEST_PIECE)
        end = len(section.text) if at < 0 else at + 1
        text = section.text[start:end]
        yield Piece(section.key, text, line, index)
        line += text.count("\n")
        index += text.count(dash) + 1
        start = end
