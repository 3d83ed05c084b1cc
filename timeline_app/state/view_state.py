"""The view state: everything the views share, as one frozen value."""

import math
from dataclasses import dataclass, replace

from timeline_app.model.event_ids import EventIds
from timeline_app.model.filter import NO_FILTER, Filter
from timeline_app.model.ref import Kind, Ref

Span = tuple[float, float]
"""Start and end of a stretch of time as day numbers, end exclusive."""


FARTHEST = 3.7e14
"""Days from 1970 that a span may reach: years of twelve digits, as far as dates are read."""

NARROWEST = 1e-5
"""Days that a span has at least: about a second."""

FINEST = 1e-10
"""A span is at least that share of its distance from 1970 wide: beyond, floats cannot tell pixels apart."""


def sound_span(span: Span) -> Span | None:
    """Return a span within what can be drawn, as near to the wanted one as may be; None where it is none."""
    start, end = span
    if not (math.isfinite(start) and math.isfinite(end) and start < end):
        return None
    start, end = max(start, -FARTHEST), min(end, FARTHEST)
    least = max(NARROWEST, FINEST * max(abs(start), abs(end)))
    if end - start < least:
        middle = min(max((start + end) / 2, -FARTHEST + least), FARTHEST - least)
        start, end = middle - least / 2, middle + least / 2
    return start, end


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the map looks: a point in degrees, and kilometres a logical pixel. None means: fit."""

    lon: float
    lat: float
    km_per_pixel: float


@dataclass(frozen=True, slots=True)
class Lanes:
    """How the timeline's lanes are made and kept: ``by`` is category, place, actor or none."""

    by: str = "category"
    collapsed: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryStep:
    """Where in a story the reader is: its id, and the step from 0."""

    story: str
    step: int = 0


@dataclass(frozen=True, slots=True)
class ViewState:
    """What every view shows. Scalars, tuples and sets that never change, so equality stops echoes.

    ``cursor`` is the time cursor (day number), None while it follows the selection or today.
    ``selection`` is what was picked, first one leading; ``hovered`` what the pointer is on.
    ``fit`` are the ids of the places a story wants the map to fit, ``story`` where in one the reader is.
    ``found`` are the ids of the events that match ``search``; ``found_at`` is which one is stepped to.
    """

    span: Span = (0.0, 1.0)
    cursor: float | None = None
    selection: tuple[Ref, ...] = ()
    hovered: Ref | None = None
    filter: Filter = NO_FILTER
    search: str = ""
    found: tuple[str, ...] | EventIds = ()
    found_at: int | None = None
    lanes: Lanes = Lanes()
    camera: Camera | None = None
    fit: tuple[str, ...] = ()
    story: StoryStep | None = None

    @property
    def leading(self) -> Ref | None:
        """The record the reading pane shows: the first selected one."""
        return self.selection[0] if self.selection else None


def select(state: ViewState, *refs: Ref) -> ViewState:
    """Select records instead of what was selected."""
    return replace(state, selection=refs)


def toggle(state: ViewState, ref: Ref) -> ViewState:
    """Add a record to the selection, or take it out."""
    kept = tuple(other for other in state.selection if other != ref)
    return replace(state, selection=kept if ref in state.selection else (*state.selection, ref))


def selected_ids(state: ViewState, kind: Kind) -> frozenset[str]:
    """Return the ids of the selected records of one kind."""
    return frozenset(ref.id for ref in state.selection if ref.kind is kind)


def show_span(state: ViewState, span: Span) -> ViewState:
    """Show another stretch of time."""
    return replace(state, span=span)
