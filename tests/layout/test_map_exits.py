"""At the edge of the window it says where the lines lead that go on beyond it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import small_dataset
from tests.layout.map_region import look, measure, meet, place, segment
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.exits import ARROWS
from timeline_app.layout.map.hit import hit_map
from timeline_app.layout.map.lay_out import lay_out_map
from timeline_app.layout.map.moving import move_map
from timeline_app.layout.map.plan import MapPlan, plan_map
from timeline_app.layout.map.scene import Label, MapScene, Role
from timeline_app.model.corridor import Corridor, Segment
from timeline_app.model.ref import Kind, Ref

TOWNS = (
    place("west", 60.0, 45.0),
    place("middle", 70.0, 45.0),
    place("east", 80.0, 45.0),
    place("far", 90.0, 45.0),
    place("farther", 92.0, 50.0),
    place("north", 70.0, 55.0),
    place("south", 70.0, 35.0),
)
NEAR = 2.0
"""Kilometres a pixel: of the towns only the one in the middle is in the window."""


def corridor(identifier: str, *segments: Segment) -> Corridor:
    return Corridor(id=identifier, title={"en": identifier.title()}, segments=segments)


def plan_of(*corridors: Corridor) -> MapPlan:
    return plan_map(replace(small_dataset(), places=TOWNS, corridors=corridors, events=()))


def scene_at(plan: MapPlan, scale: float = NEAR, **fields: object) -> MapScene:
    x, y = (float(at) for at in plan.projection.project(70.0, 45.0))
    return lay_out_map(plan, MapCamera(x, y, scale, 600, 400), look(plan, **fields), measure)  # type: ignore[arg-type]


def exits(scene: MapScene) -> list[Label]:
    return [label for label in scene.labels if label.role is Role.EXIT]


def ends(scene: MapScene) -> list[str]:
    """Return the names without their arrows."""
    return sorted(label.text.strip(ARROWS + " ") for label in exits(scene))


def test_a_line_that_leaves_says_where_it_ends_and_on_which_side() -> None:
    scene = scene_at(plan_of(corridor("c", segment("west middle east far"))))
    assert ends(scene) == ["Far", "West"]
    right = next(label for label in exits(scene) if "Far" in label.text)
    left = next(label for label in exits(scene) if "West" in label.text)
    assert right.rect[0] + right.rect[2] > 480
    assert left.rect[0] < 120
    assert right.text[-1] in ARROWS
    assert left.text[0] in ARROWS


@pytest.mark.parametrize(("way", "arrow"), [("middle north", "↑"), ("south middle", "↓")])
def test_the_arrow_points_out_of_the_window(way: str, arrow: str) -> None:
    (label,) = exits(scene_at(plan_of(corridor("c", segment(way)))))
    assert label.text.startswith(arrow)


def test_the_end_may_lie_on_another_segment() -> None:
    plan = plan_of(corridor("c", segment("middle east"), segment("farther far east")))
    assert ends(scene_at(plan)) == ["Farther"]


def test_where_a_corridor_forks_it_leads_to_the_fork() -> None:
    plan = plan_of(corridor("c", segment("middle east"), segment("east far"), segment("east farther")))
    assert ends(scene_at(plan)) == ["East"]


def test_a_line_that_comes_back_says_nothing() -> None:
    plan = plan_of(corridor("c", segment("north east south middle north")))
    assert exits(scene_at(plan, scale=4.5)) == []


def test_what_does_not_exist_yet_leads_nowhere() -> None:
    plan = plan_of(corridor("c", segment("middle east", when="2030/..")))
    assert exits(scene_at(plan)) == []


def test_nothing_is_said_where_all_of_a_line_is_in_sight() -> None:
    assert exits(scene_at(plan_of(corridor("c", segment("west middle east"))), scale=8.0)) == []


def test_two_lines_to_the_same_place_need_one_word() -> None:
    plan = plan_of(corridor("one", segment("middle east")), corridor("two", segment("east middle")))
    assert ends(scene_at(plan)) == ["East"]


def test_of_a_selected_corridor_alone_it_is_told() -> None:
    plan = plan_of(corridor("one", segment("middle east")), corridor("two", segment("middle west")))
    chosen = frozenset({Ref(Kind.CORRIDOR, "two")})
    assert ends(scene_at(plan, selected=chosen)) == ["West"]


def test_a_word_at_the_edge_is_its_place_to_a_click_and_gone_once_the_map_moves() -> None:
    plan = plan_of(corridor("c", segment("middle east")))
    scene = scene_at(plan)
    (label,) = exits(scene)
    target = hit_map(scene, plan, label.rect[0] + 3, label.rect[1] + 5)
    assert target is not None
    assert target.ref == Ref(Kind.PLACE, "east")
    moved = move_map(scene, plan, replace(scene.camera, x=scene.camera.x + 100), look(plan))
    assert exits(moved) == []


def names(scene: MapScene) -> Sequence[Label]:
    return [label for label in scene.labels if label.angle == 0]


@settings(max_examples=40, deadline=None)
@given(st.floats(62, 88), st.floats(38, 53), st.floats(0.3, 8.0), st.floats(200, 900), st.floats(150, 700))
def test_a_word_at_the_edge_never_touches_another(
    lon: float, lat: float, scale: float, width: float, height: float
) -> None:
    plan = PLAN
    x, y = (float(at) for at in plan.projection.project(lon, lat))
    scene = lay_out_map(plan, MapCamera(x, y, scale, width, height), look(plan), measure)
    for one, other in combinations(names(scene), 2):
        if Role.EXIT in (one.role, other.role):
            assert not meet(one.rect, other.rect)
    for label in exits(scene):
        left, top, wide, high = label.rect
        assert np.all(np.array([left, top, width - left - wide, height - top - high]) >= 0)


PLAN = plan_of(
    corridor("one", segment("west middle east far farther")),
    corridor("two", segment("north middle south")),
    corridor("three", segment("west north east south west")),
)
