"""What is already taken: a raster of the window that says how much of a rectangle is covered."""

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.map.basemap import Bools, Floats

CELL = 3.0
"""Pixels a cell of the raster."""


class Raster:
    """Cells of a window that something covers. All is covered first, then sums are asked for."""

    def __init__(self, width: float, height: float) -> None:
        self._rows, self._columns = int(height / CELL) + 1, int(width / CELL) + 1
        self._cells = np.zeros((self._rows, self._columns), dtype=np.bool_)
        self._sums: NDArray[np.int32] | None = None

    def cover_rects(self, rects: Floats) -> None:
        """Cover rectangles, shape (n, 4): left, top, width, height."""
        cells = self._cells
        # One after another: whatever works on all of them at once wants arrays as large as the window, whose
        # memory costs more than the rectangles do.
        for left, top, right, bottom in zip(*(edge.tolist() for edge in self._bounds(rects)), strict=True):
            cells[top:bottom, left:right] = True

    def cover_lines(self, points: NDArray[np.float64], joined: Bools) -> None:
        """Cover the cells that lines run through; ``joined`` as in a ScreenPath."""
        if len(points) < 2:
            return
        start, step = points[:-1][joined[1:]], np.diff(points, axis=0)[joined[1:]]
        low, high = np.minimum(start, start + step), np.maximum(start, start + step)
        seen = ((high >= 0) & (low <= np.array([self._columns, self._rows]) * CELL)).all(axis=1)
        start, step = start[seen], step[seen]
        counts = np.ceil(np.abs(step).max(axis=1, initial=1.0) / CELL).astype(np.int64).clip(1, 20_000)
        index = np.repeat(np.arange(len(start)), counts)
        share = (np.arange(len(index)) - np.repeat(np.cumsum(counts) - counts, counts)) / counts[index]
        columns, rows = ((start[index] + step[index] * share[:, None]) // CELL).astype(np.int64).T
        inside = (rows >= 0) & (columns >= 0) & (rows < self._rows) & (columns < self._columns)
        self._cells[rows[inside], columns[inside]] = True

    def covered(self, rects: Floats) -> NDArray[np.int32]:
        """Return how many covered cells each rectangle touches; ``rects`` has shape (..., 4)."""
        if self._sums is None:
            self._sums = np.zeros((self._rows + 1, self._columns + 1), dtype=np.int32)
            inner = self._sums[1:, 1:]
            np.cumsum(self._cells, axis=1, dtype=np.int32, out=inner)
            np.cumsum(inner, axis=0, out=inner)
        left, top, right, bottom = self._bounds(rects)
        wide, sums = self._columns + 1, self._sums.ravel()
        top, bottom = top * wide, bottom * wide
        found = sums.take(bottom + right) - sums.take(top + right)
        return np.asarray(found - sums.take(bottom + left) + sums.take(top + left))

    def _bounds(self, rects: Floats) -> tuple[NDArray[np.int64], ...]:
        """Return the first column and row of rectangles and those after their last."""
        start, end = rects[..., :2] / CELL, (rects[..., :2] + rects[..., 2:]) / CELL
        # Within the window a number is rounded down by leaving out what is behind its point.
        most = np.array([self._columns, self._rows], dtype=np.float64)
        first = np.minimum(np.maximum(start, 0.0), most).astype(np.int64)
        last = np.minimum(np.maximum(end + 1.0, 0.0), most).astype(np.int64)
        return first[..., 0], first[..., 1], last[..., 0], last[..., 1]
