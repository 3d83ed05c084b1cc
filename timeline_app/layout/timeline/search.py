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
    # Each answer grows from before its stretch by powers of two, as long as what it steps on comes earlier.
    at = np.empty(np.broadcast(needles, first, last).shape, dtype=np.int64)
    at[...] = first
    at -= 1
    longest = int((last - first).max(initial=0))
    for power in reversed(range(longest.bit_length())):
        step = at + (1 << power)
        # What lies behind the last one of all is clipped here, and not stepped on below.
        here = values.take(step, mode="clip")
        fits = (here <= needles) if right else (here < needles)
        fits &= step < last
        np.copyto(at, step, where=fits)
    at += 1
    return at


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
