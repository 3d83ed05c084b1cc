"""Names on the map: the important ones first, each where it covers least, none over another."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.hit import Rect
from timeline_app.layout.map.basemap import Integers
from timeline_app.layout.map.clearance import Raster
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import Emphasis, Label, MapLook, Marks, Role, RouteLine
from timeline_app.layout.text import LABEL, LABEL_BOLD, SMALL, TextMeasure, TextStyle
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.text import pick

LINE_HEIGHT = 1.25
GAP = 4.0
MOST_TRIED = 260
"""Labels beyond the most important so many are not tried: no window has room for more."""

ROOM_FOR_ONE = 11_000.0
"""Square pixels a minor name needs around it, so that the map stays calm."""

# Where a label may stand beside its mark: the side of its own box that touches the mark, the share of
# the mark's radius to step, and what it costs not to be the first choice.
_POSITIONS: NDArray[np.float64] = np.array(
    [
        # anchor x, anchor y, step x, step y, cost
        [0.0, 0.5, 1.0, 0.0, 0.0],
        [0.0, 1.0, 0.8, -0.6, 1.0],
        [0.0, 0.0, 0.8, 0.6, 1.5],
        [1.0, 0.5, -1.0, 0.0, 2.0],
        [1.0, 1.0, -0.8, -0.6, 3.0],
        [1.0, 0.0, -0.8, 0.6, 3.5],
        [0.5, 1.0, 0.0, -1.0, 2.5],
        [0.5, 0.0, 0.0, 1.0, 2.5],
        # Farther out, for places in a crowd.
        [0.0, 1.0, 1.6, -1.6, 8.0],
        [0.0, 0.0, 1.6, 1.6, 8.5],
        [1.0, 1.0, -1.6, -1.6, 9.0],
        [1.0, 0.0, -1.6, 1.6, 9.5],
        [0.5, 1.0, 0.0, -2.1, 8.5],
        [0.5, 0.0, 0.0, 2.1, 8.5],
    ]
)
_LINE_COST, _MARK_COST = 1.3, 3.5
_MOST_LINE_CELLS, _MINOR_LINE_CELLS = 7, 5
"""So many cells of routes a name may hide or touch; a place that is looked at is named whatever it hides."""

_AIR = np.array([-1.0, -1.0, 2.0, 2.0])
"""Around a name, what a route should leave free."""

_BREATH = 4.0
"""Between a name and any other, beside each other; above each other half of it."""

_FAR = 5.0
"""Positions that cost more are so far from their place that another may seem to be meant."""

_FOREMOST, _MOST_FOREMOST = 12, 16
"""So many places, those of most events, are named even where they hide so many cells of routes, and away from
their place where no other is nearer."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that would like to stand beside a mark.

    ``is_lit``: that is looked at; ``is_foremost``: few stand for more events.
    """

    mark: int
    text: str
    style: TextStyle
    role: Role
    width: float
    is_lit: bool
    is_foremost: bool


class Board:
    """Where names may still stand.

    ``blocked`` holds what nothing may cover (furniture, places of events), ``lines`` and ``minor`` what
    is better left free. Names themselves are ``taken`` one by one, shape (n, 4).
    """

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.blocked = Raster(width, height)
        self.lines = Raster(width, height)
        self.minor = Raster(width, height)
        self.taken: NDArray[np.float64] = np.empty((0, 4))

    def take(self, rect: Rect) -> None:
        """Reserve a rectangle for a name."""
        self.take_all(np.array([rect]))

    def take_all(self, rects: NDArray[np.float64]) -> None:
        """Reserve rectangles, shape (n, 4)."""
        self.taken = np.append(self.taken, rects, axis=0)

    def is_open(self, rects: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether each rectangle, shape (..., 4), meets nothing blocked and lies in the window."""
        left, top = rects[..., 0], rects[..., 1]
        inside = (left >= 2) & (top >= 2)
        inside &= (left + rects[..., 2] <= self.width - 2) & (top + rects[..., 3] <= self.height - 2)
        return np.asarray(inside & (self.blocked.covered(rects) == 0))

    def is_untaken(self, rects: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether each rectangle, shape (n, 4), meets no name."""
        right, bottom = rects[:, 0] + rects[:, 2], rects[:, 1] + rects[:, 3]
        taken = self.taken
        meets = (rects[:, None, 0] < taken[:, 0] + taken[:, 2]) & (right[:, None] > taken[:, 0])
        meets &= (rects[:, None, 1] < taken[:, 1] + taken[:, 3]) & (bottom[:, None] > taken[:, 1])
        return np.asarray(~meets.any(axis=1))

    def is_free(self, rects: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether a name may stand on each rectangle, shape (n, 4)."""
        return self.is_open(rects) & self.is_untaken(rects)


def fill_board(board: Board, marks: Marks, lines: tuple[RouteLine, ...], furniture: tuple[Rect, ...]) -> None:
    """Mark what is there before any name is."""
    heavy = (marks.count > 0) | (marks.emphasis > Emphasis.PLAIN)
    reach = np.where(heavy, marks.radius, marks.radius - 1.0)
    rects = np.stack([marks.x - reach, marks.y - reach, 2 * reach, 2 * reach], axis=1)
    board.blocked.cover_rects(np.concatenate([np.array(furniture).reshape(-1, 4), rects[heavy]]))
    board.minor.cover_rects(rects[~heavy])
    if lines:
        points = np.concatenate([line.points for line in lines])
        board.lines.cover_lines(points, np.concatenate([line.joined for line in lines]))


@dataclass(frozen=True, slots=True)
class Spots:
    """Where names may stand beside their marks: ``rects`` and ``wanted``, what is to be free around them.

    Shape (wishes, positions, 4); ``cost`` is infinite where a name cannot stand.
    """

    rects: NDArray[np.float64]
    wanted: NDArray[np.float64]
    cost: NDArray[np.float64]

    def of(self, rows: Sequence[int]) -> "Spots":
        """Return those of some wishes."""
        return Spots(self.rects[rows], self.wanted[rows], self.cost[rows])


def find_spots(board: Board, marks: Marks, wishes: Sequence[Wish], *, minor: bool) -> Spots:
    """Return where names may stand as long as no other does; ``minor`` ones keep apart."""
    rects = _positions_of(wishes, marks)
    on_lines = board.lines.covered(rects + _AIR)
    cost = _POSITIONS[:, 4] + _LINE_COST * on_lines + _MARK_COST * board.minor.covered(rects)
    breath = np.array([-_BREATH, -_BREATH / 2, 2 * _BREATH, _BREATH])
    wanted = rects + breath
    is_open = board.is_open(wanted if minor else rects)
    is_lit = np.array([wish.is_lit for wish in wishes])[:, None]
    # A map is read by what stands beside it: a name that finds no room there is left to the pointer.
    is_calm = (on_lines <= (_MINOR_LINE_CELLS if minor else _MOST_LINE_CELLS)) & (_POSITIONS[:, 4] < _FAR)
    foremost = np.array([wish.is_foremost for wish in wishes])
    is_clear = is_open & (is_lit | foremost[:, None] & (on_lines <= _MOST_FOREMOST))
    is_open &= is_calm | _is_unmistakable(is_clear, rects, wishes, marks)
    return Spots(rects, wanted, np.where(is_open, cost, np.inf))


def place_labels(
    board: Board,
    plan: MapPlan,
    marks: Marks,
    wishes: Sequence[Wish],
    *,
    minor: bool,
    spots: Spots | None = None,
) -> tuple[Label, ...]:
    """Return the names that find room beside their places, the first first.

    ``spots`` are those of the wishes, where they are known already.
    """
    if not wishes:
        return ()
    spots = spots or find_spots(board, marks, wishes, minor=minor)
    room = int(board.width * board.height / ROOM_FOR_ONE) if minor else MOST_TRIED
    cost = spots.cost.copy()
    is_open = np.isfinite(cost)
    cost[is_open] = np.where(board.is_untaken(spots.wanted[is_open]), cost[is_open], np.inf)
    labels = []
    for number, rect in _choose(cost, spots.rects, spots.wanted, room):
        board.take(rect)
        labels.append(label_of(plan, marks, wishes[number], rect))
    return tuple(labels)


def _is_unmistakable(
    asked: NDArray[np.bool_], rects: NDArray[np.float64], wishes: Sequence[Wish], marks: Marks
) -> NDArray[np.bool_]:
    """Return which positions of those ``asked`` for are near their place, or nearer to it than to others.

    Places without events count for little: their names are written smaller.
    """
    found = asked & (_POSITIONS[:, 4] < _FAR)
    others = np.flatnonzero(marks.count > 0)
    for number, position in np.argwhere(asked & ~found).tolist():
        left, top, width, height = rects[number, position]
        across = marks.x[others] - np.clip(marks.x[others], left, left + width)
        down = marks.y[others] - np.clip(marks.y[others], top, top + height)
        away = np.hypot(across, down) - marks.radius[others]
        found[number, position] = others[np.argmin(away)] == wishes[number].mark if len(others) else True
    return found


def _choose(
    cost: NDArray[np.float64], rects: NDArray[np.float64], wanted: NDArray[np.float64], room: int
) -> list[tuple[int, Rect]]:
    """Return which wishes come true and where, at most ``room``: the first first, each where it costs least.

    ``cost`` has shape (wishes, positions), infinite where a name cannot stand; ``wanted`` are the rectangles
    with what is to be free around them. Each name that is placed closes the positions it meets, of all
    wishes at once.
    """
    left, top = wanted[..., 0], wanted[..., 1]
    right, bottom = left + wanted[..., 2], top + wanted[..., 3]
    chosen: list[tuple[int, Rect]] = []
    for number in np.flatnonzero(np.isfinite(cost).any(axis=1)).tolist():
        best = int(cost[number].argmin())
        if cost[number, best] == np.inf:
            continue
        x, y, width, height = rects[number, best].tolist()
        chosen.append((number, (x, y, width, height)))
        if len(chosen) >= room:
            break
        rest = slice(number + 1, None)
        meets = (left[rest] < x + width) & (right[rest] > x)
        meets &= (top[rest] < y + height) & (bottom[rest] > y)
        cost[rest][meets] = np.inf
    return chosen


def label_of(plan: MapPlan, marks: Marks, wish: Wish, rect: Rect) -> Label:
    """Return the label of a wish that has come true."""
    row = int(marks.place[wish.mark])
    ref = Ref(Kind.PLACE, plan.dataset.places[row].id)
    anchor = (float(marks.x[wish.mark]), float(marks.y[wish.mark]), float(marks.radius[wish.mark]))
    return Label(wish.text, rect, wish.style, wish.role, ref=ref, place=row, anchor=anchor)


def _positions_of(wishes: Sequence[Wish], marks: Marks) -> NDArray[np.float64]:
    """Return where each wish may stand, shape (wishes, positions, 4)."""
    mark = np.array([wish.mark for wish in wishes])
    width = np.array([wish.width for wish in wishes])[:, None]
    height = np.array([wish.style.size * LINE_HEIGHT for wish in wishes])[:, None]
    step = (marks.radius[mark] + GAP)[:, None]
    left = marks.x[mark][:, None] + _POSITIONS[:, 2] * step - _POSITIONS[:, 0] * width
    top = marks.y[mark][:, None] + _POSITIONS[:, 3] * step - _POSITIONS[:, 1] * height
    return np.stack(
        [left, top, np.broadcast_to(width, left.shape), np.broadcast_to(height, left.shape)], axis=2
    )


def rank_marks(plan: MapPlan, marks: Marks) -> Integers:
    """Return the marks in the order their names are placed: what is looked at, what has most events."""
    importance = marks.emphasis.astype(np.int64) * 1_000_000 + marks.count * 1_000
    importance += np.where(marks.outside, 300, 0)
    importance += np.where(plan.is_end[marks.place], 500, 0)
    # Of two places of as many events in this span the one of more in all is better known.
    in_all = np.diff(plan.visit_offsets)[marks.place]
    return np.lexsort((marks.place, -in_all, -importance))


def wishes_of(plan: MapPlan, marks: Marks, look: MapLook, measure: TextMeasure, *, minor: bool) -> list[Wish]:
    """Return the names of the most important places, of those with events or of the ``minor`` ones."""
    ranked = rank_marks(plan, marks)[:MOST_TRIED]
    is_plain = marks.emphasis[ranked] <= Emphasis.PLAIN
    ranked = ranked[((marks.count[ranked] == 0) & is_plain) == minor]
    wishes: list[Wish] = []
    for mark, row, emphasis, outside in zip(
        *(column[ranked].tolist() for column in (np.arange(len(marks)), marks.place, marks.emphasis)),
        marks.outside[ranked].tolist(),
        strict=True,
    ):
        place = plan.dataset.places[row]
        text = "" if minor and place.kind == "waypoint" else pick(place.name, look.languages)
        if text:
            style = SMALL if minor else LABEL_BOLD if emphasis == Emphasis.SELECTED else LABEL
            role = Role.PLACE if not minor else Role.FAINT if outside else Role.MINOR
            is_foremost = not minor and len(wishes) < _FOREMOST
            is_lit = emphasis > Emphasis.PLAIN
            wishes.append(Wish(mark, text, style, role, measure(text, style), is_lit, is_foremost))
    return wishes


def pad(rect: Rect, by: float) -> Rect:
    """Widen a rectangle on every side."""
    left, top, width, height = rect
    return left - by, top - by, width + 2 * by, height + 2 * by
