"""The painted lanes, kept while nothing but the pointer changes: halos of thousands of events take long."""

from typing import Final

from PySide6.QtGui import QPainter, QPixmap

from timeline_app.layout.timeline.scene import TimelineScene
from timeline_app.painting.batches import is_pixel_by_pixel
from timeline_app.painting.painters import painter_on
from timeline_app.painting.palette import Palette
from timeline_app.painting.timeline import paint_timeline

MANY: Final = 300
"""So many halos take a few milliseconds; copying the picture of a window takes less than one."""


class KeptPicture:
    """Paints scenes; one with many halos is painted once, and copied for as long as it is the same."""

    def __init__(self) -> None:
        self._of: tuple[TimelineScene, Palette, bool, float] | None = None
        self._pixmap = QPixmap()

    def paint(self, painter: QPainter, scene: TimelineScene, palette: Palette, *, controls: bool) -> None:
        """Paint a scene, from the picture that is kept where it is of this one."""
        ratio = painter.device().devicePixelRatio()
        if len(scene.selected) < MANY or not is_pixel_by_pixel(painter, ratio):
            if self._of is not None:
                self._of, self._pixmap = None, QPixmap()
            paint_timeline(painter, scene, palette, controls=controls)
            return
        known = self._of
        if known is None or known[0] is not scene or known[1:] != (palette, controls, ratio):
            self._pixmap = _painted(painter, scene, palette, ratio, controls=controls)
            self._of = scene, palette, controls, ratio
        painter.drawPixmap(0, 0, self._pixmap)


def _painted(
    painter: QPainter, scene: TimelineScene, palette: Palette, ratio: float, *, controls: bool
) -> QPixmap:
    geometry = scene.geometry
    pixmap = QPixmap(round(geometry.width * ratio), round(geometry.height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    with painter_on(pixmap) as inner:
        inner.setFont(painter.font())
        paint_timeline(inner, scene, palette, controls=controls)
    return pixmap
