"""Arrowheads on corridors: which way things flow, where a dataset says so."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.map.basemap import Bools, Floats
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.waves import walk
from timeline_app.model.corridor import Direction

SPACING = 150.0
"""About so many pixels from one arrowhead to the next."""

SHORTEST = 44.0
"""A leg shorter than that has no room for one between its places, pixels."""

WIDE = 5.0
"""Lines as wide as that have their arrowheads within, narrower ones bear larger heads than they are."""

NO_ARROWS: NDArray[np.float64] = np.empty((0, 3))


def reach_of(width: float) -> float:
    """Return how far a head reaches from its middle to its tip, on a line of a width."""
    return 0.5 * width if width >= WIDE else 3.6 + 0.8 * width


def lay_out_arrows(
    x: Floats, y: Floats, breaks: Bools, direction: Direction | None, width: float, camera: MapCamera
) -> NDArray[np.float64]:
    """Return arrowheads in the window, shape (n, 3): x, y, and the angle they point to in radians.

    They stand at even distances between two ``breaks`` (waypoints, and points where the line is not joined
    to the one before), and stay there while the map moves.
    """
    if direction is None:
        return NO_ARROWS
    ends = np.flatnonzero(breaks).tolist()
    if not ends or ends[-1] != len(x) - 1:
        ends.append(len(x) - 1)
    legs = [_on_leg(x[one : to + 1], y[one : to + 1], direction, width) for one, to in pairwise(ends)]
    heads = np.concatenate([*legs, NO_ARROWS])
    inside = (heads[:, 0] > -SPACING) & (heads[:, 0] < camera.width + SPACING)
    inside &= (heads[:, 1] > -SPACING) & (heads[:, 1] < camera.height + SPACING)
    return np.asarray(heads[inside])


def _on_leg(x: Floats, y: Floats, direction: Direction, width: float) -> NDArray[np.float64]:
    along = walk(x, y)
    length = float(along[-1])
    if length < SHORTEST:
        return NO_ARROWS
    count = max(1, round(length / SPACING))
    middles = np.asarray((np.arange(count) + 0.5) * (length / count), dtype=np.float64)
    if direction is Direction.BOTH:
        apart = 1.1 * reach_of(width)
        forward = _heads(x, y, along, middles + apart, turned=False)
        return np.concatenate([forward, _heads(x, y, along, middles - apart, turned=True)])
    return _heads(x, y, along, middles, turned=direction is Direction.BACKWARD)


def _heads(x: Floats, y: Floats, along: Floats, at: Floats, *, turned: bool) -> NDArray[np.float64]:
    """Return heads on a line, so many pixels from its start, each along the step it stands on."""
    step = np.clip(np.searchsorted(along, at, side="right") - 1, 0, len(x) - 2)
    angle = np.arctan2(np.diff(y)[step], np.diff(x)[step]) + (np.pi if turned else 0.0)
    return np.stack([np.interp(at, along, x), np.interp(at, along, y), angle], axis=1)
