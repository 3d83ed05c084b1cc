"""The map as hands use it."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.views.map_hands import (
    ASTANA,
    HORGOS,
    LIGHT,
    ROUTE,
    camera_of,
    dataset,
    drag,
    settle,
    spot_of,
    turn,
)
from timeline_app import paths
from timeline_app.model.edtf import parse_edtf
from timeline_app.state.session import Session
from timeline_app.state.view_state import Camera
from timeline_app.views.map.map_view import MapView


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


def test_the_wheel_zooms_about_the_pointer(view: MapView) -> None:
    before, at = camera_of(view).km_per_pixel, QPoint(700, 100)
    spot = view.stage.point_at(700, 100)
    turn(view, at, 2)
    assert camera_of(view).km_per_pixel == pytest.approx(before / 1.2**2)
    assert view.stage.point_at(700, 100) == pytest.approx(spot, abs=1e-6)
    turn(view, at, 100)
    assert camera_of(view).km_per_pixel == pytest.approx(before / 1.2**6)


def test_the_wheel_can_be_set_to_scroll(view: MapView) -> None:
    view.wheel_zooms = False
    before, middle = camera_of(view), QPoint(450, 210)
    turn(view, middle, -1)
    settle(view)
    assert camera_of(view).km_per_pixel == before.km_per_pixel
    assert camera_of(view).y < before.y
    turn(view, middle, 1, Qt.KeyboardModifier.ControlModifier)
    settle(view)
    assert camera_of(view).km_per_pixel < before.km_per_pixel


def test_control_makes_the_wheel_finer_and_shift_pans(view: MapView) -> None:
    before = camera_of(view)
    turn(view, QPoint(450, 210), 1, Qt.KeyboardModifier.ControlModifier)
    assert camera_of(view).km_per_pixel == pytest.approx(before.km_per_pixel / 1.05)
    between = camera_of(view)
    turn(view, QPoint(450, 210), 1, Qt.KeyboardModifier.ShiftModifier)
    assert camera_of(view).km_per_pixel == between.km_per_pixel
    assert camera_of(view).x < between.x


def test_a_trackpad_pans(view: MapView) -> None:
    before = camera_of(view)
    sent = QWheelEvent(
        QPointF(400, 200),
        view.mapToGlobal(QPointF(400, 200)),
        QPoint(12, -7),
        QPoint(),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.ScrollUpdate,
        False,
    )
    QApplication.sendEvent(view, sent)
    after = camera_of(view)
    assert after.km_per_pixel == before.km_per_pixel
    assert (before.x - after.x) / before.km_per_pixel == pytest.approx(12)
    assert (after.y - before.y) / before.km_per_pixel == pytest.approx(-7)


def test_alt_and_the_wheel_move_the_time_cursor(view: MapView, session: Session) -> None:
    first, last = session.state.span
    session.update(cursor=first)
    turn(view, QPoint(450, 210), 3, Qt.KeyboardModifier.AltModifier)
    assert session.state.cursor == pytest.approx(first + 0.03 * (last - first))
    turn(view, QPoint(450, 210), -4, Qt.KeyboardModifier.AltModifier)
    assert session.state.cursor == first


def test_dragging_pans_and_selects_nothing(view: MapView, session: Session, qtbot: Any) -> None:
    session.select(ASTANA)
    before = camera_of(view)
    drag(view, qtbot, QPoint(450, 120), QPoint(350, 160))
    after = camera_of(view)
    assert (after.x - before.x) / before.km_per_pixel == pytest.approx(100)
    assert (after.y - before.y) / before.km_per_pixel == pytest.approx(40)
    assert session.state.selection == (ASTANA,)


def test_shift_and_drag_zoom_into_the_box(view: MapView, qtbot: Any) -> None:
    corner = view.stage.point_at(400, 100)
    middle = view.stage.point_at(500, 150)
    drag(view, qtbot, QPoint(400, 100), QPoint(600, 200), Qt.KeyboardModifier.ShiftModifier)
    assert view.stage.point_at(450, 210) == pytest.approx(middle, abs=1e-6)
    assert corner is not None
    assert view.rect().contains(spot_of(view, *corner))


def test_the_session_learns_where_the_map_came_to_rest(view: MapView, session: Session, qtbot: Any) -> None:
    assert session.state.camera is None
    drag(view, qtbot, QPoint(450, 120), QPoint(350, 160))
    assert session.state.camera is None
    settle(view)
    told = session.state.camera
    assert told is not None
    assert (told.lon, told.lat) == pytest.approx(view.stage.point_at(450, 210))


def test_going_back_returns_to_where_the_map_was(view: MapView, session: Session) -> None:
    opening = camera_of(view)
    session.update(camera=Camera(80.4, 44.2, 1.0))
    assert spot_of(view, 80.4, 44.2) == QPoint(450, 210)
    session.update(camera=None)
    assert camera_of(view) == opening


def test_a_story_fits_its_places(view: MapView, session: Session) -> None:
    session.update(fit=("horgos", "almaty"))
    inside = view.rect().adjusted(20, 10, -20, -10)
    assert inside.contains(spot_of(view, 80.42, 44.2))
    assert inside.contains(spot_of(view, 76.9, 43.25))
    assert not view.rect().contains(spot_of(view, 51.17, 43.66))
    settle(view)
    assert session.state.camera is None


def test_clicks_select_add_and_clear(view: MapView, session: Session, qtbot: Any) -> None:
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(view, left, Qt.KeyboardModifier.NoModifier, spot_of(view, 71.45, 51.18))
    assert session.state.selection == (ASTANA,)
    on_route = spot_of(view, 64.08, 44.183)
    qtbot.mouseClick(view, left, Qt.KeyboardModifier.ControlModifier, on_route)
    assert session.state.selection == (ASTANA, ROUTE)
    qtbot.mouseClick(view, left, Qt.KeyboardModifier.ControlModifier, QPoint(450, 400))
    assert session.state.selection == (ASTANA, ROUTE)
    qtbot.mouseClick(view, left, Qt.KeyboardModifier.NoModifier, QPoint(450, 400))
    assert session.state.selection == ()


def test_a_double_click_goes_to_the_place_or_twice_as_near(view: MapView, qtbot: Any) -> None:
    before = camera_of(view).km_per_pixel
    empty = QPoint(450, 400)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, empty)
    assert camera_of(view).km_per_pixel == pytest.approx(before / 2)
    view.navigator.show_everything()
    settle(view)
    place = spot_of(view, 80.42, 44.2)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert camera_of(view).km_per_pixel == pytest.approx(1.2)


def test_hovering_lights_and_leaving_puts_out(view: MapView, session: Session, qtbot: Any) -> None:
    said: list[str] = []
    view.pointed_at.connect(said.append)
    qtbot.mouseMove(view, spot_of(view, 71.45, 51.18))
    assert session.state.hovered == ASTANA
    assert said[-1].startswith("51.")
    qtbot.mouseMove(view, QPoint(450, 400))
    assert session.state.hovered is None
    view.leaveEvent(None)  # type: ignore[arg-type]
    assert said[-1] == ""


@pytest.mark.parametrize(
    ("key", "moved"),
    [
        (Qt.Key.Key_Left, (-80, 0)),
        (Qt.Key.Key_Right, (80, 0)),
        (Qt.Key.Key_Up, (0, 80)),
        (Qt.Key.Key_Down, (0, -80)),
    ],
)
def test_arrows_pan(view: MapView, qtbot: Any, key: Qt.Key, moved: tuple[float, float]) -> None:
    before = camera_of(view)
    qtbot.keyClick(view, key)
    after = camera_of(view)
    steps = (after.x - before.x) / before.km_per_pixel, (after.y - before.y) / before.km_per_pixel
    assert steps == pytest.approx(moved)


def test_keys_zoom_fit_and_clear(view: MapView, session: Session, qtbot: Any) -> None:
    before = camera_of(view).km_per_pixel
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_W)
    assert camera_of(view).km_per_pixel == pytest.approx(before / 2.25)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_S)
    assert camera_of(view).km_per_pixel == pytest.approx(before)
    session.select(HORGOS)
    qtbot.keyClick(view, Qt.Key.Key_F)
    assert camera_of(view).km_per_pixel == pytest.approx(1.2)
    qtbot.keyClick(view, Qt.Key.Key_0)
    for lon, lat in ((71.45, 51.18), (80.42, 44.2), (51.17, 43.66)):
        assert view.rect().contains(spot_of(view, lon, lat))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert session.state.selection == ()


def test_a_low_map_folds_its_legend_until_asked_and_never_on_paper(view: MapView, qtbot: Any) -> None:
    view.resize(900, 300)
    settle(view)

    def rows() -> list[str]:
        assert view.scene is not None
        assert view.scene.legend is not None
        return [row.label.text for row in view.scene.legend.rows]

    assert rows() == ["Legend"]
    paper = QImage(1800, 600, QImage.Format.Format_RGB32)
    painter = QPainter(paper)
    painter.scale(2, 2)
    view.render(painter, QPoint())
    painter.end()
    # Beside the button the open legend has its ground, not quite opaque; on screen there is land.
    assert min(paper.pixelColor(2 * 130, 2 * 280).getRgb()) >= 252
    assert min(view.grab().toImage().pixelColor(130, 280).getRgb()) < 248
    for expected in (True, False):
        assert view.scene is not None
        assert view.scene.legend is not None
        toggle = next(row for row in view.scene.legend.rows if row.is_toggle)
        left, top, _, height = toggle.sample
        at = QPoint(round(left + 12), round(top + height / 2))
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        settle(view)
        assert ("The route" in rows()) is expected
