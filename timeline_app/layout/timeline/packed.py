"""Rows of lanes packed before: when a file is saved, most lanes are as they were."""

from collections import OrderedDict
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.timeline.packing import RowLimits, pack_rows

MOST_LANES = 64
LARGEST = 20_000
"""Lanes with more events are not kept: their index is built in the background."""

Packed = tuple[NDArray[np.uint8], int]

_kept: OrderedDict[bytes, Packed] = OrderedDict()


def pack_rows_again(
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    label_end: NDArray[np.float64],
    importance: NDArray[np.integer[Any]],
    long: float,
    limits: RowLimits | None = None,
) -> Packed:
    """Return what ``pack_rows`` does, from what it did before where a lane has not changed."""
    if len(start) > LARGEST:
        return pack_rows(start, end, label_end, importance, long, limits)
    digest = blake2b(f"{long} {limits}".encode(), digest_size=16)
    for column in (start, end, label_end, importance):
        digest.update(column.tobytes())
    key = digest.digest()
    packed = _kept.pop(key, None) or pack_rows(start, end, label_end, importance, long, limits)
    _kept[key] = packed
    while len(_kept) > MOST_LANES:
        _kept.popitem(last=False)
    return packed
