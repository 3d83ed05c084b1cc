"""Names in a crowd: every greater place has its own, and a line where it stands away."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.map_region import measure, meet, region_plan
from timeline_app.layout.hit import Rect
from timeline_app.layout.map.callouts import Callouts, leader_ends
from timeline_app.layout.map.labels import Board, fill_board, place_labels, wishes_of
from timeline_app.layout.map.place_names import name_places
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import Emphasis, Label, MapLook, Marks, RouteLine
from timeline_app.model.corridor import CorridorStatus, Mode
from timeline_app.model.place import Place
from timeline_app.model.ref import Kind, Ref

SIZE = (600.0, 400.0)
LOOK = MapLook(rows=np.empty(0, dtype=np.int64), cursor=0.0)
Circle = tuple[float, float, int]
"""x, y and how many events."""


@pytest.fixture(scope="module")
def region() -> MapPlan:
    return region_plan()


def plan_of(region: MapPlan, count: int) -> MapPlan:
    towns = tuple(Place(id=f"p{i}", name={"en": f"Town {i}"}, lon=60.0 + i, lat=45.0) for i in range(count))
    dataset = replace(region.dataset, places=towns, corridors=(), events=())
    at = np.zeros(count)
    return replace(region, dataset=dataset, x=at, y=at, spots=np.arange(count), named=at > 0)


def marks_of(circles: Sequence[Circle]) -> Marks:
    """Return marks, those of fewest events first as on the map."""
    rows = np.arange(len(circles))
    order = np.argsort([count for *_, count in circles], kind="stable")
    x, y, count = (np.array(column)[order] for column in zip(*circles, strict=True))
    none = np.zeros(len(circles))
    return Marks(
        place=rows[order],
        x=x.astype(float),
        y=y.astype(float),
        radius=4.0 + np.sqrt(count),
        count=count,
        outside=none > 0,
        emphasis=np.full(len(circles), Emphasis.PLAIN, dtype=np.int8),
        glow=none,
        found=none > 0,
    )


def fence(x: float, top: float, bottom: float) -> RouteLine:
    """A line from north to south."""
    points = np.array([(x, top), (x, bottom)])
    ref = Ref(Kind.CORRIDOR, "fence")
    joined = np.array([False, True])
    return RouteLine(ref, 0, points, joined, Mode.RAIL, CorridorStatus.OPERATING, "blue", 2.6, Emphasis.PLAIN)


def named(region: MapPlan, circles: Sequence[Circle], lines: tuple[RouteLine, ...] = ()) -> tuple[Label, ...]:
    plan, marks = plan_of(region, len(circles)), marks_of(circles)
    board = Board(*SIZE)
    fill_board(board, marks, lines, ())
    return name_places(board, plan, marks, wishes_of(plan, marks, LOOK, measure, minor=False))


def hedge() -> tuple[RouteLine, ...]:
    """Lines so close around (300, 200) that beside it there is no room for a name."""
    return tuple(fence(250.0 + 5.0 * step, 160.0, 240.0) for step in range(21))


def test_a_place_among_lines_has_its_name_outside_of_them_and_a_line_to_it(region: MapPlan) -> None:
    (label,) = named(region, [(300.0, 200.0, 3)], hedge())
    assert label.anchor is not None
    assert not meet(label.rect, (250.0, 160.0, 100.0, 80.0))
    x, y, radius = label.anchor
    ((end_x, end_y),) = leader_ends((x, y), np.array([label.rect])).tolist()
    assert math.hypot(end_x - x, end_y - y) - radius <= 52.0


def test_a_place_of_a_single_event_is_not_worth_a_line_across_the_map(region: MapPlan) -> None:
    assert named(region, [(300.0, 200.0, 1)], hedge()) == ()


def test_a_name_without_room_beside_its_place_is_called_out_and_no_other(region: MapPlan) -> None:
    circles = [(300.0, 200.0, 3), (100.0, 100.0, 3)]
    plan, marks = plan_of(region, 2), marks_of(circles)
    board = Board(*SIZE)
    fill_board(board, marks, hedge(), ())
    wishes = wishes_of(plan, marks, LOOK, measure, minor=False)
    beside = place_labels(board, plan, marks, wishes, minor=False)
    assert [label.text for label in beside] == ["Town 1"]
    away = Callouts(board, plan, marks).place([wish for wish in wishes if wish.text == "Town 0"])
    assert [label.text for label in away] == ["Town 0"]


def test_whoever_has_few_spots_to_choose_from_goes_first(region: MapPlan) -> None:
    """In a row of rings each takes the place of its neighbour's name; still all have one."""
    row = [(200.0 + 22.0 * step, 200.0 + 3.0 * (step % 3), 5) for step in range(9)]
    assert len(named(region, row)) == 9


def test_a_name_on_a_line_is_never_beside_a_ring_nearer_than_its_own(region: MapPlan) -> None:
    """Below the hedge, where the name would go, is another place."""
    alone = named(region, [(300.0, 200.0, 3)], hedge())[0].rect
    neighbour = (alone[0] + alone[2] / 2, alone[1] + alone[3] + 12.0, 1)
    labels = named(region, [(300.0, 200.0, 3), neighbour], hedge())
    away = [label for label in labels if label.text == "Town 0"]
    assert all(not meet(label.rect, alone) for label in away)
    assert "Town 1" in [label.text for label in labels]


CIRCLES = st.lists(
    st.tuples(st.floats(20, 580), st.floats(20, 380), st.integers(1, 12)), min_size=1, max_size=40
)


def leader_of(label: Label) -> list[Rect]:
    """Return specks along the line from a place to its name."""
    assert label.anchor is not None
    x, y, radius = label.anchor
    ((end_x, end_y),) = leader_ends((x, y), np.array([label.rect])).tolist()
    length = max(math.hypot(end_x - x, end_y - y), 1e-9)
    first = min((radius + 8.0) / length, 1.0)
    shares = np.linspace(first, 0.95, 12).tolist() if first < 0.95 else []
    return [(x + (end_x - x) * share, y + (end_y - y) * share, 0.1, 0.1) for share in shares]


@given(circles=CIRCLES)
def test_no_name_meets_another_nor_a_ring_nor_the_line_to_one(region: MapPlan, circles: list[Circle]) -> None:
    labels = named(region, circles)
    marks = marks_of(circles)
    rings = np.stack([marks.x, marks.y, marks.radius], axis=1).tolist()
    for one, other in permutations(labels, 2):
        assert not meet(one.rect, other.rect)
        assert not any(meet(dot, other.rect) for dot in leader_of(one)[:-1])
    for label in labels:
        left, top, width, height = label.rect
        assert left >= 0
        assert top >= 0
        assert left + width <= SIZE[0]
        assert top + height <= SIZE[1]
        inner = [(x - radius + 3, y - radius + 3, 2 * radius - 6, 2 * radius - 6) for x, y, radius in rings]
        assert not any(meet(label.rect, ring) for ring in inner)
