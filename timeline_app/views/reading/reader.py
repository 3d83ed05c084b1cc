"""Who reads, and how things are called for them: names, marks and links to records."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from PySide6.QtCore import QCoreApplication

from timeline_app.model.dataset import Dataset, Record
from timeline_app.model.place import Actor, Place
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import Observation
from timeline_app.model.text import Text, pick
from timeline_app.views.reading.blocks import Run, Runs, Tone
from timeline_app.views.reading.index import Index

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Reader:
    """A reader of a dataset: their languages, today, and where the time cursor was put (day numbers).

    ``can_show`` says whether there are glyphs for a text.
    """

    index: Index
    language: str
    languages: tuple[str, ...]
    today: float
    cursor: float | None = None
    can_show: Callable[[str], bool] = lambda _text: True

    @property
    def dataset(self) -> Dataset:
        """The dataset read."""
        return self.index.dataset

    def pick(self, text: Text) -> str:
        """Return a text in the reader's language, without space around it."""
        return pick(text, self.languages).strip()

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number each source goes by, from 1 in dataset order, as in the statistics."""
        return {source.id: number for number, source in enumerate(self.dataset.sources, 1)}

    def mark(self, source_id: str | None) -> str:
        """Return the short mark of a source, "[4]"; "[?]" for a figure that names none."""
        number = None if source_id is None else self.numbers.get(source_id)
        return f"[{'?' if number is None else number}]"

    def name(self, ref: Ref) -> str:
        """Return what a record is called: its title or name, its id where it has neither."""
        record = self.dataset.find(ref)
        return ref.id if record is None else self.name_of(record)

    def name_of(self, record: Record) -> str:
        """Return what a record is called."""
        title = record.name if isinstance(record, Place | Actor) else record.title
        return self.pick(title) or record.id

    def link(self, kind: Kind, identifier: str, text: str = "") -> Run:
        """Return a link to a record; plain words where the dataset has none such."""
        ref = Ref(kind, identifier)
        if self.dataset.find(ref) is None:
            return Run(text or identifier)
        return Run(text or self.name(ref), ref=ref)

    def marks(self, observation: Observation) -> Runs:
        """Return the mark of an observation's source, as a link to it."""
        if observation.source is None:
            return (Run(self.mark(None), tone=Tone.FAINT),)
        return (self.link(Kind.SOURCE, observation.source.id, self.mark(observation.source.id)),)


def joined(parts: list[Runs], separator: str = " · ") -> Runs:
    """Join runs with a separator, leaving out what is empty."""
    line: list[Run] = []
    for part in parts:
        if not part:
            continue
        if line:
            line.append(Run(separator))
        line.extend(part)
    return tuple(line)


def said(text: str, tone: Tone = Tone.PLAIN) -> Runs:
    """Return a text as runs; none where it is empty."""
    return (Run(text, tone=tone),) if text else ()


_FRENCH_ORDINAL: Final = re.compile(r"(?<=\b1)er\b|(?<=\b2)e\b|(?<=[IVX])e(?:r)?\b(?=\u00a0)")


def raised(text: str, language: str) -> Runs:
    """Return a date with the ends of French ordinals raised, as print has them: 1er, XXIe."""
    if not language.startswith("fr"):
        return said(text)
    runs: list[Run] = []
    at = 0
    for match in _FRENCH_ORDINAL.finditer(text):
        runs += [Run(text[at : match.start()]), Run(match.group(), raised=True)]
        at = match.end()
    return (*runs, Run(text[at:]))
