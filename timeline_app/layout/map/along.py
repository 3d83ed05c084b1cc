"""Names of corridors: along their lines, where these are straight and nothing else is hidden."""

import math
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.hit import Rect
from timeline_app.layout.map.basemap import Floats
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.labels import LINE_HEIGHT, Board
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import ALONG, Emphasis, Label, MapLook, Role, RouteLine
from timeline_app.layout.map.waves import visible_stretch, walk
from timeline_app.layout.text import LABEL_BOLD, TextMeasure, TextStyle
from timeline_app.model.text import pick

_ABOVE_LINE = 9.0
_MOST_BENT = 7.0
_STEP, _STRIDE = 10.0, 2
_OTHER_SIDE = 2.0
"""What it costs to stand below the line."""

_CORE = 0.55
"""Of the height of a name, what its letters fill: where a line may not run."""

_MOST_CELLS, _OVER_COST = 5, 0.15
"""How many cells of lines the name of a corridor may hide, and what each of them costs."""

_NO_SPOTS: NDArray[np.float64] = np.empty((0, 4))


def place_corridor_names(
    board: Board,
    plan: MapPlan,
    lines: tuple[RouteLine, ...],
    camera: MapCamera,
    look: MapLook,
    measure: TextMeasure,
    *,
    lifted: bool,
) -> tuple[Label, ...]:
    """Return the names of corridors, each along its straightest visible stretch.

    Those that stand out are named whatever lines they hide, the others where they hide next to nothing.
    """
    labels = []
    wanted = {line.ref: line for line in lines if (line.emphasis > Emphasis.PLAIN) == lifted}
    style = LABEL_BOLD if lifted else ALONG
    for ref, sample in wanted.items():
        corridor = plan.dataset.corridors_by_id.get(ref.id)
        text = "" if corridor is None else pick(corridor.title, look.languages)
        if not text or sample.emphasis < Emphasis.PLAIN:
            continue
        own = [line for line in lines if line.ref == ref]
        spot = _best_spot(board, own, measure(text, style), style, camera)
        if spot is not None:
            rect, angle = spot
            labels.append(
                Label(text, rect, style, Role.CORRIDOR, ref, sample.colour, angle, is_passing=lifted)
            )
    return tuple(labels)


def _best_spot(
    board: Board, own: list[RouteLine], width: float, style: TextStyle, camera: MapCamera
) -> tuple[Rect, float] | None:
    """Return where a name of a width stands best along its lines, and its angle; reserve that."""
    height = style.size * LINE_HEIGHT
    spots = np.concatenate([_NO_SPOTS, *(_straight_spots(line, width, camera) for line in own)])
    if not len(spots):
        return None
    tiles = _tiles(spots, width, height)
    over = board.lines.covered(_tiles(spots, width, _CORE * height)).sum(axis=1)
    open_ones = board.is_open(tiles).all(axis=1)
    if style is ALONG:
        open_ones &= over <= _MOST_CELLS
    cost = spots[:, 0] + _OVER_COST * over
    candidates = np.flatnonzero(open_ones)
    for spot in candidates[np.argsort(cost[candidates], kind="stable")].tolist():
        if board.is_untaken(tiles[spot]).all():
            for left, top, wide, high in tiles[spot].tolist():
                board.take((left, top, wide, high))
            _, x, y, angle = spots[spot].tolist()
            return (x - width / 2, y - height / 2, width, height), angle
    return None


def _straight_spots(line: RouteLine, width: float, camera: MapCamera) -> NDArray[np.float64]:
    """Return where a text of a width may follow a line, shape (n, 4): cost, middle x, middle y, angle."""
    starts = np.append(np.flatnonzero(~line.joined), len(line.points)).tolist()
    pieces = [line.points[one:other] for one, other in pairwise(starts) if other - one > 1]
    above = _ABOVE_LINE + line.width / 2
    found = [_spots_on(piece[:, 0], piece[:, 1], width, above, camera) for piece in pieces]
    return np.concatenate([_NO_SPOTS, *found])


def _spots_on(x: Floats, y: Floats, width: float, above: float, camera: MapCamera) -> NDArray[np.float64]:
    """Return the spots along one piece of line: where it is straight enough, above it and below."""
    part = visible_stretch(x, y, camera)
    if part is None or part[1] - part[0] < width + 2 * _STEP:
        return _NO_SPOTS
    along = walk(x, y)
    at = np.arange(part[0], part[1], _STEP)
    points = np.stack([np.interp(at, along, x), np.interp(at, along, y)], axis=1)
    reach = math.ceil((width + _STEP) / _STEP)
    first = np.arange(0, len(at) - reach, _STRIDE)
    if not len(first):
        return _NO_SPOTS
    runs = points[first[:, None] + np.arange(reach + 1)]
    chord = runs[:, -1] - runs[:, 0]
    length = np.maximum(np.hypot(chord[:, 0], chord[:, 1]), 1e-9)
    away = runs - runs[:, :1]
    bend = np.abs(away[..., 0] * chord[:, None, 1] - away[..., 1] * chord[:, None, 0]).max(axis=1) / length
    fits = (length >= 0.8 * width) & (bend <= _MOST_BENT)
    angle = np.degrees(np.arctan2(chord[:, 1], chord[:, 0]))
    angle = np.where(angle > 90, angle - 180, np.where(angle < -90, angle + 180, angle))
    middle = (runs[:, 0] + runs[:, -1]) / 2
    from_centre = np.hypot(middle[:, 0] - camera.width / 2, middle[:, 1] - camera.height / 2)
    cost = bend + np.abs(angle) / 15 + from_centre / 200
    up = np.stack([np.sin(np.radians(angle)), -np.cos(np.radians(angle))], axis=1) * above
    sides = [
        np.column_stack([cost + more, middle + side * up, angle])[fits]
        for side, more in ((1, 0.0), (-1, _OTHER_SIDE))
    ]
    return np.concatenate(sides)


def _tiles(spots: NDArray[np.float64], width: float, height: float) -> NDArray[np.float64]:
    """Cover turned names with upright squares, shape (spots, tiles, 4), so that others keep off them."""
    angle = np.radians(spots[:, 3])[:, None]
    count = max(1, math.ceil(width / height))
    along = (np.arange(count) + 0.5) * width / count - width / 2
    half = height * (np.abs(np.cos(angle)) + np.abs(np.sin(angle))) / 2
    x, y = spots[:, 1:2] + along * np.cos(angle), spots[:, 2:3] + along * np.sin(angle)
    side = np.broadcast_to(2 * half, x.shape)
    return np.stack([x - half, y - half, side, side], axis=2)
