"""Which row an event has: from ids to rows of the columns."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.columns import EventColumns, StringColumn


class KnowsRows(ABC):
    """Ids of events that know their rows already."""

    @property
    @abstractmethod
    def columns(self) -> EventColumns:
        """The columns these are rows of."""

    @abstractmethod
    def __iter__(self) -> Iterator[str]: ...

    @property
    @abstractmethod
    def rows(self) -> NDArray[np.int64]:
        """The rows of the columns these events have, ascending; those without a date have none."""


FEW = 20
"""So many ids are looked for one by one."""


class RowFinder:
    """Finds rows by id; the table of all ids is only made when many are asked for at once."""

    def __init__(self, columns: EventColumns) -> None:
        self._columns, self._ids = columns, columns.ids
        self._table: dict[str, int] | None = None
        self._known: dict[str, int] = {}

    def rows(self, ids: Iterable[str]) -> NDArray[np.int64]:
        """Return the rows of the ids that have one, ascending."""
        if isinstance(ids, KnowsRows):
            if ids.columns is self._columns:
                return ids.rows
            # Of a dataset that was read again, and is not drawn yet: enough for the moment.
            ids = islice(ids, FEW)
        wanted = list(ids)
        if self._table is None and (len(wanted) > FEW or len(self._ids) <= 50_000):
            self._table = {self._ids[row]: row for row in range(len(self._ids))}
        if self._table is not None:
            found = (self._table.get(identifier, -1) for identifier in wanted)
        else:
            found = (self._find(identifier) for identifier in wanted)
        return np.array(sorted(row for row in found if row >= 0), dtype=np.int64)

    def _find(self, identifier: str) -> int:
        row = self._known.get(identifier)
        if row is None:
            row = self._known[identifier] = find_string(self._ids, identifier)
        return row


def find_string(column: StringColumn, text: str) -> int:
    """Return the row of a string, -1 when there is none: a scan of the blob, quick for a few look-ups."""
    encoded = text.encode()
    at = column.blob.find(encoded)
    while at >= 0:
        row = int(np.searchsorted(column.offsets, at, side="right")) - 1
        if column.offsets[row] == at and column.offsets[row + 1] == at + len(encoded):
            return row
        at = column.blob.find(encoded, at + 1)
    return -1


class RowsById(Mapping[str, int]):
    """Where each event of a dataset of columns alone stands, looked up in the columns."""

    def __init__(self, columns: EventColumns) -> None:
        self._columns = columns

    def __getitem__(self, identifier: str) -> int:
        row = find_string(self._columns.ids, identifier)
        if row < 0:
            raise KeyError(identifier)
        return int(self._columns.order[row])

    def __iter__(self) -> Iterator[str]:
        rows: Sequence[int] = np.argsort(self._columns.order, kind="stable").tolist()
        return (self._columns.ids[row] for row in rows)

    def __len__(self) -> int:
        return len(self._columns)
