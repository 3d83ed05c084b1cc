"""A page of painted texts: a pixmap filled row by row, and where on it each text stands."""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from timeline_app.layout.text import TextStyle
from timeline_app.painting.measure import font_of, metrics_of
from timeline_app.painting.quick_measure import quick_measure

_WIDTH: Final = 2048
_ROWS: Final = 72
_ROW: Final = 20.0
"""The height of a row of texts in logical pixels; a style that needs more is written plainly."""

_PAD: Final = 2
"""Glyphs may reach a little out of their advance: an italic, a diacritic."""

_FIRST_SLOTS: Final = 1024


class TextPage:
    """Texts painted once each; the row filled longest ago makes room for the next.

    ``places`` has a row a slot: source left, top and width in device pixels, then what leads from the
    text's origin to the slot's middle in logical ones; they hold once the page is closed. ``known`` finds
    slots by the number of a style and colour, then by text.
    """

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self.row = math.ceil(_ROW * ratio)
        self.pixmap = QPixmap(_WIDTH, _ROWS * self.row)
        self.pixmap.fill(Qt.GlobalColor.transparent)
        self.places = np.zeros((_FIRST_SLOTS, 5))
        self._free = list(range(_FIRST_SLOTS))
        self._known: dict[int, dict[str, int]] = {}
        self._filled: list[list[tuple[int, str]]] = [[] for _ in range(_ROWS)]
        self._x, self._at = 0, 0
        self._painter: QPainter | None = None
        self._number = -1
        self._painted: list[int] = []
        self._where: list[tuple[float, ...]] = []

    def known(self, number: int) -> dict[str, int]:
        """Return the slots of the texts in one style and colour."""
        return self._known.setdefault(number, {})

    def close(self) -> None:
        """End painting, before anything is copied."""
        if self._painter is not None:
            self._painter.end()
            self._painter, self._number = None, -1
        if self._painted:
            self.places[self._painted] = self._where
            self._painted, self._where = [], []

    def _open(self, number: int, style: TextStyle, colour: QColor) -> QPainter:
        # Beginning and ending costs as much as a short text: one painter serves a frame.
        painter = self._painter
        if painter is None:
            painter = self._painter = QPainter(self.pixmap)
            painter.scale(self.ratio, self.ratio)
        if number != self._number:
            self._number = number
            painter.setFont(font_of(style))
            painter.setPen(colour)
        return painter

    def add(
        self,
        number: int,
        texts: Sequence[str],
        style: TextStyle,
        colour: QColor,
        make_way: Callable[[], None],
    ) -> bool:
        """Paint texts, each into a slot of its own; tells whether all have one now.

        A text that fits no row has none. ``make_way`` is called before an old row goes, for what is still
        to be copied from it must be copied before.
        """
        ascent, fits = _line_of(style)
        if not fits:
            return False
        known, ratio, painter = self.known(number), self.ratio, self._open(number, style, colour)
        filled = self._filled[self._at]
        for text in texts:
            width = math.ceil((quick_measure(text, style) + 2 * _PAD + 1) * ratio)
            if width > _WIDTH:
                return False
            if self._x + width > _WIDTH:
                if self._filled[(self._at + 1) % _ROWS]:
                    make_way()
                    painter = self._open(number, style, colour)
                self._next_row(painter)
                filled = self._filled[self._at]
            x, top = self._x, self._at * self.row
            painter.drawText(QPointF(x / ratio + _PAD, top / ratio + ascent), text)
            slot = known[text] = self._slot()
            self._painted.append(slot)
            self._where.append((x, top, width, width / ratio / 2 - _PAD, self.row / ratio / 2 - ascent))
            filled.append((number, text))
            self._x = x + width
        return True

    def _slot(self) -> int:
        if not self._free:
            size = len(self.places)
            self._free = list(range(size, 2 * size))
            self.places = np.concatenate((self.places, np.zeros_like(self.places)))
        return self._free.pop()

    def _next_row(self, painter: QPainter) -> None:
        self._x, self._at = 0, (self._at + 1) % _ROWS
        for number, text in self._filled[self._at]:
            self._free.append(self._known[number].pop(text))
        if self._filled[self._at]:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            strip = QRectF(0, self._at * self.row / self.ratio, _WIDTH / self.ratio, self.row / self.ratio)
            painter.fillRect(strip, Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._filled[self._at] = []


@lru_cache(maxsize=64)
def _line_of(style: TextStyle) -> tuple[int, bool]:
    """Return where in its row a style's baseline stands, and whether its line fits a row."""
    metrics = metrics_of(style)
    ascent, descent = math.ceil(metrics.ascent()), math.ceil(metrics.descent())
    return ascent + _PAD - 1, ascent + descent + _PAD <= _ROW


_pages: dict[tuple[float, str], TextPage] = {}


def text_page(ratio: float, family: str) -> TextPage:
    """Return the page of a font family on screens of that pixel ratio."""
    page = _pages.get((ratio, family))
    if page is None:
        if len(_pages) >= 2:
            _pages.clear()
        page = _pages[ratio, family] = TextPage(ratio)
    return page


def forget_pages() -> None:
    """Forget every painted text."""
    _pages.clear()
    _line_of.cache_clear()
