"""What the map shows now: plan, camera and scene, laid out and painted."""

import math
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from timeline_app.layout.hit import HitTarget
from timeline_app.layout.map.basemap import Level
from timeline_app.layout.map.camera import MapCamera, kept_inside, resized
from timeline_app.layout.map.hit import hit_map
from timeline_app.layout.map.lay_out import lay_out_map, move_map, relight_map
from timeline_app.layout.map.lines import lay_out_lines
from timeline_app.layout.map.marks import lay_out_marks
from timeline_app.layout.map.opening import opening
from timeline_app.layout.map.plan import MapPlan, plan_map
from timeline_app.layout.map.scene import MapLook, MapScene
from timeline_app.model.dataset import Dataset
from timeline_app.painting.map.overlay import paint_map, paint_ways
from timeline_app.painting.map.stamps import Stamps
from timeline_app.painting.measure import measure
from timeline_app.painting.palette import Palette
from timeline_app.state.view_state import Camera
from timeline_app.views.map.ground_cache import GroundCache

CROWDED = 500.0
"""So many places, or four times as many points of lines, and they are painted into the picture."""


def _is_crowded(scene: MapScene) -> bool:
    return len(scene.marks) + sum(len(line.points) for line in scene.lines) / 4 > CROWDED


class MapStage:
    """Lays out and paints; knows nothing of widgets, input or the session.

    ``camera`` is None until the first size is known. While the map moves, the ground is a picture and
    names go along with their places; ``rest`` does everything properly again.
    """

    def __init__(self, folder: Path, dataset: Dataset) -> None:
        self._ground = GroundCache(folder)
        self._stamps = Stamps()
        self._dataset = dataset
        self._plan: MapPlan | None = None
        self._look: MapLook | None = None
        self.camera: MapCamera | None = None
        self.scene: MapScene | None = None

    @property
    def look(self) -> MapLook | None:
        """What was last looked at."""
        return self._look

    @property
    def plan(self) -> MapPlan:
        """The dataset on its projection, made when first asked for."""
        if self._plan is None:
            basemap = None if self.is_empty else self._ground.basemap(Level.MEDIUM)
            self._plan = plan_map(self._dataset, basemap=basemap)
            self._ground.set_plan(self._plan)
        return self._plan

    def set_dataset(self, dataset: Dataset) -> None:
        """Take another dataset, or the same one read again: the camera stays where the map does."""
        before, camera = self._plan, self.camera
        self._dataset, self._plan, self.scene = dataset, None, None
        if before is not None and camera is not None and before.projection != self.plan.projection:
            self.camera = None

    def forget_paint(self) -> None:
        """Paint everything anew: theme, font or pixel ratio changed."""
        self._ground.forget_picture()
        self._stamps.clear()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all to show: a window that waits for its data."""
        data = self._dataset
        return not (data.events or data.places or data.corridors)

    @property
    def has_graticule(self) -> bool:
        """Whether meridians and parallels are drawn."""
        return self._ground.has_graticule

    def set_graticule(self, on: bool) -> None:
        """Draw meridians and parallels, or do not."""
        self._ground.has_graticule = on
        self._ground.forget_picture()

    def forget_picture(self) -> None:
        """Paint the ground anew."""
        self._ground.forget_picture()

    def resize(self, width: float, height: float, *, refit: bool) -> None:
        """Take the window's size; ``refit`` opens the map anew, as nobody has moved it."""
        if self.camera is None or refit:
            self.camera = opening(self.plan, max(width, 1.0), max(height, 1.0))
        else:
            self.camera = resized(self.camera, width, height)

    def look_at(self, look: MapLook) -> None:
        """Lay the scene out for what the reader looks at."""
        self._look = look
        if self.camera is not None:
            self.scene = lay_out_map(self.plan, self.camera, look, measure)

    def relight(self, look: MapLook) -> None:
        """Show another look at once; names are placed anew when the map rests."""
        self._look = look
        if self.scene is None:
            self.look_at(look)
        else:
            self.scene = relight_map(self.scene, self.plan, look, measure)
            self._ground.draw_over(None, 1.0)

    def move(self, camera: MapCamera) -> None:
        """Show another camera, on its way."""
        self.camera = kept_inside(camera, self.plan.whole)
        if self.scene is not None and self._look is not None:
            is_painted = self._ground.has_ways
            self.scene = move_map(self.scene, self.plan, self.camera, self._look, with_lines=not is_painted)

    def rest(self, palette: Palette, ratio: float) -> None:
        """Paint the ground and place the names for the camera where it stands."""
        if self.camera is None:
            return
        if self._look is not None:
            self.look_at(self._look)
        if self._ground.is_ready(self.camera):
            self._draw_over(palette, ratio)
        else:
            self.patch(palette, ratio)
        if not self.is_empty:
            self._ground.draw_overview(palette)

    def patch(self, palette: Palette, ratio: float) -> None:
        """Paint the ground of where the map is now, if the picture no longer covers the window."""
        if self.camera is not None and not self.is_empty and not self._ground.is_ready(self.camera):
            self._ground.draw(self.camera, palette, ratio)
            self._draw_over(palette, ratio)

    def _draw_over(self, palette: Palette, ratio: float) -> None:
        """Put corridors and places into the picture where they are too many to be painted each time."""
        look, plan = self._look, self.plan
        if look is None or self.scene is None or not _is_crowded(self.scene):
            self._ground.draw_over(None, ratio)
            return

        def draw(painter: QPainter, camera: MapCamera) -> None:
            lines, marks = lay_out_lines(plan, camera, look), lay_out_marks(plan, camera, look)
            paint_ways(painter, lines, marks, palette, self._stamps)

        self._ground.draw_over(draw, ratio)

    def paint(self, painter: QPainter, palette: Palette, ratio: float) -> None:
        """Paint the window from the picture of the ground, which is painted now if there is none."""
        if self.camera is None or self.scene is None:
            return
        if self.is_empty:
            painter.fillRect(QRectF(0, 0, self.camera.width, self.camera.height), palette.water)
            return
        if not self._ground.has_picture:
            # The first picture is of the window alone; what is around it comes when the map rests.
            self._ground.draw(self.camera, palette, ratio, overhang=0.0)
        has_ways = self._ground.paint(painter, self.camera, palette)
        self._stamps.ratio = ratio
        paint_map(painter, self.scene, palette, self._stamps, with_ways=not has_ways)

    def paint_picture(self, painter: QPainter, palette: Palette) -> None:
        """Paint for paper: lines as lines, texts as texts, at whatever scale."""
        if self.camera is not None and self.scene is not None:
            self._ground.paint_directly(painter, self.camera, palette)
            paint_map(painter, self.scene, palette)

    def hit(self, x: float, y: float) -> HitTarget | None:
        """Return what is under a pixel."""
        return None if self.scene is None else hit_map(self.scene, self.plan, x, y)

    def point_at(self, x: float, y: float) -> tuple[float, float] | None:
        """Return longitude and latitude of a pixel, None outside the map."""
        if self.camera is None:
            return None
        lon, lat = self.plan.projection.invert(*self.camera.to_km(x, y))
        return None if math.isnan(float(lat)) else (float(lon), float(lat))

    def told(self) -> Camera | None:
        """Return the camera as the session holds it, None outside the map."""
        if self.camera is None:
            return None
        point = self.point_at(self.camera.width / 2, self.camera.height / 2)
        return None if point is None else Camera(*point, self.camera.km_per_pixel)

    def from_told(self, told: Camera) -> MapCamera | None:
        """Return the camera of this window for one the session holds."""
        if self.camera is None:
            return None
        x, y = self.plan.projection.project(told.lon, told.lat)
        return replace(self.camera, x=float(x), y=float(y), km_per_pixel=told.km_per_pixel)
