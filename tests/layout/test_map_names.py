"""Names, legend and caption: all in the window, none over another."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import event
from tests.layout.map_region import (
    WORDS,
    look,
    mark_of,
    measure,
    meet,
    place,
    region,
    region_plan,
    scene_of,
    segment,
    upright,
)
from timeline_app.layout.map.camera import MapCamera, panned
from timeline_app.layout.map.furniture import rects_of, round_length
from timeline_app.layout.map.hit import hit_map
from timeline_app.layout.map.labels import GAP
from timeline_app.layout.map.lay_out import lay_out_map, relight_map
from timeline_app.layout.map.moving import move_map
from timeline_app.layout.map.plan import MapPlan, plan_map
from timeline_app.layout.map.scene import Emphasis, Role
from timeline_app.model.corridor import Corridor, Mode
from timeline_app.model.place import Place
from timeline_app.model.ref import Kind, Ref


@pytest.fixture(scope="module")
def plan() -> MapPlan:
    return region_plan()


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.floats(1.0, 25.0), st.floats(420, 1400), st.floats(200, 800))
def test_names_never_overlap_nor_leave_the_window(
    seed: int, scale: float, width: float, height: float
) -> None:
    dice = np.random.default_rng(seed)
    spots = [
        place(f"place {i}", lon, lat)
        for i, (lon, lat) in enumerate(dice.uniform((45, 35), (95, 55), (60, 2)).tolist())
    ]
    events = [event(f"e{i}", "2014", places=(f"place {i % 40}",)) for i in range(60)]
    routes = [
        Corridor(id=f"c{i}", title={"en": f"c{i}"}, segments=(segment(f"{a} {b}"),))
        for i, (a, b) in enumerate([("x", "y"), ("y", "z")])
    ]
    named = (place("x", 50, 40), place("y", 70, 45), place("z", 90, 40))
    dataset = replace(region(), places=(*spots, *named), events=tuple(events), corridors=tuple(routes))
    crowded = plan_map(dataset)
    camera = MapCamera(0, 0, scale, width, height)
    scene = lay_out_map(crowded, camera, look(crowded), measure)
    labels = upright(scene)
    assert labels
    for one, other in combinations(labels, 2):
        assert not meet(one.rect, other.rect), (one.text, other.text)
    for label in labels:
        left, top, wide, high = label.rect
        assert left >= 0
        assert top >= 0
        assert left + wide <= width
        assert top + high <= height
        for rect in rects_of(scene.legend, scene.caption, scene.scale_bar, scene.note):
            assert not meet(label.rect, rect), label.text


def test_names_stand_clear_of_the_places_of_events(plan: MapPlan) -> None:
    scene = scene_of(plan)
    for label in upright(scene):
        for x, y, radius, count in zip(
            scene.marks.x, scene.marks.y, scene.marks.radius, scene.marks.count, strict=True
        ):
            if count > 0:
                inner = radius * 0.7
                assert not meet(label.rect, (x - inner, y - inner, 2 * inner, 2 * inner)), label.text


def test_places_speak_the_readers_language() -> None:
    dataset = replace(
        region(), places=(place("astana", 71, 51), Place(id="x", name={"fr": "Pékin"}, lon=60, lat=45)),
        events=(event("a", "2014", places=("astana", "x")),), corridors=(),
    )  # fmt: skip
    texts = {label.text for label in scene_of(plan_map(dataset), languages=("en",)).labels}
    assert {"Astana", "Pékin"} <= texts


def test_a_states_name_stands_on_its_own_land(plan: MapPlan) -> None:
    scene = scene_of(plan)
    name = next(label for label in scene.labels if label.role is Role.STATE)
    assert name.text == "KAZAKHSTAN"
    left, top, width, height = name.rect
    land = plan.territories["KZ"]
    for x in (left + 0.1 * width, left + width / 2, left + 0.9 * width):
        assert land.holds(*(np.array([km]) for km in scene.camera.to_km(x, top + height / 2))).all()


def test_a_state_of_which_a_corner_is_in_sight_has_no_name(plan: MapPlan) -> None:
    camera = scene_of(plan).camera
    land = plan.territories["KZ"]
    _, py = camera.to_pixels(land.x, land.y)
    for seen, named in ((30.0, False), (200.0, True)):
        # Seen from below: of the state only its southern edge, or some of it.
        lower = replace(camera, y=camera.y - (float(py.max()) - seen) * camera.km_per_pixel)
        labels = lay_out_map(plan, lower, look(plan), measure).labels
        assert (Role.STATE in {label.role for label in labels}) == named


def test_waypoints_have_no_names_of_their_own(plan: MapPlan) -> None:
    assert "Halt" not in {label.text for label in scene_of(plan, 1600, 900).labels}


def test_hover_keeps_every_name_in_its_place(plan: MapPlan) -> None:
    scene = scene_of(plan)
    pointed = look(plan, hovered=frozenset({Ref(Kind.PLACE, "baku"), Ref(Kind.CORRIDOR, "middle")}))
    lit = relight_map(scene, plan, pointed, measure)
    assert {label.text: label.rect for label in scene.labels}.items() <= {
        label.text: label.rect for label in lit.labels
    }.items()
    assert lit.marks.emphasis[mark_of(lit, plan, "baku")] == Emphasis.HOVERED
    assert "Middle corridor" in {label.text for label in lit.labels}
    back = relight_map(lit, plan, look(plan), measure)
    assert {label.text for label in back.labels} == {label.text for label in scene.labels}


def test_names_go_along_with_their_places(plan: MapPlan) -> None:
    scene = scene_of(plan)
    camera = replace(scene.camera, x=120.0, km_per_pixel=scene.camera.km_per_pixel * 1.2)
    moved = move_map(scene, plan, camera, look(plan))
    for old, new in zip(scene.labels, moved.labels, strict=True):
        if old.place >= 0:
            name = plan.dataset.places[old.place].id
            before, after = mark_of(scene, plan, name), mark_of(moved, plan, name)
            assert new.rect[0] - moved.marks.x[after] == pytest.approx(old.rect[0] - scene.marks.x[before])
            assert new.rect[1] - moved.marks.y[after] == pytest.approx(old.rect[1] - scene.marks.y[before])


@pytest.mark.parametrize("width", [200.0, 420.0, 1040.0])
def test_the_caption_is_always_in_the_picture(plan: MapPlan, width: float) -> None:
    scene = scene_of(plan, width, 320)
    assert " ".join(label.text for label in scene.caption) == WORDS.caption
    for label in scene.caption:
        left, top, wide, high = label.rect
        assert left >= 0
        assert left + wide <= width
        assert top + high <= 320


def test_what_has_no_route_is_not_in_the_legend(plan: MapPlan) -> None:
    legend = scene_of(plan).legend
    assert legend is not None
    texts = [row.label.text for row in legend.rows]
    assert texts == ["Middle corridor", "Northern", "rail", "sea", "outside"]


def test_a_long_legend_says_how_much_it_leaves_out() -> None:
    many = tuple(
        Corridor(id=f"c{i}", title={"en": f"Corridor {i}"}, segments=(segment("horgos aktau"),))
        for i in range(30)
    )
    crowded = plan_map(replace(region(), corridors=many))
    legend = scene_of(crowded, 800, 300).legend
    assert legend is not None
    named = sum(row.ref is not None for row in legend.rows)
    assert legend.rows[named].label.text == f"{30 - named} more"
    assert legend.rect[3] < 150
    opener = legend.rows[named].sample
    target = hit_map(scene_of(crowded, 800, 300), crowded, opener[0] + 30, opener[1] + 8)
    assert target is not None
    assert target.part == "legend_toggle"
    whole = scene_of(crowded, 800, 900, whole_legend=True).legend
    assert whole is not None
    assert sum(row.ref is not None for row in whole.rows) == 30
    assert whole.rect[1] > 0


def test_the_legend_of_a_low_map_is_a_button_until_it_is_opened(plan: MapPlan) -> None:
    words = replace(WORDS, legend="Legend", fewer="Show less")
    folded = scene_of(plan, 900, 300, folds_legend=True, words=words)
    assert folded.legend is not None
    assert [row.label.text for row in folded.legend.rows] == ["Legend"]
    left, top, width, height = folded.legend.rect
    assert width < 120
    target = hit_map(folded, plan, left + width / 2, top + height - 2)
    assert target is not None
    assert target.part == "legend_toggle"
    opened = scene_of(plan, 900, 300, folds_legend=True, whole_legend=True, words=words).legend
    assert opened is not None
    assert {row.ref.id for row in opened.rows if row.ref is not None} == {"middle", "north"}
    assert [row.label.text for row in opened.rows if row.is_toggle] == ["Show less"]
    for one in (scene_of(plan, 900, 600, folds_legend=True).legend, scene_of(plan, 900, 300).legend):
        assert one is not None
        assert len(one.rows) > 1


def test_names_stand_beside_their_places_or_not_at_all() -> None:
    rng = np.random.default_rng(7)
    crowd = tuple(
        Place(id=f"p{i}", name={"en": f"Place {i}"}, lon=lon, lat=lat)
        for i, (lon, lat) in enumerate(rng.uniform((60, 40), (80, 48), (150, 2)).tolist())
    )
    events = tuple(event(f"e{i}", "2014", places=(f"p{i}",)) for i in range(150))
    plan = plan_map(replace(region(), places=(*region().places, *crowd), events=events))
    scene = scene_of(plan, 900, 500)
    rings = np.stack([scene.marks.x, scene.marks.y, scene.marks.radius])[:, scene.marks.count > 0]
    names = [label for label in scene.labels if label.role is Role.PLACE]
    assert 10 < len(names) < 150
    for label in names:
        assert label.anchor is not None
        left, top, width, height = label.rect
        x, y, radius = np.column_stack([rings, label.anchor])
        away = np.hypot(x - np.clip(x, left, left + width), y - np.clip(y, top, top + height)) - radius
        # Away from its own ring only where no other is nearer.
        assert away[-1] <= GAP + 2.0 or away[-1] <= away.min() + 1e-6


def test_a_short_legend_keeps_what_is_looked_at() -> None:
    many = tuple(
        Corridor(id=f"c{i}", title={"en": f"Corridor {i}"}, segments=(segment("horgos aktau"),))
        for i in range(30)
    )
    looked_at = frozenset({Ref(Kind.CORRIDOR, "c29")})
    legend = scene_of(plan_map(replace(region(), corridors=many)), 800, 300, selected=looked_at).legend
    assert legend is not None
    refs = [row.ref.id for row in legend.rows if row.ref is not None]
    assert refs[0] == "c0"
    assert refs[-1] == "c29"


def test_a_small_window_has_no_legend(plan: MapPlan) -> None:
    assert scene_of(plan, 300, 200).legend is None


def test_the_scale_bar_is_a_round_length_and_true(plan: MapPlan) -> None:
    scene = scene_of(plan)
    assert scene.scale_bar is not None
    length = float(scene.scale_bar.label.text.removesuffix(" km"))
    assert round_length(length) == length
    # In the middle of a Lambert map the scale is the camera's.
    assert scene.scale_bar.rect[2] * scene.camera.km_per_pixel == pytest.approx(length, rel=0.01)


@given(st.floats(1e-3, 1e6))
def test_round_lengths_are_one_two_or_five(longest: float) -> None:
    length = round_length(longest)
    assert longest / 2.5 < length <= longest * 1.001
    assert f"{length:.0e}"[0] in "125"


def test_modes_that_are_drawn_alike_share_a_row_of_the_legend() -> None:
    dataset = region()
    middle, *others = dataset.corridors
    ways = (Mode.RAIL, Mode.OTHER)
    mixed = tuple(replace(one, mode=mode) for one, mode in zip(middle.segments, ways, strict=True))
    north = replace(others[0], segments=(replace(others[0].segments[0], mode=Mode.ROAD),))
    plan = plan_map(replace(dataset, corridors=(replace(middle, segments=mixed), north)))
    legend = scene_of(plan).legend
    assert legend is not None
    assert [row.label.text for row in legend.rows if row.ref is None][:2] == ["rail / other", "road"]


def test_the_legend_lists_the_corridors_that_are_in_the_window(plan: MapPlan) -> None:
    near = MapCamera(*(float(at) for at in plan.projection.project(71.4, 51.0)), 0.3, 1000, 500)
    legend = lay_out_map(plan, near, look(plan), measure).legend
    assert legend is not None
    assert [row.ref.id for row in legend.rows if row.ref is not None] == ["north"]
    assert any(row.is_toggle and row.label.text == "1 more" for row in legend.rows)


def test_places_behind_the_legend_have_no_name_beside_it(plan: MapPlan) -> None:
    scene = scene_of(plan, 700, 300)
    assert scene.legend is not None
    left, top, width, height = scene.legend.rect
    x, y = scene.marks.x[mark_of(scene, plan, "astana")], scene.marks.y[mark_of(scene, plan, "astana")]
    behind = panned(scene.camera, left + width / 2 - float(x), top + height / 2 - float(y))
    moved = lay_out_map(plan, behind, look(plan), measure)
    assert "Astana" not in {label.text for label in moved.labels}
