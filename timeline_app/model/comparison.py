"""Figures side by side: of two stretches of time, or of two actors."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.model.as_of import Change, Reading, central_value, change_between, period_of, read_series
from timeline_app.model.dataset import Dataset
from timeline_app.model.series import Series

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """One figure on both sides; a side is None where nothing is known.

    ``change`` leads from the first to the second side, None where they allow any.
    """

    one: Reading | None
    other: Reading | None
    change: Change | None = None

    @property
    def series(self) -> Series:
        """The series that names the pair: the first side's, else the second's."""
        reading = self.one or self.other
        if reading is None:
            raise ValueError("a pair has one side at least")
        return reading.series


def _pair(one: Reading | None, other: Reading | None) -> Pair:
    if one is None or other is None or one.observation is other.observation:
        return Pair(one, other)
    return Pair(one, other, change_between(one.observation, other.observation))


def _completeness(pair: Pair) -> int:
    return -((pair.one is not None) + (pair.other is not None))


def reading_in(series: Series, span: Span) -> Reading | None:
    """Return the last figure whose period has its middle in a span, None where there is none."""
    within = tuple(
        index
        for index, observation in enumerate(series.observations)
        if central_value(observation) is not None and span[0] <= _middle(period_of(observation)) < span[1]
    )
    return read_series(series, math.inf, within, trusted=within) if within else None


def _middle(period: Span) -> float:
    start, end = period
    if math.isfinite(start) and math.isfinite(end):
        return (start + end) / 2
    return start if math.isfinite(start) else end


def compare_spans(series: Sequence[Series], one: Span, other: Span) -> tuple[Pair, ...]:
    """Return the figures of two stretches of time, those that both have first, in dataset order."""
    pairs = [_pair(reading_in(each, one), reading_in(each, other)) for each in series]
    known = [pair for pair in pairs if pair.one is not None or pair.other is not None]
    return tuple(sorted(known, key=_completeness))


def actors_with_figures(dataset: Dataset) -> tuple[str, ...]:
    """Return the ids of the actors that series name, the most often named first."""
    count: dict[str, int] = {}
    for series in dataset.series:
        for actor in series.actors:
            count[actor] = count.get(actor, 0) + 1
    return tuple(sorted(count, key=lambda actor: -count[actor]))


def _without(series: Series, actor: str) -> tuple[object, ...]:
    others = frozenset(series.actors) - {actor}
    subjects = others, frozenset(series.places), frozenset(series.corridors)
    return series.unit, series.frequency, subjects


def _own(dataset: Dataset, actor: str, other: str) -> dict[tuple[object, ...], list[Series]]:
    """The series that name one actor and not the other, by what they measure."""
    measures: dict[tuple[object, ...], list[Series]] = {}
    for series in dataset.series:
        if actor in series.actors and other not in series.actors:
            measures.setdefault(_without(series, actor), []).append(series)
    return measures


def compare_actors(dataset: Dataset, one: str, other: str, day: float) -> tuple[Pair, ...]:
    """Return the figures of two actors as of a day.

    Two series are the same measure where unit and frequency are the same and so is everything they name
    but the actor, and where that leaves no doubt: an actor with two such series has neither compared. A
    series that names both actors stands on both sides, one without a counterpart on its own side alone.
    """
    ours, theirs = _own(dataset, one, other), _own(dataset, other, one)
    pairs: list[Pair] = []
    for series in dataset.series:
        reading = _known(series, day)
        if {one, other} <= set(series.actors):
            pairs.append(_pair(reading, reading))
        elif one in series.actors:
            match = _only(ours, theirs, _without(series, one))
            pairs.append(_pair(reading, None if match is None else _known(match, day)))
        elif other in series.actors and _only(theirs, ours, _without(series, other)) is None:
            pairs.append(_pair(None, reading))
    known = [pair for pair in pairs if pair.one is not None or pair.other is not None]
    return tuple(sorted(known, key=_completeness))


def _only(
    own: dict[tuple[object, ...], list[Series]],
    others: dict[tuple[object, ...], list[Series]],
    measure: tuple[object, ...],
) -> Series | None:
    """The counterpart of a measure, where there is one on each side and no more."""
    found = others.get(measure, [])
    return found[0] if len(found) == 1 and len(own.get(measure, [])) == 1 else None


def _known(series: Series, day: float) -> Reading | None:
    reading = read_series(series, day)
    return reading if reading is not None and reading.is_known else None
