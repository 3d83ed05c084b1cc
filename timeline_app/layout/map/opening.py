"""Where the map looks when nobody has moved it, and when asked for everything."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from timeline_app.layout.map.basemap import Floats
from timeline_app.layout.map.camera import Box, MapCamera, fitted
from timeline_app.layout.map.legend import has_room_for_legend
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.routes import project_path
from timeline_app.model.ref import Kind, Ref

HELD_SHARES = (0.995, 0.98, 0.95, 0.9)
"""How much of the data the opening view holds, where it does not hold all; the last one at least."""

WORTH_IT = 1.5
"""More is shown at first unless that makes the map so many times smaller than the last of them."""

LEGEND_WIDTH, LEGEND_SHARE, LEAST_WIDTH = 270.0, 0.4, 420.0
"""How wide the legend is, how much of the height it takes, and the least width of a window that has one."""

_BESIDE_LEGEND = (60.0, 120.0, 180.0, 240.0)
_HIDING = 2.5
"""Data behind the legend are so many times as bad as a map that is as much smaller."""

MARGINS = (56.0, 30.0, 72.0, 44.0)
"""Left, top, right, bottom, pixels: room for the names of what stands at the edge."""


def everything(plan: MapPlan, width: float, height: float, more: float = 0.0) -> MapCamera:
    """Return the camera that shows all corridors and places of events, ``more`` pixels free on the left."""
    x, y = plan.homes
    left, top, right, bottom = _margins(width, height)
    margins = (left + more, top, right, bottom)
    return within(fitted(x, y, width, height, margins=margins), plan.whole)


def opening(plan: MapPlan, width: float, height: float) -> MapCamera:
    """Return the camera to open with: the dataset's own extent, else everything.

    One far event does not shrink everything else: where it would, nearly all events and ends of corridors
    are shown, and fewer of them where that would shrink the rest, too.
    """
    if plan.dataset.info.map_extent is not None:
        x, y = _edges_of(plan, plan.dataset.info.map_extent)
        return within(fitted(x, y, width, height, margins=(0, 0, 0, 0)), plan.whole)
    whole = everything(plan, width, height)
    if not len(plan.weighted[0]):
        return whole
    most = [_holding(plan, share, width, height) for share in HELD_SHARES]
    limit = WORTH_IT * most[-1].km_per_pixel
    share, best = next(
        (share, camera)
        for share, camera in zip((1.0, *HELD_SHARES), (whole, *most), strict=True)
        if camera.km_per_pixel <= limit
    )
    if not len(plan.routes.stretches) or width < LEAST_WIDTH or not has_room_for_legend(height):
        return best
    beside = [_holding(plan, share, width, height, more) for more in _BESIDE_LEGEND]
    least = best.km_per_pixel
    return min([best, *beside], key=lambda one: _cost_of(plan, one, least))


def _holding(plan: MapPlan, share: float, width: float, height: float, more: float = 0.0) -> MapCamera:
    """Return the camera that shows a share of the data, with so many pixels more left free on the left."""
    if share >= 1.0:
        return everything(plan, width, height, more)
    x, y, weights = plan.weighted
    left, top, right, bottom = _margins(width, height)
    across, up = (np.array(_held_between(values, weights, share)) for values in (x, y))
    margins = (left + more, top, right, bottom)
    return within(fitted(across, up, width, height, margins=margins), plan.whole)


def _cost_of(plan: MapPlan, camera: MapCamera, least: float) -> float:
    """Return how bad a view is: what the legend hides of the data, and how much smaller the rest is."""
    x, y, weights = plan.weighted
    px, py = camera.to_pixels(x, y)
    hidden = (
        (px < LEGEND_WIDTH) & (py > camera.height * (1.0 - LEGEND_SHARE)) & (px > 0) & (py < camera.height)
    )
    return _HIDING * float(weights[hidden].sum() / weights.sum()) + camera.km_per_pixel / least - 1.0


def _edges_of(plan: MapPlan, extent: tuple[float, float, float, float]) -> tuple[Floats, Floats]:
    """Return points along the edges of a part of the Earth, kilometres."""
    west, south, east, north = extent
    across = np.linspace(west, east + (360.0 if east <= west else 0.0), 37)
    up = np.linspace(south, north, 19)
    lon = np.concatenate([across, across, np.repeat(across[[0, -1]], len(up))])
    lat = np.concatenate([np.full(len(across), south), np.full(len(across), north), up, up])
    x, y, _ = project_path(lon, lat, plan.projection)
    return x, y


def _margins(width: float, height: float) -> tuple[float, float, float, float]:
    """Return the margins, less in a small window."""
    share = min(1.0, width / 640, height / 280)
    left, top, right, bottom = MARGINS
    return left * share, top * share, right * share, bottom * share


def _held_between(values: Floats, weights: Floats, held: float) -> tuple[float, float]:
    """Return between which two values that share of the weight lies, as much beyond one as the other."""
    order = np.argsort(values)
    share = np.cumsum(weights[order]) / weights.sum()
    beyond = (1.0 - held) / 2.0
    low, high = np.searchsorted(share, (beyond, 1.0 - beyond)).clip(0, len(values) - 1).tolist()
    return float(values[order][low]), float(values[order][high])


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
