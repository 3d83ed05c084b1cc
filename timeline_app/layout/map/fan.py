"""A place opened: its events as dots around it, in time clockwise from the top."""

import math

import numpy as np

from timeline_app.layout.map.basemap import Integers
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import Emphasis, Leaf, MapLook, Marks
from timeline_app.model.columns import STATUS_CODES
from timeline_app.model.event import EventStatus
from timeline_app.model.ref import Kind, Ref

LEAF_RADIUS = 4.6
MOST_LEAVES = 40
_FIRST_RING, _RING_STEP, _ARC = 20.0, 15.0, 14.0
_AHEAD = (EventStatus.ANNOUNCED, EventStatus.PLANNED, EventStatus.FORECAST)


def events_on_spot(plan: MapPlan, rows: Integers, spot: int) -> Integers:
    """Return which of these rows name the place (a row of places) or one on the same point, in time."""
    if spot < 0 or spot >= len(plan.spots):
        return np.empty(0, dtype=np.int64)
    there = np.flatnonzero(plan.spots == plan.spots[spot]).tolist()
    visits = [plan.visit_row[plan.visit_offsets[one] : plan.visit_offsets[one + 1]] for one in there]
    wanted = np.zeros(len(plan.dataset.columns), dtype=np.bool_)
    wanted[np.concatenate(visits)] = True
    visitors = np.flatnonzero(wanted)
    if not len(rows):
        return visitors[:0]
    # Of a million rows a place has few: these are looked up among them.
    at = np.minimum(np.searchsorted(rows, visitors), len(rows) - 1)
    return np.asarray(visitors[rows[at] == visitors], dtype=np.int64)


def lay_out_fan(plan: MapPlan, marks: Marks, look: MapLook) -> tuple[Leaf, ...]:
    """Return the events of the opened place around it; a place of one event is not opened.

    The first ring holds as many as fit, the next ones the rest, ``MOST_LEAVES`` in all.
    """
    rows = events_on_spot(plan, look.rows, look.spot)[:MOST_LEAVES]
    if len(rows) < 2:
        return ()
    at = np.flatnonzero(plan.spots[marks.place] == plan.spots[look.spot])
    if not len(at):
        return ()
    x, y, radius = (float(column[at[-1]]) for column in (marks.x, marks.y, marks.radius))
    return tuple(
        _leaf(plan, look, row, _on_edge(x, y, dx, dy, radius), (x + dx, y + dy))
        for row, (dx, dy) in zip(rows.tolist(), _around(len(rows), radius), strict=True)
    )


def _on_edge(x: float, y: float, dx: float, dy: float, radius: float) -> tuple[float, float]:
    share = radius / math.hypot(dx, dy)
    return x + dx * share, y + dy * share


def _around(count: int, radius: float) -> list[tuple[float, float]]:
    """Return where so many dots stand around a place, clockwise from the top."""
    spots: list[tuple[float, float]] = []
    reach = radius + _FIRST_RING
    while len(spots) < count:
        room = int(2 * math.pi * reach / _ARC)
        here = min(room, count - len(spots))
        # A few dots stand close together at the top rather than far apart all around.
        step = min(2 * math.pi / max(here, 1), 2 * math.pi / 8)
        first = -math.pi / 2 - step * (here - 1) / 2 if here * step < 2 * math.pi - 1e-9 else -math.pi / 2
        spots += [
            (reach * math.cos(first + step * number), reach * math.sin(first + step * number))
            for number in range(here)
        ]
        reach += _RING_STEP
    return spots


def _leaf(plan: MapPlan, look: MapLook, row: int, root: tuple[float, float], at: tuple[float, float]) -> Leaf:
    columns = plan.dataset.columns
    ref = Ref(Kind.EVENT, columns.ids[row])
    category = int(columns.category[row])
    emphasis = Emphasis.SELECTED if ref in look.picked else Emphasis.PLAIN
    return Leaf(
        ref=ref,
        x=at[0],
        y=at[1],
        root_x=root[0],
        root_y=root[1],
        radius=LEAF_RADIUS,
        colour=plan.dataset.categories[category].colour if category >= 0 else None,
        is_planned=int(columns.status[row]) in {STATUS_CODES[status] for status in _AHEAD},
        emphasis=Emphasis.HOVERED if ref in look.pointed else emphasis,
    )
