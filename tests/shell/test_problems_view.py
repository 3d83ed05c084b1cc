from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from timeline_app.loading.problems import Code, Problem, Severity
from timeline_app.shell.problems_view import ProblemsModel, ProblemsView

PROBLEM = Problem(
    severity=Severity.ERROR,
    code=Code.BAD_DATE,
    file="events/a.yaml",
    line=3,
    column=9,
    path="events[a].when",
    message='"2014-13" is no date',
    hint="months run from 01 to 12",
)


def test_the_model_is_a_model(qtbot: QtBot) -> None:
    model = ProblemsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_problems((PROBLEM, PROBLEM))
    model.set_problems((PROBLEM,), lambda _problem: "    when: 2014-13\u202e")
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row == [
        "error",
        "events/a.yaml:3",
        '"2014-13" is no date',
        "months run from 01 to 12",
        "when: 2014-13\\u202E",
        "bad-date",
    ]
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "bad-date" in tip
    assert "when: 2014-13\\u202E\n            ^" in tip


def test_a_click_tells_which_problem_was_meant(qtbot: QtBot) -> None:
    view = ProblemsView()
    qtbot.addWidget(view)
    view.set_problems((PROBLEM,))
    with qtbot.waitSignal(view.problem_activated) as told:
        view.clicked.emit(view.model().index(0, 2))
    assert told.args == [PROBLEM]
    assert view.model().headerData(1, Qt.Orientation.Horizontal) == "Where"
