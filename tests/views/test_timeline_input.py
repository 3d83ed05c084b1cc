from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.views.timeline_tools import (
    ALT,
    CTRL,
    NONE,
    SHIFT,
    STILL,
    dataset,
    drag,
    make_low,
    middle,
    place_of,
    ref,
    shown_view,
    span_days,
    turn,
)
from timeline_app.model.edtf import parse_edtf
from timeline_app.state.cursor import cursor_of
from timeline_app.state.session import Session
from timeline_app.views.timeline.timeline_view import TimelineView


@pytest.fixture
def session(qapp: Any) -> Session:
    return Session(dataset())


@pytest.fixture
def view(qtbot: Any, session: Session) -> TimelineView:
    return shown_view(qtbot, session)


# The wheel and the trackpad


def test_a_notch_zooms_about_the_pointer(view: TimelineView, session: Session) -> None:
    at = QPointF(400, 200)
    before, instant = span_days(session), view.scene.axis.instant_at(400)
    turn(view, at, QPoint(0, 120))
    assert span_days(session) == pytest.approx(before / 1.2)
    assert abs(view.scene.axis.x_of(instant) - 400) < 1
    turn(view, at, QPoint(0, -120))
    assert span_days(session) == pytest.approx(before)


def test_the_time_under_the_pointer_stays_for_fifty_notches_in_and_out(
    view: TimelineView, session: Session
) -> None:
    instant = view.scene.axis.instant_at(700)
    for angle in [120] * 50 + [-120] * 50:
        turn(view, QPointF(700, 200), QPoint(0, angle))
        assert (
            abs(view.scene.axis.x_of(instant) - 700) < 1 or view.camera.span[1] - view.camera.span[0] < 0.01
        )


def test_at_most_four_notches_count_at_once(view: TimelineView, session: Session) -> None:
    before = span_days(session)
    turn(view, middle(view), QPoint(0, 1_200))
    assert span_days(session) == pytest.approx(before / 1.2**4)


def test_ctrl_zooms_finely_and_shift_pans_a_tenth(view: TimelineView, session: Session) -> None:
    before = session.state.span
    turn(view, middle(view), QPoint(0, 120), keys=CTRL)
    assert span_days(session) == pytest.approx((before[1] - before[0]) / 1.05)
    before = session.state.span
    turn(view, middle(view), QPoint(0, -120), keys=SHIFT)
    assert session.state.span[0] - before[0] == pytest.approx(0.1 * span_days(session))


def test_two_fingers_pan_and_never_zoom(view: TimelineView, session: Session) -> None:
    before = session.state.span
    turn(view, middle(view), pixels=QPoint(-30, 0))
    moved = session.state.span[0] - before[0]
    assert moved == pytest.approx(30 / view.scene.axis.scale)
    # Some trackpads send pixels with an angle of nothing; up and down scrolls lanes.
    turn(view, middle(view), pixels=QPoint(0, 40))
    turn(view, middle(view), QPoint(0, 8), phase=Qt.ScrollPhase.ScrollUpdate)
    assert span_days(session) == pytest.approx(before[1] - before[0])


def test_alt_scrolls_lanes_whichever_axis_the_platform_sends(view: TimelineView, session: Session) -> None:
    make_low(view)
    before = session.state.span
    turn(view, QPointF(500, 80), QPoint(0, -120), keys=ALT)
    once = view.scene.scroll
    turn(view, QPointF(500, 80), QPoint(-120, 0), keys=ALT)
    assert 0 < once <= view.scene.scroll
    assert session.state.span == before


def test_the_wheel_can_be_set_to_scroll(view: TimelineView, session: Session) -> None:
    view.wheel_zooms = False
    make_low(view)
    before = session.state.span
    turn(view, QPointF(500, 80), QPoint(0, -120))
    assert view.scene.scroll > 0
    assert session.state.span == before


def test_a_pinch_zooms_about_its_centre(view: TimelineView, session: Session) -> None:
    at = QPointF(500, 200)
    before, instant = span_days(session), view.scene.axis.instant_at(500)
    kind, device = Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice()
    pinch = QNativeGestureEvent(
        kind, device, 2, at, at, QPointF(view.mapToGlobal(at.toPoint())), 0.25, QPointF()
    )
    QApplication.sendEvent(view, pinch)
    assert span_days(session) == pytest.approx(before / 1.25)
    assert abs(view.scene.axis.x_of(instant) - 500) < 1


def test_zooming_eases_and_can_be_interrupted(qtbot: Any, view: TimelineView, session: Session) -> None:
    view.set_appearance(replace(STILL, reduced_motion=False))
    before = span_days(session)
    turn(view, middle(view), QPoint(0, 120))
    assert view.camera.is_moving
    assert span_days(session) == before
    turn(view, middle(view), QPoint(0, 120))
    qtbot.waitUntil(lambda: not view.camera.is_moving, timeout=2_000)
    assert span_days(session) == pytest.approx(before / 1.44)
    turn(view, middle(view), QPoint(0, -120))
    session.show_span((0.0, 100.0))
    assert not view.camera.is_moving
    assert session.state.span == (0.0, 100.0)


def test_limits_are_soft(qtbot: Any, view: TimelineView, session: Session) -> None:
    session.show_span((15_000.0, 15_000.001))
    for _ in range(6):
        turn(view, middle(view), QPoint(0, 120))
    assert 1 / 1_500 < span_days(session) < 0.001


# Dragging and clicking


def test_dragging_the_ground_pans(view: TimelineView, session: Session) -> None:
    before, scale = session.state.span, view.scene.axis.scale
    start = QPoint(700, 380)
    drag(view, start, start - QPoint(50, 0), start - QPoint(120, 0))
    assert session.state.span[0] - before[0] == pytest.approx(120 / scale)
    assert session.state.selection == ()


def test_a_flick_coasts_on_and_a_press_stops_it(qtbot: Any, view: TimelineView, session: Session) -> None:
    view.set_appearance(replace(STILL, reduced_motion=False))
    start = QPoint(800, 380)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, start)
    for step in range(6):
        QTest.mouseMove(view, start - QPoint(30 * step, 0), delay=4)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, start - QPoint(150, 0))
    released = session.state.span[0]
    qtbot.waitUntil(lambda: session.state.span[0] > released, timeout=2_000)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, start)
    assert not view.camera.is_moving
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, start)


def test_a_flick_does_not_lead_out_of_sight(view: TimelineView, session: Session) -> None:
    view.set_appearance(replace(STILL, reduced_motion=False))
    session.show_span((session.whole[1] + 10, session.whole[1] + 1_000))
    view.camera.fling(1e6, 1.0)
    view.camera._on_timer_timeout()
    assert not view.camera.is_moving


def test_shift_drag_zooms_to_the_dragged_span(view: TimelineView, session: Session) -> None:
    axis = view.scene.axis
    wanted = axis.instant_at(400), axis.instant_at(600)
    drag(view, QPoint(400, 380), QPoint(500, 380), QPoint(600, 380), keys=SHIFT)
    assert session.state.span == pytest.approx(wanted)


def test_ctrl_drag_selects_the_events_of_the_span(view: TimelineView, session: Session) -> None:
    axis = view.scene.axis
    day = parse_edtf("2014-06").start_instant
    start = QPoint(round(axis.x_of(day)), round(view.scene.heads[0].y) + 2)
    drag(view, start, start + QPoint(60, 10), start + QPoint(150, 40), keys=CTRL)
    assert ref("third") in session.state.selection
    assert ref("first") not in session.state.selection


def test_clicking_selects_adds_and_clears(view: TimelineView, session: Session) -> None:
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, NONE, place_of(view, "first"))
    assert session.state.selection == (ref("first"),)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, CTRL, place_of(view, "third"))
    assert session.state.selection == (ref("first"), ref("third"))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, CTRL, place_of(view, "third"))
    assert session.state.selection == (ref("first"),)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, NONE, QPoint(900, 385))
    assert session.state.selection == ()


def test_double_clicks_zoom_to_the_event_and_into_the_ground(view: TimelineView, session: Session) -> None:
    before = span_days(session)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, NONE, QPoint(900, 385))
    assert span_days(session) == pytest.approx(before / 2)
    session.show_span((14_000.0, 18_000.0))
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, NONE, place_of(view, "third"))
    assert span_days(session) == pytest.approx(20)
    assert session.state.selection == (ref("third"),)


def test_hovering_tells_the_session_and_leaving_too(view: TimelineView, session: Session) -> None:
    # A pointer that a test before left in this very place would not have moved.
    QTest.mouseMove(view, place_of(view, "third") + QPoint(200, 40))
    QTest.mouseMove(view, place_of(view, "third"))
    assert session.state.hovered == ref("third")
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert session.state.hovered is None


def test_the_cursor_is_put_on_the_axis_dragged_and_let_go(view: TimelineView, session: Session) -> None:
    axis = view.scene.axis
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, NONE, QPoint(500, 30))
    assert abs(cursor_of(session) - axis.instant_at(500)) <= 1
    flag = view.scene.cursor
    assert flag is not None
    grip = QPoint(round(flag.text_x + flag.text_width / 2), 10)
    drag(view, grip, grip + QPoint(50, 0), grip + QPoint(100, 0))
    assert abs(cursor_of(session) - axis.instant_at(grip.x() + 100)) <= 1
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, NONE, QPoint(300, 30))
    assert session.state.cursor is None


def test_escape_gives_up_a_drag(view: TimelineView, session: Session) -> None:
    before = session.state.span
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, QPoint(700, 380))
    QTest.mouseMove(view, QPoint(600, 380))
    assert session.state.span != before
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert session.state.span == before
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, QPoint(600, 380))


# The overview


def test_the_overview_moves_and_resizes_the_window(view: TimelineView, session: Session) -> None:
    strip = view.scene.overview
    scale, y = strip.base.axis.scale, round(strip.base.top + 8)
    before = session.state.span
    grip = QPoint(round((strip.left + strip.right) / 2), y)
    drag(view, grip, grip + QPoint(10, 0), grip + QPoint(20, 0))
    assert session.state.span[0] - before[0] == pytest.approx(20 / scale)
    before, strip = session.state.span, view.scene.overview
    grip = QPoint(round(strip.right), y)
    drag(view, grip, grip - QPoint(10, 0), grip - QPoint(30, 0))
    assert session.state.span[0] == before[0]
    assert before[1] - session.state.span[1] == pytest.approx(30 / scale)


def test_the_overview_centres_at_a_click_and_fits_at_two(view: TimelineView, session: Session) -> None:
    session.show_span((15_000.0, 15_100.0))
    strip = view.scene.overview
    at = QPoint(round(strip.base.axis.right) - 20, round(strip.base.top + 8))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, NONE, at)
    middle_day = sum(session.state.span) / 2
    assert abs(middle_day - strip.base.axis.instant_at(at.x())) < 1e-6
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, NONE, at)
    assert session.state.span[0] < session.whole[0]
    assert session.state.span[1] > session.whole[1]
