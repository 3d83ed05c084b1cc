"""Charts to painter calls."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from timeline_app.layout.charts import ARROW, POINT_RADIUS, ChartScene, Dash, Dot, Line, Tone
from timeline_app.layout.charts_data import Sort
from timeline_app.layout.hit import Rect
from timeline_app.painting.measure import font_of
from timeline_app.painting.palette import Palette, with_alpha

_DASHES: dict[Dash, Sequence[float]] = {Dash.SOLID: (), Dash.DOTTED: (0.1, 2.4), Dash.DASHED: (4.0, 3.0)}


def paint_chart(painter: QPainter, scene: ChartScene, palette: Palette, lit: Dot | None = None) -> None:
    """Paint a chart's grid, lines, points and words; ``lit`` is the observation being read."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_grid(painter, scene, palette)
    for goal in scene.goals:
        _pen(painter, goal, palette.colour(goal.colour), 1.2)
        painter.drawLine(QPointF(goal.x1, goal.y1), QPointF(goal.x2, goal.y2))
    for run in _runs(scene.lines):
        _pen(painter, run[0], palette.colour(run[0].colour), 1.8)
        painter.drawPolyline([QPointF(run[0].x1, run[0].y1), *(QPointF(line.x2, line.y2) for line in run)])
    for dot in scene.dots:
        _paint_dot(painter, dot, palette, is_lit=dot == lit)
    for key in scene.keys:
        painter.setPen(QPen(palette.panel, 1.0))
        painter.setBrush(palette.colour(key.colour))
        _paint_shape(painter, QPointF(key.x, key.y), POINT_RADIUS, key.shape)
    _paint_words(painter, scene, palette)


def paint_time_marks(
    painter: QPainter, scene: ChartScene, palette: Palette, window: tuple[float, float], cursor: float
) -> None:
    """Paint the timeline's window and the time cursor onto a chart."""
    left, top, width, height = scene.plot
    first, last = (min(max(scene.time.x_of(end), left), left + width) for end in window)
    painter.fillRect(QRectF(first, top, last - first, height), with_alpha(palette.accent, 0.07))
    painter.setPen(QPen(with_alpha(palette.accent, 0.7), 1.0))
    for x in (first, last):
        if left < x < left + width:
            painter.drawLine(QPointF(round(x) + 0.5, top), QPointF(round(x) + 0.5, top + height))
    x = scene.time.x_of(cursor)
    if left <= x <= left + width:
        painter.setPen(QPen(palette.ink_secondary, 1.0))
        painter.drawLine(QPointF(round(x) + 0.5, top), QPointF(round(x) + 0.5, top + height))


def _paint_grid(painter: QPainter, scene: ChartScene, palette: Palette) -> None:
    left, top, width, height = scene.plot
    painter.setPen(QPen(palette.hairline, 1.0))
    for y in scene.grid:
        painter.drawLine(QPointF(left, round(y) + 0.5), QPointF(left + width, round(y) + 0.5))
    painter.setPen(QPen(palette.minor_tick, 1.0))
    for x in scene.ticks:
        painter.drawLine(QPointF(round(x) + 0.5, top + height), QPointF(round(x) + 0.5, top + height + 4))


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Stretches that follow from one another in the same stroke: one call paints them all."""
    runs: list[list[Line]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        if last is not None and (last.x2, last.y2, last.dash, last.colour) == (
            line.x1,
            line.y1,
            line.dash,
            line.colour,
        ):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _pen(painter: QPainter, line: Line, colour: QColor, width: float) -> None:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if line.dash is Dash.DOTTED:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if _DASHES[line.dash]:
        pen.setDashPattern(_DASHES[line.dash])
    painter.setPen(pen)


def _paint_dot(painter: QPainter, dot: Dot, palette: Palette, *, is_lit: bool) -> None:
    point = dot.point
    colour = palette.colour(dot.colour)
    painter.setPen(QPen(colour, 1.6))
    if dot.reach is not None:
        painter.setPen(QPen(with_alpha(colour, 0.55), 1.4))
        painter.drawLine(QPointF(dot.reach[0], dot.y), QPointF(dot.reach[1], dot.y))
        painter.setPen(QPen(colour, 1.6))
    if dot.whisker is not None:
        painter.drawLine(QPointF(dot.x, dot.whisker[0]), QPointF(dot.x, dot.whisker[1]))
        for y in dot.whisker:
            painter.drawLine(QPointF(dot.x - 4, y), QPointF(dot.x + 4, y))
    if point.arrow:
        _paint_arrow(painter, dot, point.arrow)
    centre = QPointF(dot.x, dot.y)
    if is_lit:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(with_alpha(colour, 0.22))
        painter.drawEllipse(centre, 10.0, 10.0)
    if point.sort is Sort.TARGET:
        _paint_flag(painter, dot, colour)
        return
    if not dot.radius:
        return
    hollow = point.sort is not Sort.MEASURED
    painter.setPen(QPen(colour if hollow else palette.panel, 1.6 if hollow else 1.0))
    painter.setBrush(palette.panel if hollow else colour)
    _paint_shape(painter, centre, dot.radius + (0.6 if point.leading else 0.0), dot.shape)


def _paint_arrow(painter: QPainter, dot: Dot, direction: int) -> None:
    """Say "more than" by a stroke away from the point with a head."""
    tip = dot.y - direction * ARROW
    painter.drawLine(QPointF(dot.x, dot.y), QPointF(dot.x, tip))
    for side in (-3.2, 3.2):
        painter.drawLine(QPointF(dot.x, tip), QPointF(dot.x + side, tip + direction * 4.0))


def _paint_flag(painter: QPainter, dot: Dot, colour: QColor) -> None:
    """A flag planted at a target: told from measures without colour."""
    painter.setPen(QPen(colour, 1.4))
    painter.drawLine(QPointF(dot.x, dot.y + 5), QPointF(dot.x, dot.y - 9))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(
        QPolygonF([QPointF(dot.x, dot.y - 9), QPointF(dot.x + 8, dot.y - 6), QPointF(dot.x, dot.y - 3)])
    )


def _paint_shape(painter: QPainter, centre: QPointF, radius: float, shape: int) -> None:
    """A disc, square, diamond or triangle: the shape tells the series."""
    x, y = centre.x(), centre.y()
    match shape % 4:
        case 0:
            painter.drawEllipse(centre, radius, radius)
        case 1:
            half = radius * 0.9
            painter.drawRect(QRectF(x - half, y - half, 2 * half, 2 * half))
        case 2:
            reach = radius * 1.25
            corners = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        case _:
            reach = radius * 1.2
            foot = y + reach * 0.8
            painter.drawPolygon(
                QPolygonF([QPointF(x, y - reach), QPointF(x + reach, foot), QPointF(x - reach, foot)])
            )


def _paint_words(painter: QPainter, scene: ChartScene, palette: Palette) -> None:
    inks = {
        Tone.TITLE: palette.ink,
        Tone.UNIT: palette.ink_secondary,
        Tone.TICK: palette.ink_tertiary,
        Tone.VALUE: palette.ink,
        Tone.STRONG: palette.ink,
        Tone.GOAL: palette.ink_secondary,
        Tone.LEGEND: palette.ink_secondary,
    }
    for words in scene.words:
        painter.setFont(font_of(words.style))
        if words.haloed:
            _paint_halo(painter, (words.x, words.baseline - 10, 0, 13), words.text, palette)
        painter.setPen(palette.colour(words.colour) if words.colour else inks[words.tone])
        painter.drawText(QPointF(words.x, words.baseline), words.text)


def _paint_halo(painter: QPainter, rect: Rect, text: str, palette: Palette) -> None:
    """Clear the paper behind a label, so that a line it must cross does not strike it through."""
    width = painter.fontMetrics().horizontalAdvance(text)
    ground = QRectF(rect[0] - 1.5, rect[1] + 0.5, width + 3, rect[3] - 1)
    painter.fillRect(ground, with_alpha(palette.panel, 0.8))
