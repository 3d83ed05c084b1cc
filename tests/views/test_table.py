from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest

from benchmarks.generate import synthetic_dataset
from tests.builders import event, small_dataset
from timeline_app.model.filter import Filter
from timeline_app.model.ref import Kind, Ref
from timeline_app.painting.palette import load_palette
from timeline_app.state.session import Session
from timeline_app.views.appearance import Appearance
from timeline_app.views.table.rows import Column
from timeline_app.views.table.table_view import TableView

THEMES = Path(__file__).resolve().parents[2] / "resources" / "themes"
LIGHT = Appearance(load_palette(THEMES / "light.toml"), "en", ("en",))


def ref(identifier: str) -> Ref:
    return Ref(Kind.EVENT, identifier)


@pytest.fixture
def session(qapp: Any) -> Session:
    return Session(small_dataset())


@pytest.fixture
def view(qtbot: Any, session: Session) -> TableView:
    made = TableView(session, LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    return made


def column(view: TableView, which: Column) -> list[str]:
    return [view.model.index(row, which).data() for row in range(view.model.rowCount())]


def test_the_model_keeps_qts_rules(view: TableView, session: Session) -> None:
    tester = QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.table.sortByColumn(Column.TITLE, Qt.SortOrder.DescendingOrder)
    session.update(filter=Filter(categories=frozenset({"talks"})))
    session.set_dataset(small_dataset(), keep_view=False)
    assert tester.model() is view.model


def test_events_come_by_date_and_those_without_one_last(view: TableView) -> None:
    assert column(view, Column.TITLE) == ["Early", "Middle", "Late", "Shelved"]
    assert column(view, Column.WHEN) == ["1991", "from around 2013 on", "1\xa0May 2020", ""]
    view.table.sortByColumn(Column.WHEN, Qt.SortOrder.DescendingOrder)
    assert column(view, Column.TITLE) == ["Late", "Middle", "Early", "Shelved"]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (Column.TITLE, ["Early", "Late", "Middle", "Shelved"]),
        (Column.CATEGORY, ["Early", "Middle", "Shelved", "Late"]),
        (Column.STATUS, ["Early", "Late", "Shelved", "Middle"]),
        (Column.PLACES, ["Late", "Early", "Middle", "Shelved"]),
        (Column.ACTORS, ["Early", "Middle", "Late", "Shelved"]),
        (Column.IMPORTANCE, ["Early", "Middle", "Late", "Shelved"]),
    ],
)
def test_columns_sort_and_equals_stay_by_date(view: TableView, by: Column, expected: list[str]) -> None:
    view.table.sortByColumn(by, Qt.SortOrder.AscendingOrder)
    assert column(view, Column.TITLE) == expected


def test_selecting_rows_selects_events(qtbot: Any, view: TableView, session: Session) -> None:
    view.table.selectRow(1)
    qtbot.waitUntil(lambda: session.state.selection == (ref("middle"),))
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    view.table.selectionModel().select(view.model.index(3, 0), flags)
    qtbot.waitUntil(lambda: session.state.selection == (ref("middle"), ref("shelved")))


def test_a_selection_made_elsewhere_is_shown_and_not_told_back(
    qtbot: Any, view: TableView, session: Session
) -> None:
    told = []
    session.changed.connect(lambda _old, new: told.append(new.selection))
    session.select(Ref(Kind.PLACE, "urumqi"))
    rows = [index.row() for index in view.table.selectionModel().selectedRows()]
    assert [view.model.ref(row) for row in rows] == [ref("late")]
    qtbot.wait(20)
    assert told == [(Ref(Kind.PLACE, "urumqi"),)]


def test_the_selection_survives_sorting_and_filtering(view: TableView, session: Session) -> None:
    session.select(ref("late"))
    view.table.sortByColumn(Column.TITLE, Qt.SortOrder.DescendingOrder)
    session.update(filter=Filter(categories=frozenset({"trade"})))
    assert column(view, Column.TITLE) == ["Late"]
    assert [index.row() for index in view.table.selectionModel().selectedRows()] == [0]


def test_entering_a_row_asks_to_reveal_it(qtbot: Any, view: TableView) -> None:
    view.table.setCurrentIndex(view.model.index(2, 0))
    with qtbot.waitSignal(view.reveal_requested) as caught:
        view.table.activated.emit(view.model.index(2, 0))
    assert caught.args == [ref("late")]


def test_rows_are_copied_as_csv_that_no_spreadsheet_runs(
    qapp: Any, view: TableView, session: Session
) -> None:
    dataset = small_dataset()
    evil = event("evil", "2001", title={"en": '=HYPERLINK("https://example.org","+1, or \'2\'")'})
    session.set_dataset(type(dataset)(info=dataset.info, events=(evil,)), keep_view=False)
    view.copy_all()
    data = QGuiApplication.clipboard().mimeData()
    lines = bytes(data.data("text/csv").data()).decode().splitlines()
    assert lines[0] == "When,Event,Category,Status,Places,Actors,Importance"
    assert lines[1].startswith("2001,\"'=HYPERLINK")
    assert data.text().splitlines()[1].split("\t")[0] == "2001"


def test_ctrl_c_copies_what_is_selected(view: TableView, session: Session) -> None:
    session.select(ref("early"))
    QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Early" in QGuiApplication.clipboard().text()


def test_another_language_words_the_table_anew(view: TableView) -> None:
    view.set_appearance(Appearance(LIGHT.palette, "fr", ("fr", "en")))
    assert column(view, Column.WHEN)[2] == "1er\xa0mai 2020"


@pytest.mark.parametrize("by", list(Column))
def test_a_hundred_thousand_events_without_records_sort(qtbot: Any, by: Column) -> None:
    made = TableView(Session(synthetic_dataset(100_000)), LIGHT)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 100_000)
    made.table.sortByColumn(by, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: (made.model.arranged.column, made.model.arranged.descending) == (by, True))
    texts = [made.model.text(row, by) for row in (0, 50_000, 99_999)]
    if by in (Column.TITLE, Column.IMPORTANCE):
        assert texts == sorted(texts, reverse=True)
