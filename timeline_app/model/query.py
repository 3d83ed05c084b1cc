"""Questions asked of a dataset: what belongs to what, and what was known on a day."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from timeline_app.model.dataset import Dataset
from timeline_app.model.event import Event, Relation
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import Series


def events_of(dataset: Dataset, ref: Ref) -> tuple[str, ...]:
    """Return the ids of the events that belong to a record, in dataset order."""
    if ref.kind is Kind.EVENT:
        return (ref.id,) if ref.id in dataset.events_by_id else ()
    return tuple(event.id for event in dataset.events if _belongs(event, ref))


def _belongs(event: Event, ref: Ref) -> bool:
    ids_of = _MEMBERS.get(ref.kind)
    return ids_of is not None and ref.id in ids_of(event)


_MEMBERS: Mapping[Kind, Callable[[Event], Collection[str]]] = {
    Kind.PLACE: lambda event: event.places,
    Kind.CORRIDOR: lambda event: event.corridors,
    Kind.ACTOR: lambda event: event.actors,
    Kind.SERIES: lambda event: [figure.series for figure in event.figures],
    Kind.SOURCE: lambda event: [citation.id for citation in event.sources],
    Kind.CATEGORY: lambda event: (event.category,) if event.category else (),
}
"""The ids of each kind that an event names."""


def events_of_all(dataset: Dataset, refs: Iterable[Ref]) -> frozenset[str]:
    """Return the ids of the events that any of the references stands for."""
    return frozenset(event_id for ref in refs for event_id in events_of(dataset, ref))


def relations_of(dataset: Dataset, event: Event) -> tuple[tuple[Relation, bool], ...]:
    """Return an event's relations both ways: (relation, True when it points from another event here)."""
    outward = [(relation, False) for relation in event.related]
    named = {relation.id for relation in event.related}
    inward = [
        (Relation(other.id, relation.relation), True)
        for other in dataset.events
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
