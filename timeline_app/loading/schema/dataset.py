"""What a dataset says of itself, and a whole file."""

from typing import Annotated, ClassVar

from pydantic import Field

from timeline_app.loading.schema.corridors import CorridorEntry
from timeline_app.loading.schema.entry import Entry
from timeline_app.loading.schema.events import EventEntry
from timeline_app.loading.schema.fields import DateField, Extent, Id, Point, RefField, String, Tag, TextField
from timeline_app.loading.schema.places import ActorEntry, CategoryEntry, PlaceEntry
from timeline_app.loading.schema.series import SeriesEntry
from timeline_app.loading.schema.sources import SourceEntry
from timeline_app.loading.schema.stories import StoryEntry
from timeline_app.model.dataset import DatasetInfo


class OpeningEntry(Entry):
    """What a reader sees first."""

    noun: ClassVar[str] = "the opening"

    span: DateField | None = None
    select: list[RefField] | None = None


class MapEntry(Entry):
    """Where the map is centred, what it shows at first, and whose boundaries it shows."""

    noun: ClassVar[str] = "the map"

    center: Point | None = None
    extent: Extent | None = None
    worldview: String | None = None


class DatasetEntry(Entry):
    """What a dataset says of itself."""

    noun: ClassVar[str] = "the dataset"

    id: Id | None = None
    title: TextField | None = None
    description: TextField | None = None
    languages: Annotated[list[Tag], Field(min_length=1)] | None = None
    licence: String | None = None
    version: String | None = None
    opening: OpeningEntry | None = None
    map: MapEntry | None = None

    def info(self) -> DatasetInfo:
        """Return the description as the model has it."""
        opening, chart = self.opening or OpeningEntry(), self.map or MapEntry()
        return DatasetInfo(
            id=self.id or "untitled",
            title=self.title or {},
            description=self.description or {},
            languages=tuple(self.languages or ("en",)),
            licence=self.licence,
            version=self.version,
            opening_span=opening.span,
            opening_select=tuple(opening.select or ()),
            map_center=chart.center,
            map_extent=chart.extent,
            map_worldview=chart.worldview,
        )


class FileEntry(Entry):
    """A whole file: any of these keys, in any order."""

    noun: ClassVar[str] = "a file"

    dataset: DatasetEntry | None = None
    categories: list[CategoryEntry] | None = None
    actors: list[ActorEntry] | None = None
    places: list[PlaceEntry] | None = None
    events: list[EventEntry] | None = None
    corridors: list[CorridorEntry] | None = None
    series: list[SeriesEntry] | None = None
    sources: list[SourceEntry] | None = None
    stories: list[StoryEntry] | None = None
