"""The problems of the data: one row each, sorted as in the files; a click opens the place."""

from collections.abc import Callable, Sequence
from enum import IntEnum, auto
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from timeline_app.loading.problems import SHOWN, Problem, visible
from timeline_app.shell.words import QT_TRANSLATE_NOOP

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

SourceLine = Callable[[Problem], str]
"""Returns the line a problem is about, as it stands in the file."""


class Column(IntEnum):
    """The columns of the table."""

    WEIGHT = 0
    WHERE = auto()
    WHAT = auto()
    HINT = auto()
    WRITTEN = auto()
    CODE = auto()


COLUMNS = {
    Column.WEIGHT: QT_TRANSLATE_NOOP("Problems", "Weight"),
    Column.WHERE: QT_TRANSLATE_NOOP("Problems", "Where"),
    Column.WHAT: QT_TRANSLATE_NOOP("Problems", "What"),
    Column.HINT: QT_TRANSLATE_NOOP("Problems", "Hint"),
    Column.WRITTEN: QT_TRANSLATE_NOOP("Problems", "As written"),
    Column.CODE: QT_TRANSLATE_NOOP("Problems", "Code"),
}

WIDTHS = {Column.WEIGHT: 80, Column.WHERE: 230, Column.WRITTEN: 250, Column.CODE: 120}
"""In pixels; what is left is for what is wrong and for the hint."""

SEVERITIES = {
    "error": QT_TRANSLATE_NOOP("Problems", "error"),
    "warning": QT_TRANSLATE_NOOP("Problems", "warning"),
    "note": QT_TRANSLATE_NOOP("Problems", "note"),
}


def _nothing(_problem: Problem) -> str:
    return ""


def _cell(problem: Problem, column: int, source_line: SourceLine) -> str:
    match column:
        case Column.WEIGHT:
            return QCoreApplication.translate("Problems", SEVERITIES[problem.severity.value])
        case Column.WHERE:
            return visible(f"{problem.file}:{problem.line}" if problem.line else problem.file)
        case Column.WHAT:
            return visible(problem.message)
        case Column.HINT:
            return visible(problem.hint)
        case Column.WRITTEN:
            return visible(source_line(problem).strip()[:SHOWN])
        case _:
            return problem.code.value


class ProblemsModel(QAbstractTableModel):
    """Problems as a table."""

    def __init__(self) -> None:
        super().__init__()
        self._problems: Sequence[Problem] = ()
        self._source_line: SourceLine = _nothing

    def set_problems(self, problems: Sequence[Problem], source_line: SourceLine = _nothing) -> None:
        """Show other problems; ``source_line`` is only asked about those that are looked at."""
        self.beginResetModel()
        self._problems, self._source_line = problems, source_line
        self.endResetModel()

    def problem_at(self, row: int) -> Problem:
        """Return the problem of a row."""
        return self._problems[row]

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(problem, index.column(), self._source_line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return problem.render(self._source_line(problem))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Problems", COLUMNS[Column(section)])
        return None


class ProblemsView(QTableView):
    """The table of problems."""

    problem_activated = Signal(object)
    """Emitted with the ``Problem`` that was clicked or chosen with Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ProblemsModel()
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        # Cells begin where their headers do.
        self.setStyleSheet("QTableView::item { padding: 0 5px; }")
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for section in (Column.WHAT, Column.HINT):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        for section, width in WIDTHS.items():
            self.setColumnWidth(section, width)
        self.clicked.connect(self._on_index_chosen)
        self.activated.connect(self._on_index_chosen)

    def set_problems(self, problems: Sequence[Problem], source_line: SourceLine = _nothing) -> None:
        """Show other problems."""
        self._model.set_problems(problems, source_line)

    def _on_index_chosen(self, index: QModelIndex) -> None:
        self.problem_activated.emit(self._model.problem_at(index.row()))
