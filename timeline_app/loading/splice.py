"""An edited file read by its changed lines only, where these are some of the events of its list."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.loading.event_rows import join_rows
from timeline_app.loading.part import Part, Stored
from timeline_app.loading.problems import Problem
from timeline_app.loading.read_part import read_piece

LARGEST_KEPT = 64 * 2**20
"""Bytes of a file that are kept to compare the next version with."""


_LINE_FEED = 0x0A

_NUMBERED = re.compile(r"events\[[0-9]+\]").match

_BLOCK = 2**16
"""So many bytes are compared at once: equal ones are compared as fast as memory is read."""


class Change(NamedTuple):
    """Lines that two texts have in common at their beginning and at their end, and all that each has."""

    before: int
    after: int
    old_lines: int
    new_lines: int


def change_between(old: bytes, new: bytes, breaks: NDArray[np.int64]) -> Change:
    """Return how many whole lines two texts share at either end, never the same line twice.

    ``breaks`` are where the new text has line feeds.
    """
    shorter = min(len(old), len(new))
    head = _equal_head(old, new, shorter)
    tail = _equal_tail(old, new, shorter - head)
    above = int(np.searchsorted(breaks, head))
    below = len(breaks) - int(np.searchsorted(breaks, len(new) - tail))
    # A last line may have no line feed.
    old_rest, new_rest = not old.endswith(b"\n"), not new.endswith(b"\n")
    old_lines = above + old.count(b"\n", head, len(old) - tail) + below + old_rest
    # The tail begins in the middle of a line, unless it begins with the line feed before it.
    after = below - 1 + new_rest if below else 0
    return Change(above, after, old_lines, len(breaks) + new_rest)


def _equal_head(one: bytes, two: bytes, most: int) -> int:
    """Return how many bytes two texts share at the beginning, looking at most at so many."""
    at = 0
    while at < most and one[at : at + _BLOCK] == two[at : at + _BLOCK]:
        at += _BLOCK
    end = min(at + _BLOCK, most)
    return at + _equal_run(one[at:end], two[at:end]) if at < most else most


def _equal_tail(one: bytes, two: bytes, most: int) -> int:
    """Return how many bytes two texts share at the end, looking at most at so many."""
    at = 0
    while at + _BLOCK <= most and _before(one, at, _BLOCK) == _before(two, at, _BLOCK):
        at += _BLOCK
    size = min(_BLOCK, most - at)
    return at + _equal_run(_before(one, at, size)[::-1], _before(two, at, size)[::-1])


def _before(text: bytes, at: int, size: int) -> bytes:
    """Return so many bytes that end so far from the end."""
    return text[len(text) - at - size : len(text) - at]


def _equal_run(one: bytes, two: bytes) -> int:
    different = np.flatnonzero(np.frombuffer(one, dtype=np.uint8) != np.frombuffer(two, dtype=np.uint8))
    return int(different[0]) if len(different) else len(one)


def splice(part: Part, old: bytes, new: bytes) -> Part | None:
    """Return what the new text says, given what the old one said; None when it has to be read in full."""
    if not part.is_cut or part.lost_ids or not part.events.is_in_order() or b"\r" in old or b"\r" in new:
        return None
    breaks = np.flatnonzero(np.frombuffer(new, dtype=np.uint8) == _LINE_FEED)
    change = change_between(old, new, breaks)
    lines = part.events.line
    # Rows count lines from 1. The first changed line may belong to the event before it.
    first = int(np.searchsorted(lines, change.before + 1)) - 1
    next_row = int(np.searchsorted(lines, change.old_lines - change.after + 1))
    is_last = next_row >= len(lines)
    if first < 0 or (is_last and any(one.line > lines[first] for one in part.stored)):
        return None
    start, moved = int(lines[first]) - 1, change.new_lines - change.old_lines
    # What follows the last event is read with it, and must be no more than events.
    end = change.old_lines + 1 if is_last else int(lines[next_row]) - 1
    text = new[int(breaks[start - 1]) + 1 : None if is_last else int(breaks[end + moved - 1]) + 1]
    piece = read_piece("events", text.decode("utf-8", "surrogateescape"), start, first)
    lines_now = Lines(start, end, moved)
    if piece is None or piece.stored or _is_elsewhere(piece, part):
        return None
    if _names_lines(part.problems, lines_now) or any(map(_counts_items, (*part.problems, *piece.problems))):
        return None
    return _spliced(part, piece, Rows(first, next_row), lines_now)


class Rows(NamedTuple):
    """Which rows are replaced: from the first to before the next."""

    first: int
    next: int


class Lines(NamedTuple):
    """The old lines that are replaced, from 0, and by how many the ones below move."""

    start: int
    end: int
    moved: int

    def now(self, line: int) -> int | None:
        """Where a line, from 1, stands now; None when it was replaced."""
        if line - 1 < self.start:
            return line
        return None if line - 1 < self.end else line + self.moved


def _is_elsewhere(piece: Part, part: Part) -> bool:
    """Whether the piece is indented differently, and so would not be read like this in its file."""
    return bool(len(piece.events)) and int(piece.events.column[0]) != int(part.events.column[0])


def _names_lines(problems: Iterable[Problem], lines: Lines) -> bool:
    """Whether a problem that moves says where something else stands, which moves, too."""
    return bool(lines.moved) and any(
        problem.line > lines.end and "line " in f"{problem.message} {problem.hint}" for problem in problems
    )


def _counts_items(problem: Problem) -> bool:
    """Whether a problem names its record by a number, for want of an id: only the whole list can count."""
    return _NUMBERED(problem.path) is not None


def _spliced(part: Part, piece: Part, rows: Rows, lines: Lines) -> Part:
    old = part.events
    above = old.between(0, rows.first, 0)
    below = old.between(rows.next, len(old), lines.moved)
    kinds = part.targets.keys() | piece.targets.keys()
    return Part(
        events=join_rows([above, piece.events, below]),
        stored=tuple(_moved_stored(one, lines) for one in part.stored),
        targets={
            kind: part.targets.get(kind, frozenset()) | piece.targets.get(kind, frozenset()) for kind in kinds
        },
        lost_ids=part.lost_ids | piece.lost_ids,
        is_lost=part.is_lost,
        problems=(*_moved_problems(part.problems, lines), *piece.problems),
        is_cut=True,
    )


def _moved_stored(one: Stored, lines: Lines) -> Stored:
    line = lines.now(one.line)
    if line is None or line == one.line:
        return one
    spots = tuple((row + line - one.line, column) for row, column in one.spots)
    return replace(one, line=line, spots=spots)


def _moved_problems(problems: Iterable[Problem], lines: Lines) -> list[Problem]:
    moved = ((problem, lines.now(problem.line) if problem.line else 0) for problem in problems)
    return [replace(problem, line=line) for problem, line in moved if line is not None]
