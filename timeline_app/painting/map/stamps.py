"""Labels painted once and stamped again and again: a halo costs as much as all the rest of a frame."""

from collections import OrderedDict
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from timeline_app.layout.map.scene import Label
from timeline_app.painting.map.text import paint_label
from timeline_app.painting.palette import Palette

_ROOM = 4.0
_MOST = 2_000


class Stamps:
    """Pixmaps of labels by what they look like; the oldest are dropped."""

    def __init__(self) -> None:
        self._pixmaps: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()

    def clear(self) -> None:
        """Forget all stamps."""
        self._pixmaps.clear()

    def paint(self, painter: QPainter, label: Label, palette: Palette, ratio: float) -> None:
        """Paint a label with its halo, at whole device pixels unless it is turned."""
        key = (label.text, label.style, label.role, label.colour, palette.name, ratio)
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = self._pixmaps[key] = _stamp(label, palette, ratio)
            if len(self._pixmaps) > _MOST:
                self._pixmaps.popitem(last=False)
        left, top, width, height = label.rect
        if not label.angle:
            at = QPointF(round((left - _ROOM) * ratio) / ratio, round((top - _ROOM) * ratio) / ratio)
            painter.drawPixmap(at, pixmap)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(left + width / 2, top + height / 2)
        painter.rotate(label.angle)
        painter.drawPixmap(QPointF(-width / 2 - _ROOM, -height / 2 - _ROOM), pixmap)
        painter.restore()


def _stamp(label: Label, palette: Palette, ratio: float) -> QPixmap:
    width, height = label.rect[2] + 2 * _ROOM, label.rect[3] + 2 * _ROOM
    pixmap = QPixmap(round(width * ratio + 0.5), round(height * ratio + 0.5))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    upright = replace(label, rect=(_ROOM, _ROOM, label.rect[2], label.rect[3]), angle=0.0)
    paint_label(painter, upright, palette, has_halo=True)
    painter.end()
    return pixmap
