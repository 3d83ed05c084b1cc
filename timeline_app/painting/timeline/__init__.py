"""The timeline's scene to painter calls."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from timeline_app.layout.timeline.scene import TimelineScene
from timeline_app.painting.palette import Palette
from timeline_app.painting.texts import Sheet
from timeline_app.painting.timeline.counts import paint_clusters
from timeline_app.painting.timeline.events import (
    paint_found,
    paint_hover,
    paint_labels,
    paint_marks,
    paint_selection,
)
from timeline_app.painting.timeline.flags import paint_flag_lines, paint_flag_words
from timeline_app.painting.timeline.ground import paint_axis, paint_lanes
from timeline_app.painting.timeline.heads import paint_heads
from timeline_app.painting.timeline.inks import Inks, inks_of
from timeline_app.painting.timeline.overview import paint_overview


def paint_timeline(
    painter: QPainter, scene: TimelineScene, palette: Palette, *, controls: bool = True
) -> None:
    """Paint a whole scene, ground included, at the painter's origin; ``controls`` are the lanes' chevrons."""
    inks, geometry = inks_of(palette), scene.geometry
    painter.save()
    painter.setClipRect(QRectF(0, geometry.lanes_top, geometry.width, geometry.lanes_height))
    with Sheet(painter) as sheet:
        _paint_ground(painter, sheet, scene, palette, inks, controls=controls)
        # The headers' texts appear before the plot's clip, in which a full page of texts might be emptied.
        sheet.flush()
        _paint_lanes(painter, sheet, scene, palette, inks)
    # Each clip leaves one rectangle, also where part of the window is left out: spans would be far slower.
    painter.setClipRect(QRectF(0, 0, geometry.width, geometry.lanes_top))
    with Sheet(painter) as sheet:
        paint_axis(painter, sheet, scene, palette)
    paint_flag_words(painter, scene, palette)
    painter.setClipRect(
        QRectF(0, geometry.lanes_bottom, geometry.width, geometry.height - geometry.lanes_bottom)
    )
    paint_overview(painter, scene, palette, inks)
    painter.restore()


def _paint_ground(
    painter: QPainter, sheet: Sheet, scene: TimelineScene, palette: Palette, inks: Inks, *, controls: bool
) -> None:
    paint_lanes(painter, scene, palette, inks)
    paint_heads(painter, sheet, scene, palette, inks, controls=controls)


def _paint_lanes(painter: QPainter, sheet: Sheet, scene: TimelineScene, palette: Palette, inks: Inks) -> None:
    geometry = scene.geometry
    plot = QRectF(geometry.header_width, geometry.lanes_top, geometry.plot_width, geometry.lanes_height)
    painter.setClipRect(plot)
    paint_flag_lines(painter, scene, palette)
    paint_selection(painter, scene, palette)
    paint_marks(painter, scene, palette, inks)
    paint_clusters(painter, sheet, scene, palette, inks)
    paint_labels(painter, sheet, scene, palette, inks)
    paint_found(painter, scene, palette)


__all__ = ["paint_hover", "paint_timeline"]
