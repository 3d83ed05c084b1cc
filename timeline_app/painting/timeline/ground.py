"""What lies under the events: lane bands, grid, headers, and the axis on top."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from timeline_app.layout.text import LABEL_BOLD, SMALL
from timeline_app.layout.ticks import COARSE, FINE
from timeline_app.layout.timeline.geometry import AXIS_HEIGHT, COARSE_BASELINE, FINE_BASELINE
from timeline_app.layout.timeline.heads import TITLE_LEFT
from timeline_app.layout.timeline.scene import LaneHead, TimelineScene
from timeline_app.painting.measure import font_of
from timeline_app.painting.palette import Palette
from timeline_app.painting.timeline.inks import Inks

_LINE = 16.0


def _crisp(x: float) -> float:
    # A one pixel line is sharp when its middle lies in the middle of a pixel.
    return float(int(x)) + 0.5


def paint_bands(painter: QPainter, scene: TimelineScene, palette: Palette) -> None:
    """Paint every other lane's band, and the grid over them."""
    geometry = scene.geometry
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for head in scene.heads:
        if head.banded:
            painter.fillRect(QRectF(0, head.y, geometry.width, head.height), palette.lane_band)
    painter.setPen(QPen(palette.grid, 1))
    last = scene.heads[-1] if scene.heads else None
    bottom = geometry.lanes_bottom if last is None else min(last.y + last.height, geometry.lanes_bottom)
    xs = {*scene.axis_scene.ticks, *scene.axis_scene.coarse_ticks}
    painter.drawLines([QLineF(_crisp(x), geometry.lanes_top, _crisp(x), bottom) for x in xs])


def paint_heads(painter: QPainter, scene: TimelineScene, palette: Palette, inks: Inks) -> None:
    """Paint the lane headers: colour, title, and how many events the lane hides."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for head in scene.heads:
        _paint_head(painter, head, scene, palette, inks)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(palette.hairline, 1))
    x = _crisp(scene.geometry.header_width - 1)
    painter.drawLine(QLineF(x, scene.geometry.lanes_top, x, scene.geometry.lanes_bottom))


def _paint_head(
    painter: QPainter, head: LaneHead, scene: TimelineScene, palette: Palette, inks: Inks
) -> None:
    if head.colour >= 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks.of(scene.colours[head.colour]).line)
        painter.drawRoundedRect(QRectF(0, head.y + 4, 4, head.height - 8), 2, 2)
    baseline = head.y + (16.3 if head.height < 30 else 20.3)
    painter.setFont(font_of(LABEL_BOLD))
    painter.setPen(palette.ink_secondary if head.collapsed else palette.ink)
    for line in head.lines:
        painter.drawText(QPointF(TITLE_LEFT, baseline), line)
        baseline += _LINE
    if head.note:
        painter.setFont(font_of(SMALL))
        painter.setPen(palette.ink_tertiary)
        painter.drawText(QPointF(TITLE_LEFT, baseline), head.note)


def paint_axis(painter: QPainter, scene: TimelineScene, palette: Palette) -> None:
    """Paint both rows of the axis and its ticks."""
    geometry, rows = scene.geometry, scene.axis_scene
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(palette.minor_tick, 1))
    bottom = AXIS_HEIGHT - 1
    ticks = [QLineF(_crisp(x), bottom - 5, _crisp(x), bottom) for x in rows.minor]
    ticks += [QLineF(_crisp(x), bottom - 8, _crisp(x), bottom) for x in rows.ticks]
    ticks += [QLineF(_crisp(x), 4, _crisp(x), 20) for x in rows.coarse_ticks]
    painter.drawLines(ticks)
    painter.setPen(QPen(palette.hairline, 1))
    painter.drawLine(QLineF(0, bottom + 0.5, geometry.width, bottom + 0.5))
    painter.setFont(font_of(COARSE))
    painter.setPen(palette.ink_secondary)
    for label in rows.coarse:
        painter.drawText(QPointF(label.x, COARSE_BASELINE), label.text)
    painter.setFont(font_of(FINE))
    painter.setPen(palette.ink)
    for label in rows.fine:
        painter.drawText(QPointF(label.x, FINE_BASELINE), label.text)
