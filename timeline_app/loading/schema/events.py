"""Events."""

from typing import Annotated, Any, ClassVar

from pydantic import PlainValidator, WithJsonSchema

from timeline_app.loading.schema.entry import Entry
from timeline_app.loading.schema.fields import (
    DateField,
    Id,
    Name,
    String,
    TextField,
    mistake,
    read_date,
    read_ref,
    shared,
    shorthand,
    whole_between,
)
from timeline_app.loading.schema.sources import CitationField, citations
from timeline_app.model.event import Event, EventStatus, FigureRef, Media, Relation
from timeline_app.model.origin import Origin

_MEDIA_HINT = "media are files inside the dataset's folder"


def _read_figure(value: Any) -> FigureRef:
    """Read ``series``, or ``series@period``."""
    if not isinstance(value, str):
        raise mistake("bad-type", "the id of a series is expected", "write series or series@period")
    series, separator, period = value.partition("@")
    if ":" in series:
        raise mistake("bad-value", "the id of a series is expected", "write series or series@period")
    read_ref(series)
    if separator:
        read_date(period)
    return FigureRef(series, period if separator else None)


def _read_file(value: Any) -> str:
    """Read a path that stays inside the dataset's folder."""
    if not isinstance(value, str) or not value:
        raise mistake("bad-type", "the path of a file is expected", _MEDIA_HINT)
    is_outside = value.startswith(("/", "\\", "~")) or ".." in value.replace("\\", "/").split("/")
    if is_outside or ":" in value or not value.isprintable():
        raise mistake("bad-value", "this path leads out of the dataset", _MEDIA_HINT)
    return value


FigureField = Annotated[FigureRef, PlainValidator(_read_figure), shared("figure")]
FileField = Annotated[str, PlainValidator(_read_file), WithJsonSchema({"type": "string", "minLength": 1})]
Importance = Annotated[
    int, whole_between(1, 5), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 5})
]


class RelationEntry(Entry):
    """Another event this one relates to, and how."""

    noun: ClassVar[str] = "a relation"

    id: Id
    relation: Name | None = None


class MediaEntry(Entry):
    """A picture inside the dataset's folder."""

    noun: ClassVar[str] = "a medium"

    file: FileField
    alt: TextField
    caption: TextField | None = None
    credit: String | None = None
    licence: String | None = None

    def media(self) -> Media:
        """Return the medium as the model has it."""
        return Media(
            file=self.file,
            alt=self.alt,
            caption=self.caption or {},
            credit=self.credit,
            licence=self.licence,
        )


class EventEntry(Entry):
    """What happened, is happening or is announced."""

    noun: ClassVar[str] = "an event"

    id: Id
    title: TextField
    when: DateField | None = None
    category: Id | None = None
    importance: Importance | None = None
    status: EventStatus | None = None
    places: list[Id] | None = None
    corridors: list[Id] | None = None
    actors: list[Id] | None = None
    summary: TextField | None = None
    body: TextField | None = None
    figures: list[FigureField] | None = None
    related: list[Annotated[RelationEntry, shorthand("id")]] | None = None
    media: list[MediaEntry] | None = None
    sources: list[CitationField] | None = None

    def record(self, origin: Origin) -> Event:
        """Return the event as the model has it."""
        return Event(
            id=self.id,
            title=self.title,
            when=self.when,
            category=self.category,
            importance=3 if self.importance is None else self.importance,
            status=self.status or EventStatus.HELD,
            places=tuple(self.places or ()),
            corridors=tuple(self.corridors or ()),
            actors=tuple(self.actors or ()),
            summary=self.summary or {},
            body=self.body or {},
            figures=tuple(self.figures or ()),
            related=tuple(Relation(entry.id, entry.relation) for entry in self.related or ()),
            media=tuple(entry.media() for entry in self.media or ()),
            sources=citations(self.sources),
            origin=origin,
        )
