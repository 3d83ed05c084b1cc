"""Places in pixels: as large as the events they stand for, and what lights them."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.map.basemap import Floats, Integers
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import Emphasis, MapLook, Marks
from timeline_app.model.dataset import Dataset
from timeline_app.model.query import named_by
from timeline_app.model.ref import Kind, Ref

SMALLEST, LARGEST = 4.6, 12.0
"""Radius of a place of one event, and of very many, pixels."""

WAYPOINT_RADIUS, END_RADIUS, OUTSIDE_RADIUS = 2.2, 3.4, 3.4
_BEYOND = 16.0


def lit_by(dataset: Dataset, refs: Sequence[Ref], events: AbstractSet[str]) -> frozenset[Ref]:
    """Return the places and corridors that records light: themselves, or those of their events.

    A place or corridor does not light other corridors: that an event names two of them does not make
    one stand out with the other.
    """
    lit = {ref for ref in refs if ref.kind in (Kind.PLACE, Kind.CORRIDOR)}
    with_corridors = not lit
    for ref in refs:
        if ref.kind is Kind.SERIES and ref.id in dataset.series_by_id:
            series = dataset.series_by_id[ref.id]
            lit.update(Ref(Kind.PLACE, place) for place in series.places)
            lit.update(Ref(Kind.CORRIDOR, corridor) for corridor in series.corridors)
    if any(ref.kind is Kind.PLACE for ref in refs):
        return frozenset(lit)
    for kind in (Kind.PLACE, Kind.CORRIDOR) if with_corridors else (Kind.PLACE,):
        lit.update(Ref(kind, identifier) for identifier in named_by(dataset, kind, events))
    return frozenset(lit)


def count_visits(plan: MapPlan, rows: Integers) -> Integers:
    """Return how many of these rows name each place, shape (places,)."""
    for known, counts in plan.visits_of:
        if known is rows:
            return counts
    offsets = plan.visit_offsets
    counts = np.diff(offsets)
    if len(rows) < len(plan.dataset.columns):
        wanted = np.zeros(len(plan.dataset.columns), dtype=np.bool_)
        wanted[rows] = True
        seen = wanted[plan.visit_row]
        # Truths in a row are counted many at a time: a call a place is quicker than one sum of them all.
        counts = np.array(
            [np.count_nonzero(seen[first:last]) for first, last in pairwise(offsets.tolist())], dtype=np.int64
        )
    # Of a million rows it takes as long as a frame, and one look of the map asks several times.
    plan.visits_of.append((rows, counts))
    return counts


def undated_at(plan: MapPlan, place: str) -> int:
    """Return how many events without a date name a place."""
    events = plan.dataset.members.of_kind[Kind.PLACE].of(place)
    return int(np.count_nonzero(plan.dataset.row_of_event[events] < 0))


def radius_of(count: float) -> float:
    """Return the radius for a number of events: the area grows with them, up to a limit."""
    return float(min(SMALLEST * np.sqrt(1.0 + (count - 1.0) * 0.35), LARGEST))


def lay_out_marks(plan: MapPlan, camera: MapCamera, look: MapLook) -> Marks:
    """Return the places in the window. Of places that share a point the first stands for all."""
    counts = count_visits(plan, look.rows)
    on_spot = np.bincount(plan.spots, weights=counts, minlength=len(plan.x)).astype(np.int64)
    px, py = camera.to_pixels(plan.x, plan.y)
    with np.errstate(invalid="ignore"):
        inside = (px > -_BEYOND) & (px < camera.width + _BEYOND)
        inside &= (py > -_BEYOND) & (py < camera.height + _BEYOND)
    emphasis = _emphasis(plan, look)
    chosen = _one_a_spot(plan, np.flatnonzero(inside), counts, emphasis)
    count = on_spot[plan.spots[chosen]]
    radius = np.minimum(SMALLEST * np.sqrt(1.0 + (np.maximum(count, 1) - 1.0) * 0.35), LARGEST)
    waypoint = np.where(plan.is_end[chosen], END_RADIUS, WAYPOINT_RADIUS)
    outside = (count == 0) & plan.named[chosen]
    radius = np.where(count > 0, radius, np.where(outside, OUTSIDE_RADIUS, waypoint))
    radius = np.where(
        (emphasis[chosen] > Emphasis.PLAIN) & (count == 0), np.maximum(radius, SMALLEST), radius
    )
    order = np.lexsort((count, emphasis[chosen]))
    chosen = chosen[order]
    glow = glow_of(plan, look)
    return Marks(
        place=chosen,
        x=px[chosen],
        y=py[chosen],
        radius=radius[order],
        count=count[order],
        outside=outside[order],
        emphasis=emphasis[chosen],
        glow=glow[plan.spots[chosen]],
        found=_found_spots(plan, look)[plan.spots[chosen]],
    )


def those(marks: Marks, wanted: NDArray[np.bool_]) -> Marks:
    """Return some of the marks."""
    return Marks(
        marks.place[wanted],
        marks.x[wanted],
        marks.y[wanted],
        marks.radius[wanted],
        marks.count[wanted],
        marks.outside[wanted],
        marks.emphasis[wanted],
        marks.glow[wanted],
        marks.found[wanted],
    )


def standing_out(marks: Marks) -> Marks:
    """Return the marks that are looked at."""
    return those(marks, marks.emphasis > Emphasis.PLAIN)


def _found_spots(plan: MapPlan, look: MapLook) -> NDArray[np.bool_]:
    """Return at which points of the map a search found something."""
    found = np.zeros(max(len(plan.x), 1), dtype=np.bool_)
    rows = [plan.place_index[place] for place in look.found if place in plan.place_index]
    found[plan.spots[rows]] = True
    return found


def glow_of(plan: MapPlan, look: MapLook) -> Floats:
    """Return how brightly each point of the map glows: 1 for what begins on the day of the cursor."""
    glow = np.zeros(max(len(plan.x), 1))
    if look.fresh_days > 0 and len(plan.visit_row):
        age = look.cursor - plan.dataset.columns.start[plan.visit_row]
        fresh = (age >= 0) & (age < look.fresh_days)
        np.maximum.at(glow, plan.spots[plan.visit_place[fresh]], 1.0 - age[fresh] / look.fresh_days)
    return glow


def _emphasis(plan: MapPlan, look: MapLook) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    emphasis = np.full(len(plan.x), Emphasis.PLAIN, dtype=np.int8)
    for refs, value in ((look.hovered, Emphasis.HOVERED), (look.selected, Emphasis.SELECTED)):
        for ref in refs:
            row = plan.place_index.get(ref.id) if ref.kind is Kind.PLACE else None
            if row is not None:
                emphasis[row] = value
    return emphasis


def _one_a_spot(
    plan: MapPlan, rows: Integers, counts: Integers, emphasis: np.ndarray[tuple[int], np.dtype[np.int8]]
) -> Integers:
    """Keep one place a point: the one that stands out most, else the one with most events."""
    order = rows[np.lexsort((rows, -counts[rows], -emphasis[rows].astype(np.int64)))]
    first = np.unique(plan.spots[order], return_index=True)[1]
    return np.sort(order[first])
