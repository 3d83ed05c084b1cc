"""The events of one file as columns, one row each in the order written, and their data as JSON."""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.loading.columns_file import DamagedError
from timeline_app.loading.schema.events import EventEntry
from timeline_app.model.columns import (
    PRECISION_CODES,
    STATUS_CODES,
    Floats,
    Integers,
    StringColumn,
    edges_of,
    string_column,
)
from timeline_app.model.edtf import Edtf
from timeline_app.model.event import EventStatus
from timeline_app.model.text import Text

Digests = NDArray[np.uint64]

to_json = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class DataColumn:
    """Like ``StringColumn``, perhaps mapped from a file: then ``sums`` are the checksums of its strings."""

    blob: bytes | memoryview
    offsets: NDArray[np.int64]
    sums: NDArray[np.uint32] | None = None

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, row: int) -> str:
        """Return a string; raises ``DamagedError`` when it is not what was written."""
        data = self.blob[self.offsets[row] : self.offsets[row + 1]]
        if self.sums is not None and zlib.crc32(data) != self.sums[row]:
            raise DamagedError
        return str(data, "utf-8")

    def summed(self) -> NDArray[np.uint32]:
        """Return the checksum of each string."""
        if self.sums is not None:
            return self.sums
        pieces = (self.blob[start:end] for start, end in pairwise(self.offsets.tolist()))
        return np.fromiter((zlib.crc32(piece) for piece in pieces), dtype=np.uint32, count=len(self))


Strings = StringColumn | DataColumn


@dataclass(frozen=True, slots=True)
class EventRows:
    """Columns of length n. ``line`` and ``column`` count from 1.

    ``start`` and ``end`` are day numbers as in ``EventColumns``, NaN where an event has no date.
    ``category``, ``place`` and ``actor`` (the first of each) index ``names``, -1 for none. ``titles`` has a
    column a language tag, empty where there is no title. ``data`` is what the file says, as JSON without
    what was wrong. ``digest`` is of the item's text, 0 where something was wrong with it.
    """

    line: Integers
    column: Integers
    start: Floats
    end: Floats
    category: Integers
    place: Integers
    actor: Integers
    importance: Integers
    status: Integers
    precision: Integers
    edges: Integers
    is_sourced: NDArray[np.bool_]
    digest: Digests
    ids: StringColumn
    data: DataColumn
    titles: Mapping[str, StringColumn]
    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.line)

    def is_in_order(self) -> bool:
        """Whether each event stands on lines of its own, below the one before."""
        return bool(len(self)) and bool(np.all(np.diff(self.line) > 0))

    def between(self, start: int, end: int, moved: int) -> "EventRows":
        """Return the rows from one to before another, so many lines further down."""
        changes: dict[str, Any] = {
            field.name: column[start:end]
            for field in fields(self)
            if isinstance(column := getattr(self, field.name), np.ndarray)
        }
        sums = self.data.sums
        changes["line"] = changes["line"] + np.int32(moved)
        changes["ids"] = StringColumn(*_run(self.ids, start, end))
        changes["data"] = DataColumn(*_run(self.data, start, end), None if sums is None else sums[start:end])
        titles = {tag: StringColumn(*_run(column, start, end)) for tag, column in self.titles.items()}
        return replace(self, **changes, titles=titles)

    def take(self, rows: Integers, line: Integers) -> "EventRows":
        """Return some of the rows, in another order perhaps, now at other lines."""
        changes: dict[str, Any] = {
            field.name: column[rows]
            for field in fields(self)
            if isinstance(column := getattr(self, field.name), np.ndarray)
        }
        changes |= {"line": line, "ids": take_strings(self.ids, rows), "data": take_data(self.data, rows)}
        titles = {tag: take_strings(column, rows) for tag, column in self.titles.items()}
        return replace(self, **changes, titles=titles)


def take_strings(column: StringColumn, rows: Integers) -> StringColumn:
    """Return some of the strings of a column, in another order perhaps."""
    return StringColumn(*_taken(column, rows))


def take_data(column: DataColumn, rows: Integers) -> DataColumn:
    """Return some of the data of a column, in another order perhaps."""
    return DataColumn(*_taken(column, rows), None if column.sums is None else column.sums[rows])


def _taken(column: Strings, rows: Integers) -> tuple[bytes, NDArray[np.int64]]:
    starts, ends = column.offsets[:-1][rows], column.offsets[1:][rows]
    offsets = np.zeros(len(rows) + 1, dtype=np.int64)
    np.cumsum(ends - starts, out=offsets[1:])
    blob = column.blob
    # Rows that follow each other are copied in one piece: most people write events by date.
    breaks = np.flatnonzero(np.diff(rows) != 1)
    firsts, lasts = np.append(0, breaks + 1)[: len(rows)], np.append(breaks, len(rows) - 1)[: len(rows)]
    runs = zip(starts[firsts].tolist(), ends[lasts].tolist(), strict=True)
    pieces = [blob[start:end] for start, end in runs]
    return b"".join(pieces), offsets


def _run(column: Strings, start: int, end: int) -> tuple[bytes, NDArray[np.int64]]:
    offsets = column.offsets[start : end + 1]
    return bytes(column.blob[offsets[0] : offsets[-1]]), offsets - offsets[0]


def strings_of(column: StringColumn) -> list[str]:
    """Return all the strings of a column."""
    offsets = column.offsets.tolist()
    if column.blob.isascii():
        text = column.blob.decode("ascii")
        return [text[start:end] for start, end in pairwise(offsets)]
    return [column.blob[start:end].decode() for start, end in pairwise(offsets)]


def join_strings(columns: Sequence[StringColumn]) -> StringColumn:
    """Return the strings of several columns as one."""
    return columns[0] if len(columns) == 1 else StringColumn(*_joined(columns))


def join_data(columns: Sequence[DataColumn]) -> DataColumn:
    """Return the data of several columns as one."""
    are_summed = any(column.sums is not None for column in columns)
    sums = np.concatenate([column.summed() for column in columns]) if are_summed else None
    return DataColumn(*_joined(columns), sums)


def _joined(columns: Sequence[Strings]) -> tuple[bytes, NDArray[np.int64]]:
    offsets = [np.zeros(1, dtype=np.int64)]
    base = 0
    for column in columns:
        offsets.append(column.offsets[1:] + base)
        base += int(column.offsets[-1])
    return b"".join(column.blob for column in columns), np.concatenate(offsets)


def without_data(rows: EventRows) -> EventRows:
    """Return rows that have columns only: what joins quickly, however long the texts are."""
    return replace(rows, data=DataColumn(b"", np.zeros(len(rows) + 1, dtype=np.int64)))


def join_rows(parts: Sequence[EventRows]) -> EventRows:
    """Return the rows of several parts as one."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return EventRowsBuilder().rows()
    names = {name: index for index, name in enumerate(dict.fromkeys(n for part in parts for n in part.names))}
    tags = dict.fromkeys(tag for part in parts for tag in part.titles)
    columns: dict[str, Any] = {
        field.name: np.concatenate([getattr(part, field.name) for part in parts])
        for field in fields(EventRows)
        if isinstance(getattr(parts[0], field.name), np.ndarray)
    }
    for field_name in ("category", "place", "actor"):
        columns[field_name] = np.concatenate(
            [named(getattr(part, field_name), part.names, names) for part in parts]
        )
    return EventRows(
        **columns,
        ids=join_strings([part.ids for part in parts]),
        data=join_data([part.data for part in parts]),
        titles={tag: join_strings([titles_in(part, tag) for part in parts]) for tag in tags},
        names=tuple(names),
    )


def named(column: Integers, names: Sequence[str], index: Mapping[str, int]) -> Integers:
    """Return a column that counts in ``names`` as one that counts in ``index``, -1 for what is in neither."""
    new = np.array([*(index.get(name, -1) for name in names), -1], dtype=np.int32)
    return new[column]


def titles_in(rows: EventRows, tag: str) -> StringColumn:
    """Return the titles in one language, all of them empty where there are none."""
    column = rows.titles.get(tag)
    return StringColumn(b"", np.zeros(len(rows) + 1, dtype=np.int64)) if column is None else column


class EventRowsBuilder:
    """Collects events, row by row."""

    def __init__(self) -> None:
        self._numbers: list[tuple[Any, ...]] = []
        self._ids: list[str] = []
        self._data: list[str] = []
        self._titles: list[Text] = []
        self._names: dict[str, int] = {"": -1}
        self._dates: list[Edtf | None] = []

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, entry: EventEntry, data: Any, line: int, column: int, digest: int) -> None:
        """Add an event: as validated, as written, and where."""
        self._numbers.append(
            (
                line,
                column,
                self._name(entry.category),
                self._name(entry.places[0] if entry.places else None),
                self._name(entry.actors[0] if entry.actors else None),
                3 if entry.importance is None else entry.importance,
                STATUS_CODES[entry.status or EventStatus.HELD],
                bool(entry.sources),
                digest,
            )
        )
        self._dates.append(entry.when)
        self._ids.append(entry.id)
        self._titles.append(entry.title)
        self._data.append(to_json(data))

    def rows(self) -> EventRows:
        """Return what was added, as columns."""
        numbers = list(zip(*self._numbers, strict=True)) or [()] * 9
        line, column, category, place, actor, importance, status, is_sourced, digest = numbers
        start, end, precision, edges = date_columns(self._dates)
        tags = dict.fromkeys(tag for title in self._titles for tag in title)
        packed = string_column(self._data)
        return EventRows(
            line=np.array(line, dtype=np.int32),
            column=np.array(column, dtype=np.int32),
            start=start,
            end=end,
            category=np.array(category, dtype=np.int32),
            place=np.array(place, dtype=np.int32),
            actor=np.array(actor, dtype=np.int32),
            importance=np.array(importance, dtype=np.uint8),
            status=np.array(status, dtype=np.uint8),
            precision=precision,
            edges=edges,
            is_sourced=np.array(is_sourced, dtype=np.bool_),
            digest=np.array(digest, dtype=np.uint64),
            ids=string_column(self._ids),
            data=DataColumn(packed.blob, packed.offsets),
            titles={tag: string_column([title.get(tag, "") for title in self._titles]) for tag in tags},
            names=tuple(name for name in self._names if name),
        )

    def _name(self, name: str | None) -> int:
        # The empty name stands first, so that the others count from 0 in ``names``.
        return -1 if name is None else self._names.setdefault(name, len(self._names) - 1)


def date_columns(dates: Iterable[Edtf | None]) -> tuple[Floats, Floats, Integers, Integers]:
    """Return starts, ends, precisions and edges of dates; NaN and 0 where there is none."""
    rows = [(np.nan, np.nan, 0, 0) if when is None else _numbers_of(when) for when in dates]
    start, end, precision, edges = zip(*rows, strict=True) if rows else ((), (), (), ())
    return (
        np.array(start, dtype=np.float64),
        np.array(end, dtype=np.float64),
        np.array(precision, dtype=np.uint8),
        np.array(edges, dtype=np.uint16),
    )


def _numbers_of(when: Edtf) -> tuple[float, float, int, int]:
    beginning, ending = when.beginning, when.ending
    if beginning is ending and not (beginning.approximate or beginning.uncertain):
        return beginning.begins, beginning.ends, PRECISION_CODES[beginning.precision], 0
    return beginning.begins, ending.ends, PRECISION_CODES[when.precision], int(edges_of(when))
