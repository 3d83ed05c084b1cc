"""The pages of places, corridors and actors: what they are, then everything that concerns them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline_app.model.corridor import Corridor, CorridorStatus, Direction, Segment
from timeline_app.model.place import Actor, Place
from timeline_app.model.query import series_of
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.source import Citation
from timeline_app.views.reading import names
from timeline_app.views.reading.blocks import (
    Block,
    Chip,
    Chips,
    Entries,
    Entry,
    Heading,
    Line,
    Run,
    Runs,
    Tone,
)
from timeline_app.views.reading.reader import Reader, joined, said, translate
from timeline_app.views.reading.sections import (
    actors_section,
    events_section,
    figures_section,
    lead_or_nothing,
    links_section,
    section,
    sources_section,
    text_blocks,
)
from timeline_app.wording.dates import date_in_words
from timeline_app.wording.territories import coordinates_in_words, territory_in_words

_NOT_YET = (CorridorStatus.UNDER_CONSTRUCTION, CorridorStatus.PLANNED, CorridorStatus.PROPOSED)

_BETWEEN: Final = {None: " – ", Direction.FORWARD: " → ", Direction.BACKWARD: " ← ", Direction.BOTH: " ⇄ "}
"""What stands between two waypoints, by which way things flow there, as on the map."""


def place_blocks(reader: Reader, place: Place) -> tuple[Block, ...]:
    """Return the blocks of a place's page."""
    ref = Ref(Kind.PLACE, place.id)
    corridors = [
        c for c in reader.dataset.corridors if any(place.id in segment.via for segment in c.segments)
    ]
    country = "" if place.country is None else territory_in_words(place.country, reader.language)
    return (
        Chips((Chip(names.kind(place.kind)),)),
        Heading(reader.name_of(place), 1),
        *_other_names(reader, place),
        Line(joined([said(country), said(_where(reader, place))])),
        *lead_or_nothing(reader.pick(place.note)),
        *events_section(reader, reader.index.events_of(ref)),
        *links_section(
            reader,
            translate("Reading", "Corridors through here"),
            (Ref(Kind.CORRIDOR, corridor.id) for corridor in corridors),
        ),
        *figures_section(reader, series_of(reader.dataset, (ref,))),
        *sources_section(reader, place.sources, ref),
    )


def _where(reader: Reader, place: Place) -> str:
    if place.lon is None or place.lat is None:
        return translate("Reading", "not placed on the map: no source gives its coordinates")
    return coordinates_in_words(place.lon, place.lat, reader.language)


def _other_names(reader: Reader, place: Place) -> tuple[Block, ...]:
    own = reader.name_of(place)
    others = dict.fromkeys(n for n in place.name.values() if n and n != own and reader.can_show(n))
    return (Line(said(" · ".join(others)), Tone.FAINT),) if others else ()


def actor_blocks(reader: Reader, actor: Actor) -> tuple[Block, ...]:
    """Return the blocks of an actor's page."""
    ref = Ref(Kind.ACTOR, actor.id)
    corridors = [corridor for corridor in reader.dataset.corridors if actor.id in corridor.actors]
    long_name = reader.pick(actor.long_name)
    return (
        Chips((Chip(names.kind(actor.kind)),)),
        Heading(reader.name_of(actor), 1),
        *((Line(said(long_name)),) if long_name else ()),
        *lead_or_nothing(reader.pick(actor.note)),
        *events_section(reader, reader.index.events_of(ref)),
        *figures_section(reader, series_of(reader.dataset, (ref,))),
        *links_section(
            reader,
            translate("Reading", "Corridors"),
            (Ref(Kind.CORRIDOR, corridor.id) for corridor in corridors),
        ),
        *sources_section(reader, actor.sources, ref),
    )


def corridor_blocks(reader: Reader, corridor: Corridor) -> tuple[Block, ...]:
    """Return the blocks of a corridor's page."""
    ref = Ref(Kind.CORRIDOR, corridor.id)
    outlined = corridor.status in _NOT_YET
    when = "" if corridor.when is None else date_in_words(corridor.when, reader.language)
    return (
        Chips(
            (
                Chip(names.mode(corridor.mode), colour=corridor.colour),
                Chip(names.corridor_status(corridor.status), outlined=outlined),
            )
        ),
        Heading(reader.name_of(corridor), 1),
        Line(joined([said(when), said(", ".join(_countries(reader, corridor)))])),
        *text_blocks(reader.pick(corridor.summary)),
        *figures_section(reader, series_of(reader.dataset, (ref,))),
        *section(translate("Reading", "Route"), _route(reader, corridor)),
        *events_section(reader, reader.index.events_of(ref)),
        *actors_section(reader, corridor.actors),
        *sources_section(reader, _all_sources(corridor), ref),
    )


def _countries(reader: Reader, corridor: Corridor) -> Sequence[str]:
    """The countries crossed, in the order the route first meets them."""
    places = reader.dataset.places_by_id
    codes = (
        places[identifier].country
        for segment in corridor.segments
        for identifier in segment.via
        if identifier in places
    )
    return [territory_in_words(code, reader.language) for code in dict.fromkeys(codes) if code]


def _route(reader: Reader, corridor: Corridor) -> tuple[Block, ...]:
    entries = tuple(_stretch(reader, corridor, segment) for segment in corridor.segments)
    return (Entries(entries),) if entries else ()


def _stretch(reader: Reader, corridor: Corridor, segment: Segment) -> Entry:
    """A stretch: how it travels, through where, and what is particular to it."""
    waypoints: list[Runs] = [(reader.link(Kind.PLACE, identifier),) for identifier in segment.via]
    facts: list[Runs] = []
    if segment.status is not corridor.status:
        facts.append(said(names.corridor_status(segment.status)))
    if segment.when is not None and segment.when != corridor.when:
        facts.append(said(date_in_words(segment.when, reader.language)))
    marks: list[Runs] = [
        (replace(reader.link(Kind.SOURCE, c.id, reader.mark(c.id)), tone=Tone.FAINT, subdued=True),)
        for c in segment.sources
    ]
    route = joined(waypoints, _BETWEEN[segment.direction])
    tail = (Run("\u00a0\u00a0"), *joined(marks, " ")) if marks else ()
    return Entry(names.mode(segment.mode), (*route, *tail), joined(facts))


def _all_sources(corridor: Corridor) -> Sequence[Citation]:
    own = {citation.id: citation for citation in corridor.sources}
    for segment in corridor.segments:
        for citation in segment.sources:
            own.setdefault(citation.id, citation)
    return tuple(own.values())
