import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.layout.map.camera import (
    MapCamera,
    between,
    fitted,
    kept_inside,
    panned,
    resized,
    zoomed,
)

cameras = st.builds(
    MapCamera,
    x=st.floats(-5000, 5000),
    y=st.floats(-5000, 5000),
    km_per_pixel=st.floats(0.05, 30),
    width=st.floats(200, 1600),
    height=st.floats(150, 900),
)
shares = st.floats(0.01, 0.99)


@given(cameras, shares, shares)
def test_pixels_and_kilometres_return(camera: MapCamera, right: float, down: float) -> None:
    left, top = right * camera.width, down * camera.height
    back = camera.to_pixels(*camera.to_km(left, top))
    assert (float(back[0]), float(back[1])) == pytest.approx((left, top), abs=1e-6)


@given(cameras, shares, shares)
def test_fifty_steps_in_and_out_keep_the_spot_under_the_pointer(
    camera: MapCamera, right: float, down: float
) -> None:
    left, top = right * camera.width, down * camera.height
    spot = camera.to_km(left, top)
    moved = camera
    for factor in [1.05] * 25 + [1 / 1.05] * 25:
        moved = zoomed(moved, factor, left, top, farthest=1000)
    px, py = moved.to_pixels(*spot)
    assert abs(float(px) - left) < 0.01
    assert abs(float(py) - top) < 0.01


@given(cameras, shares, shares, st.floats(1.1, 4), shares)
def test_a_zoom_keeps_the_spot_under_the_pointer_on_its_whole_way(
    camera: MapCamera, right: float, down: float, factor: float, share: float
) -> None:
    left, top = right * camera.width, down * camera.height
    spot = camera.to_km(left, top)
    underway = between(camera, zoomed(camera, factor, left, top, farthest=1000), share)
    px, py = underway.to_pixels(*spot)
    assert abs(float(px) - left) < 0.01
    assert abs(float(py) - top) < 0.01


def test_zoom_stops_at_both_ends() -> None:
    camera = MapCamera(0, 0, 5, 800, 400)
    assert zoomed(camera, 1e6, 100, 100, farthest=20).km_per_pixel == 0.01
    assert zoomed(camera, 1e-6, 100, 100, farthest=20).km_per_pixel == 20


def test_panning_moves_the_map_with_the_hand() -> None:
    camera = MapCamera(0, 0, 5, 800, 400)
    px, py = panned(camera, 30, -20).to_pixels(0, 0)
    assert (float(px), float(py)) == (430, 180)


def test_resizing_keeps_the_middle() -> None:
    wider = resized(MapCamera(10, 20, 5, 800, 400), 1000, 300)
    assert (wider.x, wider.y, wider.width, wider.height) == (10, 20, 1000, 300)


def test_the_middle_stays_on_the_map() -> None:
    camera = kept_inside(MapCamera(99, -99, 5, 800, 400), (-10, -20, 30, 40))
    assert (camera.x, camera.y) == (30, -20)


@given(st.lists(st.tuples(st.floats(-4000, 4000), st.floats(-3000, 3000)), min_size=1, max_size=8))
def test_fitting_shows_every_point_within_the_margins(points: list[tuple[float, float]]) -> None:
    x, y = np.array(points).T
    camera = fitted(x, y, 900, 500, margins=(80, 10, 40, 60))
    px, py = camera.to_pixels(x, y)
    assert px.min() >= 80 - 1e-6
    assert px.max() <= 860 + 1e-6
    assert py.min() >= 10 - 1e-6
    assert py.max() <= 440 + 1e-6
