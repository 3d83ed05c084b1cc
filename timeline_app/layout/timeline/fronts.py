"""Bars of a large lane that would lie over each other: one is drawn, and the others are counted at it.

A small lane has that settled once, by :mod:`covered`; in a large one it would take too long, so here it is
decided among the bars in sight.
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.timeline.clusters import Groups
from timeline_app.layout.timeline.covered import ALIKE
from timeline_app.layout.timeline.gather import joined
from timeline_app.layout.timeline.geometry import WIDE

_LONGEST: Final = 1e12
"""What lasts longer, or has no end, is taken to last so many days."""

_TOUCH: Final = 1.0
"""So many pixels of overlap are none."""


def put_in_front(
    groups: Groups,
    leader: NDArray[np.int64],
    chosen: NDArray[np.bool_],
    row: NDArray[np.int64],
    left: NDArray[np.float64],
    right: NDArray[np.float64],
    days: NDArray[np.float64],
    rank: NDArray[np.integer[Any]],
) -> tuple[Groups, NDArray[np.bool_]]:
    """Join groups whose bars overlap in a row and are about as long.

    Returns the groups, and which events now stand behind the drawn one of another group.

    ``leader`` is the index of each group's drawn event; the other columns have an entry an event: whether
    it is a bar that counts here, where it is seen, how long it lasts, and its rank. The greater rank is
    drawn, of equals the longer.
    """
    bars = np.flatnonzero(chosen[leader])
    behind = np.zeros(len(chosen), dtype=np.bool_)
    if len(bars) < 2:
        return groups, behind
    lead = leader[bars]
    bars = bars[_meeting(row[lead] * WIDE, left[lead], right[lead])]
    lead = leader[bars]
    in_front = list(range(len(leader)))
    lasting = np.minimum(days[lead], _LONGEST)
    weight = rank[lead] + lasting / (2 * _LONGEST)
    columns = (bars, row[lead], left[lead], right[lead], lasting, weight)
    if not _choose(list(zip(*(column.tolist() for column in columns), strict=True)), in_front):
        return groups, behind
    host = np.array(in_front)
    while (host[host] != host).any():
        host = host[host]
    behind[groups.order] = np.repeat(host != np.arange(len(host)), groups.sizes)
    return joined(groups, np.repeat(host, groups.sizes)), behind


def _meeting(
    base: NDArray[np.floating[Any]], left: NDArray[np.float64], right: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Return the indexes of bars that overlap another of their row, by row and left end."""
    order = np.argsort(base + left, kind="stable")
    begin, reach = (base + left)[order], np.maximum.accumulate((base + right)[order])
    under = np.concatenate(([False], begin[1:] + _TOUCH < reach[:-1]))
    over = np.concatenate((under[1:], [False]))
    return order[under | over]


_Bar = tuple[int, int, float, float, float, float]
"""A bar's group, row, left and right, how many days it lasts, its weight."""


def _choose(bars: Sequence[_Bar], host: list[int]) -> bool:
    """Note for each bar that cannot be drawn the one in front of it; tells whether there is any.

    ``bars`` come row by row, from left to right. A screen may have two thousand, so what happens to most of
    them, to stand behind the one before, is tried first and makes nothing new.
    """
    found, current = False, -1
    front: list[_Bar] = []
    for bar in bars:
        number, row, left, _, days, weight = bar
        if row != current:
            front, current = [bar], row
            continue
        least, most, edge = days / ALIKE, days * ALIKE, left + _TOUCH
        for other in front:
            if other[5] >= weight and other[3] > edge and least <= other[4] <= most:
                host[number], found = other[0], True
                break
        else:
            rivals = [each for each in front if each[3] > edge and least <= each[4] <= most]
            for rival in rivals:
                host[rival[0]], found = number, True
            front = [each for each in front if each[3] > edge and each not in rivals]
            front.append(bar)
    return found
