"""The overview strip: histogram, labels, and the window with its handles."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from timeline_app.layout.text import LABEL, SMALL
from timeline_app.layout.timeline.heads import TITLE_LEFT
from timeline_app.layout.timeline.overview import OverviewBase
from timeline_app.layout.timeline.scene import TimelineScene
from timeline_app.painting.batches import fill_rects, is_raster
from timeline_app.painting.painters import painter_on
from timeline_app.painting.palette import Palette, blend, with_alpha
from timeline_app.painting.texts import Sheet
from timeline_app.painting.timeline.boxes import BoxLook, paint_boxes
from timeline_app.painting.timeline.inks import Inks

_HANDLE_WIDTH, _HANDLE_HEIGHT = 6.0, 16.0


def paint_overview(painter: QPainter, scene: TimelineScene, palette: Palette, inks: Inks) -> None:
    """Paint the strip; what lies outside the window is dimmed."""
    geometry = scene.geometry
    if not geometry.overview_height:
        return
    if is_raster(painter):
        kept = _kept_for(scene, palette, inks, float(painter.device().devicePixelRatioF()))
        left, right = round(scene.overview.left), round(scene.overview.right)
        painter.drawPixmap(QPointF(0, geometry.lanes_bottom), kept.dimmed)
        seen = QRectF(left, 0, right - left, geometry.overview_height)
        painter.drawPixmap(
            QPointF(left, geometry.lanes_bottom), kept.bright, _scaled(seen, kept.bright.devicePixelRatio())
        )
    else:
        _paint_base(painter, scene, palette, inks)
        _dim(painter, scene, palette, (scene.overview.left, scene.overview.right))
    _paint_window(painter, scene, palette)


def _scaled(rect: QRectF, ratio: float) -> QRectF:
    return QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio)


@dataclass
class _Kept:
    """Pictures of what does not change while the span does: as inside the window, and as outside of it.

    The base and the palette are kept too, so that no other object can come by their ids.
    """

    base: OverviewBase
    palette: Palette
    bright: QPixmap
    dimmed: QPixmap


_kept: dict[tuple[int, int, float], _Kept] = {}
_MOST_KEPT = 3


def _kept_for(scene: TimelineScene, palette: Palette, inks: Inks, ratio: float) -> _Kept:
    """Return the pictures of a strip, made anew only when it changed."""
    base, geometry = scene.overview.base, scene.geometry
    key = (id(base), id(palette), ratio)
    kept = _kept.get(key)
    if kept is None:
        size = QSizeF(geometry.width, geometry.overview_height) * ratio
        bright = QPixmap(size.toSize())
        bright.setDevicePixelRatio(ratio)
        with painter_on(bright) as painter:
            painter.translate(0, -geometry.lanes_bottom)
            _paint_base(painter, scene, palette, inks)
        dimmed = bright.copy()
        with painter_on(dimmed) as painter:
            painter.translate(0, -geometry.lanes_bottom)
            _dim(painter, scene, palette, (base.axis.right, base.axis.right))
        if len(_kept) >= _MOST_KEPT:
            del _kept[next(iter(_kept))]
        kept = _kept[key] = _Kept(base, palette, bright, dimmed)
    return kept


def _paint_base(painter: QPainter, scene: TimelineScene, palette: Palette, inks: Inks) -> None:
    base, geometry = scene.overview.base, scene.geometry
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(
        QRectF(0, geometry.lanes_bottom, geometry.width, geometry.overview_height), palette.panel
    )
    painter.fillRect(QRectF(0, geometry.lanes_bottom, geometry.width, 1), palette.hairline)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, rects in base.bars:
        ink = inks.of(scene.colours[colour] if colour >= 0 else "slate")
        fill_rects(painter, rects, blend(ink.line, palette.panel, 0.72))
    painter.fillRect(QRectF(base.axis.left, base.bottom, base.axis.width, 1), palette.hairline)
    with Sheet(painter) as sheet:
        pen = sheet.pen(SMALL, palette.ink_tertiary)
        for label in base.labels:
            pen.write(label.x, base.bottom + 13, label.text)
        sheet.pen(LABEL, palette.ink_secondary).write(TITLE_LEFT, base.top + 14, base.title)
    _paint_marks(painter, base, palette)


def _paint_marks(painter: QPainter, base: OverviewBase, palette: Palette) -> None:
    if base.today is not None:
        pen = QPen(palette.accent, 1)
        pen.setDashPattern([1.0, 2.0])
        painter.setPen(pen)
        painter.drawLine(QLineF(base.today + 0.5, base.top, base.today + 0.5, base.bottom))
    painter.setPen(Qt.PenStyle.NoPen)
    ticks = np.empty((len(base.found), 4))
    ticks[:, 0] = base.found - 1
    ticks[:, 1:] = base.top, 2.0, 5.0
    fill_rects(painter, ticks, palette.accent)


def _dim(painter: QPainter, scene: TimelineScene, palette: Palette, window: tuple[float, float]) -> None:
    """Dim what lies outside the window."""
    base = scene.overview.base
    left, right = round(window[0]), round(window[1])
    veils = np.array(
        [
            [base.axis.left, base.top, left - base.axis.left, base.bottom - base.top],
            [right, base.top, base.axis.right - right, base.bottom - base.top],
        ]
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    fill_rects(painter, veils[veils[:, 2] > 0], with_alpha(palette.panel, 0.5))


def _paint_window(painter: QPainter, scene: TimelineScene, palette: Palette) -> None:
    strip, base = scene.overview, scene.overview.base
    middle, height = (base.top + base.bottom) / 2, base.bottom - base.top
    window = BoxLook(with_alpha(palette.accent, 0.08), palette.accent, 1.4, 4.0)
    paint_boxes(painter, np.array([[strip.left, strip.right, middle]]), height, window)
    half = _HANDLE_WIDTH / 2
    handles = [[x - half, x + half, middle] for x in (strip.left, strip.right)]
    paint_boxes(painter, np.array(handles), _HANDLE_HEIGHT, BoxLook(palette.accent, radius=half))
