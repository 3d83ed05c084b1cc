"""Where the parts of the timeline stand in its window, in logical pixels."""

from dataclasses import dataclass
from typing import Final

from timeline_app.layout.axis import Span, TimeAxis

WIDE: Final = 2.0**20
"""Wider than any window, in pixels: a row times this, plus an x, sorts by row, then from left to right."""

AXIS_HEIGHT: Final = 46.0
COARSE_BASELINE: Final = 16.0
FINE_BASELINE: Final = 35.0
LANE_PADDING: Final = 4.0
TIGHT_PADDING: Final = 3.0
"""Free above the first and below the last row of a lane: usual, and where all lanes fit by it."""

ROOMY_PITCH: Final = 24.0
TIGHT_PITCH: Final = 17.0
SCROLLED_PITCH: Final = 20.0
WIDE_PITCH: Final = 30.0
"""Distance of rows: usual, where lanes all fit by it, where they scroll all the same, with room to spare."""

BAR_HEIGHT: Final = 18.0
COLLAPSED_HEIGHT: Final = 24.0
SCROLL_BAR: Final = 10.0


@dataclass(frozen=True, slots=True)
class Geometry:
    """The parts: axis on top, lane headers on the left, lanes, overview at the bottom."""

    width: float
    height: float
    header_width: float
    overview_height: float
    right_margin: float = 0.0

    @property
    def lanes_top(self) -> float:
        """Where lanes begin."""
        return AXIS_HEIGHT

    @property
    def lanes_bottom(self) -> float:
        """Where lanes end and the overview begins."""
        return max(self.height - self.overview_height, AXIS_HEIGHT)

    @property
    def lanes_height(self) -> float:
        """The height lanes can be seen in."""
        return self.lanes_bottom - self.lanes_top

    @property
    def plot_width(self) -> float:
        """The width of the time axis."""
        return max(self.width - self.header_width - self.right_margin, 1.0)

    def axis(self, span: Span) -> TimeAxis:
        """Return the time axis that shows a span in this window."""
        return TimeAxis(span[0], span[1], self.header_width, self.plot_width)


def geometry_of(width: float, height: float, *, scrolls: bool = False) -> Geometry:
    """Return the parts of a window of that size; a small one has narrower headers and a lower overview."""
    header = min(max(round(width * 0.165), 118), 176)
    overview = 74.0 if height >= 480 else 58.0
    if height < 230:
        overview = 0.0
    return Geometry(width, height, float(header), overview, SCROLL_BAR if scrolls else 0.0)
