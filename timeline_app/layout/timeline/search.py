"""Binary search in many sorted stretches of one array at once: a frame asks for hundreds."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def ranks(
    values: NDArray[np.float64],
    first: NDArray[np.int64],
    last: NDArray[np.int64],
    needles: NDArray[Any] | float,
    *,
    right: bool = False,
) -> NDArray[np.int64]:
    """Return where each needle would be inserted in ``values[first:last]``, which is sorted.

    ``first``, ``last`` and ``needles`` broadcast against each other; the answer is an index into
    ``values``. ``right`` puts equal values before the needle, as ``np.searchsorted`` does.
    """
    shape = np.broadcast(needles, first, last).shape
    low, high = np.empty(shape, dtype=np.int64), np.empty(shape, dtype=np.int64)
    low[...], high[...] = first, last
    longest = int((high - low).max(initial=0))
    top = len(values) - 1
    for _ in range(longest.bit_length()):
        middle = (low + high) >> 1
        here = values[np.minimum(middle, top)]
        before = (here <= needles) if right else (here < needles)
        before &= low < high
        low = np.where(before, middle + 1, low)
        high = np.where(before, high, middle)
    return low


def among(values: NDArray[Any], members: NDArray[Any]) -> NDArray[np.bool_]:
    """Return which values are among ``members``, which are sorted: ``np.isin`` for small questions."""
    if not len(members):
        return np.zeros(len(values), dtype=np.bool_)
    at = np.minimum(np.searchsorted(members, values), len(members) - 1)
    found: NDArray[np.bool_] = members[at] == values
    return found


def distinct(values: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.int64], NDArray[np.int64]]:
    """Return the distinct values ascending, where each stands first, and which one each value is.

    As ``np.unique`` does, which takes longer and, when first called, imports what nothing else here needs.
    """
    order = np.argsort(values, kind="stable")
    ascending = values[order]
    is_new = np.ones(len(values), dtype=np.bool_)
    is_new[1:] = ascending[1:] != ascending[:-1]
    which = np.empty(len(values), dtype=np.int64)
    which[order] = np.cumsum(is_new) - 1
    return ascending[is_new], order[is_new], which


def take_ranges(first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the indexes of many ranges, one range after the other, shape (sum of lengths,)."""
    lengths = np.maximum(last - first, 0)
    total = int(lengths.sum())
    if not total:
        return np.empty(0, dtype=np.int64)
    ends = np.cumsum(lengths)
    indexes: NDArray[np.int64] = np.arange(total) + np.repeat(first - (ends - lengths), lengths)
    return indexes
