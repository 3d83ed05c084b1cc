"""What one text says, whatever file it stands in: the unit that is cached, shared out and read again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from timeline_app.loading.event_rows import EventRows, EventRowsBuilder
from timeline_app.loading.problems import Problem
from timeline_app.loading.schema.corridors import CorridorEntry
from timeline_app.loading.schema.dataset import DatasetEntry
from timeline_app.loading.schema.entry import Entry
from timeline_app.loading.schema.events import EventEntry
from timeline_app.loading.schema.places import ActorEntry, CategoryEntry, PlaceEntry
from timeline_app.loading.schema.series import SeriesEntry
from timeline_app.loading.schema.sources import SourceEntry
from timeline_app.loading.schema.stories import StoryEntry
from timeline_app.model.ref import Kind

ENTRIES: Mapping[str, type[Entry]] = {
    "dataset": DatasetEntry,
    "categories": CategoryEntry,
    "actors": ActorEntry,
    "places": PlaceEntry,
    "events": EventEntry,
    "corridors": CorridorEntry,
    "series": SeriesEntry,
    "sources": SourceEntry,
    "stories": StoryEntry,
}
"""The keys a file may hold, and what stands there: the dataset itself, else a list of such entries."""


Spots = tuple[tuple[int, int], ...]
"""Lines and columns, from 1."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A record other than an event: the key it stands under, its data without what was wrong, its place.

    ``line`` and ``column`` count from 1; ``spots`` are those of a series' observations. ``digest`` is of the
    text, 0 where something was wrong with it. ``entry`` is the data validated, while that is at hand.
    """

    key: str
    data: Any
    line: int
    column: int
    digest: int
    spots: Spots = ()
    entry: Entry | None = field(default=None, compare=False, repr=False)

    def validated(self) -> Any:
        """Return the data as an entry of the schema."""
        return self.entry or ENTRIES[self.key].model_validate(self.data)


@dataclass(frozen=True, slots=True)
class Part:
    """What one text says. The problems name no file.

    ``targets`` are the ids its events refer to, by kind. ``lost_ids`` are those of records that could not be
    read; ``is_lost`` says that there may be others nobody knows of. ``is_cut`` says that the text was read
    record by record.
    """

    events: EventRows
    stored: tuple[Stored, ...] = ()
    targets: Mapping[Kind, frozenset[str]] = field(default_factory=dict)
    lost_ids: frozenset[str] = frozenset()
    is_lost: bool = False
    problems: tuple[Problem, ...] = ()
    is_cut: bool = False


def lost_part(*problems: Problem, lost_ids: frozenset[str] = frozenset()) -> Part:
    """Return the part of a text that gave nothing; when no id is known, who knows what is missing."""
    return Part(EventRowsBuilder().rows(), lost_ids=lost_ids, is_lost=not lost_ids, problems=problems)
