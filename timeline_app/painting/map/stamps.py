"""What is painted again and again, painted once: names with their halos, places, the legend."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from timeline_app.layout.hit import Rect
from timeline_app.layout.map.scene import Label
from timeline_app.painting.map.text import paint_label
from timeline_app.painting.painters import painter_on
from timeline_app.painting.palette import Palette

_ROOM = 4.0
_MOST = 3_000_000.0
"""Logical pixels of all stamps together: names that do not overlap fill less than a window."""


class Stamps:
    """Pixmaps by what they look like; the oldest are dropped. ``ratio`` is the device's pixel ratio."""

    def __init__(self) -> None:
        self.ratio = 1.0
        self._pixmaps: OrderedDict[object, QPixmap] = OrderedDict()
        self._pixels = 0.0

    def clear(self) -> None:
        """Forget all stamps."""
        self._pixmaps.clear()
        self._pixels = 0.0

    def get(self, key: object, width: float, height: float, draw: Callable[[QPainter], None]) -> QPixmap:
        """Return the stamp of this size, drawn when it is asked for the first time."""
        whole_key = (key, self.ratio)
        pixmap = self._pixmaps.get(whole_key)
        if pixmap is None:
            pixmap = _drawn(width, height, self.ratio, draw)
            self._pixmaps[whole_key] = pixmap
            self._pixels += _pixels(pixmap)
            while self._pixels > _MOST and len(self._pixmaps) > 1:
                self._pixels -= _pixels(self._pixmaps.popitem(last=False)[1])
        return pixmap

    def snap(self, left: float, top: float) -> QPointF:
        """Return the nearest point at whole device pixels."""
        return QPointF(round(left * self.ratio) / self.ratio, round(top * self.ratio) / self.ratio)

    def paint_label(self, painter: QPainter, label: Label, palette: Palette) -> None:
        """Paint a label with its halo, at whole device pixels unless it is turned."""
        left, top, width, height = label.rect
        key = (label.text, label.style, label.role, label.colour, palette.name)
        pixmap = self.get(
            key, width + 2 * _ROOM, height + 2 * _ROOM, lambda inner: _paint_upright(inner, label, palette)
        )
        if not label.angle:
            painter.drawPixmap(self.snap(left - _ROOM, top - _ROOM), pixmap)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(left + width / 2, top + height / 2)
        painter.rotate(label.angle)
        painter.drawPixmap(QPointF(-width / 2 - _ROOM, -height / 2 - _ROOM), pixmap)
        painter.restore()

    def paint_panel(
        self, painter: QPainter, key: object, rect: Rect, draw: Callable[[QPainter], None]
    ) -> None:
        """Paint something that stands in a rectangle; ``draw`` paints it in the window's pixels."""
        left, top, width, height = rect

        def shifted(inner: QPainter) -> None:
            inner.translate(-left, -top)
            draw(inner)

        painter.drawPixmap(self.snap(left, top), self.get((key, rect), width, height, shifted))


def _pixels(pixmap: QPixmap) -> float:
    size = pixmap.deviceIndependentSize()
    return size.width() * size.height()


def _drawn(width: float, height: float, ratio: float, draw: Callable[[QPainter], None]) -> QPixmap:
    pixmap = QPixmap(round(width * ratio + 0.5), round(height * ratio + 0.5))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with painter_on(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
    return pixmap


def _paint_upright(painter: QPainter, label: Label, palette: Palette) -> None:
    upright = replace(label, rect=(_ROOM, _ROOM, label.rect[2], label.rect[3]), angle=0.0)
    paint_label(painter, upright, palette, has_halo=True)
