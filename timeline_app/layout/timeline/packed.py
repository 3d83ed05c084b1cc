"""What was worked out for a lane before: after a save or in a lower window most of it is as it was."""

from collections import OrderedDict
from collections.abc import Callable
from hashlib import blake2b
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.timeline.covered import find_hosts
from timeline_app.layout.timeline.packing import RowLimits, pack_rows

MOST_LANES = 256
LARGEST = 20_000
"""Lanes with more events are not kept: their index is built in the background."""

Packed = tuple[NDArray[np.uint8], int]

_kept: OrderedDict[bytes, object] = OrderedDict()


def pack_rows_again(
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    label_end: NDArray[np.float64],
    importance: NDArray[np.integer[Any]],
    long: float,
    limits: RowLimits | None = None,
) -> Packed:
    """Return what ``pack_rows`` does, from what it did before where a lane has not changed."""

    def pack() -> Packed:
        return pack_rows(start, end, label_end, importance, long, limits)

    return cast("Packed", _again(f"rows {long} {limits}", (start, end, label_end, importance), pack))


def find_hosts_again(
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    track: NDArray[np.uint8],
    importance: NDArray[np.integer[Any]],
) -> NDArray[np.int64]:
    """Return what ``find_hosts`` does, from what it did before where a lane has not changed."""

    def find() -> NDArray[np.int64]:
        return find_hosts(start, end, track, importance)

    return cast("NDArray[np.int64]", _again("hosts", (start, end, track, importance), find))


def _again(question: str, columns: tuple[NDArray[Any], ...], answer: Callable[[], object]) -> object:
    """Return the answer to a question about a lane, worked out unless it was not long ago.

    The background builds an index and plans its lanes while the window asks for others; both may ask.
    """
    if len(columns[0]) > LARGEST:
        return answer()
    digest = blake2b(question.encode(), digest_size=16)
    for column in columns:
        digest.update(column.tobytes())
    key = digest.digest()
    found = _kept.pop(key, None)
    if found is None:
        found = answer()
    _kept[key] = found
    while len(_kept) > MOST_LANES:
        _kept.popitem(last=False)
    return found
