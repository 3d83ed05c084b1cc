"""The overview strip: how many events begin when, by lane, over the whole dataset, and the window on it."""

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.axis import Span, TimeAxis
from timeline_app.layout.hit import Rect
from timeline_app.layout.steps import STEPS, instants_of
from timeline_app.layout.text import TextMeasure
from timeline_app.layout.ticks import AxisLabel, lay_out_single_row
from timeline_app.layout.timeline.geometry import Geometry
from timeline_app.layout.timeline.index import TimelineIndex
from timeline_app.layout.timeline.search import distinct
from timeline_app.layout.timeline.words import TimelineWords

_NONE = np.empty(0)
_NARROWEST_BAR: Final = 5.0
_TOP: Final = 6.0
_LABELS: Final = 18.0
_LEAST: Final = 2.0
"""Height in pixels of a bar that holds one event, so that it is seen beside one that holds thousands."""

HANDLE: Final = 5.0
"""Half the width of a handle of the window, in pixels; it can be caught a little further out."""


@dataclass(frozen=True, slots=True)
class OverviewBase:
    """What does not depend on the span shown: kept between frames.

    ``bars`` holds, for each colour (index into the scene's colours), the pieces of stacked bars in it:
    left, top, width, height, shape (pieces, 4). ``today`` and ``found`` are the pixels of what is marked on
    the strip, each pixel once.
    """

    axis: TimeAxis
    top: float
    bottom: float
    bars: tuple[tuple[int, NDArray[np.float64]], ...]
    labels: tuple[AxisLabel, ...]
    title: str
    today: float | None = None
    found: NDArray[np.float64] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True)
class OverviewScene:
    """The strip with its window: ``left`` and ``right`` are the window's edges, kept inside the strip."""

    base: OverviewBase
    left: float
    right: float

    @property
    def rect(self) -> Rect:
        """Where the histogram and its window stand."""
        axis = self.base.axis
        return axis.left, self.base.top, axis.width, self.base.bottom - self.base.top


def lay_out_overview_base(
    index: TimelineIndex,
    geometry: Geometry,
    whole: Span,
    lane_colour: NDArray[np.int64],
    words: TimelineWords,
    measure: TextMeasure,
) -> OverviewBase:
    """Lay out histogram and labels over ``whole``; ``lane_colour`` gives each lane a colour index."""
    room = (whole[1] - whole[0]) * 0.02 or 1.0
    axis = geometry.axis((whole[0] - room, whole[1] + room))
    top = geometry.lanes_bottom + _TOP
    bottom = max(geometry.height - _LABELS, top)
    return OverviewBase(
        axis=axis,
        top=top,
        bottom=bottom,
        bars=tuple(_bars(index, axis, lane_colour, top + 3, bottom - 1)) if geometry.overview_height else (),
        labels=tuple(lay_out_single_row(axis, words.tick, measure)) if geometry.overview_height else (),
        title=words.overview,
    )


def _bars(
    index: TimelineIndex, axis: TimeAxis, lane_colour: NDArray[np.int64], top: float, bottom: float
) -> list[tuple[int, NDArray[np.float64]]]:
    edges = _bin_edges(axis)
    if len(edges) < 2 or not len(index):
        return []
    offsets = index.offsets.tolist()
    colours, _, group = distinct(lane_colour)
    counts = np.zeros((len(colours), len(edges) - 1), dtype=np.int64)
    for lane, (first, last) in enumerate(pairwise(offsets)):
        counts[group[lane]] += np.diff(np.searchsorted(index.starts[first:last], edges))
    totals = counts.sum(axis=0)
    tallest = float(totals.max(initial=1)) or 1.0
    xs = np.rint(np.clip(axis.xs_of(edges), axis.left, axis.right))
    heights = np.where(totals > 0, np.maximum((totals / tallest) ** 0.6 * (bottom - top), _LEAST), 0.0)
    # A bar is stacked from below: where a colour's piece ends, the next one's begins.
    below = np.cumsum(counts, axis=0) / np.maximum(totals, 1)
    bars = []
    for row, colour in enumerate(colours.tolist()):
        ends = bottom - heights * below[row]
        begins = bottom - heights * (below[row] - counts[row] / np.maximum(totals, 1))
        rects = np.column_stack((xs[:-1], ends, np.maximum(np.diff(xs) - 1, 1.0), begins - ends))
        bars.append((colour, rects[counts[row] > 0]))
    return bars


def _bin_edges(axis: TimeAxis) -> NDArray[np.float64]:
    """Return whole years, decades ... (or months, days) that make bars wide enough to see."""
    for step in STEPS:
        if step.unit in ("day", "month") and step.every != 1:
            continue
        if step.unit not in ("second", "minute", "hour") and step.days * axis.scale >= _NARROWEST_BAR:
            marks = instants_of(step, axis.start, axis.end)
            return np.array([*marks, instants_of(step, axis.end, axis.end + 2 * step.days + 1)[-1]])
    return np.array([axis.start, axis.end])


def mark_overview(
    base: OverviewBase, today: float | None, starts: NDArray[np.float64], found: NDArray[np.int64]
) -> OverviewBase:
    """Mark today and what was found; both change less often than the span.

    ``starts`` are instants in ascending order, ``found`` the indexes of those to mark, ascending too.
    """
    axis = base.axis
    at = None if today is None or not axis.start < today < axis.end else float(int(axis.x_of(today)))
    return replace(base, today=at, found=_pixels_of(axis, starts, found))


def _pixels_of(axis: TimeAxis, starts: NDArray[np.float64], found: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the pixels that some of many instants stand at, each once, ascending.

    Asked pixel by pixel, for the instants may be a million, and pixels are not.
    """
    edges = axis.start + (np.arange(int(axis.width) + 2) - 0.5) / axis.scale
    before = np.searchsorted(found, np.searchsorted(starts, edges))
    pixels: NDArray[np.float64] = np.flatnonzero(np.diff(before)) + np.rint(axis.left)
    return pixels


def place_window(base: OverviewBase, span: Span) -> OverviewScene:
    """Place the window of the span shown on the strip."""
    axis = base.axis
    left = min(max(axis.x_of(span[0]), axis.left), axis.right - 2)
    right = max(min(axis.x_of(span[1]), axis.right), left + 2)
    return OverviewScene(base, left, right)
