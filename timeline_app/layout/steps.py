"""The steps a calendar is marked in, from ten seconds to half a trillion years, and where they fall."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from timeline_app.model.instant import (
    DAYS_PER_MONTH,
    DAYS_PER_YEAR,
    civil_from_day,
    day_number,
    days_in_month,
    year_of_day,
)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the calendar: every so many of a unit; ``days`` is its usual length.

    Steps of years count from the turn of the era, so that ticks fall on 500 and on 500 BCE, the
    astronomical year -499. ``years`` is the number of years, 0 for finer steps.
    """

    unit: str
    every: int
    days: float
    years: int = 0

    @property
    def is_cell(self) -> bool:
        """Whether the label belongs to the whole stretch (2014, March, the 5th), not to its first instant."""
        return self.every == 1 and self.unit in ("day", "month", "year")


def _years(unit: str, every: int, years: int) -> Step:
    return Step(unit, every, years * DAYS_PER_YEAR, years)


STEPS: Final[tuple[Step, ...]] = (
    *(Step("second", every, every / 86_400) for every in (10, 30)),
    *(Step("minute", every, every / 1440) for every in (1, 2, 5, 10, 15, 30)),
    *(Step("hour", every, every / 24) for every in (1, 2, 3, 6, 12)),
    *(Step("day", every, float(every)) for every in (1, 2, 5, 10)),
    Step("month", 1, DAYS_PER_MONTH),
    Step("month", 3, 3 * DAYS_PER_MONTH),
    *(_years("year", every, every) for every in (1, 2, 5)),
    *(_years("decade", every, every * 10) for every in (1, 2, 5)),
    *(_years("century", every, every * 100) for every in (1, 2, 5)),
    *(
        _years("millennium", every, every * 1000)
        for power in range(9)
        for every in (10**power, 2 * 10**power, 5 * 10**power)
    ),
)
"""Every step, finest first. The last divides the two trillion years that dates can name."""

_COARSER: Final = {
    "second": ("day",),
    "minute": ("day",),
    "hour": ("day",),
    "day": ("month",),
    "month": ("year",),
    "year": ("decade", "century", "millennium", "era"),
    "decade": ("century", "millennium", "era"),
    "century": ("millennium", "era"),
    "millennium": ("era",),
}
_CELLS: Final = {
    "day": Step("day", 1, 1.0),
    "month": Step("month", 1, DAYS_PER_MONTH),
    "year": _years("year", 1, 1),
    "decade": _years("decade", 1, 10),
    "century": _years("century", 1, 100),
    "millennium": _years("millennium", 1, 1000),
    "era": _years("era", 1, 10**9),
}


def coarser_steps(step: Step) -> tuple[Step, ...]:
    """Return the steps the coarse row of the axis may stand in above a fine row of ``step``, best first."""
    return tuple(_CELLS[unit] for unit in _COARSER[step.unit])


def instants_of(step: Step, start: float, end: float) -> list[float]:
    """Return the instants of a step from the last one at or before ``start`` to the last before ``end``.

    Dividing days and months starts afresh in each month and year, so a step of five days falls on
    1, 5, 10, 15, 20 and 25, and never within two days of the next month.
    """
    if step.years:
        return list(_year_marks(step.years, start, end))
    if step.unit == "month":
        return list(_month_marks(step.every, start, end))
    if step.unit == "day":
        return list(_day_marks(step.every, start, end))
    return list(_clock_marks(step.every * _SECONDS[step.unit], start, end))


def _year_marks(years: int, start: float, end: float) -> Iterator[float]:
    # Mark 0 is the year 1, mark k > 0 the year k * years, mark k < 0 the year |k| * years BCE.
    def instant(mark: int) -> float:
        year = mark * years if mark > 0 else mark * years + 1
        return float(day_number(year, 1, 1))

    mark = math.ceil(year_of_day(start) / years) + 1
    while instant(mark) > start:
        mark -= 1
    while (at := instant(mark)) < end:
        # With a step of one year, mark 1 would be the year 1 a second time.
        if not (years == 1 and mark == 0):
            yield at
        mark += 1


def _month_marks(every: int, start: float, end: float) -> Iterator[float]:
    year, month, _ = civil_from_day(math.floor(start))
    month = (month - 1) // every * every + 1
    while (at := float(day_number(year, month, 1))) < end:
        yield at
        month += every
        if month > 12:
            year, month = year + 1, month - 12


def _days_of_month(every: int, length: int) -> list[int]:
    if every == 1:
        return list(range(1, length + 1))
    days = [1, *range(every, length + 1, every)] if every > 2 else list(range(1, length + 1, every))
    return [day for day in days if day == 1 or length - day >= every // 2]


def _day_marks(every: int, start: float, end: float) -> Iterator[float]:
    year, month, _ = civil_from_day(math.floor(start))
    before = None
    while (first := day_number(year, month, 1)) < end:
        for day in _days_of_month(every, days_in_month(year, month)):
            at = float(first + day - 1)
            if at <= start:
                before = at
                continue
            if before is not None:
                yield before
                before = None
            if at >= end:
                return
            yield at
        month += 1
        if month > 12:
            year, month = year + 1, 1
    if before is not None:
        yield before


_SECONDS: Final = {"second": 1, "minute": 60, "hour": 3_600}


def _clock_marks(seconds: int, start: float, end: float) -> Iterator[float]:
    # Whole numbers of seconds, so that no rounding piles up along the axis.
    mark = math.floor(start * 86_400 / seconds + 1e-6)
    while (at := mark * seconds / 86_400) < end:
        yield at
        mark += 1
