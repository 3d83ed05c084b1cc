"""What a chart draws of a series, before anything has a place: points, whiskers, honest gaps."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from timeline_app.model.as_of import central_value, is_goal, line_of
from timeline_app.model.disagreement import disagreements
from timeline_app.model.ref import Ref
from timeline_app.model.series import Observation, ObservationStatus, Qualifier, Series

_STEP_DAYS = {"A": 365.25, "S": 182.6, "Q": 91.3, "M": 30.4, "W": 7.0, "D": 1.0, "B": 1.4, "H": 1 / 24}
"""Days from one observation to the next, by SDMX frequency."""

_GAP = 1.6
"""More than this many steps apart, observations have something missing between them."""

_UP = (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
_DOWN = (Qualifier.LESS_THAN, Qualifier.AT_MOST)


class Sort(StrEnum):
    """How a point is drawn: full, hollow, or a flag."""

    MEASURED = "measured"
    ESTIMATED = "estimated"
    FORECAST = "forecast"
    TARGET = "target"


_SORTS = {
    ObservationStatus.ACTUAL: Sort.MEASURED,
    ObservationStatus.PROVISIONAL: Sort.ESTIMATED,
    ObservationStatus.ESTIMATED: Sort.ESTIMATED,
    ObservationStatus.FORECAST: Sort.FORECAST,
    ObservationStatus.TARGET: Sort.TARGET,
}


@dataclass(frozen=True, slots=True)
class DataPoint:
    """One observation on a chart, in days and in the unit the chart is drawn in.

    ``index`` is the observation's; ``start`` and ``end`` its period, finite; ``lower`` and ``upper``
    the whisker where the source gives a range; ``arrow`` 1 for "more than", -1 for "less than".
    """

    index: int
    start: float
    end: float
    value: float
    sort: Sort = Sort.MEASURED
    lower: float | None = None
    upper: float | None = None
    arrow: int = 0
    about: bool = False
    differs: bool = False
    label: str = ""
    leading: bool = False

    @property
    def middle(self) -> float:
        """Where the point stands in time."""
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of line from one point of a series to the next (positions in its points)."""

    first: int
    second: int
    dotted: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class DataSeries:
    """One series on a chart; ``colour`` is a named data colour."""

    ref: Ref
    name: str
    points: tuple[DataPoint, ...]
    stretches: tuple[Stretch, ...]
    colour: str = "green"


@dataclass(frozen=True, slots=True)
class ChartData:
    """A chart's content: its title, what its numbers are in, and its series.

    ``note`` says what is special about its scale; ``offers_scales`` whether a reader may choose between
    a linear and a logarithmic one. ``divisor`` is how many base units one on the value axis stands for,
    where all series share it. ``speak`` puts an observation (series, index) into words when it is
    pointed at: of thousands of points few ever are.
    """

    title: str
    unit: str
    series: tuple[DataSeries, ...]
    logarithmic: bool = False
    note: str = ""
    offers_scales: bool = False
    divisor: float = 1.0
    speak: Callable[[Ref, int], str] = field(default=lambda _ref, _index: "", compare=False)


def finite_period(observation: Observation) -> tuple[float, float] | None:
    """Return a period with an open end taken as its other end, None where neither is known."""
    start, end = observation.period.start_instant, observation.period.end_instant
    if math.isfinite(start) and math.isfinite(end):
        return start, end
    if math.isfinite(start):
        return start, start + 1.0
    if math.isfinite(end):
        return end - 1.0, end
    return None


def middle_of(observation: Observation) -> float | None:
    """Return the middle of an observation's period, None where it has no end at all."""
    period = finite_period(observation)
    return None if period is None else (period[0] + period[1]) / 2


def is_gap(series: Series, before: Observation, after: Observation) -> bool:
    """Whether something is missing between two successive observations: a line there is a guess."""
    one, other = finite_period(before), finite_period(after)
    if one is None or other is None:
        return True
    step = _STEP_DAYS.get(series.frequency or "", 0.0)
    step = max(step, min(one[1] - one[0], other[1] - other[0]))
    return abs((other[0] + other[1]) - (one[0] + one[1])) / 2 > step * _GAP


def plotted(series: Series) -> tuple[int, ...]:
    """Return the observations that can be drawn, by index, in time."""
    drawn = [
        (middle, index)
        for index, observation in enumerate(series.observations)
        if (middle := middle_of(observation)) is not None and central_value(observation) is not None
    ]
    return tuple(index for _, index in sorted(drawn))


def point_of(series: Series, index: int, divisor: float, differing: Iterable[int] = ()) -> DataPoint:
    """Return an observation as a point, its values divided by ``divisor``; it must be drawable."""
    observation = series.observations[index]
    period = finite_period(observation)
    value = central_value(observation)
    if period is None or value is None:
        raise ValueError(f"observation {index} of {series.id} cannot be drawn")
    ranged = observation.value is None and observation.lower is not None and observation.upper is not None
    return DataPoint(
        index=index,
        start=period[0],
        end=period[1],
        value=value / divisor,
        sort=_SORTS[observation.status],
        lower=observation.lower / divisor if ranged and observation.lower is not None else None,
        upper=observation.upper / divisor if ranged and observation.upper is not None else None,
        arrow=_arrow(observation),
        about=observation.qualifier is Qualifier.ABOUT,
        differs=index in differing,
    )


def _arrow(observation: Observation) -> int:
    if observation.value is None:
        return (observation.upper is None) - (observation.lower is None)
    return (observation.qualifier in _UP) - (observation.qualifier in _DOWN)


def stretches_of(series: Series, order: Sequence[int]) -> tuple[Stretch, ...]:
    """Return the stretches of line between drawn observations, given their order in time.

    The line passes the leading observation of each measured period, dotted where years are missing,
    then on to forecasts, dashed. A target is a wish: no line leads there.
    """
    position = {index: place for place, index in enumerate(order)}
    measured = [index for index in line_of(series) if index in position]
    stretches = [
        Stretch(
            position[one],
            position[other],
            dotted=is_gap(series, series.observations[one], series.observations[other]),
        )
        for one, other in pairwise(measured)
    ]
    last_end = series.observations[measured[-1]].period.end_instant if measured else -math.inf
    ahead = [
        index
        for index in order
        if series.observations[index].status is ObservationStatus.FORECAST
        and series.observations[index].period.end_instant > last_end
    ]
    chain = [*measured[-1:], *ahead]
    stretches += [Stretch(position[one], position[other], dashed=True) for one, other in pairwise(chain)]
    return tuple(stretches)


def data_series(
    series: Series, ref: Ref, name: str, *, divisor: float = 1.0, colour: str = "green"
) -> DataSeries:
    """Return what a chart draws of a series, its values divided by ``divisor``."""
    order = plotted(series)
    differing = disagreements(series)
    points = tuple(point_of(series, index, divisor, differing) for index in order)
    return DataSeries(ref, name, points, stretches_of(series, order), colour)


def spans_decades(values: Iterable[float]) -> bool:
    """Whether positive values span over two powers of ten, so that a linear axis would hide the small."""
    positive = [value for value in values if value > 0]
    return bool(positive) and max(positive) / min(positive) > 100.0


def movement(series: Series) -> float:
    """Return how much a series' measures move, largest by smallest: the more, the more a chart tells."""
    values = [abs(value) for o in series.observations if not is_goal(o) and (value := central_value(o))]
    return max(values) / min(values) if values else 1.0


FEW_POINTS = 16
"""Up to so many points each may have its value written."""


def standing_out(points: Sequence[DataPoint]) -> frozenset[int]:
    """Return which points (by place) deserve their value written: all of a few, of many the remarkable.

    The leading figure, what is no plain measure, what is disputed, the first, last, least and greatest.
    """
    if len(points) <= FEW_POINTS:
        return frozenset(range(len(points)))
    places = range(len(points))
    by_time, by_value = (lambda i: points[i].middle), (lambda i: points[i].value)
    extremes = {choose(places, key=key) for key in (by_time, by_value) for choose in (min, max)}
    remarkable = {
        i for i in places if points[i].leading or points[i].differs or points[i].sort is not Sort.MEASURED
    }
    return frozenset(extremes | remarkable)


def is_worth_a_chart(series: Series) -> bool:
    """Whether a series has two periods or more to compare."""
    drawn = plotted(series)
    periods = {series.observations[i].period.text for i in drawn}
    return len(periods) > 1 and any(not is_goal(series.observations[i]) for i in drawn)
