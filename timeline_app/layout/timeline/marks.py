"""From positions in the index to marks in pixels."""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.axis import TimeAxis
from timeline_app.layout.timeline.geometry import WIDE
from timeline_app.layout.timeline.index import TimelineIndex
from timeline_app.layout.timeline.scene import Marks, Shape
from timeline_app.model.columns import STATUS_CODES, Edge
from timeline_app.model.event import EventStatus

NARROWEST_BAR: Final = 12.0
"""What is narrower is drawn as a point."""

RADIUS: Final = 4.6
IMPORTANT_RADIUS: Final = 6.0
IMPORTANT: Final = 5
"""From this importance on, points are larger and labels bold."""

QUESTION_STUB: Final = 26.0
"""How far a bar with an unknown end runs past what is known, question mark included, in pixels."""

FADE: Final = 30.0
FADE_SHARE: Final = 0.42
"""An approximate end fades over so many pixels, but never over more than this share of the bar."""

ARROW: Final = 9.0
"""How long the arrow is that an open end runs out in."""

CHEVRON: Final = 16.0
"""How much of the end of a bar the chevron takes that says that something goes on."""

RAMP: Final = 36.0
"""Over so many pixels after today an open bar fades from full colour to a light one that ink is read on."""

_ROOMY_SOLID: Final = 240.0
"""With so many pixels before today the label of an open bar stands there, however light the rest is."""

_HELD: Final = STATUS_CODES[EventStatus.HELD]
_ONGOING: Final = STATUS_CODES[EventStatus.ONGOING]
_UNSURE: Final = Edge.UNCERTAIN_START | Edge.UNCERTAIN_END

_BEYOND: Final = 40.0
"""Bars are clipped this far outside the axis, so that their rounded ends stay out of sight."""


def make_marks(
    index: TimelineIndex,
    axis: TimeAxis,
    positions: NDArray[np.int64],
    y: NDArray[np.float64],
    colour_of_category: NDArray[np.int64],
) -> Marks:
    """Return marks for positions of the index; ``y`` is the middle of each one's row.

    Whatever would be narrower than a bar is a point in the middle of its extent. A date that is no
    interval is a band as wide as the doubt about it.
    """
    columns, row = index.columns, index.row[positions]
    edges, importance = columns.edges[row], columns.importance[row]
    left, right = axis.xs_of(index.start[positions]), axis.xs_of(index.end[positions])
    unknown_end, unknown_start = _is(edges, Edge.UNKNOWN_END), _is(edges, Edge.UNKNOWN_START)
    is_point = (right - left < NARROWEST_BAR) & ~unknown_end & ~unknown_start
    shape = np.where(is_point, Shape.POINT, np.where(_is(edges, Edge.INTERVAL), Shape.BAR, Shape.BAND))
    radius = np.where(importance >= IMPORTANT, IMPORTANT_RADIUS, RADIUS)
    with np.errstate(invalid="ignore"):
        middle = np.where(is_point, (left + right) / 2, 0.0)
    left = np.where(unknown_start, np.minimum(left, right - 8) - QUESTION_STUB, left)
    right = np.where(unknown_end, np.maximum(right, left + 8) + QUESTION_STUB, right)
    left = np.where(is_point, middle - radius, _clip(left, axis, _is(edges, Edge.OPEN_START)))
    right = np.where(is_point, middle + radius, _clip(right, axis, _is(edges, Edge.OPEN_END)))
    category = columns.category[row]
    return Marks(
        position=positions,
        left=left,
        right=right,
        y=y,
        lane=index.lanes_at(positions),
        shape=shape.astype(np.uint8),
        colour=colour_of_category[category],
        status=columns.status[row],
        edges=edges,
        importance=importance,
    )


def _is(edges: NDArray[np.integer], flag: Edge) -> NDArray[np.bool_]:
    has: NDArray[np.bool_] = (edges & int(flag)) != 0
    return has


def _clip(xs: NDArray[np.float64], axis: TimeAxis, is_open: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Clip bars beyond the window; an open end stops inside it, where its arrow can be seen."""
    beyond = np.where(is_open, -2.0, _BEYOND)
    return np.clip(xs, axis.left - beyond, axis.right + beyond)


def fade_inset(marks: Marks, axis: TimeAxis, today_x: float, faded: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return how far into each bar its fading start reaches; no label stands there.

    In a bar that is ``faded``, whose label stands on its light part, all that is darker counts as well.
    """
    is_bar = marks.shape == Shape.BAR
    reach = np.minimum(FADE, FADE_SHARE * (marks.right - marks.left)) * _is(
        marks.edges, Edge.APPROXIMATE_START
    )
    reach = np.where(_is(marks.edges, Edge.UNKNOWN_START), QUESTION_STUB, reach)
    arrow = np.where(_is(marks.edges, Edge.OPEN_START), ARROW - 3.0, 0.0)
    seen_left = np.maximum(marks.left, axis.left)
    dark = np.where(faded, today_x + RAMP - seen_left, 0.0)
    taken: NDArray[np.float64] = np.maximum(marks.left + reach * is_bar - seen_left, np.maximum(arrow, dark))
    return np.maximum(taken, 0.0)


def fade_outset(
    marks: Marks, axis: TimeAxis, today_x: float, faded: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Return how far into each bar its fading end reaches, or the sign at its end; no label stands there.

    An open end fades from today on; ``faded`` is what :func:`is_faded` says.
    """
    is_bar = marks.shape == Shape.BAR
    seen_right = np.minimum(marks.right, axis.right)
    reach = np.minimum(FADE, FADE_SHARE * (marks.right - marks.left)) * _is(marks.edges, Edge.APPROXIMATE_END)
    reach = np.where(_is(marks.edges, Edge.UNKNOWN_END), QUESTION_STUB, reach)
    reach = np.where(marks.status == _ONGOING, np.maximum(reach, CHEVRON - 4.0), reach)
    outset = np.maximum(seen_right - (marks.right - reach * is_bar), 0.0)
    open_end = _is(marks.edges, Edge.OPEN_END)
    light = faded | ~_fades(marks)
    fading = np.where(light, ARROW, np.maximum(seen_right - today_x, ARROW))
    taken: NDArray[np.float64] = np.where(open_end, fading, outset)
    return taken


def _fades(marks: Marks) -> NDArray[np.bool_]:
    """Return which bars are of full colour until today and light after."""
    fades = _is(marks.edges, Edge.OPEN_END) & ~_is(marks.edges, _UNSURE)
    fades &= (marks.shape == Shape.BAR) & (marks.status <= _ONGOING)
    return fades


def is_faded(marks: Marks, axis: TimeAxis, today_x: float) -> NDArray[np.bool_]:
    """Return which open bars have their label on the light part after today: it has more room there."""
    solid = today_x - np.maximum(marks.left, axis.left)
    light = np.minimum(marks.right, axis.right) - np.maximum(today_x + RAMP, axis.left)
    faded: NDArray[np.bool_] = _fades(marks) & (solid < _ROOMY_SOLID) & (light > solid)
    return faded


def quiet_chevrons(marks: Marks) -> Marks:
    """Return the marks without the chevron of a bar where a point meets it: together they look like a cross.

    Without one a bar is drawn as one that took place.
    """
    bars = np.flatnonzero(
        (marks.status == _ONGOING) & (marks.shape == Shape.BAR) & ~_is(marks.edges, Edge.OPEN_END)
    )
    points = np.flatnonzero(marks.shape == Shape.POINT)
    if not len(bars) or not len(points):
        return marks
    row, x = marks.y[points].round() * WIDE, (marks.left[points] + marks.right[points]) / 2
    keys = np.sort(row + x)
    ends = marks.y[bars].round() * WIDE + marks.right[bars]
    met = np.searchsorted(keys, ends + IMPORTANT_RADIUS) > np.searchsorted(keys, ends - CHEVRON)
    status = marks.status.copy()
    status[bars[met]] = _HELD
    return replace(marks, status=status)


def choose(marks: Marks, kept: NDArray[np.int64]) -> Marks:
    """Return the marks at some indexes."""
    return Marks(*(getattr(marks, name)[kept] for name in Marks.__slots__))
