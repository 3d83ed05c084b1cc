"""Pack shapes: whole quanta of a degree, differences, low and high bytes apart, deflated."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely
from sources import Coordinates

Quanta = npt.NDArray[np.int64]

LONGEST_STEP = 20.0  # degrees; Antarctica closes along the pole with one step of 360


def quantise(shape: Coordinates, quantum: float, shortest: int) -> Quanta | None:
    """A shape in whole quanta without repeated points; None when fewer than ``shortest`` points remain."""
    if len(np.unique(shape, axis=0)) < 2:
        return None
    dense = shapely.get_coordinates(shapely.segmentize(shapely.linestrings(shape), LONGEST_STEP))
    points = np.round(dense / quantum).astype(np.int64)
    moved = np.ones(len(points), dtype=bool)
    moved[1:] = (np.diff(points, axis=0) != 0).any(axis=1)
    points = points[moved]
    return points if len(points) >= shortest else None


def pack_shapes(prefix: str, shapes: list[Quanta]) -> dict[str, npt.NDArray[np.generic]]:
    """Arrays of one layer: first points, point counts, and the steps between points.

    Steps are zigzag coded (0, -1, 1, -2 ... become 0, 1, 2, 3 ...) to 16 bits and stored as two planes of
    bytes: the high plane is nearly all zeros and deflates to nothing, a fifth less than whole words.
    """
    steps = np.concatenate([np.diff(points, axis=0) for points in shapes])
    coded = (steps << 1) ^ (steps >> 63)
    if coded.max() > 0xFFFF:
        raise ValueError(f"a step of layer {prefix} does not fit in 16 bits: choose a larger quantum")
    return {
        f"{prefix}_first": np.array([points[0] for points in shapes], dtype=np.int32),
        f"{prefix}_count": np.array([len(points) for points in shapes], dtype=np.uint32),
        f"{prefix}_low": (coded.T & 0xFF).astype(np.uint8),
        f"{prefix}_high": (coded.T >> 8).astype(np.uint8),
    }


def find_coast(rings: list[Quanta], quantum: float) -> npt.NDArray[np.uint8]:
    """One bit per step: is it coast? Not when two rings share it, nor on the map's own cuts.

    Natural Earth cuts polygons at 180 degrees and closes Antarctica along the pole; nobody should see a
    line there.
    """
    steps = np.concatenate([np.hstack([points[:-1], points[1:]]) for points in rings])
    backwards = steps[:, [2, 3, 0, 1]]
    ordered = np.where(_is_ordered(steps)[:, None], steps, backwards)
    _, inverse, counts = np.unique(ordered, axis=0, return_inverse=True, return_counts=True)
    half_turn = round(180 / quantum)
    on_cut = (np.abs(steps[:, 0]) == half_turn) & (np.abs(steps[:, 2]) == half_turn)
    at_pole = (steps[:, 1] <= -half_turn / 2) & (steps[:, 3] <= -half_turn / 2)
    coast = (counts[inverse.reshape(-1)] == 1) & ~on_cut & ~at_pole
    return np.packbits(coast)


def _is_ordered(steps: Quanta) -> npt.NDArray[np.bool_]:
    """Steps that run from the smaller point to the larger: a key that both directions share."""
    west = steps[:, 0] < steps[:, 2]
    return np.asarray(west | ((steps[:, 0] == steps[:, 2]) & (steps[:, 1] < steps[:, 3])))


def write_level(path: Path, arrays: Mapping[str, npt.NDArray[np.generic]]) -> None:
    """Write one level of detail; the same arrays always give the same bytes."""
    np.savez_compressed(path, **dict(arrays))  # type: ignore[arg-type]
