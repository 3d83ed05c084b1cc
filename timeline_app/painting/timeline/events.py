"""The events themselves: bars and points, what is selected or found, and the labels."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF

from timeline_app.layout.text import TextStyle
from timeline_app.layout.timeline.layout import HALO
from timeline_app.layout.timeline.scene import MarkLabel, Shape, TimelineScene, Tone
from timeline_app.painting.batches import is_raster
from timeline_app.painting.palette import Palette, with_alpha
from timeline_app.painting.texts import Writer
from timeline_app.painting.timeline.bars import OPEN_END, BarLook, paint_bar
from timeline_app.painting.timeline.fast import paint_bars_fast, paint_points_fast
from timeline_app.painting.timeline.inks import Inks
from timeline_app.painting.timeline.points import paint_point


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
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(with_alpha(palette.accent, line), 1.4))
    painter.setBrush(with_alpha(palette.accent, fill))
    for left, top, right, bottom in rects.tolist():
        box = QRectF(left, top, right - left, bottom - top)
        if box.width() < 16:
            # A point's halo is round whatever the height of bars.
            painter.drawEllipse(box.center(), box.width() / 2 + HALO, box.width() / 2 + HALO)
        else:
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 6, 6)


def paint_found(painter: QPainter, scene: TimelineScene, palette: Palette) -> None:
    """Paint a small wedge above each event that a search found."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.panel, 1))
    painter.setBrush(palette.accent)
    for x, y in scene.found.tolist():
        tip, top = y - 5.5, y - 13
        painter.drawPolygon(QPolygonF([QPointF(x - 5, top), QPointF(x + 5, top), QPointF(x, tip)]))


def paint_labels(painter: QPainter, scene: TimelineScene, palette: Palette, inks: Inks) -> None:
    """Paint the labels, style by style."""
    colours = scene.marks.colour.tolist()
    groups: dict[tuple[TextStyle, Tone, int], list[MarkLabel]] = {}
    for label in scene.labels:
        colour = colours[label.mark] if label.tone is Tone.ON_BAR else -1
        groups.setdefault((label.style, label.tone, colour), []).append(label)
    pens = {Tone.INK: palette.ink, Tone.MUTED: palette.ink_secondary}
    for (style, tone, colour), labels in groups.items():
        pen = pens.get(tone) or inks.of(scene.colours[colour]).on_bar
        with Writer(painter, style, pen) as writer:
            for label in labels:
                writer.write(label.x, label.y, label.text)
        painter.setPen(pen)
        struck = [label for label in labels if label.struck]
        painter.drawLines([QLineF(a.x, a.y - 4, a.x + a.width, a.y - 4) for a in struck])
