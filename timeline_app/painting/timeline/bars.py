"""Bars and bands: what lasts, and what happened somewhere within."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from timeline_app.layout.text import LABEL_BOLD
from timeline_app.layout.timeline.marks import ARROW, FADE, FADE_SHARE, QUESTION_STUB, RAMP
from timeline_app.layout.timeline.scene import Shape
from timeline_app.model.columns import STATUS_CODES, Edge
from timeline_app.model.event import EventStatus
from timeline_app.painting.measure import font_of
from timeline_app.painting.palette import with_alpha
from timeline_app.painting.timeline.inks import Ink

RADIUS: Final = 4.0
_LIGHT: Final = 0.36
"""How opaque an open bar is soon after today: any ink can be read on it."""

HELD: Final = STATUS_CODES[EventStatus.HELD]
ONGOING: Final = STATUS_CODES[EventStatus.ONGOING]
ANNOUNCED: Final = STATUS_CODES[EventStatus.ANNOUNCED]
FORECAST: Final = STATUS_CODES[EventStatus.FORECAST]
CANCELLED: Final = STATUS_CODES[EventStatus.CANCELLED]

UNCERTAIN: Final = int(Edge.UNCERTAIN_START | Edge.UNCERTAIN_END)
SOFT_START: Final = int(Edge.APPROXIMATE_START)
SOFT_END: Final = int(Edge.APPROXIMATE_END)
OPEN_START: Final = int(Edge.OPEN_START)
OPEN_END: Final = int(Edge.OPEN_END)
UNKNOWN_START: Final = int(Edge.UNKNOWN_START)
UNKNOWN_END: Final = int(Edge.UNKNOWN_END)
PLAIN_EDGES: Final = int(Edge.INTERVAL)


@dataclass(frozen=True, slots=True)
class BarLook:
    """What decides how a bar is drawn, its place aside."""

    shape: int
    status: int
    edges: int

    @property
    def is_filled(self) -> bool:
        """Whether the event takes or took place, as far as is known."""
        return self.status in (HELD, ONGOING)


def dash_of(status: int, edges: int) -> list[float] | None:
    """Return the dash pattern of an outline: dashes for doubt, dots for a forecast, None for a line.

    In widths of the pen, which is one and a half pixels: they repeat every eight and every four pixels,
    and a strip of a power of two can be laid end to end.
    """
    if edges & UNCERTAIN:
        return [3.2, 6.4 / 3]
    return [0.1, 7.7 / 3] if status == FORECAST else None


def outline_pen(colour: QColor, status: int, edges: int, width: float = 1.5) -> QPen:
    """Return the pen of a hollow event."""
    pen = QPen(colour, width)
    dashes = dash_of(status, edges)
    if dashes is not None:
        pen.setDashPattern(dashes)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if status == FORECAST else Qt.PenCapStyle.FlatCap)
    return pen


def paint_bar(
    painter: QPainter, rect: QRectF, look: BarLook, ink: Ink, today_x: float, paper: QColor
) -> None:
    """Paint one bar or band. ``today_x`` is where an open end begins to fade; ``paper`` is the ground."""
    path = _outline(rect, look.edges)
    uncertain = bool(look.edges & UNCERTAIN)
    if look.is_filled and look.shape == Shape.BAR and not uncertain:
        painter.setPen(Qt.PenStyle.NoPen)
        if not look.edges & SOFT_START:
            # A rim of paper tells this bar from one that it covers in part.
            painter.fillRect(QRectF(rect.left() - 1, rect.top(), RADIUS + 1, rect.height()), paper)
        painter.setBrush(_softened(ink.bar, rect, look.edges, today_x))
        painter.drawPath(path)
    else:
        inner = path if not look.is_filled else _outline(rect.adjusted(0.75, 0.75, -0.75, -0.75), look.edges)
        if look.is_filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_softened(ink.tint, rect, look.edges, today_x))
            painter.drawPath(path)
            _paint_ends(painter, rect, look, ink, inner)
        else:
            _paint_hollow(painter, rect, look, ink, paper, today_x)
    if look.status == ONGOING and look.shape == Shape.BAR and not look.edges & (OPEN_END | UNKNOWN_END):
        _paint_chevron(painter, rect, ink, filled=not uncertain)
    _paint_questions(painter, rect, look.edges, ink)


def _outline(rect: QRectF, edges: int) -> QPainterPath:
    """Return a rounded rectangle whose open ends are arrows."""
    path = QPainterPath()
    if not edges & (OPEN_START | OPEN_END):
        path.addRoundedRect(rect, RADIUS, RADIUS)
        return path
    left, right, top, bottom = rect.left(), rect.right(), rect.top(), rect.bottom()
    middle = rect.center().y()
    arrow = min(ARROW, rect.width() / 2)
    points = [QPointF(left, top), QPointF(right, top), QPointF(right, bottom), QPointF(left, bottom)]
    if edges & OPEN_END:
        points[1:3] = [QPointF(right - arrow, top), QPointF(right, middle), QPointF(right - arrow, bottom)]
    if edges & OPEN_START:
        points = [
            QPointF(left + arrow, top),
            *points[1:-1],
            QPointF(left + arrow, bottom),
            QPointF(left, middle),
        ]
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def _softened(colour: QColor, rect: QRectF, edges: int, today_x: float) -> QBrush:
    """Return a brush that fades where an end is approximate, unknown, or open and past today."""
    soft = SOFT_START | SOFT_END | UNKNOWN_START | UNKNOWN_END | OPEN_END
    if not edges & soft or rect.width() < 1:
        return QBrush(colour)
    stops = {0.0: 1.0, 1.0: 1.0}
    fade = min(FADE / rect.width(), FADE_SHARE)
    stub = min(QUESTION_STUB / rect.width(), 0.9)
    if edges & (SOFT_START | UNKNOWN_START):
        stops[0.0] = 0.0
        stops[stub if edges & UNKNOWN_START else fade] = 1.0
    if edges & OPEN_END:
        now = (today_x - rect.left()) / rect.width()
        if now < 1:
            # Light enough for ink soon after today, then ever lighter.
            light = now + RAMP / rect.width()
            stops[max(now, 0.001)] = 1.0 if now > 0 else _LIGHT
            if 0.001 < light < 1:
                stops[light] = _LIGHT
            stops[1.0] = 0.16
    elif edges & (SOFT_END | UNKNOWN_END):
        stops[1.0 - (stub if edges & UNKNOWN_END else fade)] = 1.0
        stops[1.0] = 0.0
    gradient = QLinearGradient(rect.left(), 0, rect.right(), 0)
    for at, alpha in sorted(stops.items()):
        gradient.setColorAt(at, with_alpha(colour, alpha))
    return QBrush(gradient)


def _paint_ends(painter: QPainter, rect: QRectF, look: BarLook, ink: Ink, inner: QPainterPath) -> None:
    """Mark the ends of a band: strokes where they are known, a dashed outline where the date is in doubt."""
    if look.edges & UNCERTAIN:
        painter.setPen(outline_pen(ink.line, look.status, look.edges))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(inner)
        return
    pen = QPen(ink.line, 2.0)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    top, bottom = rect.top() + 2.5, rect.bottom() - 2.5
    if not look.edges & (SOFT_START | OPEN_START | UNKNOWN_START):
        painter.drawLine(QLineF(rect.left() + 1, top, rect.left() + 1, bottom))
    if not look.edges & (SOFT_END | OPEN_END | UNKNOWN_END):
        painter.drawLine(QLineF(rect.right() - 1, top, rect.right() - 1, bottom))


def _paint_hollow(
    painter: QPainter, rect: QRectF, look: BarLook, ink: Ink, paper: QColor, today_x: float
) -> None:
    """Paint what has not happened: an outline on paper; announced is half filled, cancelled struck out."""
    inner = _outline(rect.adjusted(0.75, 0.75, -0.75, -0.75), look.edges)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paper)
    painter.drawPath(inner)
    if look.status == ANNOUNCED:
        painter.save()
        painter.setClipPath(inner, Qt.ClipOperation.IntersectClip)
        painter.fillRect(QRectF(rect.left(), rect.center().y() + 1, rect.width(), rect.height()), ink.tint)
        painter.restore()
    pen = outline_pen(ink.line, look.status, look.edges)
    pen.setBrush(_softened(ink.line, rect, look.edges & ~OPEN_END, today_x))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(inner)
    if look.status == CANCELLED:
        painter.setPen(QPen(ink.line, 1.2))
        y = rect.center().y()
        painter.drawLine(QLineF(rect.left() + 1, y, rect.right() - 1, y))


def _paint_chevron(painter: QPainter, rect: QRectF, ink: Ink, *, filled: bool) -> None:
    """Mark what still goes on: a chevron near the end."""
    if rect.width() < 26:
        return
    pen = QPen(ink.on_bar if filled else ink.line, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    x, y = rect.right() - 9, rect.center().y()
    painter.drawLines([QLineF(x, y - 3.5, x + 3.5, y), QLineF(x + 3.5, y, x, y + 3.5)])


def _paint_questions(painter: QPainter, rect: QRectF, edges: int, ink: Ink) -> None:
    if not edges & (UNKNOWN_START | UNKNOWN_END):
        return
    painter.setFont(font_of(LABEL_BOLD))
    painter.setPen(ink.line)
    baseline = rect.center().y() + 4.3
    if edges & UNKNOWN_END:
        painter.drawText(QPointF(rect.right() - 8, baseline), "?")
    if edges & UNKNOWN_START:
        painter.drawText(QPointF(rect.left() + 1, baseline), "?")
