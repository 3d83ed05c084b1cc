"""How a corridor's line looks: its mode by the kind of line, the state of its works by the dash."""

import math
from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from timeline_app.layout.map.arrows import WIDE, reach_of
from timeline_app.layout.map.layers import ScreenPath
from timeline_app.layout.map.scene import Emphasis, RouteLine
from timeline_app.model.corridor import CorridorStatus, Mode
from timeline_app.painting.map.paths import to_path
from timeline_app.painting.palette import Palette, blend

HALO = 1.6
"""How far the ground's colour shows beside a line, pixels, so that crossings can be read."""

LINES_A_STEP = 16
"""So many lines are painted in one go while the map is in use."""

_Item = TypeVar("_Item")

# Lengths in widths of the line. A dot is a dash of no length with a round cap.
_DASHES = {
    CorridorStatus.UNDER_CONSTRUCTION: [4.5, 2.0],
    CorridorStatus.PLANNED: [2.2, 2.0],
    CorridorStatus.PROPOSED: [0.01, 2.2],
}
_THIN = {Mode.ROAD: 1.35, Mode.AIR: 0.6, Mode.DIGITAL: 0.55, Mode.PIPELINE: 0.6, Mode.SEA: 0.75}


def paint_lines(painter: QPainter, lines: tuple[RouteLine, ...], palette: Palette) -> None:
    """Paint corridors, least prominent first, each group over the halo of its own."""
    for _ in lines_in_steps(painter, lines, palette):
        pass


def lines_in_steps(painter: QPainter, lines: tuple[RouteLine, ...], palette: Palette) -> Iterator[None]:
    """Paint corridors as ``paint_lines`` does, some at a time."""
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
        yield
        for few in batched(members, LINES_A_STEP):
            for line, path in few:
                colour = line_colour(line, palette)
                paint_line(
                    painter,
                    path,
                    (line.mode, line.status),
                    colour,
                    line.width,
                    palette,
                    is_measured=line.is_measured,
                )
            yield
        for line, _ in members:
            paint_arrows(painter, line.arrows, line_colour(line, palette), line.width, halo)


def batched(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    """Return the items in runs of at most so many."""
    return (items[first : first + size] for first in range(0, len(items), size))


def paint_arrows(
    painter: QPainter, arrows: NDArray[np.float64], colour: QColor, width: float, halo: QColor
) -> None:
    """Paint arrowheads, shape (n, 3): x, y, angle; larger than a thin line, light within a wide one."""
    if not len(arrows):
        return
    reach, is_within = reach_of(width), width >= WIDE
    back, side = -0.75 * reach, 0.85 * reach
    corners = ((reach, 0.0), (back, -side), (-0.3 * reach, 0.0), (back, side))
    painter.setPen(Qt.PenStyle.NoPen if is_within else QPen(halo, 1.2))
    painter.setBrush(halo if is_within else colour)
    for x, y, angle in arrows.tolist():
        cos, sin = math.cos(angle), math.sin(angle)
        head = [QPointF(x + on * cos - off * sin, y + on * sin + off * cos) for on, off in corners]
        painter.drawPolygon(QPolygonF(head))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def line_colour(line: RouteLine, palette: Palette) -> QColor:
    """Return the colour of a line as prominent as it is."""
    colour = palette.colour(line.colour)
    return blend(colour, palette.land, 0.45) if line.emphasis == Emphasis.DIMMED else colour


def paint_line(
    painter: QPainter,
    path: QPainterPath,
    kind: tuple[Mode, CorridorStatus],
    colour: QColor,
    width: float,
    palette: Palette,
    *,
    is_measured: bool = False,
) -> None:
    """Paint one line in the manner of its mode and status; one that ``is_measured`` as wide as it says."""
    mode, status = kind
    body = _pen(colour, width * (1.0 if is_measured else _THIN.get(mode, 1.0)), _DASHES.get(status))
    if status is CorridorStatus.PROPOSED:
        body.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.strokePath(path, body)
    if mode is Mode.ROAD:
        painter.strokePath(path, _pen(palette.panel, width * 0.37))
    elif not is_measured:
        _decorate(painter, path, mode, colour, width)


def _decorate(painter: QPainter, path: QPainterPath, mode: Mode, colour: QColor, width: float) -> None:
    """Paint what tells thin lines apart: beads of a pipeline, ties of a cable, dashes of an air route."""
    if mode is Mode.PIPELINE:
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
