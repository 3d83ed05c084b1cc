"""Texts drawn again and again, frame after frame: painted once into a pixmap, then copied all at once.

Qt blends a text glyph by glyph, some eight microseconds a label; a copy takes one. On paper (SVG, PDF)
text stays text.
"""

import math
from types import TracebackType
from typing import Final, Self

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from timeline_app.layout.text import TextStyle
from timeline_app.painting.batches import FRAGMENT, draw_fragments, is_raster
from timeline_app.painting.measure import font_of, metrics_of
from timeline_app.painting.quick_measure import quick_measure

_SIDE: Final = 2048
_PAD: Final = 2
"""Glyphs may reach a little out of their advance: an italic, a diacritic."""

_Slot = tuple[float, float, float, float, float, float]
"""Source left, top, width, height in device pixels; then from the text's origin to the slot's middle."""


class _Page:
    """A pixmap of texts, filled row by row; when it is full it starts afresh."""

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self.pixmap = QPixmap(_SIDE, _SIDE)
        self.clear()

    def clear(self) -> None:
        self.pixmap.fill(Qt.GlobalColor.transparent)
        self.slots: dict[tuple[str, TextStyle, int], _Slot] = {}
        self._x = self._y = self._row_height = 0

    def add(self, text: str, style: TextStyle, colour: QColor) -> _Slot | None:
        """Paint a text; None when it does not fit any more (or is wider than the page)."""
        metrics = metrics_of(style)
        ascent = math.ceil(metrics.ascent()) + _PAD
        width = math.ceil((quick_measure(text, style) + 2 * _PAD + 1) * self.ratio)
        height = math.ceil((ascent + math.ceil(metrics.descent()) + _PAD) * self.ratio)
        if self._x + width > _SIDE:
            self._x, self._y, self._row_height = 0, self._y + self._row_height, 0
        if width > _SIDE or self._y + height > _SIDE:
            return None
        painter = QPainter(self.pixmap)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.translate(self._x, self._y)
        painter.scale(self.ratio, self.ratio)
        painter.setFont(font_of(style))
        painter.setPen(colour)
        painter.drawText(QPointF(_PAD, ascent), text)
        painter.end()
        slot = (
            float(self._x), float(self._y), float(width), float(height),
            width / self.ratio / 2 - _PAD, height / self.ratio / 2 - ascent,
        )  # fmt: skip
        self.slots[text, style, colour.rgba()] = slot
        self._x += width
        self._row_height = max(self._row_height, height)
        return slot


_pages: dict[tuple[float, str], _Page] = {}


def _page(ratio: float, family: str) -> _Page:
    page = _pages.get((ratio, family))
    if page is None:
        if len(_pages) >= 2:
            _pages.clear()
        page = _pages[ratio, family] = _Page(ratio)
    return page


class Writer:
    """Writes texts of one style and colour at whole pixels; ``y`` is the baseline.

    Use it in a ``with``: what was written appears at its end.
    """

    def __init__(self, painter: QPainter, style: TextStyle, colour: QColor) -> None:
        self._painter, self._style, self._colour = painter, style, colour
        self._key = colour.rgba()
        self._rows: list[tuple[float, ...]] = []
        self._page: _Page | None = None
        if is_raster(painter):
            ratio = float(painter.device().devicePixelRatioF())
            self._page = _page(ratio, font_of(style).family())

    def write(self, x: float, y: float, text: str) -> None:
        """Write a text."""
        page = self._page
        if page is None:
            self._write_plainly(x, y, text)
            return
        slot = page.slots.get((text, self._style, self._key)) or self._add(page, text)
        if slot is None:
            self._write_plainly(x, y, text)
            return
        left, top, width, height, right, down = slot
        scale = 1 / page.ratio
        self._rows.append(
            (round(x) + right, round(y) + down, left, top, width, height, scale, scale, 0.0, 1.0)
        )

    def write_letters(self, x: float, y: float, text: str) -> None:
        """Write a text letter by letter: for numbers that are other ones in every frame.

        Letters are met again where whole texts are not.
        """
        if self._page is None:
            self._write_plainly(x, y, text)
            return
        for letter in text:
            if not letter.isspace():
                self.write(x, y, letter)
            x += quick_measure(letter, self._style)

    def _add(self, page: _Page, text: str) -> _Slot | None:
        slot = page.add(text, self._style, self._colour)
        if slot is None:
            # What is still to be copied must be copied before the page starts afresh.
            self._flush()
            page.clear()
            slot = page.add(text, self._style, self._colour)
        return slot

    def _write_plainly(self, x: float, y: float, text: str) -> None:
        self._painter.setFont(font_of(self._style))
        self._painter.setPen(self._colour)
        self._painter.drawText(QPointF(round(x), round(y)), text)

    def _flush(self) -> None:
        if self._rows and self._page is not None:
            fragments = np.array(self._rows, dtype=np.float64).reshape(-1, FRAGMENT)
            draw_fragments(self._painter, fragments, self._page.pixmap)
            self._rows = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._flush()


def forget_texts() -> None:
    """Forget every painted text, after the application's font changed."""
    _pages.clear()
