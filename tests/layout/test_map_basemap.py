import hashlib
import re

import numpy as np
import pytest

from timeline_app import paths
from timeline_app.layout.map.basemap import Basemap, BoundaryClass, Level, Shapes, densify, read_basemap

FOLDER = paths.resources() / "basemap"


@pytest.fixture(scope="module", params=list(Level))
def basemap(request: pytest.FixtureRequest) -> Basemap:
    return read_basemap(FOLDER, request.param)


def holds(shapes: Shapes, lon: float, lat: float, rings: np.ndarray | None = None) -> bool:
    """Whether a point lies in the rings, by the even-odd rule, in degrees."""
    inside = False
    for index in range(len(shapes)) if rings is None else np.flatnonzero(rings):
        points = slice(shapes.offsets[index], shapes.offsets[index + 1])
        x, y = shapes.lon[points], shapes.lat[points]
        spans = (y[:-1] > lat) != (y[1:] > lat)
        with np.errstate(divide="ignore", invalid="ignore"):
            crossing = x[:-1] + (lat - y[:-1]) / (y[1:] - y[:-1]) * (x[1:] - x[:-1])
        inside ^= bool(np.count_nonzero(spans & (crossing > lon)) % 2)
    return inside


def test_readme_names_the_files_as_they_are() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"`(\w+\.npz)` .*\| ([\d,]+) \| `([0-9a-f]{64})`", text)
    assert {name for name, _, _ in rows} == {path.name for path in FOLDER.glob("*.npz")}
    for name, size, digest in rows:
        content = (FOLDER / name).read_bytes()
        assert len(content) == int(size.replace(",", ""))
        assert hashlib.sha256(content).hexdigest() == digest


def test_all_levels_weigh_less_than_a_megabyte() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 1_000_000


def test_rings_are_closed_and_on_the_globe(basemap: Basemap) -> None:
    for shapes in (basemap.land, basemap.lakes):
        first, last = shapes.offsets[:-1], shapes.offsets[1:] - 1
        assert (shapes.lon[first] == shapes.lon[last]).all()
        assert (shapes.lat[first] == shapes.lat[last]).all()
    for shapes in (basemap.land, basemap.lakes, basemap.rivers, basemap.boundaries):
        assert np.abs(shapes.lon).max() <= 180
        assert np.abs(shapes.lat).max() <= 90
        assert not shapes.joined[shapes.offsets[:-1]].any()


@pytest.mark.parametrize(
    ("name", "lon", "lat", "on_land"),
    [
        ("Astana", 71.45, 51.18, True),
        ("Horgos", 80.42, 44.20, True),
        ("the middle of the Caspian", 50.8, 42.0, False),
        ("the Black Sea", 34.0, 43.3, False),
        ("Brasilia", -47.9, -15.8, True),
        ("the South Pole", 0.0, -89.5, True),
        ("the Pacific", -140.0, 0.0, False),
        ("Chukotka beyond 180 degrees", -173.5, 66.5, True),
    ],
)
def test_land_is_where_it_is(basemap: Basemap, name: str, lon: float, lat: float, on_land: bool) -> None:
    assert holds(basemap.land, lon, lat) is on_land, name


@pytest.mark.parametrize(
    ("code", "lon", "lat"), [("KZ", 67, 48), ("CN", 104, 35), ("FR", 2.4, 47), ("BR", -55, -10)]
)
def test_countries_are_known_by_code(basemap: Basemap, code: str, lon: float, lat: float) -> None:
    assert holds(basemap.land, lon, lat, basemap.country == basemap.countries.index(code))


def test_victoria_is_a_lake(basemap: Basemap) -> None:
    assert holds(basemap.lakes, 33.0, -1.0)


def test_cuts_of_the_map_are_not_coast(basemap: Basemap) -> None:
    land = basemap.land
    cut = (np.abs(land.lon) == 180) & (np.roll(np.abs(land.lon), 1) == 180)
    assert cut.any()
    assert not land.joined[cut].any()
    assert not land.joined[land.lat <= -89.9].any()


def test_most_inland_edges_are_not_coast(basemap: Basemap) -> None:
    # Kazakhstan's only coast is the Caspian's, in the west of the country.
    land, code = basemap.land, basemap.countries.index("KZ")
    of_kazakhstan = np.repeat(basemap.country == code, np.diff(land.offsets))
    assert land.joined[of_kazakhstan].any()
    assert not land.joined[of_kazakhstan & (land.lon > 56)].any()


def test_de_facto_view_hides_nothing_and_dashes_what_is_disputed(basemap: Basemap) -> None:
    classes = basemap.classes_in(None)
    assert set(classes.tolist()) == {BoundaryClass.SOLID, BoundaryClass.DASHED}
    assert (classes == BoundaryClass.SOLID).mean() > 0.8


def test_world_views_differ(basemap: Basemap) -> None:
    views = {view: basemap.classes_in(view) for view in ("CN", "IN", "UA", "FR")}
    de_facto = basemap.classes_in(None)
    assert all((classes != de_facto).any() for classes in views.values())
    assert (basemap.classes_in("cn") == views["CN"]).all()
    assert (basemap.classes_in("nowhere") == de_facto).all()


def test_long_steps_get_points_in_between() -> None:
    shapes = Shapes(
        np.array([0.0, 3.0, 3.0, 10.0, 10.5]),
        np.array([0.0, 0.0, 1.0, 50.0, 50.0]),
        np.array([0, 3, 5]),
        np.array([False, True, False, False, True]),
    )
    dense = densify(shapes, np.array([True, False, False, True, False]))
    assert dense.lon.tolist() == [0, 1, 2, 3, 3, 10, 10.5]
    assert dense.lat.tolist() == [0, 0, 0, 0, 1, 50, 50]
    assert dense.offsets.tolist() == [0, 5, 7]
    assert dense.joined.tolist() == [False, True, True, True, False, False, True]
