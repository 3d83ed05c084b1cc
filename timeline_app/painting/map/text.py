"""Text on a map: ink over a halo of the ground, so that it can be read over lines."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from timeline_app.layout.map.scene import Label, Role
from timeline_app.layout.text import TextStyle
from timeline_app.painting.measure import font_of, metrics_of
from timeline_app.painting.palette import Palette, blend, with_alpha

HALO_WIDTH = 3.2


def paint_label(painter: QPainter, label: Label, palette: Palette, *, has_halo: bool) -> None:
    """Paint one label."""
    rect = QRectF(*label.rect)
    painter.save()
    painter.translate(rect.center())
    if label.angle:
        painter.rotate(label.angle)
    metrics = metrics_of(label.style)
    start = QPointF(-rect.width() / 2, (metrics.ascent() - metrics.descent()) / 2)
    if has_halo:
        painter.translate(start)
        share = 0.6 if label.role is Role.STATE else 0.9
        pen = QPen(with_alpha(halo_colour(label, palette), share), HALO_WIDTH)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(_outline(label.text, label.style), pen)
        painter.translate(-start)
    painter.setFont(font_of(label.style))
    painter.setPen(ink_of(label, palette))
    painter.drawText(start, label.text)
    painter.restore()


@lru_cache(maxsize=4_000)
def _outline(text: str, style: TextStyle) -> QPainterPath:
    path = QPainterPath()
    path.addText(0, 0, font_of(style), text)
    return path


def forget_outlines() -> None:
    """Forget outlines, after the application's font changed."""
    _outline.cache_clear()


def ink_of(label: Label, palette: Palette) -> QColor:
    """Return the colour of a label's text."""
    match label.role:
        case Role.PLACE | Role.LEGEND:
            return palette.ink
        case Role.MINOR:
            return palette.ink_secondary
        case Role.CORRIDOR:
            return palette.colour(label.colour)
        case Role.STATE:
            return blend(palette.ink_tertiary, palette.land_member, 0.8)
        case _:
            return palette.ink_tertiary


def halo_colour(label: Label, palette: Palette) -> QColor:
    """Return the colour of a label's halo: the ground it mostly stands on."""
    return palette.land_member if label.role is Role.STATE else palette.land
