"""What belongs to what, looked up once for a dataset: who cites a source, who is next in a lane."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np

from timeline_app.model.dataset import Dataset
from timeline_app.model.disagreement import disagreements
from timeline_app.model.event import Event
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

    @cached_property
    def _events(self) -> Mapping[Ref, tuple[Event, ...]]:
        found: dict[Ref, list[Event]] = defaultdict(list)
        for event in self._in_time:
            for ref in _refs_of(event):
                found[ref].append(event)
        return {ref: tuple(events) for ref, events in found.items()}

    @cached_property
    def _in_time(self) -> tuple[Event, ...]:
        events = self.dataset.events
        dated = (events[order] for order in self.dataset.columns.order)
        return (*dated, *self.dataset.undated)

    def events_of(self, ref: Ref) -> tuple[Event, ...]:
        """Return the events of a record in time, those without a date last."""
        return self._events.get(ref, ())

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

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return {event.id: position for position, event in enumerate(self.dataset.events)}

    def neighbours(self, event: Event) -> tuple[Event | None, Event | None]:
        """Return the dated events before and after one in its lane, None at either end."""
        if event.when is None or event.id not in self._positions:
            return None, None
        columns = self.dataset.columns
        row = int(np.flatnonzero(columns.order == self._positions[event.id])[0])
        lane = np.flatnonzero(columns.category == columns.category[row])
        at = int(np.searchsorted(lane, row))
        before = self.dataset.events[columns.order[lane[at - 1]]] if at > 0 else None
        after = self.dataset.events[columns.order[lane[at + 1]]] if at + 1 < len(lane) else None
        return before, after


def _refs_of(event: Event) -> Iterable[Ref]:
    groups = (
        (Kind.PLACE, event.places),
        (Kind.CORRIDOR, event.corridors),
        (Kind.ACTOR, event.actors),
        (Kind.SERIES, (figure.series for figure in event.figures)),
        (Kind.SOURCE, (citation.id for citation in event.sources)),
        (Kind.CATEGORY, () if event.category is None else (event.category,)),
    )
    return dict.fromkeys(Ref(kind, identifier) for kind, ids in groups for identifier in ids)
