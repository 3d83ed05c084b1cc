"""Labels: the important ones first, never over anything, cut only at the end of a word."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.text import LABEL, LABEL_BOLD, TextMeasure, TextStyle, shortened, words_of

GAP: Final = 5.0
"""Between a glyph and its label."""

APART: Final = 9.0
"""Between a label and the next thing in its row."""

INSIDE: Final = 7.0
"""Between the ends of a bar and the label in it."""

WIDEST: Final = 300.0
"""A label beside its glyph is cut to this width, so that one long title does not take a whole row."""

_LEAST: Final = 62.0
"""In less room than this a label is not cut."""

_LEAST_ROOM: Final = 40.0
"""In less room than this no label is tried: hardly a title is so short."""

_LEAST_CUT: Final = 10
"""A cut label keeps so many letters at least, ellipsis included: a word and an ellipsis say little."""

_LEAST_INSIDE: Final = 6
"""So many it keeps inside its bar, where nothing else could stand."""

_REMEMBERED: Final = 20_000
"""So many titles are remembered before all are forgotten."""

LIMIT: Final = 600
"""More labels than this do not fit on any screen."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Everything that stands in rows, sorted by row and left edge; a column each, one length.

    ``mark`` is the index of the mark a label would name, -1 for what wants none. ``holds`` says that the
    label may stand inside; ``inset`` and ``outset`` are what the left and right ends inside are taken up by
    already. Greater ``rank`` first.
    """

    row: NDArray[np.int64]
    left: NDArray[np.float64]
    right: NDArray[np.float64]
    mark: NDArray[np.int64]
    holds: NDArray[np.bool_]
    inset: NDArray[np.float64]
    outset: NDArray[np.float64]
    rank: NDArray[np.float64]
    bold: NDArray[np.bool_]


class Placed(NamedTuple):
    """A label in its place: ``x`` its left edge; ``inside`` its bar, or beside its glyph."""

    glyph: int
    text: str
    x: float
    width: float
    inside: bool
    style: TextStyle


_BRACKETS: Final = ("()", "（）")

_Cuts = tuple[list[tuple[float, str]], Iterator[str]]
"""The beginnings of a text that were asked for, with their widths, and what yields the shorter ones."""


class Shortener:
    """Cuts titles at word ends; remembers how wide they and their beginnings are, one table a style.

    Room changes with every frame while titles do not.
    """

    def __init__(self, measure: TextMeasure) -> None:
        self.measure = measure
        self._widths: dict[bool, dict[str, float]] = {False: {}, True: {}}
        self._cuts: dict[bool, dict[str, _Cuts]] = {False: {}, True: {}}

    def width(self, text: str, style: TextStyle) -> float:
        """Return the width of a text in one of the two styles of labels."""
        widths = self._widths[style.bold]
        known = widths.get(text)
        if known is None:
            if len(widths) > _REMEMBERED:
                widths.clear()
            known = widths[text] = self.measure(text, style)
        return known

    def fit(self, text: str, room: float, style: TextStyle, least: float = _LEAST_CUT) -> tuple[str, float]:
        """Return the longest beginning of ``text`` that fits and its width.

        Empty when none does that has ``least`` letters.
        """
        width = self.width(text, style)
        if width <= room:
            return text, width
        for cut_width, beginning in self._cuts_of(text, style):
            if cut_width <= room:
                return (beginning, cut_width) if letters_of(beginning) >= least else ("", 0.0)
        return "", 0.0

    def _cuts_of(self, text: str, style: TextStyle) -> Iterator[tuple[float, str]]:
        """Yield the beginnings of a text and their widths, longest first; what is not asked for is free."""
        known = self._cuts[style.bold]
        if text not in known:
            if len(known) > _REMEMBERED:
                known.clear()
            known[text] = [], _beginnings(text)
        cuts, rest = known[text]
        yield from cuts
        for start in rest:
            cuts.append((self.measure(start, style), start))
            yield cuts[-1]


def _beginnings(text: str) -> Iterator[str]:
    """Yield a text's beginnings up to the end of a word, longest first, none ending in "of the"."""
    words = words_of(text)
    before = ""
    for count in range(len(words) - 1, 0, -1):
        kept = words[:count]
        while len(kept) > 1 and _is_small(kept[-1].rstrip()):
            kept.pop()
        # A bracket that is opened and not closed says nothing either.
        start = _without_bracket("".join(kept))
        # Without a remark in brackets at its end a title is shorter, not broken off: it needs no ellipsis.
        cut = start.rstrip() if _is_remark(text[len(start) :].strip()) else shortened([start])
        if cut != before and letters_of(cut) >= _LEAST_INSIDE:
            before = cut
            yield cut


def _is_small(word: str) -> bool:
    return len(word) <= 3 and word.islower()


def _is_remark(rest: str) -> bool:
    return rest[:1] + rest[-1:] in _BRACKETS and not any(mark in rest[1:-1] for mark in "".join(_BRACKETS))


def _without_bracket(start: str) -> str:
    for opening, closing in _BRACKETS:
        if start.count(opening) > start.count(closing):
            start = start[: start.rindex(opening)]
    return start


def letters_of(cut: str) -> float:
    """Return how many letters a cut title has; one of a script where a letter is a word counts for more."""
    return len(cut) + 1.5 * sum(letter >= "\u2e80" for letter in cut)


class _Rooms:
    """The gaps between glyphs of a row, which the labels of both neighbours use up.

    Gap ``k`` lies left of glyph ``k``; the gap after the last glyph of a row has a number of its own.
    ``low`` is where what stands left of the gap ends, ``high`` where what stands right of it begins.
    """

    def __init__(self, glyphs: Glyphs, bounds: tuple[float, float]) -> None:
        size = len(glyphs.row)
        first = np.concatenate(([True], glyphs.row[1:] != glyphs.row[:-1]))
        last = np.concatenate((first[1:], [True]))
        far = 4 * (abs(bounds[1]) + abs(bounds[0]) + 1e4)
        reach = np.maximum.accumulate(np.clip(glyphs.right, -far / 4, far / 4) + glyphs.row * far)
        reach -= glyphs.row * far
        before = np.concatenate(([0.0], reach[:-1]))
        low = np.concatenate((np.where(first, bounds[0] - APART, before), reach))
        high = np.concatenate((glyphs.left, np.full(size, bounds[1] + APART)))
        after = np.where(last, size + np.arange(size), np.arange(size) + 1)
        self.covered = reach > glyphs.right + 0.5
        until = np.where(last, bounds[1] + INSIDE, np.append(glyphs.left[1:], np.inf))
        self.inner = np.minimum(glyphs.right - glyphs.outset, until)
        self.inner -= glyphs.left + glyphs.inset + 2 * INSIDE
        self.right = np.where(self.covered, 0.0, high[after] - glyphs.right) - APART - GAP
        self.left = glyphs.left - low[:size] - APART - GAP
        self.low: list[float] = low.tolist()
        self.high: list[float] = high.tolist()
        self.after: list[int] = after.tolist()

    def to_right(self, glyph: int, right: float) -> float:
        """Return how much room is left to the right of a glyph."""
        gap = self.after[glyph]
        taken = self.low[gap] > right + GAP
        return 0.0 if taken else min(self.high[gap] - APART - right - GAP, WIDEST)

    def to_left(self, glyph: int, left: float) -> float:
        """Return how much room is left to the left of a glyph."""
        return min(left - GAP - self.low[glyph] - APART, WIDEST)

    def take_right(self, glyph: int, right: float, width: float) -> float:
        """Take room to the right of a glyph; returns where the label begins."""
        self.low[self.after[glyph]] = right + GAP + width
        return right + GAP

    def take_left(self, glyph: int, left: float, width: float) -> float:
        """Take room to the left of a glyph; returns where the label begins."""
        x = self.high[glyph] = left - GAP - width
        return x

    def widest(self, glyphs: Glyphs) -> NDArray[np.float64]:
        """Return the widest room each glyph's label could have."""
        inner = np.where(glyphs.holds, self.inner, 0.0)
        room: NDArray[np.float64] = np.maximum(np.maximum(self.right, self.left), inner)
        return room


def place_labels(
    glyphs: Glyphs,
    bounds: tuple[float, float],
    title_of: Callable[[int], str],
    shortener: Shortener,
) -> list[Placed]:
    """Place labels greedily by rank: inside the bar, else right, else left, else cut to what room there is.

    ``title_of`` gives the title of a mark; ``bounds`` are the least and greatest x of any label. No two
    labels touch, and none stands on a glyph that is not its own.
    """
    if not len(glyphs.row):
        return []
    rooms = _Rooms(glyphs, bounds)
    wanted = np.flatnonzero((glyphs.mark >= 0) & (rooms.widest(glyphs) >= _LEAST_ROOM))
    wanted = wanted[np.argsort(-glyphs.rank[wanted], kind="stable")][:LIMIT]
    inner_left = glyphs.left + glyphs.inset + INSIDE
    inner = np.where(glyphs.holds, rooms.inner, 0.0)
    columns = (glyphs.left, glyphs.right, glyphs.mark, glyphs.bold, inner_left, inner, rooms.covered)
    rows = zip(wanted.tolist(), *(column[wanted].tolist() for column in columns), strict=True)
    placed = []
    for i, left, right, mark, bold, inside_x, inside, covered in rows:
        # Labels of others may have used up part of a gap since rooms were measured.
        to_right = 0.0 if covered else rooms.to_right(i, right)
        to_left = rooms.to_left(i, left)
        room = max(inside, to_right, to_left)
        if room < _LEAST_ROOM:
            continue
        style = LABEL_BOLD if bold else LABEL
        least = _LEAST_INSIDE if room == inside else _LEAST_CUT
        text, width = _fit(title_of(mark), room, style, shortener, least)
        if not text:
            continue
        if width <= inside:
            placed.append(Placed(i, text, inside_x, width, True, style))
        elif width <= to_right:
            placed.append(Placed(i, text, rooms.take_right(i, right, width), width, False, style))
        else:
            placed.append(Placed(i, text, rooms.take_left(i, left, width), width, False, style))
    return placed


def _fit(title: str, room: float, style: TextStyle, shortener: Shortener, least: float) -> tuple[str, float]:
    """Return as much of a title as fits, and its width; nothing where a cut one would say too little."""
    width = shortener.width(title, style)
    if width <= room:
        return title, width
    return shortener.fit(title, room, style, least) if room >= _LEAST else ("", 0.0)
