"""Names of corridors: along their lines, over nothing else."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.layout.map_region import look, measure, region_plan, scene_of
from timeline_app.layout.map.along import _Spots, _tiles
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.lay_out import lay_out_map, relight_map
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import MapScene, Role
from timeline_app.layout.text import LABEL_BOLD
from timeline_app.model.ref import Kind, Ref

PLAN = region_plan()


@pytest.fixture(scope="module")
def plan() -> MapPlan:
    return PLAN


def named(scene: MapScene) -> dict[str, str]:
    return {label.ref.id: label.text for label in scene.labels if label.role is Role.CORRIDOR and label.ref}


def test_corridors_are_named_where_there_is_room(plan: MapPlan) -> None:
    assert named(scene_of(plan, 1600, 900)) == {"middle": "Middle corridor", "north": "Northern"}


def test_a_name_stands_beside_its_own_line(plan: MapPlan) -> None:
    scene = scene_of(plan, 1600, 900)
    for label in scene.labels:
        if label.role is Role.CORRIDOR:
            left, top, width, height = label.rect
            lines = [line.points for line in scene.lines if line.ref == label.ref]
            middle = np.array([left + width / 2, top + height / 2])
            steps = np.concatenate(
                [np.linspace(one, other, 20) for line in lines for one, other in pairwise(line)]
            )
            away = np.hypot(*(steps - middle).T).min()
            assert 6 < away < 20


def test_the_names_of_corridors_meet_no_other(plan: MapPlan) -> None:
    scene = scene_of(plan, 1600, 900)
    for label in scene.labels:
        if label.role is not Role.CORRIDOR:
            continue
        left, top, width, height = label.rect
        x, y, angle = np.array([[left + width / 2], [top + height / 2], [label.angle]])
        spot = _Spots(np.array([0]), np.array([0.0]), x, y, angle)
        for tile in _tiles(spot, np.array([width]), height)[0]:
            for other in scene.labels:
                if other is not label and other.role is not Role.CORRIDOR:
                    apart = (
                        tile[0] >= other.rect[0] + other.rect[2] - 1e-6
                        or other.rect[0] >= tile[0] + tile[2] - 1e-6
                        or tile[1] >= other.rect[1] + other.rect[3] - 1e-6
                        or other.rect[1] >= tile[1] + tile[3] - 1e-6
                    )
                    assert apart


def test_names_are_upright(plan: MapPlan) -> None:
    assert all(abs(label.angle) <= 90 for label in scene_of(plan, 1600, 900).labels)


def test_what_the_pointer_is_on_keeps_its_name_or_gets_one(plan: MapPlan) -> None:
    hovered = frozenset({Ref(Kind.CORRIDOR, "north")})
    small = scene_of(plan, 420, 240)
    lit = relight_map(small, plan, look(plan, hovered=hovered), measure)
    texts = [label.text for label in lit.labels if label.role is Role.CORRIDOR]
    assert texts.count("Northern") <= 1
    large = scene_of(plan, 1600, 900)
    again = relight_map(large, plan, look(plan, hovered=hovered), measure)
    assert named(again) == named(large)


def test_a_selected_corridor_has_its_name_in_bold_and_alone(plan: MapPlan) -> None:
    scene = scene_of(plan, 1600, 900, selected=frozenset({Ref(Kind.CORRIDOR, "north")}))
    labels = [label for label in scene.labels if label.role is Role.CORRIDOR]
    assert [(label.text, label.style) for label in labels] == [("Northern", LABEL_BOLD)]


@settings(max_examples=60, deadline=None)
@given(st.floats(71, 82), st.floats(43, 52), st.floats(0.05, 60.0), st.floats(60, 1200), st.floats(60, 900))
def test_names_are_found_or_not_at_every_place_and_scale(
    lon: float, lat: float, scale: float, width: float, height: float
) -> None:
    plan = PLAN
    x, y = (float(at) for at in plan.projection.project(lon, lat))
    scene = lay_out_map(plan, MapCamera(x, y, scale, width, height), look(plan), measure)
    for label in scene.labels:
        if label.role is Role.CORRIDOR:
            left, top, wide, high = label.rect
            assert 0 < left + wide / 2 < width
            assert 0 < top + high / 2 < height
