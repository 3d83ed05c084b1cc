"""Text on a map: ink over a halo of the ground, so that it can be read over lines."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from timeline_app.layout.map.scene import Label, Role
from timeline_app.painting.measure import font_of, metrics_of
from timeline_app.painting.palette import Palette, blend, with_alpha

_HALO = tuple(
    QPointF(reach * math.cos(math.pi * turn / 4), reach * math.sin(math.pi * turn / 4))
    for reach in (1.8, 0.9)
    for turn in range(8)
)


def paint_label(painter: QPainter, label: Label, palette: Palette, *, has_halo: bool) -> None:
    """Paint one label."""
    rect = QRectF(*label.rect)
    painter.save()
    painter.translate(rect.center())
    if label.angle:
        painter.rotate(label.angle)
    metrics = metrics_of(label.style)
    start = QPointF(-rect.width() / 2, (metrics.ascent() - metrics.descent()) / 2)
    painter.setFont(font_of(label.style))
    if has_halo:
        _paint_halo(painter, label, start, palette)
    painter.setPen(ink_of(label, palette))
    painter.drawText(start, label.text)
    painter.restore()


def _paint_halo(painter: QPainter, label: Label, start: QPointF, palette: Palette) -> None:
    """Paint the text around itself in the ground's colour: six times faster than stroking its outlines."""
    painter.setPen(with_alpha(halo_colour(label, palette), 0.35 if label.role is Role.STATE else 0.6))
    for step in _HALO:
        painter.drawText(start + step, label.text)


def ink_of(label: Label, palette: Palette) -> QColor:
    """Return the colour of a label's text."""
    match label.role:
        case Role.PLACE | Role.LEGEND:
            return palette.ink
        case Role.MINOR:
            return palette.ink_secondary
        case Role.EXIT if label.colour is None:
            return palette.ink_secondary
        case Role.CORRIDOR | Role.EXIT:
            # A line may be ochre, a text of that colour could not be read.
            return blend(palette.colour(label.colour), palette.ink, 0.72)
        case Role.STATE:
            return blend(palette.ink_tertiary, palette.land_member, 0.8)
        case _:
            return palette.ink_tertiary


def halo_colour(label: Label, palette: Palette) -> QColor:
    """Return the colour of a label's halo: the ground it mostly stands on."""
    return palette.land_member if label.role is Role.STATE else palette.land
