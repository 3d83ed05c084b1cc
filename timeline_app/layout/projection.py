"""Projections of the sphere, and great circles on it.

Lambert's azimuthal equal-area projection serves a region, centred on the data; Equal Earth (Savric,
Patterson and Jenny 2018) serves the world. Both keep areas, so that a country is never larger than it is.
Angles are degrees, plane coordinates kilometres: x to the east, y to the north.
"""

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Plane = tuple[Floats, Floats]

EARTH_RADIUS_KM = 6371.0088
"""The mean radius of the Earth (IUGG)."""

REGION_LIMIT_DEGREES, REGION_SHARE = 75.0, 0.9
"""Data of which less than this share lies within so far from their centre span the world."""

FARTHEST_DEGREES = 98.0
"""What is farther away than that has no place on a region's map, so that it takes a map of the world."""

HORIZON_DEGREES = 100.0
"""How far from its centre the azimuthal map is drawn."""


class Projection(Protocol):
    """From the sphere to a plane and back."""

    def project(self, lon: ArrayLike, lat: ArrayLike) -> Plane:
        """Return x and y in kilometres."""
        ...

    def invert(self, x: ArrayLike, y: ArrayLike) -> Plane:
        """Return longitude and latitude; NaN where the plane holds no point of the sphere."""
        ...


@dataclass(frozen=True, slots=True)
class LambertAzimuthal:
    """Lambert's azimuthal equal-area projection of the sphere, centred on ``lon``, ``lat``."""

    lon: float
    lat: float

    def project(self, lon: ArrayLike, lat: ArrayLike) -> Plane:
        """Return x and y; the antipode of the centre, which has no one image, lies somewhere on the rim."""
        turn, north = np.radians(np.asarray(lon) - self.lon), np.radians(np.asarray(lat))
        sin0, cos0 = math.sin(math.radians(self.lat)), math.cos(math.radians(self.lat))
        sin, cos = np.sin(north), np.cos(north)
        along = cos * np.cos(turn)
        nearness = np.maximum(1.0 + sin0 * sin + cos0 * along, 1e-12)
        scale = EARTH_RADIUS_KM * np.sqrt(2.0 / nearness)
        return scale * cos * np.sin(turn), scale * (cos0 * sin - sin0 * along)

    def project_vectors(self, vectors: Floats) -> Plane:
        """Return x and y of points on the unit sphere, shape (n, 3): the same without a sine a point."""
        turn, north = math.radians(self.lon), math.radians(self.lat)
        sin, cos = math.sin(turn), math.cos(turn)
        sin0, cos0 = math.sin(north), math.cos(north)
        axes = np.array([[-sin, -sin0 * cos, cos0 * cos], [cos, -sin0 * sin, cos0 * sin], [0.0, cos0, sin0]])
        x, y, along = (vectors @ axes).T
        scale = EARTH_RADIUS_KM * np.sqrt(2.0 / np.maximum(1.0 + along, 1e-12))
        return scale * x, scale * y

    def invert(self, x: ArrayLike, y: ArrayLike) -> Plane:
        """Return longitude in -180 to 180 and latitude."""
        east, north = np.asarray(x) / EARTH_RADIUS_KM, np.asarray(y) / EARTH_RADIUS_KM
        radius = np.hypot(east, north)
        half = np.where(radius <= 2.0, radius / 2.0, np.nan)
        angle = 2.0 * np.arcsin(half)
        # sin(angle) / radius without dividing by zero at the centre
        share = np.sqrt(1.0 - half * half)
        sin0, cos0 = math.sin(math.radians(self.lat)), math.cos(math.radians(self.lat))
        cos_angle = np.cos(angle)
        lat = np.degrees(np.arcsin(np.clip(cos_angle * sin0 + north * share * cos0, -1.0, 1.0)))
        turn = np.arctan2(east * share, cos0 * cos_angle - sin0 * north * share)
        return wrap_longitude(np.degrees(turn) + self.lon), lat


_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3.0) / 2.0


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """The Equal Earth projection of the sphere, with ``lon`` as its middle meridian."""

    lon: float = 0.0

    def project(self, lon: ArrayLike, lat: ArrayLike) -> Plane:
        """Return x and y; longitudes are taken as they come, so a line may run on past the map's edge."""
        theta = np.arcsin(_M * np.sin(np.radians(np.asarray(lat))))
        square = theta * theta
        sixth = square * square * square
        turn = np.radians(np.asarray(lon) - self.lon)
        slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
        x = EARTH_RADIUS_KM * turn * np.cos(theta) / (_M * slope)
        y = EARTH_RADIUS_KM * theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
        return x, y

    def invert(self, x: ArrayLike, y: ArrayLike) -> Plane:
        """Return longitude and latitude (Newton's method, to the last digits of a float)."""
        height = np.asarray(y, dtype=np.float64) / EARTH_RADIUS_KM
        theta = height / _A1
        for _ in range(8):
            square = theta * theta
            sixth = square * square * square
            value = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square)) - height
            theta = theta - value / (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square))
        square = theta * theta
        sixth = square * square * square
        slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
        sine = np.sin(theta) / _M
        turn = np.degrees(_M * np.asarray(x) / EARTH_RADIUS_KM * slope / np.cos(theta))
        outside = (np.abs(sine) > 1.0 + 1e-12) | (np.abs(turn) > 180.0 + 1e-9)
        lat = np.where(outside, np.nan, np.degrees(np.arcsin(np.clip(sine, -1.0, 1.0))))
        return np.where(outside, np.nan, wrap_longitude(turn + self.lon)), lat


def wrap_longitude(lon: ArrayLike) -> Floats:
    """Return longitudes brought into -180 (included) to 180 (excluded)."""
    return np.asarray((np.asarray(lon, dtype=np.float64) + 180.0) % 360.0 - 180.0)


def to_vectors(lon: ArrayLike, lat: ArrayLike) -> Floats:
    """Return unit vectors, shape (..., 3)."""
    east, north = np.radians(np.asarray(lon)), np.radians(np.asarray(lat))
    return np.stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=-1)


def to_degrees(vectors: Floats) -> Plane:
    """Return longitudes and latitudes of vectors of any length, shape (..., 3)."""
    x, y, z = vectors[..., 0], vectors[..., 1], vectors[..., 2]
    return np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, np.hypot(x, y)))


def great_circle(start: tuple[float, float], end: tuple[float, float], step_degrees: float = 0.5) -> Plane:
    """Return the shortest way between two points (lon, lat) as longitudes and latitudes, both ends included.

    Points follow one another by at most ``step_degrees`` of arc. Two antipodes have no one shortest way:
    any of them is returned.
    """
    lon, lat, _ = great_circles(np.array([start]), np.array([end]), step_degrees)
    return lon, lat


def great_circles(
    starts: Floats, ends: Floats, step_degrees: float = 0.5
) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Return the shortest ways between pairs of points, each shape (n, 2), one after another.

    The third array says where each way begins: way n has the points ``[n]`` to ``[n + 1]``.
    """
    one, other = to_vectors(starts[:, 0], starts[:, 1]), to_vectors(ends[:, 0], ends[:, 1])
    cosine = np.sum(one * other, axis=1)
    sideways = other - cosine[:, None] * one
    sine = np.linalg.norm(sideways, axis=1)
    angle = np.arctan2(sine, cosine)
    lost = sine < 1e-12  # the same point, or its antipode: any way will do
    if lost.any():
        axis = np.where(np.abs(one[lost, 2:]) > 0.5, (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
        sideways[lost] = np.cross(one[lost], axis)
        sine = np.linalg.norm(sideways, axis=1)
    counts = np.maximum(np.ceil(np.degrees(angle) / step_degrees), 1).astype(np.int64) + 1
    offsets = np.concatenate([[0], np.cumsum(counts)])
    way = np.repeat(np.arange(len(counts)), counts)
    along = (np.arange(len(way)) - offsets[way]) / (counts[way] - 1) * angle[way]
    sin = np.sin(along) / sine[way]
    lon, lat = to_degrees(one[way] * np.cos(along)[:, None] + sideways[way] * sin[:, None])
    for at, points in ((offsets[:-1], starts), (offsets[1:] - 1, ends)):
        lon[at], lat[at] = points[:, 0], points[:, 1]
    return lon, lat, offsets


def distance_km(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the length of the great circle between two points (lon, lat)."""
    one, other = to_vectors(*start), to_vectors(*end)
    return EARTH_RADIUS_KM * math.atan2(float(np.linalg.norm(np.cross(one, other))), float(one @ other))


def enclosing_cap(lon: Floats, lat: Floats) -> tuple[float, float, float]:
    """Return centre and radius, in degrees, of a nearly smallest circle around points on the sphere.

    Steps towards the farthest point, each shorter than the last (Badoiu and Clarkson): within two
    hundredths of the best radius after a hundred steps, and the same for the same points.
    """
    vectors = to_vectors(lon, lat)
    center = vectors.mean(axis=0)
    if np.linalg.norm(center) < 1e-9:
        center = vectors[0]
    for step in range(2, 102):
        center = center / np.linalg.norm(center)
        center = center + (vectors[int(np.argmin(vectors @ center))] - center) / step
    center = center / np.linalg.norm(center)
    east, north = to_degrees(center)
    radius = math.degrees(math.acos(float(np.clip((vectors @ center).min(), -1.0, 1.0))))
    return float(east), float(north), radius


def choose_projection(lon: Floats, lat: Floats, center: tuple[float, float] | None = None) -> Projection:
    """Return the projection for data at these points; ``center`` (lon, lat) is the dataset's own wish.

    A region gets the azimuthal projection centred on it, data that span the world Equal Earth. A few
    places far away do not make the world of a region, as long as its map can show them. No points at all
    show the world.
    """
    if len(lon) == 0:
        return EqualEarth() if center is None else LambertAzimuthal(*center)
    east, north, radius = enclosing_cap(lon, lat)
    if center is None and radius > REGION_LIMIT_DEGREES:
        east, north = _middle_of(lon, lat)
    elif center is not None:
        east, north = center
    away = np.degrees(np.arccos(np.clip(to_vectors(lon, lat) @ to_vectors(east, north), -1.0, 1.0)))
    is_region = np.mean(away <= REGION_LIMIT_DEGREES) >= REGION_SHARE and away.max() <= FARTHEST_DEGREES
    return LambertAzimuthal(east, north) if is_region else EqualEarth(0.0 if center is None else center[0])


def _middle_of(lon: Floats, lat: Floats) -> tuple[float, float]:
    """Return the mean direction of points, the first of them where there is none."""
    middle = to_vectors(lon, lat).mean(axis=0)
    if np.linalg.norm(middle) < 1e-9:
        return float(lon[0]), float(lat[0])
    east, north = to_degrees(middle)
    return float(east), float(north)
