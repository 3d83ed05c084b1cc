"""The scene of the map: what stands where."""

import math
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.map_region import look, mark_of, measure, meet, region, region_plan, scene_of, segment
from timeline_app.layout.hit import contains
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.furniture import ground_of
from timeline_app.layout.map.hit import hit_map
from timeline_app.layout.map.lay_out import lay_out_map
from timeline_app.layout.map.lines import LANE_PIXELS
from timeline_app.layout.map.marks import lit_by
from timeline_app.layout.map.opening import WORTH_IT, around, everything, opening
from timeline_app.layout.map.plan import MapPlan, plan_map
from timeline_app.layout.map.scene import Emphasis, MapScene, Role
from timeline_app.layout.map.tally import tally_of, unplaced_rows
from timeline_app.layout.projection import EqualEarth
from timeline_app.model.corridor import Corridor
from timeline_app.model.dataset import Dataset, DatasetInfo
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.ref import Kind, Ref


@pytest.fixture(scope="module")
def plan() -> MapPlan:
    return region_plan()


def test_every_event_in_view_is_counted_once_on_the_map_or_beside_it(plan: MapPlan) -> None:
    shown = look(plan, until="2040")
    assert [plan.dataset.columns.ids[row] for row in unplaced_rows(plan, shown.rows)] == ["nowhere"]
    scene = scene_of(plan, until="2040")
    assert scene.note is not None
    assert scene.note.text == "4 here, 1 elsewhere, 0 then"


def test_a_low_map_says_how_many_it_shows_in_few_words(plan: MapPlan) -> None:
    low, high = (scene_of(plan, height=height, folds_legend=True) for height in (260, 500))
    assert low.note is not None
    assert high.note is not None
    assert low.note.text == "3 here"
    assert high.note.text == "3 here, 1 elsewhere, 1 then"


def test_the_note_goes_below_what_leaves_it_no_room(plan: MapPlan) -> None:
    beside, below = (scene_of(plan, keep_clear=((left, 10.0, 200.0, 26.0),)).note for left in (790.0, 100.0))
    assert beside is not None
    assert below is not None
    assert ground_of(beside)[1] == 10.0
    assert ground_of(below)[1] >= 36.0


def test_places_grow_with_their_events_and_fade_outside_the_window(plan: MapPlan) -> None:
    scene = scene_of(plan)
    counts = dict(
        zip((plan.dataset.places[row].id for row in scene.marks.place), scene.marks.count, strict=True)
    )
    assert counts["astana"] == 1
    baku, horgos = mark_of(scene, plan, "baku"), mark_of(scene, plan, "horgos")
    assert counts["baku"] == 0
    assert scene.marks.outside[baku]
    assert not scene.marks.outside[mark_of(scene, plan, "halt")]
    assert scene.marks.radius[horgos] > scene.marks.radius[mark_of(scene, plan, "astana")]


def test_places_that_share_a_point_are_one_mark_with_all_their_events(plan: MapPlan) -> None:
    scene = scene_of(plan)
    ids = {plan.dataset.places[row].id for row in scene.marks.place}
    assert len(ids & {"horgos", "centre"}) == 1
    spot = mark_of(scene, plan, "horgos")
    assert scene.marks.count[spot] == 2
    target = hit_map(scene, plan, float(scene.marks.x[spot]), float(scene.marks.y[spot]))
    assert target is not None
    assert {ref.id for ref in target.refs} == {"horgos", "centre"}


def test_a_corridor_is_there_from_its_date(plan: MapPlan) -> None:
    before = scene_of(plan, cursor=parse_edtf("2013-06-01").start_instant)
    after = scene_of(plan, cursor=parse_edtf("2014-01-01").start_instant)
    assert [line.ref.id for line in before.lines].count("middle") == 1
    assert [line.ref.id for line in after.lines].count("middle") == 2


def test_selection_lifts_one_corridor_and_dims_the_others(plan: MapPlan) -> None:
    scene = scene_of(plan, selected=frozenset({Ref(Kind.CORRIDOR, "north")}))
    emphasis = {line.ref.id: line.emphasis for line in scene.lines}
    assert emphasis == {"north": Emphasis.SELECTED, "middle": Emphasis.DIMMED}
    assert scene.lines[-1].ref.id == "north"
    names = [label for label in scene.labels if label.role is Role.CORRIDOR]
    assert [label.text for label in names] == ["Northern"]
    assert abs(names[0].angle) <= 90


@given(st.floats(0.2, 20.0))
def test_side_by_side_lines_keep_their_distance_at_every_scale(scale: float) -> None:
    twins = tuple(
        Corridor(id=name, title={"en": name}, segments=(segment("horgos astana"),)) for name in ("one", "two")
    )
    together = plan_map(replace(region(), corridors=twins))
    row = together.place_index["horgos"]
    camera = MapCamera(float(together.x[row]), float(together.y[row]), scale, 800, 500)
    one, other = lay_out_map(together, camera, look(together), measure).lines
    # Perpendicular to the line, away from its ends.
    way = one.points[2] - one.points[0]
    normal = np.array([-way[1], way[0]]) / np.hypot(*way)
    assert abs((other.points[1] - one.points[1]) @ normal) == pytest.approx(LANE_PIXELS, rel=1e-2)


def test_an_opened_place_shows_each_of_its_events(plan: MapPlan) -> None:
    scene = scene_of(plan, spot=plan.place_index["horgos"])
    assert [leaf.ref.id for leaf in scene.leaves] == ["second", "third"]
    for leaf in scene.leaves:
        target = hit_map(scene, plan, leaf.x, leaf.y)
        assert target is not None
        assert target.ref == leaf.ref
    for one, other in combinations(scene.leaves, 2):
        assert math.hypot(one.x - other.x, one.y - other.y) > 2 * one.radius


def test_an_opened_place_keeps_its_name(plan: MapPlan) -> None:
    scene = scene_of(plan, spot=plan.place_index["horgos"])
    rects = [
        (leaf.x - leaf.radius, leaf.y - leaf.radius, 2 * leaf.radius, 2 * leaf.radius)
        for leaf in scene.leaves
    ]
    name = next(label for label in scene.labels if label.place in {2, 3})
    assert not any(meet(name.rect, rect) for rect in rects)


def test_a_place_of_one_event_is_not_opened(plan: MapPlan) -> None:
    assert scene_of(plan, spot=plan.place_index["astana"]).leaves == ()


def test_hits_know_furniture_places_names_and_corridors(plan: MapPlan) -> None:
    scene = scene_of(plan)
    mark = mark_of(scene, plan, "astana")
    x, y = float(scene.marks.x[mark]), float(scene.marks.y[mark])
    name = next(label for label in scene.labels if label.place == plan.place_index["astana"])
    assert _hit(scene, plan, x + 3, y) == Ref(Kind.PLACE, "astana")
    assert _hit(scene, plan, name.rect[0] + 5, name.rect[1] + 5) == Ref(Kind.PLACE, "astana")
    line = next(line for line in scene.lines if line.ref.id == "north")
    middle = line.points[len(line.points) // 3]
    assert _hit(scene, plan, middle[0] + 1, middle[1] + 1) == Ref(Kind.CORRIDOR, "north")
    assert scene.legend is not None
    left, top, _, height = scene.legend.rows[1].sample
    assert _hit(scene, plan, left + 40, top + height / 2) == Ref(Kind.CORRIDOR, "north")
    assert scene.note is not None
    target = hit_map(scene, plan, scene.note.rect[0] + 2, scene.note.rect[1] + 8)
    assert target is not None
    assert target.part == "unplaced"
    assert hit_map(scene, plan, 700, 20) is None


def _hit(scene: MapScene, plan: MapPlan, x: float, y: float) -> Ref | None:
    target = hit_map(scene, plan, float(x), float(y))
    return None if target is None else target.ref


def test_light_falls_on_what_records_are_about() -> None:
    dataset = region()
    astana, middle = Ref(Kind.PLACE, "astana"), Ref(Kind.CORRIDOR, "middle")
    assert lit_by(dataset, (Ref(Kind.EVENT, "first"),), frozenset({"first"})) == {astana, middle}
    assert lit_by(dataset, (astana,), frozenset({"first"})) == {astana}
    assert lit_by(dataset, (middle,), frozenset({"first"})) == {middle, astana}


@pytest.mark.parametrize(("width", "height"), [(1000, 500), (1600, 930), (900, 260), (400, 600)])
def test_opening_shows_everything_beside_the_legend(plan: MapPlan, width: float, height: float) -> None:
    camera = opening(plan, width, height)
    x, y = plan.homes
    px, py = camera.to_pixels(x, y)
    assert px.min() > 0
    assert px.max() < width
    assert py.min() > 0
    assert py.max() < height


def test_opening_hides_no_place_behind_the_legend_of_a_wide_window(plan: MapPlan) -> None:
    scene = scene_of(plan, 1400, 420)
    assert scene.legend is not None
    assert not any(
        contains(scene.legend.rect, *spot) for spot in zip(scene.marks.x, scene.marks.y, strict=True)
    )


def test_one_place_far_away_does_not_shrink_the_rest() -> None:
    dataset = region()
    far = replace(dataset.places[0], id="far", lon=-30.0, lat=50.0)
    seldom = replace(dataset.events[0], id="once", places=("far",))
    often = tuple(replace(dataset.events[0], id=f"again-{number}") for number in range(60))
    without = plan_map(replace(dataset, events=dataset.events + often))
    with_it = plan_map(
        replace(dataset, places=(*dataset.places, far), events=(*dataset.events, *often, seldom)),
        projection=without.projection,
    )
    assert opening(with_it, 1000, 300).km_per_pixel <= WORTH_IT * opening(without, 1000, 300).km_per_pixel
    assert everything(with_it, 1000, 300).km_per_pixel > 1.5 * everything(without, 1000, 300).km_per_pixel


def test_a_dataset_may_say_what_to_show_at_first(plan: MapPlan) -> None:
    info = replace(plan.dataset.info, map_extent=(60.0, 40.0, 80.0, 50.0))
    camera = opening(plan_map(replace(plan.dataset, info=info)), 1000, 500)
    corners = [plan.projection.project(lon, lat) for lon in (60.0, 80.0) for lat in (40.0, 50.0)]
    for x, y in corners:
        px, py = camera.to_pixels(x, y)
        assert -1 <= float(px) <= 1001
        assert -1 <= float(py) <= 501
    assert camera.km_per_pixel < everything(plan, 1000, 500).km_per_pixel


def test_an_extent_may_lie_across_the_date_line() -> None:
    info = DatasetInfo(map_extent=(170.0, -30.0, -140.0, 10.0))
    camera = opening(plan_map(Dataset(info=info), projection=EqualEarth(180.0)), 800, 600)
    assert camera.km_per_pixel < 12


def test_the_tally_adds_up_to_all_events(plan: MapPlan) -> None:
    undated = replace(plan.dataset.events[0], id="some-day", when=None)
    more = plan_map(replace(plan.dataset, events=(*plan.dataset.events, undated)))
    tally = tally_of(more, replace(look(more), hidden=1))
    assert (tally.placed, tally.unplaced, tally.outside, tally.undated, tally.hidden) == (3, 1, 0, 1, 1)
    assert more.named[more.place_index["astana"]]


def test_what_is_undated_keeps_its_place_on_the_map(plan: MapPlan) -> None:
    undated = replace(plan.dataset.events[0], id="some-day", when=None, places=("aktau",))
    scene = scene_of(plan_map(replace(plan.dataset, events=(*plan.dataset.events, undated))))
    assert scene.marks.outside[mark_of(scene, plan, "aktau")]


def test_everything_is_everything(plan: MapPlan) -> None:
    camera = everything(plan, 1000, 500)
    x, y = plan.homes
    px, py = camera.to_pixels(x, y)
    assert px.min() > 0
    assert px.max() < 1000
    assert py.min() > 0
    assert py.max() < 500


def test_zooming_to_records_finds_them_or_says_no(plan: MapPlan) -> None:
    near = around(plan, (Ref(Kind.PLACE, "horgos"),), 1000, 500)
    assert near is not None
    assert near.km_per_pixel == pytest.approx(1.2)
    route = around(plan, (Ref(Kind.CORRIDOR, "middle"),), 1000, 500)
    assert route is not None
    assert route.km_per_pixel > near.km_per_pixel
    assert around(plan, (Ref(Kind.EVENT, "nowhere"),), 1000, 500) is None
    assert around(plan, (), 1000, 500) is None


def test_a_dataset_without_places_shows_the_world() -> None:
    empty = plan_map(Dataset())
    assert isinstance(empty.projection, EqualEarth)
    scene = lay_out_map(empty, opening(empty, 800, 400), look(empty), measure)
    assert len(scene.marks) == 0
    assert scene.legend is None


def test_glow_fades_after_an_event_while_time_is_played(plan: MapPlan) -> None:
    first = plan.dataset.columns.start[0]
    scene = scene_of(plan, cursor=float(first) + 25, fresh_days=100.0)
    assert scene.marks.glow[mark_of(scene, plan, "astana")] == pytest.approx(0.75)
    assert scene.marks.glow[mark_of(scene, plan, "horgos")] == 0
    assert not scene_of(plan, cursor=float(first) + 25).marks.glow.any()
