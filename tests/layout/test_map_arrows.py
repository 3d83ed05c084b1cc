"""Arrowheads: the way a dataset says things flow, and no other."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import observation
from tests.layout.map_region import look, measure, region, region_plan, scene_of
from timeline_app.layout.map.arrows import SHORTEST, lay_out_arrows
from timeline_app.layout.map.camera import MapCamera, panned
from timeline_app.layout.map.flows import flow_on
from timeline_app.layout.map.lay_out import lay_out_map
from timeline_app.layout.map.plan import MapPlan, plan_map
from timeline_app.layout.map.scene import MapScene
from timeline_app.model.corridor import Direction
from timeline_app.model.dataset import Dataset
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import Series

CAMERA = MapCamera(0.0, 0.0, 1.0, 1000, 600)
FORWARD, BACKWARD, BOTH = Direction.FORWARD, Direction.BACKWARD, Direction.BOTH


def heads(
    direction: Direction | None, x: tuple[float, ...] = (100, 500), y: tuple[float, ...] = (300, 300)
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    breaks = np.zeros(len(x), dtype=np.bool_)
    breaks[[0, -1]] = True
    return lay_out_arrows(np.array(x, float), np.array(y, float), breaks, direction, 2.4, CAMERA)


def with_direction(way: Direction | None, **series: object) -> Dataset:
    """Return the region with a direction for its middle corridor, and perhaps a series about it."""
    dataset = region()
    middle, *others = dataset.corridors
    segments = tuple(replace(segment, direction=way) for segment in middle.segments)
    freight = Series(
        id="freight",
        title={"en": "Freight"},
        unit="t",
        corridors=("middle",),
        observations=(observation("2016", 5.0), observation("2017", 10.0)),
        **series,  # type: ignore[arg-type]
    )
    return replace(dataset, corridors=(replace(middle, segments=segments), *others), series=(freight,))


def scene_with(dataset: Dataset, flow: str = "") -> tuple[MapPlan, MapScene]:
    plan = plan_map(dataset)
    day = parse_edtf("2019").start_instant
    return plan, scene_of(plan, flow=flow_on(dataset, flow, day), cursor=day)


def test_nothing_is_drawn_where_nobody_says_which_way() -> None:
    assert not len(heads(None))
    _, scene = scene_with(with_direction(None))
    assert all(not len(line.arrows) for line in scene.lines)
    assert scene.legend is not None
    assert {row.direction for row in scene.legend.rows} == {None}


def test_heads_point_as_the_waypoints_run_or_against_them() -> None:
    assert heads(FORWARD)[:, 2] == pytest.approx(0.0)
    assert np.cos(heads(BACKWARD)[:, 2]) == pytest.approx(-1.0)
    assert len(heads(BOTH)) == 2 * len(heads(FORWARD))
    assert np.cos(heads(BOTH)[:, 2]).sum() == pytest.approx(0.0)


def test_both_heads_point_away_from_each_other() -> None:
    for forward in heads(BOTH)[np.cos(heads(BOTH)[:, 2]) > 0]:
        nearest = min(heads(BOTH)[np.cos(heads(BOTH)[:, 2]) < 0], key=lambda head: abs(head[0] - forward[0]))
        assert nearest[0] < forward[0]


def test_a_short_leg_has_no_room_for_an_arrow() -> None:
    assert not len(heads(FORWARD, (100, 100 + SHORTEST - 1)))
    assert len(heads(FORWARD, (100, 100 + SHORTEST + 1))) == 1


@settings(max_examples=40, deadline=None)
@given(st.floats(-300, 300), st.floats(-200, 200))
def test_arrows_stay_where_they_are_while_the_map_is_moved(right: float, down: float) -> None:
    plan = plan_map(with_direction(FORWARD))
    shown = look(plan)
    camera = MapCamera(0.0, 0.0, 6.0, 1600, 900)
    before = lay_out_map(plan, camera, shown, measure)
    after = lay_out_map(plan, panned(camera, right, down), shown, measure)
    for line in before.lines:
        there = [other for other in after.lines if (other.ref, other.segment) == (line.ref, line.segment)]
        if there and len(line.arrows) == len(there[0].arrows):
            moved = line.arrows + np.array([right, down, 0.0])
            assert there[0].arrows == pytest.approx(moved, abs=1e-6)


def test_a_series_says_which_way_before_its_corridor_does() -> None:
    _, plain = scene_with(with_direction(FORWARD, direction=BACKWARD))
    assert {line.direction for line in plain.lines if line.ref.id == "middle"} == {FORWARD}
    _, flowing = scene_with(with_direction(FORWARD, direction=BACKWARD), "freight")
    assert {line.direction for line in flowing.lines if line.ref.id == "middle"} == {BACKWARD}


def test_a_series_that_does_not_say_leaves_it_to_the_corridor() -> None:
    _, flowing = scene_with(with_direction(BOTH), "freight")
    assert {line.direction for line in flowing.lines if line.ref.id == "middle"} == {BOTH}
    assert {line.direction for line in flowing.lines if line.ref.id == "north"} == {None}


def test_the_legend_explains_arrows_and_widths() -> None:
    _, scene = scene_with(with_direction(None, direction=BOTH), "freight")
    assert scene.legend is not None
    texts = [row.label.text for row in scene.legend.rows]
    assert "width Freight" in texts
    assert {"2 t", "10 t", "unknown", "both"} <= set(texts)
    heading = scene.legend.rows[texts.index("width Freight")]
    assert heading.is_heading
    assert heading.label.rect[0] < scene.legend.rows[0].label.rect[0]


def test_a_segment_alone_may_have_a_direction() -> None:
    dataset = with_direction(None)
    middle, *others = dataset.corridors
    first, second = middle.segments
    halves = replace(middle, segments=(first, replace(second, direction=FORWARD)))
    plan = plan_map(replace(dataset, corridors=(halves, *others)))
    found = {line.segment: line.direction for line in scene_of(plan).lines if line.ref.id == "middle"}
    assert found == {0: None, 1: FORWARD}
    legend = scene_of(plan).legend
    assert legend is not None
    assert next(row for row in legend.rows if row.ref is not None).direction is None


def test_arrows_leave_their_places_free() -> None:
    plan = region_plan()
    _, scene = scene_with(with_direction(FORWARD))
    stops = {(round(float(x)), round(float(y))) for x, y in zip(scene.marks.x, scene.marks.y, strict=True)}
    arrows = np.concatenate([line.arrows for line in scene.lines])
    assert len(arrows)
    for x, y, _ in arrows.tolist():
        assert min(np.hypot(x - left, y - top) for left, top in stops) > 8
    assert plan.routes.stop.sum() == sum(
        len(segment.via) for corridor in plan.dataset.corridors for segment in corridor.segments
    )


def test_a_width_that_means_something_is_the_same_when_it_is_selected() -> None:
    dataset = with_direction(None)
    plan, day = plan_map(dataset), parse_edtf("2019").start_instant
    flow = flow_on(dataset, "freight", day)
    chosen = frozenset({Ref(Kind.CORRIDOR, "middle")})
    plain = scene_of(plan, flow=flow, cursor=day)
    lifted = scene_of(plan, flow=flow, cursor=day, selected=chosen)
    for scene in (plain, lifted):
        assert {line.is_measured for line in scene.lines if line.ref.id == "middle"} == {True}
        assert {line.is_measured for line in scene.lines if line.ref.id == "north"} == {False}
    widths = [{line.width for line in scene.lines if line.ref.id == "middle"} for scene in (plain, lifted)]
    assert widths[0] == widths[1]
