"""Names on the map: the important ones first, each where it covers least, none over another."""

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

ROOM_FOR_ONE = 9_000.0
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
    ]
)
_LINE_COST, _MARK_COST = 0.5, 2.0
_MINOR_LINE_CELLS = 5
_BREATH = 3.0
"""Between a minor name and any other."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """A label that would like to stand beside a mark."""

    mark: int
    text: str
    style: TextStyle
    role: Role
    width: float
    is_minor: bool


class Board:
    """Where names may still stand.

    ``blocked`` holds what nothing may cover (furniture, places of events, names), ``lines`` what is
    better left free.
    """

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.blocked = Raster(width, height)
        self.lines = Raster(width, height)
        self.minor = Raster(width, height)
        self._taken: NDArray[np.float64] = np.empty((0, 4))

    def take(self, rect: Rect) -> None:
        """Reserve a rectangle for a name."""
        self._taken = np.append(self._taken, [rect], axis=0)

    def is_free(self, rects: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether each rectangle, shape (n, 4), meets no name, nothing blocked, and lies in the window."""
        right, bottom = rects[:, 0] + rects[:, 2], rects[:, 1] + rects[:, 3]
        free = (
            (rects[:, 0] >= 2) & (rects[:, 1] >= 2) & (right <= self.width - 2) & (bottom <= self.height - 2)
        )
        free &= self.blocked.covered(rects) == 0
        taken = self._taken
        meets = (rects[:, None, 0] < taken[:, 0] + taken[:, 2]) & (right[:, None] > taken[:, 0])
        meets &= (rects[:, None, 1] < taken[:, 1] + taken[:, 3]) & (bottom[:, None] > taken[:, 1])
        return np.asarray(free & ~meets.any(axis=1))


def fill_board(board: Board, marks: Marks, lines: tuple[RouteLine, ...], furniture: tuple[Rect, ...]) -> None:
    """Mark what is there before any name is."""
    for rect in furniture:
        board.blocked.cover_rect(rect)
    for line in lines:
        board.lines.cover_line(line.points, line.joined)
    for x, y, radius, count, emphasis in zip(
        marks.x.tolist(),
        marks.y.tolist(),
        marks.radius.tolist(),
        marks.count.tolist(),
        marks.emphasis.tolist(),
        strict=True,
    ):
        heavy = count > 0 or emphasis > Emphasis.PLAIN
        reach = radius if heavy else radius - 1.0
        (board.blocked if heavy else board.minor).cover_rect((x - reach, y - reach, 2 * reach, 2 * reach))


def place_labels(
    board: Board, plan: MapPlan, marks: Marks, look: MapLook, measure: TextMeasure
) -> tuple[Label, ...]:
    """Return the names of places, most important first."""
    labels: list[Label] = []
    minor_room = max(6, int(board.width * board.height / ROOM_FOR_ONE))
    for wish in _wishes(plan, marks, look, measure):
        if wish.is_minor and minor_room <= 0:
            continue
        rect = _find_room(board, marks, wish)
        if rect is None:
            continue
        minor_room -= 1
        board.take(rect)
        place = plan.dataset.places[marks.place[wish.mark]]
        labels.append(
            Label(
                wish.text,
                rect,
                wish.style,
                wish.role,
                ref=Ref(Kind.PLACE, place.id),
                place=int(marks.place[wish.mark]),
            )
        )
    return tuple(labels)


def rank_marks(plan: MapPlan, marks: Marks) -> Integers:
    """Return the marks in the order their names are placed: what is looked at, what has most events."""
    importance = marks.emphasis.astype(np.int64) * 1_000_000 + marks.count * 1_000
    importance += np.where(marks.outside, 300, 0)
    ends = np.array([plan.dataset.places[row].id in plan.routes.ends for row in marks.place], dtype=np.bool_)
    importance += np.where(ends, 500, 0) if len(ends) else 0
    return np.lexsort((marks.place, -importance))


def _wishes(plan: MapPlan, marks: Marks, look: MapLook, measure: TextMeasure) -> list[_Wish]:
    wishes = []
    for mark in rank_marks(plan, marks)[:MOST_TRIED].tolist():
        place = plan.dataset.places[marks.place[mark]]
        text = pick(place.name, look.languages)
        emphasis, count = marks.emphasis[mark], marks.count[mark]
        is_minor = count == 0 and emphasis <= Emphasis.PLAIN
        if not text or (is_minor and place.kind == "waypoint"):
            continue
        style = SMALL if is_minor else LABEL_BOLD if emphasis == Emphasis.SELECTED else LABEL
        role = Role.PLACE if not is_minor else Role.FAINT if marks.outside[mark] else Role.MINOR
        wishes.append(_Wish(mark, text, style, role, measure(text, style), is_minor))
    return wishes


def _find_room(board: Board, marks: Marks, wish: _Wish) -> Rect | None:
    height = wish.style.size * LINE_HEIGHT
    step = marks.radius[wish.mark] + GAP
    x, y = marks.x[wish.mark], marks.y[wish.mark]
    rects = np.empty((len(_POSITIONS), 4))
    rects[:, 0] = x + _POSITIONS[:, 2] * step - _POSITIONS[:, 0] * wish.width
    rects[:, 1] = y + _POSITIONS[:, 3] * step - _POSITIONS[:, 1] * height
    rects[:, 2], rects[:, 3] = wish.width, height
    free = board.is_free(rects)
    if not free.any():
        return None
    cost = (
        _POSITIONS[:, 4] + _LINE_COST * board.lines.covered(rects) + _MARK_COST * board.minor.covered(rects)
    )
    best = int(np.argmin(np.where(free, cost, np.inf)))
    left, top, width, _ = rects[best].tolist()
    return left, top, width, height


def pad(rect: Rect, by: float) -> Rect:
    """Widen a rectangle on every side."""
    left, top, width, height = rect
    return left - by, top - by, width + 2 * by, height + 2 * by
