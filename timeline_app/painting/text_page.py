"""A page of painted texts: a pixmap filled row by row, and where on it each text stands."""

import math
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
    text's origin to the slot's middle in logical ones. ``known`` finds slots by the number of a style and
    colour, then by text.
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

    def known(self, number: int) -> dict[str, int]:
        """Return the slots of the texts in one style and colour."""
        return self._known.setdefault(number, {})

    def close(self) -> None:
        """End painting, before anything is copied."""
        if self._painter is not None:
            self._painter.end()
            self._painter, self._number = None, -1

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

    def room_for(self, text: str, style: TextStyle) -> int:
        """Return how wide a text's slot is in device pixels, 0 when it does not fit a row."""
        metrics = metrics_of(style)
        width = math.ceil((quick_measure(text, style) + 2 * _PAD + 1) * self.ratio)
        tall = math.ceil(metrics.ascent()) + math.ceil(metrics.descent()) + _PAD
        return width if width <= _WIDTH and tall <= _ROW else 0

    def makes_room(self, width: int) -> bool:
        """Whether a slot that wide makes an old row go, which must not be copied from any more."""
        return self._x + width > _WIDTH and bool(self._filled[(self._at + 1) % _ROWS])

    def add(self, number: int, text: str, width: int, style: TextStyle, colour: QColor) -> int:
        """Paint a text into a slot of that width; returns the slot."""
        painter = self._open(number, style, colour)
        if self._x + width > _WIDTH:
            self._next_row(painter)
        ascent = math.ceil(metrics_of(style).ascent()) + _PAD - 1
        ratio, top = self.ratio, self._at * self.row
        painter.drawText(QPointF(self._x / ratio + _PAD, top / ratio + ascent), text)
        slot = self._slot()
        self.places[slot] = self._x, top, width, width / ratio / 2 - _PAD, self.row / ratio / 2 - ascent
        self.known(number)[text] = slot
        self._filled[self._at].append((number, text))
        self._x += width
        return slot

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
