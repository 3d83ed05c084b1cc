import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from benchmarks.generate import synthetic_dataset
from timeline_app.assembly import Parts
from timeline_app.model.ref import Kind, Ref
from timeline_app.shell.search_field import SearchField
from timeline_app.shell.search_progress import PATIENCE_MS
from timeline_app.state import searcher as searcher_module

HITS = [(Ref(Kind.EVENT, "first"), "First", "event")]


@pytest.fixture
def field(qtbot: QtBot) -> SearchField:
    made = SearchField()
    qtbot.addWidget(made)
    made.resize(300, 32)
    made.show()
    return made


def lists(field: SearchField) -> list[str]:
    return (
        [field._list.item(row).text() for row in range(field._list.count())]
        if field._popup.isVisible()
        else []
    )


def test_hits_are_listed_for_what_is_typed_and_for_nothing_older(qtbot: QtBot, field: SearchField) -> None:
    with qtbot.waitSignal(field.searched) as asked:
        QTest.keyClicks(field, "fi")
    assert asked.args == ["fi"]
    field.answer("f", HITS)
    assert lists(field) == []
    field.answer("fi", HITS)
    assert lists(field) == ["First   ·   event"]


def test_an_answer_nobody_asked_for_here_opens_no_list(field: SearchField) -> None:
    field.setText("fi")
    field.answer("fi", HITS)
    assert lists(field) == []


def test_enter_steps_once_the_answer_is_there(qtbot: QtBot, field: SearchField) -> None:
    steps: list[int] = []
    field.step_requested.connect(steps.append)
    field.searched.connect(lambda _text: field.wait())
    QTest.keyClicks(field, "fi")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert steps == []
    field.answer("fi", HITS)
    assert steps == [1]
    assert lists(field) == []


def test_a_search_that_takes_its_time_shows_a_line_and_a_button_that_stops_it(
    qtbot: QtBot, field: SearchField
) -> None:
    field.wait()
    progress = field._progress
    assert progress is not None
    assert progress.isHidden()
    qtbot.wait(PATIENCE_MS + 100)
    assert progress.isVisible()
    assert progress.geometry().bottom() < field.height()
    assert field.rect().contains(progress.button.geometry())
    with qtbot.waitSignal(field.cancelled):
        qtbot.mouseClick(progress.button, Qt.MouseButton.LeftButton)
    field.end_waiting()
    assert progress.isHidden()
    assert progress.button.isHidden()


def test_a_quick_search_shows_no_line(qtbot: QtBot, field: SearchField) -> None:
    field.wait()
    field.answer("fi", HITS)
    qtbot.wait(PATIENCE_MS + 50)
    assert field._progress is not None
    assert field._progress.isHidden()


def test_stopping_leaves_the_text_of_what_is_marked(qtbot: QtBot, parts: Parts) -> None:
    parts.session.set_dataset(synthetic_dataset(2_000), keep_view=False)
    field = parts.window.top_bar.search
    parts.session.find("siege")
    qtbot.waitUntil(lambda: parts.session.state.search == "siege")
    assert parts.session.state.found
    field.setText("siege river")
    field.searched.emit("siege river")
    assert parts.session.searcher.is_busy
    field.cancelled.emit()
    qtbot.wait(50)
    assert field.text() == parts.session.state.search == "siege"


def test_typing_in_the_window_lists_hits_of_many_events(
    qtbot: QtBot, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searcher_module, "AT_ONCE", 10)
    parts.session.set_dataset(synthetic_dataset(2_000), keep_view=False)
    parts.window.show()
    field = parts.window.top_bar.search
    QTest.keyClicks(field, "siege")
    qtbot.waitUntil(lambda: len(lists(field)) == 12)
    dataset = parts.session.dataset
    titles = dataset.columns.titles["en"]
    listed = [dataset.event_index[line.split()[0]] for line in lists(field)]
    assert all("siege" in titles[row].lower() for row in listed)
    assert len(parts.session.state.found) > 12


def test_the_list_is_as_tall_as_its_hits(qtbot: QtBot, field: SearchField) -> None:
    many = [(Ref(Kind.EVENT, f"e{n}"), f"Event {n}", "event") for n in range(12)]
    heights = []
    for query, hits in (("e", many), ("ev", many[:2]), ("eve", many[:5])):
        field.setText(query)
        field._on_timer_timeout()
        field.answer(query, hits)
        heights.append(field._popup.height())
        assert field._list.height() <= field._popup.height() <= field._list.height() + 12
    assert heights[1] < heights[2] < heights[0]
