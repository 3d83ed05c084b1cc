import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.layout.projection import (
    EARTH_RADIUS_KM,
    EqualEarth,
    LambertAzimuthal,
    choose_projection,
    distance_km,
    enclosing_cap,
    great_circle,
    to_vectors,
    wrap_longitude,
)

longitudes = st.floats(-180, 179.999)
latitudes = st.floats(-89.9, 89.9)
quick = settings(deadline=None, max_examples=60)


def angle_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    return math.degrees(distance_km(one, other) / EARTH_RADIUS_KM)


@quick
@given(longitudes, latitudes, longitudes, latitudes)
def test_lambert_returns_where_it_came_from(lon0: float, lat0: float, lon: float, lat: float) -> None:
    projection = LambertAzimuthal(lon0, lat0)
    if angle_between((lon0, lat0), (lon, lat)) > 179:
        return  # the antipode is a circle there
    back = projection.invert(*projection.project(lon, lat))
    assert angle_between((lon, lat), (float(back[0]), float(back[1]))) < 1e-6


@quick
@given(longitudes, longitudes, latitudes)
def test_equal_earth_returns_where_it_came_from(lon0: float, lon: float, lat: float) -> None:
    projection = EqualEarth(lon0)
    turn = float(wrap_longitude(lon - lon0))
    back = projection.invert(*projection.project(lon0 + turn, lat))
    assert angle_between((lon, lat), (float(back[0]), float(back[1]))) < 1e-6


def test_lambert_by_hand() -> None:
    # From the equator, a quarter turn away: the chord of 90 degrees, sqrt(2) radii.
    x, y = LambertAzimuthal(0, 0).project([90, 0, 0], [0, 90, 0])
    assert x == pytest.approx([math.sqrt(2) * EARTH_RADIUS_KM, 0, 0], abs=1e-6)
    assert y == pytest.approx([0, math.sqrt(2) * EARTH_RADIUS_KM, 0], abs=1e-6)


def test_lambert_against_snyder() -> None:
    # Snyder, Map Projections: A Working Manual (1987), p. 332: sphere of radius 3, centre 40 N 100 W,
    # the point 20 S 100 E lies at x = -4.2339303, y = 4.0257775.
    x, y = LambertAzimuthal(-100, 40).project(100, -20)
    assert float(x) * 3 / EARTH_RADIUS_KM == pytest.approx(-4.2339303, abs=1e-6)
    assert float(y) * 3 / EARTH_RADIUS_KM == pytest.approx(4.0257775, abs=1e-6)


def test_equal_earth_extent() -> None:
    # Of the sphere of radius 1: the equator is 2 * 2.7066 wide, the poles lie at 1.3173627591574.
    x, _ = EqualEarth().project(180, 0)
    _, y = EqualEarth().project(0, 90)
    assert float(x) / EARTH_RADIUS_KM == pytest.approx(2.7066299836960748, abs=1e-9)
    assert float(y) / EARTH_RADIUS_KM == pytest.approx(1.3173627591574133, abs=1e-9)


@quick
@given(st.floats(-60, 60), st.floats(-70, 70))
def test_both_projections_keep_areas(lon: float, lat: float) -> None:
    step = 1e-4
    true_area = EARTH_RADIUS_KM**2 * math.radians(step) ** 2 * math.cos(math.radians(lat))
    for projection in (LambertAzimuthal(12, 34), EqualEarth()):
        x, y = projection.project(
            [lon - step / 2, lon + step / 2, lon, lon], [lat, lat, lat - step / 2, lat + step / 2]
        )
        area = abs((x[1] - x[0]) * (y[3] - y[2]) - (x[3] - x[2]) * (y[1] - y[0]))
        assert area == pytest.approx(true_area, rel=1e-4)


def test_outside_the_plane_is_nan() -> None:
    lon, lat = LambertAzimuthal(10, 20).invert([0.0, 20_000.0], [0.0, 0.0])
    assert not np.isnan(lon[0])
    assert np.isnan([lon[1], lat[1]]).all()
    lon, lat = EqualEarth().invert([0.0, 18_000.0, 0.0], [0.0, 0.0, 9_000.0])
    assert np.isnan(lat).tolist() == [False, True, True]


@quick
@given(longitudes, latitudes, longitudes, latitudes)
def test_great_circle_is_the_shortest_way(lon0: float, lat0: float, lon1: float, lat1: float) -> None:
    lon, lat = great_circle((lon0, lat0), (lon1, lat1), 2.0)
    assert (lon[0], lat[0], lon[-1], lat[-1]) == (lon0, lat0, lon1, lat1)
    vectors = to_vectors(lon, lat)
    steps = np.arccos(np.clip((vectors[1:] * vectors[:-1]).sum(axis=1), -1, 1))
    assert np.degrees(steps).max(initial=0) <= 2.0 + 1e-5
    assert steps.sum() * EARTH_RADIUS_KM == pytest.approx(distance_km((lon0, lat0), (lon1, lat1)), abs=2.0)


def test_distance_from_horgos_to_lianyungang() -> None:
    # Haversine, worked by hand on the same radius.
    (lon0, lat0), (lon1, lat1) = (80.4164, 44.2028), (119.408, 34.745)
    p0, p1 = math.radians(lat0), math.radians(lat1)
    h = (
        math.sin((p1 - p0) / 2) ** 2
        + math.cos(p0) * math.cos(p1) * math.sin(math.radians(lon1 - lon0) / 2) ** 2
    )
    assert distance_km((lon0, lat0), (lon1, lat1)) == pytest.approx(2 * 6371.0088 * math.asin(math.sqrt(h)))


@quick
@given(st.lists(st.tuples(longitudes, st.floats(-80, 80)), min_size=1, max_size=12))
def test_a_cap_holds_all_points(points: list[tuple[float, float]]) -> None:
    lon, lat = np.array(points).T
    east, north, radius = enclosing_cap(lon, lat)
    assert all(angle_between((east, north), point) <= radius + 1e-5 for point in points)


def test_a_region_gets_lambert_and_the_world_equal_earth() -> None:
    lon, lat = np.array([6.0, 120.0]), np.array([51.0, 34.0])
    assert isinstance(choose_projection(lon, lat), LambertAzimuthal)
    assert choose_projection(lon, lat, (68, 42)) == LambertAzimuthal(68, 42)
    everywhere = np.array([-150.0, -40, 60, 150]), np.array([60.0, -50, 10, -40])
    assert choose_projection(*everywhere) == EqualEarth(0.0)
    assert choose_projection(np.array([]), np.array([])) == EqualEarth(0.0)


def test_data_across_the_antimeridian_stay_together() -> None:
    projection = choose_projection(np.array([170.0, -170.0]), np.array([10.0, 10.0]))
    assert isinstance(projection, LambertAzimuthal)
    x, _ = projection.project([170.0, -170.0], [10.0, 10.0])
    assert abs(x[1] - x[0]) < 2_300


@settings(max_examples=60, deadline=None)
@given(
    st.floats(-180, 180),
    st.floats(-90, 90),
    st.lists(st.tuples(st.floats(-180, 180), st.floats(-89, 89)), min_size=1),
)
def test_vectors_are_projected_as_degrees_are(
    lon: float, lat: float, points: list[tuple[float, float]]
) -> None:
    projection = LambertAzimuthal(lon, lat)
    lons, lats = np.array(points).T
    x, y = projection.project(lons, lats)
    near = np.hypot(x, y) < 1.99 * EARTH_RADIUS_KM
    other_x, other_y = projection.project_vectors(to_vectors(lons, lats))
    assert other_x[near] == pytest.approx(x[near], abs=1e-4)
    assert other_y[near] == pytest.approx(y[near], abs=1e-4)


def test_a_few_far_places_do_not_make_the_world_of_a_region() -> None:
    lon, lat = np.append(np.linspace(50, 90, 30), -74.0), np.append(np.linspace(35, 50, 30), 40.7)
    assert choose_projection(lon, lat, (68.0, 42.0)) == LambertAzimuthal(68.0, 42.0)
    assert isinstance(choose_projection(lon, lat), LambertAzimuthal)
    antipode = np.append(lon, -112.0), np.append(lat, -42.0)
    assert isinstance(choose_projection(*antipode, (68.0, 42.0)), EqualEarth)
    many = np.append(lon, np.full(10, -74.0)), np.append(lat, np.full(10, 40.7))
    assert isinstance(choose_projection(*many, (68.0, 42.0)), EqualEarth)
