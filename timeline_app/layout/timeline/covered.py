"""Which events have to stand behind another one, for want of a row: counted on it, never drawn over it."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.timeline.packing import Stretches

ALIKE: Final = 30.0
"""Of two events in one row the shorter is drawn over the longer if that is more than so many times longer."""


@dataclass(frozen=True, slots=True)
class Covered:
    """Events that stand behind others: ``positions`` ascending, ``hosts`` the position each is counted at."""

    positions: NDArray[np.int64]
    hosts: NDArray[np.int64]

    def hosts_of(self, positions: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the host of each position, which is its own where nothing covers it."""
        if not len(self.positions):
            return positions
        at = np.minimum(np.searchsorted(self.positions, positions), len(self.positions) - 1)
        return np.where(self.positions[at] == positions, self.hosts[at], positions)


def find_hosts(
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    track: NDArray[np.uint8],
    importance: NDArray[np.integer[Any]],
) -> NDArray[np.int64]:
    """Return the index of the event each event of a lane stands behind, or its own.

    Events come sorted by start; those of one ``track`` that overlap and are about as long cannot both be
    read. The more important is drawn, of equals the longer.
    """
    hosts = np.arange(len(start), dtype=np.int64)
    for row in range(int(track.max(initial=0)) + 1):
        own = np.flatnonzero(track == row)
        meets = own[_meet_another(start[own], end[own])]
        if len(meets):
            _cover(start, end, importance, meets, hosts)
    return hosts


def _meet_another(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.bool_]:
    reach = np.maximum.accumulate(end)
    under = np.concatenate(([False], start[1:] < reach[:-1]))
    # What the next one meets is met too; a longer one further back is found by its own reach.
    over = np.searchsorted(start, end) > np.arange(1, len(start) + 1)
    return under | over


def _cover(
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    importance: NDArray[np.integer[Any]],
    chosen: NDArray[np.int64],
    hosts: NDArray[np.int64],
) -> None:
    """Let the first of some events be drawn and the others stand behind those they meet most."""
    known = np.concatenate((start[np.isfinite(start)], end[np.isfinite(end)]))
    low, high = (float(known.min()), float(known.max()) + 1.0) if len(known) else (0.0, 1.0)
    begin, stop = np.clip(start[chosen], low, high), np.clip(end[chosen], low, high)
    length = np.maximum(stop - begin, 1e-9)
    order = np.lexsort((begin, -length, -importance[chosen].astype(np.int64)))
    rows = zip(
        order.tolist(), begin[order].tolist(), stop[order].tolist(), length[order].tolist(), strict=True
    )
    drawn = Stretches()
    ranked: list[tuple[int, int, float]] = []
    for rank, (each, first, last, days) in enumerate(rows):
        best = (0.0, 0, -1)
        near = slice(*drawn.near(first, last))
        for other, other_last, (other_rank, number, other_days) in zip(
            drawn.starts[near], drawn.ends[near], ranked[near], strict=True
        ):
            shared = min(last, other_last) - max(first, other)
            if shared > 0 and other_days <= ALIKE * days and days <= ALIKE * other_days:
                best = max(best, (shared, -other_rank, number))
        if best[2] < 0:
            ranked.insert(drawn.add(first, last), (rank, each, days))
        else:
            hosts[chosen[each]] = chosen[best[2]]
