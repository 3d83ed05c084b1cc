"""What does not fit: events that begin too near each other in a row become one glyph with a count."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.axis import TimeAxis
from timeline_app.layout.timeline.geometry import WIDE

NEAR: Final = 11.0
"""Events of one row that begin nearer than this, in pixels, cannot be told apart."""

DISC: Final = 9.0
POINT: Final = 4.6
"""Radius of a cluster's disc, and of a point, in pixels."""

_ROUNDS: Final = 3
"""Joining makes discs, which may touch further ones; after so many rounds hardly any do."""

_OVERLAP: Final = 3.0
"""So many pixels of overlap still leave two glyphs readable."""

_CELL: Final = 36.0
"""Clusters reach no further than a cell of time that is this to twice this wide, in pixels."""


@dataclass(frozen=True)
class Groups:
    """Events in runs that share a place. ``order`` sorts them by row and start, a run after the other.

    ``first``, shape (runs + 1,), says where in ``order`` each run begins.
    """

    order: NDArray[np.int64]
    first: NDArray[np.int64]

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        """How many events each run has."""
        return self.first[1:] - self.first[:-1]


def cell_days(axis: TimeAxis, pixels: float = _CELL) -> float:
    """Return the length of a cell of time: a power of two of days, ``pixels`` to twice that wide.

    Cells begin at whole multiples of their length, so they stay where they are while one pans, and
    split in two while one zooms in.
    """
    return float(2.0 ** np.ceil(np.log2(pixels / axis.scale)))


def group_by_place(
    axis: TimeAxis,
    row: NDArray[np.int64],
    start: NDArray[np.float64],
    left: NDArray[np.float64],
    right: NDArray[np.float64],
    is_point: NDArray[np.bool_],
    host: NDArray[np.int64] | None = None,
) -> Groups:
    """Group events that stand in one row, in one cell of time, each near the one before.

    ``row`` tells rows of all lanes apart; ``start`` are instants, ``left`` and ``right`` where they are
    drawn. ``host`` numbers those alike that stand behind one of them, which comes last of them. Whether
    two neighbours share a group depends on nothing but the two, so panning never regroups.
    """
    if host is None:
        host = np.arange(len(row))
        order = np.lexsort((start, row * WIDE + left))
    else:
        start, left = start[host], left[host]
        order = np.lexsort((2 * host + (host == np.arange(len(row))), start, row * WIDE + left))
    if not len(order):
        return Groups(order, np.zeros(1, dtype=np.int64))
    cell = np.floor(np.maximum(start, axis.start - 2 * cell_days(axis)) / cell_days(axis))
    row, left, right, cell = row[order], left[order], right[order], cell[order]
    is_point, host = is_point[order], host[order]
    # What began before the window all stands at its left edge, whichever cell it began in.
    before = left <= axis.left
    hides = (left[1:] - left[:-1] < NEAR) & (left[1:] < right[:-1] - _OVERLAP) & (cell[1:] == cell[:-1])
    linked = (row[1:] == row[:-1]) & (hides | (before[1:] & before[:-1]) | (host[1:] == host[:-1]))
    first = np.concatenate(([0], np.flatnonzero(~linked) + 1, [len(order)])).astype(np.int64)
    for _ in range(_ROUNDS):
        joined = _without_touching_discs(first, row, cell, (left + right) / 2, is_point)
        if len(joined) == len(first):
            break
        first = joined
    return Groups(order, first)


def _without_touching_discs(
    first: NDArray[np.int64],
    row: NDArray[np.int64],
    cell: NDArray[np.float64],
    middle: NDArray[np.float64],
    is_point: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Join runs of points whose discs would lie over their neighbour in the same cell."""
    begin, sizes = first[:-1], first[1:] - first[:-1]
    centre = np.add.reduceat(np.where(is_point, middle, 0.0), begin) / sizes
    points_only = np.logical_and.reduceat(is_point, begin)
    # A disc is as wide as two points; a point beside a point was dealt with before.
    reach = np.where(sizes > 1, DISC, POINT)
    near = centre[1:] - centre[:-1] < reach[1:] + reach[:-1] - _OVERLAP - 1.0
    near &= (row[begin[1:]] == row[begin[:-1]]) & (cell[begin[1:]] == cell[begin[:-1]])
    near &= points_only[1:] & points_only[:-1] & ((sizes[1:] > 1) | (sizes[:-1] > 1))
    kept = np.concatenate(([True], ~near, [True]))
    return first[kept]
