"""Bars of a large lane that would lie over each other: one is drawn, and the others are counted at it.

A small lane has that settled once, by :mod:`covered`; in a large one it would take too long, so here it is
decided among the bars in sight.
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.timeline.clusters import Groups
from timeline_app.layout.timeline.covered import ALIKE
from timeline_app.layout.timeline.gather import joined

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
    order = np.lexsort((left[lead], row[lead]))
    bars, lead = bars[order], lead[order]
    host = np.arange(len(leader))
    lasting = np.minimum(days[lead], _LONGEST)
    weight = rank[lead] + lasting / (2 * _LONGEST)
    columns = (bars, row[lead], left[lead], right[lead], lasting, weight)
    if not _choose(list(zip(*(column.tolist() for column in columns), strict=True)), host):
        return groups, behind
    while (host[host] != host).any():
        host = host[host]
    behind[groups.order] = np.repeat(host != np.arange(len(host)), groups.sizes)
    return joined(groups, np.repeat(host, groups.sizes)), behind


_Bar = tuple[int, int, float, float, float, float]
"""A bar's group, row, left and right, how many days it lasts, its weight."""

_weight = itemgetter(5)


def _choose(bars: Sequence[_Bar], host: NDArray[np.int64]) -> bool:
    """Note for each bar that cannot be drawn the one in front of it; tells whether there is any.

    ``bars`` come row by row, from left to right.
    """
    found, current = False, -1
    front: list[_Bar] = []
    for bar in bars:
        number, row, left, _, days, _ = bar
        front = [each for each in front if each[3] > left + _TOUCH] if row == current else []
        current = row
        rivals = [each for each in front if each[4] <= ALIKE * days and days <= ALIKE * each[4]]
        found = found or bool(rivals)
        strongest = max((*rivals, bar), key=_weight)
        if strongest is not bar:
            host[number] = strongest[0]
            continue
        for rival in rivals:
            host[rival[0]] = number
            front.remove(rival)
        front.append(bar)
    return found
