"""Ruled ground: a lane's colour and its grid laid down together, as copies of one ruled strip.

A grid line is one pixel wide and as tall as the window: filling it touches memory all over the picture,
which takes several times longer than the ground below it. Copying a strip that has both touches it once.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from timeline_app.painting.batches import fill_rects, is_raster
from timeline_app.painting.painters import painter_on

_ROWS: Final = 32
"""How tall a strip is in pixels: low enough to stay in the processor's cache."""

_MOST_STRIPS: Final = 4

_strips: dict[tuple[int, int], QPixmap] = {}


def uprights(xs: Sequence[float], top: float, bottom: float) -> NDArray[np.float64]:
    """Return lines one pixel wide as rectangles at whole pixels, shape (lines, 4)."""
    rects = np.empty((len(xs), 4))
    rects[:, 0] = np.floor(xs)
    rects[:, 1:] = top, 1.0, bottom - top
    return rects


class Ruler:
    """Fills stretches of one width with a ground and upright lines at ``xs``; lengths in logical pixels.

    Made for one frame. On paper both are shapes.
    """

    def __init__(self, painter: QPainter, width: float, xs: Sequence[float], line: QColor) -> None:
        self._painter, self._width, self._line = painter, width, line
        self._lines = uprights(xs, 0.0, 1.0)
        self._scale = painter.deviceTransform().m11() if is_raster(painter) else 0.0
        self._ready: dict[int, QPixmap] = {}

    def fill(self, top: float, height: float, ground: QColor) -> None:
        """Fill a stretch over the whole width; smooth edges must be off."""
        painter, scale = self._painter, self._scale
        if not scale:
            self._lines[:, 1:] = top, 1.0, height
            painter.setPen(Qt.PenStyle.NoPen)
            fill_rects(painter, np.array([[0.0, top, self._width, height]]), ground)
            fill_rects(painter, self._lines, self._line)
            return
        strip = self._ready.get(ground.rgba()) or self._rule(ground)
        first, last = round(top * scale), round((top + height) * scale)
        if scale == 1.0:
            _copy(painter, strip, first, last)
            return
        painter.save()
        painter.scale(1 / scale, 1 / scale)
        _copy(painter, strip, first, last)
        painter.restore()

    def _rule(self, ground: QColor) -> QPixmap:
        """Return a strip ruled for this frame; the pixmap itself is the last frame's."""
        scale, number = self._scale, len(self._ready)
        key = (round(self._width * scale), number)
        strip = _strips.get(key)
        if strip is None:
            if len(_strips) >= _MOST_STRIPS:
                _strips.clear()
            strip = _strips[key] = QPixmap(key[0], _ROWS)
        strip.fill(ground)
        with painter_on(strip) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            lines = np.floor(self._lines * scale)
            lines[:, 1:] = 0.0, max(round(scale), 1), _ROWS
            fill_rects(painter, lines, self._line)
        self._ready[ground.rgba()] = strip
        return strip


def _copy(painter: QPainter, strip: QPixmap, first: int, last: int) -> None:
    """Lay strips below each other; copies take half the time of a tiled pixmap, which goes by spans."""
    whole = (last - first) // _ROWS
    for number in range(whole):
        painter.drawPixmap(0, first + number * _ROWS, strip)
    rest = last - first - whole * _ROWS
    if rest > 0:
        painter.drawPixmap(QPoint(0, last - rest), strip, QRect(0, 0, strip.width(), rest))
