"""Everything can be reached, by mouse and by keyboard, and what is empty says so."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.views.timeline_tools import (
    NONE,
    SHIFT,
    dataset,
    make_low,
    middle,
    place_of,
    ref,
    selected,
    show_cluster,
    shown_view,
    span_days,
)
from timeline_app.layout.timeline.hit import members_of
from timeline_app.model.dataset import Dataset
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.filter import Filter
from timeline_app.state.session import Session
from timeline_app.state.view_state import Lanes
from timeline_app.views.timeline.emptiness import emptiness_of
from timeline_app.views.timeline.timeline_view import TimelineView
from timeline_app.views.timeline.tooltip import TITLES, tooltip_at


@pytest.fixture
def session(qapp: Any) -> Session:
    return Session(dataset())


@pytest.fixture
def view(qtbot: Any, session: Session) -> TimelineView:
    return shown_view(qtbot, session)


def test_a_click_in_a_list_keeps_it_open_and_enter_gives_the_focus_back(
    view: TimelineView, session: Session
) -> None:
    cluster = show_cluster(view, session)
    view.open_cluster(cluster)
    listed = view._lists._list
    model = listed._view.model()
    for row in (1, 0):
        where = listed._view.visualRect(model.index(row, 0)).center()
        QTest.mouseClick(listed._view.viewport(), Qt.MouseButton.LeftButton, NONE, where)
        assert selected(session) == listed._ref(model.index(row, 0)).id
        assert listed.isVisible()
    QTest.keyClick(listed._view, Qt.Key.Key_Return)
    assert not listed.isVisible()
    assert view.focusWidget() is view


def test_enter_opens_a_cluster_at_the_selected_event(view: TimelineView, session: Session) -> None:
    cluster = show_cluster(view, session)
    index = view.scene.index
    members = members_of(view.scene, cluster).tolist()
    wanted = next(p for p in reversed(members) if p not in view.scene.marks.position)
    session.select(ref(index.columns.ids[int(index.row[wanted])]))
    QTest.keyClick(view, Qt.Key.Key_Return)
    listed = view._lists._list
    assert listed._ref(listed._view.currentIndex()) == session.state.leading


def test_a_double_click_in_a_list_zooms_to_the_event(view: TimelineView, session: Session) -> None:
    cluster = show_cluster(view, session)
    view.open_cluster(cluster)
    before, listed = span_days(session), view._lists._list
    row = listed._view.model().index(1, 0)
    listed._view.doubleClicked.emit(row)
    assert not listed.isVisible()
    assert span_days(session) < before


def test_a_cluster_is_named_by_its_first_events(view: TimelineView, session: Session) -> None:
    cluster = show_cluster(view, session)
    words = tooltip_at(view, cluster.x, cluster.y)
    assert words.count("Same-") == min(TITLES, cluster.size)
    assert ("more" in words) == (cluster.size > TITLES)


def test_a_press_closes_the_legend_and_does_nothing_else(view: TimelineView, session: Session) -> None:
    session.select(ref("third"))
    view.toggle_legend()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, NONE, middle(view).toPoint())
    assert not view._overlays.legend
    assert selected(session) == "third"


def test_the_keyboard_collapses_and_moves_lanes_too(view: TimelineView, session: Session) -> None:
    menu = QMenu(view)
    view.lane_menus.fill(menu, None)
    lanes = {each.title(): each for each in menu.findChildren(QMenu)}
    keys = [head.key for head in view.scene.heads]
    assert [title.lower() for title in lanes] == keys
    actions = {action.text(): action for action in lanes["Trade"].actions()}
    actions["Move this lane up"].trigger()
    assert [head.key for head in view.scene.heads] == [keys[1], keys[0], keys[2]]
    actions["Collapse this lane"].trigger()
    assert session.state.lanes.collapsed == {"trade"}


def test_other_lanes_do_not_forget_what_was_done_to_these(view: TimelineView, session: Session) -> None:
    view.lane_menus.toggle("trade")
    view.lane_menus.move("busy", -1)
    order = session.state.lanes.order
    view.lane_menus.set_grouping("place")
    view.lane_menus.move("urumqi", 1)
    view.lane_menus.set_grouping("category")
    assert session.state.lanes.collapsed == {"trade"}
    assert [key for key in session.state.lanes.order if key in order] == list(order)


def test_nothing_stays_lit_during_a_drag(view: TimelineView, session: Session) -> None:
    start = place_of(view, "third")
    QTest.mouseMove(view, start)
    assert session.state.hovered == ref("third")
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, start)
    QTest.mouseMove(view, start + QPoint(60, 0))
    assert session.state.hovered is None
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, start + QPoint(60, 0))


def test_an_empty_timeline_says_why_and_what_helps(view: TimelineView, session: Session) -> None:
    assert emptiness_of(view.scene) is None
    session.show_span((-900_000.0, -899_000.0))
    view.camera.stop()
    assert emptiness_of(view.scene)[0] == "No event in this span"  # type: ignore[index]
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert emptiness_of(view.scene) is None
    session.update(filter=Filter(sources=frozenset({"nobody"})))
    assert emptiness_of(view.scene)[0] == "The filters hide every event"  # type: ignore[index]
    session.update(filter=Filter(), lanes=Lanes(hidden=frozenset({"talks", "trade", "busy"})))
    view.fit_all()
    assert emptiness_of(view.scene)[0] == "Every lane is hidden"  # type: ignore[index]
    session.set_dataset(Dataset())
    assert emptiness_of(view.scene)[0] == "No events yet"  # type: ignore[index]


def test_an_event_chosen_elsewhere_comes_into_sight(view: TimelineView, session: Session) -> None:
    session.show_span((parse_edtf("2018").start_instant, parse_edtf("2020").end_instant))
    session.select(ref("first"))
    start = parse_edtf("2011-03-04").start_instant
    assert session.state.span[0] < start < session.state.span[1]
    before = session.state.span
    session.select(ref("second"))
    session.select(ref("first"), ref("last"))
    assert session.state.span == before


def test_a_row_out_of_sight_is_scrolled_to(view: TimelineView, session: Session) -> None:
    make_low(view)
    session.select(ref("same-30"))
    row = view._leading_row()
    assert view.has_row_in_sight(row)
    session.select(ref("first"))
    assert not view.has_row_in_sight(row)
    assert view.has_row_in_sight(view._leading_row())


@pytest.mark.parametrize(("key", "keys"), [(Qt.Key.Key_Menu, NONE), (Qt.Key.Key_F10, SHIFT)])
def test_the_keyboard_opens_the_menu_of_the_selected_events_lane(
    view: TimelineView, session: Session, monkeypatch: pytest.MonkeyPatch, key: Qt.Key, keys: Any
) -> None:
    opened: list[int] = []
    monkeypatch.setattr(view.lane_menus, "open_at", opened.append)
    session.select(ref("second"))
    if key is Qt.Key.Key_Menu:
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(view, QContextMenuEvent(reason, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5))))
    else:
        QTest.keyClick(view, key, keys)
    assert [view.scene.index.table.lanes[lane].key for lane in opened] == ["trade"]
