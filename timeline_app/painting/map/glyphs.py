"""The signs on the map's buttons, drawn as lines so that they are sharp at every size."""

import math
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF


class Glyph(StrEnum):
    """A sign."""

    PLUS = "plus"
    MINUS = "minus"
    FIT = "fit"
    PLAY = "play"
    PAUSE = "pause"
    LOOP = "loop"


def paint_glyph(painter: QPainter, glyph: Glyph, middle: QPointF, colour: QColor) -> None:
    """Paint a sign of about twelve pixels."""
    painter.setPen(
        QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_path_of(glyph, middle))
    if glyph is Glyph.PLAY:
        painter.setBrush(colour)
        painter.drawPath(_path_of(glyph, middle))


def _path_of(glyph: Glyph, middle: QPointF) -> QPainterPath:
    x, y = middle.x(), middle.y()
    path = QPainterPath()
    match glyph:
        case Glyph.PLUS | Glyph.MINUS:
            _line(path, x - 5, y, x + 5, y)
            if glyph is Glyph.PLUS:
                _line(path, x, y - 5, x, y + 5)
        case Glyph.FIT:
            for side_x, side_y in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
                path.moveTo(x + side_x * 5.5, y + side_y * 2)
                path.lineTo(x + side_x * 5.5, y + side_y * 5.5)
                path.lineTo(x + side_x * 2, y + side_y * 5.5)
        case Glyph.PLAY:
            corners = [QPointF(x - 3.5, y - 5), QPointF(x + 5, y), QPointF(x - 3.5, y + 5)]
            path.addPolygon(QPolygonF([*corners, corners[0]]))
        case Glyph.PAUSE:
            _line(path, x - 2.6, y - 4.5, x - 2.6, y + 4.5)
            _line(path, x + 2.6, y - 4.5, x + 2.6, y + 4.5)
        case Glyph.LOOP:
            _loop(path, x, y)
    return path


def _line(path: QPainterPath, x: float, y: float, to_x: float, to_y: float) -> None:
    path.moveTo(x, y)
    path.lineTo(to_x, to_y)


def _loop(path: QPainterPath, x: float, y: float) -> None:
    box = QRectF(x - 5, y - 5, 10, 10)
    path.arcMoveTo(box, 60)
    path.arcTo(box, 60, -300)
    tip = QPointF(x + 5 * math.cos(math.radians(120)), y - 5 * math.sin(math.radians(120)))
    path.moveTo(tip.x() - 1.5, tip.y() + 3.2)
    path.lineTo(tip)
    path.lineTo(tip.x() - 3.6, tip.y() - 0.6)
