"""Tiers: nested samples of the most important events, so that a crowd's leaders are found quickly."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

SHARE: Final = 4
"""Each tier keeps one event in so many of the tier below."""

_SMALLEST: Final = 512
"""A tier that would hold fewer events than this is not made."""


@dataclass(frozen=True, slots=True)
class Tier:
    """The most important events: positions by lane and start, their starts, and where lanes begin."""

    positions: NDArray[np.int32]
    starts: NDArray[np.float64]
    offsets: NDArray[np.int64]

    @property
    def nbytes(self) -> int:
        """How much memory the tier takes."""
        return self.positions.nbytes + self.starts.nbytes


def scatter(positions: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return a number from 0 to 1 for each position: always the same, and without any pattern in time."""
    mixed = (positions.astype(np.uint32) * np.uint32(2_654_435_761)) ^ np.uint32(0x5BD1_E995)
    mixed = (mixed ^ (mixed >> np.uint32(15))) * np.uint32(2_246_822_519)
    return (mixed ^ (mixed >> np.uint32(13))).astype(np.float64) / 2**32


def build_tiers(
    importance: NDArray[np.integer], start: NDArray[np.float64], offsets: NDArray[np.int64]
) -> tuple[Tier, ...]:
    """Return the tiers above the whole, largest first; none for a small dataset.

    ``importance`` and ``start`` are by position. Among equals a scattered choice decides, so that a tier
    is spread over time as its events are.
    """
    size = len(start)
    tiers: list[Tier] = []
    weight = importance + scatter(np.arange(size))
    kept = np.arange(size, dtype=np.int64)
    while len(kept) >= _SMALLEST * SHARE:
        wanted = len(kept) // SHARE
        threshold = np.partition(weight[kept], len(kept) - wanted)[len(kept) - wanted]
        kept = kept[weight[kept] >= threshold]
        lane = np.searchsorted(offsets, kept, side="right") - 1
        order = np.lexsort((start[kept], lane))
        sizes = np.bincount(lane, minlength=len(offsets) - 1)
        tier_offsets = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        chosen = kept[order]
        tiers.append(Tier(chosen.astype(np.int32), start[chosen], tier_offsets))
    return tuple(tiers)
