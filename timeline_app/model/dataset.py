"""A dataset: every record, found by id, and the events as columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.columns import EventColumns, Floats, build_columns
from timeline_app.model.corridor import Corridor
from timeline_app.model.edtf import Edtf
from timeline_app.model.event import Event
from timeline_app.model.extent import shown_extent
from timeline_app.model.members import Members, build_members, members_of_columns
from timeline_app.model.place import Actor, Category, Place
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.rows import RowsById
from timeline_app.model.series import Series
from timeline_app.model.source import Source
from timeline_app.model.story import Story
from timeline_app.model.text import EMPTY, Text

Record = Event | Place | Corridor | Series | Actor | Source | Category | Story


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetInfo:
    """What a dataset says of itself: title, languages (best first), licence, how to open it.

    ``map_extent`` is west, south, east, north in degrees; east of the date line it may be less than west.
    """

    id: str = "untitled"
    title: Text = EMPTY
    description: Text = EMPTY
    languages: tuple[str, ...] = ("en",)
    licence: str | None = None
    version: str | None = None
    opening_span: Edtf | None = None
    opening_select: tuple[Ref, ...] = ()
    map_center: tuple[float, float] | None = None
    map_extent: tuple[float, float, float, float] | None = None
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
    def dated_span(self) -> tuple[float, float] | None:
        """The first and last instant of anything dated, open ends aside; None where nothing is."""
        bounds = [column[np.isfinite(column)] for column in (self.columns.start, self.columns.end)]
        known = [column for column in bounds if len(column)]
        if not known:
            return None
        return min(float(one.min()) for one in known), max(float(one.max()) for one in known)

    @property
    def event_count(self) -> int:
        """How many events there are; a dataset of columns alone has as many as rows."""
        return len(self.events) or len(self.columns)

    @cached_property
    def event_index(self) -> Mapping[str, int]:
        """Where each event stands, by id."""
        if not self.events:
            return RowsById(self.columns)
        return {event.id: index for index, event in enumerate(self.events)}

    @cached_property
    def row_of_event(self) -> NDArray[np.int32]:
        """The row of each event in the columns, -1 for one without a date."""
        rows = np.full(self.event_count, -1, dtype=np.int32)
        rows[self.columns.order] = np.arange(len(self.columns), dtype=np.int32)
        return rows

    def event_id(self, index: int) -> str:
        """Return the id of an event by where it stands, from the columns where they have it."""
        row = int(self.row_of_event[index])
        return self.columns.ids[row] if row >= 0 else self.events[index].id

    @cached_property
    def members(self) -> Members:
        """Who names what. Takes seconds for a million events: whoever loads them asks for it first."""
        if self.events:
            return build_members(self.events)
        named = ((Kind.CATEGORY, self.categories), (Kind.PLACE, self.places), (Kind.ACTOR, self.actors))
        return members_of_columns(self.columns, {kind: [one.id for one in all_] for kind, all_ in named})

    @cached_property
    def extent(self) -> tuple[Floats, Floats]:
        """Where each row of the columns begins and stops on screen, see ``shown_extent``."""
        return shown_extent(self.columns)

    @cached_property
    def visits(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
        """The pairs of a row of the columns and a place it names, an index, place by place.

        Then which places an event names, dated or not.
        """
        postings = self.members.of_kind[Kind.PLACE]
        visitors = [postings.of(place.id) for place in self.places]
        lengths = np.array([len(events) for events in visitors], dtype=np.int64)
        places = np.repeat(np.arange(len(visitors)), lengths)
        rows = self.row_of_event[np.concatenate(visitors)] if visitors else np.empty(0, dtype=np.int64)
        dated = rows >= 0
        return rows[dated].astype(np.int64), places[dated], lengths > 0

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
