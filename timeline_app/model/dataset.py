"""A dataset: every record, found by id, and the events as columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from timeline_app.model.columns import EventColumns, build_columns
from timeline_app.model.corridor import Corridor
from timeline_app.model.edtf import Edtf
from timeline_app.model.event import Event
from timeline_app.model.place import Actor, Category, Place
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import Series
from timeline_app.model.source import Source
from timeline_app.model.story import Story
from timeline_app.model.text import EMPTY, Text

Record = Event | Place | Corridor | Series | Actor | Source | Category | Story


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetInfo:
    """What a dataset says of itself: title, languages (best first), licence, how to open it."""

    id: str = "untitled"
    title: Text = EMPTY
    description: Text = EMPTY
    languages: tuple[str, ...] = ("en",)
    licence: str | None = None
    version: str | None = None
    opening_span: Edtf | None = None
    opening_select: tuple[Ref, ...] = ()
    map_center: tuple[float, float] | None = None
    map_worldview: str | None = None


@dataclass(frozen=True)
class Dataset:
    """All records of a dataset, in the order they were written. Look-ups are built on first use."""

    info: DatasetInfo = field(default_factory=DatasetInfo)
    categories: Sequence[Category] = ()
    actors: Sequence[Actor] = ()
    places: Sequence[Place] = ()
    events: Sequence[Event] = ()
    corridors: Sequence[Corridor] = ()
    series: Sequence[Series] = ()
    sources: Sequence[Source] = ()
    stories: Sequence[Story] = ()

    @cached_property
    def categories_by_id(self) -> Mapping[str, Category]:
        """Categories by id."""
        return {record.id: record for record in self.categories}

    @cached_property
    def actors_by_id(self) -> Mapping[str, Actor]:
        """Actors by id."""
        return {record.id: record for record in self.actors}

    @cached_property
    def places_by_id(self) -> Mapping[str, Place]:
        """Places by id."""
        return {record.id: record for record in self.places}

    @cached_property
    def events_by_id(self) -> Mapping[str, Event]:
        """Events by id."""
        return {record.id: record for record in self.events}

    @cached_property
    def corridors_by_id(self) -> Mapping[str, Corridor]:
        """Corridors by id."""
        return {record.id: record for record in self.corridors}

    @cached_property
    def series_by_id(self) -> Mapping[str, Series]:
        """Series by id."""
        return {record.id: record for record in self.series}

    @cached_property
    def sources_by_id(self) -> Mapping[str, Source]:
        """Sources by id."""
        return {record.id: record for record in self.sources}

    @cached_property
    def stories_by_id(self) -> Mapping[str, Story]:
        """Stories by id."""
        return {record.id: record for record in self.stories}

    @cached_property
    def columns(self) -> EventColumns:
        """The dated events as columns, sorted by start."""
        return build_columns(
            self.events,
            {record.id: index for index, record in enumerate(self.categories)},
            {record.id: index for index, record in enumerate(self.places)},
            {record.id: index for index, record in enumerate(self.actors)},
            self.info.languages,
        )

    @cached_property
    def undated(self) -> Sequence[Event]:
        """The events without a date: the shelf."""
        return tuple(event for event in self.events if event.when is None)

    def find(self, ref: Ref) -> Record | None:
        """Return the record a reference names, None when the dataset has none such."""
        tables: Mapping[Kind, Mapping[str, Record]] = {
            Kind.EVENT: self.events_by_id,
            Kind.PLACE: self.places_by_id,
            Kind.CORRIDOR: self.corridors_by_id,
            Kind.SERIES: self.series_by_id,
            Kind.ACTOR: self.actors_by_id,
            Kind.SOURCE: self.sources_by_id,
            Kind.CATEGORY: self.categories_by_id,
            Kind.STORY: self.stories_by_id,
        }
        return tables[ref.kind].get(ref.id)
