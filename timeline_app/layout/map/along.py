"""Names of corridors: along their lines, where these are straight and nothing else is hidden."""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.hit import Rect
from timeline_app.layout.map.basemap import Integers
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.labels import LINE_HEIGHT, Board
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import ALONG, Emphasis, Label, MapLook, Role, RouteLine
from timeline_app.layout.text import LABEL_BOLD, TextMeasure, TextStyle
from timeline_app.model.corridor import Mode
from timeline_app.model.ref import Ref
from timeline_app.model.text import pick

_ABOVE_LINE = 9.0
_MOST_BENT = 7.0
_STEP, _STRIDE, _WAVE_STRIDE = 10.0, 3, 6
_BEYOND, _HAIR = 150.0, 1e-6
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
    tracks = _tracks(tuple(line for line in lines if line.ref in wanted), camera)
    for ref, sample in wanted.items():
        corridor = plan.dataset.corridors_by_id.get(ref.id)
        text = "" if corridor is None else pick(corridor.title, look.languages)
        if not text or sample.emphasis < Emphasis.PLAIN:
            continue
        spots = _straight_spots(tracks, ref, measure(text, style), sample.width, camera)
        spot = _best_spot(board, spots, measure(text, style), style)
        if spot is not None:
            rect, angle = spot
            labels.append(
                Label(text, rect, style, Role.CORRIDOR, ref, sample.colour, angle, is_passing=lifted)
            )
    return tuple(labels)


@dataclass(frozen=True, slots=True)
class _Tracks:
    """Lines walked at an even pace: ``points`` every ``_STEP`` pixels, which ``piece`` they are on, whose."""

    points: NDArray[np.float64]
    piece: Integers
    refs: tuple[Ref, ...]


def _tracks(lines: tuple[RouteLine, ...], camera: MapCamera) -> _Tracks:
    """Walk along the parts of lines that are in the window, or near it."""
    pieces = [(line.ref, piece) for line in lines for piece in _pieces_of(line, camera)]
    if not pieces:
        return _Tracks(np.empty((0, 2)), np.empty(0, dtype=np.int64), ())
    points = np.concatenate([piece for _, piece in pieces])
    counts = np.array([len(piece) for _, piece in pieces])
    begins = np.cumsum(counts) - counts
    steps = np.hypot(*np.diff(points, axis=0, prepend=points[:1]).T)
    steps[begins] = 0.0
    along = np.cumsum(steps)
    first, last = along[begins], along[begins + counts - 1]
    stops = np.maximum(((last - first) / _STEP).astype(np.int64), 0) + 1
    piece = np.repeat(np.arange(len(pieces)), stops)
    nth = np.arange(len(piece)) - np.repeat(np.cumsum(stops) - stops, stops)
    # Pieces lie one after another on one measure; where two meet, the next begins a hair farther.
    apart = np.repeat(np.arange(len(pieces)) * _HAIR, counts)
    at = np.minimum(first[piece] + nth * _STEP, last[piece]) + piece * _HAIR
    x, y = (np.interp(at, along + apart, column) for column in points.T)
    return _Tracks(np.stack([x, y], axis=1), piece, tuple(ref for ref, _ in pieces))


def _pieces_of(line: RouteLine, camera: MapCamera) -> list[NDArray[np.float64]]:
    """Return the runs of a line's points that are joined and near the window."""
    # Of a wave, every sixth point is enough to know where it goes.
    every = _WAVE_STRIDE if line.mode is Mode.SEA else 1
    points, joined = line.points[::every], line.joined[::every]
    x, y = points[:, 0], points[:, 1]
    near = (x > -_BEYOND) & (x < camera.width + _BEYOND) & (y > -_BEYOND) & (y < camera.height + _BEYOND)
    goes_on = joined & near & np.roll(near, 1)
    starts = np.append(np.flatnonzero(~goes_on), len(points)).tolist()
    return [points[one:other] for one, other in pairwise(starts) if other - one > 1]


def _straight_spots(
    tracks: _Tracks, ref: Ref, width: float, line_width: float, camera: MapCamera
) -> NDArray[np.float64]:
    """Return where a text may follow a corridor's lines, shape (n, 4): cost, middle x, middle y, angle."""
    reach = math.ceil((width + _STEP) / _STEP)
    if len(tracks.piece) <= reach:
        return _NO_SPOTS
    own = np.array([other == ref for other in tracks.refs], dtype=np.bool_)
    first = np.flatnonzero(own[tracks.piece[: len(tracks.piece) - reach]])[::_STRIDE]
    first = first[tracks.piece[first] == tracks.piece[first + reach]]
    if not len(first):
        return _NO_SPOTS
    runs = tracks.points[first[:, None] + np.arange(reach + 1)]
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
    above = _ABOVE_LINE + line_width / 2
    up = np.stack([np.sin(np.radians(angle)), -np.cos(np.radians(angle))], axis=1) * above
    sides = [
        np.column_stack([cost + more, middle + side * up, angle])[fits]
        for side, more in ((1, 0.0), (-1, _OTHER_SIDE))
    ]
    return np.concatenate(sides)


def _best_spot(
    board: Board, spots: NDArray[np.float64], width: float, style: TextStyle
) -> tuple[Rect, float] | None:
    """Return the best spot where a name of a width hides nothing, and its angle; reserve it."""
    height = style.size * LINE_HEIGHT
    middles = np.stack([spots[:, 1] - height / 2, spots[:, 2] - height / 2], axis=1)
    squares = np.concatenate([middles, np.full((len(spots), 2), height)], axis=1)
    spots = spots[board.is_open(squares)]
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


def _tiles(spots: NDArray[np.float64], width: float, height: float) -> NDArray[np.float64]:
    """Cover turned names with upright squares, shape (spots, tiles, 4), so that others keep off them."""
    angle = np.radians(spots[:, 3])[:, None]
    count = max(1, math.ceil(width / height))
    along = (np.arange(count) + 0.5) * width / count - width / 2
    half = height * (np.abs(np.cos(angle)) + np.abs(np.sin(angle))) / 2
    x, y = spots[:, 1:2] + along * np.cos(angle), spots[:, 2:3] + along * np.sin(angle)
    side = np.broadcast_to(2 * half, x.shape)
    return np.stack([x - half, y - half, side, side], axis=2)
