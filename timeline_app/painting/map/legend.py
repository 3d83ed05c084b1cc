"""Paint the legend: each row with a sample of what it explains."""

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from timeline_app.layout.map.arrows import NO_ARROWS, reach_of
from timeline_app.layout.map.scene import Emphasis, Legend, LegendRow, Role
from timeline_app.layout.map.waves import HEIGHT, LENGTH
from timeline_app.model.corridor import Direction, Mode
from timeline_app.painting.map.marks import paint_ring
from timeline_app.painting.map.strokes import paint_arrows, paint_line
from timeline_app.painting.map.text import paint_label
from timeline_app.painting.palette import Palette, blend, with_alpha


def paint_legend(painter: QPainter, legend: Legend, palette: Palette) -> None:
    """Paint the legend on its panel."""
    painter.setPen(QPen(palette.hairline, 1.0))
    painter.setBrush(with_alpha(palette.panel, 0.97))
    painter.drawRoundedRect(QRectF(*legend.rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    for row in legend.rows:
        if row.radius > 0:
            middle = QRectF(*row.sample).center()
            paint_ring(painter, middle, row.radius, is_faint=row.is_faint, palette=palette)
        elif row.colour != "" and not row.is_heading:
            paint_sample(painter, row, palette)
        dimmed = row.emphasis == Emphasis.DIMMED or not row.colour
        label = replace(row.label, role=Role.MINOR) if dimmed else row.label
        paint_label(painter, label, palette, has_halo=False)


def paint_sample(painter: QPainter, row: LegendRow, palette: Palette) -> None:
    """Paint a legend row's line as it looks on the map."""
    colour = palette.ink_secondary if row.colour is None else palette.colour(row.colour)
    if row.emphasis == Emphasis.DIMMED:
        colour = blend(colour, palette.panel, 0.4)
    width = row.width * (1.35 if row.emphasis > Emphasis.PLAIN else 1.0)
    path = sample_path(QRectF(*row.sample), is_wave=row.mode is Mode.SEA)
    paint_line(painter, path, (row.mode, row.status), colour, width, palette)
    paint_arrows(painter, _sample_arrows(row, width), colour, width, palette.panel)


def _sample_arrows(row: LegendRow, width: float) -> NDArray[np.float64]:
    """Return the arrowheads in the middle of a sample, as they stand on the map."""
    middle = QRectF(*row.sample).center()
    x, y, apart = middle.x(), middle.y(), 1.1 * reach_of(width)
    match row.direction:
        case Direction.FORWARD:
            return np.array([[x, y, 0.0]])
        case Direction.BACKWARD:
            return np.array([[x, y, math.pi]])
        case Direction.BOTH:
            return np.array([[x - apart, y, math.pi], [x + apart, y, 0.0]])
    return NO_ARROWS


def sample_path(rect: QRectF, *, is_wave: bool) -> QPainterPath:
    """Return a short line through the middle of a rectangle."""
    middle = rect.center().y()
    path = QPainterPath(QPointF(rect.left(), middle))
    if not is_wave:
        path.lineTo(rect.right(), middle)
        return path
    half = LENGTH / 2
    x, side = rect.left(), -1
    while x + half <= rect.right() + 0.5:
        path.quadTo(x + half / 2, middle + side * 2 * HEIGHT, x + half, middle)
        x, side = x + half, -side
    return path
