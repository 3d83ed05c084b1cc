"""Clusters and crowds: what stands for many events."""

from typing import Final

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from timeline_app.layout.text import SMALL
from timeline_app.layout.timeline.scene import Crowd, TimelineScene
from timeline_app.layout.timeline.search import distinct
from timeline_app.painting.batches import fill_rects
from timeline_app.painting.palette import Palette, blend
from timeline_app.painting.texts import Sheet
from timeline_app.painting.timeline.boxes import BoxLook, paint_mixed_boxes
from timeline_app.painting.timeline.inks import Inks

_BASELINE: Final = 3.9


def paint_crowd(
    painter: QPainter, crowd: Crowd, scene: TimelineScene, colour: int, palette: Palette, inks: Inks
) -> None:
    """Paint the histogram of a crowded lane, quietly, under everything else in the lane."""
    painter.setPen(Qt.PenStyle.NoPen)
    ink = inks.of(scene.colours[colour] if colour >= 0 else "slate")
    fill_rects(painter, crowd.bars, blend(ink.line, palette.panel, 0.34))


def paint_clusters(
    painter: QPainter, sheet: Sheet, scene: TimelineScene, palette: Palette, inks: Inks
) -> None:
    """Paint discs, badges and counts."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    clusters = scene.clusters
    if not len(clusters):
        return
    # Badges and counts of crowds are plain paper; discs have the colour of their events.
    colour = np.where(clusters.is_badge | clusters.is_crowd, -1, clusters.colour)
    half = clusters.width / 2
    boxes = np.column_stack((clusters.x - half, clusters.x + half, clusters.y))
    colours, _, which = distinct(colour.astype(np.int64))
    looks = [_look_of(scene, colour, palette, inks) for colour in colours.tolist()]
    for radius in set(clusters.radius.tolist()):
        own = clusters.radius == radius
        paint_mixed_boxes(painter, boxes[own], which[own], 2 * radius, looks)
    sheet.pen(SMALL, palette.ink).write_letters(
        clusters.x - clusters.text_width / 2, clusters.y + _BASELINE, clusters.text
    )


def _look_of(scene: TimelineScene, colour: int, palette: Palette, inks: Inks) -> BoxLook:
    if colour < 0:
        return BoxLook(palette.panel)
    line = inks.of(scene.colours[colour]).line
    return BoxLook(blend(line, palette.panel, 0.16), line)
