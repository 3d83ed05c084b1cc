"""Where selected and found events stand, be they drawn, in a cluster or in a crowd."""

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.timeline.frame import Frame
from timeline_app.layout.timeline.geometry import WIDE
from timeline_app.layout.timeline.scene import Clusters, Marks
from timeline_app.layout.timeline.search import among, distinct

MOST_FOUND = 20_000
"""So many found events in view are looked at one by one: far more than have room for a mark."""


def glyph_rects(
    marks: Marks,
    clusters: Clusters,
    members: NDArray[np.int64],
    positions: NDArray[np.int64],
    bounds: tuple[float, float],
    half: float,
) -> NDArray[np.float64]:
    """Return left, top, right, bottom of the glyphs that show some events, shape (glyphs, 4).

    ``bounds`` are the ends of the time axis in pixels, ``half`` is half the height of a bar.
    """
    if not len(positions):
        return np.empty((0, 4))
    drawn = among(marks.position, positions)
    left, right = np.maximum(marks.left[drawn], bounds[0]), np.minimum(marks.right[drawn], bounds[1])
    y = marks.y[drawn]
    rects = np.column_stack((left, y - half, right, y + half))
    inside = among(members, positions)
    if not inside.any():
        return rects
    # How many of the events come before each member tells whether a cluster has any of them.
    before = np.concatenate(([0], np.cumsum(inside)))
    own = np.flatnonzero(~clusters.is_crowd)
    first, last = clusters.first[own].astype(np.int64), clusters.last[own].astype(np.int64)
    own = own[before[last] > before[first]]
    x, y, half_width, radius = clusters.x[own], clusters.y[own], clusters.width[own] / 2, clusters.radius[own]
    around = np.column_stack((x - half_width, y - radius, x + half_width, y + radius))
    return np.concatenate((rects, around))


def found_points(frame: Frame) -> NDArray[np.float64]:
    """Return x and the row's middle of the found events in view, one a few pixels, shape (points, 2).

    Of more than ``MOST_FOUND`` in view every second, third ... is marked: they stand in the order of time.
    """
    axis, index = frame.axis, frame.index
    found = frame.found
    if not len(found):
        return np.empty((0, 2))
    seen = (index.start[found] < axis.end) & (index.end[found] > axis.start)
    found = found[seen]
    if len(found) > MOST_FOUND:
        found = found[:: len(found) // MOST_FOUND + 1]
    y = frame.row_y(found)
    x = np.maximum(axis.xs_of(index.start[found]), axis.left)
    width = np.minimum(axis.xs_of(index.end[found]), axis.right) - x
    # A point stands in the middle of its day; the mark belongs above the point.
    x += np.where(width < 12, width / 2, 8.0)
    shown = np.isfinite(y)
    # Marks less than three pixels apart are one: a number for each place finds them quicker than pairs do.
    _, first, _ = distinct(np.rint(x[shown] / 3) + np.rint(y[shown] * 4) * WIDE)
    return np.column_stack((x[shown][first], y[shown][first]))
