"""A joined dataset as a file of columns, and back: opened without reading a line of YAML."""

import mmap
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from timeline_app.loading.columns_file import Array, ColumnsFile, DamagedError, to_bytes
from timeline_app.loading.event_rows import EventRows, strings_of
from timeline_app.loading.join import assemble
from timeline_app.loading.join_records import StoredIn, check_links, collect_records, join_info
from timeline_app.loading.joining import Joining
from timeline_app.loading.members_file import members_arrays, members_from
from timeline_app.loading.part_file import (
    part_from,
    problem_from_json,
    stored_from_json,
    stored_to_json,
    string_arrays,
    strings_from,
)
from timeline_app.loading.problems import Problem, ProblemLog, problems_to_json
from timeline_app.loading.stored_events import FileRows, SomeEvents, SortedIds, StoredEvents
from timeline_app.loading.written import Written
from timeline_app.model.columns import NUMBER_COLUMNS, EventColumns, string_column
from timeline_app.model.dataset import Dataset
from timeline_app.model.ref import Kind


def whole_to_bytes(dataset: Dataset, problems: Sequence[Problem], stored: StoredIn) -> bytes | None:
    """Return what a file of a dataset holds; None for one whose events are not stored in files."""
    events, columns, shelf = dataset.events, dataset.columns, dataset.undated
    if not isinstance(events, StoredEvents) or not isinstance(shelf, SomeEvents):
        return None
    ids = strings_of(events.rows().ids)
    arrays: dict[str, Array] = {name: getattr(columns, name) for name in NUMBER_COLUMNS}
    arrays |= {
        "file_of": events.file_of,
        "row_of": events.row_of,
        "cut": np.array(sorted(events.cut), dtype=np.int32),
        "undated": shelf.indexes,
        "sorted": np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.int32),
        **string_arrays("all_ids", string_column(ids)),
        **string_arrays("ids", columns.ids),
        **members_arrays(dataset.members),
    }
    for number, column in enumerate(columns.titles.values()):
        arrays |= string_arrays(f"title{number}", column)
    head = {
        "tags": list(columns.titles),
        "stored": [(name, stored_to_json(one)) for name, one in stored],
        "problems": problems_to_json(problems),
    }
    return to_bytes(head, arrays)


def whole_from(file: ColumnsFile, rows: Sequence[FileRows]) -> tuple[Dataset, tuple[Problem, ...]]:
    """Return the dataset a file holds, whose events are in these rows, and its problems.

    Raises:
        DamagedError: the file holds something else.
    """
    try:
        head = file.head
        problems = tuple(problem_from_json(one) for one in head["problems"])
        stored = [(name, stored_from_json(one)) for name, one in head["stored"]]
        columns = EventColumns(
            **{name: file.array(name) for name in NUMBER_COLUMNS},
            ids=strings_from(file, "ids"),
            titles={tag: strings_from(file, f"title{number}") for number, tag in enumerate(head["tags"])},
        )
        # What is wrong was told when the files were read; here it is only left out again.
        joining = Joining(Written(lambda _name: ""), ProblemLog(most=0))
        collect_records(stored, joining)
        joining.ids[Kind.EVENT] = SortedIds(strings_from(file, "all_ids"), file.array("sorted"))
        check_links(joining)
        cut = frozenset(file.array("cut").tolist())
        events = StoredEvents(rows, file.array("file_of"), file.array("row_of"), cut, joining.known)
        info = join_info(stored, joining)
        shelf = SomeEvents(events, file.array("undated"))
        members = members_from(file, len(events))
        return assemble(info, joining, events, columns, shelf, members), problems
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedError from error


def mapped_rows(name: str, path: Path, again: Callable[[], EventRows]) -> FileRows:
    """Return the event rows that a cache keeps, mapped now and checked when they are first looked at.

    Raises:
        DamagedError: there is no such file, or nothing in it.
    """
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise DamagedError from error

    def load() -> EventRows:
        try:
            return part_from(ColumnsFile(data)).events
        except DamagedError:
            return again()

    return FileRows(name, load, again)
