"""The overview strip: histogram, labels, and the window with its handles."""

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from timeline_app.layout.text import LABEL, SMALL
from timeline_app.layout.timeline.heads import TITLE_LEFT
from timeline_app.layout.timeline.overview import OverviewBase
from timeline_app.layout.timeline.scene import TimelineScene
from timeline_app.painting.batches import fill_rects, is_raster
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
        picture = _kept_base(scene, palette, inks, float(painter.device().devicePixelRatioF()))
        painter.drawPixmap(QPointF(0, geometry.lanes_bottom), picture)
    else:
        _paint_base(painter, scene, palette, inks)
    _paint_marks(painter, scene, palette)
    _paint_window(painter, scene, palette)


_kept: list[tuple[tuple[int, int, float], OverviewBase, Palette, QPixmap]] = []


def _kept_base(scene: TimelineScene, palette: Palette, inks: Inks, ratio: float) -> QPixmap:
    """Return a picture of what does not change while the span does, made anew only when it did."""
    base, geometry = scene.overview.base, scene.geometry
    key = (id(base), id(palette), ratio)
    for kept_key, _base, _palette, picture in _kept:
        if kept_key == key:
            return picture
    size = QSizeF(geometry.width, geometry.overview_height) * ratio
    picture = QPixmap(size.toSize())
    picture.setDevicePixelRatio(ratio)
    painter = QPainter(picture)
    painter.translate(0, -geometry.lanes_bottom)
    _paint_base(painter, scene, palette, inks)
    painter.end()
    # The base and the palette are kept too, so that no other object can come by their ids.
    _kept.append((key, base, palette, picture))
    del _kept[:-3]
    return picture


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


def _paint_marks(painter: QPainter, scene: TimelineScene, palette: Palette) -> None:
    strip, base = scene.overview, scene.overview.base
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if strip.today is not None:
        pen = QPen(palette.accent, 1)
        pen.setDashPattern([1.0, 2.0])
        painter.setPen(pen)
        painter.drawLine(QLineF(int(strip.today) + 0.5, base.top, int(strip.today) + 0.5, base.bottom))
    painter.setPen(Qt.PenStyle.NoPen)
    ticks = np.empty((len(strip.found), 4))
    ticks[:, 0] = strip.found - 1
    ticks[:, 1:] = base.top, 2.0, 5.0
    fill_rects(painter, ticks, palette.accent)


def _paint_window(painter: QPainter, scene: TimelineScene, palette: Palette) -> None:
    strip, base = scene.overview, scene.overview.base
    left, right = round(strip.left), round(strip.right)
    edges = (left - base.axis.left, base.axis.right - right)
    veils = np.array(
        [
            [base.axis.left, base.top, edges[0], base.bottom - base.top],
            [right, base.top, edges[1], base.bottom - base.top],
        ]
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    fill_rects(painter, veils[veils[:, 2] > 0], with_alpha(palette.panel, 0.5))
    middle, height = (base.top + base.bottom) / 2, base.bottom - base.top
    window = BoxLook(with_alpha(palette.accent, 0.08), palette.accent, 1.4, 4.0)
    paint_boxes(painter, np.array([[strip.left, strip.right, middle]]), height, window)
    half = _HANDLE_WIDTH / 2
    handles = [[x - half, x + half, middle] for x in (strip.left, strip.right)]
    paint_boxes(painter, np.array(handles), _HANDLE_HEIGHT, BoxLook(palette.accent, radius=half))
