"""Lanes that can be drawn event by event, with clusters where events stand too near each other."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.text import SMALL, TextMeasure
from timeline_app.layout.timeline.clusters import Groups, cell_days, group_by_place
from timeline_app.layout.timeline.frame import Frame
from timeline_app.layout.timeline.marks import choose, make_marks
from timeline_app.layout.timeline.scene import Cluster, Marks, Shape

DISC: Final = 9.0
"""Radius of a cluster's disc in pixels."""

Sparse = tuple[Marks, list[Cluster], NDArray[np.int64], NDArray[np.float64]]
"""Marks, clusters, the clusters' members, and how wide the badge inside each mark is."""


def lay_out_sparse(
    frame: Frame,
    lanes: NDArray[np.int64],
    colours: NDArray[np.int64],
    count_text: Callable[[int], str],
    measure: TextMeasure,
) -> Sparse:
    """Lay out the events of some lanes: one mark each, or one for several where they cannot be told apart."""
    index, axis = frame.index, frame.axis
    positions = index.overlapping(*frame.span, lanes)
    marks = make_marks(index, axis, positions, frame.row_y(positions), colours)
    seen_left = np.maximum(marks.left, axis.left)
    row = _row_numbers(frame, positions)
    groups = group_by_place(axis, row, index.start[positions], seen_left, marks.right)
    alone = groups.sizes == 1
    points_only = _all_points(groups, marks)
    leader = _leaders(groups, positions, frame.selected)
    drawn = leader[alone | ~points_only]
    inset = np.zeros(len(groups.sizes))
    clusters: list[Cluster] = []
    members: list[NDArray[np.int64]] = []
    taken = 0
    for i in np.flatnonzero(~alone).tolist():
        run = groups.order[groups.first[i] : groups.first[i + 1]]
        others = run if points_only[i] else run[run != leader[i]]
        text = count_text(len(others))
        text = text if points_only[i] else f"+{text}"
        width = max(measure(text, SMALL) + 10.0, 2 * DISC)
        inset[i] = 0.0 if points_only[i] else width + 1.0
        x = _cluster_x(frame, marks, run, int(leader[i]), width, is_disc=bool(points_only[i]))
        clusters.append(
            Cluster(
                x, float(marks.y[run[0]]), width, DISC if points_only[i] else 7.5, len(others), text,
                int(marks.lane[run[0]]), int(marks.colour[leader[i]]), taken, taken + len(others),
                is_crowd=False, is_badge=not points_only[i],
            )
        )  # fmt: skip
        members.append(positions[others])
        taken += len(others)
    order = np.argsort(index.start[positions[drawn]], kind="stable")
    joined = np.concatenate(members) if members else np.empty(0, dtype=np.int64)
    return choose(marks, drawn[order]), clusters, joined, inset[alone | ~points_only][order]


def _row_numbers(frame: Frame, positions: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return a number for each row of each lane; a collapsed lane is one row."""
    folded = np.zeros(frame.index.lane_count, dtype=np.bool_)
    folded[[band.lane for band in frame.bands if band.collapsed]] = True
    lane = frame.index.lanes_at(positions)
    return lane * 256 + np.where(folded[lane], 0, frame.index.track[positions])


def _all_points(groups: Groups, marks: Marks) -> NDArray[np.bool_]:
    if not len(groups.order):
        return np.empty(0, dtype=np.bool_)
    is_point = marks.shape[groups.order] == Shape.POINT
    return np.logical_and.reduceat(is_point, groups.first[:-1])


def _leaders(groups: Groups, positions: NDArray[np.int64], selected: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the event drawn for each group: the selected one, else the one that began last.

    What began last is what lies on top, so panning never changes which bar is seen.
    """
    leader = groups.order[groups.first[1:] - 1]
    if len(selected) and len(leader):
        group = np.repeat(np.arange(len(groups.sizes)), groups.sizes)
        hits = np.flatnonzero(np.isin(positions[groups.order], selected))
        leader[group[hits]] = groups.order[hits]
    return leader


def _cluster_x(
    frame: Frame, marks: Marks, run: NDArray[np.int64], leader: int, width: float, *, is_disc: bool
) -> float:
    axis = frame.axis
    if not is_disc:
        return max(float(marks.left[leader]), axis.left) + 4.0 + width / 2
    middle = float((marks.left[run] + marks.right[run]).mean() / 2)
    # Discs keep to their own cell, so that those of neighbouring cells never meet.
    days = cell_days(axis)
    cell = np.floor(frame.index.start[marks.position[run[0]]] / days)
    low, high = axis.x_of(float(cell * days)), axis.x_of(float((cell + 1) * days))
    return min(max(middle, low + width / 2), high - width / 2)
