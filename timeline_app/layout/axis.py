"""The time axis: which pixel an instant stands at, and how a span zooms, pans and keeps within limits."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.instant import DAYS_PER_YEAR

Span = tuple[float, float]
"""Start and end of a stretch of time as day numbers, end exclusive."""

SHORTEST: Final = 1 / 1440
"""The shortest span a reader may rest on: one minute, in days."""

LONGEST: Final = 20_000 * DAYS_PER_YEAR
"""The longest span a reader may rest on: twenty thousand years, in days."""

GIVE: Final = 1.3
"""How far past a limit a gesture may pull before the span eases back."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Maps instants (days since 1970-01-01) to pixels: ``start`` at ``left``, ``end`` at ``left + width``."""

    start: float
    end: float
    left: float
    width: float

    @property
    def span(self) -> Span:
        """The stretch of time shown."""
        return self.start, self.end

    @property
    def days(self) -> float:
        """How many days are shown."""
        return self.end - self.start

    @property
    def right(self) -> float:
        """The pixel the end stands at."""
        return self.left + self.width

    @property
    def scale(self) -> float:
        """Pixels a day."""
        return self.width / (self.end - self.start)

    def x_of(self, instant: float) -> float:
        """Return the pixel of an instant, which may lie outside the axis."""
        # Hundreds of times a frame: written out, for a property takes as long as the sum itself.
        return self.left + (instant - self.start) * (self.width / (self.end - self.start))

    def pixels_of(self, instants: Iterable[float]) -> list[float]:
        """Return the pixels of a few instants, which NumPy would take longer for."""
        left, start, scale = self.left, self.start, self.width / (self.end - self.start)
        return [left + (instant - start) * scale for instant in instants]

    def xs_of(self, instants: NDArray[np.float64]) -> NDArray[Any]:
        """Return the pixels of an array of instants; infinite ones stay infinite."""
        return (instants - self.start) * self.scale + self.left

    def instant_at(self, x: float) -> float:
        """Return the instant at a pixel."""
        return self.start + (x - self.left) / self.scale

    def pixels(self, days: float) -> float:
        """Return how many pixels a number of days takes."""
        return days * self.scale


def span_about(instant: float, share: float, days: float) -> Span:
    """Return the span of that many days in which ``instant`` stands at ``share`` (0 to 1) of the width."""
    start = instant - share * days
    return start, start + days


def zoom(span: Span, factor: float, share: float = 0.5) -> Span:
    """Return the span zoomed in by ``factor``, the instant at ``share`` of the width staying where it is."""
    days = span[1] - span[0]
    return span_about(span[0] + share * days, share, days / factor)


def pan(span: Span, days: float) -> Span:
    """Return the span moved later by a number of days."""
    return span[0] + days, span[1] + days


def within_limits(days: float, give: float = 1.0) -> float:
    """Return a length of span brought between the shortest and the longest, each stretched by ``give``."""
    return min(max(days, SHORTEST / give), LONGEST * give)


def rest(span: Span, share: float = 0.5) -> Span:
    """Return the nearest span a reader may rest on; the instant at ``share`` of the width stays put."""
    days = span[1] - span[0]
    wanted = within_limits(days)
    return span if wanted == days else span_about(span[0] + share * days, share, wanted)


def between(one: Span, other: Span, progress: float) -> Span:
    """Return a span on the way from one to the other, ``progress`` from 0 to 1.

    The length changes by equal factors, and an instant that both spans hold at the same share of their
    width never moves: that is what makes a zoom about the pointer feel anchored.
    """
    if progress >= 1:
        return other
    days, wanted = one[1] - one[0], other[1] - other[0]
    length = days * (wanted / days) ** progress
    if abs(wanted - days) < 1e-9 * days:
        start = one[0] + (other[0] - one[0]) * progress
    else:
        start = one[0] + (other[0] - one[0]) * (length - days) / (wanted - days)
    return start, start + length
