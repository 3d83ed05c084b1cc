from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import event
from timeline_app.layout.timeline.hit import hit_timeline, members_of
from timeline_app.model.dataset import Dataset, DatasetInfo
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.event import EventStatus
from timeline_app.model.filter import Filter
from timeline_app.model.place import Actor, Category, Place
from timeline_app.model.ref import Kind, Ref
from timeline_app.painting.palette import load_palette
from timeline_app.state.cursor import cursor_of
from timeline_app.state.session import Session
from timeline_app.state.view_state import Lanes
from timeline_app.views.appearance import Appearance
from timeline_app.views.timeline.timeline_view import TimelineView

THEMES = Path(__file__).resolve().parents[2] / "resources" / "themes"
STILL = Appearance(load_palette(THEMES / "light.toml"), "en", ("en",), reduced_motion=True)
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
SAME_DAY = 31


def dataset() -> Dataset:
    """Return three lanes: a few events far apart, thirty-one of one day, and two without a date."""
    return Dataset(
        info=DatasetInfo(
            id="views", title={"en": "Views"}, languages=("en",), opening_span=parse_edtf("2010/2020")
        ),
        categories=tuple(
            Category(id=i, title={"en": i.title()}, colour="blue") for i in ("talks", "trade", "busy")
        ),
        places=(Place(id="urumqi", name={"en": "Ürümqi"}, lon=87.6, lat=43.8),),
        actors=(Actor(id="league", name={"en": "The League"}),),
        events=(
            event("first", "2011-03-04", category="talks", places=("urumqi",)),
            event("second", "2013-06", category="trade", importance=5),
            event("long", "2012/2016", category="trade", status=EventStatus.ONGOING),
            event("third", "2015-09-10", category="talks", actors=("league",)),
            event("last", "2019", category="talks"),
            *(event(f"same-{n}", "2017-05-05", category="busy") for n in range(SAME_DAY)),
            event("shelved", category="talks"),
            event("unread", category="trade"),
        ),
    )


def ref(identifier: str) -> Ref:
    return Ref(Kind.EVENT, identifier)


@pytest.fixture
def session(qapp: Any) -> Session:
    return Session(dataset())


@pytest.fixture
def view(qtbot: Any, session: Session) -> TimelineView:
    made = TimelineView(session, STILL)
    qtbot.addWidget(made)
    made.resize(1000, 470)
    made.show()
    made.setFocus()
    return made


def turn(
    view: TimelineView,
    at: QPointF,
    angle: QPoint = QPoint(),  # noqa: B008
    pixels: QPoint = QPoint(),  # noqa: B008
    keys: Qt.KeyboardModifier = NONE,
    phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
) -> None:
    where = QPointF(view.mapToGlobal(at.toPoint()))
    buttons = Qt.MouseButton.NoButton
    QApplication.sendEvent(view, QWheelEvent(at, where, pixels, angle, buttons, keys, phase, False))


def middle(view: TimelineView) -> QPointF:
    axis = view.scene.axis
    return QPointF(axis.left + axis.width / 2, view.scene.geometry.lanes_bottom - 8)


def place_of(view: TimelineView, identifier: str) -> QPoint:
    """Return where an event can be clicked."""
    scene, index = view.scene, view.scene.index
    for mark, position in enumerate(scene.marks.position.tolist()):
        if index.columns.ids[int(index.row[position])] == identifier:
            left = max(float(scene.marks.left[mark]), scene.axis.left)
            return QPoint(round(left + 6), round(float(scene.marks.y[mark])))
    raise AssertionError(f"{identifier} is not drawn")


def drag(view: TimelineView, start: QPoint, *path: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mousePress(view, Qt.MouseButton.LeftButton, keys, start)
    for point in path:
        QTest.mouseMove(view, point)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, keys, path[-1])


def span_days(session: Session) -> float:
    first, last = session.state.span
    return last - first


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
    view.resize(1000, 200)
    before = session.state.span
    turn(view, QPointF(500, 80), QPoint(0, -120), keys=ALT)
    once = view.scene.scroll
    turn(view, QPointF(500, 80), QPoint(-120, 0), keys=ALT)
    assert 0 < once <= view.scene.scroll
    assert session.state.span == before


def test_the_wheel_can_be_set_to_scroll(view: TimelineView, session: Session) -> None:
    view.wheel_zooms = False
    view.resize(1000, 200)
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


# Keys


def selected(session: Session) -> str:
    leading = session.state.leading
    return leading.id if leading else ""


def test_arrows_go_from_event_to_event_and_keep_them_in_view(view: TimelineView, session: Session) -> None:
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert selected(session) == "first"
    seen = ["first"]
    for _ in range(SAME_DAY + 4):
        QTest.keyClick(view, Qt.Key.Key_Right)
        seen.append(selected(session))
        first, last = session.state.span
        start = session.dataset.events_by_id[seen[-1]].when.start_instant  # type: ignore[union-attr]
        assert first <= start <= last
    assert seen == ["first", "long", "second", "third", *(f"same-{n}" for n in range(SAME_DAY)), "last"]
    QTest.keyClick(view, Qt.Key.Key_Comma)
    assert selected(session) == f"same-{SAME_DAY - 1}"
    QTest.keyClick(view, Qt.Key.Key_End)
    assert selected(session) == "last"


def test_up_and_down_change_the_lane(view: TimelineView, session: Session) -> None:
    session.select(ref("third"))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert selected(session) in ("second", "long")
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert session.dataset.events_by_id[selected(session)].category == "talks"


@pytest.mark.parametrize(
    ("key", "keys", "factor", "shift"),
    [
        (Qt.Key.Key_W, NONE, 1.5, 0.0),
        (Qt.Key.Key_Plus, NONE, 1.5, 0.0),
        (Qt.Key.Key_Equal, CTRL, 1.5, 0.0),
        (Qt.Key.Key_S, NONE, 1 / 1.5, 0.0),
        (Qt.Key.Key_Minus, CTRL, 1 / 1.5, 0.0),
        (Qt.Key.Key_A, NONE, 1.0, -0.25),
        (Qt.Key.Key_D, NONE, 1.0, 0.25),
        (Qt.Key.Key_PageUp, NONE, 1.0, -1.0),
        (Qt.Key.Key_PageDown, NONE, 1.0, 1.0),
    ],
)
def test_keys_zoom_and_pan(
    view: TimelineView, session: Session, key: Qt.Key, keys: Any, factor: float, shift: float
) -> None:
    before = session.state.span
    days = before[1] - before[0]
    QTest.keyClick(view, key, keys)
    assert span_days(session) == pytest.approx(days / factor)
    assert sum(session.state.span) / 2 - sum(before) / 2 == pytest.approx(shift * days, abs=1e-6)


@pytest.mark.parametrize(("key", "keys"), [(Qt.Key.Key_0, NONE), (Qt.Key.Key_Home, CTRL)])
def test_everything_can_be_shown(view: TimelineView, session: Session, key: Qt.Key, keys: Any) -> None:
    session.show_span((0.0, 10.0))
    QTest.keyClick(view, key, keys)
    assert session.state.span[0] < session.whole[0] < session.whole[1] < session.state.span[1]


def test_f_centres_then_fits(view: TimelineView, session: Session) -> None:
    session.select(ref("third"))
    day = parse_edtf("2015-09-10").start_instant
    QTest.keyClick(view, Qt.Key.Key_F)
    assert sum(session.state.span) / 2 == pytest.approx(day + 0.5)
    assert span_days(session) > 1_000
    QTest.keyClick(view, Qt.Key.Key_F)
    assert span_days(session) == pytest.approx(20)


def test_f_fits_all_when_nothing_is_selected(view: TimelineView, session: Session) -> None:
    session.show_span((0.0, 10.0))
    QTest.keyClick(view, Qt.Key.Key_F)
    assert session.state.span[1] > session.whole[1]


def test_escape_clears_the_selection_and_question_mark_explains(view: TimelineView, session: Session) -> None:
    session.select(ref("third"))
    QTest.keyClick(view, Qt.Key.Key_Question)
    assert view._overlays.legend
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view._overlays.legend
    assert session.state.selection
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert session.state.selection == ()


def test_today_keeps_the_zoom(view: TimelineView, session: Session) -> None:
    days = span_days(session)
    view.go_to_today()
    assert span_days(session) == pytest.approx(days)
    assert view.scene.today is not None


# Clusters and lists


def show_cluster(view: TimelineView, session: Session) -> Any:
    day = parse_edtf("2017-05-05").start_instant
    session.show_span((day - 1_500, day + 1_500))
    view.scroll_lanes(1_000)
    return max(view.scene.clusters, key=lambda cluster: cluster.size)


def test_every_event_of_a_crowded_day_is_reached_by_mouse(view: TimelineView, session: Session) -> None:
    show_cluster(view, session)
    reached = {view.scene.index.columns.ids[int(view.scene.index.row[p])] for p in view.scene.marks.position}
    for cluster in view.scene.clusters:
        at = QPoint(round(cluster.x), round(cluster.y))
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, NONE, at)
        listed = view._lists._list
        assert listed.isVisible()
        model = listed._view.model()
        assert model.rowCount() == cluster.size
        for row in range(model.rowCount()):
            listed._view.setCurrentIndex(model.index(row, 0))
            QTest.keyClick(listed._view, Qt.Key.Key_Return)
            reached.add(selected(session))
        QTest.keyClick(listed._view, Qt.Key.Key_Escape)
        assert not listed.isVisible()
    assert reached >= {f"same-{n}" for n in range(SAME_DAY)}


def test_enter_opens_the_cluster_of_the_selected_event(view: TimelineView, session: Session) -> None:
    cluster = show_cluster(view, session)
    position = int(members_of(view.scene, cluster)[0])
    index = view.scene.index
    session.select(ref(index.columns.ids[int(index.row[position])]))
    hidden = set(view.scene.marks.position.tolist())
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view._lists.is_open or position in hidden


def test_a_double_click_zooms_into_a_cluster(view: TimelineView, session: Session) -> None:
    cluster = show_cluster(view, session)
    before = span_days(session)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, NONE, QPoint(round(cluster.x), round(cluster.y)))
    assert span_days(session) < before


def test_the_shelf_lists_what_has_no_date(view: TimelineView, session: Session) -> None:
    view.open_shelf()
    listed = view._lists._list
    model = listed._view.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Shelved", "Unread"]
    listed._view.setCurrentIndex(model.index(1, 0))
    QTest.keyClick(listed._view, Qt.Key.Key_Enter)
    assert selected(session) == "unread"


# Lanes


def test_lanes_collapse_hide_and_come_back(view: TimelineView, session: Session) -> None:
    height = view.scene.content_height
    head = view.scene.heads[2]
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, NONE, QPoint(60, round(head.y) + 8))
    assert session.state.lanes.collapsed == {head.key}
    assert view.scene.content_height < height
    view.lane_menus.hide("talks")
    assert "talks" not in [head.key for head in view.scene.heads]
    assert view.counts.unseen == 3
    view.lane_menus.show_all()
    assert view.scene.content_height == height


def test_lanes_are_reordered_by_dragging_their_headers(view: TimelineView, session: Session) -> None:
    first, second = view.scene.heads[:2]
    start = QPoint(60, round(first.y) + 8)
    drag(view, start, start + QPoint(0, 20), QPoint(60, round(second.y + second.height) - 2))
    assert session.state.lanes.order[:2] == (second.key, first.key)
    assert view.scene.heads[0].key == second.key


@pytest.mark.parametrize(("by", "lanes"), [("place", 2), ("actor", 2), ("none", 1), ("category", 3)])
def test_lanes_can_be_made_otherwise(view: TimelineView, session: Session, by: str, lanes: int) -> None:
    view.lane_menus.set_grouping(by)
    assert session.state.lanes == Lanes(by=by)
    assert view.scene.index.lane_count == lanes
    assert view.counts.total == len(session.dataset.events)


# Counts, filters, datasets


def test_counts_add_up_and_are_told(qtbot: Any, view: TimelineView, session: Session) -> None:
    _ = view.counts
    with qtbot.waitSignal(view.counts_changed):
        session.update(filter=Filter(categories=frozenset({"talks"})))
        _ = view.scene
    counts = view.counts
    assert counts.hidden == SAME_DAY + 2
    assert counts.undated == 2
    assert counts.total == len(session.dataset.events)


def test_another_dataset_is_shown(view: TimelineView, session: Session) -> None:
    session.set_dataset(Dataset(events=(event("only", "1999"),)), keep_view=False)
    assert view.counts.shown == 1
    session.set_dataset(Dataset(), keep_view=False)
    assert view.counts.total == 0
    view.grab()


def test_another_language_and_theme(view: TimelineView, session: Session) -> None:
    before = [label.text for label in view.scene.axis_scene.coarse]
    view.set_appearance(
        Appearance(load_palette(THEMES / "dark.toml"), "fr", ("fr", "en"), reduced_motion=True)
    )
    assert [label.text for label in view.scene.axis_scene.coarse] != before
    assert view.grab().toImage().pixelColor(5, 5).lightness() < 60


def test_what_is_seen_can_be_hit(view: TimelineView) -> None:
    at = place_of(view, "third")
    target = hit_timeline(view.scene, at.x(), at.y())
    assert target is not None
    assert target.ref == ref("third")


def test_a_reveal_moves_as_little_as_it_must(view: TimelineView, session: Session) -> None:
    before = session.state.span
    session.select(ref("third"))
    view.reveal_selection()
    assert session.state.span == before
    session.show_span((0.0, 1_000.0))
    view.reveal_selection()
    assert span_days(session) == pytest.approx(1_000)
    assert session.state.span[1] > parse_edtf("2015-09-10").end_instant  # type: ignore[operator]
