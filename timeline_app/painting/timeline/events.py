"""The events themselves: bars and points, what is selected or found, and the labels."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from timeline_app.layout.text import TextStyle
from timeline_app.layout.timeline.layout import HALO
from timeline_app.layout.timeline.scene import Shape, TimelineScene, Tone
from timeline_app.painting.measure import font_of
from timeline_app.painting.palette import Palette, with_alpha
from timeline_app.painting.timeline.bars import BarLook, paint_bar
from timeline_app.painting.timeline.inks import Inks
from timeline_app.painting.timeline.points import paint_point


def paint_marks(painter: QPainter, scene: TimelineScene, palette: Palette, inks: Inks) -> None:
    """Paint bars and bands, then points over them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    marks, half = scene.marks, scene.bar_height / 2
    today_x = scene.today_x
    rows = zip(
        marks.left.tolist(), marks.right.tolist(), marks.y.tolist(), marks.shape.tolist(),
        marks.colour.tolist(), marks.status.tolist(), marks.edges.tolist(), strict=True,
    )  # fmt: skip
    points = []
    for left, right, y, shape, colour, status, edges in rows:
        ink = inks.of(scene.colours[colour])
        if shape == Shape.POINT:
            points.append((left, right, y, ink, status, edges))
            continue
        rect = QRectF(left, y - half, right - left, 2 * half)
        paint_bar(painter, rect, BarLook(shape, status, edges), ink, today_x, palette.panel)
    for left, right, y, ink, status, edges in points:
        paint_point(painter, (left + right) / 2, y, (right - left) / 2, status, edges, ink, palette.panel)


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
    by_style: dict[tuple[TextStyle, str], list[int]] = {}
    for number, label in enumerate(scene.labels):
        tone = (
            label.tone.name
            if label.tone is not Tone.ON_BAR
            else scene.colours[scene.marks.colour[label.mark]]
        )
        by_style.setdefault((label.style, tone), []).append(number)
    for (style, tone), numbers in by_style.items():
        painter.setFont(font_of(style))
        if tone == Tone.INK.name:
            painter.setPen(palette.ink)
        elif tone == Tone.MUTED.name:
            painter.setPen(palette.ink_secondary)
        else:
            painter.setPen(inks.of(tone).on_bar)
        for number in numbers:
            label = scene.labels[number]
            painter.drawText(QPointF(round(label.x), round(label.y)), label.text)
            if label.struck:
                painter.drawLine(QLineF(label.x, label.y - 4, label.x + label.width, label.y - 4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
