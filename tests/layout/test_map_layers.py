import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app import paths
from timeline_app.layout.map.base import Ground, lay_ground, lay_out_ground, level_for
from timeline_app.layout.map.basemap import Basemap, Level, Shapes, read_basemap
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.layers import ScreenPath, cut_land, cut_layer, project_lines, project_rings
from timeline_app.layout.projection import EqualEarth, LambertAzimuthal, Projection, wrap_longitude

quick = settings(deadline=None, max_examples=20)


@pytest.fixture(scope="module")
def coarse() -> Basemap:
    return read_basemap(paths.resources() / "basemap", Level.COARSE)


@pytest.fixture(scope="module")
def ground(coarse: Basemap) -> Ground:
    return lay_ground(coarse, LambertAzimuthal(68, 42))


@pytest.fixture(scope="module")
def grounds() -> dict[Level, Ground]:
    folder = paths.resources() / "basemap"
    return {level: lay_ground(read_basemap(folder, level), LambertAzimuthal(68, 42)) for level in Level}


def is_filled(path: ScreenPath, left: float, top: float) -> bool:
    """Whether a pixel is inside the path by the even-odd rule."""
    if not len(path):
        return False
    crossings = 0
    starts = np.flatnonzero(~path.joined)
    for first, last in zip(starts, np.append(starts[1:], len(path)), strict=True):
        x, y = np.append(path.points[first:last], path.points[first : first + 1], axis=0).T
        spans = (y[:-1] > top) != (y[1:] > top)
        with np.errstate(divide="ignore", invalid="ignore"):
            at = x[:-1] + (top - y[:-1]) / (y[1:] - y[:-1]) * (x[1:] - x[:-1])
        crossings += int(np.count_nonzero(spans & (at > left)))
    return crossings % 2 == 1


def fills(coarse: Basemap, projection: Projection, lon: float, lat: float) -> bool:
    """Whether the land of a window around a point covers that point."""
    if isinstance(projection, EqualEarth):
        lon = projection.lon + float(wrap_longitude(lon - projection.lon))
    x, y = projection.project(lon, lat)
    camera = MapCamera(float(x), float(y), 4.0, 400, 300)
    path = cut_layer(project_rings(coarse.land, projection), camera, as_rings=True)
    return is_filled(path, 200.06, 150.06)


CENTRES = [
    LambertAzimuthal(68, 42),
    LambertAzimuthal(-20, 78),
    LambertAzimuthal(10, -89),
    LambertAzimuthal(179, 5),
]


@pytest.mark.parametrize("projection", [*CENTRES, EqualEarth(), EqualEarth(150), EqualEarth(-170)])
@pytest.mark.parametrize(
    ("lon", "lat", "on_land"),
    [
        (71.45, 51.18, True),
        (50.8, 42.0, False),
        (-47.9, -15.8, True),
        (134.0, -25.0, True),
        (20.0, -80.0, True),
        (-140.0, 0.0, False),
        (-173.5, 66.5, True),
        (-100.0, 48.9, True),
    ],
)
def test_land_is_filled_on_every_projection(
    coarse: Basemap, projection: Projection, lon: float, lat: float, on_land: bool
) -> None:
    assert fills(coarse, projection, lon, lat) is on_land


def test_a_ring_around_the_antipode_turns_inside_out(coarse: Basemap) -> None:
    # Antarctica holds the antipode of the north pole: near the centre nothing of it may show.
    layer = project_rings(coarse.land, LambertAzimuthal(0, 89.9))
    path = cut_layer(layer, MapCamera(0, 0, 1.0, 300, 300), as_rings=True)
    assert not is_filled(path, 150.06, 150.06)


@quick
@given(st.floats(-4000, 4000), st.floats(-3000, 3000), st.floats(0.5, 40.0))
def test_cutting_changes_nothing_in_the_window(ground: Ground, x: float, y: float, scale: float) -> None:
    camera = MapCamera(x, y, scale, 200, 120)
    cut = cut_layer(ground.land, camera, as_rings=True)
    whole = project_pixels(ground, camera)
    assert len(cut) <= len(whole)
    for left, top in ((3.13, 4.13), (190.13, 110.13)):
        # Near an edge, rounding to quarter pixels may decide otherwise.
        probes = {is_filled(whole, left + dx, top + dy) for dx in (-0.6, 0.6) for dy in (-0.6, 0.6)}
        if len(probes) == 1:
            assert is_filled(cut, left, top) is probes.pop()


@quick
@given(st.floats(-6000, 6000), st.floats(-5000, 5000), st.floats(2.0, 40.0), st.sampled_from(Level))
def test_land_without_its_borders_is_filled_as_its_countries_are(
    grounds: dict[Level, Ground], x: float, y: float, scale: float, level: Level
) -> None:
    camera = MapCamera(x, y, scale, 200, 120)
    land, coast = cut_land(grounds[level].land, camera)
    countries = cut_layer(grounds[level].land, camera, as_rings=True)
    assert len(land) <= len(countries)
    assert np.array_equal(drawn_steps(coast), drawn_steps(cut_layer(grounds[level].land, camera)))
    for left, top in ((3.13, 4.13), (100.13, 60.13), (190.13, 110.13)):
        assert is_filled(land, left, top) is is_filled(countries, left, top)


def drawn_steps(path: ScreenPath) -> np.ndarray:
    """The steps of a path that can be seen in a window of 200 x 120, in the order of their ends."""
    steps = np.concatenate([path.points[:-1], path.points[1:]], axis=1)[path.joined[1:]]
    low, high = np.minimum(steps[:, :2], steps[:, 2:]), np.maximum(steps[:, :2], steps[:, 2:])
    steps = steps[((high >= 0) & (low <= (200, 120)) & (high > low).any(axis=1, keepdims=True)).all(axis=1)]
    return np.unique(steps, axis=0)


def test_islands_near_the_antipode_leave_the_map_as_it_is() -> None:
    # Once islands of a few kilometres, on the far side of the Earth, were turned inside out over the map.
    basemap = read_basemap(paths.resources() / "basemap", Level.FINE)
    for lon, lat, on_land in ((-60.0, -20.0, True), (-40.0, 74.0, True), (0.0, 79.0, False)):
        assert fills(basemap, LambertAzimuthal(lon, lat), lon, lat) is on_land


def project_pixels(ground: Ground, camera: MapCamera) -> ScreenPath:
    """All land in pixels, nothing cut."""
    px, py = camera.to_pixels(ground.land.x, ground.land.y)
    joined = np.ones(len(px), dtype=np.bool_)
    joined[ground.land.offsets[:-1]] = False
    return ScreenPath(np.stack([px, py], axis=1), joined)


def test_a_scene_is_bounded_by_its_window(ground: Ground) -> None:
    near = lay_out_ground(ground, MapCamera(0, 0, 0.5, 1600, 900))
    assert 0 < len(near.land) < 600


def test_members_are_tinted(ground: Ground) -> None:
    camera = MapCamera(0, 0, 8.0, 800, 500)
    assert len(lay_out_ground(ground, camera).members) == 0
    x, y = ground.projection.project(67, 48)
    px, py = camera.to_pixels(x, y)
    members = lay_out_ground(ground, camera, frozenset({"KZ"})).members
    assert is_filled(members, float(px), float(py))


def test_the_edge_shows_only_when_in_sight(ground: Ground, coarse: Basemap) -> None:
    assert lay_out_ground(ground, MapCamera(0, 0, 8.0, 1600, 900)).outline is None
    assert lay_out_ground(ground, MapCamera(0, 0, 30.0, 1600, 900)).outline is not None
    world = lay_ground(coarse, EqualEarth())
    assert lay_out_ground(world, MapCamera(0, 0, 5.0, 1600, 900)).outline is None
    assert lay_out_ground(world, MapCamera(-14_000, 6_000, 5.0, 1600, 900)).outline is not None


def test_lines_far_out_do_not_run_across_the_map() -> None:
    # Two points a degree apart, on either side of the antipode.
    shapes = Shapes(
        np.array([179.5, -179.5]), np.array([0.0, 0.0]), np.array([0, 2]), np.array([False, True])
    )
    assert not project_lines(shapes, LambertAzimuthal(0, 0)).joined.any()


def test_level_of_detail_follows_the_scale() -> None:
    assert [level_for(scale) for scale in (0.3, 7.5, 40.0)] == [Level.FINE, Level.MEDIUM, Level.COARSE]
