"""Lines walked at an even pace: waves for crossings by sea, straight pieces for names."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.map.basemap import Bools, Floats
from timeline_app.layout.map.camera import MapCamera

HEIGHT, LENGTH = 1.5, 13.0
"""Of a wave, pixels: from the middle to the crest, and from crest to crest."""

_COARSE, _FINE = 16.0, 1.5
_BEYOND = 40.0


def walk(x: Floats, y: Floats) -> Floats:
    """Return how far along the line each point is, pixels."""
    return np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])


def visible_stretch(x: Floats, y: Floats, camera: MapCamera) -> tuple[float, float] | None:
    """Return from where to where along the line it is in the window, None when nowhere."""
    along = walk(x, y)
    probes = np.linspace(0.0, along[-1], max(2, int(along[-1] / _COARSE)))
    at_x, at_y = np.interp(probes, along, x), np.interp(probes, along, y)
    inside = (at_x > -_BEYOND) & (at_x < camera.width + _BEYOND)
    inside &= (at_y > -_BEYOND) & (at_y < camera.height + _BEYOND)
    if not inside.any():
        return None
    found = probes[inside]
    return max(0.0, float(found[0]) - _COARSE), min(float(along[-1]), float(found[-1]) + _COARSE)


def wave(x: Floats, y: Floats, camera: MapCamera) -> NDArray[np.float64]:
    """Return the part of the line that is in the window as a wave, shape (n, 2); still at both ends."""
    part = visible_stretch(x, y, camera)
    if part is None:
        return np.empty((0, 2))
    along = walk(x, y)
    steps = np.arange(part[0], part[1] + _FINE, _FINE).clip(0.0, along[-1])
    at_x, at_y = np.interp(steps, along, x), np.interp(steps, along, y)
    if len(steps) < 3:
        return np.stack([at_x, at_y], axis=1)
    way_x, way_y = np.gradient(at_x), np.gradient(at_y)
    length = np.maximum(np.hypot(way_x, way_y), 1e-9)
    calm = np.clip(np.minimum(steps, along[-1] - steps) / LENGTH, 0.0, 1.0)
    height = HEIGHT * calm * np.sin(steps * (2 * np.pi / LENGTH))
    return np.stack([at_x - way_y / length * height, at_y + way_x / length * height], axis=1)


def wave_pieces(x: Floats, y: Floats, joined: Bools, camera: MapCamera) -> tuple[NDArray[np.float64], Bools]:
    """Return a line as waves, each piece that is joined on its own, and where they are joined."""
    starts = np.append(np.flatnonzero(~joined), len(x))
    pieces = [wave(x[one:other], y[one:other], camera) for one, other in pairwise(starts) if other - one > 1]
    points = np.concatenate([*pieces, np.empty((0, 2))])
    return points, np.concatenate([*(np.arange(len(piece)) > 0 for piece in pieces), np.empty(0, np.bool_)])
