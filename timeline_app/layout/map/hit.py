"""What a point of the map is on."""

import numpy as np

from timeline_app.layout.hit import HitTarget, contains
from timeline_app.layout.map.basemap import Bools, Floats
from timeline_app.layout.map.furniture import ground_of
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import Leaf, MapScene, Role
from timeline_app.model.ref import Kind, Ref

PLACE_SLACK, LINE_SLACK = 4.0, 5.0
"""How far beside a place or a line still counts as on it, pixels."""


def hit_map(scene: MapScene, plan: MapPlan, x: float, y: float) -> HitTarget | None:
    """Return what is under a pixel: furniture over fanned events over places over names over corridors."""
    return _hit_furniture(scene, x, y) or hit_ground(scene, plan, x, y)


def hit_ground(scene: MapScene, plan: MapPlan, x: float, y: float) -> HitTarget | None:
    """Return what is under a pixel, furniture aside."""
    leaf = _nearest_leaf(scene.leaves, x, y)
    if leaf is not None:
        side = 2 * leaf.radius
        return HitTarget(
            "event", leaf.ref, (leaf.ref,), (leaf.x - leaf.radius, leaf.y - leaf.radius, side, side)
        )
    return _hit_place(scene, plan, x, y) or _hit_label(scene, x, y) or _hit_line(scene, x, y)


def _hit_furniture(scene: MapScene, x: float, y: float) -> HitTarget | None:
    if scene.note is not None and contains(ground_of(scene.note), x, y):
        return HitTarget("unplaced", rect=ground_of(scene.note))
    if scene.legend is None or not contains(scene.legend.rect, x, y):
        return None
    for row in scene.legend.rows:
        left, top, width, height = row.sample
        if row.is_toggle and top <= y < top + height:
            return HitTarget("legend_toggle", rect=scene.legend.rect)
        if row.ref is not None and top <= y < top + height:
            return HitTarget("corridor", row.ref, (row.ref,), (left, top, width, height))
    return HitTarget("legend", rect=scene.legend.rect)


def _nearest_leaf(leaves: tuple[Leaf, ...], x: float, y: float) -> Leaf | None:
    near = [leaf for leaf in leaves if np.hypot(leaf.x - x, leaf.y - y) <= leaf.radius + PLACE_SLACK]
    return min(near, key=lambda leaf: float(np.hypot(leaf.x - x, leaf.y - y)), default=None)


def _hit_place(scene: MapScene, plan: MapPlan, x: float, y: float) -> HitTarget | None:
    marks = scene.marks
    away = np.hypot(marks.x - x, marks.y - y) - marks.radius
    if not len(away) or away.min() > PLACE_SLACK:
        return None
    # Of those under the pointer the most prominent, which is painted last; else the nearest.
    under = np.flatnonzero(away <= 0)
    mark = int(under[-1]) if len(under) else int(np.argmin(away))
    row, radius = int(marks.place[mark]), float(marks.radius[mark])
    ref = Ref(Kind.PLACE, plan.dataset.places[row].id)
    left, top = float(marks.x[mark]) - radius, float(marks.y[mark]) - radius
    shared = np.flatnonzero(plan.spots == plan.spots[row])
    refs = tuple(Ref(Kind.PLACE, plan.dataset.places[other].id) for other in shared.tolist())
    return HitTarget(
        "place", ref, (ref, *(other for other in refs if other != ref)), (left, top, 2 * radius, 2 * radius)
    )


def _hit_label(scene: MapScene, x: float, y: float) -> HitTarget | None:
    for label in scene.labels:
        names_place = label.place >= 0 or label.role is Role.EXIT
        if label.ref is not None and names_place and contains(label.rect, x, y):
            return HitTarget("place", label.ref, (label.ref,), label.rect)
    return None


def _hit_line(scene: MapScene, x: float, y: float) -> HitTarget | None:
    best: tuple[float, Ref] | None = None
    for line in scene.lines:
        away = distance_to_line(line.points[:, 0], line.points[:, 1], line.joined, x, y) - line.width / 2
        if away <= LINE_SLACK and (best is None or away < best[0]):
            best = (away, line.ref)
    if best is None:
        return None
    return HitTarget("corridor", best[1], (best[1],), (x, y, 0.0, 0.0))


def distance_to_line(px: Floats, py: Floats, joined: Bools, x: float, y: float) -> float:
    """Return how far a point is from a line, infinite when the line has no steps."""
    if len(px) < 2 or not joined[1:].any():
        return float("inf")
    start_x, start_y = px[:-1], py[:-1]
    step_x, step_y = np.diff(px), np.diff(py)
    square = np.maximum(step_x * step_x + step_y * step_y, 1e-12)
    share = np.clip(((x - start_x) * step_x + (y - start_y) * step_y) / square, 0.0, 1.0)
    away = np.hypot(start_x + share * step_x - x, start_y + share * step_y - y)
    return float(np.where(joined[1:], away, np.inf).min())
