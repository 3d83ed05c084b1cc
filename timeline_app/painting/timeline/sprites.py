"""Sprites: every look of a bar or a point painted once, then copied many times a frame."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from timeline_app.painting.painters import painter_on

MIDDLE: Final = 256.0
"""How long the middle of a strip is, in logical pixels; longer bars repeat it.

A multiple of the dash patterns, so that no seam shows.
"""

_ENDS: Final = 128.0
_GAP: Final = 2.0
_MOST_ROWS: Final = 256


@dataclass(frozen=True, slots=True)
class Strip:
    """A bar's look in the atlas: a left end, a middle, a right end, side by side; logical pixels."""

    top: float
    left: float
    right: float


def _blank(width: float, height: float, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


class StripAtlas:
    """Strips of one height below each other in one pixmap, which grows as looks are met."""

    def __init__(self, height: float, ratio: float, rows: int = 24) -> None:
        self.height, self.ratio = height, ratio
        self._first_rows = rows
        self._pitch = height + 2 * _GAP
        self._clear()

    def _clear(self) -> None:
        self._strips: dict[object, Strip] = {}
        self._rows = self._first_rows
        self.pixmap = _blank(MIDDLE + _ENDS, self._pitch * self._rows, self.ratio)

    def begin_frame(self) -> bool:
        """Forget everything when too many looks were met, never in the middle of a frame; tells whether."""
        if len(self._strips) <= _MOST_ROWS:
            return False
        self._clear()
        return True

    def strip(
        self, key: object, left: float, right: float, paint: Callable[[QPainter, QRectF], None]
    ) -> Strip:
        """Return the strip of a key, painted into a rectangle as long as its ends and the middle."""
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) == self._rows:
                self._grow()
            strip = Strip(len(self._strips) * self._pitch + _GAP, left, right)
            self._strips[key] = strip
            with painter_on(self.pixmap) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint(painter, QRectF(0, strip.top, left + MIDDLE + right, self.height))
        return strip

    def _grow(self) -> None:
        old, self._rows = self.pixmap, self._rows * 2
        self.pixmap = _blank(MIDDLE + _ENDS, self._pitch * self._rows, self.ratio)
        with painter_on(self.pixmap) as painter:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.drawPixmap(0, 0, old)


class StampAtlas:
    """Small square sprites in one pixmap, each with as little around it as it needs."""

    def __init__(self, size: float, ratio: float, columns: int = 24) -> None:
        self.size, self.ratio = size, ratio
        self._columns = columns
        self._places: dict[object, tuple[int, int, int]] = {}
        self.pixmap = _blank(size * columns, size * columns, ratio)

    def begin_frame(self) -> None:
        """Forget everything when there is little room left; never in the middle of a frame."""
        if len(self._places) > self._columns**2 // 2:
            self._places.clear()
            self.pixmap.fill(Qt.GlobalColor.transparent)

    def stamp(self, key: object, paint: Callable[[QPainter, float, float], None]) -> tuple[int, int, int]:
        """Return left, top and side of a key's sprite in device pixels; ``paint`` is given its middle."""
        place = self._places.get(key)
        if place is None:
            number = len(self._places) % self._columns**2
            left, top = (number % self._columns) * self.size, (number // self._columns) * self.size
            with painter_on(self.pixmap) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint(painter, left + self.size / 2, top + self.size / 2)
            place = self._places[key] = self._trimmed(left, top)
        return place

    def _trimmed(self, left: float, top: float) -> tuple[int, int, int]:
        """Return the least square around a cell's middle that has all of its sprite.

        What is clear is copied too, and most of a small point's cell is.
        """
        x, y, side = round(left * self.ratio), round(top * self.ratio), round(self.size * self.ratio)
        image = self.pixmap.copy(x, y, side, side).toImage()
        picture = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        alpha = np.frombuffer(picture.constBits(), dtype=np.uint8).reshape(side, side, 4)[:, :, 3]
        rows, columns = np.nonzero(alpha)
        if not len(rows):
            return x, y, side
        inset = int(min(rows.min(), columns.min(), side - 1 - rows.max(), side - 1 - columns.max()))
        return x + inset, y + inset, side - 2 * inset
