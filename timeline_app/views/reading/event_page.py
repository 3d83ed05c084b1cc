"""The page of an event: what, when, where, who; text, figures, what it leads to, who says so."""

from timeline_app.model.event import Event, EventStatus
from timeline_app.model.place import Place
from timeline_app.model.query import relations_of
from timeline_app.model.ref import Kind, Ref
from timeline_app.views.reading import names
from timeline_app.views.reading.blocks import (
    Block,
    Chip,
    Chips,
    Entries,
    Entry,
    Heading,
    Line,
    Picture,
    Run,
    Runs,
    Tone,
)
from timeline_app.views.reading.figures import cited_cards
from timeline_app.views.reading.reader import Reader, joined, raised, said, translate
from timeline_app.views.reading.sections import (
    actor_chips,
    actors_section,
    links_section,
    section,
    short_date,
    sources_section,
    text_blocks,
)
from timeline_app.wording.dates import date_in_words, day_in_words, relative_of_date
from timeline_app.wording.territories import territory_in_words

_ACTORS_ON_TOP = 2
"""How many actors stand above the title; of more than that only the first does."""
_NOT_YET = (EventStatus.ANNOUNCED, EventStatus.PLANNED, EventStatus.FORECAST)


def event_blocks(reader: Reader, event: Event) -> tuple[Block, ...]:
    """Return the blocks of an event's page."""
    own = Ref(Kind.EVENT, event.id)
    actors_below = event.actors if len(event.actors) > _ACTORS_ON_TOP else ()
    return (
        *_top_chips(reader, event),
        Heading(reader.name_of(event), 1),
        *_when_and_where(reader, event),
        *text_blocks(reader.pick(event.summary), reader.pick(event.body)),
        *_pictures(reader, event),
        *section(translate("Reading", "Figures cited"), cited_cards(reader, event.figures)),
        *section(translate("Reading", "Related"), _related(reader, event)),
        *links_section(
            reader, translate("Reading", "Corridors"), (Ref(Kind.CORRIDOR, i) for i in event.corridors)
        ),
        *actors_section(reader, actors_below),
        *sources_section(reader, event.sources, own),
        *_turns(reader, event),
    )


def _top_chips(reader: Reader, event: Event) -> tuple[Block, ...]:
    chips = []
    category = reader.dataset.categories_by_id.get(event.category or "")
    if category is not None:
        ref = Ref(Kind.CATEGORY, category.id)
        chips.append(Chip(reader.name_of(category), ref, colour=category.colour))
    if event.status is not EventStatus.HELD:
        outlined = event.status in _NOT_YET
        chips.append(Chip(names.event_status(event.status), outlined=outlined))
    actors = actor_chips(reader, event.actors)
    shown = len(actors) if len(actors) <= _ACTORS_ON_TOP else 1
    chips.extend(actors[:shown])
    if actors[shown:]:
        chips.append(Chip(f"+{len(actors) - shown}", hint=", ".join(chip.text for chip in actors[shown:])))
    return (Chips(tuple(chips)),) if chips else ()


def _when_and_where(reader: Reader, event: Event) -> tuple[Block, ...]:
    places = (reader.dataset.places_by_id.get(identifier) for identifier in event.places)
    where = joined([place_runs(reader, place) for place in places if place is not None], "; ")
    if event.when is None:
        when = said(translate("Reading", "Date not given"))
    else:
        words = date_in_words(event.when, reader.language)
        when = raised(words[:1].upper() + words[1:], reader.language)
    lines: list[Block] = [Line(joined([when, where]))]
    relative = _relative(reader, event)
    if relative:
        lines.append(Line(relative, Tone.FAINT, small=True))
    return tuple(lines)


def place_runs(reader: Reader, place: Place) -> Runs:
    """Return a place as a link, with its country where that says more."""
    link = reader.link(Kind.PLACE, place.id)
    if place.country is None:
        return (link,)
    country = territory_in_words(place.country, reader.language)
    return (link,) if country == link.text else (link, Run(f", {country}"))


def _relative(reader: Reader, event: Event) -> Runs:
    """How far the event is from today and, where the reader set one, from the time cursor."""
    if event.when is None:
        return ()
    now = relative_of_date(event.when, reader.today, reader.language)
    parts = [said(now[:1].upper() + now[1:])]
    if reader.cursor is not None and not _is_inside(event, reader.cursor):
        then = relative_of_date(event.when, reader.cursor, reader.language)
        if then:
            text = translate("Reading", "seen from %1: %2")
            day = day_in_words(int(reader.cursor // 1), reader.language)
            parts.append(said(text.replace("%1", day).replace("%2", then)))
    return joined(parts)


def _is_inside(event: Event, instant: float) -> bool:
    return event.when is not None and event.when.start_instant <= instant < event.when.end_instant


def _pictures(reader: Reader, event: Event) -> tuple[Block, ...]:
    return tuple(
        Picture(
            media.file,
            alt=reader.pick(media.alt),
            caption=reader.pick(media.caption),
            credit=" · ".join(filter(None, (media.credit, media.licence))),
        )
        for media in event.media
    )


def _related(reader: Reader, event: Event) -> tuple[Block, ...]:
    """Related events, both ways, those of one relation together in the order written."""
    groups: dict[str, list[Entry]] = {}
    for relation, inward in relations_of(reader.dataset, event):
        other = reader.dataset.events_by_id.get(relation.id)
        if other is None:
            continue
        label = names.relation(relation.relation, inward=inward)
        runs = (reader.link(Kind.EVENT, other.id), Run(f"  {short_date(reader, other)}", tone=Tone.FAINT))
        group = groups.setdefault(label, [])
        group.append(Entry("" if group else label, runs))
    entries = tuple(entry for group in groups.values() for entry in group)
    return (Entries(entries),) if entries else ()


def _turns(reader: Reader, event: Event) -> tuple[Block, ...]:
    before, after = reader.index.neighbours(event)
    turns = []
    if before is not None:
        label = translate("Reading", "Before")
        turns.append(Entry(f"←\u00a0{label}", _turn_runs(reader, before)))
    if after is not None:
        label = translate("Reading", "Next")
        turns.append(Entry(f"→\u00a0{label}", _turn_runs(reader, after)))
    return section(translate("Reading", "In the same lane"), (Entries(tuple(turns)),) if turns else ())


def _turn_runs(reader: Reader, event: Event) -> Runs:
    return (
        reader.link(Kind.EVENT, event.id),
        Run(f"  {short_date(reader, event)}", tone=Tone.FAINT),
    )
