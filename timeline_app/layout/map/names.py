"""Names of states: they belong to no point, and stand wide over their land."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.hit import Rect
from timeline_app.layout.map.basemap import Floats
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.labels import LINE_HEIGHT, Board
from timeline_app.layout.map.plan import MapPlan, Territory
from timeline_app.layout.map.scene import STATE, Label, MapLook, Role
from timeline_app.layout.text import TextMeasure
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.text import pick

_MOST_TRIED = 80
_MOST_LINE_CELLS = 4
"""More of a state's name than that behind a line, and it cannot be read."""

_EDGE = 20.0
"""How far from the edge of the window the middle or the end of a name stays where its point is outside."""

_CORNER = 72.0
"""Of a state of which less than half is in sight at least so many pixels must be, each way, for its name."""

_BREATH = np.array([-10.0, -4.0, 20.0, 8.0])
"""Around the name of a state, so that two of them are not read as one."""

_SIDEWAYS, _UPWARDS = np.arange(-240.0, 241.0, 24.0), np.arange(-117.0, 118.0, 13.0)
"""How far a state's name may move from its point, pixels."""


@dataclass(frozen=True, slots=True)
class _Name:
    """The name of a state large enough for it: its point and width in pixels."""

    text: str
    ref: Ref
    point: tuple[float, float]
    width: float
    territory: Territory | None


def place_state_names(
    board: Board, plan: MapPlan, camera: MapCamera, look: MapLook, measure: TextMeasure
) -> tuple[Label, ...]:
    """Return the names of states where there is room for them; what else stands on the map goes first."""
    names = _names_of(plan, camera, look, measure)
    if not names:
        return ()
    # What covers what is asked for all of them at once: one by one it would take several times longer.
    rects = np.stack([_rects_around(name, camera) for name in names])
    on_lines = board.lines.covered(rects)
    is_open = board.is_open(rects + _BREATH) & (on_lines <= _MOST_LINE_CELLS)
    labels = []
    for name, around, lines, opened in zip(names, rects, on_lines, is_open, strict=True):
        spots = np.flatnonzero(opened)
        spots = spots[board.is_untaken(around[spots] + _BREATH)]
        rect = _best(board, name, around[spots], lines[spots], camera)
        if rect is not None:
            board.take(rect)
            labels.append(Label(name.text, rect, STATE, Role.STATE, ref=name.ref))
    return tuple(labels)


def _names_of(plan: MapPlan, camera: MapCamera, look: MapLook, measure: TextMeasure) -> list[_Name]:
    names = []
    for index, x, y in plan.state_names:
        actor = plan.dataset.actors[index]
        text = pick(actor.name, look.languages).upper()
        width = measure(text, STATE)
        territory = plan.territories.get((actor.iso or "").upper())
        if text and (territory is None or _is_large_enough(territory, width, camera)):
            px, py = camera.to_pixels(x, y)
            ref = Ref(Kind.ACTOR, actor.id)
            names.append(_Name(text, ref, (float(px), float(py)), width, territory))
    return names


def _rects_around(name: _Name, camera: MapCamera) -> Floats:
    """Return where a name might stand, shape (n, 4)."""
    height = STATE.size * LINE_HEIGHT
    middles = _lattice(*name.point, name.width, camera)
    rects = np.empty((len(middles), 4))
    rects[:, 0], rects[:, 1] = middles[:, 0] - name.width / 2, middles[:, 1] - height / 2
    rects[:, 2], rects[:, 3] = name.width, height
    return rects


def _best(
    board: Board, name: _Name, rects: Floats, on_lines: NDArray[np.int32], camera: MapCamera
) -> Rect | None:
    """Return where a state's name stands best: near its point, off the lines, on its own land."""
    middles = rects[:, :2] + rects[:, 2:] / 2
    away = np.hypot(middles[:, 0] - name.point[0], middles[:, 1] - name.point[1])
    cost = away / 10 + 1.5 * on_lines + 2 * board.minor.covered(rects)
    best = np.argsort(cost, kind="stable")[:_MOST_TRIED]
    if name.territory is not None and len(best):
        best = best[_is_on_land(middles[best], name.width, name.territory, camera)]
    if not len(best):
        return None
    left, top, width, height = rects[best[0]].tolist()
    return left, top, width, height


def _lattice(x: float, y: float, width: float, camera: MapCamera) -> Floats:
    """Return where the middle of a state's name may come: its point first, then others around it.

    Around the point, or around the part of the window nearest to it.
    """
    near_x = float(np.clip(x, width / 2 + _EDGE, max(camera.width - width / 2 - _EDGE, width / 2 + _EDGE)))
    near_y = float(np.clip(y, _EDGE, max(camera.height - _EDGE, _EDGE)))
    across, down = np.meshgrid(near_x + _SIDEWAYS, near_y + _UPWARDS)
    return np.concatenate([[[x, y]], np.stack([across.ravel(), down.ravel()], axis=1)])


def _is_large_enough(territory: Territory, width: float, camera: MapCamera) -> bool:
    """Whether a state is not dwarfed by its own name, and more of it than a corner is in sight."""
    px, py = camera.to_pixels(territory.x, territory.y)
    across, down = float(np.ptp(px)), float(np.ptp(py))
    if across < 0.45 * width or down < 0.9 * STATE.size:
        return False
    seen_across, seen_down = np.ptp(np.clip(px, 0, camera.width)), np.ptp(np.clip(py, 0, camera.height))
    return bool(seen_across >= min(_CORNER, across / 2) and seen_down >= min(_CORNER, down / 2))


def _is_on_land(middles: Floats, width: float, territory: Territory, camera: MapCamera) -> NDArray[np.bool_]:
    """Whether the name stands on the state's own land, ends included.

    Of a state narrower than its name, whether the name's middle does.
    """
    # One question for all three: the ring of a large state is long.
    shifts = width / 2 * np.array([[0.0], [-0.9], [0.9]])
    x, y = camera.to_km_all((middles[:, 0] + shifts).ravel(), np.tile(middles[:, 1], 3))
    middle, start, end = territory.holds(x, y).reshape(3, -1)
    whole = middle & start & end
    return whole if whole.any() else middle
