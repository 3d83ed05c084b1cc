"""From what a series says to a card: number, unit, period, change, sources, sparkline."""

from dataclasses import replace
from itertools import pairwise

from timeline_app.layout.charts_data import is_gap, middle_of
from timeline_app.layout.statistics import Card, Chip, SparkPoint
from timeline_app.model.as_of import Reading, central_value, known, line_of
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import Qualifier, Series
from timeline_app.views.statistics.words import FigureWords, sign_of
from timeline_app.wording.numbers import Quantity, value_of


def card_of(reading: Reading, words: FigureWords, day: float) -> Card:
    """Return a key figure as of a day."""
    series, observation = reading.series, reading.observation
    number, unit, whole = _number(reading, words.language)
    change, direction = words.change(reading)
    period = words.period(observation)
    if not reading.is_known:
        period = f"{period} · {words.unknown_yet(day)}"
    return Card(
        ref=Ref(Kind.SERIES, series.id),
        number=number,
        unit=unit,
        tight=whole == number + unit,
        title=words.title(series),
        period=period,
        change=change,
        direction=direction,
        warning=words.differing(reading),
        chips=_chips(reading, words),
        spark=spark_of(series, day),
        spoken=words.spoken(reading),
        muted=not reading.is_known,
    )


def _number(reading: Reading, language: str) -> Quantity:
    """The number and its unit; where sources differ and none is preferred, from the least to the most."""
    series, observation = reading.series, reading.observation
    if reading.differing and not observation.preferred:
        rivals = [series.observations[i] for i in reading.differing]
        values = [value for value in map(central_value, rivals) if value is not None]
        observation = replace(
            observation,
            value=None,
            lower=min(values),
            upper=max(values),
            qualifier=Qualifier.NONE,
            resolution=min(rival.resolution for rival in rivals),
        )
    known_value = value_of(observation, series.unit, language)
    if known_value is None:
        return Quantity("–", "", "–")
    sign = sign_of(observation.qualifier)
    if observation.value is None and (observation.lower is None or observation.upper is None):
        sign = sign_of(Qualifier.AT_LEAST if observation.upper is None else Qualifier.AT_MOST)
    return Quantity(sign + known_value.number, known_value.unit, sign + known_value.text)


def _chips(reading: Reading, words: FigureWords) -> tuple[Chip, ...]:
    shown = [reading.series.observations[i] for i in (reading.leading, *reading.differing)]
    return tuple(words.chip(source) for source in sorted(words.sources_of(shown), key=words.source_order))


def spark_of(series: Series, day: float) -> tuple[SparkPoint, ...]:
    """Return the line of what was known on a day, in a unit square; empty for fewer than two periods."""
    order = line_of(series, known(series, day))
    drawn = [
        (index, middle, value)
        for index in order
        if (middle := middle_of(series.observations[index])) is not None
        and (value := central_value(series.observations[index])) is not None
    ]
    if len(drawn) < 2:
        return ()
    times, values = [middle for _, middle, _ in drawn], [value for _, _, value in drawn]
    first, last, low, high = times[0], times[-1], min(values), max(values)
    joins = [False] + [
        not is_gap(series, series.observations[one], series.observations[other])
        for one, other in pairwise(order)
    ]
    return tuple(
        SparkPoint((t - first) / ((last - first) or 1.0), (v - low) / ((high - low) or 1.0), joined)
        for t, v, joined in zip(times, values, joins, strict=False)
    )
