"""Questions asked of a dataset: what belongs to what, and what was known on a day."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import numpy as np

from timeline_app.model.dataset import Dataset
from timeline_app.model.event import Event, Relation
from timeline_app.model.event_ids import EventIds
from timeline_app.model.members import Indexes
from timeline_app.model.numbers import union
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import Series


def indexes_of(dataset: Dataset, ref: Ref) -> Indexes:
    """Return where the events that belong to a record stand, ascending."""
    if ref.kind is Kind.EVENT:
        index = dataset.event_index.get(ref.id, -1)
        return np.array([index] if index >= 0 else [], dtype=np.int32)
    postings = dataset.members.of_kind.get(ref.kind)
    return np.empty(0, dtype=np.int32) if postings is None else postings.of(ref.id)


def events_of(dataset: Dataset, ref: Ref) -> EventIds:
    """Return the ids of the events that belong to a record, in dataset order."""
    return EventIds(dataset, indexes_of(dataset, ref))


def events_of_all(dataset: Dataset, refs: Iterable[Ref]) -> EventIds:
    """Return the ids of the events that any of the references stands for."""
    found = [indexes_of(dataset, ref) for ref in refs]
    if len(found) < 2:
        return EventIds(dataset, found[0] if found else ())
    return EventIds(dataset, union(*found))


def named_by(dataset: Dataset, kind: Kind, events: Iterable[str]) -> frozenset[str]:
    """Return the ids of the records of a kind that any of some events names."""
    if not isinstance(events, EventIds):
        known = (dataset.event_index.get(event, -1) for event in events)
        events = EventIds(dataset, [index for index in known if index >= 0])
    return events.named(kind)


def relations_of(dataset: Dataset, event: Event) -> tuple[tuple[Relation, bool], ...]:
    """Return an event's relations both ways: (relation, True when it points from another event here)."""
    outward = [(relation, False) for relation in event.related]
    named = {relation.id for relation in event.related}
    naming = (dataset.events[index] for index in dataset.members.of_kind[Kind.EVENT].of(event.id).tolist())
    inward = [
        (Relation(other.id, relation.relation), True)
        for other in naming
        for relation in other.related
        if relation.id == event.id and other.id not in named
    ]
    return (*outward, *inward)


def series_of(dataset: Dataset, refs: Sequence[Ref]) -> tuple[Series, ...]:
    """Return the series that concern the references, in dataset order, all of them when there are none.

    A selected event's figures come first by right; then whatever shares its corridors, places, actors.
    """
    if not refs:
        return tuple(dataset.series)
    wanted = {series_id for ref in refs for series_id in _series_ids(dataset, ref)}
    return tuple(series for series in dataset.series if series.id in wanted)


def _series_ids(dataset: Dataset, ref: Ref) -> Iterable[str]:
    if ref.kind is Kind.SERIES:
        return (ref.id,)
    if ref.kind is Kind.EVENT:
        event = dataset.events_by_id.get(ref.id)
        return () if event is None else [figure.series for figure in event.figures]
    ids_of = _CONCERNS.get(ref.kind)
    return () if ids_of is None else [one.id for one in dataset.series if ref.id in ids_of(one)]


_CONCERNS: Mapping[Kind, Callable[[Series], Collection[str]]] = {
    Kind.PLACE: lambda series: series.places,
    Kind.CORRIDOR: lambda series: series.corridors,
    Kind.ACTOR: lambda series: series.actors,
    Kind.SOURCE: lambda series: [o.source.id for o in series.observations if o.source is not None],
}
"""The ids of each kind that a series names."""
