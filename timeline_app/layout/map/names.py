"""Names that belong to no point: states, set wide over their land, and corridors, along their lines."""

import math

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.hit import Rect
from timeline_app.layout.map.basemap import Floats
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.labels import LINE_HEIGHT, Board
from timeline_app.layout.map.plan import MapPlan, Territory
from timeline_app.layout.map.scene import STATE, Emphasis, Label, MapLook, Role, RouteLine
from timeline_app.layout.map.waves import visible_stretch, walk
from timeline_app.layout.text import LABEL_BOLD, TextMeasure
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.text import pick

_ABOVE_LINE = 11.0
_MOST_BENT = 7.0
_STEP = 10.0
_MOST_TRIED = 80
_MOST_LINE_CELLS = 4
"""More of a state's name than that behind a line, and it cannot be read."""

_SIDEWAYS, _UPWARDS = np.arange(-240.0, 241.0, 24.0), np.arange(-117.0, 118.0, 13.0)
"""How far a state's name may move from its point, pixels."""


def place_state_names(
    board: Board, plan: MapPlan, camera: MapCamera, look: MapLook, measure: TextMeasure
) -> tuple[Label, ...]:
    """Return the names of states where there is room for them; what else stands on the map goes first."""
    labels = []
    for index, x, y in plan.state_names:
        actor = plan.dataset.actors[index]
        text = pick(actor.name, look.languages).upper()
        px, py = camera.to_pixels(x, y)
        territory = plan.territories.get((actor.iso or "").upper())
        rect = (
            _state_rect(board, (float(px), float(py)), measure(text, STATE), territory, camera)
            if text
            else None
        )
        if rect is not None:
            board.take(rect)
            labels.append(Label(text, rect, STATE, Role.STATE, ref=Ref(Kind.ACTOR, actor.id)))
    return tuple(labels)


def _state_rect(
    board: Board, point: tuple[float, float], width: float, territory: Territory | None, camera: MapCamera
) -> Rect | None:
    """Return where a state's name stands best: near its point, off the lines, on its own land."""
    if territory is not None and not _is_large_enough(territory, width, camera):
        return None
    height = STATE.size * LINE_HEIGHT
    middles = _lattice(*point, width, camera)
    rects = np.empty((len(middles), 4))
    rects[:, 0], rects[:, 1] = middles[:, 0] - width / 2, middles[:, 1] - height / 2
    rects[:, 2], rects[:, 3] = width, height
    on_lines = board.lines.covered(rects)
    free = np.flatnonzero(board.is_free(rects) & (on_lines <= _MOST_LINE_CELLS))
    away = np.hypot(middles[free, 0] - point[0], middles[free, 1] - point[1])
    cost = away / 10 + 1.5 * on_lines[free] + 2 * board.minor.covered(rects[free])
    best = free[np.argsort(cost, kind="stable")][:_MOST_TRIED]
    if territory is not None and len(best):
        best = best[_is_on_land(middles[best], width, territory, camera)]
    if not len(best):
        return None
    left, top, *_ = rects[best[0]].tolist()
    return left, top, width, height


def _lattice(x: float, y: float, width: float, camera: MapCamera) -> Floats:
    """Return where the middle of a state's name may come: its point first, then others around it.

    Around the point, or around the part of the window nearest to it.
    """
    near_x = float(np.clip(x, width / 2 + 4, max(camera.width - width / 2 - 4, width / 2 + 4)))
    near_y = float(np.clip(y, 14.0, max(camera.height - 14.0, 14.0)))
    across, down = np.meshgrid(near_x + _SIDEWAYS, near_y + _UPWARDS)
    return np.concatenate([[[x, y]], np.stack([across.ravel(), down.ravel()], axis=1)])


def _is_large_enough(territory: Territory, width: float, camera: MapCamera) -> bool:
    """Whether a state is not dwarfed by its own name."""
    px, py = camera.to_pixels(territory.x, territory.y)
    return bool(np.ptp(px) >= 0.45 * width and np.ptp(py) >= 0.9 * STATE.size)


def _is_on_land(middles: Floats, width: float, territory: Territory, camera: MapCamera) -> NDArray[np.bool_]:
    """Whether the name stands on the state's own land, ends included.

    Of a state narrower than its name, whether the name's middle does.
    """
    middle, start, end = (
        territory.holds(*camera.to_km_all(middles[:, 0] + shift * width / 2, middles[:, 1]))
        for shift in (0.0, -0.9, 0.9)
    )
    whole = middle & start & end
    return whole if whole.any() else middle


def place_corridor_names(
    board: Board,
    plan: MapPlan,
    lines: tuple[RouteLine, ...],
    camera: MapCamera,
    look: MapLook,
    measure: TextMeasure,
) -> tuple[Label, ...]:
    """Return the names of the corridors that stand out, each along its straightest visible stretch."""
    labels = []
    lifted = {line.ref: line for line in lines if line.emphasis > Emphasis.PLAIN}
    for ref, sample in lifted.items():
        corridor = plan.dataset.corridors_by_id.get(ref.id)
        text = "" if corridor is None else pick(corridor.title, look.languages)
        width = measure(text, LABEL_BOLD)
        spots = [
            spot
            for line in lines
            if line.ref == ref
            for spot in _straight_spots(line.points[:, 0], line.points[:, 1], width, camera)
        ]
        for _, x, y, angle in sorted(spots):
            rect = (
                x - width / 2,
                y - LABEL_BOLD.size * LINE_HEIGHT / 2,
                width,
                LABEL_BOLD.size * LINE_HEIGHT,
            )
            tiles = np.array(_tiles(rect, angle))
            if text and board.is_free(tiles).all():
                for tile in tiles.tolist():
                    board.take((tile[0], tile[1], tile[2], tile[3]))
                labels.append(
                    Label(text, rect, LABEL_BOLD, Role.CORRIDOR, ref=ref, colour=sample.colour, angle=angle)
                )
                break
    return tuple(labels)


def _straight_spots(
    x: Floats, y: Floats, width: float, camera: MapCamera
) -> list[tuple[float, float, float, float]]:
    """Return (cost, middle x, middle y, angle) of places where a text of ``width`` may follow a line."""
    part = visible_stretch(x, y, camera) if len(x) > 1 else None
    if part is None or part[1] - part[0] < width + 2 * _STEP:
        return []
    along = walk(x, y)
    at = np.arange(part[0], part[1], _STEP)
    px, py = np.interp(at, along, x), np.interp(at, along, y)
    reach = math.ceil((width + _STEP) / _STEP)
    spots: list[tuple[float, float, float, float]] = []
    for first in range(0, len(at) - reach, 3):
        last = first + reach
        chord_x, chord_y = px[last] - px[first], py[last] - py[first]
        length = math.hypot(chord_x, chord_y)
        if length < 0.8 * width:
            continue
        away = (px[first:last] - px[first]) * chord_y - (py[first:last] - py[first]) * chord_x
        bend = float(np.abs(away).max() / length)
        if bend > _MOST_BENT:
            continue
        angle = math.degrees(math.atan2(chord_y, chord_x))
        angle = angle - 180 if angle > 90 else angle + 180 if angle < -90 else angle
        up_x, up_y = math.sin(math.radians(angle)), -math.cos(math.radians(angle))
        middle_x, middle_y = (px[first] + px[last]) / 2, (py[first] + py[last]) / 2
        from_centre = math.hypot(middle_x - camera.width / 2, middle_y - camera.height / 2)
        cost = bend + abs(angle) / 15 + from_centre / 200
        spots.extend(
            (
                cost + (0.0 if side == 1 else 2.0),
                middle_x + up_x * _ABOVE_LINE * side,
                middle_y + up_y * _ABOVE_LINE * side,
                angle,
            )
            for side in (1, -1)
        )
    return spots


def _tiles(rect: Rect, angle: float) -> list[Rect]:
    """Cover a turned rectangle with upright squares, so that others know where not to stand."""
    left, top, width, height = rect
    middle_x, middle_y = left + width / 2, top + height / 2
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    count = max(1, math.ceil(width / height))
    half = height * (abs(cos) + abs(sin)) / 2
    tiles = []
    for number in range(count):
        along = (number + 0.5) * width / count - width / 2
        x, y = middle_x + along * cos, middle_y + along * sin
        tiles.append((x - half, y - half, 2 * half, 2 * half))
    return tiles
