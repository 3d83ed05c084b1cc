"""From series to what a chart says: scaled values, labels in words, several series on one scale."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import cycle

from timeline_app.layout.charts import ChartFormats, all_values
from timeline_app.layout.charts_data import (
    ChartData,
    DataPoint,
    Sort,
    data_series,
    spans_decades,
    standing_out,
)
from timeline_app.model.as_of import central_value, line_of, read_series
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import Observation, Series
from timeline_app.views.statistics.words import FigureWords
from timeline_app.wording.language import phrases_of
from timeline_app.wording.numbers import (
    observation_in_words,
    plain_number,
    status_in_words,
    unit_in_words,
)
from timeline_app.wording.ticks import tick_label

COLOURS = ("green", "blue", "ochre", "violet", "rose", "teal")
"""The colours of the series of a chart, in order; shapes tell them apart as well."""


def power_for(values: Sequence[float], unit: str, language: str) -> int:
    """Return the power of ten, one the language has a word for, that an axis should count in."""
    if unit == "%":
        return 0
    largest = max((abs(value) for value in values), default=0.0)
    for scale in sorted(phrases_of(language).scales, key=lambda scale: -scale.factor):
        if largest >= scale.factor:
            return round(len(str(int(scale.factor))) - 1)
    return 0


def chart_of(series: Series, words: FigureWords, *, logarithmic: bool | None = None) -> ChartData:
    """Return the chart of one series, logarithmic where its data span over two powers of ten.

    ``logarithmic`` is the reader's own choice where one was made. See ``led`` for the figure of a day.
    """
    ref = Ref(Kind.SERIES, series.id)
    values = [
        value for o in series.observations for value in (o.value, o.lower, o.upper) if value is not None
    ]
    power = power_for(values, series.unit, words.language)
    divisor = 10.0**power
    drawn = data_series(series, ref, words.title(series), divisor=divisor)
    points = _worded(drawn.points, series, words, divisor, standing_out(drawn.points))
    unit = unit_in_words(series.unit, words.language, power=power)
    made = ChartData(drawn.name, unit, (replace(drawn, points=points),), divisor=divisor)
    return _scaled(made, words, logarithmic)


def leading_of(series: Series, day: float) -> int | None:
    """Return the observation that leads on a day, None before anything is known."""
    reading = read_series(series, day)
    return reading.leading if reading is not None and reading.is_known else None


def led(data: ChartData, series: Series, leading: int | None, words: FigureWords) -> ChartData:
    """Mark the figure that leads on a day on the chart of a series, its value written."""
    (drawn,) = data.series

    def lead(point: DataPoint) -> DataPoint:
        label = point.label or _label(point, series.observations[point.index], words, data.divisor)
        return replace(point, leading=True, label=label)

    points = tuple(lead(point) if point.index == leading else point for point in drawn.points)
    return replace(data, series=(replace(drawn, points=points),))


def chart_of_several(
    several: Sequence[Series], words: FigureWords, day: float, *, logarithmic: bool | None = None
) -> ChartData:
    """Return one chart of several series: in their unit where they share it, else each from 100."""
    units = {series.unit for series in several}
    unit = units.pop() if len(units) == 1 else None
    raw = [data_series(series, Ref(Kind.SERIES, series.id), "") for series in several]
    power = 0 if unit is None else power_for(all_values(raw), unit, words.language)
    drawn = []
    for series, colour in zip(several, cycle(COLOURS), strict=False):
        divisor = 10.0**power if unit is not None else _first(series) / 100
        ref, name = Ref(Kind.SERIES, series.id), words.title(series)
        made = data_series(series, ref, name, divisor=divisor, colour=colour)
        leading = leading_of(series, day)
        points = tuple(replace(p, leading=True) if p.index == leading else p for p in made.points)
        # Between several lines only the figure of the day is written; hovering reads the others.
        telling = {i for i, p in enumerate(points) if p.leading or p.sort is Sort.TARGET}
        drawn.append(replace(made, points=_worded(points, series, words, divisor, telling)))
    name = words.indexed() if unit is None else unit_in_words(unit, words.language, power=power)
    return _scaled(ChartData(words.side_by_side(), name, tuple(drawn)), words, logarithmic)


def _first(series: Series) -> float:
    """The first measured value that others can be related to, 100 where there is none."""
    values = (central_value(series.observations[index]) for index in line_of(series))
    return next((abs(value) for value in values if value), 100.0)


def _scaled(data: ChartData, words: FigureWords, logarithmic: bool | None) -> ChartData:
    values = all_values(data.series)
    positive = bool(values) and min(values) > 0
    log = positive and (spans_decades(values) if logarithmic is None else logarithmic)
    offers = positive and max(values) > 3 * min(values)
    note = words.log_scale() if log else ""
    return replace(data, logarithmic=log, note=note, offers_scales=offers, speak=words.speak)


def _worded(
    points: tuple[DataPoint, ...],
    series: Series,
    words: FigureWords,
    divisor: float,
    told: AbstractSet[int],
) -> tuple[DataPoint, ...]:
    """Write the values of some points, by place."""
    return tuple(
        replace(point, label=_label(point, series.observations[point.index], words, divisor))
        if place in told
        else point
        for place, point in enumerate(points)
    )


def _label(point: DataPoint, observation: Observation, words: FigureWords, divisor: float) -> str:
    number = short_value(observation, words.language, divisor)
    if point.differs:
        number = f"{number} {words.mark(observation)}"
    if point.sort is Sort.TARGET:
        return words.goal_label(observation, number)
    if point.sort is Sort.FORECAST:
        return f"{number} ({status_in_words(observation.status, words.language)})"
    return number


def short_value(observation: Observation, language: str, divisor: float) -> str:
    """Return an observation as a chart's label: sign and number in the axis' unit."""

    def scaled(value: float | None) -> float | None:
        return None if value is None else value / divisor

    on_axis = replace(
        observation,
        value=scaled(observation.value),
        lower=scaled(observation.lower),
        upper=scaled(observation.upper),
        resolution=observation.resolution / divisor,
    )
    return observation_in_words(on_axis, "", language, signs=True)


def formats_for(language: str) -> ChartFormats:
    """Return how a chart's axes write numbers and instants."""

    def value(number: float) -> str:
        return plain_number(number, language)

    def day(unit: str, instant: float) -> str:
        return tick_label(unit, instant, language)

    return ChartFormats(value, day)
