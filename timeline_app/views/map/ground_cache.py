"""The ground as a picture: painted when the map rests, moved and scaled while it does not."""

import logging
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from timeline_app.layout.map.base import Ground, lay_ground, lay_out_ground, level_for
from timeline_app.layout.map.basemap import Basemap, Level, read_basemap
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.plan import MapPlan
from timeline_app.painting.map.ground import paint_ground
from timeline_app.painting.palette import Palette

OVERHANG = 0.25
"""How much more than the window is painted on each side, as a share of it, for panning."""

OVERVIEW_PIXELS = 1200

_log = logging.getLogger(__name__)


class GroundCache:
    """Grounds by level, and one pixmap of what is around the window."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._basemaps: dict[Level, Basemap | None] = {}
        self._grounds: dict[Level, Ground | None] = {}
        self._plan: MapPlan | None = None
        self._pixmap: QPixmap | None = None
        self._camera: MapCamera | None = None
        self._overview: tuple[QPixmap, MapCamera] | None = None

    def basemap(self, level: Level) -> Basemap | None:
        """Return a level of the base map, None when its file cannot be read."""
        if level not in self._basemaps:
            try:
                self._basemaps[level] = read_basemap(self._folder, level)
            except OSError as error:
                _log.warning("base map %s: %s", level, error)
                self._basemaps[level] = None
        return self._basemaps[level]

    def set_plan(self, plan: MapPlan) -> None:
        """Take another dataset; the grounds stay when its projection and world view are the same."""
        old = self._plan
        view = plan.dataset.info.map_worldview
        if old is None or old.projection != plan.projection or old.dataset.info.map_worldview != view:
            self._grounds.clear()
        self._plan = plan
        self.forget_picture()

    def forget_picture(self) -> None:
        """Paint anew next time: the theme, the size or what is tinted changed."""
        self._pixmap = self._overview = None

    def ground(self, level: Level) -> Ground | None:
        """Return a projected level, None when there is no base map to project."""
        if self._plan is None:
            return None
        if level not in self._grounds:
            basemap = self.basemap(level)
            view = self._plan.dataset.info.map_worldview
            made = None if basemap is None else lay_ground(basemap, self._plan.projection, view)
            self._grounds[level] = made
        return self._grounds[level]

    @property
    def has_picture(self) -> bool:
        """Whether there is a picture to move about."""
        return self._pixmap is not None

    def is_ready(self, camera: MapCamera) -> bool:
        """Whether the picture shows the whole window at its scale."""
        there = self._camera
        if self._pixmap is None or there is None:
            return False
        return there.km_per_pixel == camera.km_per_pixel and _holds(there, camera)

    def draw(self, camera: MapCamera, palette: Palette, ratio: float) -> None:
        """Paint the picture of a camera's window and what is around it."""
        large = MapCamera(
            camera.x,
            camera.y,
            camera.km_per_pixel,
            round(camera.width * (1 + 2 * OVERHANG)),
            round(camera.height * (1 + 2 * OVERHANG)),
        )
        pixmap = QPixmap(round(large.width * ratio), round(large.height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(pixmap)
        self.paint_directly(painter, large, palette)
        painter.end()
        self._pixmap, self._camera = pixmap, large

    def _draw_overview(self, palette: Palette) -> tuple[QPixmap, MapCamera] | None:
        """Paint the whole map small: what shows at the edges while the map moves fast."""
        if self._plan is None:
            return None
        left, bottom, right, top = self._plan.whole
        scale = (right - left) / OVERVIEW_PIXELS
        camera = MapCamera(
            (left + right) / 2, (bottom + top) / 2, scale, OVERVIEW_PIXELS, round((top - bottom) / scale)
        )
        pixmap = QPixmap(OVERVIEW_PIXELS, int(camera.height))
        painter = QPainter(pixmap)
        self.paint_directly(painter, camera, palette)
        painter.end()
        return pixmap, camera

    def paint_directly(self, painter: QPainter, camera: MapCamera, palette: Palette) -> None:
        """Paint the ground of a window, no picture in between."""
        ground = self.ground(level_for(camera.km_per_pixel))
        if ground is None or self._plan is None:
            painter.fillRect(QRectF(0, 0, camera.width, camera.height), palette.water)
            return
        paint_ground(painter, lay_out_ground(ground, camera, self._plan.members), palette)

    def paint(self, painter: QPainter, camera: MapCamera, palette: Palette) -> None:
        """Paint the picture where the camera sees it: moved, and scaled where it is not ready."""
        there = self._camera
        if self._pixmap is None or there is None:
            return
        window = QRectF(0, 0, camera.width, camera.height)
        target = _seen_by(camera, there)
        if not target.contains(window):
            painter.fillRect(window, palette.panel)
            self._overview = self._overview or self._draw_overview(palette)
            if self._overview is not None:
                pixmap, whole = self._overview
                painter.drawPixmap(_seen_by(camera, whole), pixmap, QRectF(pixmap.rect()))
        if there.km_per_pixel == camera.km_per_pixel:
            ratio = self._pixmap.devicePixelRatio()
            whole_pixel = QPointF(round(target.left() * ratio) / ratio, round(target.top() * ratio) / ratio)
            painter.drawPixmap(whole_pixel, self._pixmap)
        else:
            painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))


def _seen_by(camera: MapCamera, there: MapCamera) -> QRectF:
    """Return where a camera sees the window of another."""
    scale = there.km_per_pixel / camera.km_per_pixel
    left, top = camera.to_pixels(there.box[0], there.box[3])
    return QRectF(float(left), float(top), there.width * scale, there.height * scale)


def _holds(there: MapCamera, camera: MapCamera) -> bool:
    left, bottom, right, top = there.box
    inner_left, inner_bottom, inner_right, inner_top = camera.box
    slack = camera.km_per_pixel / 2
    return (
        left <= inner_left + slack
        and bottom <= inner_bottom + slack
        and right >= inner_right - slack
        and top >= inner_top - slack
    )
