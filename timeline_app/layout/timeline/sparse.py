"""Lanes that can be drawn event by event, with clusters where events stand too near each other."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.text import SMALL, TextMeasure
from timeline_app.layout.timeline.clusters import DISC, Groups, cell_days, group_by_place
from timeline_app.layout.timeline.frame import Frame
from timeline_app.layout.timeline.fronts import put_in_front
from timeline_app.layout.timeline.gather import gather
from timeline_app.layout.timeline.marks import IMPORTANT, choose, make_marks, quiet_chevrons
from timeline_app.layout.timeline.packing import LARGE
from timeline_app.layout.timeline.scene import Clusters, Marks, Shape, no_clusters
from timeline_app.layout.timeline.search import among, distinct

BADGE: Final = 7.5
"""Half the height of the badge on a bar that hides others, in pixels."""

BADGE_GAP: Final = 4.0
"""Between a bar's beginning and its badge; beside a point at most so much."""

_PADDING: Final = 10.0

Sparse = tuple[Marks, Clusters, NDArray[np.int64], NDArray[np.float64]]
"""Marks, clusters, the clusters' members, and how wide the badge at each mark is."""


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
    row = _row_numbers(frame, positions, marks.lane)
    seen_left = np.maximum(marks.left, axis.left)
    is_point = marks.shape == Shape.POINT
    host = _hosts(frame, positions, is_point)
    start = index.start[positions]
    groups = group_by_place(axis, row, start, seen_left, marks.right, is_point, host)
    if not len(groups.order):
        return marks, no_clusters(), positions, np.empty(0)
    selected = among(positions, frame.selected)
    stands_out = selected | (marks.importance >= IMPORTANT)
    own = np.arange(len(positions))
    behind = (own if host is None else host) != own
    large = (index.lane_sizes >= LARGE)[marks.lane]
    if large.any():
        leader = _leaders(groups, selected, stands_out, is_point)
        rank = 10 * selected + marks.importance
        lasting = index.end[positions] - start
        groups, others = put_in_front(
            groups, leader, large & ~is_point, row, seen_left, marks.right, lasting, rank
        )
        behind |= others
    groups = gather(groups, axis, row, start, seen_left, marks.right, is_point, stands_out, behind)
    leader = _leaders(groups, selected, stands_out & ~behind, is_point | behind)
    crowded = groups.sizes > 1
    is_disc = crowded & _all_in(groups, is_point & ~stands_out)
    clusters = _clusters(frame, marks, groups, leader, is_disc, count_text, measure)
    # What stands for others is no member: a disc stands for all of its own, a bar for all but itself.
    group = np.repeat(np.arange(len(crowded)), groups.sizes)
    stands_for_itself = (groups.order == leader[group]) & ~is_disc[group]
    members = positions[groups.order[crowded[group] & ~stands_for_itself]]
    inset = np.zeros(len(crowded))
    inset[crowded] = clusters.width + 1.0
    drawn = leader[~is_disc]
    order = np.argsort(index.start[positions[drawn]], kind="stable")
    return quiet_chevrons(choose(marks, drawn[order])), clusters, members, inset[~is_disc][order]


def _row_numbers(frame: Frame, positions: NDArray[np.int64], lane: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return a number for each row of each lane; a collapsed lane is one row."""
    folded = np.zeros(frame.index.lane_count, dtype=np.bool_)
    folded[[band.lane for band in frame.bands if band.collapsed]] = True
    return lane * 256 + np.where(folded[lane], 0, frame.plan.track[positions])


def _hosts(
    frame: Frame, positions: NDArray[np.int64], is_point: NDArray[np.bool_]
) -> NDArray[np.int64] | None:
    """Return the index of what each event stands behind, or its own; None when nothing stands behind.

    What is a point at this zoom neither hides nor is hidden. Where the one in front is out of sight, those
    behind it are counted at the first of them.
    """
    hosts = frame.plan.covered.hosts_of(positions)
    if hosts is positions:
        return None
    own = np.arange(len(positions))
    order = np.argsort(positions, kind="stable")
    at = (
        order[np.minimum(np.searchsorted(positions, hosts, sorter=order), len(order) - 1)]
        if len(own)
        else own
    )
    in_sight = positions[at] == hosts
    instead = np.flatnonzero(~in_sight & ~is_point)
    _, first, which = distinct(hosts[instead])
    at[instead] = instead[first][which]
    behind = ~is_point & ~is_point[at]
    behind[~in_sight & is_point] = False
    return np.where(behind, at, own)


def _all_in(groups: Groups, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.logical_and.reduceat(chosen[groups.order], groups.first[:-1])


def _leaders(
    groups: Groups, selected: NDArray[np.bool_], stands_out: NDArray[np.bool_], is_point: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Return the event that is drawn for each group, or whose row its disc stands in.

    That is the selected one, else the bar that began last, else the last point that stands out, else one
    of the middle row. What began last is what lies on top, so panning never changes which bar is seen.
    """
    rank = np.where(selected, 3, np.where(is_point, np.where(stands_out, 1, 0), 2))[groups.order]
    size = len(groups.order)
    best = np.maximum.reduceat(rank * size + np.arange(size), groups.first[:-1])
    middle = groups.first[:-1] + groups.sizes // 2
    return groups.order[np.where(best >= size, best % size, middle)]


def _clusters(
    frame: Frame,
    marks: Marks,
    groups: Groups,
    leader: NDArray[np.int64],
    is_disc: NDArray[np.bool_],
    count_text: Callable[[int], str],
    measure: TextMeasure,
) -> Clusters:
    chosen = np.flatnonzero(groups.sizes > 1)
    leader, discs = leader[chosen], is_disc[chosen]
    sizes = groups.sizes[chosen] - np.where(discs, 0, 1)
    texts = tuple(
        count_text(size) if disc else f"+{count_text(size)}"
        for size, disc in zip(sizes.tolist(), discs.tolist(), strict=True)
    )
    text_widths = np.array([measure(text, SMALL) for text in texts])
    widths = np.maximum(text_widths + _PADDING, 2 * DISC)
    # A badge stands at the left inside a bar, but beside a point, which it would hide.
    is_point = marks.shape[leader] == Shape.POINT
    beside = np.where(is_point, marks.right[leader] - 2.0, np.maximum(marks.left[leader], frame.axis.left))
    badge_x = beside + BADGE_GAP + widths / 2
    x = np.where(discs, _disc_x(frame, marks, groups, chosen, widths), badge_x)
    last = np.cumsum(sizes)
    return Clusters(
        x=x,
        y=marks.y[leader],
        width=widths,
        radius=np.where(discs, min(DISC, frame.plan.pitch / 2), BADGE),
        size=sizes,
        text=texts,
        text_width=text_widths,
        lane=marks.lane[leader],
        colour=marks.colour[leader],
        first=(last - sizes).astype(np.float64),
        last=last.astype(np.float64),
        is_crowd=np.zeros(len(texts), dtype=np.bool_),
        is_badge=~discs,
    )


def _disc_x(
    frame: Frame, marks: Marks, groups: Groups, chosen: NDArray[np.int64], widths: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the middle of each disc's members, kept inside their cell so that discs never meet."""
    axis = frame.axis
    middles = (marks.left + marks.right)[groups.order] / 2
    mean = np.add.reduceat(middles, groups.first[:-1])[chosen] / groups.sizes[chosen]
    days = cell_days(axis)
    start = np.maximum(
        frame.index.start[marks.position[groups.order[groups.first[chosen]]]], axis.start - days
    )
    cell = np.floor(start / days)
    low, high = axis.xs_of(cell * days), axis.xs_of((cell + 1) * days)
    inside = np.clip(mean, low + widths / 2, np.maximum(high, low + widths) - widths / 2)
    # What is in sight has its whole number in sight.
    kept: NDArray[np.float64] = np.clip(inside, axis.left + widths / 2, axis.right - widths / 2)
    return kept
