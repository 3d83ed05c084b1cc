"""Names of corridors: along their lines, where these are straight and nothing else is hidden."""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.hit import Rect
from timeline_app.layout.map.basemap import Floats, Integers
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
    style = LABEL_BOLD if lifted else ALONG
    names = []
    for ref, line in {line.ref: line for line in lines if (line.emphasis > Emphasis.PLAIN) == lifted}.items():
        corridor = plan.dataset.corridors_by_id.get(ref.id)
        text = "" if corridor is None else pick(corridor.title, look.languages)
        if text and line.emphasis >= Emphasis.PLAIN:
            names.append(_Name(text, measure(text, style), line))
    if not names:
        return ()
    refs = {name.line.ref for name in names}
    tracks = _tracks(tuple(line for line in lines if line.ref in refs), camera)
    found = _best_spots(board, names, _straight_spots(tracks, names, camera), style)
    return tuple(
        Label(
            name.text, rect, style, Role.CORRIDOR, name.line.ref, name.line.colour, angle, is_passing=lifted
        )
        for name, rect, angle in found
    )


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that would like to stand along its corridor, of which ``line`` is a part."""

    text: str
    width: float
    line: RouteLine


@dataclass(frozen=True, slots=True)
class _Spots:
    """Where names may follow their lines: ``name`` is whose spot it is, ``cost`` and ``angle`` per spot."""

    name: Integers
    cost: Floats
    x: Floats
    y: Floats
    angle: Floats

    def those(self, wanted: NDArray[Any]) -> "_Spots":
        """Return some of the spots, by a mask or by their numbers."""
        return _Spots(
            self.name[wanted], self.cost[wanted], self.x[wanted], self.y[wanted], self.angle[wanted]
        )


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


def _straight_spots(tracks: _Tracks, names: list[_Name], camera: MapCamera) -> _Spots:
    """Return where texts may follow their corridors' lines, on either side of them; of all names at once."""
    number = {name.line.ref: index for index, name in enumerate(names)}
    owner = np.array([number.get(ref, -1) for ref in tracks.refs], dtype=np.int64)[tracks.piece]
    width = np.array([name.width for name in names])
    reach = np.ceil((width + _STEP) / _STEP).astype(np.int64)
    first = np.arange(0, len(owner), _STRIDE)
    first = first[owner[first] >= 0]
    last = first + reach[owner[first]]
    first, last = first[last < len(owner)], last[last < len(owner)]
    goes_on = tracks.piece[first] == tracks.piece[last]
    first, last = first[goes_on], last[goes_on]
    whose = owner[first]
    most = int(reach.max(initial=0)) + 1
    runs = tracks.points[np.minimum(first[:, None] + np.arange(most), last[:, None])]
    chord = runs[:, -1] - runs[:, 0]
    length = np.maximum(np.hypot(chord[:, 0], chord[:, 1]), 1e-9)
    away = runs - runs[:, :1]
    bend = np.abs(away[..., 0] * chord[:, None, 1] - away[..., 1] * chord[:, None, 0]).max(axis=1) / length
    fits = np.flatnonzero((length >= 0.8 * width[whose]) & (bend <= _MOST_BENT))
    whose, bend, chord = whose[fits], bend[fits], chord[fits]
    middle = (runs[fits, 0] + runs[fits, -1]) / 2
    angle = np.degrees(np.arctan2(chord[:, 1], chord[:, 0]))
    angle = np.where(angle > 90, angle - 180, np.where(angle < -90, angle + 180, angle))
    from_centre = np.hypot(middle[:, 0] - camera.width / 2, middle[:, 1] - camera.height / 2)
    cost = bend + np.abs(angle) / 15 + from_centre / 200
    above = _ABOVE_LINE + np.array([name.line.width for name in names])[whose] / 2
    right, down = np.sin(np.radians(angle)) * above, -np.cos(np.radians(angle)) * above
    return _Spots(
        np.concatenate([whose, whose]),
        np.concatenate([cost, cost + _OTHER_SIDE]),
        np.concatenate([middle[:, 0] + right, middle[:, 0] - right]),
        np.concatenate([middle[:, 1] + down, middle[:, 1] - down]),
        np.concatenate([angle, angle]),
    )


def _best_spots(
    board: Board, names: list[_Name], spots: _Spots, style: TextStyle
) -> list[tuple[_Name, Rect, float]]:
    """Return the names that hide nothing somewhere, each at its best spot, and its angle; reserve these."""
    height = style.size * LINE_HEIGHT
    side = np.full(len(spots.x), height)
    squares = np.stack([spots.x - height / 2, spots.y - height / 2, side, side], axis=1)
    spots = spots.those(board.is_open(squares))
    width = np.array([name.width for name in names])[spots.name]
    tiles = _tiles(spots, width, height)
    is_open = np.asarray(board.is_open(tiles).all(axis=1))
    spots, width, tiles = spots.those(is_open), width[is_open], tiles[is_open]
    cores = _tiles(spots, width, _CORE * height)
    is_own = np.arange(cores.shape[1]) < np.ceil(width / (_CORE * height))[:, None]
    over = (board.lines.covered(cores) * is_own).sum(axis=1)
    if style is ALONG:
        few = over <= _MOST_CELLS
        spots, tiles, over = spots.those(few), tiles[few], over[few]
    order = np.lexsort((spots.cost + _OVER_COST * over, spots.name))
    named: dict[int, tuple[_Name, Rect, float]] = {}
    for spot in order.tolist():
        index = int(spots.name[spot])
        if index not in named and board.is_untaken(tiles[spot]).all():
            name = names[index]
            for left, top, wide, high in tiles[spot, : math.ceil(name.width / height)].tolist():
                board.take((left, top, wide, high))
            left, top = float(spots.x[spot]) - name.width / 2, float(spots.y[spot]) - height / 2
            named[index] = name, (left, top, name.width, height), float(spots.angle[spot])
    return list(named.values())


def _tiles(spots: _Spots, width: Floats, height: float) -> NDArray[np.float64]:
    """Cover turned names with upright squares, shape (spots, tiles, 4), so that others keep off them.

    A name shorter than the longest has its last square several times.
    """
    angle = np.radians(spots.angle)[:, None]
    count = np.maximum(1, np.ceil(width / height))[:, None]
    tile = np.minimum(np.arange(int(count.max(initial=1.0))), count - 1)
    along = (tile + 0.5) * width[:, None] / count - width[:, None] / 2
    half = height * (np.abs(np.cos(angle)) + np.abs(np.sin(angle))) / 2
    x, y = spots.x[:, None] + along * np.cos(angle), spots.y[:, None] + along * np.sin(angle)
    side = np.broadcast_to(2 * half, x.shape)
    return np.stack([x - half, y - half, side, side], axis=2)
