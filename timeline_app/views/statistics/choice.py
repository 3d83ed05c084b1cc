"""Which series the pane shows: the selection's, else those of the events in view, else all."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from timeline_app.layout.charts_data import is_worth_a_chart, movement
from timeline_app.model.as_of import known_from
from timeline_app.model.columns import Integers
from timeline_app.model.dataset import Dataset
from timeline_app.model.disagreement import count_disagreements
from timeline_app.model.event import Event, FigureRef
from timeline_app.model.filter import Mask
from timeline_app.model.query import indexes_of, series_of
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import Series


class Scope(StrEnum):
    """Why these series are shown."""

    CITED = "cited"
    RELATED = "related"
    IN_VIEW = "in view"
    DATASET = "dataset"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A series to show; ``cited`` are the observations (indexes) an event names, empty for all."""

    series: Series
    cited: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Series shown for one reason, the important ones first."""

    scope: Scope
    chosen: tuple[Chosen, ...]


class FigureIndex:
    """What events cite, read once from a dataset so that panning asks arrays only.

    No event is made for it: who cites what, when and how important it is, arrays know.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    @cached_property
    def _rows(self) -> Mapping[str, Integers]:
        """The rows of the dated events that cite a series, by its id."""
        dataset = self.dataset
        if not dataset.series:
            return {}
        postings = dataset.members.of_kind[Kind.SERIES]
        rows = {series.id: dataset.row_of_event[postings.of(series.id)] for series in dataset.series}
        return {identifier: found[found >= 0] for identifier, found in rows.items()}

    @cached_property
    def weights(self) -> Mapping[str, tuple[int, int, int]]:
        """How much a series matters: importance of its events, how many they are, how much it says."""
        importance = self.dataset.columns.importance
        return {
            series.id: (
                int(importance[self._rows[series.id]].max(initial=0)),
                len(self._rows[series.id]),
                len(series.observations),
            )
            for series in self.dataset.series
        }

    @cached_property
    def known_from(self) -> Mapping[str, float]:
        """The first instant anything of a series is known, by its id."""
        return {
            series.id: min((known_from(o) for o in series.observations), default=math.inf)
            for series in self.dataset.series
        }

    @cached_property
    def movements(self) -> Mapping[str, float]:
        """How much the series that are worth a chart move, by their ids."""
        return {series.id: movement(series) for series in self.dataset.series if is_worth_a_chart(series)}

    @cached_property
    def disagreements(self) -> int:
        """How many things sources disagree about."""
        return count_disagreements(self.dataset)

    def cited_in(self, span: tuple[float, float], mask: Mask) -> frozenset[str]:
        """Return the ids of the series that the visible events inside a span cite."""
        columns = self.dataset.columns
        return frozenset(
            identifier
            for identifier, rows in self._rows.items()
            if (mask[rows] & (columns.start[rows] < span[1]) & (columns.end[rows] > span[0])).any()
        )

    def by_weight(self, series: Iterable[Series]) -> tuple[Chosen, ...]:
        """Put series in order, those that matter most first."""
        return tuple(
            Chosen(one) for one in sorted(series, key=lambda one: self.weights[one.id], reverse=True)
        )


def observations_cited(series: Series, figure: FigureRef) -> tuple[int, ...]:
    """Return the observations a figure names: those of its period as written, none where it names all."""
    if figure.period is None:
        return ()
    return tuple(i for i, o in enumerate(series.observations) if o.period.text == figure.period)


def _of_event(dataset: Dataset, event: Event) -> dict[str, Chosen]:
    chosen: dict[str, Chosen] = {}
    for figure in event.figures:
        series = dataset.series_by_id.get(figure.series)
        if series is None:
            continue
        before = chosen.get(series.id)
        cited = observations_cited(series, figure)
        if before is None:
            chosen[series.id] = Chosen(series, cited)
        elif before.cited and cited:
            chosen[series.id] = Chosen(series, (*before.cited, *cited))
        else:
            chosen[series.id] = Chosen(series)
    return chosen


def _touching(dataset: Dataset, refs: Sequence[Ref]) -> frozenset[Ref]:
    """The corridors, places and actors that the selected records are, or name."""
    touched = set()
    for ref in refs:
        event = dataset.events_by_id.get(ref.id) if ref.kind is Kind.EVENT else None
        if event is None:
            touched.add(ref)
            continue
        named = ((Kind.CORRIDOR, event.corridors), (Kind.PLACE, event.places), (Kind.ACTOR, event.actors))
        touched |= {Ref(kind, identifier) for kind, ids in named for identifier in ids}
    return frozenset(touched)


def _cited(index: FigureIndex, refs: Sequence[Ref]) -> dict[str, Chosen]:
    """The series the selected records stand for: an event's as it cites them, others by weight."""
    dataset = index.dataset
    cited: dict[str, Chosen] = {}
    for ref in refs:
        event = dataset.events_by_id.get(ref.id) if ref.kind is Kind.EVENT else None
        found = (
            _of_event(dataset, event)
            if event is not None
            else {one.series.id: one for one in index.by_weight(series_of(dataset, (ref,)))}
        )
        cited |= {key: value for key, value in found.items() if key not in cited}
    return cited


def choose(
    index: FigureIndex, refs: Sequence[Ref], span: tuple[float, float], mask: Mask
) -> tuple[Group, ...]:
    """Return the series of the selected records and those related to them.

    Where nothing is selected that has figures: those of the events in view, else the dataset's.
    """
    dataset = index.dataset
    cited = _cited(index, refs)
    touched = {ref.id for ref in _touching(dataset, refs)}

    def nearness(series: Series) -> tuple[int, tuple[int, int, int]]:
        shared = touched.intersection((*series.actors, *series.places, *series.corridors))
        return min(len(shared), 2), index.weights[series.id]

    near = [one for one in dataset.series if one.id not in cited and nearness(one)[0]]
    related = tuple(Chosen(one) for one in sorted(near, key=nearness, reverse=True))
    groups = (Group(Scope.CITED, tuple(cited.values())), Group(Scope.RELATED, related))
    if cited or related:
        return tuple(group for group in groups if group.chosen)
    visible = index.cited_in(span, mask)
    if visible:
        return (Group(Scope.IN_VIEW, index.by_weight(s for s in dataset.series if s.id in visible)),)
    return (Group(Scope.DATASET, index.by_weight(dataset.series)),) if dataset.series else ()


def events_citing(dataset: Dataset, series: Series, index: int) -> tuple[str, ...]:
    """Return the ids of the events that cite one observation: by its period, else the series as a whole."""
    citing = [
        (event.id, observations_cited(series, figure))
        for event in (dataset.events[at] for at in indexes_of(dataset, Ref(Kind.SERIES, series.id)).tolist())
        for figure in event.figures
        if figure.series == series.id
    ]
    by_period = tuple(event_id for event_id, cited in citing if index in cited)
    return by_period or tuple(event_id for event_id, cited in citing if not cited)
