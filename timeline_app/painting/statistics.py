"""Cards to painter calls."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from timeline_app.layout.hit import Rect
from timeline_app.layout.statistics import CardsScene, Ink, PlacedCard, SparkPoint, Triangle
from timeline_app.model.ref import Ref
from timeline_app.painting.measure import font_of
from timeline_app.painting.palette import Palette, with_alpha

RADIUS = 8.0


def paint_cards(
    painter: QPainter,
    scene: CardsScene,
    palette: Palette,
    *,
    selected: AbstractSet[Ref] = frozenset(),
    lit: AbstractSet[Ref] = frozenset(),
    focused: Ref | None = None,
) -> None:
    """Paint all cards; ``selected`` and ``lit`` (hovered anywhere) hold series."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for placed in scene.cards:
        ref = placed.card.ref
        _paint_frame(painter, placed, palette, ref in selected, ref in lit, ref == focused)
        _paint_card(painter, placed, palette)


def box_of(rect: Rect, inset: float = 0.5) -> QRectF:
    """Return a rectangle of a scene, drawn in by ``inset`` pixels so that a hairline is sharp."""
    x, y, width, height = rect
    return QRectF(x + inset, y + inset, width - 2 * inset, height - 2 * inset)


def _paint_frame(
    painter: QPainter, placed: PlacedCard, palette: Palette, selected: bool, lit: bool, focused: bool
) -> None:
    ground = with_alpha(palette.accent, 0.08) if selected else palette.panel
    painter.setBrush(palette.control if lit and not selected else ground)
    painter.setPen(QPen(palette.accent if selected else palette.hairline, 1.0))
    painter.drawRoundedRect(box_of(placed.rect), RADIUS, RADIUS)
    if focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(palette.accent, 2.0))
        painter.drawRoundedRect(box_of(placed.rect, 1.0), RADIUS, RADIUS)


def _paint_card(painter: QPainter, placed: PlacedCard, palette: Palette) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if placed.warning is not None:
        painter.setBrush(palette.warning_ground)
        painter.drawRoundedRect(box_of(placed.warning, 0.0), 4.0, 4.0)
    painter.setBrush(palette.control_hover)
    for _, rect in placed.chips:
        painter.drawRoundedRect(box_of(rect, 0.0), 8.5, 8.5)
    if placed.triangle is not None:
        _paint_triangle(painter, placed.triangle, palette)
    inks = inks_of(palette)
    for run in placed.runs:
        painter.setFont(font_of(run.style))
        painter.setPen(inks[run.ink])
        painter.drawText(QPointF(run.x, run.baseline), run.text)
    if placed.spark is not None:
        _paint_spark(painter, placed.card.spark, placed.spark, palette)


def inks_of(palette: Palette) -> dict[Ink, QColor]:
    """Return the colour of each ink."""
    return {
        Ink.NUMBER: palette.ink,
        Ink.UNIT: palette.ink_secondary,
        Ink.TITLE: palette.ink,
        Ink.PERIOD: palette.ink_secondary,
        Ink.CHIP: palette.ink_secondary,
        Ink.WARNING: palette.warning_ink,
        Ink.MUTED: palette.ink_tertiary,
    }


def _paint_triangle(painter: QPainter, triangle: Triangle, palette: Palette) -> None:
    x, y, width, height = triangle.rect
    top, foot = (y, y + height) if triangle.direction > 0 else (y + height, y)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.ink_secondary)
    painter.drawPolygon(QPolygonF([QPointF(x, foot), QPointF(x + width, foot), QPointF(x + width / 2, top)]))


def _paint_spark(painter: QPainter, points: tuple[SparkPoint, ...], rect: Rect, palette: Palette) -> None:
    left, top, width, height = rect
    placed = [QPointF(left + 3 + p.x * (width - 6), top + height - 3 - p.y * (height - 6)) for p in points]
    for before, point, spot in zip(placed, placed[1:], points[1:], strict=False):
        style = Qt.PenStyle.SolidLine if spot.joined else Qt.PenStyle.DotLine
        painter.setPen(QPen(palette.ink_tertiary, 1.2, style))
        painter.drawLine(before, point)
    painter.setPen(Qt.PenStyle.NoPen)
    for number, point in enumerate(placed):
        is_last = number == len(placed) - 1
        painter.setBrush(palette.accent if is_last else palette.ink_tertiary)
        painter.drawEllipse(point, 2.6 if is_last else 1.6, 2.6 if is_last else 1.6)
