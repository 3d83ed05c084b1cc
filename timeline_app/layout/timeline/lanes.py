"""Lanes: which there are, in which order, and which one each event belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.dataset import Dataset
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.text import Text, pick

OTHER: Final = ""
"""The key of the lane of events that name no category, place or actor."""

GROUPINGS: Final = ("category", "place", "actor", "none")
"""What lanes can be made by."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane. ``colour`` is a named data colour, None where lanes do not stand for a colour.

    ``key`` is the id of its record, empty for the lane of the rest.
    """

    key: str
    title: Text
    colour: str | None = None
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class LaneTable:
    """Lanes that hold at least one dated event, and for each row of the columns the index of its lane."""

    by: str
    lanes: tuple[Lane, ...]
    lane_of_row: NDArray[np.int32]

    def title(self, lane: int, languages: Sequence[str], other: str) -> str:
        """Return a lane's title for a reader; ``other`` names the lane of the rest."""
        return pick(self.lanes[lane].title, languages) or self.lanes[lane].key or other


def lanes_of(dataset: Dataset, by: str) -> LaneTable:
    """Return the lanes of a dataset by ``category``, ``place``, ``actor`` or ``none``, in dataset order."""
    columns = dataset.columns
    if by == "none" or by not in GROUPINGS:
        only = (Lane(OTHER, {}),) if len(columns) else ()
        return LaneTable("none", only, np.zeros(len(columns), dtype=np.int32))
    indexes: NDArray[Any] = getattr(columns, by)
    records = _records(dataset, by)
    counts = np.bincount(indexes + 1, minlength=len(records) + 1)
    # The lane of the rest comes last, so that -1 becomes the highest index.
    used = [i for i in range(len(records)) if counts[i + 1]]
    lanes = [records[i] for i in used] + ([Lane(OTHER, {})] if counts[0] else [])
    renumbered = np.full(len(records) + 1, len(lanes) - 1, dtype=np.int32)
    renumbered[[i + 1 for i in used]] = np.arange(len(used), dtype=np.int32)
    return LaneTable(by, tuple(lanes), renumbered[indexes + 1])


def _records(dataset: Dataset, by: str) -> list[Lane]:
    if by == "category":
        return [Lane(r.id, r.title, r.colour, Ref(Kind.CATEGORY, r.id)) for r in dataset.categories]
    if by == "place":
        return [Lane(r.id, r.name, None, Ref(Kind.PLACE, r.id)) for r in dataset.places]
    return [Lane(r.id, r.name, None, Ref(Kind.ACTOR, r.id)) for r in dataset.actors]


def lane_order(keys: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Return the indexes of lanes in the reader's order; lanes the reader never moved keep their place.

    A lane that was not moved stays after the lane it follows in the dataset.
    """
    rank = {key: position for position, key in enumerate(wanted)}
    placed = sorted((i for i, key in enumerate(keys) if key in rank), key=lambda i: rank[keys[i]])
    order = list(placed)
    for i, key in enumerate(keys):
        if key not in rank:
            before = order.index(i - 1) + 1 if i - 1 in order else 0
            order.insert(before, i)
    return order


def ordered_keys(lanes: Sequence[Lane], order: Sequence[str]) -> list[str]:
    """Return the keys of all lanes in the reader's order."""
    keys = [lane.key for lane in lanes]
    return [keys[number] for number in lane_order(keys, order)]


def order_with(keys: Sequence[str], order: Sequence[str]) -> tuple[str, ...]:
    """Return an order that begins with these keys and keeps what was said of lanes of another kind."""
    present = set(keys)
    return (*keys, *(key for key in order if key not in present))
