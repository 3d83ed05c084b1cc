"""Figures as cards: never a number without its period and its source, nor a dispute left unsaid."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline_app.model.as_of import preferred_of, read_series
from timeline_app.model.disagreement import disagreements
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.event import FigureRef
from timeline_app.model.ref import Kind
from timeline_app.model.series import Observation, ObservationStatus, Qualifier, Series
from timeline_app.views.reading.blocks import Block, Card, Run, Runs, Tone
from timeline_app.views.reading.counts import counts
from timeline_app.views.reading.index import Said
from timeline_app.views.reading.markdown import first_runs
from timeline_app.views.reading.reader import Reader, joined, said, translate
from timeline_app.wording.dates import date_in_words
from timeline_app.wording.numbers import SIGNS, observation_in_words, status_in_words, value_of
from timeline_app.wording.quantities import Quantity


def cited_cards(reader: Reader, figures: Iterable[FigureRef]) -> tuple[Block, ...]:
    """Return a card for each figure an event cites; a series cited whole gives what was known last."""
    cards = []
    for figure in figures:
        series = reader.dataset.series_by_id.get(figure.series)
        if series is None:
            continue
        indexes = cited_indexes(series, figure.period)
        reading = read_series(series, reader.today, indexes)
        if reading is not None:
            cards.append(card(reader, series, reading.peers if figure.period is None else indexes))
    return tuple(cards)


def latest_cards(reader: Reader, series: Iterable[Series]) -> tuple[Block, ...]:
    """Return a card for each series with what was known last on the cursor's day, else today."""
    day = reader.today if reader.cursor is None else reader.cursor
    readings = ((one, read_series(one, day)) for one in series)
    return tuple(card(reader, one, reading.peers) for one, reading in readings if reading is not None)


def cited_indexes(series: Series, period: str | None) -> tuple[int, ...]:
    """Return the observations of one period (EDTF as written), all of them where none is named."""
    if period is None:
        return tuple(range(len(series.observations)))
    wanted = parse_edtf(period)
    return tuple(
        index
        for index, observation in enumerate(series.observations)
        if (observation.period.start_instant, observation.period.end_instant)
        == (wanted.start_instant, wanted.end_instant)
    )


def card(reader: Reader, series: Series, indexes: Sequence[int], *, with_notes: bool = True) -> Card:
    """Return a card for some observations of one period: the leading one large, the dispute below."""
    observation = series.observations[preferred_of(series, indexes)]
    disputed = _differing(series, indexes)
    is_open = len(disputed) > 1 and len(indexes) > 1 and not observation.preferred
    quantity = _hedged(reader, _spread(series, disputed) if is_open else observation, series.unit)
    note = first_runs(reader.pick(observation.note)) if with_notes and not is_open else ()
    return Card(
        number=quantity.number,
        unit=quantity.unit,
        tight=bool(quantity.unit) and not _is_apart(quantity),
        title=joined(
            [(replace(reader.link(Kind.SERIES, series.id), subdued=True),), period_runs(reader, observation)],
            ", ",
        ),
        sources=() if is_open else reader.marks(observation),
        notes=(note,) if note else (),
        warning=_warning(reader, series, disputed),
    )


def period_runs(reader: Reader, observation: Observation) -> Runs:
    """Return the period of an observation, and what it is where it is not simply measured."""
    words = date_in_words(observation.period, reader.language)
    if observation.status is not ObservationStatus.ACTUAL:
        words += f" ({status_in_words(observation.status, reader.language)})"
    return said(words)


def value_words(reader: Reader, said_one: Said) -> str:
    """Return an observation's value with its hedge in words."""
    return observation_in_words(said_one.observation, said_one.series.unit, reader.language)


def _hedged(reader: Reader, observation: Observation, unit: str) -> Quantity:
    quantity = value_of(observation, unit, reader.language)
    if quantity is None:
        words = observation_in_words(observation, unit, reader.language)
        return Quantity(words, "", words)
    sign = SIGNS[observation.qualifier]
    if observation.value is None and observation.lower is None:
        sign = "≤"
    elif observation.value is None and observation.upper is None:
        sign = "≥"
    if not sign:
        return quantity
    return Quantity(f"{sign}\u00a0{quantity.number}", quantity.unit, f"{sign}\u00a0{quantity.text}")


def _spread(series: Series, disputed: Sequence[int]) -> Observation:
    """From the least to the most that sources say: what leads a card where none of them is preferred."""
    observations = [series.observations[index] for index in disputed]
    values = [value for o in observations for value in (o.value, o.lower, o.upper) if value is not None]
    finest = min(observation.resolution for observation in observations)
    return replace(
        observations[0],
        value=None,
        lower=min(values),
        upper=max(values),
        resolution=finest,
        qualifier=Qualifier.NONE,
    )


def _is_apart(quantity: Quantity) -> bool:
    return quantity.text.removeprefix(quantity.number)[:1].isspace()


def _differing(series: Series, indexes: Sequence[int]) -> tuple[int, ...]:
    """Those of some observations, and what contradicts them from elsewhere, in the order written."""
    conflicting = disagreements(series)
    return tuple(
        sorted({other for i in indexes for other in (i, *conflicting.get(i, ())) if i in conflicting})
    )


def _warning(reader: Reader, series: Series, disputed: Sequence[int]) -> Runs:
    """Say who says what."""
    if not disputed:
        return ()
    observations = [series.observations[index] for index in disputed]
    sources = {observation.source.id for observation in observations if observation.source is not None}
    head = counts.sources_differ(len(sources))
    parts = [
        (
            Run(observation_in_words(observation, series.unit, reader.language) + " ", strong=True),
            *reader.marks(observation),
        )
        for observation in observations
    ]
    chosen = [observation for observation in observations if observation.preferred]
    runs = (Run(f"{head} "), *joined(parts, ", "))
    if chosen:
        runs += (Run(translate("Reading", "; the dataset prefers ")), *reader.marks(chosen[0]))
    return tuple(_toned(run) for run in runs)


def _toned(run: Run) -> Run:
    return Run(run.text, ref=run.ref, strong=run.strong, tone=Tone.WARNING)
