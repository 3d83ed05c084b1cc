import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QThreadPool
from PySide6.QtTest import QTest

from benchmarks.generate import synthetic_dataset, write_dataset
from tests.builders import event
from tests.views.timeline_tools import STILL
from timeline_app.layout.timeline import packed
from timeline_app.layout.timeline.packing import pack_rows
from timeline_app.layout.timeline.plan import plan_lanes
from timeline_app.loading.read import read_dataset
from timeline_app.model.dataset import Dataset
from timeline_app.model.filter import Filter
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.rows import RowFinder, find_string
from timeline_app.state.session import Session
from timeline_app.state.view_state import Lanes
from timeline_app.views.timeline import index_builder, scenes
from timeline_app.views.timeline.timeline_view import TimelineView

COUNT = 3_000


@pytest.fixture
def session(qapp: Any) -> Session:
    return Session(synthetic_dataset(COUNT))


def recorded_session() -> Session:
    """Return a session of as many events that have records, which a filter needs."""
    days = (f"{1900 + n % 100}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(COUNT))
    return Session(Dataset(events=tuple(event(f"e{n}", day) for n, day in enumerate(days))))


@pytest.fixture
def view(qtbot: Any, session: Session, monkeypatch: pytest.MonkeyPatch) -> TimelineView:
    """Return a view for which three thousand events are too many to be arranged at once."""
    monkeypatch.setattr(index_builder, "AT_ONCE", 100)
    made = TimelineView(session, STILL)
    qtbot.addWidget(made)
    made.resize(1000, 470)
    made.show()
    return made


def test_a_large_index_is_built_in_the_background(qtbot: Any, view: TimelineView, session: Session) -> None:
    assert view.counts.total == 0
    qtbot.waitUntil(lambda: view.counts.total == COUNT)


def test_rows_chosen_with_care_are_chosen_in_the_background(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lanes of some four hundred events each take a tenth of a second, and none of it the window's."""
    packers: list[bool] = []

    def pack(*lane: Any) -> Any:
        packers.append(threading.current_thread() is threading.main_thread())
        return pack_rows(*lane)

    made = TimelineView(Session(Dataset()), STILL)
    qtbot.addWidget(made)
    made.resize(1000, 470)
    made.show()
    packed._kept.clear()
    monkeypatch.setattr(packed, "pack_rows", pack)
    dataset = synthetic_dataset(COUNT)
    assert index_builder.packed_with_care(dataset, "category") > index_builder.MOST_PACKED
    made.session.set_dataset(dataset)
    qtbot.waitUntil(lambda: made.counts.total == COUNT)
    assert made.scene.heads
    assert packers
    assert not any(packers)


def test_an_index_is_begun_after_what_others_show_of_the_change(qtbot: Any, view: TimelineView) -> None:
    """A worker at it takes Python's lock from the window, which paints the other views meanwhile."""
    qtbot.waitUntil(lambda: view.counts.total == COUNT)
    # Nor is anything left of other tests.
    QThreadPool.globalInstance().waitForDone()
    session, other = view.session, QObject()
    begun: list[bool] = []

    def slow_view() -> Iterator[None]:
        for _ in range(3):
            time.sleep(index_builder.AFTER_MS / 1_000)
            begun.append(QThreadPool.globalInstance().activeThreadCount() > 0)
            yield

    session.update(lanes=Lanes(by="none"))
    session.afterwards.ask(other, slow_view())
    qtbot.waitUntil(lambda: view.scene.index.lane_count == 1)
    assert begun == [False] * 3


def test_an_index_that_waits_for_its_turn_is_forgotten_when_nobody_wants_it_any_more(
    qtbot: Any, view: TimelineView, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: view.counts.total == COUNT)
    session, builder = view.session, view._supply._builder
    ask, asked = session.afterwards.ask, []

    def ask_and_cancel(who: QObject, turn: Iterator[None]) -> None:
        ask(who, turn)
        if who is builder:
            asked.append(session.afterwards.is_asked(builder))
            builder.cancel()
            asked.append(session.afterwards.is_asked(builder))

    monkeypatch.setattr(session.afterwards, "ask", ask_and_cancel)
    session.update(lanes=Lanes(by="place"))
    qtbot.waitUntil(lambda: len(asked) > 0)
    assert asked == [True, False]


def test_lanes_that_lose_height_meanwhile_are_placed_anew_in_the_background(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The strip of a filter takes some of the height after the index has been asked for."""
    planners: list[tuple[bool, float]] = []

    def plan(index: Any, arrangement: Any, height: float) -> Any:
        planners.append((threading.current_thread() is threading.main_thread(), height))
        return plan_lanes(index, arrangement, height)

    made = TimelineView(Session(Dataset()), STILL)
    qtbot.addWidget(made)
    made.resize(1000, 470)
    made.show()
    monkeypatch.setattr(scenes, "plan_lanes", plan)
    made.session.set_dataset(synthetic_dataset(COUNT))
    made.resize(1000, 430)
    made._forget_scene()
    qtbot.waitUntil(lambda: made.counts.total == COUNT)
    placed = [height for is_window, height in planners if not is_window]
    assert placed[-1] == made.scene.geometry.lanes_height
    assert placed[-1] == placed[0] - 40


@pytest.fixture
def recorded(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> TimelineView:
    monkeypatch.setattr(index_builder, "AT_ONCE", 100)
    made = TimelineView(recorded_session(), STILL)
    qtbot.addWidget(made)
    made.resize(1000, 470)
    made.show()
    qtbot.waitUntil(lambda: made.counts.total == COUNT)
    return made


def test_only_the_newest_filter_is_answered(qtbot: Any, recorded: TimelineView) -> None:
    session = recorded.session
    session.update(filter=Filter(span=(-10_000.0, 10_000.0)))
    session.update(filter=Filter(span=(-20_000.0, -10_000.0)))
    shown = int(session.mask.sum())
    qtbot.waitUntil(lambda: recorded.counts.hidden > 0)
    qtbot.wait(50)
    assert COUNT - recorded.counts.hidden == shown


def test_cancelling_puts_the_filter_back(qtbot: Any, recorded: TimelineView) -> None:
    session, before = recorded.session, recorded.counts
    session.update(filter=Filter(span=(-10_000.0, 10_000.0)))
    recorded._supply._waiting.cancelled.emit()
    assert session.state.filter.is_empty
    qtbot.wait(50)
    assert recorded.counts == before


def test_waiting_shows_only_after_a_while(qtbot: Any, view: TimelineView) -> None:
    qtbot.waitUntil(lambda: view.counts.total == COUNT)
    waiting = view._supply._waiting
    waiting.begin()
    assert not waiting.isVisible()
    qtbot.waitUntil(waiting.isVisible, timeout=2_000)
    waiting.show_share(0.5)
    assert waiting._bar.value() == 50
    waiting.end()
    assert not waiting.isVisible()


def test_a_view_that_goes_away_leaves_no_answer_behind(
    qtbot: Any, session: Session, monkeypatch: Any
) -> None:
    monkeypatch.setattr(index_builder, "AT_ONCE", 100)
    made = TimelineView(session, STILL)
    made.deleteLater()
    qtbot.wait(100)


def test_crowds_open_anywhere_and_list_their_events(qtbot: Any, view: TimelineView, session: Session) -> None:
    qtbot.waitUntil(lambda: view.counts.total == COUNT)
    view.fit_all()
    view.lane_menus.set_grouping("none")
    qtbot.waitUntil(lambda: view.scene.index.lane_count == 1)
    crowd = view.scene.crowds[0]
    QTest.mouseClick(
        view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(600, round(crowd.y) + 1)
    )
    model = view._lists._list._view.model()
    assert model.rowCount() > 10
    assert model.index(0, 0).data()
    view.close_lists()


def test_events_without_records_are_selected_and_stepped_through(
    qtbot: Any, view: TimelineView, session: Session
) -> None:
    qtbot.waitUntil(lambda: view.counts.total == COUNT)
    view.select_first()
    first = session.state.leading
    view.select_next()
    assert session.state.leading != first
    assert len(view.scene.selected) == 1


def test_a_chevron_collapses_a_lane(qtbot: Any, view: TimelineView, session: Session) -> None:
    qtbot.waitUntil(lambda: view.counts.total == COUNT)
    head, geometry = view.scene.heads[0], view.scene.geometry
    at = QPoint(round(geometry.header_width) - 12, round(head.y) + 14)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert session.state.lanes.collapsed == {head.key}
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert session.state.lanes.collapsed == frozenset()


def test_rows_are_found_with_and_without_a_table_of_all_ids() -> None:
    columns = synthetic_dataset(500).columns
    ids = [columns.ids[row] for row in (3, 77, 499)]
    assert RowFinder(columns).rows(ids).tolist() == [3, 77, 499]
    assert [find_string(columns.ids, identifier) for identifier in ids] == [3, 77, 499]
    assert find_string(columns.ids, "e00") == -1


def test_a_written_dataset_loads_without_problems(tmp_path: Path) -> None:
    write_dataset(tmp_path / "made", 120)
    result = read_dataset(tmp_path / "made")
    assert [problem for problem in result.problems if problem.is_error] == []
    assert len(result.dataset.events) == 120
    assert result.dataset.find(Ref(Kind.EVENT, result.dataset.events[0].id)) is not None
