"""Paint places: a ring for one with events, a dot for a waypoint, a halo for one looked at."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from timeline_app.layout.map.scene import Emphasis, Marks
from timeline_app.painting.map.stamps import Stamps
from timeline_app.painting.palette import Palette, blend, with_alpha

SELECTION_HALO = 6.4
"""How far the halo of a selected place reaches beyond it."""

_ROOM = 2.0


def paint_marks(painter: QPainter, marks: Marks, palette: Palette, stamps: Stamps | None = None) -> None:
    """Paint all places, least important first; plain ones from stamps where there are any."""
    for x, y, radius, count, outside, emphasis in zip(
        marks.x.tolist(),
        marks.y.tolist(),
        marks.radius.tolist(),
        marks.count.tolist(),
        marks.outside.tolist(),
        marks.emphasis.tolist(),
        strict=True,
    ):
        if stamps is None or emphasis > Emphasis.PLAIN:
            _paint_mark(painter, QPointF(x, y), radius, count > 0, outside, Emphasis(emphasis), palette)
        else:
            _stamp_mark(painter, x, y, radius, count > 0, outside, palette, stamps)


def _stamp_mark(
    painter: QPainter,
    x: float,
    y: float,
    radius: float,
    has_events: bool,
    outside: bool,
    palette: Palette,
    stamps: Stamps,
) -> None:
    reach = radius + _ROOM
    middle = QPointF(reach, reach)
    pixmap = stamps.get(
        ("mark", radius, has_events, outside, palette.name),
        2 * reach,
        2 * reach,
        lambda inner: _paint_mark(inner, middle, radius, has_events, outside, Emphasis.PLAIN, palette),
    )
    painter.drawPixmap(stamps.snap(x - reach, y - reach), pixmap)


def _paint_mark(
    painter: QPainter,
    middle: QPointF,
    radius: float,
    has_events: bool,
    outside: bool,
    emphasis: Emphasis,
    palette: Palette,
) -> None:
    looked_at = emphasis > Emphasis.PLAIN
    if looked_at:
        _paint_halo(painter, middle, radius, emphasis, palette)
    if has_events or looked_at:
        painter.setPen(
            QPen(palette.accent if looked_at else palette.ink_secondary, 2.4 if looked_at else 1.8)
        )
        painter.setBrush(palette.panel)
        painter.drawEllipse(middle, radius - 0.9, radius - 0.9)
    elif outside:
        painter.setPen(QPen(blend(palette.ink_tertiary, palette.land, 0.55), 1.4))
        painter.setBrush(palette.panel)
        painter.drawEllipse(middle, radius - 0.7, radius - 0.7)
    else:
        painter.setPen(QPen(with_alpha(palette.panel, 0.9), 1.2))
        painter.setBrush(blend(palette.ink_secondary, palette.land, 0.85))
        painter.drawEllipse(middle, radius, radius)


def _paint_halo(
    painter: QPainter, middle: QPointF, radius: float, emphasis: Emphasis, palette: Palette
) -> None:
    reach = radius + (SELECTION_HALO if emphasis == Emphasis.SELECTED else 4.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(with_alpha(palette.accent, 0.22)))
    painter.drawEllipse(middle, reach, reach)
