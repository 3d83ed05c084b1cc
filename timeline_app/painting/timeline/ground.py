"""What lies under the events: lane bands, grid, and the axis on top."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from timeline_app.layout.ticks import COARSE, FINE, AxisLabel
from timeline_app.layout.timeline.geometry import AXIS_HEIGHT, COARSE_BASELINE, FINE_BASELINE
from timeline_app.layout.timeline.scene import TimelineScene
from timeline_app.painting.batches import fill_rects
from timeline_app.painting.palette import Palette
from timeline_app.painting.texts import Pen, Sheet
from timeline_app.painting.timeline.counts import paint_crowd
from timeline_app.painting.timeline.inks import Inks
from timeline_app.painting.timeline.ruled import Ruler, uprights


def paint_lanes(painter: QPainter, scene: TimelineScene, palette: Palette, inks: Inks) -> None:
    """Paint each lane's ground with its grid, or with its histogram when it is a crowd.

    Lane by lane, for a lane's pixels stay in the processor's cache and those of a large window do not; and
    no pixel of the ground is filled twice.
    """
    geometry = scene.geometry
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    crowds = {crowd.lane: crowd for crowd in scene.crowds}
    ticks = (*scene.axis_scene.ticks, *scene.axis_scene.coarse_ticks)
    ruler = Ruler(painter, geometry.width, ticks, palette.grid)
    bottom = geometry.lanes_top
    for head in scene.heads:
        ground = palette.lane_band if head.banded else palette.panel
        if head.lane in crowds:
            painter.fillRect(QRectF(0, head.y, geometry.width, head.height), ground)
            paint_crowd(painter, crowds[head.lane], scene, head.colour, palette, inks)
        else:
            ruler.fill(head.y, head.height, ground)
        bottom = min(head.y + head.height, geometry.lanes_bottom)
    rest = geometry.lanes_bottom - bottom
    if rest > 0:
        painter.fillRect(QRectF(0, bottom, geometry.width, rest), palette.panel)


def paint_axis(painter: QPainter, sheet: Sheet, scene: TimelineScene, palette: Palette) -> None:
    """Paint both rows of the axis and its ticks."""
    geometry, rows = scene.geometry, scene.axis_scene
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    bottom = AXIS_HEIGHT - 1
    painter.fillRect(QRectF(0, 0, geometry.width, bottom), palette.panel)
    ticks = (
        uprights(rows.minor, bottom - 5, bottom),
        uprights(rows.ticks, bottom - 8, bottom),
        uprights(rows.coarse_ticks, 4, 20),
    )
    painter.setPen(Qt.PenStyle.NoPen)
    fill_rects(painter, np.concatenate(ticks), palette.minor_tick)
    painter.fillRect(QRectF(0, bottom, geometry.width, 1), palette.hairline)
    _write_row(sheet.pen(COARSE, palette.ink_secondary), rows.coarse, COARSE_BASELINE)
    _write_row(sheet.pen(FINE, palette.ink), rows.fine, FINE_BASELINE)


def _write_row(pen: Pen, labels: Sequence[AxisLabel], baseline: float) -> None:
    pen.write_all([a.x for a in labels], [baseline] * len(labels), [a.text for a in labels])
