"""What the map shows now: plan, camera and scene, laid out and painted."""

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from timeline_app.layout.hit import HitTarget
from timeline_app.layout.map.base import level_for
from timeline_app.layout.map.basemap import Level
from timeline_app.layout.map.camera import MapCamera, kept_inside, resized
from timeline_app.layout.map.hit import hit_map
from timeline_app.layout.map.lay_out import lay_out_map, relight_map
from timeline_app.layout.map.legend import has_room_for_legend
from timeline_app.layout.map.lines import lay_out_lines
from timeline_app.layout.map.marks import lay_out_marks
from timeline_app.layout.map.moving import move_map
from timeline_app.layout.map.opening import opening
from timeline_app.layout.map.plan import MapPlan, plan_map
from timeline_app.layout.map.scene import MapLook, MapScene
from timeline_app.model.dataset import Dataset
from timeline_app.painting.map.overlay import paint_map, ways_in_steps
from timeline_app.painting.map.stamps import Stamps
from timeline_app.painting.measure import measure
from timeline_app.painting.palette import Palette
from timeline_app.state.view_state import Camera
from timeline_app.views.map.ground_cache import Draw, GroundCache

CROWDED = 120.0
"""So many places, or four times as many points of lines, and they are painted into the picture."""

SPARE = 0.08
"""When less than this share of the window is left around it in the picture, another is painted."""


def _is_crowded(scene: MapScene) -> bool:
    return len(scene.marks) + sum(len(line.points) for line in scene.lines) / 4 > CROWDED


def _has_same_ways(one: MapLook, other: MapLook) -> bool:
    """Whether corridors and places look the same, those the pointer is on aside."""
    return (
        one.cursor == other.cursor
        and one.selected == other.selected
        and one.found == other.found
        and one.fresh_days == other.fresh_days == 0
        and (one.flow is None) == (other.flow is None)
        and (one.flow is None or other.flow is None or one.flow.values == other.flow.values)
        and (one.rows is other.rows or np.array_equal(one.rows, other.rows))
    )


class MapStage:
    """Lays out and paints; knows nothing of widgets, input or the session.

    ``camera`` is None until the first size is known. While the map moves, the ground is a picture and
    names go along with their places; ``rest_in_steps`` does everything properly again.
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
        # What was looked at are rows of the dataset before.
        self._dataset, self._plan, self.scene, self._look = dataset, None, None, None
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
    def world_view(self) -> str:
        """Whose boundaries are drawn, empty for those in force."""
        wanted = self._dataset.info.map_worldview
        basemap = self._ground.basemap(Level.MEDIUM) if wanted else None
        return wanted.upper() if wanted and basemap is not None and basemap.view_of(wanted) else ""

    @property
    def has_graticule(self) -> bool:
        """Whether meridians and parallels are drawn."""
        return self._ground.has_graticule

    def set_graticule(self, on: bool) -> None:
        """Draw meridians and parallels, or do not."""
        self._ground.has_graticule = on
        self._ground.forget_picture()

    def resize(self, width: float, height: float, *, refit: bool) -> None:
        """Take the window's size; ``refit`` opens the map anew, as nobody has moved it."""
        self._ground.resize()
        if self.camera is None or refit:
            self.camera = opening(self.plan, max(width, 1.0), max(height, 1.0))
        else:
            self.camera = resized(self.camera, width, height)

    def look_at(self, look: MapLook) -> None:
        """Lay the scene out for what the reader looks at."""
        self._take(look)
        if self.camera is not None:
            self.scene = lay_out_map(self.plan, self.camera, look, measure)

    def relight(self, look: MapLook) -> None:
        """Show another look at once; names are placed anew when the map rests."""
        if self.scene is None:
            self.look_at(look)
            return
        self._take(look)
        self.scene = relight_map(self.scene, self.plan, look, measure)

    def _take(self, look: MapLook) -> None:
        before, self._look = self._look, look
        if before is None or not _has_same_ways(before, look):
            self._ground.forget_ways()

    def move(self, camera: MapCamera) -> None:
        """Show another camera, on its way."""
        self.camera = kept_inside(camera, self.plan.whole)
        if self.scene is not None and self._look is not None:
            is_painted = self._ground.has_ways
            self.scene = move_map(self.scene, self.plan, self.camera, self._look, with_ways=not is_painted)

    def rest_in_steps(self, palette: Palette, ratio: float) -> Iterator[None]:
        """Place the names for the camera where it stands, then paint the ground, a little at a time."""
        if self.camera is None:
            return
        if self._look is not None:
            self.look_at(self._look)
            yield
        if not self.is_empty:
            yield from self.patch_in_steps(palette, ratio)
            yield from self._ground.overview_in_steps(palette)

    def lay_ground(self) -> None:
        """Put the base map on the projection ahead of the first painting."""
        if self.camera is not None and not self.is_empty:
            self._ground.ground(level_for(self.camera.km_per_pixel))

    def needs_patch(self) -> bool:
        """Whether the map, while it is dragged, comes near the edge of the picture."""
        if self.camera is None or self.is_empty or not self._ground.has_picture:
            return False
        return not self._ground.is_ready(self.camera, SPARE * self.camera.height)

    def patch_in_steps(self, palette: Palette, ratio: float, spare: float = 0.0) -> Iterator[None]:
        """Paint the picture of where the map is now, if the one there is will not do.

        ``spare`` is the share of the window that it should show on each side.
        """
        if self.camera is None or self.scene is None or self._look is None:
            return
        over = self._ways(palette, self._look) if _is_crowded(self.scene) else None
        spare *= self.camera.height
        is_done = self._ground.is_ready(self.camera, spare) and self._ground.has_ways == (over is not None)
        if not is_done:
            yield from self._ground.in_steps(self.camera, palette, ratio, over, spare)

    def _ways(self, palette: Palette, look: MapLook) -> Draw:
        """Return what paints corridors and places as they look when the pointer is on none of them."""
        plan, resting = self.plan, replace(look, hovered=frozenset(), pointed=frozenset())

        def draw(painter: QPainter, camera: MapCamera) -> Iterator[None]:
            lines, marks = lay_out_lines(plan, camera, resting), lay_out_marks(plan, camera, resting)
            yield
            yield from ways_in_steps(painter, lines, marks, palette, self._stamps)

        return draw

    def paint(self, painter: QPainter, palette: Palette, ratio: float) -> None:
        """Paint the window from the picture of the ground, or the ground itself where there is none."""
        if self.camera is None:
            return
        if self.is_empty or self.scene is None:
            painter.fillRect(QRectF(0, 0, self.camera.width, self.camera.height), palette.water)
            return
        has_ways = self._ground.paint(painter, self.camera, palette, ratio)
        self._stamps.ratio = ratio
        paint_map(painter, self.scene, palette, self._stamps, with_ways=not has_ways)

    def paint_picture(self, painter: QPainter, palette: Palette) -> None:
        """Paint for paper: lines as lines, texts as texts, at whatever scale."""
        if self.camera is not None and self.scene is not None:
            self._ground.paint_directly(painter, self.camera, palette)
            paint_map(painter, self._scene_on_paper(self.camera) or self.scene, palette)

    def _scene_on_paper(self, camera: MapCamera) -> MapScene | None:
        """Return the scene with its legend open, None where it is: nobody can open one on paper."""
        if self._look is None or not self._look.folds_legend or has_room_for_legend(camera.height):
            return None
        return lay_out_map(self.plan, camera, replace(self._look, folds_legend=False), measure)

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
