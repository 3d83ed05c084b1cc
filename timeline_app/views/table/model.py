"""The table's item model: texts are made when a cell is shown, so a million rows cost nothing."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from timeline_app.model.event import EventStatus
from timeline_app.model.ref import Ref
from timeline_app.views.table.cells import Cells
from timeline_app.views.table.rows import Arranged, Column, TableRows, arrange

AT_ONCE = 2_000
"""Up to so many rows are sorted at once."""

_AnyIndex = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class EventTableModel(QAbstractTableModel):
    """Events as rows. ``ref`` gives the event of a row, ``arranged`` where each event stands.

    Few rows are sorted at once; for many ``sorting_changed`` is emitted, and somebody has to ``show`` them.
    """

    sorting_changed = Signal()

    def __init__(self, rows: TableRows, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sorting = (Column.WHEN, Qt.SortOrder.AscendingOrder)
        self._take(self.arranger()(rows), language)

    def arranger(self) -> Callable[[TableRows], Arranged]:
        """Return what puts rows in the present order; it may be called off the GUI thread."""
        column, order = self._sorting
        return partial(arrange, column=column, descending=order == Qt.SortOrder.DescendingOrder)

    def _take(self, arranged: Arranged, language: str) -> None:
        self.arranged, self._language = arranged, language
        self._rows, self._numbers = arranged.rows, arranged.numbers
        self._cells: Cells | None = None

    def show(self, arranged: Arranged, language: str) -> None:
        """Show other rows, or the same in another order or language."""
        self.beginResetModel()
        self._take(arranged, language)
        self.endResetModel()

    @property
    def rows(self) -> TableRows:
        """The rows shown."""
        return self._rows

    def number(self, row: int) -> int:
        """Return the number of the event in a row."""
        return int(self._numbers[row])

    def ref(self, row: int) -> Ref:
        """Return the event in a row."""
        return self._rows.ref(self.number(row))

    def row_of(self, number: int) -> int:
        """Return the row an event stands in, -1 when it is not shown."""
        return int(self.arranged.row_of[number])

    def text(self, row: int, column: Column) -> str:
        """Return what a cell says."""
        return self.cells().text(self.number(row), column)

    def cells(self) -> Cells:
        """Return what words the cells; it may be asked off the GUI thread, and stays what it is now."""
        if self._cells is None:
            words = {status: self.status_words(status) for status in EventStatus}
            self._cells = Cells(self._rows, self._language, words)
        return self._cells

    def status_words(self, status: EventStatus) -> str:
        """Return a status in the reader's language."""
        return {
            EventStatus.HELD: self.tr("held"),
            EventStatus.ONGOING: self.tr("ongoing"),
            EventStatus.ANNOUNCED: self.tr("announced"),
            EventStatus.PLANNED: self.tr("planned"),
            EventStatus.FORECAST: self.tr("forecast"),
            EventStatus.CANCELLED: self.tr("cancelled"),
        }[status]

    def header(self, column: Column) -> str:
        """Return the name of a column."""
        return {
            Column.WHEN: self.tr("When"),
            Column.TITLE: self.tr("Event"),
            Column.CATEGORY: self.tr("Category"),
            Column.STATUS: self.tr("Status"),
            Column.PLACES: self.tr("Places"),
            Column.ACTORS: self.tr("Actors"),
            Column.IMPORTANCE: self.tr("Importance"),
        }[column]

    # What Qt asks

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _AnyIndex, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = Column(index.column())
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return self.text(index.row(), column)
        if role == _Role.TextAlignmentRole and column is Column.IMPORTANCE:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if role != _Role.DisplayRole or not section >= 0:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.header(Column(section)) if section < len(Column) else None
        return str(section + 1) if section < len(self._numbers) else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what is selected stays selected."""
        if not 0 <= column < len(Column):
            return
        if (Column(column), order) == self._sorting:
            return
        self._sorting = (Column(column), order)
        if len(self._numbers) > AT_ONCE:
            self.sorting_changed.emit()
            return
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        numbers = [(self.number(index.row()), index.column()) for index in kept]
        self._take(self.arranger()(self._rows), self._language)
        moved = [self.index(self.row_of(number), at) for number, at in numbers]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()
