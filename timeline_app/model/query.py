"""Questions asked of a dataset: what belongs to what, and what was known on a day."""

from collections.abc import Iterable, Sequence

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
    match ref.kind:
        case Kind.PLACE:
            return ref.id in event.places
        case Kind.CORRIDOR:
            return ref.id in event.corridors
        case Kind.ACTOR:
            return ref.id in event.actors
        case Kind.SERIES:
            return any(figure.series == ref.id for figure in event.figures)
        case Kind.SOURCE:
            return any(citation.id == ref.id for citation in event.sources)
        case Kind.CATEGORY:
            return event.category == ref.id
        case _:
            return False


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
    match ref.kind:
        case Kind.SERIES:
            return (ref.id,)
        case Kind.EVENT:
            event = dataset.events_by_id.get(ref.id)
            return () if event is None else (figure.series for figure in event.figures)
        case Kind.PLACE:
            return (series.id for series in dataset.series if ref.id in series.places)
        case Kind.CORRIDOR:
            return (series.id for series in dataset.series if ref.id in series.corridors)
        case Kind.ACTOR:
            return (series.id for series in dataset.series if ref.id in series.actors)
        case Kind.SOURCE:
            return (
                series.id
                for series in dataset.series
                if any(o.source is not None and o.source.id == ref.id for o in series.observations)
            )
        case _:
            return ()
