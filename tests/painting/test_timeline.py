from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from tests.layout.timeline_makers import columns_of, index_of, scene_of
from timeline_app.layout.text import LABEL, LABEL_BOLD
from timeline_app.layout.timeline.heads import FOLD_ROOM
from timeline_app.model.columns import STATUS_CODES, Edge
from timeline_app.model.event import EventStatus
from timeline_app.painting.measure import measure
from timeline_app.painting.palette import load_palette
from timeline_app.painting.quick_measure import quick_measure
from timeline_app.painting.texts import Sheet, forget_texts
from timeline_app.painting.timeline import paint_hover, paint_timeline
from timeline_app.painting.timeline.bars import dash_of
from timeline_app.painting.timeline.flags import _around_labels
from timeline_app.painting.timeline.inks import contrast, inks_of
from timeline_app.painting.timeline.legend import paint_legend
from timeline_app.painting.timeline.sprites import MIDDLE

THEMES = Path(__file__).resolve().parents[2] / "resources" / "themes"


@pytest.fixture(params=["light", "dark"])
def palette(request, qapp):
    return load_palette(THEMES / f"{request.param}.toml")


def scene_with(**fields):
    """Return a scene that holds every shape, status and sort of edge, a cluster and a selection."""
    doubts = [Edge.NONE, Edge.APPROXIMATE_START | Edge.APPROXIMATE_END, Edge.UNCERTAIN_START]
    ends = [Edge.INTERVAL, Edge.INTERVAL | Edge.OPEN_END, Edge.INTERVAL | Edge.UNKNOWN_END, Edge.NONE]
    rows = [
        (
            100.0 * n,
            np.inf if end & (Edge.OPEN_END | Edge.UNKNOWN_END) else 100.0 * n + 60,
            n % 3,
            1 + n % 5,
            int(end | doubt),
        )
        for n, (end, doubt) in enumerate((end, doubt) for end in ends for doubt in doubts)
    ]
    rows += [(1_500.0, 1_501.0, 0, 3, 0)] * 12 + [
        (1_650.0 + 20 * n, 1_651.0 + 20 * n, 1, 5, 0) for n in range(6)
    ]
    columns = columns_of(rows)
    columns.status[:] = np.arange(len(columns)) % len(EventStatus)
    return scene_of(index_of(columns), (-50.0, 2_000.0), cursor=700.0, today=900.0, **fields)


def painted(scene, palette, ratio=1.0):
    geometry = scene.geometry
    image = QImage(int(geometry.width * ratio), int(geometry.height * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    paint_timeline(painter, scene, palette)
    painter.end()
    return image


def pixels(image):
    shape = image.height(), image.width(), 4
    return np.frombuffer(image.constBits(), np.uint8).reshape(shape)[:, :, :3].copy()


def test_a_scene_of_everything_paints_and_paints_the_same_again(palette):
    scene = scene_with(selected=np.array([0, 5]), found=np.arange(4))
    one, other = painted(scene, palette), painted(scene, palette)
    assert (pixels(one) == pixels(other)).all()
    assert len(np.unique(pixels(one).reshape(-1, 3), axis=0)) > 50


def test_events_are_painted_where_the_scene_says(palette):
    scene = scene_of(index_of(columns_of([(0.0, 1_000.0, 0, 3)])), (-100.0, 1_100.0))
    bar = int(scene.marks.left[0]) + 200, int(scene.marks.y[0])
    colour = painted(scene, palette).pixelColor(*bar)
    assert colour.name() == inks_of(palette).of("blue").bar.name()


def test_a_short_bar_is_seen_over_a_long_band_that_began_before_it(palette):
    rows = [(0.0, 4_000.0, 0, 3, 0), (1_000.0, 1_090.0, 0, 3)]
    scene = scene_of(index_of(columns_of(rows)), (-100.0, 4_100.0), size=(2_000, 140))
    # A large lane has them in one row, for the one is many times as long as the other.
    scene.marks.y[:] = scene.marks.y[0]
    for number, which in ((1, "bar"), (0, "tint")):
        mark = int(np.flatnonzero(scene.index.row[scene.marks.position] == number)[0])
        x = int(scene.marks.left[mark]) + 20
        colour = painted(scene, palette).pixelColor(x, int(scene.marks.y[mark]) + 6)
        assert colour.name() == getattr(inks_of(palette).of("blue"), which).name()


def test_the_cursors_line_leaves_out_the_labels_it_meets(palette):
    index = index_of(columns_of([(100.0, 101.0, 0, 3, 0)], titles=["Talks on trade between two sides"]))
    plain = scene_of(index, (0.0, 1_000.0))
    label = plain.labels[0]
    through = plain.axis.instant_at(label.x + 60)
    scene = scene_of(index, (0.0, 1_000.0), cursor=through)
    lines = _around_labels(scene, scene.cursor.x)
    assert len(lines) == 2
    assert lines[0].y2() < label.y - 8
    assert lines[1].y1() > label.y
    assert lines[1].y2() == scene.geometry.lanes_bottom
    assert len(_around_labels(scene, label.x + label.width + 20)) == 1


def test_a_picture_without_controls_has_no_chevrons_and_is_else_the_same(palette):
    scene = scene_with()
    image = painted(scene, palette)
    bare = QImage(image.size(), image.format())
    painter = QPainter(bare)
    paint_timeline(painter, scene, palette, controls=False)
    painter.end()
    differs = np.argwhere((pixels(image) != pixels(bare)).any(axis=2))
    assert len(differs)
    columns = differs[:, 1]
    assert scene.geometry.header_width - FOLD_ROOM <= columns.min()
    assert columns.max() < scene.geometry.header_width


def test_sprites_look_like_the_shapes_they_stand_for(palette):
    scene = scene_with()
    fast = pixels(painted(scene, palette)).astype(int)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    painter = QPainter(generator)
    paint_timeline(painter, scene, palette)
    painter.end()
    drawing = bytes(buffer.data()).decode()
    # On paper there are shapes and letters, and no pictures of them.
    assert "<image" not in drawing
    assert "Event number" in drawing
    assert fast.std() > 5


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_sharp_screens_get_sharp_sprites(palette, ratio):
    scene = scene_with()
    image = painted(scene, palette, ratio)
    small = image.scaled(int(scene.geometry.width), int(scene.geometry.height))
    plain = painted(scene, palette)
    difference = np.abs(pixels(small.convertToFormat(QImage.Format.Format_RGB32)).astype(int) - pixels(plain))
    assert difference.mean() < 8


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_labels_can_be_read_on_every_bar(qapp, theme):
    palette = load_palette(THEMES / f"{theme}.toml")
    for name in palette.data:
        ink = inks_of(palette).of(name)
        assert contrast(ink.bar, ink.on_bar) >= 4.5
        assert contrast(ink.tint, palette.ink) >= 4.5
        assert contrast(ink.line, palette.panel) >= 3.0


def test_statuses_differ_without_colour(palette):
    seen = set()
    for status in EventStatus:
        columns = columns_of([(0.0, 1_000.0, 0, 3), (1_500.0, 1_501.0, 0, 3, 0)])
        columns.status[:] = STATUS_CODES[status]
        scene = scene_of(index_of(columns, lanes=1), (-100.0, 2_000.0))
        scene = type(scene)(**{name: getattr(scene, name) for name in scene.__slots__} | {"labels": ()})
        seen.add(pixels(painted(scene, palette)).mean(axis=2).astype(np.uint8).tobytes())
    assert len(seen) == len(EventStatus)


def test_dashes_fit_the_strips():
    for status, edges in ((STATUS_CODES[EventStatus.FORECAST], 0), (0, int(Edge.UNCERTAIN_START))):
        period = sum(dash_of(status, edges)) * 1.5
        assert MIDDLE / period == pytest.approx(round(MIDDLE / period))


TEXTS = (
    "Sommet de l’Organisation de coopération de Shanghai à Tianjin",
    "Première visite de Xi Jinping au Kazakhstan : 2013–2024",
    "Таможенный союз, Ташкент",
    "AVATAR Toast, WAVE “quoted” 1,234.5",
    "霍尔果斯口岸",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("style", [LABEL, LABEL_BOLD])
def test_the_quick_measure_agrees_with_qt(qapp, text, style):
    assert quick_measure(text, style) == pytest.approx(measure(text, style), abs=1.5)


def test_texts_are_written_the_same_from_the_page_as_at_first(palette):
    images = []
    for _ in range(2):
        image = QImage(300, 40, QImage.Format.Format_RGB32)
        image.fill(palette.panel)
        painter = QPainter(image)
        with Sheet(painter) as sheet:
            sheet.pen(LABEL, palette.ink).write(10, 20, "Tianjin")
            sheet.pen(LABEL, palette.accent).write_letters([100.0], [20.0], ["1,234"])
        painter.end()
        images.append(pixels(image).copy())
    assert (images[0] == images[1]).all()
    assert (images[0][:, 10:60] != images[0][0, 0]).any()
    assert (images[0][:, 100:140] != images[0][0, 0]).any()


def test_a_page_of_texts_starts_afresh_when_it_is_full(palette):
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for number in range(3_000):
        with Sheet(painter) as sheet:
            sheet.pen(LABEL, palette.ink).write(10, 20, f"A label that is rather long, number {number}")
    painter.end()
    assert not image.isNull()


def test_headers_keep_their_numbers_when_the_page_of_texts_is_emptied_for_labels(palette):
    apart = [(150.0 * n, 150.0 * n + 1, lane, 3, 0) for n in range(12) for lane in range(3)]
    events = [*apart, *((100.0, 101.0, lane, 3, 0) for lane in range(3) for _ in range(10))]
    forget_texts()
    expected = None
    for turn in range(50):
        titles = [f"Day {n} of round {turn}" for n in range(len(events))]
        scene = scene_of(index_of(columns_of(events, titles=titles)), (-50.0, 1_800.0), size=(2_400, 300))
        assert len(scene.labels) > 20
        assert all(head.note for head in scene.heads)
        headers = pixels(painted(scene, palette))[:, : int(scene.geometry.header_width)]
        expected = headers if expected is None else expected
        assert (headers == expected).all(), turn


def test_hover_and_legend_paint_over_a_scene(palette):
    scene = scene_with()
    image = painted(scene, palette)
    before = pixels(image).copy()
    painter = QPainter(image)
    paint_hover(painter, scene, np.array([[300.0, 100.0, 400.0, 118.0]]), palette)
    paint_legend(painter, scene, palette)
    painter.end()
    assert (pixels(image) != before).any()
