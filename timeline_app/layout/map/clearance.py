"""What is already taken: a raster of the window that says how much of a rectangle is covered."""

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.hit import Rect
from timeline_app.layout.map.basemap import Bools, Floats

CELL = 3.0
"""Pixels a cell of the raster."""


class Raster:
    """Cells of a window that something covers. Marks are made first, then sums are asked for."""

    def __init__(self, width: float, height: float) -> None:
        self._cells = np.zeros((int(height / CELL) + 1, int(width / CELL) + 1), dtype=np.int32)
        self._sums: NDArray[np.int32] | None = None

    def cover_rect(self, rect: Rect) -> None:
        """Cover a rectangle."""
        left, top, width, height = rect
        rows, columns = self._cells.shape
        self._cells[
            max(0, int(top / CELL)) : max(0, min(rows, int((top + height) / CELL) + 1)),
            max(0, int(left / CELL)) : max(0, min(columns, int((left + width) / CELL) + 1)),
        ] = 1

    def cover_line(self, points: NDArray[np.float64], joined: Bools) -> None:
        """Cover the cells a line runs through."""
        if len(points) < 2:
            return
        start, step = points[:-1][joined[1:]], np.diff(points, axis=0)[joined[1:]]
        seen = self._near(start, start + step)
        start, step = start[seen], step[seen]
        counts = np.ceil(np.abs(step).max(axis=1, initial=1.0) / CELL).astype(np.int64).clip(1, 20_000)
        index = np.repeat(np.arange(len(start)), counts)
        share = (np.arange(len(index)) - np.repeat(np.cumsum(counts) - counts, counts)) / counts[index]
        self._cover_points(start[index] + step[index] * share[:, None])

    def _near(self, start: NDArray[np.float64], end: NDArray[np.float64]) -> Bools:
        """Whether the boxes of steps meet the window."""
        low, high = np.minimum(start, end), np.maximum(start, end)
        rows, columns = self._cells.shape
        room = np.array([columns, rows]) * CELL
        return np.asarray(((high >= 0) & (low <= room)).all(axis=1))

    def _cover_points(self, points: NDArray[np.float64]) -> None:
        columns, rows = (points // CELL).astype(np.int64).T
        inside = (
            (rows >= 0) & (columns >= 0) & (rows < self._cells.shape[0]) & (columns < self._cells.shape[1])
        )
        self._cells[rows[inside], columns[inside]] = 1

    def covered(self, rects: Floats) -> NDArray[np.int32]:
        """Return how many covered cells each rectangle touches; ``rects`` has shape (..., 4)."""
        if self._sums is None:
            self._sums = np.zeros((self._cells.shape[0] + 1, self._cells.shape[1] + 1), dtype=np.int32)
            np.cumsum(np.cumsum(self._cells, axis=0), axis=1, out=self._sums[1:, 1:])
        rows, columns = self._cells.shape
        left = (rects[..., 0] // CELL).astype(np.int64).clip(0, columns)
        top = (rects[..., 1] // CELL).astype(np.int64).clip(0, rows)
        right = ((rects[..., 0] + rects[..., 2]) // CELL + 1).astype(np.int64).clip(0, columns)
        bottom = ((rects[..., 1] + rects[..., 3]) // CELL + 1).astype(np.int64).clip(0, rows)
        sums = self._sums
        return np.asarray(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left])
