"""Where sources disagree: observations of one period whose ranges do not meet."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping

from timeline_app.model.dataset import Dataset
from timeline_app.model.series import Observation, ObservationStatus, Qualifier, Series

ABOUT = 0.10
"""What "about" is taken to allow on either side, as a share of the value."""

_GOALS = (ObservationStatus.TARGET, ObservationStatus.FORECAST)


def range_of(observation: Observation) -> tuple[float, float]:
    """Return the lowest and highest value an observation allows, in the base unit.

    A value given flat may have been rounded or cut, so it allows one unit of its last written digit
    on either side; "about" allows ten per cent; "more than" and "less than" are open on one side.
    """
    if observation.value is None:
        lower = -math.inf if observation.lower is None else observation.lower
        upper = math.inf if observation.upper is None else observation.upper
        return lower, upper
    value = observation.value
    match observation.qualifier:
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return value, math.inf
        case Qualifier.LESS_THAN | Qualifier.AT_MOST:
            return -math.inf, value
        case Qualifier.ABOUT:
            slack = max(abs(value) * ABOUT, observation.resolution)
        case _:
            slack = observation.resolution
    return value - slack, value + slack


def meet(one: Observation, other: Observation) -> bool:
    """Whether two observations can both be true."""
    low_one, high_one = range_of(one)
    low_other, high_other = range_of(other)
    return low_one <= high_other and low_other <= high_one


def _comparable(one: Observation, other: Observation) -> bool:
    # A target and an outcome differ by nature; two sources on the same target may disagree.
    return (one.status in _GOALS) == (other.status in _GOALS)


def _source_id(observation: Observation) -> str | None:
    return None if observation.source is None else observation.source.id


def conflicts(series: Series) -> Mapping[int, tuple[int, ...]]:
    """Return, for each observation by index, those of the same period that it cannot agree with.

    The mapping is symmetric, holds only observations that have a conflict, and does not ask whether
    the sources differ: see ``disagreements`` and ``contradictions``.
    """
    by_period: dict[tuple[float, float], list[int]] = defaultdict(list)
    for index, observation in enumerate(series.observations):
        period = observation.period
        by_period[period.start_instant, period.end_instant].append(index)
    found: dict[int, list[int]] = defaultdict(list)
    for group in by_period.values():
        for position, first in enumerate(group):
            for second in group[position + 1 :]:
                one, other = series.observations[first], series.observations[second]
                if _comparable(one, other) and not meet(one, other):
                    found[first].append(second)
                    found[second].append(first)
    return {index: tuple(others) for index, others in found.items()}


def disagreements(series: Series) -> Mapping[int, tuple[int, ...]]:
    """Return the conflicts between different sources, by observation index; symmetric."""
    return _conflicts_where(series, same_source=False)


def contradictions(series: Series) -> Mapping[int, tuple[int, ...]]:
    """Return the conflicts of a source with itself, by observation index; symmetric."""
    return _conflicts_where(series, same_source=True)


def _conflicts_where(series: Series, *, same_source: bool) -> Mapping[int, tuple[int, ...]]:
    kept = {}
    for index, others in conflicts(series).items():
        own = _source_id(series.observations[index])
        matching = tuple(
            other for other in others if (_source_id(series.observations[other]) == own) == same_source
        )
        if matching:
            kept[index] = matching
    return kept


def disagreeing_groups(series: Series) -> Iterator[tuple[int, ...]]:
    """Yield the observations of each period about which sources disagree, targets apart from measures."""
    conflicting = disagreements(series)
    seen: set[int] = set()
    for index in conflicting:
        if index in seen:
            continue
        group, frontier = {index}, [index]
        while frontier:
            for other in conflicting.get(frontier.pop(), ()):
                if other not in group:
                    group.add(other)
                    frontier.append(other)
        seen |= group
        yield tuple(sorted(group))


def count_disagreements(dataset: Dataset) -> int:
    """Return about how many things sources disagree."""
    return sum(1 for series in dataset.series for _ in disagreeing_groups(series))
