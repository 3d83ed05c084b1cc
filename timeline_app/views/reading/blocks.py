"""What a page of the reading pane is made of: frozen blocks of words, without fonts or colours."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from timeline_app.model.origin import Origin
from timeline_app.model.ref import Ref
from timeline_app.model.source import Source


class Tone(StrEnum):
    """How loudly a run of words speaks."""

    PLAIN = "plain"
    QUIET = "quiet"
    FAINT = "faint"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind. ``ref`` links to a record, ``url`` out of the program.

    ``raised`` sets the end of an ordinal above the line; a ``subdued`` link shows itself when pointed at.
    """

    text: str
    ref: Ref | None = None
    url: str | None = None
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    raised: bool = False
    subdued: bool = False
    tone: Tone = Tone.PLAIN


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A small rounded label. ``colour`` names a data colour; ``outlined`` is for what is not yet so."""

    text: str
    ref: Ref | None = None
    colour: str | None = None
    outlined: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Chips:
    """A row of chips, wrapped where it is too long."""

    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is the page's title, 2 a section, 3 and more stand inside a text."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text itself. ``lead`` opens the page, ``quote`` are another's words."""

    runs: Runs
    quote: bool = False
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line beside the text: dates, places, facts. Smaller and quieter than a paragraph."""

    runs: Runs
    tone: Tone = Tone.QUIET
    small: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, ``depth`` from 0; ``marker`` is a bullet or the item's number."""

    runs: Runs
    marker: str = "•"
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """Lines shown as they were typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list of records: ``label`` says how it is related or when it was, ``runs`` what it is."""

    label: str
    runs: Runs
    note: Runs = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries one under another, their labels in a column of their own where there is room."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A figure: number and unit apart, what it is and of when, who says so, who says otherwise.

    ``tight`` sets the unit close to its number (``$94.8bn``).
    """

    number: str
    unit: str
    title: Runs
    sources: Runs = ()
    notes: tuple[Runs, ...] = ()
    warning: Runs = ()
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A source as cited here: its mark, the full citation, then notes on it."""

    mark: str
    citation: Runs
    notes: tuple[Runs, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A local picture of the dataset, with what stands in for it and who made it."""

    file: str
    alt: str
    caption: str = ""
    credit: str = ""


Block = Chips | Heading | Paragraph | Line | Item | Code | Entries | Card | Reference | Picture


@dataclass(frozen=True, slots=True)
class Page:
    """A page on one record, or on the dataset where ``ref`` is None.

    ``sources`` are what "copy citation" copies, ``link`` what "copy link" does, ``origin`` where the
    record stands in its file.
    """

    ref: Ref | None
    title: str
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...] = ()
    link: str = ""
    origin: Origin | None = None


def runs_of(block: Block) -> Iterator[Run]:
    """Yield the runs of a block in reading order."""
    match block:
        case Paragraph(runs=runs) | Line(runs=runs) | Item(runs=runs):
            yield from runs
        case Entries(entries=entries):
            for entry in entries:
                yield from (*entry.runs, *entry.note)
        case Card():
            for part in (block.title, block.sources, *block.notes, block.warning):
                yield from part
        case Reference(citation=citation, notes=notes):
            for part in (citation, *notes):
                yield from part
        case _:
            return


def plain(runs: Runs) -> str:
    """Return the words of some runs."""
    return "".join(run.text for run in runs)


def text_of(page: Page) -> str:
    """Return a page as plain text, a line a block: for tests, searching and the clipboard."""
    return "\n".join(filter(None, (_line_of(block) for block in page.blocks)))


def _line_of(block: Block) -> str:
    match block:
        case Chips(chips=chips):
            line = " · ".join(chip.text for chip in chips)
        case Heading(text=text) | Code(text=text):
            line = text
        case Entries(entries=entries):
            line = "\n".join(
                f"{entry.label}: {plain(entry.runs)} {plain(entry.note)}".strip(": ") for entry in entries
            )
        case Card():
            gap = "" if block.tight or not block.unit else "\u00a0"
            parts = (block.title, block.sources, *block.notes, block.warning)
            line = " ".join(filter(None, (f"{block.number}{gap}{block.unit}", *map(plain, parts))))
        case Picture(alt=alt, caption=caption, credit=credit):
            line = " ".join(filter(None, (alt, caption, credit)))
        case _:
            words = plain(tuple(runs_of(block)))
            line = f"{block.mark} {words}" if isinstance(block, Reference) else words
    return line
