"""What a series said on a day: the latest observation known then, its rivals, and the change to it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline_app.model.disagreement import disagreements, range_of
from timeline_app.model.series import Observation, ObservationStatus, Qualifier, Series

Period = tuple[float, float]
"""First instant and last instant (exclusive) of an observation's period."""

GOALS = (ObservationStatus.TARGET, ObservationStatus.FORECAST)
"""What says something of the future rather than of what was measured."""

_SAME_LENGTH = 1.2
"""Months (28 to 31 days), quarters and years are as long as each other within this ratio."""

_STANDING = {
    ObservationStatus.ACTUAL: 0,
    ObservationStatus.PROVISIONAL: 1,
    ObservationStatus.ESTIMATED: 2,
    ObservationStatus.TARGET: 3,
    ObservationStatus.FORECAST: 3,
}


@dataclass(frozen=True, slots=True)
class Change:
    """From one value to the next, in the base unit, and how firmly that can be said.

    ``bound`` is NONE for two flat values, ABOUT where either is hedged both ways, AT_LEAST and
    AT_MOST where one of them is open on the side that matters.
    """

    old: float
    new: float
    bound: Qualifier = Qualifier.NONE


@dataclass(frozen=True, slots=True)
class Reading:
    """What a series says on a day; every number is an index into ``series.observations``.

    ``leading`` is the observation to show. ``peers`` are all the observations of its period known
    that day, leading first; ``differing`` those of them that contradict another one from another
    source. ``previous`` is the leading observation of the period before, of the same length, ``change``
    the way from there, None where it cannot be told.
    ``is_known`` is False where the day comes before anything was known and the first is shown.
    """

    series: Series
    leading: int
    peers: tuple[int, ...]
    differing: tuple[int, ...] = ()
    previous: int | None = None
    change: Change | None = None
    is_known: bool = True

    @property
    def observation(self) -> Observation:
        """The observation to show."""
        return self.series.observations[self.leading]

    @property
    def previous_observation(self) -> Observation | None:
        """The observation of the period before, None where there is none."""
        return None if self.previous is None else self.series.observations[self.previous]


def period_of(observation: Observation) -> Period:
    """Return an observation's period as instants, infinite where it is open."""
    return observation.period.start_instant, observation.period.end_instant


def is_goal(observation: Observation) -> bool:
    """Whether an observation is a target or forecast."""
    return observation.status in GOALS


def central_value(observation: Observation) -> float | None:
    """Return one number to plot or compare: the value, else the middle of the range, else its one end."""
    if observation.value is not None:
        return observation.value
    ends = [end for end in (observation.lower, observation.upper) if end is not None]
    return sum(ends) / len(ends) if ends else None


def known_from(observation: Observation) -> float:
    """Return the first instant an observation is known.

    When it was said, where the dataset tells; else a measure is known once its period is over (begun,
    for a period without an end), and a target or forecast always, since nobody says when it was set.
    """
    if observation.as_of is not None and math.isfinite(observation.as_of.start_instant):
        return observation.as_of.start_instant
    if is_goal(observation):
        return -math.inf
    start, end = period_of(observation)
    return end if math.isfinite(end) else start


def known(series: Series, day: float) -> tuple[int, ...]:
    """Return the observations known at an instant, by index, in the order written."""
    return tuple(i for i, observation in enumerate(series.observations) if known_from(observation) <= day)


def preferred_of(series: Series, indexes: Iterable[int]) -> int:
    """Return which of several observations of one period to lead with; there must be one at least.

    The one the dataset prefers, else measured before provisional before estimated, else the one said
    last, else the one written first.
    """

    def rank(index: int) -> tuple[bool, int, float, int]:
        observation = series.observations[index]
        said = -math.inf if observation.as_of is None else observation.as_of.start_instant
        return not observation.preferred, _STANDING[observation.status], -said, index

    return min(indexes, key=rank)


def by_period(series: Series, indexes: Iterable[int]) -> Mapping[Period, tuple[int, ...]]:
    """Group observations by period, earliest end first (an open end counts as its start)."""
    groups: dict[Period, list[int]] = defaultdict(list)
    for index in indexes:
        groups[period_of(series.observations[index])].append(index)
    return {period: tuple(groups[period]) for period in sorted(groups, key=_recency)}


def _recency(period: Period) -> tuple[float, float]:
    start, end = period
    return (end, start) if math.isfinite(end) else (start, start)


def line_of(series: Series, among: Iterable[int] | None = None) -> tuple[int, ...]:
    """Return the leading observation of each measured period, in time: what a line may pass through.

    A period within another one (eleven months of a year that is known as a whole) is left out.
    ``among`` narrows it to some observations: those known on a day.
    """
    indexes = range(len(series.observations)) if among is None else sorted(among)
    measured = [
        i
        for i in indexes
        if not is_goal(series.observations[i]) and central_value(series.observations[i]) is not None
    ]
    groups = by_period(series, measured)
    outer = _outermost(groups)
    return tuple(preferred_of(series, group) for period, group in groups.items() if period in outer)


def _outermost(periods: Iterable[Period]) -> frozenset[Period]:
    """The periods that lie within no other one: none that begins before them reaches as far."""
    outer = []
    reached = -math.inf
    for period in sorted(periods, key=lambda period: (period[0], -period[1])):
        if period[1] > reached:
            outer.append(period)
            reached = period[1]
    return frozenset(outer)


def read_series(
    series: Series, day: float, cited: Sequence[int] = (), *, trusted: Sequence[int] = ()
) -> Reading | None:
    """Return what a series says at an instant, None where it has no observations.

    ``cited`` narrows it to some of its observations: those an event names. ``trusted`` are taken as
    known whatever the day. Measures come before targets and forecasts; where nothing was known yet,
    the earliest to come is read, and says so.
    """
    candidates = tuple(cited) or tuple(range(len(series.observations)))
    if not candidates:
        return None
    told = frozenset((*known(series, day), *trusted))
    pool = [i for i in candidates if i in told]
    is_known = bool(pool)
    if not pool:
        pool, told = list(candidates), frozenset(range(len(series.observations)))
    measured = [i for i in pool if not is_goal(series.observations[i])]
    periods = {i: period_of(series.observations[i]) for i in measured or pool}
    shown = _period_to_show(frozenset(periods.values()), day, goals=not measured, is_known=is_known)
    leading = preferred_of(series, (i for i, period in periods.items() if period == shown))
    return _reading(series, leading, told, is_known=is_known)


def _period_to_show(periods: Iterable[Period], day: float, *, goals: bool, is_known: bool) -> Period:
    """The latest period known; of goals the next one ahead, not the most distant."""
    every = list(periods)
    if not is_known:
        return min(every, key=_recency)
    ahead = [period for period in every if _recency(period)[0] > day] if goals else []
    return min(ahead, key=_recency) if ahead else max(every, key=_recency)


def _reading(series: Series, leading: int, told: frozenset[int], *, is_known: bool) -> Reading:
    shown = series.observations[leading]
    period, goal = period_of(shown), is_goal(shown)
    rivals = [
        i
        for i, observation in enumerate(series.observations)
        if i in told and period_of(observation) == period and is_goal(observation) == goal
    ]
    conflicting = disagreements(series) if len(rivals) > 1 else {}
    previous = None if goal else _previous(series, leading, told)
    before = None if previous is None else series.observations[previous]
    differing = tuple(i for i in rivals if any(other in told for other in conflicting.get(i, ())))
    # A change to a figure that sources dispute is as disputed as the figure.
    is_firm = shown.preferred or not differing
    return Reading(
        series=series,
        leading=leading,
        peers=(leading, *(i for i in rivals if i != leading)),
        differing=differing,
        previous=previous,
        change=change_between(before, shown) if before is not None and is_firm else None,
        is_known=is_known,
    )


def _previous(series: Series, leading: int, told: frozenset[int]) -> int | None:
    """The leading measure of the last period as long as the leading one and over before it."""
    shown = period_of(series.observations[leading])
    earlier = {
        i: period
        for i in told
        if (period := period_of(series.observations[i]))[1] <= shown[0]
        and _same_length(shown, period)
        and not is_goal(series.observations[i])
        and central_value(series.observations[i]) is not None
    }
    if not earlier:
        return None
    last = max(earlier.values(), key=_recency)
    return preferred_of(series, (i for i, period in earlier.items() if period == last))


def _same_length(one: Period, other: Period) -> bool:
    length, other_length = one[1] - one[0], other[1] - other[0]
    if not (math.isfinite(length) and math.isfinite(other_length)):
        return False
    return max(length, other_length) <= _SAME_LENGTH * min(length, other_length)


def change_between(old: Observation, new: Observation) -> Change | None:
    """Return the change from one observation to another, None where they allow any change at all.

    From "more than 41" to 44 the growth is at most what it would be from 41.
    """
    first, last = central_value(old), central_value(new)
    if first is None or last is None:
        return None
    bounds = {_side(old, earlier=True), _side(new, earlier=False)} - {Qualifier.NONE}
    if {Qualifier.AT_LEAST, Qualifier.AT_MOST} <= bounds:
        return None
    for bound in (Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.ABOUT):
        if bound in bounds:
            return Change(first, last, bound)
    return Change(first, last)


def _side(observation: Observation, *, earlier: bool) -> Qualifier:
    """Which way an observation leaves a change open, seen from its end of it."""
    low, high = range_of(observation)
    if math.isinf(low) and math.isinf(high):
        return Qualifier.NONE
    if math.isinf(high):
        return Qualifier.AT_MOST if earlier else Qualifier.AT_LEAST
    if math.isinf(low):
        return Qualifier.AT_LEAST if earlier else Qualifier.AT_MOST
    hedged = observation.qualifier is Qualifier.ABOUT or observation.value is None
    return Qualifier.ABOUT if hedged else Qualifier.NONE
