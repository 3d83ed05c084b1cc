"""What refers to what: for each kind of record, its references with their places in the file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from timeline_app.loading.locate import Location
from timeline_app.model.corridor import Corridor, Segment
from timeline_app.model.event import Event
from timeline_app.model.place import Actor, Place
from timeline_app.model.ref import Kind
from timeline_app.model.series import Observation, Series
from timeline_app.model.source import Citation
from timeline_app.model.story import Step, Story


class Link(NamedTuple):
    """A reference: the kind and id it names, and where in its record it is written."""

    kind: Kind
    id: str
    location: Location


IsKnown = Callable[[Kind, str], bool]
"""Whether there is a record of this kind with this id."""


def _ids(kind: Kind, field: str, ids: Sequence[str]) -> Iterator[Link]:
    return (Link(kind, one, (field, index)) for index, one in enumerate(ids))


def _citations(citations: Sequence[Citation], *within: str | int) -> Iterator[Link]:
    return (Link(Kind.SOURCE, one.id, (*within, "sources", index)) for index, one in enumerate(citations))


def links_of_event(event: Event) -> Iterator[Link]:
    """Yield what an event refers to."""
    if event.category is not None:
        yield Link(Kind.CATEGORY, event.category, ("category",))
    yield from _ids(Kind.PLACE, "places", event.places)
    yield from _ids(Kind.CORRIDOR, "corridors", event.corridors)
    yield from _ids(Kind.ACTOR, "actors", event.actors)
    yield from _ids(Kind.SERIES, "figures", [figure.series for figure in event.figures])
    yield from _ids(Kind.EVENT, "related", [relation.id for relation in event.related])
    yield from _citations(event.sources)


def links_of_place(place: Place) -> Iterator[Link]:
    """Yield what a place refers to. A source alone is written as ``source``, found by falling back."""
    return _citations(place.sources)


def links_of_actor(actor: Actor) -> Iterator[Link]:
    """Yield what an actor refers to."""
    return _citations(actor.sources)


def links_of_corridor(corridor: Corridor) -> Iterator[Link]:
    """Yield what a corridor refers to."""
    yield from _ids(Kind.ACTOR, "actors", corridor.actors)
    yield from _citations(corridor.sources)
    for index, segment in enumerate(corridor.segments):
        for stop, place in enumerate(segment.via):
            yield Link(Kind.PLACE, place, ("segments", index, "via", stop))
        yield from _citations(segment.sources, "segments", index)


def links_of_series(series: Series) -> Iterator[Link]:
    """Yield what a series refers to."""
    yield from _ids(Kind.ACTOR, "actors", series.actors)
    yield from _ids(Kind.PLACE, "places", series.places)
    yield from _ids(Kind.CORRIDOR, "corridors", series.corridors)
    yield from _ids(Kind.SERIES, "related", [relation.id for relation in series.related])
    yield from _citations(series.sources)
    for index, observation in enumerate(series.observations):
        # A source of the whole series was told above, and its observations have it from there.
        if observation.source is not None and observation.source not in series.sources:
            yield Link(Kind.SOURCE, observation.source.id, ("observations", index, "source"))


def links_of_story(story: Story) -> Iterator[Link]:
    """Yield what a story refers to."""
    for index, step in enumerate(story.steps):
        for position, ref in enumerate(step.select):
            yield Link(ref.kind, ref.id, ("steps", index, "select", position))
        for position, place in enumerate(step.fit):
            yield Link(Kind.PLACE, place, ("steps", index, "map", "fit", position))


LINKS: Mapping[type[Any], Callable[[Any], Iterator[Link]]] = {
    Event: links_of_event,
    Place: links_of_place,
    Actor: links_of_actor,
    Corridor: links_of_corridor,
    Series: links_of_series,
    Story: links_of_story,
}
"""How to list the links of a record, by its type; categories and sources have none."""


def without_dead_links(record: Any, known: IsKnown) -> Any:
    """Return a record without the references that lead nowhere. A segment that loses a stop is lost."""
    cut = _CUTS.get(type(record))
    return record if cut is None else cut(record, known)


def _kept(kind: Kind, ids: Sequence[str], known: IsKnown) -> tuple[str, ...]:
    return tuple(one for one in ids if known(kind, one))


def _cited(citations: Sequence[Citation], known: IsKnown) -> tuple[Citation, ...]:
    return tuple(one for one in citations if known(Kind.SOURCE, one.id))


def _cut_event(event: Event, known: IsKnown) -> Event:
    has_category = event.category is None or known(Kind.CATEGORY, event.category)
    return replace(
        event,
        category=event.category if has_category else None,
        places=_kept(Kind.PLACE, event.places, known),
        corridors=_kept(Kind.CORRIDOR, event.corridors, known),
        actors=_kept(Kind.ACTOR, event.actors, known),
        figures=tuple(one for one in event.figures if known(Kind.SERIES, one.series)),
        related=tuple(one for one in event.related if known(Kind.EVENT, one.id)),
        sources=_cited(event.sources, known),
    )


def _cut_sources(record: Place | Actor, known: IsKnown) -> Place | Actor:
    return replace(record, sources=_cited(record.sources, known))


def _cut_corridor(corridor: Corridor, known: IsKnown) -> Corridor:
    segments = (
        replace(segment, sources=_cited(segment.sources, known))
        for segment in corridor.segments
        if _leads_somewhere(segment, known)
    )
    return replace(
        corridor,
        segments=tuple(segments),
        actors=_kept(Kind.ACTOR, corridor.actors, known),
        sources=_cited(corridor.sources, known),
    )


def _leads_somewhere(segment: Segment, known: IsKnown) -> bool:
    # Without one of its stops a line would run where no line runs.
    return all(known(Kind.PLACE, place) for place in segment.via)


def _cut_series(series: Series, known: IsKnown) -> Series:
    return replace(
        series,
        actors=_kept(Kind.ACTOR, series.actors, known),
        places=_kept(Kind.PLACE, series.places, known),
        corridors=_kept(Kind.CORRIDOR, series.corridors, known),
        related=tuple(one for one in series.related if known(Kind.SERIES, one.id)),
        sources=_cited(series.sources, known),
        observations=tuple(_cut_observation(one, known) for one in series.observations),
    )


def _cut_observation(observation: Observation, known: IsKnown) -> Observation:
    source = observation.source
    return (
        observation if source is None or known(Kind.SOURCE, source.id) else replace(observation, source=None)
    )


def _cut_story(story: Story, known: IsKnown) -> Story:
    return replace(story, steps=tuple(_cut_step(step, known) for step in story.steps))


def _cut_step(step: Step, known: IsKnown) -> Step:
    select = tuple(ref for ref in step.select if known(ref.kind, ref.id))
    return replace(step, select=select, fit=_kept(Kind.PLACE, step.fit, known))


_CUTS: Mapping[type[Any], Callable[[Any, IsKnown], Any]] = {
    Event: _cut_event,
    Place: _cut_sources,
    Actor: _cut_sources,
    Corridor: _cut_corridor,
    Series: _cut_series,
    Story: _cut_story,
}
