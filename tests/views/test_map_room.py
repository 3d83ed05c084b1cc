"""The map as a view among others: time, data, themes, pictures."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QPicture
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from tests.builders import event
from tests.views.map_hands import DARK, HORGOS, LIGHT, camera_of, dataset, settle, spot_of, turn
from timeline_app import paths
from timeline_app.layout.map.camera import panned
from timeline_app.layout.map.opening import opening
from timeline_app.model.corridor import Mode
from timeline_app.model.dataset import Dataset, DatasetInfo
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.place import Place
from timeline_app.model.ref import Kind, Ref
from timeline_app.state.session import Session
from timeline_app.views.map.map_view import MapView
from timeline_app.views.map.missing import missing_groups, missing_menu
from timeline_app.views.map.tips import tip_of


def heading(text: str) -> str:
    """Return the first line of a tooltip."""
    return f'<span style="font-weight: 600">{text}</span>'


@pytest.fixture
def session() -> Session:
    made = Session(dataset())
    made.update(span=(parse_edtf("2010").start_instant, parse_edtf("2020").start_instant))
    return made


@pytest.fixture
def view(session: Session, qtbot: Any) -> Iterator[MapView]:
    made = MapView(session, LIGHT, paths.resources() / "basemap")
    made.resize(900, 420)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    settle(made)
    yield made
    made.player.pause()


def test_the_map_shows_what_the_timelines_window_shows(view: MapView, session: Session) -> None:
    def counts() -> dict[str, int]:
        assert view.scene is not None
        rows = view.scene.marks.place.tolist()
        places = view.stage.plan.dataset.places
        return {places[row].id: int(count) for row, count in zip(rows, view.scene.marks.count, strict=True)}

    assert (counts()["horgos"], counts()["astana"]) == (2, 1)
    session.update(span=(parse_edtf("2015").start_instant, parse_edtf("2017").start_instant))
    settle(view)
    assert (counts()["horgos"], counts()["astana"]) == (1, 0)


def test_an_opened_place_stays_open_while_its_events_are_read(
    view: MapView, session: Session, qtbot: Any
) -> None:
    session.select(HORGOS)
    settle(view)
    assert view.scene is not None
    leaf = view.scene.leaves[1]
    qtbot.mouseClick(
        view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(round(leaf.x), round(leaf.y))
    )
    assert session.state.selection == (leaf.ref,)
    settle(view)
    assert len(view.scene.leaves) == 2
    session.select(Ref(Kind.EVENT, "summit"))
    settle(view)
    assert view.scene.leaves == ()


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform, of any popup
def test_events_without_a_place_are_counted_and_listed(view: MapView, session: Session, qtbot: Any) -> None:
    assert view.scene is not None
    note = view.scene.note
    assert note is not None
    at = QPoint(round(note.rect[0]) + 4, round(note.rect[1]) + 8)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Without a place (1)"]
    listed = menu.actions()[0].menu()
    assert isinstance(listed, QMenu)
    listed.aboutToShow.emit()
    assert [action.text() for action in listed.actions()] == ["Pledge (2016)"]
    listed.actions()[0].trigger()
    menu.close()
    assert session.state.selection == (Ref(Kind.EVENT, "pledge"),)


def test_a_series_sets_the_width_of_lines(view: MapView, session: Session) -> None:
    session.update(cursor=parse_edtf("2016").start_instant)
    settle(view)
    assert view.scene is not None
    plain = view.scene.lines[0].width
    view.show_flow("freight")
    settle(view)
    assert view.scene.lines[0].width > 2 * plain
    assert view.scene.legend is not None
    assert "5\u00a0tonnes" in {row.label.text for row in view.scene.legend.rows}
    view.show_flow("")
    settle(view)
    assert view.scene.lines[0].width == plain


def test_time_is_played_to_the_end_and_stops(view: MapView, session: Session, qtbot: Any) -> None:
    first, last = session.state.span
    session.update(cursor=last)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.player.is_playing
    assert session.state.cursor == first
    qtbot.waitUntil(lambda: (session.state.cursor or first) > first, timeout=2000)
    settle(view)
    assert view.scene is not None
    assert view.scene.marks.count.sum() == 0
    session.update(cursor=last - 0.5)
    view.player.set_speed(4.0)
    qtbot.waitUntil(lambda: not view.player.is_playing, timeout=2000)
    assert session.state.cursor == last


def test_a_loop_starts_over(view: MapView, session: Session, qtbot: Any) -> None:
    first, last = session.state.span
    view.player.set_loops(True)
    view.player.toggle()
    session.update(cursor=last - 0.5)
    qtbot.waitUntil(lambda: (session.state.cursor or last) < first + 400, timeout=2000)
    assert view.player.is_playing


def test_time_steps_from_event_to_event(view: MapView, session: Session) -> None:
    session.update(cursor=parse_edtf("2013-06-01").start_instant)
    view.player.step(1)
    assert session.state.cursor == parse_edtf("2014").start_instant
    view.player.step(-1)
    assert session.state.cursor == parse_edtf("2013").start_instant
    view.player.step(-1)
    assert session.state.cursor == parse_edtf("2013").start_instant


def test_speeds_go_round(view: MapView) -> None:
    seen = []
    for _ in range(4):
        view.player.next_speed()
        seen.append(view.player.speed)
    assert seen == [2.0, 4.0, 0.5, 1.0]


def test_buttons_have_names_and_work(view: MapView, qtbot: Any) -> None:
    from timeline_app.views.map.controls import MapButton  # noqa: PLC0415

    buttons = view.controls.findChildren(MapButton)
    names = [button.accessibleName() for button in buttons]
    assert all(names)
    assert all(button.toolTip() for button in buttons)
    before = camera_of(view).km_per_pixel
    qtbot.mouseClick(buttons[names.index("Zoom in")], Qt.MouseButton.LeftButton)
    assert camera_of(view).km_per_pixel == pytest.approx(before / 1.5)
    qtbot.mouseClick(buttons[names.index("Play time")], Qt.MouseButton.LeftButton)
    assert view.player.is_playing
    assert buttons[0].accessibleName() == "Pause"


def test_tooltips_say_what_is_there(view: MapView, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: said.append(text))
    for at in (spot_of(view, 80.42, 44.2), spot_of(view, 64.08, 44.183), QPoint(450, 400)):
        QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert said[0].startswith(heading("Horgos"))
    assert "2" in said[0]
    assert said[1:] == [heading("The route") + "<br>Several modes · Operating", ""]


def test_another_dataset_takes_the_place_of_the_old(view: MapView, session: Session) -> None:
    pacific = (
        Place(id="suva", name={"en": "Suva"}, lon=178.4, lat=-18.1),
        Place(id="apia", name={"en": "Apia"}, lon=-171.8, lat=-13.8),
    )
    info = DatasetInfo(id="pacific", languages=("en",))
    event_there = event("regatta", "2014", places=("suva", "apia"))
    session.set_dataset(Dataset(info=info, places=pacific, events=(event_there,)), keep_view=False)
    settle(view)
    for place in pacific:
        assert view.rect().contains(spot_of(view, place.lon or 0, place.lat or 0))


def test_the_first_picture_of_another_map_is_made_in_turns(
    view: MapView, session: Session, qtbot: Any
) -> None:
    """Nothing of the old dataset is on it meanwhile, and nothing but water."""
    info = DatasetInfo(id="pacific", languages=("en",))
    suva = Place(id="suva", name={"en": "Suva"}, lon=178.4, lat=-18.1)
    regatta = event("regatta", "2014", places=("suva",))
    session.set_dataset(Dataset(info=info, places=(suva,), events=(regatta,)), keep_view=False)
    session.select(Ref(Kind.EVENT, "regatta"))
    image = view.grab().toImage()
    assert view.scene is None
    water = view.palette_of_map.water
    assert {image.pixelColor(x, y).rgb() for x in range(100, 800, 50) for y in (150, 250, 350)} == {
        water.rgb()
    }
    qtbot.waitUntil(lambda: view.scene is not None)
    assert view.stage.look is not None
    assert view.stage.look.picked == {Ref(Kind.EVENT, "regatta")}


def test_a_window_that_changes_its_size_moves_the_picture_it_has(view: MapView) -> None:
    ground = view.stage._ground
    picture = ground._picture
    assert picture is not None
    view.resize(860, 400)
    shown = view.grab().toImage()
    assert ground._picture is picture
    settle(view)
    assert ground._picture is not picture
    assert view.camera is not None
    assert ground.is_ready(view.camera)
    at = spot_of(view, 66.9, 48.0)
    assert shown.pixelColor(at).lightness() == pytest.approx(
        view.grab().toImage().pixelColor(at).lightness(), abs=12
    )


def test_reading_the_same_files_again_moves_nothing(view: MapView, session: Session) -> None:
    turn(view, QPoint(600, 100), 3)
    settle(view)
    before = camera_of(view)
    session.set_dataset(replace(dataset(), events=dataset().events[:2]))
    settle(view)
    after = camera_of(view)
    assert (after.x, after.y, after.km_per_pixel) == pytest.approx((before.x, before.y, before.km_per_pixel))


def test_language_and_theme_change_at_once(view: MapView) -> None:
    light = view.grab().toImage()
    view.set_appearance(DARK)
    settle(view)
    dark = view.grab().toImage()
    assert dark.pixelColor(450, 400).lightness() < light.pixelColor(450, 400).lightness() - 60
    assert view.scene is not None
    assert "Astana (fr)" in {label.text for label in view.scene.labels}


def test_resizing_keeps_the_opening_view_or_the_readers(view: MapView) -> None:
    view.resize(700, 300)
    settle(view)
    assert view.camera == opening(view.stage.plan, 700, 300)
    assert QRect(0, 0, 700, 300).contains(spot_of(view, 51.17, 43.66))
    turn(view, QPoint(100, 100), 1)
    settle(view)
    middle = view.stage.point_at(350, 150)
    view.resize(900, 420)
    settle(view)
    assert view.stage.point_at(450, 210) == pytest.approx(middle, abs=1e-6)


def test_pictures_are_painted_at_their_own_scale(view: MapView) -> None:
    large = QImage(1800, 840, QImage.Format.Format_RGB32)
    large.setDevicePixelRatio(2)
    view.render(large)
    small = view.grab().toImage()
    for x, y in ((450, 400), (200, 300), (850, 200)):
        one, other = large.pixelColor(2 * x, 2 * y), small.pixelColor(x, y)
        assert abs(one.lightness() - other.lightness()) < 12


def test_a_map_without_its_base_still_works(session: Session, qtbot: Any, tmp_path: Any) -> None:
    view = MapView(session, LIGHT, tmp_path)
    view.resize(600, 300)
    qtbot.addWidget(view)
    view.show()
    settle(view)
    assert view.grab().toImage().pixelColor(20, 150) == LIGHT.palette.water
    assert view.scene is not None
    assert len(view.scene.marks) == 4


def test_vector_pictures_get_texts_and_lines(view: MapView) -> None:
    recorded = QPicture()
    painter = QPainter(recorded)
    view.render(painter, QPoint())
    painter.end()
    assert recorded.size() > 20_000


def test_the_caption_says_whose_boundaries_are_drawn(view: MapView, session: Session) -> None:
    def caption_in(worldview: str | None) -> str:
        made = dataset()
        session.set_dataset(replace(made, info=replace(made.info, map_worldview=worldview)))
        settle(view)
        assert view.scene is not None
        return " ".join(label.text for label in view.scene.caption)

    assert "(de facto)" in caption_in(None)
    assert "as seen by IN; tint de facto" in caption_in("in")
    assert "as seen by KR" in caption_in("KR")
    assert "(de facto)" in caption_in("XX")


def test_a_tooltip_tells_the_figure_behind_a_width(view: MapView, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: said.append(text))
    view.show_flow("freight")
    settle(view)
    at = spot_of(view, 64.08, 44.183)
    QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert said[0].endswith("Freight: 5\N{NO-BREAK SPACE}tonnes (2014)")


def test_a_place_tells_of_its_undated_events(view: MapView, session: Session) -> None:
    made = dataset()
    session.set_dataset(replace(made, events=(*made.events, event("some-day", None, places=("horgos",)))))
    settle(view)
    at = spot_of(view, 80.42, 44.2)
    look = view.stage.look
    assert look is not None
    tip = tip_of(view.stage.hit(at.x(), at.y()), view.stage.plan, look, LIGHT)
    assert tip.endswith("1 undated")
    assert tip.startswith(heading("Horgos") + "<br>2 ")


def test_a_migration_is_not_told_to_operate(view: MapView, session: Session) -> None:
    made = dataset()
    (route,) = made.corridors
    walked = tuple(replace(segment, mode=Mode.OTHER) for segment in route.segments)
    session.set_dataset(replace(made, corridors=(replace(route, mode=Mode.OTHER, segments=walked),)))
    settle(view)
    at = spot_of(view, 64.08, 44.183)
    look = view.stage.look
    assert look is not None
    assert tip_of(view.stage.hit(at.x(), at.y()), view.stage.plan, look, LIGHT) == heading("The route")


def test_many_missing_events_go_on_further_pages(view: MapView, session: Session) -> None:
    made = dataset()
    more = tuple(event(f"talk-{number}", "2016", places=("region",)) for number in range(60))
    undated = event("some-day", None, places=("astana",))
    session.set_dataset(replace(made, events=(*made.events, *more, undated)))
    settle(view)
    look = view.stage.look
    assert look is not None
    groups = missing_groups(session, view.stage.plan, look)
    assert {group.title: group.count for group in groups} == {"Without a place": 61, "Undated": 1}
    menu = missing_menu(view, view.stage.plan, groups, LIGHT, session.select)
    pages = menu.actions()[0].menu()
    assert isinstance(pages, QMenu)
    assert [page.text() for page in pages.actions()] == ["1–40", "41–61"]
    last = pages.actions()[1].menu()
    assert isinstance(last, QMenu)
    last.aboutToShow.emit()
    assert len(last.actions()) == 21
    menu.deleteLater()


def test_work_is_done_in_steps_unless_somebody_waits(view: MapView) -> None:
    view.navigator.zoom_by(2.0)
    view.navigator.hold()
    view.rest()
    assert view.slices.is_busy
    view.slices.finish()
    assert not view.slices.is_busy
    view.stage.forget_paint()
    view.grab()
    view.navigator.rest_now()
    assert not view.slices.is_busy


def test_the_ground_does_not_end_while_the_map_is_dragged(view: MapView, qtbot: Any) -> None:
    middle = QPoint(450, 210)
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    qtbot.mousePress(view, left, plain, middle)
    for _ in range(30):
        view.stage.move(panned(camera_of(view), 0.0, 10.0))
        view.navigator.moved.emit()
    assert view.stage.needs_patch()
    for step in range(8):
        qtbot.mouseMove(view, middle + QPoint(0, 8 * step))
        QTest.qWait(30)
    qtbot.waitUntil(lambda: not view.stage.needs_patch(), timeout=3000)
    qtbot.mouseRelease(view, left, plain, middle + QPoint(0, 56))
    settle(view)
