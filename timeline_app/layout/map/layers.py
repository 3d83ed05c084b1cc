"""Layers of the base map: projected once, cut to what a window can show again and again."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.map.basemap import Bools, Floats, Integers, Shapes
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.projection import (
    EARTH_RADIUS_KM,
    HORIZON_DEGREES,
    EqualEarth,
    LambertAzimuthal,
    Projection,
)

MARGIN_PIXELS = 16.0
"""How far beyond the window shapes are still drawn, for the width of their lines."""

SNAPS_PER_PIXEL = 4.0
"""Points are rounded to quarter pixels, so that what falls together is drawn once."""

HORIZON_KM = 2.0 * EARTH_RADIUS_KM * math.sin(math.radians(HORIZON_DEGREES / 2.0))
"""How far from its middle an azimuthal map is drawn, on the plane."""

NEAR_RIM = 1.9 * EARTH_RADIUS_KM
"""Beyond 143 degrees from the centre, a short step on the sphere may be a long one on the plane."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Projected shapes, in kilometres. ``boxes[s]`` is left, bottom, right, top of shape s.

    ``source[s]`` is which shape of the base map it is: a shape that crosses the edge of a map of the
    world stands on both sides. ``paired`` as in :class:`Shapes`.
    """

    x: Floats
    y: Floats
    offsets: Integers
    joined: Bools
    boxes: Floats
    source: Integers
    paired: Bools | None = None

    def __len__(self) -> int:
        return len(self.offsets) - 1


@dataclass(frozen=True, slots=True)
class ScreenPath:
    """Points in pixels, shape (n, 2); ``joined[p]`` says whether a line leads from p - 1 to p."""

    points: NDArray[np.float64]
    joined: Bools

    def __len__(self) -> int:
        return len(self.points)


EMPTY_PATH = ScreenPath(np.empty((0, 2)), np.empty(0, dtype=np.bool_))


def project_lines(shapes: Shapes, projection: Projection) -> Layer:
    """Project lines: a line that would run across the whole map is broken where it leaves it."""
    shapes, source = _on_both_sides(shapes, projection)
    x, y = _projected(shapes, projection)
    joined = shapes.joined
    if isinstance(projection, LambertAzimuthal):
        rim = np.hypot(x, y) > NEAR_RIM
        joined = joined & ~(rim & np.roll(rim, 1))
    return _layer(x, y, shapes.offsets, joined, source)


def project_rings(shapes: Shapes, projection: Projection) -> Layer:
    """Project rings so that they can be filled by the even-odd rule.

    A ring around the antipode of an azimuthal map turns inside out on the plane: what it holds lies
    between it and the rim. The rim is then added as a second turn of the same ring.
    """
    shapes, source = _on_both_sides(shapes, projection)
    x, y = _projected(shapes, projection)
    layer = _layer(x, y, shapes.offsets, shapes.joined, source, shapes.paired)
    if not isinstance(projection, LambertAzimuthal) or not len(layer):
        return layer
    far = np.maximum.reduceat(x * x + y * y, shapes.offsets[:-1]) > NEAR_RIM**2
    torn = np.flatnonzero(far & _reaches_horizon(layer.boxes))
    return layer if not len(torn) else _mended(shapes, layer, torn)


def _reaches_horizon(boxes: Floats) -> Bools:
    """Whether a part of each box lies within the map's edge: what does not is never seen."""
    x, y = (np.clip(0.0, boxes[:, side], boxes[:, side + 2]) for side in (0, 1))
    return np.asarray(x * x + y * y < HORIZON_KM**2)


def _mended(shapes: Shapes, layer: Layer, torn: Integers) -> Layer:
    """Return a layer with some of its rings mended."""
    paired = np.zeros(len(layer.x), dtype=np.bool_) if layer.paired is None else layer.paired
    columns = (layer.x, layer.y, layer.joined, paired)
    counts = np.diff(layer.offsets)
    parts: list[tuple[NDArray[Any], ...]] = []
    done = 0
    for ring in torn.tolist():
        points = slice(int(layer.offsets[ring]), int(layer.offsets[ring + 1]))
        parts.append(tuple(column[done : points.start] for column in columns))
        x, y, joined = layer.x[points], layer.y[points], layer.joined[points]
        parts.append(_mend_ring(x, y, joined, paired[points], shapes.lon[points], shapes.lat[points]))
        counts[ring] = len(parts[-1][0])
        done = points.stop
    parts.append(tuple(column[done:] for column in columns))
    x, y, joined, paired = (np.concatenate(column) for column in zip(*parts, strict=True))
    return _layer(x, y, np.concatenate([[0], np.cumsum(counts)]), joined, layer.source, paired)


def _projected(shapes: Shapes, projection: Projection) -> tuple[Floats, Floats]:
    if isinstance(projection, LambertAzimuthal) and shapes.vectors is not None:
        return projection.project_vectors(shapes.vectors)
    return projection.project(shapes.lon, shapes.lat)


def _mend_ring(
    x: Floats, y: Floats, joined: Bools, paired: Bools, lon: Floats, lat: Floats
) -> tuple[Floats, Floats, Bools, Bools]:
    """Let long steps near the rim follow it, and add the rim when the ring is inside out."""
    bearing, radius = np.arctan2(y, x), np.hypot(x, y)
    turn = (np.diff(bearing, prepend=bearing[:1]) + np.pi) % (2 * np.pi) - np.pi
    both_far = (radius > NEAR_RIM) & (np.roll(radius, 1) > NEAR_RIM)
    pieces = np.where(both_far, np.ceil(np.abs(turn) / 0.05), 1).astype(np.int64).clip(1)
    index = np.repeat(np.arange(len(x)), pieces)
    rest = (np.cumsum(pieces)[index] - 1 - np.arange(len(index))) / pieces[index]
    before = np.roll(radius, 1)
    far = radius[index] + (before - radius)[index] * rest
    angle = bearing[index] - turn[index] * rest
    mended_x, mended_y = far * np.cos(angle), far * np.sin(angle)
    mended_joined, mended_paired = joined[index] & ~both_far[index], paired[index]
    if np.sign(_area(mended_x, mended_y)) != np.sign(_area(lon, lat)):
        rim = np.linspace(0, 2 * np.pi, 361)
        mended_x = np.concatenate([mended_x, 2 * EARTH_RADIUS_KM * np.cos(rim), mended_x[:1]])
        mended_y = np.concatenate([mended_y, 2 * EARTH_RADIUS_KM * np.sin(rim), mended_y[:1]])
        none = np.zeros(362, dtype=np.bool_)
        mended_joined, mended_paired = (np.append(kept, none) for kept in (mended_joined, mended_paired))
    return mended_x, mended_y, mended_joined, mended_paired


def _area(x: Floats, y: Floats) -> float:
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]) / 2)


def _on_both_sides(shapes: Shapes, projection: Projection) -> tuple[Shapes, Integers]:
    """For a map of the world: bring shapes around its middle, and repeat those that cross its edge."""
    source = np.arange(len(shapes))
    if not isinstance(projection, EqualEarth) or not len(shapes):
        return shapes, source
    counts = np.diff(shapes.offsets)
    lon = shapes.lon - projection.lon
    turns = np.round(np.add.reduceat(lon, shapes.offsets[:-1]) / counts / 360.0)
    lon = lon - np.repeat(turns, counts) * 360.0
    over = np.maximum.reduceat(lon, shapes.offsets[:-1]) > 180.0
    under = np.minimum.reduceat(lon, shapes.offsets[:-1]) < -180.0
    paired = np.empty(0, dtype=np.bool_) if shapes.paired is None else shapes.paired
    lons, lats, joins, pairs, sizes = [lon], [shapes.lat], [shapes.joined], [paired], [counts]
    for crossing, shift in ((over, -360.0), (under, 360.0)):
        points = np.repeat(crossing, counts)
        lons.append(lon[points] + shift)
        lats.append(shapes.lat[points])
        joins.append(shapes.joined[points])
        pairs.append(paired if shapes.paired is None else paired[points])
        sizes.append(counts[crossing])
    offsets = np.concatenate([[0], np.cumsum(np.concatenate(sizes))])
    both = Shapes(
        np.concatenate(lons) + projection.lon,
        np.concatenate(lats),
        offsets,
        np.concatenate(joins),
        paired=None if shapes.paired is None else np.concatenate(pairs),
    )
    return both, np.concatenate([source, source[over], source[under]])


def _layer(
    x: Floats, y: Floats, offsets: Integers, joined: Bools, source: Integers, paired: Bools | None = None
) -> Layer:
    starts = offsets[:-1]
    boxes = (
        np.stack(
            [
                np.minimum.reduceat(x, starts),
                np.minimum.reduceat(y, starts),
                np.maximum.reduceat(x, starts),
                np.maximum.reduceat(y, starts),
            ],
            axis=1,
        )
        if len(starts)
        else np.empty((0, 4))
    )
    return Layer(x, y, offsets, joined, boxes, source, paired)


def cut_layer(
    layer: Layer, camera: MapCamera, *, as_rings: bool = False, wanted: NDArray[Any] | None = None
) -> ScreenPath:
    """Return what of a layer a window can show, in pixels.

    Shapes beyond the window are left out, runs of points beyond one side of it shortened to their ends,
    points that fall together drawn once. ``as_rings`` joins each shape's points whatever is drawn of
    them; ``wanted`` (a mask over the shapes) picks shapes.
    """
    kept = _in_sight(layer, camera)
    if wanted is not None:
        kept &= wanted
    points = np.repeat(kept, np.diff(layer.offsets))
    joined = _ring_steps(layer)[points] if as_rings else layer.joined[points]
    return _thin(*_snapped(layer, points, camera), joined, camera)[0]


def cut_land(layer: Layer, camera: MapCamera) -> tuple[ScreenPath, ScreenPath]:
    """Return all land for filling, and its coast for drawing: the same points, joined otherwise.

    Borders are left out, for what is filled on one side of them is filled on the other, too.
    """
    points = np.repeat(_in_sight(layer, camera), np.diff(layer.offsets))
    if layer.paired is not None:
        points &= ~layer.paired
    joined = _ring_steps(layer)[points]
    land, stays = _thin(*_snapped(layer, points, camera), joined, camera)
    return land, ScreenPath(land.points, layer.joined[points][stays] & land.joined)


def _in_sight(layer: Layer, camera: MapCamera) -> Bools:
    """Return which shapes a window can show."""
    margin = MARGIN_PIXELS * camera.km_per_pixel
    left, bottom, right, top = camera.box
    boxes = layer.boxes
    kept = (boxes[:, 0] < right + margin) & (boxes[:, 2] > left - margin)
    kept &= (boxes[:, 1] < top + margin) & (boxes[:, 3] > bottom - margin)
    # What is smaller than a quarter pixel both ways leaves no trace.
    speck = camera.km_per_pixel / SNAPS_PER_PIXEL
    kept &= (boxes[:, 2] - boxes[:, 0] > speck) | (boxes[:, 3] - boxes[:, 1] > speck)
    return np.asarray(kept)


def _ring_steps(layer: Layer) -> Bools:
    """Return which points a ring leads to: all but its first."""
    joined = np.ones(len(layer.x), dtype=np.bool_)
    joined[layer.offsets[:-1]] = False
    return joined


def _snapped(layer: Layer, points: Bools, camera: MapCamera) -> tuple[Floats, Floats]:
    """Return points in pixels times ``SNAPS_PER_PIXEL``, whole numbers."""
    x, y = camera.to_pixels(layer.x[points], layer.y[points])
    return np.round(x * SNAPS_PER_PIXEL), np.round(y * SNAPS_PER_PIXEL)


def _thin(x: Floats, y: Floats, joined: Bools, camera: MapCamera) -> tuple[ScreenPath, Integers]:
    """Drop points that change nothing in the window, and say which stay; ``x`` and ``y`` are in snaps."""
    if not len(x):
        return EMPTY_PATH, np.empty(0, dtype=np.int64)
    alone = ~joined & ~np.append(joined[1:], False)
    same = joined & (np.diff(x, prepend=np.nan) == 0) & (np.diff(y, prepend=np.nan) == 0)
    stays = np.flatnonzero(~same & ~alone)
    x, y, joined = x[stays], y[stays], joined[stays]
    margin = MARGIN_PIXELS * SNAPS_PER_PIXEL
    zone = (x < -margin).astype(np.int8) + 2 * (x > camera.width * SNAPS_PER_PIXEL + margin)
    zone += 4 * (y < -margin) + 8 * (y > camera.height * SNAPS_PER_PIXEL + margin)
    before, after = np.roll(zone, 1), np.roll(zone, -1)
    inner = joined & np.append(joined[1:], False)
    kept = np.flatnonzero(~(inner & (zone != 0) & (zone == before) & (zone == after)))
    points = np.stack([x[kept], y[kept]], axis=1) / SNAPS_PER_PIXEL
    return ScreenPath(points, joined[kept]), stays[kept]
