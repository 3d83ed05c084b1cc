"""What does not fit: events that begin too near each other in a row become one glyph with a count."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.axis import TimeAxis

NEAR: Final = 11.0
"""Events of one row that begin nearer than this, in pixels, cannot be told apart."""

_OVERLAP: Final = 3.0
"""So many pixels of overlap still leave two glyphs readable."""

_CELL: Final = 36.0
"""Clusters reach no further than a cell of time that is this to twice this wide, in pixels."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Events in runs that share a place. ``order`` sorts them by row and start, a run after the other.

    ``first``, shape (runs + 1,), says where in ``order`` each run begins.
    """

    order: NDArray[np.int64]
    first: NDArray[np.int64]

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many events each run has."""
        return np.diff(self.first)


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
) -> Groups:
    """Group events that stand in one row, in one cell of time, each near the one before.

    ``row`` tells rows of all lanes apart; ``start`` are instants, ``left`` and ``right`` where they are
    drawn. Whether two neighbours share a group depends on nothing but the two, so panning never regroups.
    """
    order = np.lexsort((start, left, row))
    if not len(order):
        return Groups(order, np.zeros(1, dtype=np.int64))
    cell = np.floor(np.maximum(start, axis.start - 2 * cell_days(axis)) / cell_days(axis))
    row, left, right, cell = row[order], left[order], right[order], cell[order]
    # What began before the window all stands at its left edge, whichever cell it began in.
    before = left <= axis.left
    hides = (left[1:] - left[:-1] < NEAR) & (left[1:] < right[:-1] - _OVERLAP) & (cell[1:] == cell[:-1])
    linked = (row[1:] == row[:-1]) & (hides | (before[1:] & before[:-1]))
    first = np.concatenate(([0], np.flatnonzero(~linked) + 1, [len(order)]))
    return Groups(order, first.astype(np.int64))
