from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.builders import event
from tests.views.timeline_tools import (
    CTRL,
    NONE,
    SAME_DAY,
    THEMES,
    dataset,
    drag,
    place_of,
    ref,
    selected,
    show_cluster,
    shown_view,
    span_days,
)
from timeline_app.layout.timeline.hit import hit_timeline, members_of
from timeline_app.model.dataset import Dataset
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.filter import Filter
from timeline_app.painting.palette import load_palette
from timeline_app.state.session import Session
from timeline_app.state.view_state import Lanes
from timeline_app.views.appearance import Appearance
from timeline_app.views.timeline.timeline_view import TimelineView


@pytest.fixture
def session(qapp: Any) -> Session:
    return Session(dataset())


@pytest.fixture
def view(qtbot: Any, session: Session) -> TimelineView:
    return shown_view(qtbot, session)


# Keys


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
