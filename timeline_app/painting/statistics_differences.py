"""Figures that differ, and sums done with figures, to painter calls."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from timeline_app.layout.statistics_differences import DifferencesScene, PlacedDifference, Strip, StripMark
from timeline_app.model.ref import Ref
from timeline_app.painting.measure import font_of
from timeline_app.painting.palette import Palette, with_alpha
from timeline_app.painting.statistics import RADIUS, box_of, inks_of

_LANE = 5.0
"""Pixels between the stretches of two figures on one strip."""


def paint_differences(
    painter: QPainter,
    scene: DifferencesScene,
    palette: Palette,
    *,
    selected: AbstractSet[Ref] = frozenset(),
    lit: AbstractSet[Ref] = frozenset(),
    focused: Ref | None = None,
) -> None:
    """Paint all entries."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for placed in scene.entries:
        ref = placed.entry.ref
        _paint_frame(
            painter, placed, palette, selected=ref in selected, lit=ref in lit, focused=ref == focused
        )
        _paint_entry(painter, placed, palette)


def _paint_frame(
    painter: QPainter,
    placed: PlacedDifference,
    palette: Palette,
    *,
    selected: bool,
    lit: bool,
    focused: bool,
) -> None:
    painter.setBrush(palette.control if lit else palette.panel)
    painter.setPen(QPen(palette.accent if selected or focused else palette.hairline, 2.0 if focused else 1.0))
    painter.drawRoundedRect(box_of(placed.rect, 1.0 if focused else 0.5), RADIUS, RADIUS)


def _paint_entry(painter: QPainter, placed: PlacedDifference, palette: Palette) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if placed.verdict is not None:
        painter.setBrush(palette.warning_ground)
        painter.drawRoundedRect(box_of(placed.verdict, 0.0), 4.0, 4.0)
    painter.setBrush(palette.control_hover)
    for _, rect in placed.chips:
        painter.drawRoundedRect(box_of(rect, 0.0), 8.5, 8.5)
    if placed.strip is not None:
        _paint_strip(painter, placed.strip, palette)
    inks = inks_of(palette)
    for run in placed.runs:
        painter.setFont(font_of(run.style))
        painter.setPen(inks[run.ink])
        painter.drawText(QPointF(run.x, run.baseline), run.text)


def _paint_strip(painter: QPainter, strip: Strip, palette: Palette) -> None:
    painter.setPen(QPen(palette.hairline, 1.0))
    painter.drawLine(QPointF(strip.left, strip.y), QPointF(strip.right, strip.y))
    middle = (len(strip.marks) - 1) / 2
    for number, mark in enumerate(strip.marks):
        y = strip.y + (number - middle) * _LANE
        _paint_mark(painter, mark, y, palette.warning_ink, palette)


def _paint_mark(painter: QPainter, mark: StripMark, y: float, colour: QColor, palette: Palette) -> None:
    """A dot on the stretch it allows; an arrow where it allows everything beyond; a ring when preferred."""
    painter.setPen(QPen(with_alpha(colour, 0.6), 1.6))
    painter.drawLine(QPointF(mark.left, y), QPointF(mark.right, y))
    for beyond, tip, back in ((mark.beyond_right, mark.right, -4.0), (mark.beyond_left, mark.left, 4.0)):
        if beyond:
            painter.drawLine(QPointF(tip, y), QPointF(tip + back, y - 3))
            painter.drawLine(QPointF(tip, y), QPointF(tip + back, y + 3))
    painter.setPen(QPen(palette.panel, 1.0))
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(mark.x, y), 4.0, 4.0)
    if mark.preferred:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.3))
        painter.drawEllipse(QPointF(mark.x, y), 6.6, 6.6)
