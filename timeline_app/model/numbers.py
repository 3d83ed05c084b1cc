"""Sets of whole numbers as ascending arrays, each number once: a million of them within a few milliseconds.

NumPy's own set functions sort what is sorted already, and when first called import for a tenth of a second
what nothing else here needs.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

_FEW = 64
"""Of so many numbers in a longer array the places are looked up."""


def ascending(numbers: NDArray[Any], below: int) -> NDArray[np.int64]:
    """Return distinct numbers from 0 to ``below``, exclusive, in ascending order."""
    if len(numbers) * 16 < below:
        return np.sort(numbers).astype(np.int64)
    mask = np.zeros(below, dtype=np.bool_)
    mask[numbers] = True
    return np.flatnonzero(mask)


def union(*sets: NDArray[Any]) -> NDArray[Any]:
    """Return what is in any of at least one set."""
    below = max(int(one[-1]) + 1 if len(one) else 0 for one in sets)
    mask = np.zeros(below, dtype=np.bool_)
    for one in sets:
        mask[one] = True
    return np.flatnonzero(mask).astype(sets[0].dtype)


def without(one: NDArray[Any], other: NDArray[Any]) -> NDArray[Any]:
    """Return what is in one set and not in the other."""
    if not len(one) or not len(other):
        return one
    left: NDArray[Any] = one[_are_out(one, other)]
    return left


def _are_out(one: NDArray[Any], other: NDArray[Any]) -> NDArray[np.bool_]:
    """Return which of one set are not in the other; neither is empty."""
    if len(one) < _FEW or len(other) < _FEW:
        short, long = (one, other) if len(one) < len(other) else (other, one)
        at = np.minimum(np.searchsorted(long, short), len(long) - 1)
        is_in = long[at] == short
        if short is one:
            return np.asarray(~is_in, dtype=np.bool_)
        out = np.ones(len(one), dtype=np.bool_)
        out[at[is_in]] = False
        return out
    mask = np.ones(int(max(one[-1], other[-1])) + 1, dtype=np.bool_)
    mask[other] = False
    is_out: NDArray[np.bool_] = mask[one]
    return is_out
