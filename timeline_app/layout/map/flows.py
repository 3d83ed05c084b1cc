"""Lines as wide as what flows along them: a series of one unit, as of a day."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline_app.model.as_of import Reading, central_value, read_series
from timeline_app.model.corridor import Direction
from timeline_app.model.dataset import Dataset
from timeline_app.model.series import Series

NARROWEST, WIDEST = 0.55, 3.2
"""Factors of a line's usual width: for a corridor without a figure, and for the largest figure."""

_LENGTHS = frozenset({"km", "m", "mi"})


@dataclass(frozen=True, slots=True)
class Flow:
    """What widths mean: the corridor whose series was asked for, the unit, values by corridor, the largest.

    ``measures`` has the series that each of these corridors takes part with, known on the day or not.
    """

    corridor: str
    unit: str
    values: Mapping[str, float]
    largest: float
    measures: Mapping[str, Series] = field(default_factory=dict)

    def direction(self, corridor: str) -> Direction | None:
        """Return which way the flow runs along a corridor, None where its series does not say."""
        return self.measures[corridor].direction if corridor in self.values else None

    def reading(self, corridor: str, day: float) -> Reading | None:
        """Return what the series of a corridor says on a day, None where it sets no width."""
        return read_series(self.measures[corridor], day) if corridor in self.values else None

    def factor(self, value: float) -> float:
        """Return the factor of a line's width for a value: the width grows with its square root."""
        share = math.sqrt(max(value, 0.0) / self.largest) if self.largest > 0 else 0.0
        return NARROWEST + (WIDEST - NARROWEST) * share


def flow_series(dataset: Dataset) -> tuple[Series, ...]:
    """Return the series that may set the width of lines: of one corridor, and no length."""
    return tuple(
        series
        for series in dataset.series
        if len(series.corridors) == 1 and series.unit not in _LENGTHS and series.observations
    )


def flow_on(dataset: Dataset, identifier: str, day: float) -> Flow | None:
    """Return the widths that a series asks for on a day; None when it may not set any.

    Other corridors take part with their first series of the same unit that may. What is not known yet
    on the day counts for nothing; the scale is that of all time, so that growth can be seen.
    """
    candidates = flow_series(dataset)
    chosen = next((series for series in candidates if series.id == identifier), None)
    if chosen is None:
        return None
    by_corridor = {chosen.corridors[0]: chosen}
    for series in candidates:
        if series.unit == chosen.unit:
            by_corridor.setdefault(series.corridors[0], series)
    values = {}
    largest = 0.0
    for corridor, series in by_corridor.items():
        known = [central_value(observation) or 0.0 for observation in series.observations]
        largest = max(largest, *known)
        reading = read_series(series, day)
        value = None if reading is None or not reading.is_known else central_value(reading.observation)
        if value is not None:
            values[corridor] = value
    return Flow(chosen.corridors[0], chosen.unit, values, largest, by_corridor)


def widths_of(dataset: Dataset, flow: Flow | None) -> Mapping[str, float]:
    """Return the factor of each corridor's line; nothing when no series is chosen."""
    if flow is None:
        return {}
    return {
        corridor.id: flow.factor(flow.values[corridor.id]) if corridor.id in flow.values else NARROWEST
        for corridor in dataset.corridors
    }


def round_values(largest: float) -> tuple[float, ...]:
    """Return two round values for the legend, a small and a large one."""
    if largest <= 0:
        return ()
    power = 10.0 ** math.floor(math.log10(largest))
    large = max(step * power for step in (1, 2, 5) if step * power <= largest)
    return large / 5, large
