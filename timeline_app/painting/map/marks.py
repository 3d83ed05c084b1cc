"""Paint places: a ring for one with events, a dot for a waypoint, a halo for one looked at."""

import math

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from timeline_app.layout.map.scene import Emphasis, Leaf, Marks
from timeline_app.painting.batches import FRAGMENT, draw_fragments
from timeline_app.painting.map.stamps import Stamps
from timeline_app.painting.palette import Palette, blend, with_alpha

SELECTION_HALO = 6.4
"""How far the halo of a selected place reaches beyond it."""

_ROOM = 2.0


def paint_marks(painter: QPainter, marks: Marks, palette: Palette, stamps: Stamps | None = None) -> None:
    """Paint all places, least important first; plain ones from stamps where there are any."""
    _paint_glows(painter, marks, palette)
    plain = len(marks)
    if stamps is not None:
        # They are in the order of their emphasis.
        plain = int(np.searchsorted(marks.emphasis, Emphasis.PLAIN, side="right"))
        _stamp_marks(painter, marks, plain, palette, stamps)
    for x, y, radius, count, outside, emphasis in zip(
        *(
            column[0 if stamps is None else plain :].tolist()
            for column in (marks.x, marks.y, marks.radius, marks.count, marks.outside, marks.emphasis)
        ),
        strict=True,
    ):
        _paint_mark(painter, QPointF(x, y), radius, count > 0, outside, Emphasis(emphasis), palette)
    _paint_wedges(painter, marks, palette)


def _stamp_marks(painter: QPainter, marks: Marks, number: int, palette: Palette, stamps: Stamps) -> None:
    """Paint the first so many marks, none of them looked at, as copies of a few, in one call."""
    if not number:
        return
    looks = np.stack([marks.radius, marks.count > 0, marks.outside], axis=1)[:number]
    _, firsts, look = np.unique(looks @ (1.0, 1e3, 2e3), return_index=True, return_inverse=True)
    kinds = tuple((radius, count > 0, outside > 0) for radius, count, outside in looks[firsts].tolist())
    # A multiple of four is a whole number of pixels on screens of any ratio there is.
    reach = 4 * math.ceil((max(radius for radius, _, _ in kinds) + _ROOM) / 4)

    def draw(inner: QPainter) -> None:
        for place, (radius, has_events, outside) in enumerate(kinds):
            middle = QPointF((2 * place + 1) * reach, reach)
            _paint_mark(inner, middle, radius, has_events, outside, Emphasis.PLAIN, palette)

    strip = stamps.get(("marks", kinds, palette.name), 2 * reach * len(kinds), 2 * reach, draw)
    ratio = stamps.ratio
    side = 2 * reach * ratio
    fragments = np.zeros((number, FRAGMENT))
    for column, at in enumerate((marks.x, marks.y)):
        fragments[:, column] = np.round((at[:number] - reach) * ratio) / ratio + reach
    fragments[:, 2] = look * side
    fragments[:, 4:6] = side
    fragments[:, 6:8] = 1.0 / ratio
    fragments[:, 9] = 1.0
    draw_fragments(painter, fragments, strip)


def _paint_wedges(painter: QPainter, marks: Marks, palette: Palette) -> None:
    """Paint the timeline's sign for what a search found, its tip just above the place's ring."""
    painter.setPen(QPen(palette.panel, 1.0))
    painter.setBrush(palette.accent)
    for mark in marks.found.nonzero()[0].tolist():
        x, tip = float(marks.x[mark]), float(marks.y[mark] - marks.radius[mark]) - 1.0
        corners = (QPointF(x - 5.0, tip - 7.5), QPointF(x + 5.0, tip - 7.5), QPointF(x, tip))
        painter.drawPolygon(QPolygonF(corners))


def _paint_glows(painter: QPainter, marks: Marks, palette: Palette) -> None:
    """Paint a widening ring around what has just happened while time is played."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for mark in (marks.glow > 0).nonzero()[0].tolist():
        glow = float(marks.glow[mark])
        painter.setPen(QPen(with_alpha(palette.accent, glow), 1.0 + 2.0 * glow))
        reach = float(marks.radius[mark]) + 4.0 + 16.0 * (1.0 - glow)
        painter.drawEllipse(QPointF(float(marks.x[mark]), float(marks.y[mark])), reach, reach)


def paint_leaves(painter: QPainter, leaves: tuple[Leaf, ...], palette: Palette) -> None:
    """Paint an opened place's events on their stalks."""
    painter.setPen(QPen(with_alpha(palette.ink_tertiary, 0.7), 1.0))
    for leaf in leaves:
        painter.drawLine(QPointF(leaf.root_x, leaf.root_y), QPointF(leaf.x, leaf.y))
    for leaf in leaves:
        colour, middle = palette.colour(leaf.colour), QPointF(leaf.x, leaf.y)
        if leaf.emphasis > Emphasis.PLAIN:
            _paint_halo(painter, middle, leaf.radius, leaf.emphasis, palette)
        painter.setPen(QPen(palette.panel, 1.6))
        painter.setBrush(colour)
        painter.drawEllipse(middle, leaf.radius + 0.8, leaf.radius + 0.8)
        if leaf.is_planned:
            painter.setPen(QPen(colour, 1.6))
            painter.setBrush(palette.panel)
            painter.drawEllipse(middle, leaf.radius - 0.8, leaf.radius - 0.8)


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
    if looked_at:
        painter.setPen(QPen(palette.accent, 2.4))
        painter.setBrush(palette.panel)
        painter.drawEllipse(middle, radius - 0.9, radius - 0.9)
    elif has_events or outside:
        paint_ring(painter, middle, radius, is_faint=not has_events, palette=palette)
    else:
        painter.setPen(QPen(with_alpha(palette.panel, 0.9), 1.2))
        painter.setBrush(blend(palette.ink_secondary, palette.land, 0.85))
        painter.drawEllipse(middle, radius, radius)


def paint_ring(
    painter: QPainter, middle: QPointF, radius: float, *, is_faint: bool, palette: Palette
) -> None:
    """Paint the ring of a place with events in the window, or fainter of one whose events lie outside."""
    width = 1.4 if is_faint else 1.8
    painter.setPen(
        QPen(blend(palette.ink_tertiary, palette.land, 0.55) if is_faint else palette.ink_secondary, width)
    )
    painter.setBrush(palette.panel)
    painter.drawEllipse(middle, radius - width / 2, radius - width / 2)


def _paint_halo(
    painter: QPainter, middle: QPointF, radius: float, emphasis: Emphasis, palette: Palette
) -> None:
    reach = radius + (SELECTION_HALO if emphasis == Emphasis.SELECTED else 4.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(with_alpha(palette.accent, 0.22)))
    painter.drawEllipse(middle, reach, reach)
