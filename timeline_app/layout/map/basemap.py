"""Read a level of the base map (see resources/basemap/README.md) into arrays of degrees."""

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.projection import to_vectors

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Integers = NDArray[np.int64]

LONGEST_STEP_DEGREES = 1.0
"""Longer steps get points in between: a border along a parallel is a curve on most maps."""


_OWN_CODES = {"KR": "KO"}
"""Natural Earth's codes of world views that are not ISO's."""


class Level(StrEnum):
    """The levels of detail, by the scale Natural Earth draws them for: 1 to so many millions."""

    COARSE = "110m"
    MEDIUM = "50m"
    FINE = "10m"


class BoundaryClass(IntEnum):
    """How a boundary line is drawn in a world view."""

    SOLID = 0
    DASHED = 1
    HIDDEN = 2


@dataclass(frozen=True, slots=True)
class Shapes:
    """Rings or lines, one after another. Shape i has the points ``offsets[i]`` to ``offsets[i + 1]``.

    ``joined[p]`` says whether a line is drawn from point p - 1 to p: within a ring only along the coast.
    ``vectors``, shape (n, 3), are the points on the unit sphere, worked out while the file is read so that a
    projection has no sines left to do. ``paired[p]`` marks the points within a border that two rings share:
    when both are filled, what they enclose there cancels out.
    """

    lon: Floats
    lat: Floats
    offsets: Integers
    joined: Bools
    vectors: Floats | None = None
    paired: Bools | None = None

    def __len__(self) -> int:
        return len(self.offsets) - 1


@dataclass(frozen=True, slots=True)
class Basemap:
    """One level of detail. ``country[r]`` indexes ``countries`` (ISO 3166-1 alpha-2) for ring r of land.

    ``boundary_class[v, l]`` is how world view ``views[v]`` draws boundary line l; view "" is de facto.
    """

    level: Level
    land: Shapes
    country: Integers
    countries: tuple[str, ...]
    lakes: Shapes
    rivers: Shapes
    boundaries: Shapes
    views: tuple[str, ...]
    boundary_class: NDArray[np.uint8]

    def view_of(self, wanted: str | None) -> str:
        """Return the world view of a state (ISO 3166-1), empty for de facto and when there is none."""
        code = (wanted or "").upper()
        known = _OWN_CODES.get(code, code)
        return known if known in self.views else ""

    def classes_in(self, view: str | None) -> NDArray[np.uint8]:
        """Return the class of each boundary line in a world view, de facto when the view is unknown."""
        return np.asarray(self.boundary_class[self.views.index(self.view_of(view))])


def read_basemap(folder: Path, level: Level) -> Basemap:
    """Read one level from the folder of the base map. Raises ``OSError`` when it is not there."""
    with np.load(folder / f"{level}.npz", allow_pickle=False) as archive:
        arrays: dict[str, NDArray[Any]] = dict(archive)
    quantum = float(arrays["quantum"])
    coast = np.unpackbits(arrays["land_coast"]).astype(np.bool_)
    land = _unpack(arrays, "land", quantum, coast)
    return Basemap(
        level=level,
        land=replace(land, paired=find_paired(land)),
        country=arrays["land_country"].astype(np.int64),
        countries=tuple(str(code) for code in arrays["countries"]),
        lakes=_unpack(arrays, "lake", quantum),
        rivers=_unpack(arrays, "river", quantum),
        boundaries=_unpack(arrays, "boundary", quantum),
        views=tuple(str(view) for view in arrays["views"]),
        boundary_class=arrays["boundary_class"],
    )


def _unpack(
    arrays: dict[str, NDArray[Any]], layer: str, quantum: float, drawn: Bools | None = None
) -> Shapes:
    """Undo the packing of one layer; ``drawn`` has one entry a step, all drawn when it is None."""
    coded = arrays[f"{layer}_low"].astype(np.int64) | (arrays[f"{layer}_high"].astype(np.int64) << 8)
    steps = (coded >> 1) ^ -(coded & 1)
    counts = arrays[f"{layer}_count"].astype(np.int64)
    offsets = np.concatenate([[0], np.cumsum(counts)])
    is_first = np.zeros(offsets[-1], dtype=np.bool_)
    is_first[offsets[:-1]] = True
    first = arrays[f"{layer}_first"].astype(np.int64).T
    moves = np.empty((2, offsets[-1]), dtype=np.int64)
    moves[:, ~is_first] = steps
    # Summing runs over all shapes; each first point undoes what was summed before it.
    moves[:, is_first] = 0
    sums = np.cumsum(moves, axis=1)
    points = sums + np.repeat(first - sums[:, offsets[:-1]], counts, axis=1)
    joined = ~is_first
    if drawn is not None:
        joined[joined] = drawn[: steps.shape[1]]
    shapes = densify(Shapes(points[0] * quantum, points[1] * quantum, offsets, joined), is_first)
    return replace(shapes, vectors=to_vectors(shapes.lon, shapes.lat))


def densify(shapes: Shapes, is_first: Bools) -> Shapes:
    """Put points into steps longer than ``LONGEST_STEP_DEGREES``, at equal distances."""
    step_lon = np.diff(shapes.lon, prepend=shapes.lon[:1])
    step_lat = np.diff(shapes.lat, prepend=shapes.lat[:1])
    longest = np.maximum(np.abs(step_lon), np.abs(step_lat))
    pieces = np.where(is_first, 1, np.maximum(np.ceil(longest / LONGEST_STEP_DEGREES), 1)).astype(np.int64)
    if pieces.max(initial=1) == 1:
        return shapes
    index = np.repeat(np.arange(len(pieces)), pieces)
    ends = np.cumsum(pieces)
    # How much of the step is still to go at each new point: none at its last, which is the old point.
    rest = (ends[index] - 1 - np.arange(len(index))) / pieces[index]
    offsets = np.concatenate([[0], ends[shapes.offsets[1:] - 1]])
    return Shapes(
        shapes.lon[index] - step_lon[index] * rest,
        shapes.lat[index] - step_lat[index] * rest,
        offsets,
        shapes.joined[index],
    )


def find_paired(rings: Shapes) -> Bools:
    """Return which points lie within a border of just two rings: not at its ends, nor where a third meets it.

    At such a point no coast is drawn on either side, and it stands in two rings within a border, in none
    otherwise.
    """
    before, after = ~rings.joined, ~np.roll(rings.joined, -1)
    inner = before & after
    inner[rings.offsets[:-1]] = inner[rings.offsets[1:] - 1] = False
    at = np.flatnonzero(before | after)
    # A whole number a point: what was worked out along a border there and back may differ in its last digit.
    keys = np.round(rings.lon[at] * 1e6).astype(np.int64) * 1_000_000_000
    keys += np.round(rings.lat[at] * 1e6).astype(np.int64)
    number = np.unique(keys, return_inverse=True)[1]
    times = np.bincount(number, weights=np.where(inner[at], 1, 3))
    inner[at] &= times[number] == 2
    return inner
