"""A set of events as their indexes: a hundred thousand ids that nobody has to write out."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Any, TypeGuard

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.columns import EventColumns
from timeline_app.model.dataset import Dataset
from timeline_app.model.numbers import ascending, union, without
from timeline_app.model.ref import Kind
from timeline_app.model.rows import KnowsRows


class EventIds(AbstractSet[str], KnowsRows):
    """The ids of some of a dataset's events, in dataset order; each is only written out when looked at.

    ``indexes`` are where they stand in the dataset, ascending, each once. Equal to any set of the same ids.
    """

    def __init__(self, dataset: Dataset, indexes: NDArray[Any] | Sequence[int]) -> None:
        self.dataset = dataset
        self.indexes = np.asarray(indexes, dtype=np.int32)
        self._named: dict[Kind, frozenset[str]] = {}

    @property
    def columns(self) -> EventColumns:
        """The columns the rows are of."""
        return self.dataset.columns

    @cached_property
    def rows(self) -> NDArray[np.int64]:
        """The rows of the columns these events have, ascending; those without a date have none."""
        rows = self.dataset.row_of_event[self.indexes]
        return ascending(rows[rows >= 0], len(self.columns))

    def named(self, kind: Kind) -> frozenset[str]:
        """Return the ids of the records of a kind that any of them names, looked up once."""
        if kind not in self._named:
            members = self.dataset.members
            mask = members.mask(self.indexes)
            self._named[kind] = frozenset(members.of_kind[kind].named_by(mask) if len(self) else ())
        return self._named[kind]

    def __len__(self) -> int:
        return len(self.indexes)

    def __iter__(self) -> Iterator[str]:
        return map(self.dataset.event_id, self.indexes.tolist())

    def __getitem__(self, position: int) -> str:
        return self.dataset.event_id(int(self.indexes[position]))

    def __contains__(self, identifier: object) -> bool:
        index = self.dataset.event_index.get(identifier, -1) if isinstance(identifier, str) else -1
        at = int(np.searchsorted(self.indexes, index))
        return at < len(self.indexes) and int(self.indexes[at]) == index

    def _is_like(self, other: object) -> TypeGuard["EventIds"]:
        return isinstance(other, EventIds) and other.dataset is self.dataset

    def __eq__(self, other: object) -> bool:
        if self._is_like(other):
            return np.array_equal(self.indexes, other.indexes)
        return super().__eq__(other)

    def __hash__(self) -> int:
        return self._hash()

    def __or__(self, other: AbstractSet[Any]) -> Any:
        if self._is_like(other):
            return EventIds(self.dataset, union(self.indexes, other.indexes))
        ids = [one for one in other if one not in self]
        if not ids:
            return self
        known = [at for one in ids if (at := self.dataset.event_index.get(one, -1)) >= 0]
        if len(known) < len(ids):
            return frozenset((*self, *ids))
        return self | EventIds(self.dataset, sorted(set(known)))

    __ror__ = __or__

    def __sub__(self, other: AbstractSet[Any]) -> "EventIds":
        if not self or not other:
            return self
        if not self._is_like(other):
            known = (self.dataset.event_index.get(one, -1) for one in other)
            other = EventIds(self.dataset, sorted(index for index in known if index >= 0))
        return EventIds(self.dataset, without(self.indexes, other.indexes))

    def __repr__(self) -> str:
        return f"<{len(self)} events>"
