"""What is painted over a scene while something goes on: a dragged box, a dragged lane, focus, the legend."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from timeline_app.layout.timeline.scene import TimelineScene
from timeline_app.painting.palette import Palette, with_alpha
from timeline_app.painting.timeline.legend import paint_legend
from timeline_app.views.timeline.emptiness import paint_emptiness


class Overlays:
    """The present overlays; a None or False is not shown."""

    def __init__(self) -> None:
        self.rubber: QRectF | None = None
        self.drop: float | None = None
        self.legend = False

    def paint(self, painter: QPainter, scene: TimelineScene, palette: Palette, *, focused: bool) -> None:
        """Paint what is on."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_emptiness(painter, scene, palette)
        if self.rubber is not None:
            painter.setPen(QPen(palette.accent, 1))
            painter.setBrush(with_alpha(palette.accent, 0.12))
            painter.drawRect(self.rubber)
        if self.drop is not None:
            painter.setPen(QPen(palette.accent, 2))
            painter.drawLine(QLineF(0, self.drop, scene.geometry.header_width, self.drop))
        if focused:
            painter.setPen(QPen(with_alpha(palette.accent, 0.55), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, 1, scene.geometry.width - 2, scene.geometry.height - 2), 7, 7)
        if self.legend:
            paint_legend(painter, scene, palette)
