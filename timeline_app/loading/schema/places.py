"""Places, actors and categories."""

from typing import Annotated, ClassVar

from timeline_app.loading.schema.entry import Entry
from timeline_app.loading.schema.fields import Country, Id, Latitude, Longitude, Name, Point, TextField
from timeline_app.loading.schema.sources import CitationField, citations
from timeline_app.model.origin import Origin
from timeline_app.model.place import Actor, Category, Place


class CategoryEntry(Entry):
    """A lane of the timeline and its colour."""

    noun: ClassVar[str] = "a category"

    id: Id
    title: TextField
    colour: Name | None = None

    def record(self, origin: Origin) -> Category:
        """Return the category as the model has it."""
        return Category(id=self.id, title=self.title, colour=self.colour or "slate", origin=origin)


class ActorEntry(Entry):
    """A state, an organisation or a person."""

    noun: ClassVar[str] = "an actor"

    id: Id
    name: TextField
    long_name: TextField | None = None
    kind: Name | None = None
    iso: Country | None = None
    point: Point | None = None
    note: TextField | None = None
    sources: list[CitationField] | None = None

    def record(self, origin: Origin) -> Actor:
        """Return the actor as the model has it."""
        return Actor(
            id=self.id,
            name=self.name,
            long_name=self.long_name or {},
            kind=self.kind or "organisation",
            iso=self.iso,
            point=self.point,
            note=self.note or {},
            sources=citations(self.sources),
            origin=origin,
        )


class PlaceEntry(Entry):
    """A place, with its coordinates in degrees where they are known."""

    noun: ClassVar[str] = "a place"

    id: Id
    name: TextField
    kind: Name | None = None
    country: Country | None = None
    lon: Longitude | None = None
    lat: Latitude | None = None
    source: Annotated[CitationField | None, "shorthand for one source"] = None
    sources: list[CitationField] | None = None
    note: TextField | None = None

    def record(self, origin: Origin) -> Place:
        """Return the place as the model has it."""
        first = () if self.source is None else (self.source.citation(),)
        return Place(
            id=self.id,
            name=self.name,
            kind=self.kind or "city",
            country=self.country,
            lon=self.lon,
            lat=self.lat,
            sources=(*first, *citations(self.sources)),
            note=self.note or {},
            origin=origin,
        )
