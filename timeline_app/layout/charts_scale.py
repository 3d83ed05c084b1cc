"""The value axis of a chart: linear from zero, or logarithmic, with round ticks."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

_STEPS = (1.0, 2.0, 5.0, 10.0)
_TICK_ROOM = 34.0
"""Pixels a tick of the value axis likes to have."""


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """Maps values to pixels: ``low`` at ``bottom``, ``high`` at ``top`` (y runs downwards)."""

    low: float
    high: float
    top: float
    bottom: float
    logarithmic: bool = False

    def y_of(self, value: float) -> float:
        """Return the pixel of a value; on a logarithmic axis what is not positive stands at the bottom."""
        low, high, at = self.low, self.high, value
        if self.logarithmic:
            if value <= 0:
                return self.bottom
            low, high, at = math.log10(low), math.log10(high), math.log10(value)
        share = (at - low) / (high - low)
        return self.bottom - share * (self.bottom - self.top)

    def ticks(self) -> tuple[float, ...]:
        """Return the round values to mark, ascending."""
        return _log_ticks(self) if self.logarithmic else _linear_ticks(self)


def value_axis(values: Iterable[float], top: float, bottom: float, *, logarithmic: bool) -> ValueAxis:
    """Return the axis for some values; a linear one always holds zero, so that heights compare."""
    kept = [value for value in values if math.isfinite(value)] or [1.0]
    if logarithmic:
        positive = [value for value in kept if value > 0] or [1.0]
        low = 10.0 ** math.floor(math.log10(min(positive)) + 1e-9)
        high = max(positive)
        return ValueAxis(low, high if high > low else low * 10, top, bottom, logarithmic=True)
    low, high = min(0.0, *kept), max(0.0, *kept)
    return ValueAxis(low, high if high > low else low + 1.0, top, bottom)


def round_step(rough: float) -> float:
    """Return the smallest of 1, 2, 5 times a power of ten that is not under ``rough``."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))


def _linear_ticks(axis: ValueAxis) -> tuple[float, ...]:
    room = max(1.0, (axis.bottom - axis.top) / _TICK_ROOM)
    step = round_step((axis.high - axis.low) / room)
    first, last = math.ceil(axis.low / step - 1e-9), math.floor(axis.high / step + 1e-9)
    return tuple(number * step for number in range(first, last + 1))


def _log_ticks(axis: ValueAxis) -> tuple[float, ...]:
    first, last = math.floor(math.log10(axis.low)), math.ceil(math.log10(axis.high))
    room = (axis.bottom - axis.top) / max(last - first, 1)
    factors = (1.0, 2.0, 5.0) if room > 3 * _TICK_ROOM else (1.0,)
    every = max(1, math.ceil(_TICK_ROOM / 2 / room))
    marks = (factor * 10.0**power for power in range(first, last + 1, every) for factor in factors)
    return tuple(mark for mark in marks if axis.low * (1 - 1e-9) <= mark <= axis.high * (1 + 1e-9))
