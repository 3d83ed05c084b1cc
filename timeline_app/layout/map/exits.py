"""Where lines lead that leave the window: a word and an arrow at its edge, where there is room."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.hit import Rect
from timeline_app.layout.map.basemap import Bools, Floats
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.labels import LINE_HEIGHT, Board
from timeline_app.layout.map.lines import exists, routes_in_pixels
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import Emphasis, Label, MapLook, Role, RouteLine
from timeline_app.layout.text import SMALL, TextMeasure
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.text import pick

ARROWS = "→↘↓↙←↖↑↗"
"""Clockwise from the right, an eighth of a turn each."""

MOST = 12

_STEPS_INWARD = (4.0, 14.0, 24.0, 34.0, 46.0, 58.0, 72.0)
"""How far from the edge, along its line, a word may stand, pixels."""

_BESIDE, _EDGE = 7.0, 3.0
_BREATH = np.array([-5.0, -2.0, 10.0, 4.0])
_MOST_LINE_CELLS, _MOST_LIFTED_CELLS = 2, 12
_APART, _BUNDLE = 160.0, 90.0
"""Two lines to the same place that leave within so many pixels need one word; two that leave within so many
may share one."""


@dataclass(frozen=True, slots=True)
class Exit:
    """Where a line leaves: ``track`` from the edge inwards, shape (n, 2); the row of the place it ends at."""

    line: RouteLine
    track: NDArray[np.float64]
    place: int


def name_exits(
    board: Board,
    plan: MapPlan,
    lines: tuple[RouteLine, ...],
    camera: MapCamera,
    look: MapLook,
    measure: TextMeasure,
) -> tuple[Label, ...]:
    """Return where the lines lead that leave the window, those that stand out first."""
    labels: list[Label] = []
    for bundle in _bundles(find_exits(plan, lines, camera, look)):
        before = board.taken
        alone = [_label(board, plan, [leaving], camera, look, measure) for leaving in bundle]
        found = [label for label in alone if label is not None]
        if len(found) < len(bundle):
            after, board.taken = board.taken, before
            together = _label(board, plan, bundle, camera, look, measure)
            if together is None:
                board.taken = after
            else:
                found = [together]
        labels += found
    return tuple(labels[:MOST])


def _bundles(exits: Sequence[Exit]) -> list[list[Exit]]:
    """Return the exits, those close beside each other together, one of those to the same place."""
    bundles: list[list[Exit]] = []
    told: list[Exit] = []
    for leaving in exits:
        if any(one.place == leaving.place and _away(one, leaving) < _APART for one in told):
            continue
        told.append(leaving)
        near = next((bundle for bundle in bundles if _away(bundle[0], leaving) < _BUNDLE), None)
        if near is None:
            bundles.append([leaving])
        else:
            near.append(leaving)
    return bundles


def _away(one: Exit, other: Exit) -> float:
    return math.hypot(*(one.track[0] - other.track[0]))


def _label(
    board: Board,
    plan: MapPlan,
    named: Sequence[Exit],
    camera: MapCamera,
    look: MapLook,
    measure: TextMeasure,
) -> Label | None:
    """Return one label for these exits, beside one of them, and reserve its place; None without room."""
    places = [plan.dataset.places[leaving.place] for leaving in named]
    names = [pick(place.name, look.languages) or place.id for place in places]
    colour = named[0].line.colour if len(named) == 1 else None
    for leaving in named:
        text = _worded(", ".join(names), leaving.track, camera)
        hides = _MOST_LIFTED_CELLS if leaving.line.emphasis > Emphasis.PLAIN else _MOST_LINE_CELLS
        rect = _room_for(board, leaving.track, measure(text, SMALL), hides)
        if rect is not None:
            board.take(rect)
            return Label(text, rect, SMALL, Role.EXIT, Ref(Kind.PLACE, places[0].id), colour)
    return None


def find_exits(plan: MapPlan, lines: tuple[RouteLine, ...], camera: MapCamera, look: MapLook) -> list[Exit]:
    """Return where lines leave the window for good, those that stand out first.

    What comes back farther on, or stands back behind a selected one, is not told.
    """
    routes = plan.routes
    shown = {(line.ref.id, line.segment): line for line in lines if line.emphasis >= Emphasis.PLAIN}
    px, py = routes_in_pixels(plan, camera, look)
    inside = _is_inside(px, py, camera)
    steps = np.flatnonzero(routes.joined[1:] & (inside[1:] != inside[:-1])) + 1
    nth_stop = np.cumsum(routes.stop)
    place_inside = _is_inside(*camera.to_pixels(plan.x, plan.y), camera)
    found = []
    for step in steps.tolist():
        number = int(np.searchsorted(routes.offsets, step, side="right")) - 1
        stretch = routes.stretches[number]
        line = shown.get((plan.dataset.corridors[stretch.corridor].id, stretch.segment))
        if line is None:
            continue
        first = int(routes.offsets[number])
        leg = int(nth_stop[step - 1] - nth_stop[first])
        ends = plan.stops[number][leg : leg + 2]
        # Against the way the line is written where it comes in there.
        start, end = ends if inside[step - 1] else ends[::-1]
        place = _destination(_neighbours(plan, stretch.corridor, look.cursor), start, end, place_inside)
        if place is not None:
            points = slice(first, int(routes.offsets[number + 1]))
            track = _track(px[points], py[points], step - first, camera, outward=bool(inside[step - 1]))
            found.append(Exit(line, track, place))
    return sorted(found, key=lambda one: -one.line.emphasis)


def _is_inside(x: Floats, y: Floats, camera: MapCamera) -> Bools:
    with np.errstate(invalid="ignore"):
        inside = (x >= 0) & (x <= camera.width) & (y >= 0) & (y <= camera.height)
    return np.asarray(inside)


def _neighbours(plan: MapPlan, corridor: int, cursor: float) -> Mapping[int, list[int]]:
    """Return which places come next to which on the stretches of a corridor that exist."""
    around: dict[int, list[int]] = {}
    for stretch, stops in zip(plan.routes.stretches, plan.stops, strict=True):
        if stretch.corridor == corridor and exists(stretch, cursor):
            for one, other in pairwise(stops):
                around.setdefault(one, []).append(other)
                around.setdefault(other, []).append(one)
    return around


def _destination(around: Mapping[int, list[int]], start: int, first: int, inside: Bools) -> int | None:
    """Follow a corridor from one place over the next to its end, or to where it forks.

    None where it comes back into the window.
    """
    passed, at = {start}, first
    while not inside[at]:
        passed.add(at)
        onward = {place for place in around[at] if place not in passed}
        if len(onward) != 1:
            return at
        at = onward.pop()
    return None


def _track(x: Floats, y: Floats, step: int, camera: MapCamera, *, outward: bool) -> NDArray[np.float64]:
    """Return points along a line from where it crosses the edge inwards, at the distances a word may have."""
    (x0, y0), (x1, y1) = (x[step - 1], y[step - 1]), (x[step], y[step])
    inner, outer = ((x0, y0), (x1, y1)) if outward else ((x1, y1), (x0, y0))
    way_x, way_y = outer[0] - inner[0], outer[1] - inner[1]
    shares = [1.0]
    for way, at, limit in ((way_x, inner[0], camera.width), (way_y, inner[1], camera.height)):
        if abs(way) > 1e-9:
            shares.append((float(limit) - at) / way if way > 0 else -at / way)
    share = max(min(shares), 0.0)
    edge = np.array([[inner[0] + way_x * share, inner[1] + way_y * share]])
    rest = slice(step - 1, None, -1) if outward else slice(step, None)
    line = np.concatenate([edge, np.stack([x[rest], y[rest]], axis=1)])
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    at = np.array([0.0, *_STEPS_INWARD])
    return np.stack([np.interp(at, along, column) for column in line.T], axis=1)


def _worded(name: str, track: NDArray[np.float64], camera: MapCamera) -> str:
    """Return the name with an arrow the way the line leaves, before it or, to the right, behind it."""
    way = track[0] - track[2]
    way = way / max(math.hypot(*way), 1e-9) + _out_of(track[0], camera)
    eighth = round(math.atan2(way[1], way[0]) / (math.pi / 4)) % 8
    arrow = ARROWS[eighth]
    return f"{name} {arrow}" if eighth in {0, 1, 7} else f"{arrow} {name}"


def _out_of(point: NDArray[np.float64], camera: MapCamera) -> NDArray[np.float64]:
    """Return the way out of the window at a point of its edge."""
    x, y = point.tolist()
    sides = {(-1.0, 0.0): x, (1.0, 0.0): camera.width - x, (0.0, -1.0): y, (0.0, 1.0): camera.height - y}
    return np.array(min(sides, key=lambda side: sides[side]))


def _room_for(board: Board, track: NDArray[np.float64], width: float, hides: int) -> Rect | None:
    """Return where beside the end of a line a word has room, as near to the edge as can be.

    It may hide so many cells of lines.
    """
    height = SMALL.size * LINE_HEIGHT
    half_x, half_y = width / 2 + _BESIDE, height / 2 + _BESIDE - 2.0
    ways = np.array([(half_x, 0.0), (-half_x, 0.0), (0.0, -half_y), (0.0, half_y)])
    middles = (track[1:, None] + ways).reshape(-1, 2)
    left = np.clip(middles[:, 0] - width / 2, _EDGE, board.width - _EDGE - width)
    top = np.clip(middles[:, 1] - height / 2, _EDGE, board.height - _EDGE - height)
    rects = np.stack([left, top, np.full(len(left), width), np.full(len(left), height)], axis=1)
    is_free = board.is_open(rects) & board.is_untaken(rects + _BREATH)
    is_free &= (board.lines.covered(rects) <= hides) & (board.minor.covered(rects) == 0)
    if not is_free.any():
        return None
    left_most, upper, *_ = rects[int(is_free.argmax())].tolist()
    return left_most, upper, width, height
