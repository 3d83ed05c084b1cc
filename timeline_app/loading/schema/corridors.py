"""Corridors and their segments."""

from typing import Annotated, ClassVar

from pydantic import Field

from timeline_app.loading.schema.entry import Entry
from timeline_app.loading.schema.fields import DateField, Id, Name, TextField
from timeline_app.loading.schema.sources import CitationField, citations
from timeline_app.model.corridor import Corridor, CorridorStatus, Direction, Mode, Segment
from timeline_app.model.origin import Origin


class SegmentEntry(Entry):
    """One stretch of a corridor; what it leaves out it has from its corridor."""

    noun: ClassVar[str] = "a segment"
    essential: ClassVar[frozenset[str]] = frozenset({"via"})

    via: Annotated[list[Id], Field(min_length=2)]
    mode: Mode | None = None
    status: CorridorStatus | None = None
    when: DateField | None = None
    direction: Direction | None = None
    title: TextField | None = None
    sources: list[CitationField] | None = None

    def segment(self, corridor: "CorridorEntry") -> Segment:
        """Return the segment as the model has it."""
        return Segment(
            via=tuple(self.via),
            mode=self.mode or corridor.mode or Mode.MULTIMODAL,
            status=self.status or corridor.status or CorridorStatus.OPERATING,
            when=self.when or corridor.when,
            direction=self.direction or corridor.direction,
            title=self.title or {},
            sources=citations(self.sources),
        )


class CorridorEntry(Entry):
    """A route through waypoints."""

    noun: ClassVar[str] = "a corridor"

    id: Id
    title: TextField
    mode: Mode | None = None
    status: CorridorStatus | None = None
    when: DateField | None = None
    direction: Direction | None = None
    colour: Name | None = None
    segments: list[SegmentEntry] | None = None
    actors: list[Id] | None = None
    summary: TextField | None = None
    sources: list[CitationField] | None = None

    def record(self, origin: Origin) -> Corridor:
        """Return the corridor as the model has it."""
        return Corridor(
            id=self.id,
            title=self.title,
            mode=self.mode or Mode.MULTIMODAL,
            status=self.status or CorridorStatus.OPERATING,
            when=self.when,
            direction=self.direction,
            colour=self.colour,
            segments=tuple(entry.segment(self) for entry in self.segments or ()),
            actors=tuple(self.actors or ()),
            summary=self.summary or {},
            sources=citations(self.sources),
            origin=origin,
        )
