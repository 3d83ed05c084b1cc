"""The events of a dataset, made when somebody looks: a hundred thousand are opened to show fifty."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

import numpy as np

from timeline_app.loading.columns_file import DamagedError
from timeline_app.loading.event_rows import Digests, EventRows, join_rows, strings_of, without_data
from timeline_app.loading.glances import glances_of
from timeline_app.loading.links import IsKnown, without_dead_links
from timeline_app.loading.schema.events import EventEntry
from timeline_app.model.columns import Integers, StringColumn
from timeline_app.model.event import Event
from timeline_app.model.glance import Glance, glance_of
from timeline_app.model.origin import Origin


class FileRows:
    """The event rows of one file, loaded on first use.

    ``again`` reads the file anew: for rows that come from a cache and turn out to be damaged.
    """

    def __init__(
        self, name: str, load: Callable[[], EventRows], again: Callable[[], EventRows] | None = None
    ) -> None:
        self.name = name
        self._load, self._again = load, again

    @cached_property
    def rows(self) -> EventRows:
        """The rows."""
        return self._load()

    def origin(self, row: int) -> Origin:
        """Where an event was written."""
        if row >= len(self.rows):
            return Origin(self.name, 1, 1)
        return Origin(self.name, int(self.rows.line[row]), int(self.rows.column[row]))

    def event(self, row: int) -> Event:
        """Make an event as the file has it."""
        try:
            data = self.rows.data[row]
        except (DamagedError, IndexError):
            data = self._data_again(row)
        return EventEntry.model_validate(json.loads(data)).record(self.origin(row))

    def _data_again(self, row: int) -> str:
        wanted = self.rows.ids[row] if row < len(self.rows) else f"lost-{row}"
        if self._again is not None:
            self.rows, self._again = self._again(), None
        rows = self.rows
        if rows.data.sums is None and row < len(rows) and rows.ids[row] == wanted:
            return rows.data[row]
        # The file is another one by now, and will be read again: until then an id is all there is.
        return json.dumps({"id": wanted, "title": wanted})


MOST_KEPT = 2_000
"""So many events are kept once made: far more than anybody looks at."""


class LazyEvents(Sequence[Event]):
    """Events that are made when somebody looks. Equal to any sequence of the same events."""

    def at(self, index: int) -> Event:
        """Return the event at an index from 0."""
        raise NotImplementedError

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Event]: ...
    def __getitem__(self, index: int | slice) -> Event | Sequence[Event]:
        if isinstance(index, slice):
            return tuple(self.at(one) for one in range(*index.indices(len(self))))
        position = index + len(self) if index < 0 else index
        if not 0 <= position < len(self):
            raise IndexError(index)
        return self.at(position)

    def __iter__(self) -> Iterator[Event]:
        return map(self.at, range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(other) != len(self):
            return False
        return all(one == two for one, two in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{len(self)} events>"


class StoredEvents(LazyEvents):
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
        self._files = files
        self.file_of, self.row_of, self.cut = file_of, row_of, cut
        self._known = known
        # No list of a place for each: the garbage collector would look at a million places time and again.
        self._made: dict[int, Event] = {}

    def __len__(self) -> int:
        return len(self.row_of)

    def at(self, index: int) -> Event:
        """Return the event at an index from 0."""
        made = self._made.get(index)
        if made is None:
            if len(self._made) >= MOST_KEPT:
                # Gigabytes of them would be walked by each garbage collection, too.
                self._made.clear()
            made = self._made[index] = self._make(index)
        return made

    def __iter__(self) -> Iterator[Event]:
        # Who goes through all of them keeps those he wants: a million would take gigabytes.
        return (self._made.get(index) or self._make(index) for index in range(len(self)))

    def _make(self, index: int) -> Event:
        made: Event = self._files[int(self.file_of[index])].event(int(self.row_of[index]))
        if index in self.cut and self._known is not None:
            made = without_dead_links(made, self._known)
        return made

    def glances(self, first: int, last: int) -> Iterable[Glance]:
        """Return the glances of the events from one index to before another; none is made that is sound."""
        places = zip(self.file_of[first:last].tolist(), self.row_of[first:last].tolist(), strict=True)
        try:
            data = [self._files[file].rows.data[row] for file, row in places]
        except (DamagedError, IndexError):
            return [glance_of(self.at(index)) for index in range(first, last)]
        found = list(glances_of(data))
        for index in self.cut.intersection(range(first, last)):
            found[index - first] = glance_of(self.at(index))
        return found

    def digests(self) -> Digests:
        """Return the digest of each event's text, 0 where something was wrong with it."""
        first = np.cumsum([0, *(len(file.rows) for file in self._files)])
        return np.concatenate([file.rows.digest for file in self._files])[first[self.file_of] + self.row_of]

    def rows(self) -> EventRows:
        """Return the rows of the events, in dataset order, without their data."""
        joined = join_rows([without_data(file.rows) for file in self._files])
        if len(joined) == len(self):
            return joined
        first = np.cumsum([0, *(len(file.rows) for file in self._files)])
        rows = first[self.file_of] + self.row_of
        return joined.take(rows, joined.line[rows])


class SomeEvents(LazyEvents):
    """Some of the events, by index."""

    def __init__(self, events: Sequence[Event], indexes: Integers) -> None:
        self._events = events
        self.indexes = indexes

    def __len__(self) -> int:
        return len(self.indexes)

    def at(self, index: int) -> Event:
        """Return the event at an index from 0."""
        return self._events[int(self.indexes[index])]


class SortedIds(Mapping[str, int]):
    """Where each id stands in a column, found by halving: ready at once, however many there are."""

    def __init__(self, ids: StringColumn, order: Integers) -> None:
        self._ids, self._order = ids, order

    def __getitem__(self, identifier: str) -> int:
        low, high = 0, len(self._order)
        while low < high:
            middle = (low + high) // 2
            if self._ids[int(self._order[middle])] < identifier:
                low = middle + 1
            else:
                high = middle
        if low < len(self._order) and self._ids[int(self._order[low])] == identifier:
            return int(self._order[low])
        raise KeyError(identifier)

    def __iter__(self) -> Iterator[str]:
        return iter(strings_of(self._ids))

    def __len__(self) -> int:
        return len(self._order)


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
