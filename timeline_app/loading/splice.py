"""An edited file read by its changed lines only, where these are some of the events of its list."""

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


Bytes = NDArray[np.uint8]

_LINE_FEED = 0x0A


class Change(NamedTuple):
    """Lines that two texts have in common at their beginning and at their end."""

    before: int
    after: int


def change_between(old: Bytes, new: Bytes) -> Change:
    """Return how many whole lines two texts share at either end, never the same line twice."""
    shorter = min(len(old), len(new))
    head = _equal_run(old[:shorter], new[:shorter])
    tail = _equal_run(old[::-1][: shorter - head], new[::-1][: shorter - head])
    # The tail begins in the middle of a line, unless it begins with the line feed before it.
    return Change(_line_feeds(new[:head]), max(_line_feeds(new[len(new) - tail :]) - 1, 0))


def _equal_run(one: Bytes, two: Bytes) -> int:
    different = one != two
    first = int(different.argmax()) if len(different) else 0
    return first if len(different) and different[first] else len(one)


def _line_feeds(text: Bytes) -> int:
    return int(np.count_nonzero(text == _LINE_FEED))


def splice(part: Part, old: bytes, new: bytes) -> Part | None:
    """Return what the new text says, given what the old one said; None when it has to be read in full."""
    if not part.is_cut or part.lost_ids or not part.events.is_in_order() or b"\r" in old or b"\r" in new:
        return None
    before, after = np.frombuffer(old, dtype=np.uint8), np.frombuffer(new, dtype=np.uint8)
    change = change_between(before, after)
    old_lines, new_lines = _line_feeds(before), _line_feeds(after)
    lines = part.events.line
    # Rows count lines from 1. The first changed line may belong to the event before it.
    first = int(np.searchsorted(lines, change.before + 1)) - 1
    next_row = int(np.searchsorted(lines, old_lines - change.after + 1))
    if first < 0 or next_row >= len(lines):
        return None
    start, end, moved = int(lines[first]) - 1, int(lines[next_row]) - 1, new_lines - old_lines
    breaks = np.flatnonzero(after == _LINE_FEED)
    text = new[int(breaks[start - 1]) + 1 : int(breaks[end + moved - 1]) + 1]
    piece = read_piece("events", text.decode("utf-8", "surrogateescape"), start, first)
    lines_now = Lines(start, end, moved)
    if piece is None or piece.stored or _is_elsewhere(piece, part) or _names_lines(part.problems, lines_now):
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
