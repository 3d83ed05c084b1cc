"""Corridors in pixels: offset side by side, waved at sea, lifted when looked at."""

from collections.abc import Iterable

import numpy as np

from timeline_app.layout.map.arrows import lay_out_arrows
from timeline_app.layout.map.basemap import Bools, Floats
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.flows import widths_of
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.routes import Stretch, offset_points
from timeline_app.layout.map.scene import Emphasis, MapLook, RouteLine
from timeline_app.layout.map.waves import wave_pieces
from timeline_app.model.corridor import Direction, Mode
from timeline_app.model.ref import Kind, Ref

LINE_WIDTH = 2.6
LANE_PIXELS, LANE_GAP = 4.2, 1.6
"""From the middle of one corridor to the middle of its neighbour; the ground that shows in between."""

_BEYOND = 12.0


def lay_out_lines(
    plan: MapPlan, camera: MapCamera, look: MapLook, *, lifted_only: bool = False
) -> tuple[RouteLine, ...]:
    """Return the stretches that exist on the day of the cursor and can be seen, least prominent first.

    ``lifted_only`` leaves out those that nobody looks at.
    """
    routes = plan.routes
    if lifted_only and not any(ref.kind is Kind.CORRIDOR for ref in look.selected | look.hovered):
        return ()
    px, py = routes_in_pixels(plan, camera, look)
    widths = widths_of(plan.dataset, look.flow)
    refs = [Ref(Kind.CORRIDOR, corridor.id) for corridor in plan.dataset.corridors]
    any_selected = any(ref in look.selected for ref in refs)
    lines = []
    for number, stretch in enumerate(routes.stretches):
        points = slice(routes.offsets[number], routes.offsets[number + 1])
        x, y, joined = px[points], py[points], routes.joined[points]
        if not exists(stretch, look.cursor) or not _is_in_sight(x, y, joined, camera):
            continue
        ref = refs[stretch.corridor]
        emphasis = emphasis_of(ref, look, any_selected=any_selected)
        if lifted_only and emphasis <= Emphasis.PLAIN:
            continue
        lifted = 1.35 if emphasis > Emphasis.PLAIN and look.flow is None else 1.0
        width = LINE_WIDTH * widths.get(ref.id, 1.0) * lifted
        direction = direction_of(stretch, ref.id, look)
        arrows = lay_out_arrows(x, y, routes.stop[points] | ~joined, direction, width, camera)
        shape = np.stack([x, y], axis=1)
        if stretch.mode is Mode.SEA:
            shape, joined = wave_pieces(x, y, joined, camera)
        lines.append(
            RouteLine(
                ref=ref,
                segment=stretch.segment,
                points=shape,
                joined=joined,
                mode=stretch.mode,
                status=stretch.status,
                colour=plan.corridor_colours[stretch.corridor],
                width=width,
                emphasis=emphasis,
                direction=direction,
                arrows=arrows,
                is_measured=look.flow is not None and ref.id in look.flow.values,
            )
        )
    return tuple(sorted(lines, key=lambda line: line.emphasis))


def routes_in_pixels(plan: MapPlan, camera: MapCamera, look: MapLook) -> tuple[Floats, Floats]:
    """Return the points of all routes in the window, side by side where they share a leg."""
    routes = plan.routes
    px, py = camera.to_pixels(routes.x, routes.y)
    widths = widths_of(plan.dataset, look.flow)
    return offset_points(px, py, routes.joined, routes.lane * lane_pixels(widths.values()))


def direction_of(stretch: Stretch, corridor: str, look: MapLook) -> Direction | None:
    """Return which way things flow on a stretch: as the series that sets the widths says, else its own."""
    flow = None if look.flow is None else look.flow.direction(corridor)
    return flow or stretch.direction


def lane_pixels(factors: Iterable[float]) -> float:
    """Return the distance between neighbours, so that the two widest lines can run side by side."""
    widest = sorted(factors, reverse=True)[:2]
    needed = LINE_WIDTH * sum(widest) / 2 + LANE_GAP if len(widest) == 2 else 0.0
    return max(LANE_PIXELS, needed)


def exists(stretch: Stretch, cursor: float) -> bool:
    """Whether a stretch is there on the day of the cursor."""
    return stretch.start <= cursor < stretch.end


def emphasis_of(ref: Ref, look: MapLook, *, any_selected: bool) -> Emphasis:
    """Return how far a corridor stands out: when one is selected, the others step back."""
    if ref in look.selected:
        return Emphasis.SELECTED
    if ref in look.hovered:
        return Emphasis.HOVERED
    return Emphasis.DIMMED if any_selected else Emphasis.PLAIN


def _is_in_sight(x: Floats, y: Floats, joined: Bools, camera: MapCamera) -> bool:
    """Whether any step of a line may be in the window; steps are short, so their boxes are close to them."""
    right, left = np.maximum(x[1:], x[:-1]), np.minimum(x[1:], x[:-1])
    bottom, top = np.maximum(y[1:], y[:-1]), np.minimum(y[1:], y[:-1])
    near = (right > -_BEYOND) & (left < camera.width + _BEYOND)
    near &= (bottom > -_BEYOND) & (top < camera.height + _BEYOND) & joined[1:]
    return bool(near.any())
