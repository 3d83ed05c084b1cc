"""The events themselves: bars and points, what is selected or found, and the labels."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter

from timeline_app.layout.text import TextStyle
from timeline_app.layout.timeline.layout import HALO
from timeline_app.layout.timeline.scene import MarkLabel, Shape, TimelineScene, Tone
from timeline_app.layout.timeline.search import distinct
from timeline_app.painting.batches import is_raster
from timeline_app.painting.palette import Palette, with_alpha
from timeline_app.painting.texts import Sheet
from timeline_app.painting.timeline.bars import OPEN_END, BarLook, paint_bar
from timeline_app.painting.timeline.boxes import BoxLook, paint_boxes
from timeline_app.painting.timeline.fast import (
    paint_bars_fast,
    paint_points_fast,
    paint_wedge,
    paint_wedges_fast,
)
from timeline_app.painting.timeline.inks import Inks
from timeline_app.painting.timeline.points import paint_point

_POINT_WIDTH = 16.0


def paint_marks(painter: QPainter, scene: TimelineScene, palette: Palette, inks: Inks) -> None:
    """Paint bars and bands, then points over them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    marks = scene.marks
    is_point = marks.shape == Shape.POINT
    bars, points = np.flatnonzero(~is_point), np.flatnonzero(is_point)
    if not is_raster(painter):
        _paint_bars(painter, scene, palette, inks, bars)
        _paint_points(painter, scene, palette, inks, points)
        return
    # Where an open bar fades depends on where today stands, which no sprite can know.
    fades = ((marks.edges[bars] & OPEN_END) != 0) & (scene.today_x < marks.right[bars])
    _paint_bars(painter, scene, palette, inks, bars[fades])
    paint_bars_fast(painter, scene, palette, inks, bars[~fades])
    paint_points_fast(painter, scene, palette, inks, points)


def _paint_bars(
    painter: QPainter, scene: TimelineScene, palette: Palette, inks: Inks, chosen: NDArray[np.int64]
) -> None:
    marks, half = scene.marks, scene.bar_height / 2
    for i in chosen.tolist():
        left, right, y = float(marks.left[i]), float(marks.right[i]), float(marks.y[i])
        look = BarLook(int(marks.shape[i]), int(marks.status[i]), int(marks.edges[i]))
        rect = QRectF(round(left), round(y - half), round(right) - round(left), 2 * half)
        paint_bar(painter, rect, look, inks.of(scene.colours[marks.colour[i]]), scene.today_x, palette.panel)


def _paint_points(
    painter: QPainter, scene: TimelineScene, palette: Palette, inks: Inks, chosen: NDArray[np.int64]
) -> None:
    marks = scene.marks
    for i in chosen.tolist():
        left, right, y = float(marks.left[i]), float(marks.right[i]), float(marks.y[i])
        ink, radius = inks.of(scene.colours[marks.colour[i]]), (right - left) / 2
        status, edges = int(marks.status[i]), int(marks.edges[i])
        paint_point(painter, round((left + right) / 2), round(y), radius, status, edges, ink, palette.panel)


def paint_selection(painter: QPainter, scene: TimelineScene, palette: Palette) -> None:
    """Paint a halo behind what is selected."""
    paint_halos(painter, scene.selected, palette, 0.18, 0.75)


def paint_hover(
    painter: QPainter, scene: TimelineScene, rects: NDArray[np.float64], palette: Palette
) -> None:
    """Paint a fainter halo around what the pointer is on, here or in another view."""
    painter.save()
    geometry = scene.geometry
    painter.setClipRect(
        QRectF(geometry.header_width, geometry.lanes_top, geometry.plot_width, geometry.lanes_height)
    )
    paint_halos(painter, rects, palette, 0.10, 0.6)
    painter.restore()


def paint_halos(
    painter: QPainter, rects: NDArray[np.float64], palette: Palette, fill: float, line: float
) -> None:
    """Paint halos around glyphs; ``rects`` as :func:`glyph_rects` gives them, opacities from 0 to 1."""
    if not len(rects):
        return
    ground, edge = with_alpha(palette.accent, fill), with_alpha(palette.accent, line)
    left, top, right, bottom = rects.T
    # A point's halo is round whatever the height of bars.
    is_point = right - left < _POINT_WIDTH
    reach = np.where(is_point, HALO, 3.0)
    boxes = np.column_stack((left - reach, right + reach, (top + bottom) / 2))
    heights = np.rint(np.where(is_point, right - left + 2 * HALO, bottom - top + 6.0))
    looks = BoxLook(ground, edge, 1.4, 6.0), BoxLook(ground, edge, 1.4)
    for height in distinct(heights)[0].tolist():
        for chosen, look in ((is_point, looks[1]), (~is_point, looks[0])):
            paint_boxes(painter, boxes[(heights == height) & chosen], height, look)


def paint_found(painter: QPainter, scene: TimelineScene, palette: Palette) -> None:
    """Paint a small wedge above each event that a search found."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_raster(painter):
        paint_wedges_fast(painter, scene.found, palette)
        return
    for x, y in scene.found.tolist():
        paint_wedge(painter, round(x), round(y), palette)


def paint_labels(painter: QPainter, sheet: Sheet, scene: TimelineScene, palette: Palette, inks: Inks) -> None:
    """Paint the labels, style by style."""
    groups: dict[tuple[TextStyle, Tone], list[MarkLabel]] = {}
    for label in scene.labels:
        groups.setdefault((label.style, label.tone), []).append(label)
    pens = {Tone.INK: palette.ink, Tone.MUTED: palette.ink_secondary, Tone.ON_BAR: inks.on_bar}
    for (style, tone), labels in groups.items():
        ink = pens[tone]
        texts, xs, ys = zip(*((label.text, label.x, label.y) for label in labels), strict=True)
        sheet.pen(style, ink).write_all(xs, ys, texts)
        struck = [label for label in labels if label.struck]
        if struck:
            painter.setPen(ink)
            painter.drawLines([QLineF(a.x, a.y - 4, a.x + a.width, a.y - 4) for a in struck])
