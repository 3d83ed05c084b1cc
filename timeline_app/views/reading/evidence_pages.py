"""The pages of series and sources: every observation with who said it, and where sources disagree."""

from dataclasses import replace

from timeline_app.model.as_of import by_period
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import Observation, Series
from timeline_app.model.source import Source
from timeline_app.views.reading import names
from timeline_app.views.reading.blocks import (
    Block,
    Card,
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
from timeline_app.views.reading.counts import counts
from timeline_app.views.reading.figures import card, period_runs, value_words
from timeline_app.views.reading.index import Dispute, Said
from timeline_app.views.reading.markdown import first_runs, outward
from timeline_app.views.reading.reader import Reader, joined, said, translate
from timeline_app.views.reading.sections import (
    actors_section,
    domain_of,
    event_entry,
    events_section,
    lead_or_nothing,
    links_section,
    section,
    sources_section,
)
from timeline_app.wording.citation import citation_words
from timeline_app.wording.dates import date_in_words
from timeline_app.wording.numbers import unit_in_words
from timeline_app.wording.territories import language_in_words

MOST_RESTING = 100
"""How many events that rest on a source are listed: more than elsewhere, for this is what it is read for."""


def series_blocks(reader: Reader, series: Series) -> tuple[Block, ...]:
    """Return the blocks of a series' page: its observations, latest period first."""
    ref = Ref(Kind.SERIES, series.id)
    unit = unit_in_words(series.unit, reader.language)
    places = (Ref(Kind.PLACE, identifier) for identifier in series.places)
    corridors = (Ref(Kind.CORRIDOR, identifier) for identifier in series.corridors)
    cited = {o.source.id: o.source for o in series.observations if o.source is not None}
    own = {citation.id: citation for citation in series.sources}
    return (
        Chips((Chip(translate("Reading", "Figure")), *((Chip(unit),) if unit else ()))),
        Heading(reader.name_of(series), 1),
        *lead_or_nothing(reader.pick(series.note)),
        *section(translate("Reading", "What was said"), _observations(reader, series)),
        *events_section(reader, reader.index.events_of(ref)),
        *links_section(reader, translate("Reading", "Places"), places),
        *links_section(reader, translate("Reading", "Corridors"), corridors),
        *actors_section(reader, series.actors),
        *sources_section(reader, tuple({**own, **cited}.values()), ref),
    )


def _observations(reader: Reader, series: Series) -> tuple[Card, ...]:
    """A card an observation, so that who said what stands beside each number."""
    periods = list(by_period(series, range(len(series.observations))).values())
    cards = []
    for group in reversed(periods):
        told: Runs = ()
        for index in group:
            made = _observation(reader, series, index)
            # A dispute is told once, under the first who is party to it.
            cards.append(replace(made, warning=()) if made.warning == told else made)
            told = made.warning or told
    return tuple(cards)


def _observation(reader: Reader, series: Series, index: int) -> Card:
    made = card(reader, series, (index,))
    observation = series.observations[index]
    extras = _said_when(reader, observation)
    notes = (*made.notes, extras) if extras else made.notes
    locator = "" if observation.source is None else observation.source.locator or ""
    sources = (*made.sources, *said(f" {locator}" if locator else "", Tone.FAINT))
    return replace(made, title=period_runs(reader, observation), sources=sources, notes=notes)


def _said_when(reader: Reader, observation: Observation) -> Runs:
    facts = []
    if observation.as_of is not None:
        words = date_in_words(observation.as_of, reader.language)
        facts.append(said(translate("Reading", "said: %1").replace("%1", words), Tone.FAINT))
    if observation.preferred:
        facts.append(said(translate("Reading", "preferred by the dataset"), Tone.FAINT))
    return joined(facts)


def source_blocks(reader: Reader, source: Source) -> tuple[Block, ...]:
    """Return the blocks of a source's page: everything it says, and where it is contradicted."""
    words = citation_words(source, reader.languages, reader.language)
    chips = [Chip(names.source_type(source.type)), Chip(reader.mark(source.id))]
    if source.language:
        chips.append(Chip(language_in_words(source.language, reader.language)))
    return (
        Chips(tuple(chips)),
        Heading(words.title, 1),
        Line(joined([said(words.authors), said(words.container), said(words.issued)])),
        *_shelf(reader, source),
        *lead_or_nothing(reader.pick(source.note)),
        *section(translate("Reading", "Contradicted by others"), _disputes(reader, source)),
        *_events_said(reader, source),
        *_figures_said(reader, source),
        *links_section(reader, translate("Reading", "Also cited for"), reader.index.supported_by(source.id)),
    )


def _shelf(reader: Reader, source: Source) -> tuple[Block, ...]:
    """Where to find it: address out, archive, licence."""
    facts: list[Runs] = []
    if source.url and outward(source.url):
        facts.append((Run(domain_of(source.url), url=source.url),))
    if source.accessed is not None:
        when = date_in_words(source.accessed, reader.language)
        facts.append(said(translate("Reading", "read on %1").replace("%1", when)))
    archive = ", ".join(filter(None, (source.archive, source.archive_location)))
    facts.extend((said(archive), said(source.licence or "")))
    line = joined(facts)
    return (Line(line, Tone.FAINT, small=True),) if line else ()


def _disputes(reader: Reader, source: Source) -> tuple[Block, ...]:
    return tuple(_own_side(reader, dispute) for dispute in reader.index.disputes_of(source.id))


def _own_side(reader: Reader, dispute: Dispute) -> Card:
    return card(reader, dispute.said.series, (dispute.said.position,), with_notes=False)


def _events_said(reader: Reader, source: Source) -> tuple[Block, ...]:
    events = reader.index.events_of(Ref(Kind.SOURCE, source.id))
    if not events:
        return ()
    entries = []
    for event in events[:MOST_RESTING]:
        locators = (citation.locator for citation in event.sources if citation.id == source.id)
        entries.append(event_entry(reader, event, ", ".join(filter(None, locators))))
    blocks: list[Block] = [Entries(tuple(entries))]
    if len(events) > MOST_RESTING:
        blocks.append(Line(said(counts.more_events(len(events) - MOST_RESTING)), small=True))
    return section(counts.events_resting(len(events)), blocks)


def _figures_said(reader: Reader, source: Source) -> tuple[Block, ...]:
    said_by = reader.index.said_by(source.id)
    if not said_by:
        return ()
    entries = tuple(_figure_entry(reader, one) for one in said_by)
    return section(counts.figures_from(len(said_by)), (Entries(entries),))


def _figure_entry(reader: Reader, one: Said) -> Entry:
    observation = one.observation
    locator = "" if observation.source is None else observation.source.locator or ""
    value = Run(value_words(reader, one), strong=True)
    title = reader.link(Kind.SERIES, one.series.id)
    return Entry(
        date_in_words(observation.period, reader.language, short=True),
        (value, Run("  "), title, *said(f"\u00a0\u00a0{locator}" if locator else "", Tone.FAINT)),
        first_runs(reader.pick(observation.note)),
    )
