"""The problems of the data: one row each, sorted as in the files; a click opens the place."""

from collections.abc import Sequence
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

from timeline_app.loading.problems import Problem, visible
from timeline_app.shell.words import QT_TRANSLATE_NOOP

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

COLUMNS = (
    QT_TRANSLATE_NOOP("Problems", "Weight"),
    QT_TRANSLATE_NOOP("Problems", "Where"),
    QT_TRANSLATE_NOOP("Problems", "What"),
    QT_TRANSLATE_NOOP("Problems", "Code"),
)

SEVERITIES = {
    "error": QT_TRANSLATE_NOOP("Problems", "error"),
    "warning": QT_TRANSLATE_NOOP("Problems", "warning"),
    "note": QT_TRANSLATE_NOOP("Problems", "note"),
}


def _cell(problem: Problem, column: int) -> str:
    match column:
        case 0:
            return QCoreApplication.translate("Problems", SEVERITIES[problem.severity.value])
        case 1:
            return visible(f"{problem.file}:{problem.line}" if problem.line else problem.file)
        case 2:
            return visible(f"{problem.message}; {problem.hint}" if problem.hint else problem.message)
        case _:
            return problem.code.value


class ProblemsModel(QAbstractTableModel):
    """Problems as a table."""

    def __init__(self) -> None:
        super().__init__()
        self._problems: Sequence[Problem] = ()

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Show other problems."""
        self.beginResetModel()
        self._problems = problems
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
            return _cell(problem, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return problem.render()
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("Problems", COLUMNS[section])
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
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for section, width in ((0, 90), (1, 260), (3, 120)):
            self.setColumnWidth(section, width)
        self.clicked.connect(self._on_index_chosen)
        self.activated.connect(self._on_index_chosen)

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Show other problems."""
        self._model.set_problems(problems)

    def _on_index_chosen(self, index: QModelIndex) -> None:
        self.problem_activated.emit(self._model.problem_at(index.row()))
