"""A :class:`Part` as a file of columns, and back."""

from dataclasses import fields
from typing import Any

import numpy as np

from timeline_app.loading.columns_file import Array, ColumnsFile, DamagedError, to_bytes
from timeline_app.loading.event_rows import DataColumn, EventRows
from timeline_app.loading.part import Part, Stored
from timeline_app.loading.problems import Code, Problem, Severity, problems_to_json
from timeline_app.model.columns import StringColumn
from timeline_app.model.ref import Kind

NUMBERS = tuple(
    field.name for field in fields(EventRows) if field.name not in ("ids", "data", "titles", "names")
)
"""The columns of event rows that are arrays of numbers."""


def part_to_bytes(part: Part) -> bytes:
    """Return what a file of a part holds: the events' data goes last, with a checksum each."""
    rows = part.events
    arrays: dict[str, Array] = {name: getattr(rows, name) for name in NUMBERS}
    arrays |= string_arrays("ids", rows.ids)
    for number, column in enumerate(rows.titles.values()):
        arrays |= string_arrays(f"title{number}", column)
    arrays |= {"data": rows.data.offsets, "sums": rows.data.summed()}
    head = {
        "names": rows.names,
        "tags": list(rows.titles),
        "stored": [stored_to_json(one) for one in part.stored],
        "targets": {kind.value: sorted(ids) for kind, ids in part.targets.items()},
        "lost_ids": sorted(part.lost_ids),
        "is_lost": part.is_lost,
        "is_cut": part.is_cut,
        "problems": problems_to_json(part.problems),
    }
    return to_bytes(head, arrays, rows.data.blob)


def part_from(file: ColumnsFile) -> Part:
    """Return the part a file holds; raises ``DamagedError`` when it holds something else."""
    try:
        head = file.head
        return Part(
            events=_rows(file),
            stored=tuple(stored_from_json(one) for one in head["stored"]),
            targets={Kind(kind): frozenset(ids) for kind, ids in head["targets"].items()},
            lost_ids=frozenset(head["lost_ids"]),
            is_lost=bool(head["is_lost"]),
            is_cut=bool(head["is_cut"]),
            problems=tuple(problem_from_json(one) for one in head["problems"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedError from error


def _rows(file: ColumnsFile) -> EventRows:
    numbers: dict[str, Any] = {name: file.array(name) for name in NUMBERS}
    data = DataColumn(file.tail, file.array("data"), file.array("sums"))
    if len(data.blob) != data.offsets[-1]:
        raise DamagedError
    return EventRows(
        **numbers,
        ids=strings_from(file, "ids"),
        data=data,
        titles={tag: strings_from(file, f"title{number}") for number, tag in enumerate(file.head["tags"])},
        names=tuple(file.head["names"]),
    )


def string_arrays(name: str, column: StringColumn) -> dict[str, Array]:
    """Return a column of strings as two arrays."""
    return {name: column.offsets, f"{name}.blob": np.frombuffer(column.blob, dtype=np.uint8)}


def strings_from(file: ColumnsFile, name: str) -> StringColumn:
    """Return a column of strings from its two arrays."""
    return StringColumn(file.array(f"{name}.blob").tobytes(), file.array(name))


def stored_to_json(one: Stored) -> Any:
    """Return a stored record as JSON has it."""
    return one.key, one.data, one.line, one.column, one.digest, one.spots


def stored_from_json(value: Any) -> Stored:
    """Return a stored record from JSON."""
    key, data, line, column, digest, spots = value
    return Stored(key, data, line, column, digest, tuple((row, at) for row, at in spots))


def problem_from_json(value: Any) -> Problem:
    """Return a problem from JSON."""
    return Problem(**{**value, "severity": Severity(value["severity"]), "code": Code(value["code"])})
