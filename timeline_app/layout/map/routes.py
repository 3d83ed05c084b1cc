"""Routes on the plane: corridors along great circles, side by side where they share a leg."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.map.basemap import Bools, Floats, Integers
from timeline_app.layout.projection import EqualEarth, Projection, great_circles, wrap_longitude
from timeline_app.model.corridor import Corridor, CorridorStatus, Direction, Mode
from timeline_app.model.edtf import Edtf
from timeline_app.model.place import Place

LEG_STEP_DEGREES = 1.0
"""Points of a great circle; the chord between two strays from it by 240 metres."""

Leg = tuple[str, str]
"""The ids of two neighbouring waypoints, smaller first."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One segment of a corridor as it is drawn: one mode, one status, one life.

    ``start`` and ``end`` are instants between which it is there.
    """

    corridor: int
    segment: int
    mode: Mode
    status: CorridorStatus
    start: float
    end: float
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Routes:
    """All stretches, their points one after another: stretch s has ``offsets[s]`` to ``offsets[s + 1]``.

    ``lane`` is how many lines to the right (seen along the stretch) a point lies beside the great circle,
    so that neighbours keep their distance in pixels at every scale. ``joined[p]`` is False at each
    stretch's first point and where a map of the world breaks it. ``stop[p]`` says which points are
    waypoints. ``ends`` are the ids of places where a
    corridor begins or ends.
    """

    stretches: tuple[Stretch, ...]
    x: Floats
    y: Floats
    lane: Floats
    joined: Bools
    stop: Bools
    offsets: Integers
    ends: frozenset[str]


def leg_of(one: str, other: str) -> Leg:
    """Name the leg between two waypoints, whichever way it is travelled."""
    return (one, other) if one <= other else (other, one)


def share_legs(corridors: Sequence[Corridor]) -> Mapping[Leg, tuple[tuple[int, ...], bool]]:
    """Return for each leg which corridors use it, in dataset order, and its direction.

    The direction is that in which the first of them travels (True: from the smaller id to the larger),
    so that a bundle keeps its order from leg to leg however each corridor was written.
    """
    users: dict[Leg, list[int]] = {}
    forwards: dict[Leg, bool] = {}
    for index, corridor in enumerate(corridors):
        for segment in corridor.segments:
            for one, other in pairwise(segment.via):
                leg = leg_of(one, other)
                forwards.setdefault(leg, one <= other)
                using = users.setdefault(leg, [])
                if index not in using:
                    using.append(index)
    return {leg: (tuple(using), forwards[leg]) for leg, using in users.items()}


def lane_of(corridor: int, one: str, other: str, shared: Mapping[Leg, tuple[tuple[int, ...], bool]]) -> float:
    """Return how many lines to the right of the leg a corridor runs, seen from ``one`` to ``other``."""
    using, forwards = shared[leg_of(one, other)]
    lane = using.index(corridor) - (len(using) - 1) / 2
    return lane if forwards == (one <= other) else -lane


def build_routes(
    corridors: Sequence[Corridor], places: Mapping[str, Place], projection: Projection
) -> Routes:
    """Draw all corridors on the plane; a waypoint without coordinates is passed over."""
    shared = share_legs(corridors)
    stretches: list[Stretch] = []
    ends: list[tuple[float, float, float, float]] = []
    lanes: list[float] = []
    first: list[bool] = []
    for index, corridor in enumerate(corridors):
        for number, segment in enumerate(corridor.segments):
            placed = [via for via in segment.via if via in places and places[via].is_placed]
            if len(placed) < 2:
                continue
            start, end = _life(segment.when or corridor.when)
            stretches.append(
                Stretch(index, number, segment.mode, segment.status, start, end, segment.direction)
            )
            for one, other in pairwise(placed):
                ends.append((*_degrees(places[one]), *_degrees(places[other])))
                # A leg that skipped a waypoint without coordinates is shared with nobody.
                is_shared = leg_of(one, other) in shared
                lanes.append(lane_of(index, one, other, shared) if is_shared else 0.0)
                first.append(one == placed[0] and other == placed[1])
    return _drawn(
        stretches, np.array(ends).reshape(-1, 4), np.array(lanes), first, _ends_of(corridors), projection
    )


def _life(when: Edtf | None) -> tuple[float, float]:
    return (-np.inf, np.inf) if when is None else (when.start_instant, when.end_instant)


def _drawn(
    stretches: Sequence[Stretch],
    ends: NDArray[np.float64],
    lanes: Floats,
    first: Sequence[bool],
    terminals: frozenset[str],
    projection: Projection,
) -> Routes:
    """Draw all legs at once; ``first`` says which of them begin a stretch."""
    lon, lat, offsets = great_circles(ends[:, :2], ends[:, 2:], LEG_STEP_DEGREES)
    leg = np.repeat(np.arange(len(ends)), np.diff(offsets))
    begins = np.zeros(len(leg), dtype=np.bool_)
    begins[offsets[:-1]] = True
    starts = np.array(first, dtype=np.bool_)
    lane = lanes[leg]
    # Where one leg goes over into the next, the line stands half way between their lanes.
    follows = np.flatnonzero(~starts)
    lane[offsets[follows] - 1] = (lanes[follows - 1] + lanes[follows]) / 2
    stop = begins & starts[leg]
    stop[offsets[1:] - 1] = True
    kept = ~begins | starts[leg]
    stretch_of_leg = np.cumsum(starts) - 1
    counts = np.bincount(stretch_of_leg[leg[kept]], minlength=len(stretches))
    x, y, joined = project_path(lon[kept], lat[kept], projection)
    return Routes(
        stretches=tuple(stretches),
        x=x,
        y=y,
        lane=lane[kept],
        joined=joined & ~begins[kept],
        stop=stop[kept],
        offsets=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        ends=terminals,
    )


def project_path(lon: Floats, lat: Floats, projection: Projection) -> tuple[Floats, Floats, Bools]:
    """Project a line, and say where it is joined: not across the edge of a map of the world."""
    joined = np.arange(len(lon)) > 0
    if isinstance(projection, EqualEarth):
        turn = wrap_longitude(lon - projection.lon)
        joined[1:] &= np.abs(np.diff(turn)) < 180.0
        lon = turn + projection.lon
    x, y = projection.project(lon, lat)
    return x, y, joined


def _degrees(place: Place) -> tuple[float, float]:
    return float(place.lon or 0.0), float(place.lat or 0.0)


def _ends_of(corridors: Sequence[Corridor]) -> frozenset[str]:
    """Places that exactly one leg of a corridor touches: where one may board and nowhere go on."""
    ends: set[str] = set()
    for corridor in corridors:
        legs = {leg_of(one, other) for segment in corridor.segments for one, other in pairwise(segment.via)}
        touched = [place for leg in legs for place in leg]
        ends.update(place for place in touched if touched.count(place) == 1)
    return frozenset(ends)


def offset_points(px: Floats, py: Floats, joined: Bools, right: Floats) -> tuple[Floats, Floats]:
    """Move the points of lines ``right`` pixels to the right of the way they run (pixels, y downwards).

    At a corner the line turns on the bisector, lengthened so that both sides keep their distance, at
    most twofold.
    """
    step_x, step_y = np.diff(px, prepend=px[:1]), np.diff(py, prepend=py[:1])
    length = np.hypot(step_x, step_y)
    known = joined & (length > 1e-9)
    divisor = np.where(known, length, 1.0)
    normal_x, normal_y = np.where(known, -step_y / divisor, 0.0), np.where(known, step_x / divisor, 0.0)
    next_x, next_y = np.append(normal_x[1:], 0.0), np.append(normal_y[1:], 0.0)
    follows = np.append(joined[1:], False)
    sum_x, sum_y = normal_x + np.where(follows, next_x, 0.0), normal_y + np.where(follows, next_y, 0.0)
    square = sum_x * sum_x + sum_y * sum_y
    # A point between two steps has the sum of two unit normals: 2 / |sum|^2 keeps the distance; a
    # point at an end has one normal of length 1.
    single = ~(known & follows & (np.hypot(next_x, next_y) > 0.5))
    scale = np.where(single, 1.0, 2.0 / np.maximum(square, 1e-9))
    reach = np.hypot(sum_x, sum_y) * scale
    scale = np.where(reach > 2.0, scale * 2.0 / np.maximum(reach, 1e-9), scale)
    return px + sum_x * scale * right, py + sum_y * scale * right
