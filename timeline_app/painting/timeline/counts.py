"""Clusters and crowds: what stands for many events."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from timeline_app.layout.text import SMALL
from timeline_app.layout.timeline.scene import Cluster, Crowd, TimelineScene
from timeline_app.painting.measure import font_of
from timeline_app.painting.palette import Palette, blend
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
        painter.setBrush(blend(ink.line, palette.panel, 0.34))
        painter.drawRects(_bars(crowd))


def _bars(crowd: Crowd) -> list[QRectF]:
    if not crowd.counts.any():
        return []
    # The cube root shows single events beside thousands; only the counts are meant to be read as numbers.
    heights = np.ceil(np.cbrt(crowd.counts / crowd.counts.max()) * crowd.height * _TALL)
    edges = np.round(crowd.edges)
    bottom = crowd.y + crowd.height
    filled = np.flatnonzero((heights > 0) & (edges[1:] > edges[:-1]))
    return [
        QRectF(left, bottom - height, width, height)
        for left, width, height in zip(
            edges[filled].tolist(),
            (edges[1:] - edges[:-1])[filled].tolist(),
            heights[filled].tolist(),
            strict=True,
        )
    ]


def paint_clusters(painter: QPainter, scene: TimelineScene, palette: Palette, inks: Inks) -> None:
    """Paint discs, badges and counts."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font_of(SMALL))
    for cluster in scene.clusters:
        _paint_cluster(painter, cluster, scene, palette, inks)


def _paint_cluster(
    painter: QPainter, cluster: Cluster, scene: TimelineScene, palette: Palette, inks: Inks
) -> None:
    ink = inks.of(scene.colours[cluster.colour] if cluster.colour >= 0 else "slate")
    box = QRectF(cluster.x - cluster.width / 2, cluster.y - cluster.radius, cluster.width, 2 * cluster.radius)
    if cluster.is_badge or cluster.is_crowd:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.panel)
    else:
        painter.setPen(QPen(ink.line, 1.5))
        painter.setBrush(blend(ink.line, palette.panel, 0.16))
    painter.drawRoundedRect(box, cluster.radius, cluster.radius)
    painter.setPen(palette.ink)
    text_width = cluster.width - (12.0 if cluster.is_crowd else 10.0)
    painter.drawText(QPointF(cluster.x - text_width / 2, cluster.y + _BASELINE), cluster.text)
