"""Texts drawn again and again, frame after frame: painted once into a pixmap, then copied all at once.

Qt blends a text glyph by glyph, some eight microseconds a label; a copy takes one. On paper (SVG, PDF)
text stays text.
"""

import math
from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import count
from types import TracebackType
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from timeline_app.layout.text import LABEL, TextStyle
from timeline_app.layout.timeline.search import distinct
from timeline_app.painting.batches import FRAGMENT, draw_fragments, is_raster
from timeline_app.painting.measure import font_of, metrics_of
from timeline_app.painting.quick_measure import quick_measure

_WIDTH: Final = 2048
_ROWS: Final = 72
_ROW: Final = 20.0
"""The height of a row of texts in logical pixels; a style that needs more is written plainly."""

_PAD: Final = 2
"""Glyphs may reach a little out of their advance: an italic, a diacritic."""

_Slot = tuple[float, float, float, float, float]
"""Source left, top and width in device pixels; then from the text's origin to the slot's middle."""

_Key = tuple[str, int]
"""A text, and the number of its style and colour."""


class _Page:
    """A pixmap of texts, filled row by row; the row filled longest ago makes room for the next."""

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self.row = math.ceil(_ROW * ratio)
        self.pixmap = QPixmap(_WIDTH, _ROWS * self.row)
        self.pixmap.fill(Qt.GlobalColor.transparent)
        self.slots: dict[_Key, _Slot] = {}
        self._keys: list[list[_Key]] = [[] for _ in range(_ROWS)]
        self._x, self._at = 0, 0
        self._painter: QPainter | None = None

    def close(self) -> None:
        """End painting, before anything is copied."""
        if self._painter is not None:
            self._painter.end()
            self._painter = None

    def _open(self) -> QPainter:
        # Beginning and ending costs as much as a short text: one painter serves a frame.
        if self._painter is None:
            self._painter = QPainter(self.pixmap)
        return self._painter

    def room_for(self, text: str, style: TextStyle) -> int:
        """Return how wide a text's slot is in device pixels, 0 when it does not fit a row."""
        metrics = metrics_of(style)
        width = math.ceil((quick_measure(text, style) + 2 * _PAD + 1) * self.ratio)
        tall = math.ceil(metrics.ascent()) + math.ceil(metrics.descent()) + _PAD
        return width if width <= _WIDTH and tall <= _ROW else 0

    def makes_room(self, width: int) -> bool:
        """Whether a slot that wide makes an old row go, which must not be copied from any more."""
        return self._x + width > _WIDTH and bool(self._keys[(self._at + 1) % _ROWS])

    def add(self, key: _Key, width: int, style: TextStyle, colour: QColor) -> _Slot:
        """Paint a text into a slot of that width."""
        text, _ = key
        painter = self._open()
        if self._x + width > _WIDTH:
            self._next_row(painter)
        ascent = math.ceil(metrics_of(style).ascent()) + _PAD - 1
        ratio = self.ratio
        painter.setTransform(QTransform(ratio, 0, 0, ratio, self._x, self._at * self.row))
        painter.setFont(font_of(style))
        painter.setPen(colour)
        painter.drawText(QPointF(_PAD, ascent), text)
        top = float(self._at * self.row)
        middle = width / self.ratio / 2 - _PAD, self.row / self.ratio / 2 - ascent
        slot = self.slots[key] = (float(self._x), top, float(width), *middle)
        self._keys[self._at].append(key)
        self._x += width
        return slot

    def _next_row(self, painter: QPainter) -> None:
        self._x, self._at = 0, (self._at + 1) % _ROWS
        for key in self._keys[self._at]:
            del self.slots[key]
        if self._keys[self._at]:
            painter.resetTransform()
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            strip = QRect(0, self._at * self.row, _WIDTH, self.row)
            painter.fillRect(strip, Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._keys[self._at] = []


_pages: dict[tuple[float, str], _Page] = {}


def _page(ratio: float, family: str) -> _Page:
    page = _pages.get((ratio, family))
    if page is None:
        if len(_pages) >= 2:
            _pages.clear()
        page = _pages[ratio, family] = _Page(ratio)
    return page


@lru_cache(maxsize=1_000)
def _kept_of(_style: TextStyle, _rgba: int) -> tuple[int, dict[str, float]]:
    """Return a number for a style in a colour, which is cheaper to look up by, and its letters' widths."""
    return next(_numbers), {}


_numbers = count()


class Sheet:
    """Texts of several styles and colours, written at whole pixels; all appear at the end of its ``with``.

    On paper they appear at once.
    """

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        self._numbers = array("d")
        self._blocks: list[NDArray[np.float64]] = []
        self._ratio = float(painter.device().devicePixelRatioF()) if is_raster(painter) else 0.0

    def pen(self, style: TextStyle, colour: QColor) -> "Pen":
        """Return what writes in a style and colour."""
        return Pen(self, style, colour)

    def page(self, family: str) -> _Page | None:
        """Return the page of a font family, None on paper."""
        return _page(self._ratio, family) if self._ratio else None

    def flush(self, page: _Page) -> None:
        """Copy what was written so far; all of it comes from one page."""
        page.close()
        if self._numbers:
            self._blocks.append(np.frombuffer(self._numbers, dtype=np.float64).reshape(-1, FRAGMENT))
            self._numbers = array("d")
        for block in self._blocks:
            draw_fragments(self.painter, block, page.pixmap)
        self._blocks = []

    def add(self, fragment: tuple[float, ...]) -> None:
        """Remember one fragment."""
        self._numbers.extend(fragment)

    def add_block(self, fragments: NDArray[np.float64]) -> None:
        """Remember many."""
        self._blocks.append(fragments)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        page = self.page(font_of(LABEL).family())
        if page is not None:
            self.flush(page)


class Pen:
    """Writes on a sheet in one style and colour; ``y`` is the baseline."""

    def __init__(self, sheet: Sheet, style: TextStyle, colour: QColor) -> None:
        self._sheet, self._style, self._colour = sheet, style, colour
        # One family serves the whole interface, so one page serves a sheet.
        self._page = sheet.page(font_of(LABEL).family())
        self._number, self._advances = _kept_of(style, colour.rgba())

    def write(self, x: float, y: float, text: str) -> None:
        """Write a text."""
        page = self._page
        slot = None
        if page is not None:
            slot = page.slots.get((text, self._number)) or self._add(page, text)
        if slot is None or page is None:
            self._write_plainly(x, y, text)
            return
        left, top, width, right, down = slot
        scale = 1 / page.ratio
        self._sheet.add(
            (round(x) + right, round(y) + down, left, top, width, page.row, scale, scale, 0.0, 1.0)
        )

    def write_letters(self, xs: Sequence[float], ys: Sequence[float], texts: Sequence[str]) -> None:
        """Write many texts letter by letter: for numbers, which are other ones in every frame.

        Letters are met again where whole texts are not, and all are laid out in one go.
        """
        page, joined = self._page, "".join(texts)
        if page is None:
            for x, y, text in zip(xs, ys, texts, strict=True):
                self._write_plainly(x, y, text)
        if page is None or not joined:
            return
        codes = np.frombuffer(joined.encode("utf-32-le"), dtype=np.uint32)
        letters, _, which = distinct(codes)
        # The least used rows of a page go first, and letters in use are few: none of them goes meanwhile.
        table = np.array([self._letter(page, chr(code)) for code in letters.tolist()])[which]
        lengths = np.array([len(text) for text in texts])
        before = np.cumsum(table[:, 5]) - table[:, 5]
        first = np.cumsum(lengths) - lengths
        begin = np.repeat(before[np.minimum(first, len(before) - 1)], lengths)
        fragments = np.zeros((len(codes), FRAGMENT))
        fragments[:, 0] = np.round(np.repeat(xs, lengths) + before - begin) + table[:, 3]
        fragments[:, 1] = np.repeat(np.round(ys), lengths) + table[:, 4]
        fragments[:, 2:5] = table[:, 0:3]
        fragments[:, 5] = page.row
        fragments[:, 6:8] = 1 / page.ratio
        fragments[:, 9] = 1.0
        self._sheet.add_block(fragments)

    def _letter(self, page: _Page, letter: str) -> tuple[float, ...]:
        """Return a letter's slot and its advance."""
        advance = self._advances.get(letter)
        if advance is None:
            advance = self._advances[letter] = quick_measure(letter, self._style)
        slot = page.slots.get((letter, self._number)) or self._add(page, letter)
        return (*slot, advance) if slot is not None else (0.0, 0.0, 0.0, 0.0, 0.0, advance)

    def _add(self, page: _Page, text: str) -> _Slot | None:
        width = page.room_for(text, self._style)
        if not width:
            return None
        if page.makes_room(width):
            # What is still to be copied must be copied before its row goes.
            self._sheet.flush(page)
        return page.add((text, self._number), width, self._style, self._colour)

    def _write_plainly(self, x: float, y: float, text: str) -> None:
        painter = self._sheet.painter
        painter.setFont(font_of(self._style))
        painter.setPen(self._colour)
        painter.drawText(QPointF(round(x), round(y)), text)


def forget_texts() -> None:
    """Forget every painted text, after the application's font changed."""
    _pages.clear()
    _kept_of.cache_clear()
