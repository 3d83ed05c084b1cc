"""Points: what is too short at this scale to have a length."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRadialGradient

from timeline_app.painting.palette import with_alpha
from timeline_app.painting.timeline.bars import (
    ANNOUNCED,
    CANCELLED,
    HELD,
    ONGOING,
    SOFT_END,
    SOFT_START,
    UNCERTAIN,
    outline_pen,
)
from timeline_app.painting.timeline.inks import Ink

_SOFT: Final = SOFT_START | SOFT_END


def paint_point(
    painter: QPainter, x: float, y: float, radius: float, status: int, edges: int, ink: Ink, paper: QColor
) -> None:
    """Paint one point: filled, or hollow when it has not happened; soft, or dashed when in doubt."""
    centre = QPointF(x, y)
    if edges & _SOFT and status in (HELD, ONGOING) and not edges & UNCERTAIN:
        glow = QRadialGradient(centre, radius * 1.75)
        for at, alpha in ((0.0, 1.0), (0.42, 1.0), (0.62, 0.45), (1.0, 0.0)):
            glow.setColorAt(at, with_alpha(ink.line, alpha))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawEllipse(centre, radius * 1.75, radius * 1.75)
    elif status in (HELD, ONGOING) and not edges & UNCERTAIN:
        painter.setPen(QPen(paper, 1.2))
        painter.setBrush(ink.line)
        painter.drawEllipse(centre, radius + 0.6, radius + 0.6)
    else:
        _paint_hollow(painter, centre, radius, status, edges, ink, paper)
    if status == ONGOING:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper)
        painter.drawEllipse(centre, radius * 0.34, radius * 0.34)


def _paint_hollow(
    painter: QPainter, centre: QPointF, radius: float, status: int, edges: int, ink: Ink, paper: QColor
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.tint if status in (HELD, ONGOING) else paper)
    painter.drawEllipse(centre, radius, radius)
    if status == ANNOUNCED:
        painter.setBrush(ink.line)
        box = QRectF(centre.x() - radius + 0.8, centre.y() - radius + 0.8, 2 * radius - 1.6, 2 * radius - 1.6)
        painter.drawPie(box, 180 * 16, 180 * 16)
    pen = outline_pen(ink.line, status, edges, 1.6)
    if edges & UNCERTAIN:
        pen.setDashPattern([1.8, 1.35])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, radius - 0.8, radius - 0.8)
    if status == CANCELLED:
        reach = radius * 1.15
        painter.drawLine(
            QLineF(centre.x() - reach, centre.y() + reach, centre.x() + reach, centre.y() - reach)
        )
