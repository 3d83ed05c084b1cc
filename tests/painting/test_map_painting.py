"""What the map's painting puts on paper, looked at pixel by pixel."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from timeline_app import paths
from timeline_app.layout.map.base import lay_ground, lay_out_ground
from timeline_app.layout.map.basemap import Level, read_basemap
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.layers import EMPTY_PATH, ScreenPath
from timeline_app.layout.map.scene import Emphasis, Label, LegendRow, MapScene, Marks, Role, RouteLine
from timeline_app.layout.projection import LambertAzimuthal
from timeline_app.model.corridor import CorridorStatus, Mode
from timeline_app.model.ref import Kind, Ref
from timeline_app.painting.map.ground import paint_ground
from timeline_app.painting.map.legend import paint_sample
from timeline_app.painting.map.marks import paint_marks
from timeline_app.painting.map.overlay import paint_map
from timeline_app.painting.map.paths import to_path
from timeline_app.painting.map.stamps import Stamps
from timeline_app.painting.map.strokes import paint_lines
from timeline_app.painting.map.text import ink_of, paint_label
from timeline_app.painting.measure import measure
from timeline_app.painting.palette import Palette, load_palette

WHITE = QColor("white")


@pytest.fixture(params=["light", "dark"])
def palette(request: pytest.FixtureRequest) -> Palette:
    return load_palette(paths.theme(request.param))


def picture(width: int, height: int, draw: Any, ground: QColor = WHITE) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter)
    painter.end()
    return image


def pixels(image: QImage) -> np.ndarray:
    """Red, green and blue, shape (height, width, 3)."""
    data = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.width(), 4)
    return data[:, :, 2::-1].astype(int)


def colour_at(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name()


def test_arrays_become_the_path_that_calls_would_make() -> None:
    points = np.array([[1.0, 2.0], [5.5, 2.0], [5.0, 9.25], [20.0, 20.0], [30.0, 25.0]])
    made = to_path(ScreenPath(points, np.array([False, True, True, False, True])))
    called = QPainterPath(QPointF(1, 2))
    called.lineTo(5.5, 2)
    called.lineTo(5, 9.25)
    called.moveTo(20, 20)
    called.lineTo(30, 25)
    assert made == called


def test_no_points_make_an_empty_path() -> None:
    assert to_path(EMPTY_PATH).isEmpty()


def test_ground_is_land_water_and_tinted_members(qapp: Any, palette: Palette) -> None:
    projection = LambertAzimuthal(60, 44)
    ground = lay_ground(read_basemap(paths.resources() / "basemap", Level.MEDIUM), projection)
    camera = MapCamera(0, 0, 8.0, 400, 300)
    scene = lay_out_ground(ground, camera, frozenset({"KZ"}))
    image = picture(400, 300, lambda painter: paint_ground(painter, scene, palette))
    for lon, lat, colour in (
        (51, 42.0, palette.water),
        (67, 48, palette.land_member),
        (53, 36, palette.land),
    ):
        x, y = camera.to_pixels(*projection.project(lon, lat))
        assert colour_at(image, int(x), int(y)) == colour.name()


def test_outside_the_world_is_paper(qapp: Any, palette: Palette) -> None:
    ground = lay_ground(read_basemap(paths.resources() / "basemap", Level.COARSE), LambertAzimuthal(60, 44))
    scene = lay_out_ground(ground, MapCamera(0, 0, 60.0, 400, 400))
    image = picture(400, 400, lambda painter: paint_ground(painter, scene, palette))
    assert colour_at(image, 3, 3) == palette.panel.name()
    assert colour_at(image, 200, 200) != palette.panel.name()


def line(mode: Mode, status: CorridorStatus, **fields: Any) -> RouteLine:
    made = RouteLine(
        ref=Ref(Kind.CORRIDOR, "c"),
        segment=0,
        points=np.array([[10.0, 20.0], [190.0, 20.0]]),
        joined=np.array([False, True]),
        mode=mode,
        status=status,
        colour="blue",
        width=2.4,
        emphasis=Emphasis.PLAIN,
    )
    return replace(made, **fields)


def strip(palette: Palette, made: RouteLine) -> np.ndarray:
    image = picture(200, 40, lambda painter: paint_lines(painter, (made,), palette), palette.land)
    return pixels(image)[12:28]


def test_every_mode_and_every_status_looks_different(qapp: Any, palette: Palette) -> None:
    looks = {}
    for mode in (Mode.RAIL, Mode.ROAD, Mode.PIPELINE, Mode.AIR, Mode.DIGITAL):
        looks[mode] = strip(palette, line(mode, CorridorStatus.OPERATING))
    for status in CorridorStatus:
        looks[status] = strip(palette, line(Mode.RAIL, status))
    names = [name for name in looks if name is not CorridorStatus.OPERATING]
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            assert np.abs(looks[one] - looks[other]).max() > 60, (one, other)
    assert (looks[Mode.RAIL] == looks[CorridorStatus.OPERATING]).all()


@pytest.mark.parametrize("status", list(CorridorStatus))
def test_what_is_not_operating_is_broken(qapp: Any, palette: Palette, status: CorridorStatus) -> None:
    ink = np.array(palette.colour("blue").getRgb()[:3])
    row = strip(palette, line(Mode.RAIL, status))[8, 15:185]
    covered = (np.abs(row - ink).max(axis=1) < 40).mean()
    assert covered == 1.0 if status is CorridorStatus.OPERATING else 0.1 < covered < 0.9


def test_the_legend_shows_the_line_as_it_is_on_the_map(qapp: Any, palette: Palette) -> None:
    label = Label("x", (0, 0, 10, 10))
    row = LegendRow((10, 10, 180, 20), label, Mode.RAIL, CorridorStatus.PLANNED, "blue")
    sample = picture(200, 40, lambda painter: paint_sample(painter, row, palette), palette.land)
    on_map = strip(palette, line(Mode.RAIL, CorridorStatus.PLANNED))
    assert np.abs(pixels(sample)[20, 15:185] - on_map[8, 15:185]).mean() < 12


def marks(**fields: Any) -> Marks:
    made = Marks(
        place=np.array([0]),
        x=np.array([20.0]),
        y=np.array([20.0]),
        radius=np.array([6.0]),
        count=np.array([1]),
        outside=np.array([False]),
        emphasis=np.array([Emphasis.PLAIN], dtype=np.int8),
        glow=np.array([0.0]),
        found=np.array([False]),
    )
    return replace(made, **fields)


def test_a_place_where_something_was_found_has_a_sign_above_it(qapp: Any, palette: Palette) -> None:
    def paint(made: Marks) -> QImage:
        return picture(40, 40, lambda painter: paint_marks(painter, made, palette), palette.land)

    changed = (pixels(paint(marks())) != pixels(paint(marks(found=np.array([True]))))).any(axis=-1)
    rows, columns = changed.nonzero()
    assert len(rows) > 0
    assert rows.max() < 20
    assert 10 < columns.mean() / 1.0 < 30


def test_a_selected_place_has_a_ring_and_a_halo(qapp: Any, palette: Palette) -> None:
    def paint(made: Marks) -> QImage:
        return picture(40, 40, lambda painter: paint_marks(painter, made, palette), palette.land)

    plain = paint(marks())
    chosen = paint(marks(emphasis=np.array([Emphasis.SELECTED], dtype=np.int8)))
    assert colour_at(plain, 30, 20) == palette.land.name()
    assert colour_at(chosen, 30, 20) != palette.land.name()
    assert colour_at(plain, 20, 20) == colour_at(chosen, 20, 20) == palette.panel.name()
    glowing = paint(marks(glow=np.array([0.9])))
    assert np.abs(pixels(glowing) - pixels(plain)).max() > 60


def test_a_line_that_stands_out_does_not_strike_through_a_ring(qapp: Any, palette: Palette) -> None:
    chosen = line(Mode.RAIL, CorridorStatus.OPERATING, emphasis=Emphasis.SELECTED)
    scene = MapScene(MapCamera(0.0, 0.0, 1.0, 200.0, 40.0), (chosen,), marks(), (), None, (), None)

    def look_at(*, with_ways: bool) -> QImage:
        return picture(
            200, 40, lambda painter: paint_map(painter, scene, palette, with_ways=with_ways), palette.land
        )

    for with_ways in (True, False):
        assert colour_at(look_at(with_ways=with_ways), 20, 20) == palette.panel.name()
        assert colour_at(look_at(with_ways=with_ways), 60, 20) != palette.land.name()


def test_a_word_for_two_lines_has_the_colour_of_neither(palette: Palette) -> None:
    told = Label("Far", (0.0, 0.0, 30.0, 14.0), role=Role.EXIT)
    assert ink_of(told, palette) == palette.ink_secondary
    assert ink_of(replace(told, colour="blue"), palette) != palette.ink_secondary


def test_a_stamped_place_is_the_painted_one(qapp: Any, palette: Palette) -> None:
    painted = picture(40, 40, lambda painter: paint_marks(painter, marks(), palette), palette.land)
    stamped = picture(40, 40, lambda painter: paint_marks(painter, marks(), palette, Stamps()), palette.land)
    assert np.abs(pixels(painted) - pixels(stamped)).max() <= 2


def test_a_stamped_name_is_the_painted_one(qapp: Any, palette: Palette) -> None:
    label = Label("Astana", (10.0, 10.0, measure("Astana"), 15.0))
    painted = picture(
        90, 36, lambda painter: paint_label(painter, label, palette, has_halo=True), palette.water
    )
    stamped = picture(90, 36, lambda painter: Stamps().paint_label(painter, label, palette), palette.water)
    assert np.abs(pixels(painted) - pixels(stamped)).mean() < 2.0
    darkest = pixels(painted).sum(axis=2)
    assert darkest.max() - darkest.min() > 300


def test_stamps_are_made_once_and_the_oldest_are_dropped(qapp: Any) -> None:
    stamps = Stamps()
    drawn = []
    # Three million pixels are kept, so 30 stamps of some 100,000 are too many.
    for number in [*range(30), 29]:
        stamps.get(number, 1_000, 101, lambda _painter, number=number: drawn.append(number))  # type: ignore[misc]
    assert drawn == list(range(30))
    stamps.get(0, 1_000, 101, lambda _painter: drawn.append(-1))
    stamps.get(28, 1_000, 101, lambda _painter: drawn.append(-2))
    assert drawn[-1] == -1
