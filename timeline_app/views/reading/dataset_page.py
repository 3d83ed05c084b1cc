"""The page when nothing is selected: what the dataset is, its sources, where they disagree, how to move."""

from timeline_app.model.place import Category
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.story import Story
from timeline_app.views.reading.blocks import Block, Chip, Chips, Entries, Entry, Heading, Line, Run, Tone
from timeline_app.views.reading.counts import counts
from timeline_app.views.reading.figures import card
from timeline_app.views.reading.markdown import blocks_of
from timeline_app.views.reading.reader import Reader, joined, said, translate
from timeline_app.views.reading.sections import brief_reference, events_section, section
from timeline_app.wording.dates import date_in_words, span_in_words


def dataset_blocks(reader: Reader) -> tuple[Block, ...]:
    """Return the blocks of the introduction."""
    info = reader.dataset.info
    return (
        Heading(reader.pick(info.title) or info.id, 1),
        *_counts(reader),
        *blocks_of(reader.pick(info.description)),
        *section(translate("Reading", "Lanes"), _lanes(reader)),
        *section(translate("Reading", "Stories"), _stories(reader)),
        *section(translate("Reading", "How to move"), (Entries(_moves()),)),
        *section(translate("Reading", "Where sources disagree"), _disputes(reader)),
        *section(
            counts.sources(len(reader.dataset.sources)),
            (brief_reference(reader, source) for source in reader.dataset.sources),
        ),
        *_imprint(reader),
    )


def category_blocks(reader: Reader, category: Category) -> tuple[Block, ...]:
    """Return the blocks of a category's page."""
    return (
        Chips((Chip(translate("Reading", "Lane"), colour=category.colour),)),
        Heading(reader.name_of(category), 1),
        *events_section(reader, reader.index.events_of(Ref(Kind.CATEGORY, category.id))),
    )


def story_blocks(reader: Reader, story: Story) -> tuple[Block, ...]:
    """Return the blocks of a story's page: its steps to read in a row."""
    blocks: list[Block] = [
        Chips((Chip(translate("Reading", "Story")),)),
        Heading(reader.name_of(story), 1),
    ]
    for step in story.steps:
        blocks.append(Heading(reader.pick(step.title), 3))
        when = said("" if step.span is None else date_in_words(step.span, reader.language))
        links = [(reader.link(ref.kind, ref.id),) for ref in step.select]
        line = joined([when, *links])
        if line:
            blocks.append(Line(line, small=True))
        blocks.extend(blocks_of(reader.pick(step.text)))
    return tuple(blocks)


def _counts(reader: Reader) -> tuple[Block, ...]:
    dataset = reader.dataset
    parts = (
        counts.events(len(dataset.events)),
        counts.corridors(len(dataset.corridors)),
        counts.series(len(dataset.series)),
        counts.sources(len(dataset.sources)),
    )
    span = "" if dataset.dated_span is None else span_in_words(*dataset.dated_span, reader.language)
    return (Line(joined([said(span), *(said(count.replace(" ", "\u00a0")) for count in parts)])),)


def _lanes(reader: Reader) -> tuple[Block, ...]:
    chips = tuple(
        Chip(reader.name_of(category), Ref(Kind.CATEGORY, category.id), colour=category.colour)
        for category in reader.dataset.categories
    )
    return (Chips(chips),) if chips else ()


def _stories(reader: Reader) -> tuple[Block, ...]:
    entries = tuple(
        Entry(
            counts.steps(len(story.steps)),
            (reader.link(Kind.STORY, story.id),),
        )
        for story in reader.dataset.stories
    )
    return (Entries(entries),) if entries else ()


def _moves() -> tuple[Entry, ...]:
    ways = (
        (translate("Reading", "Wheel"), translate("Reading", "zooms about the pointer")),
        (translate("Reading", "Drag"), translate("Reading", "moves through time or over the map")),
        (
            translate("Reading", "Click"),
            translate("Reading", "selects an event, a place, a corridor or a figure everywhere"),
        ),
        (translate("Reading", "← →"), translate("Reading", "go to the event before or after")),
        (translate("Reading", "Alt+←"), translate("Reading", "goes back to the page before")),
        (translate("Reading", "Ctrl+F"), translate("Reading", "searches")),
        (translate("Reading", "?"), translate("Reading", "shows all keys")),
    )
    return tuple(Entry(key, (Run(what),)) for key, what in ways)


def _disputes(reader: Reader) -> tuple[Block, ...]:
    """Each dispute once, by the observation written first."""
    seen: set[tuple[str, int]] = set()
    cards = []
    for dispute in reader.index.disputes:
        if (dispute.said.series.id, dispute.said.position) in seen:
            continue
        seen.update((other.series.id, other.position) for other in dispute.against)
        positions = [dispute.said.position, *(other.position for other in dispute.against)]
        cards.append(card(reader, dispute.said.series, sorted(positions), with_notes=False))
    return tuple(cards)


def _imprint(reader: Reader) -> tuple[Block, ...]:
    info = reader.dataset.info
    version = translate("Reading", "version %1").replace("%1", info.version) if info.version else ""
    line = joined([said(info.licence or ""), said(version)])
    return (Line(line, Tone.FAINT, small=True),) if line else ()
