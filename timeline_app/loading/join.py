"""The files of a dataset to one dataset."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from timeline_app.loading.event_rows import EventRows
from timeline_app.loading.join_events import Indexes, event_columns, first_of_each, undated
from timeline_app.loading.join_records import check_links, check_series, collect_records, join_info
from timeline_app.loading.joining import Joining
from timeline_app.loading.links import links_of_event
from timeline_app.loading.part import Part
from timeline_app.loading.problems import Code, Problem, Severity
from timeline_app.loading.stored_events import EventsById, FileRows, StoredEvents, all_rows, ids_of
from timeline_app.loading.written import Written
from timeline_app.model.columns import EventColumns
from timeline_app.model.dataset import Dataset, DatasetInfo
from timeline_app.model.event import Event
from timeline_app.model.members import Members
from timeline_app.model.ref import Kind

Files = Sequence[tuple[str, Part]]
"""The parts of a dataset with the names of their files, in the order of the dataset."""


def join(files: Files, written: Written) -> tuple[Dataset, tuple[Problem, ...]]:
    """Join what the files say, in their order."""
    joining = Joining(written)
    for _, part in files:
        joining.lost_ids |= part.lost_ids
        joining.may_be_lost |= part.is_lost
    stored = [(name, one) for name, part in files for one in part.stored]
    collect_records(stored, joining)
    event_files = [FileRows(name, _loaded(part)) for name, part in files]
    joining.ids[Kind.EVENT], file_of, row_of = _unique_events(event_files, joining)
    info = join_info(stored, joining)
    check_links(joining)
    events = _events(files, event_files, file_of, row_of, joining)
    check_series(joining)
    told = (replace(problem, file=name) for name, part in files for problem in part.problems)
    rows = events.rows()
    indexes = Indexes(joining.ids[Kind.CATEGORY], joining.ids[Kind.PLACE], joining.ids[Kind.ACTOR])
    columns = event_columns(rows, events, indexes, info.languages)
    dataset = assemble(info, joining, events, columns, undated(rows, events))
    return dataset, (*told, *joining.problems.listed())


def assemble(
    info: DatasetInfo,
    joining: Joining,
    events: StoredEvents,
    columns: EventColumns,
    shelf: Sequence[Event],
    members: Members | None = None,
) -> Dataset:
    """Return the dataset, with what is known already put where it would else be made from the events."""
    records: dict[str, Any] = {key: tuple(one) for key, one in joining.records.items()}
    dataset = Dataset(info=info, events=events, **records)
    dataset.__dict__["columns"] = columns
    dataset.__dict__["undated"] = shelf
    dataset.__dict__["events_by_id"] = EventsById(events, joining.ids[Kind.EVENT])
    dataset.__dict__["event_index"] = joining.ids[Kind.EVENT]
    if members is not None:
        dataset.__dict__["members"] = members
    return dataset


def _loaded(part: Part) -> Any:
    def load() -> EventRows:
        return part.events

    return load


def _unique_events(files: Sequence[FileRows], joining: Joining) -> tuple[dict[str, int], Any, Any]:
    """Return where each event's id stands, and the file and row of each event."""
    ids = ids_of(files)
    file_of, row_of = all_rows(files)
    index, again = first_of_each(ids)
    if not again:
        return index, file_of, row_of
    for row, first in again:
        second, one = (files[file_of[place]].origin(row_of[place]) for place in (row, first))
        joining.tell_twice("events", ids[row], second, one)
    kept = np.ones(len(ids), dtype=np.bool_)
    kept[[row for row, _ in again]] = False
    names = [identifier for identifier, is_kept in zip(ids, kept, strict=True) if is_kept]
    return {one: row for row, one in enumerate(names)}, file_of[kept], row_of[kept]


def _events(
    files: Files, event_files: Sequence[FileRows], file_of: Any, row_of: Any, joining: Joining
) -> StoredEvents:
    """Return the events; those that refer to something nobody knows are found by what their file aims at."""
    dead_in = [
        any(ids - joining.ids[kind].keys() for kind, ids in part.targets.items() if ids) for _, part in files
    ]
    events = StoredEvents(event_files, file_of, row_of)
    cut = set()
    for index in np.flatnonzero(np.array(dead_in, dtype=np.bool_)[file_of]).tolist() if any(dead_in) else ():
        event = events[index]
        dead = [link for link in links_of_event(event) if not joining.known(link.kind, link.id)]
        if dead:
            joining.tell_dead(dead, event.origin, f"events[{event.id}]")
            cut.add(index)
    _tell_unsourced(event_files, file_of, row_of, joining)
    return StoredEvents(event_files, file_of, row_of, frozenset(cut), joining.known) if cut else events


def _tell_unsourced(files: Sequence[FileRows], file_of: Any, row_of: Any, joining: Joining) -> None:
    says = "an event without a source", "add sources: [the-id-of-a-source]"
    for number, file in enumerate(files):
        rows = row_of[file_of == number]
        for row in rows[~file.rows.is_sourced[rows]].tolist():
            path = f"events[{file.rows.ids[row]}]"
            joining.tell(Severity.WARNING, Code.UNSOURCED, file.origin(row), path, says)
