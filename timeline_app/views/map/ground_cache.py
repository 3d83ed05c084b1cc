"""The ground as a picture: painted when the map rests, moved and scaled while it does not."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from timeline_app.layout.map.base import Ground, lay_ground, lay_out_ground, level_for
from timeline_app.layout.map.basemap import Basemap, Level, read_basemap
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.graticule import graticule_step, lay_graticule
from timeline_app.layout.map.layers import Layer
from timeline_app.layout.map.plan import MapPlan
from timeline_app.painting.map.ground import ground_in_steps
from timeline_app.painting.painters import painter_on
from timeline_app.painting.palette import Palette

OVERHANG = 0.25
"""How much more than the window is painted on each side, as a share of its longer one, for panning."""

OVERVIEW_PIXELS = 1200

_log = logging.getLogger(__name__)


Draw = Callable[[QPainter, MapCamera], Iterator[None]]
"""Paints something over the window of a camera, step by step."""


@dataclass(frozen=True)
class Picture:
    """A pixmap and the camera whose window it shows."""

    pixmap: QPixmap
    camera: MapCamera


class GroundCache:
    """Grounds by level, and pictures of what is around the window.

    A dataset with much on its map has its corridors and places painted into a second picture too, so
    that moving it costs no more than moving the ground.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._basemaps: dict[Level, Basemap | None] = {}
        self._grounds: dict[Level, Ground | None] = {}
        self._plan: MapPlan | None = None
        self._picture: Picture | None = None
        self._full: Picture | None = None
        self._overview: Picture | None = None
        self._graticules: dict[float, Layer] = {}
        # What is painted in steps is thrown away when something has changed before it is done.
        self._turn = 0
        self._is_new = True
        self.has_graticule = False
        # The usual level is read while the dataset is: the first picture need not wait for it.
        self._reading = Thread(target=self._read, args=(Level.MEDIUM,), daemon=True)
        self._reading.start()

    def basemap(self, level: Level) -> Basemap | None:
        """Return a level of the base map, None when its file cannot be read."""
        if self._reading.is_alive():
            self._reading.join()
        if level not in self._basemaps:
            self._read(level)
        return self._basemaps[level]

    def _read(self, level: Level) -> None:
        try:
            self._basemaps[level] = read_basemap(self._folder, level)
        except OSError as error:
            _log.warning("base map %s: %s", level, error)
            self._basemaps[level] = None

    def set_plan(self, plan: MapPlan) -> None:
        """Take another dataset; the grounds stay when its projection and world view are the same."""
        old = self._plan
        view = plan.dataset.info.map_worldview
        if old is None or old.projection != plan.projection or old.dataset.info.map_worldview != view:
            self._grounds.clear()
            self._graticules.clear()
        self._plan = plan
        self.forget_picture()

    def forget_picture(self) -> None:
        """Paint anew next time: the theme or what is tinted changed."""
        self._picture = self._full = self._overview = None
        self._is_new = True
        self._turn += 1

    def resize(self) -> None:
        """Show the picture for the moment, as while the map moves: it shows what is around, too."""
        if self._picture is None:
            self._is_new = True

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
        return self._picture is not None

    @property
    def has_ways(self) -> bool:
        """Whether corridors and places are in the picture."""
        return self._full is not None

    def is_ready(self, camera: MapCamera, spare: float = 0.0) -> bool:
        """Whether the picture shows the whole window at its scale, and so many pixels more on each side."""
        there = None if self._picture is None else self._picture.camera
        if there is None or there.km_per_pixel != camera.km_per_pixel:
            return False
        wider = replace(camera, width=camera.width + 2 * spare, height=camera.height + 2 * spare)
        return there.width > camera.width and _holds(there, wider)

    def in_steps(
        self, camera: MapCamera, palette: Palette, ratio: float, over: Draw | None, spare: float = 0.0
    ) -> Iterator[None]:
        """Paint a picture of a camera's window and what is around it, a few milliseconds at a time.

        It takes the place of the old one when it is done. ``over`` paints corridors and places into
        another picture; a picture of the ground that is still good, with ``spare`` pixels around the
        window, is not painted again.
        """
        turn, ground = self._turn, self._picture
        if ground is None or not self.is_ready(camera, spare):
            ground = _blank(enlarged(camera), ratio)
            yield from _painted(ground, self._ground_steps(palette))
        full = None
        if over is not None:
            full = Picture(ground.pixmap.copy(), ground.camera)
            yield
            yield from _painted(full, over)
        if turn == self._turn:
            self._picture, self._full = ground, full

    def forget_ways(self) -> None:
        """Take corridors and places out of the picture: they look otherwise now."""
        self._full = None
        self._turn += 1

    def _ground_steps(self, palette: Palette, level: Level | None = None) -> Draw:
        def draw(painter: QPainter, camera: MapCamera) -> Iterator[None]:
            ground = self.ground(level or level_for(camera.km_per_pixel))
            if ground is None or self._plan is None:
                painter.fillRect(QRectF(0, 0, camera.width, camera.height), palette.water)
                return
            lines = self._graticule(camera.km_per_pixel) if self.has_graticule else None
            scene = lay_out_ground(ground, camera, self._plan.members, lines)
            yield
            yield from ground_in_steps(painter, scene, palette)

        return draw

    def overview_in_steps(self, palette: Palette) -> Iterator[None]:
        """Paint the whole map small: what shows at the edges while the map moves fast."""
        if self._plan is None or self._overview is not None:
            return
        self.basemap(Level.COARSE)
        yield
        self.ground(Level.COARSE)
        yield
        left, bottom, right, top = self._plan.whole
        scale = (right - left) / OVERVIEW_PIXELS
        camera = MapCamera(
            (left + right) / 2, (bottom + top) / 2, scale, OVERVIEW_PIXELS, round((top - bottom) / scale)
        )
        overview = _blank(camera, 1.0)
        yield from _painted(overview, self._ground_steps(palette, Level.COARSE))
        self._overview = overview

    def paint_directly(self, painter: QPainter, camera: MapCamera, palette: Palette) -> None:
        """Paint the ground of a window, no picture in between."""
        painter.save()
        for _ in self._ground_steps(palette)(painter, camera):
            pass
        painter.restore()

    def _graticule(self, km_per_pixel: float) -> Layer | None:
        step = graticule_step(km_per_pixel)
        if step not in self._graticules and self._plan is not None:
            self._graticules[step] = lay_graticule(self._plan.projection, step)
        return self._graticules.get(step)

    def paint(self, painter: QPainter, camera: MapCamera, palette: Palette, ratio: float) -> bool:
        """Paint the picture where the camera sees it: moved, and scaled where it is not ready.

        Without one, the ground goes straight into the window, as the picture to come shows what is around
        it too; only who asks a second time before that gets one of the window alone. Return whether
        corridors and places are in it.
        """
        if self._picture is not None and self._picture.pixmap.devicePixelRatio() != ratio:
            self.forget_picture()
        if self._picture is None and self._is_new:
            self._is_new = False
            self.paint_directly(painter, camera, palette)
            return False
        picture = self._full or self._picture or _draw(camera, ratio, self._ground_steps(palette))
        self._picture = self._picture or picture
        window = QRectF(0, 0, camera.width, camera.height)
        target = _seen_by(camera, picture.camera)
        if not target.contains(window):
            painter.fillRect(window, palette.panel)
            if self._overview is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                _stretch(painter, self._overview, _seen_by(camera, self._overview.camera))
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        if picture.camera.km_per_pixel == camera.km_per_pixel:
            ratio = picture.pixmap.devicePixelRatio()
            at = QPointF(round(target.left() * ratio) / ratio, round(target.top() * ratio) / ratio)
            painter.drawPixmap(at, picture.pixmap)
        else:
            _stretch(painter, picture, target)
        return self._full is not None


def enlarged(camera: MapCamera) -> MapCamera:
    """Return the camera of a picture: of the window and what is around it."""
    beyond = 2 * round(OVERHANG * max(camera.width, camera.height))
    return replace(camera, width=camera.width + beyond, height=camera.height + beyond)


def _blank(camera: MapCamera, ratio: float) -> Picture:
    pixmap = QPixmap(round(camera.width * ratio), round(camera.height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    return Picture(pixmap, camera)


def _painted(picture: Picture, draw: Draw) -> Iterator[None]:
    """Paint into a picture, step by step; who stops half way leaves no painter behind."""
    with painter_on(picture.pixmap) as painter:
        yield from draw(painter, picture.camera)


def _draw(camera: MapCamera, ratio: float, draw: Draw) -> Picture:
    picture = _blank(camera, ratio)
    for _ in _painted(picture, draw):
        pass
    return picture


def _stretch(painter: QPainter, picture: Picture, target: QRectF) -> None:
    painter.drawPixmap(target, picture.pixmap, QRectF(picture.pixmap.rect()))


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
