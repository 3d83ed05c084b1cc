"""Names away from their places, each tied to its own by a thin line, where there was no room beside it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.map.labels import LINE_HEIGHT, Board, Wish, label_of
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import Label, Marks

ROOM_FOR_ONE = 24_000.0
"""Square pixels for each name of this kind: a few of them help, many are a hedgehog."""

_MOST, _TRIED = 14, 2.0
"""At most so many of them, and so many times as many places that are tried."""

_FEWEST_EVENTS = 2
"""A place of a single event is not worth a line across the map."""

_DISTANCES = (10.0, 15.0, 20.0, 27.0, 36.0, 48.0)
"""From the ring of a place to its name, pixels."""

_DIRECTIONS = 16
_BREATH = np.array([-5.0, -3.0, 10.0, 6.0])
_SAMPLES = 14
_CLEAR_OF_RING = 7.0
_MOST_LINE_CELLS = 3
"""So far from its place a name may as well stand where it hides nothing."""

_LINE_COST, _CROSSING_COST, _MISLEADING_COST = 3.0, 1.2, 9.0

_BESIDE, _SEEN_WITH = 14.0, 200.0
"""A name so near a ring may be taken for its own; rings farther than the second are not looked at."""

Circle = tuple[float, float, float]
"""The ring of a place: x, y, radius."""

_Segment = tuple[tuple[float, float], tuple[float, float]]


def _spots() -> NDArray[np.float64]:
    """Return where a name may stand around its place, shape (n, 5): direction x, y, distance, anchor x, y."""
    spots = []
    for distance in _DISTANCES:
        for turn in range(_DIRECTIONS):
            angle = 2 * math.pi * turn / _DIRECTIONS
            right, down = math.cos(angle), math.sin(angle)
            spots.append((right, down, distance, *(0.5 - 0.5 * _side(step) for step in (right, down))))
    return np.array(spots)


def _side(step: float) -> int:
    return 0 if abs(step) < 0.3 else round(math.copysign(1.0, step))


_SPOTS = _spots()


@dataclass(frozen=True, slots=True)
class _Spots:
    """Where one name may stand, the cheapest first, as long as no other name does.

    ``rects`` have shape (n, 4), the ``ends`` of their lines (n, 2), ``dots`` along these (n, samples, 4).
    """

    circle: Circle
    rects: NDArray[np.float64]
    ends: NDArray[np.float64]
    dots: NDArray[np.float64]


class Callouts:
    """Calls names out on a board. Where each may stand is found once, however often they are placed anew.

    Names may be taken from the board and put on it meanwhile; nothing else may change on it.
    """

    def __init__(self, board: Board, plan: MapPlan, marks: Marks) -> None:
        self._board, self._plan, self._marks = board, plan, marks
        self._spots: dict[int, _Spots | None] = {}

    def place(self, wishes: Sequence[Wish]) -> tuple[Label, ...]:
        """Return those of the names that find room away from their places, the first first."""
        board, marks = self._board, self._marks
        looked_at = sum(wish.is_lit for wish in wishes)
        most = min(_MOST, max(int(board.width * board.height / ROOM_FOR_ONE), looked_at))
        wishes = [wish for wish in wishes if wish.is_lit or marks.count[wish.mark] >= _FEWEST_EVENTS]
        wishes = wishes[: int(most * _TRIED)]
        self._find([wish for wish in wishes if wish.mark not in self._spots])
        labels: list[Label] = []
        leaders: list[_Segment] = []
        for wish in wishes:
            spots = self._spots[wish.mark]
            number = None if spots is None else _best(board, spots, leaders)
            if spots is None or number is None:
                continue
            left, top, width, height = spots.rects[number].tolist()
            board.take_all(np.concatenate((spots.rects[number : number + 1], spots.dots[number, ::2])))
            leaders.append(_leader(spots, number))
            labels.append(label_of(self._plan, marks, wish, (left, top, width, height)))
            if len(labels) >= most:
                break
        return tuple(labels)

    def _find(self, wishes: Sequence[Wish]) -> None:
        """Find where names may stand."""
        if not wishes:
            return
        board = self._board
        rects = _rects_of(wishes, self._marks)
        on_lines = board.lines.covered(rects)
        is_lit = np.array([wish.is_lit for wish in wishes])[:, None]
        is_open = board.is_open(rects + _BREATH) & (is_lit | (on_lines <= _MOST_LINE_CELLS))
        for number, wish in enumerate(wishes):
            spots = np.flatnonzero(is_open[number])
            cost = _SPOTS[spots, 2] / 4 + _LINE_COST * on_lines[number, spots]
            found = self._sorted_out(wish, rects[number, spots], cost) if len(spots) else None
            self._spots[wish.mark] = found

    def _sorted_out(self, wish: Wish, rects: NDArray[np.float64], cost: NDArray[np.float64]) -> _Spots:
        """Return the spots that mislead nobody and whose lines hide no place, with what their lines cross."""
        board, marks, mark = self._board, self._marks, wish.mark
        misleads = _misleads(rects, mark, marks)
        if wish.is_lit:
            cost = cost + np.where(misleads, _MISLEADING_COST, 0.0)
        else:
            rects, cost = rects[~misleads], cost[~misleads]
        circle = float(marks.x[mark]), float(marks.y[mark]), float(marks.radius[mark])
        ends = leader_ends(circle[:2], rects)
        dots = _dots(circle, ends)
        is_clear = (board.blocked.covered(dots) == 0).all(axis=1)
        rects, cost, ends, dots = rects[is_clear], cost[is_clear], ends[is_clear], dots[is_clear]
        cost = cost + _CROSSING_COST * (board.lines.covered(dots) > 0).sum(axis=1)
        order = np.argsort(cost, kind="stable")
        return _Spots(circle, rects[order], ends[order], dots[order])


def _rects_of(wishes: Sequence[Wish], marks: Marks) -> NDArray[np.float64]:
    """Return where each name may stand, shape (wishes, spots, 4)."""
    mark = np.array([wish.mark for wish in wishes])
    size = np.array([(wish.width, wish.style.size * LINE_HEIGHT) for wish in wishes])
    middle = np.stack([marks.x[mark], marks.y[mark]], axis=1)
    reach = marks.radius[mark][:, None] + _SPOTS[:, 2]
    corner = middle[:, None] + _SPOTS[:, :2] * reach[..., None] - _SPOTS[:, 3:] * size[:, None]
    return np.concatenate([corner, np.broadcast_to(size[:, None], corner.shape)], axis=2)


def _misleads(rects: NDArray[np.float64], mark: int, marks: Marks) -> NDArray[np.bool_]:
    """Return which of these are beside the ring of another place, and nearer to that than to their own."""
    away = np.hypot(marks.x - marks.x[mark], marks.y - marks.y[mark])
    others = np.flatnonzero((marks.count > 0) & (away < _SEEN_WITH) & (away > marks.radius[mark]))
    rings = np.append(others, mark)
    left, top, width, height = (side[:, None] for side in rects.T)
    across = marks.x[rings] - np.clip(marks.x[rings], left, left + width)
    down = marks.y[rings] - np.clip(marks.y[rings], top, top + height)
    gaps = np.hypot(across, down) - marks.radius[rings]
    nearest = gaps[:, :-1].min(axis=1, initial=np.inf)
    return np.asarray((nearest < _BESIDE) & (nearest < gaps[:, -1]))


def _best(board: Board, spots: _Spots, leaders: Sequence[_Segment]) -> int | None:
    """Return which is the cheapest spot that no other name has taken; None where there is none."""
    for number in np.flatnonzero(board.is_untaken(spots.rects + _BREATH)).tolist():
        leader = _leader(spots, number)
        is_barred = any(_do_cross(leader, other) for other in leaders)
        if not is_barred and board.is_untaken(spots.dots[number]).all():
            return number
    return None


def _leader(spots: _Spots, number: int) -> _Segment:
    end_x, end_y = spots.ends[number].tolist()
    return spots.circle[:2], (end_x, end_y)


def leader_ends(point: tuple[float, float], rects: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return where lines from a point to names end, shape (n, 2); ``rects`` are the names'."""
    left, top, width, height = rects.T
    return np.stack(
        [np.clip(point[0], left, left + width), np.clip(point[1], top + 3, top + height - 3)], axis=1
    )


def _dots(circle: Circle, ends: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return specks along lines from the ring of a place to their ends, shape (n, samples, 4)."""
    point, radius = np.array(circle[:2]), circle[2]
    way = ends - point
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)
    first = np.minimum((radius + _CLEAR_OF_RING) / length, 1.0)[:, None]
    share = first + (0.96 - first) * np.linspace(0.0, 1.0, _SAMPLES)
    at = point + way[:, None, :] * share[..., None]
    return np.concatenate([at - 0.5, np.ones_like(at)], axis=2)


def _do_cross(one: _Segment, other: _Segment) -> bool:
    """Whether two lines cross each other."""
    return _turn(*one, other[0]) != _turn(*one, other[1]) and _turn(*other, one[0]) != _turn(*other, one[1])


def _turn(start: tuple[float, float], end: tuple[float, float], point: tuple[float, float]) -> bool:
    across = (end[0] - start[0]) * (point[1] - start[1])
    return across > (end[1] - start[1]) * (point[0] - start[0])
