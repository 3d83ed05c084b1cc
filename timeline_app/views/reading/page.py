"""From a record to its page: a pure function, so that pages are tested and exported without a screen."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import quote

from timeline_app.model.corridor import Corridor
from timeline_app.model.dataset import Record
from timeline_app.model.event import Event
from timeline_app.model.place import Actor, Category, Place
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import Series
from timeline_app.model.source import Citation, Source
from timeline_app.model.story import Story
from timeline_app.state.storytelling import step_at
from timeline_app.state.view_state import StoryStep
from timeline_app.views.reading.blocks import Block, Chip, Chips, Heading, Line, Page, Run, Runs
from timeline_app.views.reading.dataset_page import category_blocks, dataset_blocks, story_blocks
from timeline_app.views.reading.event_page import event_blocks
from timeline_app.views.reading.evidence_pages import series_blocks, source_blocks
from timeline_app.views.reading.markdown import blocks_of
from timeline_app.views.reading.reader import Reader, joined, said, translate
from timeline_app.views.reading.where_pages import actor_blocks, corridor_blocks, place_blocks

_MOST_OTHERS = 8


def build_page(reader: Reader, ref: Ref | None, others: Sequence[Ref] = ()) -> Page:
    """Return the page of a record; of the dataset where ``ref`` is None or names nothing.

    ``others`` are the records selected with it, which the page links to.
    """
    record = None if ref is None else reader.dataset.find(ref)
    if ref is None or record is None:
        info = reader.dataset.info
        title = reader.pick(info.title) or info.id
        return Page(None, title, dataset_blocks(reader), tuple(reader.dataset.sources), link_to(reader, None))
    return Page(
        ref,
        reader.name_of(record),
        _with_others(reader, _blocks(reader, record), others),
        _sources(reader, record),
        link_to(reader, ref),
        record.origin if record.origin.file else None,
    )


def with_step(reader: Reader, page: Page, at: StoryStep | None) -> Page:
    """Put the text of the story's step before the page of what it selects, whose title steps back."""
    step = step_at(reader.dataset, at)
    if at is None or step is None:
        return page
    story = Ref(Kind.STORY, at.story)
    told = (
        Chips((Chip(reader.name_of(reader.dataset.stories_by_id[at.story]), story),)),
        Heading(reader.pick(step.title), 1),
        *blocks_of(reader.pick(step.text)),
    )
    rest = tuple(
        replace(block, level=3) if isinstance(block, Heading) and block.level == 1 else block
        for block in page.blocks
    )
    return replace(page, title=reader.pick(step.title), blocks=(*told, *rest))


def link_to(reader: Reader, ref: Ref | None) -> str:
    """Return the address of a record inside the program: ``timeline-app://dataset#event``.

    An event goes by its bare id, any other record by kind and id.
    """
    home = f"timeline-app://{quote(reader.dataset.info.id)}"
    if ref is None:
        return home
    return f"{home}#{quote(ref.id if ref.kind is Kind.EVENT else str(ref), safe=':')}"


def _blocks(reader: Reader, record: Record) -> tuple[Block, ...]:
    match record:
        case Event():
            blocks = event_blocks(reader, record)
        case Place():
            blocks = place_blocks(reader, record)
        case Corridor():
            blocks = corridor_blocks(reader, record)
        case Series():
            blocks = series_blocks(reader, record)
        case Actor():
            blocks = actor_blocks(reader, record)
        case Source():
            blocks = source_blocks(reader, record)
        case Category():
            blocks = category_blocks(reader, record)
        case Story():
            blocks = story_blocks(reader, record)
    return blocks


def _with_others(reader: Reader, blocks: tuple[Block, ...], others: Sequence[Ref]) -> tuple[Block, ...]:
    """Put what else is selected below the title and the lines that belong to it."""
    links: list[Runs] = [(reader.link(ref.kind, ref.id),) for ref in others[:_MOST_OTHERS]]
    if not links:
        return blocks
    if len(others) > _MOST_OTHERS:
        links.append(said(f"+{len(others) - _MOST_OTHERS}"))
    head = translate("Reading", "Also selected:")
    line = Line((Run(f"{head} "), *joined(links)), small=True)
    title = next(i for i, block in enumerate(blocks) if isinstance(block, Heading))
    at = next((i for i, b in enumerate(blocks) if i > title and not isinstance(b, Line)), len(blocks))
    return (*blocks[:at], line, *blocks[at:])


def _sources(reader: Reader, record: Record) -> tuple[Source, ...]:
    """The sources a record rests on, each once; a source rests on itself."""
    if isinstance(record, Source):
        return (record,)
    citations: list[Citation] = list(getattr(record, "sources", ()))
    if isinstance(record, Series):
        citations.extend(o.source for o in record.observations if o.source is not None)
    if isinstance(record, Corridor):
        citations.extend(citation for segment in record.segments for citation in segment.sources)
    return tuple(_known(reader, citations))


def _known(reader: Reader, citations: Iterable[Citation]) -> Iterable[Source]:
    ids = dict.fromkeys(citation.id for citation in citations)
    return (reader.dataset.sources_by_id[i] for i in ids if i in reader.dataset.sources_by_id)
