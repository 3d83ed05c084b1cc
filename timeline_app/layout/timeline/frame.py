"""What one frame is laid out from: the span, the size, what is selected; and where rows stand in it."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.axis import Span, TimeAxis
from timeline_app.layout.timeline.geometry import Geometry
from timeline_app.layout.timeline.index import TimelineIndex
from timeline_app.layout.timeline.plan import Band, LanePlan

_NONE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True)
class Frame:
    """One frame of the timeline. ``selected`` and ``found`` are positions in the index, ascending.

    ``scroll`` is how far lanes are scrolled up, in pixels; ``cursor`` and ``today`` are instants.
    """

    index: TimelineIndex
    plan: LanePlan
    geometry: Geometry
    span: Span
    scroll: float = 0.0
    selected: NDArray[np.int64] = field(default_factory=lambda: _NONE)
    found: NDArray[np.int64] = field(default_factory=lambda: _NONE)
    cursor: float | None = None
    today: float | None = None

    @cached_property
    def axis(self) -> TimeAxis:
        """The time axis."""
        return self.geometry.axis(self.span)

    @cached_property
    def today_x(self) -> float:
        """Where today stands, in sight or not; infinitely far right when nobody says what day it is."""
        return np.inf if self.today is None else self.axis.x_of(self.today)

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        """The lanes in sight, from top to bottom."""
        top, bottom = self.scroll, self.scroll + self.geometry.lanes_height
        return tuple(band for band in self.plan.bands if band.y < bottom and band.y + band.height > top)

    @cached_property
    def lane_counts(self) -> NDArray[np.int64]:
        """How many events of each lane the span holds, shape (lanes,)."""
        return self.index.visible_counts(*self.span)

    @cached_property
    def _row_tops(self) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        tops = np.full(self.index.lane_count, np.nan)
        folded = np.zeros(self.index.lane_count, dtype=np.bool_)
        for band in self.plan.bands:
            tops[band.lane] = self.band_y(band) + self.plan.padding
            folded[band.lane] = band.collapsed
        return tops, folded

    def band_y(self, band: Band) -> float:
        """Return the top of a lane in the window."""
        return self.geometry.lanes_top + band.y - self.scroll

    def row_y(self, positions: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the middle of each position's row in the window; NaN in hidden lanes."""
        tops, folded = self._row_tops
        lane = self.index.lanes_at(positions)
        track = np.where(folded[lane], 0, self.plan.track[positions])
        middle = np.where(folded[lane], 12.0 - self.plan.padding, (track + 0.5) * self.plan.pitch)
        y: NDArray[np.float64] = tops[lane] + middle
        return y
