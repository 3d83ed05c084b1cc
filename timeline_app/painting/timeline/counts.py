"""Clusters and crowds: what stands for many events."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from timeline_app.layout.text import SMALL
from timeline_app.layout.timeline.scene import Cluster, Crowd, TimelineScene
from timeline_app.painting.batches import fill_rects, is_raster
from timeline_app.painting.palette import Palette, blend
from timeline_app.painting.texts import Writer
from timeline_app.painting.timeline.fast import paint_pills_fast
from timeline_app.painting.timeline.inks import Inks

_BASELINE: Final = 3.9
_TALL: Final = 0.82
"""How much of a lane's height its densest bin fills."""


def paint_crowds(painter: QPainter, scene: TimelineScene, palette: Palette, inks: Inks) -> None:
    """Paint the histograms of crowded lanes, quietly, under everything else in the lane."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    colours = {head.lane: head.colour for head in scene.heads}
    for crowd in scene.crowds:
        colour = colours.get(crowd.lane, -1)
        ink = inks.of(scene.colours[colour] if colour >= 0 else "slate")
        fill_rects(painter, _bars(crowd), blend(ink.line, palette.panel, 0.34))


def _bars(crowd: Crowd) -> NDArray[np.float64]:
    if not crowd.counts.any():
        return np.empty((0, 4))
    # The cube root shows single events beside thousands; only the counts are meant to be read as numbers.
    heights = np.ceil(np.cbrt(crowd.counts / crowd.counts.max()) * crowd.height * _TALL)
    edges = np.round(crowd.edges)
    left, width = edges[:-1], np.diff(edges)
    bars = np.column_stack((left, crowd.y + crowd.height - heights, width, heights))
    seen: NDArray[np.float64] = bars[(heights > 0) & (width > 0)]
    return seen


def paint_clusters(painter: QPainter, scene: TimelineScene, palette: Palette, inks: Inks) -> None:
    """Paint discs, badges and counts."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    clusters = scene.clusters
    _paint_pills(painter, [c for c in clusters if c.is_badge or c.is_crowd], palette)
    for cluster in clusters:
        if cluster.is_badge or cluster.is_crowd:
            continue
        ink = inks.of(scene.colours[cluster.colour] if cluster.colour >= 0 else "slate")
        painter.setPen(QPen(ink.line, 1.5))
        painter.setBrush(blend(ink.line, palette.panel, 0.16))
        painter.drawRoundedRect(_box(cluster), cluster.radius, cluster.radius)
    with Writer(painter, SMALL, palette.ink) as writer:
        for cluster in clusters:
            writer.write_letters(cluster.x - cluster.text_width / 2, cluster.y + _BASELINE, cluster.text)


def _paint_pills(painter: QPainter, pills: list[Cluster], palette: Palette) -> None:
    """Paint pills in the colour of paper under counts."""
    if not pills:
        return
    if is_raster(painter):
        boxes = [(c.x - c.width / 2, c.x + c.width / 2, c.y) for c in pills]
        paint_pills_fast(painter, np.array(boxes), 2 * pills[0].radius, palette.panel)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.panel)
    for cluster in pills:
        painter.drawRoundedRect(_box(cluster), cluster.radius, cluster.radius)


def _box(cluster: Cluster) -> QRectF:
    return QRectF(
        cluster.x - cluster.width / 2, cluster.y - cluster.radius, cluster.width, 2 * cluster.radius
    )
