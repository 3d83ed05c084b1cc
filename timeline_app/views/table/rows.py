"""Rows of the table: which events they are, and in which order a column puts them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.columns import STATUS_CODES, EventColumns, StringColumn
from timeline_app.model.dataset import Dataset
from timeline_app.model.event import Event, EventStatus
from timeline_app.model.event_ids import EventIds
from timeline_app.model.filter import Filter, Mask, passing
from timeline_app.model.folding import fold
from timeline_app.model.place import Actor, Place
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.text import pick

_FOLDED_UP_TO = 50_000
"""Up to so many titles are sorted as a reader would; more are sorted by their first bytes."""


class Column(IntEnum):
    """The table's columns, from left to right."""

    WHEN = 0
    TITLE = 1
    CATEGORY = 2
    STATUS = 3
    PLACES = 4
    ACTORS = 5
    IMPORTANCE = 6


@dataclass(frozen=True)
class TableRows:
    """Events by number: a number from 0 on is a row of the columns, -1, -2 ... the undated ones."""

    dataset: Dataset
    languages: tuple[str, ...]
    numbers: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.numbers)

    def event(self, number: int) -> Event | None:
        """Return the record of an event; None in a dataset that has columns only."""
        if number < 0:
            return self.dataset.undated[-1 - number]
        events = self.dataset.events
        return events[int(self.dataset.columns.order[number])] if len(events) else None

    def ref(self, number: int) -> Ref:
        """Return the reference of an event."""
        if number < 0:
            return Ref(Kind.EVENT, self.dataset.undated[-1 - number].id)
        return Ref(Kind.EVENT, self.dataset.columns.ids[number])

    def title(self, number: int) -> str:
        """Return the title of an event in the reader's language."""
        if number < 0:
            return pick(self.dataset.undated[-1 - number].title, self.languages)
        return _titles(self.dataset.columns, self.languages)[number]

    def status(self, number: int) -> EventStatus:
        """Return whether an event has taken place."""
        if number < 0:
            return self.dataset.undated[-1 - number].status
        return tuple(STATUS_CODES)[int(self.dataset.columns.status[number])]

    def importance(self, number: int) -> int:
        """Return the importance of an event."""
        if number < 0:
            return self.dataset.undated[-1 - number].importance
        return int(self.dataset.columns.importance[number])

    def category(self, number: int) -> str:
        """Return the title of an event's category."""
        code = self.code(number, "category")
        return pick(self.dataset.categories[code].title, self.languages) if code >= 0 else ""

    def places(self, number: int) -> str:
        """Return the names of an event's places; only the first in a dataset that has columns only."""
        event, places = self.event(number), self.dataset.places
        if event is None:
            code = self.code(number, "place")
            return pick(places[code].name, self.languages) if code >= 0 else ""
        return _names([self.dataset.places_by_id.get(i) for i in event.places], self.languages)

    def actors(self, number: int) -> str:
        """Return the names of an event's actors; only the first in a dataset that has columns only."""
        event, actors = self.event(number), self.dataset.actors
        if event is None:
            code = self.code(number, "actor")
            return pick(actors[code].name, self.languages) if code >= 0 else ""
        return _names([self.dataset.actors_by_id.get(i) for i in event.actors], self.languages)

    def code(self, number: int, column: str) -> int:
        """Return the index of an event's ``category``, first ``place`` or first ``actor``, -1 for none."""
        if number >= 0:
            return int(getattr(self.dataset.columns, column)[number])
        event = self.dataset.undated[-1 - number]
        ids = [category.id for category in self.dataset.categories]
        return ids.index(event.category) if column == "category" and event.category in ids else -1


def table_rows(dataset: Dataset, mask: Mask, wanted: Filter, languages: tuple[str, ...]) -> TableRows:
    """Return the rows a filter lets through, by date, those without a date last."""
    dated = np.flatnonzero(mask)
    if wanted.span is not None or wanted.certain_only or not len(dataset.undated):
        return TableRows(dataset, languages, dated)
    shelf = np.flatnonzero(dataset.row_of_event < 0)
    undated = -1 - np.flatnonzero(passing(dataset, wanted)[shelf])
    return TableRows(dataset, languages, np.concatenate((dated, undated)))


@dataclass(frozen=True)
class Arranged:
    """Rows in the order of a column: their ``numbers``, and in ``row_of`` each number's row, -1 for none.

    The undated, -1 and down, find their rows at the end of ``row_of``.
    """

    rows: TableRows
    column: Column
    descending: bool
    numbers: NDArray[np.int64]
    row_of: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.numbers)

    def rows_of(self, events: EventIds) -> NDArray[np.int32]:
        """Return the rows that some events of the same dataset stand in, ascending; not all need be shown."""
        dataset = self.rows.dataset
        numbers = dataset.row_of_event[events.indexes]
        undated = np.flatnonzero(numbers < 0)
        if len(undated):
            shelf = np.flatnonzero(dataset.row_of_event < 0)
            numbers[undated] = -1 - np.searchsorted(shelf, events.indexes[undated])
        rows = self.row_of[numbers]
        return np.sort(rows[rows >= 0])


def arrange(rows: TableRows, column: Column, *, descending: bool) -> Arranged:
    """Put rows in the order of a column; slow for a million, and safe off the GUI thread."""
    numbers = sorted_numbers(rows, column, descending=descending)
    row_of = np.full(rows.dataset.event_count, -1, dtype=np.int32)
    row_of[numbers] = np.arange(len(numbers), dtype=np.int32)
    return Arranged(rows, column, descending, numbers, row_of)


def sorted_numbers(rows: TableRows, column: Column, *, descending: bool) -> NDArray[np.int64]:
    """Return the rows' numbers in the order of a column; equals stay by date."""
    # Positive numbers are in order of date already; the undated come last.
    by_date = np.sort(rows.numbers[rows.numbers >= 0])
    undated = -np.sort(-rows.numbers[rows.numbers < 0])
    numbers = np.concatenate((by_date, undated))
    if column is Column.WHEN:
        return np.concatenate((by_date[::-1], undated)) if descending else numbers
    keys = _keys(rows, numbers, column)
    order = np.argsort(keys, kind="stable")
    if descending:
        # Reversed twice, so that equals stay by date.
        order = len(keys) - 1 - np.argsort(keys[::-1], kind="stable")[::-1]
    return numbers[order]


def _keys(rows: TableRows, numbers: NDArray[np.int64], column: Column) -> NDArray[np.int64]:
    if column is Column.TITLE:
        return _title_keys(rows, numbers)
    values: dict[Column, Callable[[int], object]] = {
        Column.CATEGORY: lambda n: rows.code(n, "category"),
        Column.STATUS: lambda n: STATUS_CODES[rows.status(n)],
        Column.IMPORTANCE: rows.importance,
        Column.PLACES: lambda n: rows.places(n).casefold(),
        Column.ACTORS: lambda n: rows.actors(n).casefold(),
    }
    columns = rows.dataset.columns
    plain = {Column.CATEGORY: columns.category, Column.STATUS: columns.status}
    plain |= {
        Column.IMPORTANCE: columns.importance,
        Column.PLACES: columns.place,
        Column.ACTORS: columns.actor,
    }
    if len(numbers) > _FOLDED_UP_TO:
        dated = plain[column][numbers[numbers >= 0]].astype(np.int64)
        return np.concatenate((dated, np.full(int((numbers < 0).sum()), np.iinfo(np.int64).max)))
    return _ranked([values[column](number) for number in numbers.tolist()])


def _title_keys(rows: TableRows, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    if len(numbers) <= _FOLDED_UP_TO:
        return _ranked([fold(rows.title(number)) for number in numbers.tolist()])
    dated = numbers[numbers >= 0]
    keys = first_bytes(_titles(rows.dataset.columns, rows.languages), dated)
    last = np.full(len(numbers) - len(dated), np.iinfo(np.int64).max)
    return np.concatenate((keys, last))


def first_bytes(column: StringColumn, rows: NDArray[np.int64], count: int = 7) -> NDArray[np.int64]:
    """Return the first bytes of strings as one number each, which sorts as the strings do."""
    blob = np.frombuffer(column.blob, dtype=np.uint8)
    start, stop = column.offsets[rows], column.offsets[rows + 1]
    keys = np.zeros(len(rows), dtype=np.int64)
    for place in range(count):
        at = start + place
        inside = at < stop
        letters = np.where(inside, blob[np.where(inside, at, 0)] if len(blob) else 0, 0)
        keys = keys << 8 | letters.astype(np.int64)
    return keys


def _ranked(values: Sequence[object]) -> NDArray[np.int64]:
    """Return the rank of each value; an empty text comes last."""
    known = sorted({value for value in values if value != ""})  # type: ignore[type-var]
    rank = {value: number for number, value in enumerate(known)}
    return np.array([rank.get(value, len(known)) for value in values], dtype=np.int64)


def _titles(columns: EventColumns, languages: Sequence[str]) -> StringColumn:
    found = next((columns.titles[tag] for tag in languages if tag in columns.titles), None)
    return found or next(iter(columns.titles.values()), columns.ids)


def _names(records: Sequence[Place | Actor | None], languages: Sequence[str]) -> str:
    return ", ".join(pick(record.name, languages) for record in records if record is not None)
