"""What belongs to what, looked up once for a dataset: who cites a source, who is next in a lane."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.dataset import Dataset
from timeline_app.model.disagreement import disagreements
from timeline_app.model.event import Event
from timeline_app.model.numbers import ascending, without
from timeline_app.model.query import indexes_of
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import Observation, Series


class Said(NamedTuple):
    """An observation with its series and its position in it."""

    series: Series
    position: int

    @property
    def observation(self) -> Observation:
        """The observation itself."""
        return self.series.observations[self.position]


class Dispute(NamedTuple):
    """An observation that others, from other sources, cannot agree with."""

    said: Said
    against: tuple[Said, ...]


class Index:
    """Look-ups over one dataset, each made when it is first asked for."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def events_of(self, ref: Ref) -> Sequence[Event]:
        """Return the events of a record in time, those without a date last; each made when looked at."""
        dataset = self.dataset
        if not dataset.events:
            return ()
        indexes = indexes_of(dataset, ref)
        rows = dataset.row_of_event[indexes]
        # Rows are in time already: putting them in order is much quicker than comparing events would be.
        dated = dataset.columns.order[ascending(rows[rows >= 0], len(dataset.columns))]
        return EventsAt(dataset.events, np.concatenate((dated, indexes[rows < 0])))

    def events_naming(self, ref: Ref, but: Ref | None) -> int:
        """Return how many events belong to a record, one of them aside."""
        indexes = indexes_of(self.dataset, ref)
        if but is None or but.kind is not Kind.EVENT:
            return len(indexes)
        return len(without(indexes, indexes_of(self.dataset, but)))

    @cached_property
    def _said(self) -> Mapping[str, tuple[Said, ...]]:
        found: dict[str, list[Said]] = defaultdict(list)
        for series in self.dataset.series:
            for index, observation in enumerate(series.observations):
                if observation.source is not None:
                    found[observation.source.id].append(Said(series, index))
        return {source: tuple(said) for source, said in found.items()}

    def said_by(self, source_id: str) -> tuple[Said, ...]:
        """Return the observations of a source, in dataset order."""
        return self._said.get(source_id, ())

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """Every observation that sources disagree on, in dataset order."""
        return tuple(
            Dispute(Said(series, index), tuple(Said(series, other) for other in others))
            for series in self.dataset.series
            for index, others in sorted(disagreements(series).items())
        )

    def disputes_of(self, source_id: str) -> tuple[Dispute, ...]:
        """Return what a source says that others contradict."""
        return tuple(
            dispute
            for dispute in self.disputes
            if (citation := dispute.said.observation.source) is not None and citation.id == source_id
        )

    def supported_by(self, source_id: str) -> tuple[Ref, ...]:
        """Return the places, actors, corridors and series a source is cited for."""
        kinds = (
            (Kind.PLACE, self.dataset.places),
            (Kind.ACTOR, self.dataset.actors),
            (Kind.CORRIDOR, self.dataset.corridors),
        )
        refs = [
            Ref(kind, record.id)
            for kind, records in kinds
            for record in records
            if any(citation.id == source_id for citation in record.sources)
        ]
        segments = [
            Ref(Kind.CORRIDOR, corridor.id)
            for corridor in self.dataset.corridors
            if any(citation.id == source_id for segment in corridor.segments for citation in segment.sources)
        ]
        return tuple(dict.fromkeys((*refs, *segments)))

    def neighbours(self, event: Event) -> tuple[Event | None, Event | None]:
        """Return the dated events before and after one in its lane, None at either end."""
        index = self.dataset.event_index.get(event.id, -1)
        if event.when is None or index < 0:
            return None, None
        columns = self.dataset.columns
        row = int(self.dataset.row_of_event[index])
        lane = np.flatnonzero(columns.category == columns.category[row])
        at = int(np.searchsorted(lane, row))
        before = self.dataset.events[columns.order[lane[at - 1]]] if at > 0 else None
        after = self.dataset.events[columns.order[lane[at + 1]]] if at + 1 < len(lane) else None
        return before, after


class EventsAt(Sequence[Event]):
    """Some of the events of a dataset, in some order, looked up one by one."""

    def __init__(self, events: Sequence[Event], indexes: NDArray[Any]) -> None:
        self._events, self._indexes = events, indexes

    def __len__(self) -> int:
        return len(self._indexes)

    @overload
    def __getitem__(self, position: int) -> Event: ...
    @overload
    def __getitem__(self, position: slice) -> "EventsAt": ...
    def __getitem__(self, position: int | slice) -> "Event | EventsAt":
        if isinstance(position, slice):
            return EventsAt(self._events, self._indexes[position])
        return self._events[int(self._indexes[position])]
