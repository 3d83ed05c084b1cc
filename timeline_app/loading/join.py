"""The files of a dataset to one dataset: each id once, references that lead somewhere, doubts told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from timeline_app.loading.doubts import doubts_of
from timeline_app.loading.join_events import Indexes, event_columns, first_of_each, undated
from timeline_app.loading.judge import did_you_mean
from timeline_app.loading.links import LINKS, Link, links_of_event, without_dead_links
from timeline_app.loading.locate import Location, spell
from timeline_app.loading.part import Part, Stored
from timeline_app.loading.problems import Code, Problem, ProblemLog, Severity, quoted
from timeline_app.loading.stored_events import EventsById, FileRows, StoredEvents, all_rows, ids_of
from timeline_app.loading.written import Written
from timeline_app.model.dataset import Dataset, DatasetInfo
from timeline_app.model.origin import NOWHERE, Origin
from timeline_app.model.ref import Kind

KINDS: Mapping[str, Kind] = {
    "categories": Kind.CATEGORY,
    "actors": Kind.ACTOR,
    "places": Kind.PLACE,
    "corridors": Kind.CORRIDOR,
    "series": Kind.SERIES,
    "sources": Kind.SOURCE,
    "stories": Kind.STORY,
}
"""The kind of record each list of a file holds; events are columns, and joined apart."""

Files = Sequence[tuple[str, Part]]
"""The parts of a dataset with the names of their files, in the order of the dataset."""


@dataclass
class Joining:
    """The joined records by list, the ids by kind, and the problems met on the way."""

    written: Written
    problems: ProblemLog = field(default_factory=ProblemLog)
    records: dict[str, list[Any]] = field(default_factory=dict)
    ids: dict[Kind, Any] = field(default_factory=dict)
    lost_ids: set[str] = field(default_factory=set)
    may_be_lost: bool = False

    def known(self, kind: Kind, identifier: str) -> bool:
        """Whether there is such a record."""
        return identifier in self.ids[kind]

    def tell(
        self,
        severity: Severity,
        code: Code,
        origin: Origin,
        path: str,
        says: tuple[str, str],
        location: Location = (),
        value: str = "",
    ) -> None:
        """Add a problem about the record that was written at an origin, or a value inside it."""
        if self.problems.is_full:
            self.problems.count(severity)
            return
        line, column = self.written.find(origin, location, value)
        problem = Problem(
            severity=severity,
            code=code,
            file=origin.file,
            line=line,
            column=column,
            path=path + spell(location),
            message=says[0],
            hint=says[1],
        )
        self.problems.append(problem)

    def tell_dead(self, link: Link, origin: Origin, path: str) -> None:
        """Tell that a reference leads nowhere, unless it may lead to what could not be read."""
        if self.may_be_lost or link.id in self.lost_ids:
            return
        if self.problems.is_full:
            self.problems.count(Severity.ERROR)
            return
        noun = "series" if link.kind is Kind.SERIES else link.kind.value
        says = f"there is no {noun} {quoted(link.id)}", did_you_mean(link.id, self.ids[link.kind])
        self.tell(Severity.ERROR, Code.UNKNOWN_ID, origin, path, says, link.location, link.id)


def join(files: Files, written: Written) -> tuple[Dataset, tuple[Problem, ...]]:
    """Join what the files say, in their order."""
    joining = Joining(written)
    for _, part in files:
        joining.lost_ids |= part.lost_ids
        joining.may_be_lost |= part.is_lost
    info, origin_of_info = _info(files, joining)
    for key, kind in KINDS.items():
        joining.records[key] = _unique(key, _records(key, files), joining)
        joining.ids[kind] = {record.id: index for index, record in enumerate(joining.records[key])}
    event_files = [FileRows(name, part.events) for name, part in files]
    index, file_of, row_of = _unique_events(event_files, joining)
    joining.ids[Kind.EVENT] = index
    for key, records in joining.records.items():
        _check_links(key, records, joining)
    events = _events(files, event_files, file_of, row_of, joining)
    _check_series(joining)
    info = _with_known_opening(info, origin_of_info, joining)
    told = (replace(problem, file=name) for name, part in files for problem in part.problems)
    return _dataset(info, events, joining), (*told, *joining.problems.listed())


def _info(files: Files, joining: Joining) -> tuple[DatasetInfo, Origin]:
    told = [(one, _origin(name, one)) for name, one in _stored("dataset", files)]
    if not told:
        return DatasetInfo(), NOWHERE
    first = told[0][1]
    for _, origin in told[1:]:
        says = '"dataset" is given twice', f"the first is at {first.file}:{first.line}, and stands"
        joining.tell(Severity.ERROR, Code.DUPLICATE_KEY, origin, "dataset", says)
    return told[0][0].validated().info(), first


def _stored(key: str, files: Files) -> Iterable[tuple[str, Stored]]:
    return ((name, one) for name, part in files for one in part.stored if one.key == key)


def _origin(name: str, one: Stored) -> Origin:
    return Origin(name, one.line, one.column)


def _records(key: str, files: Files) -> Iterable[Any]:
    for name, one in _stored(key, files):
        entry = one.validated()
        if key == "series":
            yield entry.record(_origin(name, one), [Origin(name, *spot) for spot in one.spots])
        else:
            yield entry.record(_origin(name, one))


def _unique(key: str, records: Iterable[Any], joining: Joining) -> list[Any]:
    kept: dict[str, Any] = {}
    for record in records:
        first = kept.setdefault(record.id, record)
        if first is not record:
            _tell_twice(key, record.id, record.origin, first.origin, joining)
    return list(kept.values())


def _tell_twice(key: str, identifier: str, origin: Origin, first: Origin, joining: Joining) -> None:
    hint = f"the first is at {first.file}:{first.line}, and stands"
    says = f"the id {quoted(identifier)} is given twice in {key}", hint
    path = f"{key}[{identifier}]"
    joining.tell(Severity.ERROR, Code.DUPLICATE_ID, origin, path, says, ("id",), identifier)


def _unique_events(files: Sequence[FileRows], joining: Joining) -> tuple[dict[str, int], Any, Any]:
    """Return where each event's id stands, and the file and row of each event."""
    ids = ids_of(files)
    file_of, row_of = all_rows(files)
    index, again = first_of_each(ids)
    if not again:
        return index, file_of, row_of
    for row, first in again:
        second, one = (files[file_of[place]].origin(row_of[place]) for place in (row, first))
        _tell_twice("events", ids[row], second, one, joining)
    kept = np.ones(len(ids), dtype=np.bool_)
    kept[[row for row, _ in again]] = False
    names = [identifier for identifier, is_kept in zip(ids, kept, strict=True) if is_kept]
    return {one: row for row, one in enumerate(names)}, file_of[kept], row_of[kept]


def _check_links(key: str, records: list[Any], joining: Joining) -> None:
    list_links = LINKS.get(type(records[0])) if records else None
    if list_links is None:
        return
    for index, record in enumerate(records):
        dead = [link for link in list_links(record) if not joining.known(link.kind, link.id)]
        for link in dead:
            joining.tell_dead(link, record.origin, f"{key}[{record.id}]")
        if dead:
            records[index] = without_dead_links(record, joining.known)


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
        for link in dead:
            joining.tell_dead(link, event.origin, f"events[{event.id}]")
        if dead:
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


def _check_series(joining: Joining) -> None:
    says = "an observation without a source", "add source: the-id-of-a-source"
    for series in joining.records["series"]:
        for doubt in doubts_of(series):
            joining.tell(*doubt)
        if series.sources:
            continue
        for index, observation in enumerate(series.observations):
            if observation.source is None:
                path = f"series[{series.id}].observations[{index}]"
                joining.tell(Severity.WARNING, Code.UNSOURCED, observation.origin, path, says)


def _with_known_opening(info: DatasetInfo, origin: Origin, joining: Joining) -> DatasetInfo:
    for index, ref in enumerate(info.opening_select):
        if not joining.known(ref.kind, ref.id):
            joining.tell_dead(Link(ref.kind, ref.id, ("opening", "select", index)), origin, "dataset")
    known = tuple(ref for ref in info.opening_select if joining.known(ref.kind, ref.id))
    return replace(info, opening_select=known)


def _dataset(info: DatasetInfo, events: StoredEvents, joining: Joining) -> Dataset:
    """Return the dataset, with what can be had from columns put where it would else be made from events."""
    dataset = Dataset(info=info, events=events, **{key: tuple(one) for key, one in joining.records.items()})
    indexes = Indexes(joining.ids[Kind.CATEGORY], joining.ids[Kind.PLACE], joining.ids[Kind.ACTOR])
    rows = events.rows()
    known = dataset.__dict__
    known["columns"] = event_columns(rows, events, indexes, info.languages)
    known["undated"] = undated(rows, events)
    known["events_by_id"] = EventsById(events, joining.ids[Kind.EVENT])
    return dataset
