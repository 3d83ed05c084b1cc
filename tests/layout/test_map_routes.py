from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.layout.map.routes import build_routes, offset_points, share_legs
from timeline_app.layout.projection import EqualEarth, LambertAzimuthal
from timeline_app.model.corridor import Corridor, CorridorStatus, Mode, Segment
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.place import Place

PLACES = {
    name: Place(id=name, name={"en": name}, lon=lon, lat=lat)
    for name, lon, lat in (("a", 50, 40), ("b", 60, 42), ("c", 70, 44), ("d", 80, 40), ("e", 60, 50))
}
PLACES["nowhere"] = Place(id="nowhere", name={"en": "nowhere"})


def corridor(identifier: str, *routes: str, **fields: object) -> Corridor:
    segments = tuple(
        Segment(via=tuple(via.split()), mode=Mode.RAIL, status=CorridorStatus.OPERATING) for via in routes
    )
    return Corridor(id=identifier, title={"en": identifier}, segments=segments, **fields)  # type: ignore[arg-type]


def test_legs_know_who_shares_them_whichever_way_they_run() -> None:
    legs = share_legs([corridor("one", "a b c"), corridor("two", "d c b"), corridor("three", "e b")])
    assert legs["a", "b"] == ((0,), True)
    assert legs["b", "c"] == ((0, 1), True)
    assert legs["b", "e"] == ((2,), False)


def test_neighbours_run_on_their_own_sides_in_both_directions() -> None:
    routes = build_routes([corridor("one", "a b"), corridor("two", "b a")], PLACES, LambertAzimuthal(65, 42))
    assert routes.lane[: routes.offsets[1]].tolist() == [-0.5] * int(routes.offsets[1])
    # The second runs the other way: its right is the first one's left.
    assert set(routes.lane[routes.offsets[1] :].tolist()) == {-0.5}


def test_a_corridor_does_not_step_aside_for_itself() -> None:
    routes = build_routes([corridor("one", "a b", "b a")], PLACES, LambertAzimuthal(65, 42))
    assert not routes.lane.any()


def test_a_waypoint_without_coordinates_is_passed_over() -> None:
    projection = LambertAzimuthal(65, 42)
    routes = build_routes([corridor("one", "a nowhere c", "nowhere d")], PLACES, projection)
    assert len(routes.stretches) == 1
    x, y = projection.project(70, 44)
    assert (routes.x[-1], routes.y[-1]) == pytest.approx((float(x), float(y)))


def test_ends_are_where_one_leg_only_arrives() -> None:
    routes = build_routes([corridor("one", "a b c", "b e")], PLACES, LambertAzimuthal(65, 42))
    assert routes.ends == {"a", "c", "e"}


def test_a_segment_without_a_date_lives_as_long_as_its_corridor() -> None:
    made = corridor("one", "a b", when=parse_edtf("2014/2020"))
    stretch = build_routes([made], PLACES, LambertAzimuthal(65, 42)).stretches[0]
    date = parse_edtf("2014/2020")
    assert (stretch.start, stretch.end) == (date.start_instant, date.end_instant)


def test_routes_follow_great_circles() -> None:
    # Seen from its own middle, a great circle is a straight line.
    routes = build_routes([corridor("one", "a d")], PLACES, LambertAzimuthal(65, 41.6))
    x, y = routes.x - routes.x[0], routes.y - routes.y[0]
    length = np.hypot(x[-1], y[-1])
    away = np.abs(x * y[-1] - y * x[-1]) / length
    assert len(x) > 20
    assert away.max() < length / 100


def test_a_map_of_the_world_breaks_what_crosses_its_edge() -> None:
    places = {
        "west": Place(id="west", name={}, lon=170.0, lat=10.0),
        "east": Place(id="east", name={}, lon=-170.0, lat=10.0),
    }
    routes = build_routes([corridor("one", "west east")], places, EqualEarth())
    assert (~routes.joined).sum() == 2
    steps = np.abs(np.diff(routes.x))[routes.joined[1:]]
    assert steps.max() < 300


@given(
    st.lists(st.tuples(st.floats(0, 1600), st.floats(0, 900)), min_size=2, max_size=7, unique=True),
    st.floats(-12, 12),
)
def test_a_step_moved_aside_keeps_its_distance(points: list[tuple[float, float]], right: float) -> None:
    x, y = np.array(points).T
    steps = np.hypot(np.diff(x), np.diff(y))
    if steps.min() < 1.0:
        return
    joined = np.arange(len(x)) > 0
    moved_x, moved_y = offset_points(x, y, joined, np.full(len(x), right))
    for index, (one, other) in enumerate(pairwise(range(len(x)))):
        normal_x = -(y[other] - y[one]) / steps[index]
        normal_y = (x[other] - x[one]) / steps[index]
        turns = [corner for corner in (one, other) if 0 < corner < len(x) - 1]
        if any(_is_sharp(x, y, corner) for corner in turns):
            continue  # lengthened twofold at most
        for end in (one, other):
            away = (moved_x[end] - x[end]) * normal_x + (moved_y[end] - y[end]) * normal_y
            assert away == pytest.approx(right, abs=1e-6)


def _is_sharp(x: np.ndarray, y: np.ndarray, corner: int) -> bool:
    before = np.array([x[corner] - x[corner - 1], y[corner] - y[corner - 1]])
    after = np.array([x[corner + 1] - x[corner], y[corner + 1] - y[corner]])
    cosine = before @ after / np.linalg.norm(before) / np.linalg.norm(after)
    return bool(cosine < -0.49)
