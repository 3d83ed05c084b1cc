"""How a corridor's line looks: its mode by the kind of line, the state of its works by the dash."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from timeline_app.layout.map.layers import ScreenPath
from timeline_app.layout.map.scene import Emphasis, LegendRow, RouteLine
from timeline_app.layout.map.waves import HEIGHT, LENGTH
from timeline_app.model.corridor import CorridorStatus, Mode
from timeline_app.painting.map.paths import to_path
from timeline_app.painting.palette import Palette, blend

HALO = 1.6
"""How far the ground's colour shows beside a line, pixels, so that crossings can be read."""

# Lengths in widths of the line. A dot is a dash of no length with a round cap.
_DASHES = {
    CorridorStatus.UNDER_CONSTRUCTION: [4.5, 2.0],
    CorridorStatus.PLANNED: [2.2, 2.0],
    CorridorStatus.PROPOSED: [0.01, 2.2],
}
_THIN = {Mode.AIR: 0.6, Mode.DIGITAL: 0.55, Mode.PIPELINE: 0.6, Mode.SEA: 0.75}


def paint_lines(painter: QPainter, lines: tuple[RouteLine, ...], palette: Palette) -> None:
    """Paint corridors, least prominent first, each group over the halo of its own."""
    for group in (Emphasis.DIMMED, Emphasis.PLAIN, Emphasis.HOVERED, Emphasis.SELECTED):
        members = [
            (line, to_path(ScreenPath(line.points, line.joined))) for line in lines if line.emphasis == group
        ]
        lifted = group >= Emphasis.HOVERED
        halo = palette.panel if lifted else palette.land
        for line, path in members:
            # A wave has a thousand corners, and water around it: a halo would cost more than it shows.
            if lifted or line.mode is not Mode.SEA:
                painter.strokePath(path, _pen(halo, line.width + 2 * HALO + lifted))
        for line, path in members:
            paint_line(painter, path, line.mode, line.status, line_colour(line, palette), line.width, palette)


def line_colour(line: RouteLine, palette: Palette) -> QColor:
    """Return the colour of a line as prominent as it is."""
    colour = palette.colour(line.colour)
    return blend(colour, palette.land, 0.38) if line.emphasis == Emphasis.DIMMED else colour


def paint_line(
    painter: QPainter,
    path: QPainterPath,
    mode: Mode,
    status: CorridorStatus,
    colour: QColor,
    width: float,
    palette: Palette,
) -> None:
    """Paint one line in the manner of its mode and status."""
    body = _pen(colour, width * _THIN.get(mode, 1.0), _DASHES.get(status))
    if status is CorridorStatus.PROPOSED:
        body.setCapStyle(Qt.PenCapStyle.RoundCap)
    if mode is Mode.ROAD:
        body.setWidthF(width * 1.35)
    painter.strokePath(path, body)
    if mode is Mode.ROAD:
        painter.strokePath(path, _pen(palette.panel, width * 0.5))
    elif mode is Mode.PIPELINE:
        beads = _pen(colour, width * 1.7, [0.01, 3.0])
        beads.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(path, beads)
    elif mode is Mode.DIGITAL:
        painter.strokePath(path, _pen(colour, width * 2.2, [0.3, 1.5]))
    elif mode is Mode.AIR:
        painter.strokePath(path, _pen(colour, width * 1.5, [1.0, 6.0]))


def _pen(colour: QColor, width: float, dashes: list[float] | None = None) -> QPen:
    pen = QPen(colour, width)
    # Round joins take twice as long, and at this width nobody sees them.
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setMiterLimit(1.5)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if dashes else Qt.PenCapStyle.RoundCap)
    if dashes:
        pen.setDashPattern(dashes)
    return pen


def paint_sample(painter: QPainter, row: LegendRow, palette: Palette) -> None:
    """Paint a legend row's line as it looks on the map."""
    colour = palette.ink_secondary if row.colour is None else palette.colour(row.colour)
    if row.emphasis == Emphasis.DIMMED:
        colour = blend(colour, palette.panel, 0.4)
    width = row.width * (1.35 if row.emphasis > Emphasis.PLAIN else 1.0)
    path = sample_path(QRectF(*row.sample), is_wave=row.mode is Mode.SEA)
    paint_line(painter, path, row.mode, row.status, colour, width, palette)


def sample_path(rect: QRectF, *, is_wave: bool) -> QPainterPath:
    """Return a short line through the middle of a rectangle."""
    middle = rect.center().y()
    path = QPainterPath(QPointF(rect.left(), middle))
    if not is_wave:
        path.lineTo(rect.right(), middle)
        return path
    half = LENGTH / 2
    x, side = rect.left(), -1
    while x + half <= rect.right() + 0.5:
        path.quadTo(x + half / 2, middle + side * 2 * HEIGHT, x + half, middle)
        x, side = x + half, -side
    return path
