"""The ground of the map: land, water, coast and boundary lines, cut to the window."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.map.basemap import Basemap, BoundaryClass, Floats, Level
from timeline_app.layout.map.camera import Box, MapCamera
from timeline_app.layout.map.layers import (
    EMPTY_PATH,
    HORIZON_KM,
    Layer,
    ScreenPath,
    cut_land,
    cut_layer,
    project_lines,
    project_rings,
)
from timeline_app.layout.projection import LambertAzimuthal, Projection

FINE_BELOW_KM = 2.2
MEDIUM_BELOW_KM = 24.0
"""Kilometres a pixel under which the finer level of detail is drawn."""


@dataclass(frozen=True)
class Ground:
    """One level of the base map on one projection. ``outline`` is the edge of the map, kilometres."""

    projection: Projection
    level: Level
    land: Layer
    country: NDArray[np.int64]
    countries: tuple[str, ...]
    lakes: Layer
    rivers: Layer
    boundaries: Layer
    classes: NDArray[np.uint8]
    outline: Floats


@dataclass(frozen=True, slots=True)
class GroundScene:
    """What to paint, in pixels, from the bottom up.

    ``land``, then ``members`` (the land that is tinted) and ``lakes`` are filled by the even-odd rule, the
    others drawn as lines.
    ``outline`` is the map's edge where it can be seen: what lies outside is no map.
    """

    camera: MapCamera
    land: ScreenPath
    members: ScreenPath
    lakes: ScreenPath
    rivers: ScreenPath
    coast: ScreenPath
    solid: ScreenPath
    dashed: ScreenPath
    graticule: ScreenPath
    outline: ScreenPath | None


def level_for(km_per_pixel: float) -> Level:
    """Return the level of detail for a scale."""
    if km_per_pixel < FINE_BELOW_KM:
        return Level.FINE
    return Level.MEDIUM if km_per_pixel < MEDIUM_BELOW_KM else Level.COARSE


def outline_of(projection: Projection) -> Floats:
    """Return the edge of the map as a closed ring, kilometres, shape (n, 2)."""
    if isinstance(projection, LambertAzimuthal):
        angle = np.linspace(0.0, 2.0 * np.pi, 721)
        return np.stack([HORIZON_KM * np.cos(angle), HORIZON_KM * np.sin(angle)], axis=1)
    side = np.linspace(-90.0, 90.0, 181)
    lon = getattr(projection, "lon", 0.0) + np.concatenate([np.full(181, -180.0), np.full(181, 180.0)])
    x, y = projection.project(lon, np.concatenate([side, side[::-1]]))
    ring = np.stack([x, y], axis=1)
    return np.concatenate([ring, ring[:1]])


def whole_box(outline: Floats) -> Box:
    """Return left, bottom, right, top of the map's edge."""
    (left, bottom), (right, top) = outline.min(axis=0), outline.max(axis=0)
    return float(left), float(bottom), float(right), float(top)


def lay_ground(basemap: Basemap, projection: Projection, view: str | None = None) -> Ground:
    """Project a level of the base map; ``view`` is the dataset's world view, None for de facto."""
    land = project_rings(basemap.land, projection)
    boundaries = project_lines(basemap.boundaries, projection)
    return Ground(
        projection=projection,
        level=basemap.level,
        land=land,
        country=basemap.country[land.source],
        countries=basemap.countries,
        lakes=project_rings(basemap.lakes, projection),
        rivers=project_lines(basemap.rivers, projection),
        boundaries=boundaries,
        classes=basemap.classes_in(view)[boundaries.source],
        outline=outline_of(projection),
    )


def lay_out_ground(
    ground: Ground,
    camera: MapCamera,
    members: AbstractSet[str] = frozenset(),
    graticule: Layer | None = None,
) -> GroundScene:
    """Cut the ground to a window; ``members`` are the countries (ISO 3166-1 alpha-2) to tint."""
    tinted = np.array([code in members for code in ground.countries], dtype=np.bool_)[ground.country]
    lines = ground.boundaries
    land, coast = cut_land(ground.land, camera)
    return GroundScene(
        camera=camera,
        land=land,
        members=cut_layer(ground.land, camera, as_rings=True, wanted=tinted),
        lakes=cut_layer(ground.lakes, camera, as_rings=True),
        rivers=cut_layer(ground.rivers, camera),
        coast=coast,
        solid=cut_layer(lines, camera, wanted=ground.classes == BoundaryClass.SOLID),
        dashed=cut_layer(lines, camera, wanted=ground.classes == BoundaryClass.DASHED),
        graticule=EMPTY_PATH if graticule is None else cut_layer(graticule, camera),
        outline=_visible_outline(ground.outline, camera),
    )


def _visible_outline(outline: Floats, camera: MapCamera) -> ScreenPath | None:
    """Return the map's edge in pixels, None when the whole window lies within it."""
    x, y = camera.to_pixels(outline[:, 0], outline[:, 1])
    if _holds_window(x, y, camera):
        return None
    joined = np.ones(len(x), dtype=np.bool_)
    joined[0] = False
    return ScreenPath(np.stack([x, y], axis=1), joined)


def _holds_window(x: Floats, y: Floats, camera: MapCamera) -> bool:
    """Whether the four corners of the window lie within a convex ring around the middle of the map."""
    edge_x, edge_y = np.diff(x), np.diff(y)
    corners = ((0.0, 0.0), (camera.width, 0.0), (0.0, camera.height), (camera.width, camera.height))
    sides = [edge_x * (top - y[:-1]) - edge_y * (left - x[:-1]) for left, top in corners]
    turned = np.sign(np.sum(x[:-1] * edge_y - y[:-1] * edge_x))
    return all(bool((side * turned >= -1e-6).all()) for side in sides)
