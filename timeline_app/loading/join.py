"""The files of a dataset to one dataset: ids once only, references that lead somewhere, doubts told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from timeline_app.loading.doubts import doubts_of
from timeline_app.loading.judge import did_you_mean
from timeline_app.loading.links import LINKS, Link, without_dead_links
from timeline_app.loading.locate import Location, spell
from timeline_app.loading.problems import Code, Problem, Severity, quoted
from timeline_app.loading.records import ENTRIES, FileRecords
from timeline_app.loading.written import Written
from timeline_app.model.dataset import Dataset, DatasetInfo
from timeline_app.model.origin import NOWHERE, Origin
from timeline_app.model.ref import Kind, Ref

KINDS: Mapping[str, Kind] = {
    "categories": Kind.CATEGORY,
    "actors": Kind.ACTOR,
    "places": Kind.PLACE,
    "events": Kind.EVENT,
    "corridors": Kind.CORRIDOR,
    "series": Kind.SERIES,
    "sources": Kind.SOURCE,
    "stories": Kind.STORY,
}
"""The kind of record each list of a file holds."""

_NOUNS = {
    Kind.CATEGORY: "category",
    Kind.SERIES: "series",
}


@dataclass
class Joining:
    """The joined records by list, and the problems met on the way."""

    written: Written
    records: dict[str, list[Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lost_ids: set[str] = field(default_factory=set)
    may_be_lost: bool = False

    def tell(
        self,
        severity: Severity,
        code: Code,
        origin: Origin,
        path: str,
        location: Location,
        says: tuple[str, str],
    ) -> None:
        """Add a problem about a value inside the record that was written at ``origin``."""
        line, column = self.written.find(origin, location)
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


def join(files: Sequence[FileRecords], written: Written) -> tuple[Dataset, list[Problem]]:
    """Join what the files say, in their order."""
    joining = Joining(written)
    for file in files:
        joining.problems.extend(file.problems)
        joining.lost_ids |= file.lost_ids
        joining.may_be_lost |= file.is_lost
    for key in ENTRIES:
        joining.records[key] = _unique(key, (one for file in files for one in file.records[key]), joining)
    info = _check_links(*_only_info(files, joining), joining)
    for series in joining.records["series"]:
        for doubt in doubts_of(series):
            joining.tell(*doubt)
    _tell_unsourced(joining)
    return Dataset(
        info=info, **{key: tuple(records) for key, records in joining.records.items()}
    ), joining.problems


def _unique(key: str, records: Iterable[Any], joining: Joining) -> list[Any]:
    kept: dict[str, Any] = {}
    for record in records:
        first = kept.setdefault(record.id, record)
        if first is not record:
            where = f"{first.origin.file}:{first.origin.line}"
            says = (
                f"the id {quoted(record.id)} is given twice in {key}",
                f"the first is at {where}, and stands",
            )
            path = f"{key}[{record.id}]"
            joining.tell(Severity.ERROR, Code.DUPLICATE_ID, record.origin, path, ("id",), says)
    return list(kept.values())


def _only_info(files: Sequence[FileRecords], joining: Joining) -> tuple[DatasetInfo, Origin]:
    told = [file.info for file in files if file.info is not None]
    for _, origin in told[1:]:
        first = told[0][1]
        says = '"dataset" is given twice', f"the first is at {first.file}:{first.line}, and stands"
        joining.tell(Severity.ERROR, Code.DUPLICATE_KEY, origin, "dataset", (), says)
    return told[0] if told else (DatasetInfo(), NOWHERE)


def _check_links(info: DatasetInfo, origin: Origin, joining: Joining) -> DatasetInfo:
    ids = {KINDS[key]: {record.id for record in records} for key, records in joining.records.items()}

    def known(kind: Kind, one: str) -> bool:
        return one in ids[kind]

    for key, records in joining.records.items():
        list_links = LINKS.get(type(records[0])) if records else None
        if list_links is None:
            continue
        for index, record in enumerate(records):
            dead = [link for link in list_links(record) if link.id not in ids[link.kind]]
            if dead:
                _tell_dead(dead, record.origin, f"{key}[{record.id}]", ids, joining)
                records[index] = without_dead_links(record, known)
    return _check_opening(info, origin, ids, joining)


def _tell_dead(
    dead: Sequence[Link], origin: Origin, path: str, ids: Mapping[Kind, set[str]], joining: Joining
) -> None:
    for link in dead:
        if joining.may_be_lost or link.id in joining.lost_ids:
            continue
        noun = _NOUNS.get(link.kind, link.kind.value)
        says = f"there is no {noun} {quoted(link.id)}", did_you_mean(link.id, ids[link.kind])
        joining.tell(Severity.ERROR, Code.UNKNOWN_ID, origin, path, link.location, says)


def _check_opening(
    info: DatasetInfo, origin: Origin, ids: Mapping[Kind, set[str]], joining: Joining
) -> DatasetInfo:
    def is_known(ref: Ref) -> bool:
        return ref.id in ids[ref.kind]

    dead = [
        Link(ref.kind, ref.id, ("opening", "select", index))
        for index, ref in enumerate(info.opening_select)
        if not is_known(ref)
    ]
    if not dead:
        return info
    _tell_dead(dead, origin, "dataset", ids, joining)
    return replace(info, opening_select=tuple(filter(is_known, info.opening_select)))


def _tell_unsourced(joining: Joining) -> None:
    for event in joining.records["events"]:
        if not event.sources:
            says = "an event without a source", "add sources: [the-id-of-a-source]"
            joining.tell(Severity.WARNING, Code.UNSOURCED, event.origin, f"events[{event.id}]", (), says)
    for series in joining.records["series"]:
        for index, observation in enumerate(series.observations):
            if observation.source is None and not series.sources:
                says = "an observation without a source", "add source: the-id-of-a-source"
                path = f"series[{series.id}].observations[{index}]"
                joining.tell(Severity.WARNING, Code.UNSOURCED, observation.origin, path, (), says)
