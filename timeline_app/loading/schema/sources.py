"""Sources, and citations of them."""

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from timeline_app.loading.schema.entry import Entry
from timeline_app.loading.schema.fields import DateField, Id, Name, String, TextField, shared, shorthand
from timeline_app.model.origin import Origin
from timeline_app.model.source import Citation, Source


class CitationEntry(Entry):
    """A source cited by a record: its id, where in it, and its own words."""

    noun: ClassVar[str] = "a citation"

    id: Id
    locator: String | None = None
    quote: TextField | None = None

    def citation(self) -> Citation:
        """Return the citation as the model has it."""
        return Citation(self.id, self.locator, self.quote)


CitationField = Annotated[CitationEntry, shorthand("id")]


def citations(entries: list[CitationEntry] | None) -> tuple[Citation, ...]:
    """Return citations as the model has them."""
    return tuple(entry.citation() for entry in entries) if entries else ()


class AuthorEntry(Entry):
    """A person's or institution's name, as CSL has it."""

    noun: ClassVar[str] = "an author"

    family: String | None = None
    given: String | None = None
    literal: String | None = None

    def name(self) -> str:
        """Return the name as it is read aloud."""
        return " ".join(part for part in (self.given, self.family or self.literal) if part)


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


AuthorsField = Annotated[
    list[Annotated[AuthorEntry, shorthand("literal")]],
    BeforeValidator(_as_list),
    shared("authors"),
]


class SourceEntry(Entry):
    """A source in CSL's words."""

    noun: ClassVar[str] = "a source"

    id: Id
    type: Name = "document"
    title: TextField | None = None
    author: AuthorsField | None = None
    publisher: String | None = None
    container_title: TextField | None = Field(None, alias="container-title")
    issued: DateField | None = None
    accessed: DateField | None = None
    language: String | None = None
    url: String | None = Field(None, alias="URL")
    archive: String | None = None
    archive_location: String | None = None
    licence: String | None = None
    note: TextField | None = None

    def record(self, origin: Origin) -> Source:
        """Return the source as the model has it."""
        return Source(
            id=self.id,
            type=self.type,
            title=self.title or {},
            author=tuple(author.name() for author in self.author or ()),
            publisher=self.publisher,
            container_title=self.container_title or {},
            issued=self.issued,
            accessed=self.accessed,
            language=self.language,
            url=self.url,
            archive=self.archive,
            archive_location=self.archive_location,
            licence=self.licence,
            note=self.note or {},
            origin=origin,
        )
