"""The records other than events, of all files: each id once, references that lead somewhere, doubts told."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from timeline_app.loading.doubts import doubts_of
from timeline_app.loading.joining import Joining
from timeline_app.loading.limits import MOST_OF_ONE_PERIOD
from timeline_app.loading.links import LINKS, Link, without_dead_links
from timeline_app.loading.part import Stored
from timeline_app.loading.problems import Code, Severity, quoted
from timeline_app.model.dataset import DatasetInfo
from timeline_app.model.origin import Origin
from timeline_app.model.ref import Kind
from timeline_app.model.series import Series

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

StoredIn = Sequence[tuple[str, Stored]]
"""Records with the names of their files, in the order of the dataset."""


def collect_records(stored: StoredIn, joining: Joining) -> None:
    """Make the records, each id once."""
    for key, kind in KINDS.items():
        kept: dict[str, Any] = {}
        for record in _records(key, stored):
            if key == "series":
                record = _without_crowds(record, joining)  # noqa: PLW2901 - the same series, cut
            first = kept.setdefault(record.id, record)
            if first is not record:
                joining.tell_twice(key, record.id, record.origin, first.origin)
        joining.records[key] = list(kept.values())
        joining.ids[kind] = {identifier: index for index, identifier in enumerate(kept)}


def _records(key: str, stored: StoredIn) -> Iterable[Any]:
    for name, one in stored:
        if one.key != key:
            continue
        entry = one.validated()
        if key == "series":
            yield entry.record(_origin(name, one), [Origin(name, *spot) for spot in one.spots])
        else:
            yield entry.record(_origin(name, one))


def _origin(name: str, one: Stored) -> Origin:
    return Origin(name, one.line, one.column)


def _without_crowds(series: Series, joining: Joining) -> Series:
    """Leave out of a series what is too much for one period: all of a period's observations are compared."""
    counts: Counter[tuple[float, float]] = Counter()
    kept = []
    for observation in series.observations:
        period = observation.period.start_instant, observation.period.end_instant
        counts[period] += 1
        if counts[period] <= MOST_OF_ONE_PERIOD:
            kept.append(observation)
        elif counts[period] == MOST_OF_ONE_PERIOD + 1:
            says = f"more than {MOST_OF_ONE_PERIOD} observations of {quoted(observation.period.text)}"
            hint = "from here on they are left out"
            joining.tell(
                Severity.ERROR, Code.TOO_LARGE, observation.origin, f"series[{series.id}]", (says, hint)
            )
    return series if len(kept) == len(series.observations) else replace(series, observations=tuple(kept))


def check_links(joining: Joining) -> None:
    """Cut references that lead nowhere out of the records; all ids have to be known by now."""
    for key, records in joining.records.items():
        list_links = LINKS.get(type(records[0])) if records else None
        if list_links is None:
            continue
        for index, record in enumerate(records):
            dead = [link for link in list_links(record) if not joining.known(link.kind, link.id)]
            if dead:
                joining.tell_dead(dead, record.origin, f"{key}[{record.id}]")
                records[index] = without_dead_links(record, joining.known)


def check_series(joining: Joining) -> None:
    """Tell where observations disagree, and which have no source."""
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


def join_info(stored: StoredIn, joining: Joining) -> DatasetInfo:
    """Return what the dataset says of itself, in one place only; all ids have to be known by now."""
    told = [(one, _origin(name, one)) for name, one in stored if one.key == "dataset"]
    for _, origin in told[1:]:
        first = told[0][1]
        says = '"dataset" is given twice', f"the first is at {first.file}:{first.line}, and stands"
        joining.tell(Severity.ERROR, Code.DUPLICATE_KEY, origin, "dataset", says)
    if not told:
        return DatasetInfo()
    info: DatasetInfo = told[0][0].validated().info()
    return _with_known_opening(info, told[0][1], joining)


def _with_known_opening(info: DatasetInfo, origin: Origin, joining: Joining) -> DatasetInfo:
    links = [Link(ref.kind, ref.id, ("opening", "select", at)) for at, ref in enumerate(info.opening_select)]
    dead = [link for link in links if not joining.known(link.kind, link.id)]
    joining.tell_dead(dead, origin, "dataset")
    known = tuple(ref for ref in info.opening_select if joining.known(ref.kind, ref.id))
    return replace(info, opening_select=known)
