"""Paint the ground: water, land, coast, boundaries."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from timeline_app.layout.map.base import GroundScene
from timeline_app.layout.map.layers import ScreenPath
from timeline_app.painting.map.paths import to_path
from timeline_app.painting.palette import Palette, blend


def paint_ground(painter: QPainter, scene: GroundScene, palette: Palette) -> None:
    """Paint the ground over the whole window of the scene's camera."""
    painter.save()
    for _ in ground_in_steps(painter, scene, palette):
        pass
    painter.restore()


def ground_in_steps(painter: QPainter, scene: GroundScene, palette: Palette) -> Iterator[None]:
    """Paint the ground from the bottom up, a layer at a time."""
    window = QRectF(0, 0, scene.camera.width, scene.camera.height)
    painter.fillRect(window, palette.water)
    _fill(painter, to_path(scene.land), palette.land)
    _fill(painter, to_path(scene.members), palette.land_member)
    yield
    _draw(painter, to_path(scene.rivers), QPen(blend(palette.coast, palette.water, 0.55), 1.0))
    lakes = to_path(scene.lakes)
    _fill(painter, lakes, palette.water)
    yield
    _draw(painter, lakes, QPen(palette.coast, 1.0))
    _draw(painter, to_path(scene.graticule), QPen(blend(palette.ink_tertiary, palette.land, 0.22), 1.0))
    yield
    _draw(painter, to_path(scene.coast), QPen(palette.coast, 1.0))
    yield
    _draw(painter, to_path(scene.solid), QPen(palette.boundary, 1.0))
    _draw(painter, to_path(scene.dashed), _dashed(palette.boundary, 1.0))
    if scene.outline is not None:
        _paint_edge(painter, scene.outline, window, palette)
    yield


def _dashed(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setDashPattern([3.0, 3.0])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _fill(painter: QPainter, path: QPainterPath, colour: QColor) -> None:
    # Every edge gets a smooth line on top; a smooth fill of a continent takes thirty times as long.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillPath(path, colour)


def _draw(painter: QPainter, path: QPainterPath, pen: QPen) -> None:
    # A cosmetic pen of one pixel takes Qt's quick way through lines, five times quicker than strokes.
    pen.setCosmetic(True)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, pen)


def _paint_edge(painter: QPainter, outline: ScreenPath, window: QRectF, palette: Palette) -> None:
    """Cover what lies outside the map's edge, and draw the edge."""
    edge = to_path(outline)
    outside = QPainterPath(edge)
    outside.addRect(window)
    outside.setFillRule(Qt.FillRule.OddEvenFill)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(outside, palette.panel)
    painter.strokePath(edge, QPen(palette.coast, 1.0))
