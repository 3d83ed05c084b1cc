"""Where the map looks when nobody has moved it, and when asked for everything."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from timeline_app.layout.map.basemap import Floats
from timeline_app.layout.map.camera import Box, MapCamera, fitted
from timeline_app.layout.map.plan import MapPlan
from timeline_app.model.ref import Kind, Ref

HELD_SHARE = 0.9
"""How much of the data the opening view holds where the dataset says what to centre on."""

MARGINS = (56.0, 30.0, 72.0, 34.0)
"""Left, top, right, bottom, pixels: room for the names of what stands at the edge."""


def everything(plan: MapPlan, width: float, height: float) -> MapCamera:
    """Return the camera that shows all corridors and all places of events."""
    x, y = plan.homes
    return within(fitted(x, y, width, height, margins=_margins(width, height)), plan.whole)


def opening(plan: MapPlan, width: float, height: float) -> MapCamera:
    """Return the camera to open with.

    A dataset that names a centre gets it in the middle, with most of its events and corridors' ends
    around: one far event does not shrink everything else. Any other shows everything.
    """
    center = plan.dataset.info.map_center
    if center is None:
        return everything(plan, width, height)
    x0, y0 = (float(value) for value in plan.projection.project(*center))
    x, y, weights = _weighted(plan)
    if not len(x):
        return everything(plan, width, height)
    reach_x = _quantile(np.abs(x - x0), weights)
    reach_y = _quantile(np.abs(y - y0), weights)
    left, top, right, bottom = _margins(width, height)
    return within(
        fitted(
            np.array([x0 - reach_x, x0 + reach_x]),
            np.array([y0 - reach_y, y0 + reach_y]),
            width,
            height,
            margins=(max(left, right), max(top, bottom), max(left, right), max(top, bottom)),
        ),
        plan.whole,
    )


def _margins(width: float, height: float) -> tuple[float, float, float, float]:
    """Return the margins, less in a small window."""
    share = min(1.0, width / 640, height / 280)
    left, top, right, bottom = MARGINS
    return left * share, top * share, right * share, bottom * share


def _weighted(plan: MapPlan) -> tuple[Floats, Floats, Floats]:
    """Return places of events, each as heavy as its events, and ends of corridors."""
    weights = np.bincount(plan.visit_place, minlength=len(plan.x)).astype(np.float64)
    weights += plan.is_end
    kept = np.isfinite(plan.x) & (weights > 0)
    return plan.x[kept], plan.y[kept], weights[kept]


def _quantile(values: Floats, weights: Floats) -> float:
    order = np.argsort(values)
    share = np.cumsum(weights[order]) / weights.sum()
    return float(values[order][int(np.searchsorted(share, HELD_SHARE))])


def within(camera: MapCamera, whole: Box) -> MapCamera:
    """Keep a camera from looking farther than the whole map, and past its edges where it can."""
    left, bottom, right, top = whole
    scale = min(camera.km_per_pixel, farthest(whole, camera.width, camera.height))
    half_width, half_height = camera.width * scale / 2, camera.height * scale / 2
    return replace(
        camera,
        x=_held(camera.x, left + half_width, right - half_width),
        y=_held(camera.y, bottom + half_height, top - half_height),
        km_per_pixel=scale,
    )


def _held(value: float, lowest: float, highest: float) -> float:
    """Bring a value between two others; into their middle where they have changed places."""
    return (lowest + highest) / 2 if lowest > highest else min(max(value, lowest), highest)


def farthest(whole: Box, width: float, height: float) -> float:
    """Return the most kilometres a pixel may show: the whole map with a little room around."""
    left, bottom, right, top = whole
    return max((right - left) / max(width, 1.0), (top - bottom) / max(height, 1.0)) * 1.06


def around(plan: MapPlan, refs: Iterable[Ref], width: float, height: float) -> MapCamera | None:
    """Return the camera that shows places, corridors and the places of events; None when nowhere."""
    xs: list[Floats] = []
    ys: list[Floats] = []
    for ref in refs:
        x, y = _points_of(plan, ref)
        xs.append(x)
        ys.append(y)
    if not any(len(x) for x in xs):
        return None
    x, y = np.concatenate(xs), np.concatenate(ys)
    nearest = 1.2 if float(np.ptp(x)) < 1.0 and float(np.ptp(y)) < 1.0 else 0.05
    return within(fitted(x, y, width, height, margins=_margins(width, height), nearest=nearest), plan.whole)


def _points_of(plan: MapPlan, ref: Ref) -> tuple[Floats, Floats]:
    nowhere = np.empty(0), np.empty(0)
    if ref.kind is Kind.CORRIDOR:
        mask = np.zeros(len(plan.routes.x), dtype=np.bool_)
        for number, stretch in enumerate(plan.routes.stretches):
            if plan.dataset.corridors[stretch.corridor].id == ref.id:
                mask[plan.routes.offsets[number] : plan.routes.offsets[number + 1]] = True
        return plan.routes.x[mask], plan.routes.y[mask]
    event = plan.dataset.events_by_id.get(ref.id) if ref.kind is Kind.EVENT else None
    places = (ref.id,) if ref.kind is Kind.PLACE else () if event is None else event.places
    rows = [plan.place_index[place] for place in places if place in plan.place_index]
    kept = [row for row in rows if np.isfinite(plan.x[row])]
    return (plan.x[kept], plan.y[kept]) if kept else nowhere
