"""What lies under the events: lane bands, grid, headers, and the axis on top."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from timeline_app.layout.text import LABEL_BOLD, SMALL
from timeline_app.layout.ticks import COARSE, FINE, AxisLabel
from timeline_app.layout.timeline.geometry import AXIS_HEIGHT, COARSE_BASELINE, FINE_BASELINE
from timeline_app.layout.timeline.heads import FOLD_ROOM, LINE, TITLE_LEFT
from timeline_app.layout.timeline.scene import LaneHead, TimelineScene
from timeline_app.painting.batches import fill_rects
from timeline_app.painting.palette import Palette
from timeline_app.painting.texts import Pen, Sheet
from timeline_app.painting.timeline.counts import paint_crowd
from timeline_app.painting.timeline.inks import Inks
from timeline_app.painting.timeline.ruled import Ruler, uprights


def _crisp(x: float) -> float:
    # A one pixel line is sharp when its middle lies in the middle of a pixel.
    return float(int(x)) + 0.5


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


def paint_heads(painter: QPainter, sheet: Sheet, scene: TimelineScene, palette: Palette, inks: Inks) -> None:
    """Paint the lane headers: colour, title, and how many events the lane hides."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for head in scene.heads:
        if head.colour >= 0:
            painter.setBrush(inks.of(scene.colours[head.colour]).line)
            painter.drawRoundedRect(QRectF(0, head.y + 4, 4, head.height - 8), 2, 2)
    titles, folded = sheet.pen(LABEL_BOLD, palette.ink), sheet.pen(LABEL_BOLD, palette.ink_secondary)
    notes = sheet.pen(SMALL, palette.ink_tertiary)
    baselines: list[float] = []
    for head in scene.heads:
        baseline = head.title_y + (16.3 if head.height < 30 else 20.3)
        for line in head.lines:
            (folded if head.collapsed else titles).write(TITLE_LEFT, baseline, line)
            baseline += LINE
        baselines.append(baseline - LINE if head.is_low else baseline)
    heads = scene.heads
    notes.write_letters([head.note_x for head in heads], baselines, [head.note for head in heads])
    painter.setPen(QPen(palette.ink_tertiary, 1.3))
    painter.drawLines([line for head in scene.heads for line in _chevron(head, scene.geometry.header_width)])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(palette.hairline, 1))
    x = _crisp(scene.geometry.header_width - 1)
    painter.drawLine(QLineF(x, scene.geometry.lanes_top, x, scene.geometry.lanes_bottom))


def _chevron(head: LaneHead, header_width: float) -> tuple[QLineF, QLineF]:
    """Return the two strokes of a lane's chevron: down when open, to the right when collapsed."""
    x, y = header_width - FOLD_ROOM / 2 - 2, head.title_y + FOLD_ROOM / 2 + 3
    if head.height < 30:
        y = head.y + head.height / 2
    if head.collapsed:
        return QLineF(x - 1.5, y - 3, x + 1.5, y), QLineF(x + 1.5, y, x - 1.5, y + 3)
    return QLineF(x - 3, y - 1.5, x, y + 1.5), QLineF(x, y + 1.5, x + 3, y - 1.5)


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
