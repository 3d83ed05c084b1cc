"""Sections that pages of several kinds share: events, sources, chips of actors."""

from collections.abc import Iterable, Sequence

from timeline_app.model.event import Event
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import Series
from timeline_app.model.source import Citation, Source
from timeline_app.views.reading.blocks import (
    Block,
    Chip,
    Chips,
    Entries,
    Entry,
    Heading,
    Line,
    Paragraph,
    Reference,
    Run,
    Runs,
    Tone,
)
from timeline_app.views.reading.counts import counts
from timeline_app.views.reading.figures import latest_cards
from timeline_app.views.reading.markdown import blocks_of, first_runs, outward
from timeline_app.views.reading.reader import Reader, joined, said, translate
from timeline_app.wording.citation import citation_words
from timeline_app.wording.dates import date_in_words

MOST_EVENTS = 60
"""How many events a section lists; the timeline is the place for more."""


def section(title: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks under a heading, nothing at all where there are none."""
    body = tuple(blocks)
    return (Heading(title), *body) if body else ()


def short_date(reader: Reader, event: Event) -> str:
    """Return an event's date for a narrow column."""
    if event.when is None:
        return translate("Reading", "No date")
    return date_in_words(event.when, reader.language, short=True)


def event_entry(reader: Reader, event: Event, locator: str = "") -> Entry:
    """Return an event as a line of a list, with where in a source it stands."""
    tail = said(f"\u00a0\u00a0{locator}" if locator else "", Tone.FAINT)
    return Entry(short_date(reader, event), (reader.link(Kind.EVENT, event.id), *tail))


def events_section(reader: Reader, events: Sequence[Event]) -> tuple[Block, ...]:
    """Return the events of a record, in time."""
    if not events:
        return ()
    blocks: list[Block] = [Entries(tuple(event_entry(reader, event) for event in events[:MOST_EVENTS]))]
    more = len(events) - MOST_EVENTS
    if more > 0:
        blocks.append(Line(said(counts.more_events(more)), small=True))
    return section(counts.events(len(events)), blocks)


def figures_section(reader: Reader, series: Sequence[Series]) -> tuple[Block, ...]:
    """Return what some series say last, lengths first."""
    ordered = sorted(series, key=lambda one: one.unit != "km")
    return section(translate("Reading", "Figures"), latest_cards(reader, ordered))


def links_section(reader: Reader, title: str, refs: Iterable[Ref]) -> tuple[Block, ...]:
    """Return records as one line of links."""
    links: list[Runs] = [(reader.link(ref.kind, ref.id),) for ref in refs]
    return section(title, (Line(joined(links), Tone.PLAIN),) if links else ())


def actor_chips(reader: Reader, ids: Iterable[str]) -> tuple[Chip, ...]:
    """Return actors as chips."""
    chips = []
    for identifier in ids:
        actor = reader.dataset.actors_by_id.get(identifier)
        if actor is not None:
            hint = reader.pick(actor.long_name)
            chips.append(Chip(reader.name_of(actor), Ref(Kind.ACTOR, identifier), hint=hint))
    return tuple(chips)


def actors_section(reader: Reader, ids: Sequence[str]) -> tuple[Block, ...]:
    """Return all the actors of a record as chips."""
    chips = actor_chips(reader, ids)
    return section(translate("Reading", "Actors"), (Chips(chips),) if chips else ())


def text_blocks(summary: str, body: str = "") -> tuple[Block, ...]:
    """Return summary and body; the summary leads."""
    return (*blocks_of(summary, lead=bool(body)), *blocks_of(body))


def sources_section(reader: Reader, citations: Sequence[Citation], own: Ref | None) -> tuple[Block, ...]:
    """Return the sources cited, each with where in it, what it is and what else it supports."""
    known = [(c, s) for c in citations if (s := reader.dataset.sources_by_id.get(c.id)) is not None]
    references = (reference(reader, source, citation, own) for citation, source in known)
    return section(counts.sources(len(known)), references)


def reference(reader: Reader, source: Source, citation: Citation, own: Ref | None) -> Reference:
    """Return one source as cited; ``own`` is the record that cites it, not counted among the others."""
    notes: list[Runs] = []
    if citation.quote is not None:
        notes.append((Run(f"“{reader.pick(citation.quote)}”", emphasis=True),))
    notes.append(first_runs(reader.pick(source.note)))
    notes.append(_support(reader, source, own))
    return Reference(
        reader.mark(source.id),
        citation_runs(reader, source, citation.locator or ""),
        tuple(note for note in notes if note),
    )


def brief_reference(reader: Reader, source: Source) -> Reference:
    """Return one source without notes, for a list of them all; its own page has the notes."""
    return Reference(reader.mark(source.id), citation_runs(reader, source))


def citation_runs(reader: Reader, source: Source, locator: str = "") -> Runs:
    """Return the full citation: title as a link to the source's page, the rest after it."""
    words = citation_words(source, reader.languages, reader.language)
    parts: list[Runs] = [
        said(words.authors),
        (reader.link(Kind.SOURCE, source.id, words.title),),
        said(words.container),
        said(words.issued),
        said(locator),
    ]
    address = "" if source.url is None else source.url
    if outward(address):
        parts.append((Run(domain_of(address), url=address),))
    return joined(parts, ", ")


def domain_of(address: str) -> str:
    """Return what a reader should see of an address: its host, and that it leads out."""
    host = address.split("://", maxsplit=1)[-1].split("/", maxsplit=1)[0]
    return f"{host.removeprefix('www.')}\u00a0↗"


def _support(reader: Reader, source: Source, own: Ref | None) -> Runs:
    ref = Ref(Kind.SOURCE, source.id)
    events = reader.index.events_naming(ref, but=own)
    figures = [one for one in reader.index.said_by(source.id) if own != Ref(Kind.SERIES, one.series.id)]
    parts = []
    if events:
        parts.append(counts.other_events(events))
    if figures:
        parts.append(counts.figures(len(figures)))
    if not parts:
        return ()
    text = translate("Reading", "Also supports %1").replace("%1", ", ".join(parts))
    return (Run(text, tone=Tone.FAINT),)


def lead_or_nothing(text: str) -> tuple[Block, ...]:
    """Return a note under a title as a quiet paragraph."""
    runs = first_runs(text)
    return (Paragraph(runs),) if runs else ()
