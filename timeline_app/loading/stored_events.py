"""The events of a dataset, made when somebody looks: a hundred thousand are opened to show fifty."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np

from timeline_app.loading.event_rows import EventRows, join_rows, strings_of
from timeline_app.loading.links import IsKnown, without_dead_links
from timeline_app.loading.schema.events import EventEntry
from timeline_app.model.columns import Integers
from timeline_app.model.event import Event
from timeline_app.model.origin import Origin


@dataclass(frozen=True, slots=True)
class FileRows:
    """The event rows of one file."""

    name: str
    rows: EventRows

    def origin(self, row: int) -> Origin:
        """Where an event was written."""
        return Origin(self.name, int(self.rows.line[row]), int(self.rows.column[row]))

    def event(self, row: int) -> Event:
        """Make an event as the file has it."""
        data = json.loads(self.rows.data[row])
        return EventEntry.model_validate(data).record(self.origin(row))


class StoredEvents(Sequence[Event]):
    """Events in dataset order, each made from its row on first use.

    ``file_of`` and ``row_of`` say for each event which of the files it is in, and which row of it.
    ``cut`` are the events, by index, that refer to something nobody knows.
    """

    def __init__(
        self,
        files: Sequence[FileRows],
        file_of: Integers,
        row_of: Integers,
        cut: frozenset[int] = frozenset(),
        known: IsKnown | None = None,
    ) -> None:
        self._files, self._file_of, self._row_of = files, file_of, row_of
        self.cut, self._known = cut, known
        self._made: list[Event | None] = [None] * len(row_of)

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Event]: ...
    def __getitem__(self, index: int | slice) -> Event | Sequence[Event]:
        if isinstance(index, slice):
            return tuple(self._event(one) for one in range(*index.indices(len(self))))
        position = index + len(self) if index < 0 else index
        if not 0 <= position < len(self):
            raise IndexError(index)
        return self._event(position)

    def __iter__(self) -> Iterator[Event]:
        return map(self._event, range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(other) != len(self):
            return False
        return all(one == two for one, two in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{len(self)} events>"

    def rows(self) -> EventRows:
        """Return the rows of the events, in dataset order."""
        joined = join_rows([file.rows for file in self._files])
        if len(joined) == len(self):
            return joined
        first = np.cumsum([0, *(len(file.rows) for file in self._files)])
        rows = first[self._file_of] + self._row_of
        return joined.take(rows, joined.line[rows])

    def _event(self, index: int) -> Event:
        made = self._made[index]
        if made is None:
            made = self._files[self._file_of[index]].event(int(self._row_of[index]))
            if index in self.cut and self._known is not None:
                made = without_dead_links(made, self._known)
            self._made[index] = made
        return made


class EventsById(Mapping[str, Event]):
    """Events by id, made on first use; ``index`` says where each id stands in ``events``."""

    def __init__(self, events: Sequence[Event], index: Mapping[str, int]) -> None:
        self._events, self._index = events, index

    def __getitem__(self, identifier: str) -> Event:
        return self._events[self._index[identifier]]

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._index

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._index)


def ids_of(files: Sequence[FileRows]) -> list[str]:
    """Return the ids of all rows, file after file."""
    return [identifier for file in files for identifier in strings_of(file.rows.ids)]


def all_rows(files: Sequence[FileRows]) -> tuple[Integers, Integers]:
    """Return the file and the row of each event, file after file."""
    lengths = [len(file.rows) for file in files]
    file_of = np.repeat(np.arange(len(files), dtype=np.int32), lengths)
    row_of = np.concatenate(
        [np.arange(length, dtype=np.int32) for length in lengths] or [np.zeros(0, np.int32)]
    )
    return file_of, row_of
