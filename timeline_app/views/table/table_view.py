"""The table of events: sorted, driven by the same selection as every other view, copied as CSV."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QMenu, QTableView, QVBoxLayout, QWidget

from timeline_app.model.csv_text import csv_text
from timeline_app.model.dataset import Dataset
from timeline_app.model.ref import Kind
from timeline_app.model.rows import RowFinder
from timeline_app.state.session import Session
from timeline_app.state.view_state import ViewState, selected_ids
from timeline_app.views.appearance import Appearance
from timeline_app.views.table.model import EventTableModel
from timeline_app.views.table.rows import Column, TableRows, table_rows
from timeline_app.views.table.style import table_sheet

_WIDTHS = {Column.WHEN: 190, Column.TITLE: 340, Column.CATEGORY: 190, Column.STATUS: 110}
_WIDTHS |= {Column.PLACES: 150, Column.ACTORS: 180, Column.IMPORTANCE: 84}


class TableView(QWidget):
    """All events the filter lets through, one a row."""

    reveal_requested = Signal(object)
    """Emitted with the ``Ref`` of a row that was double-clicked or entered."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.appearance = session, appearance
        self._following = False
        self._read_dataset()
        self.model = EventTableModel(self._rows(), appearance.language, self)
        self._build_parts()
        session.changed.connect(self.apply)
        session.dataset_changed.connect(self._on_session_dataset_changed)
        self.set_appearance(appearance)

    def _build_parts(self) -> None:
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(26)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, width)
        self.table.sortByColumn(Column.WHEN, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_table_menu_requested)
        self.table.selectionModel().selectionChanged.connect(self._on_table_selection_changed)
        self.table.activated.connect(self._on_table_activated)
        self._count = QLabel(self)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.table)
        stack.addWidget(self._count)
        self.setFocusProxy(self.table)

    # State in

    def apply(self, old: ViewState, new: ViewState) -> None:
        """Show a new view state."""
        if old.filter != new.filter:
            self._show_rows()
        elif old.selection != new.selection:
            self._follow_selection()

    def set_appearance(self, appearance: Appearance) -> None:
        """Take on a theme and a language."""
        self.appearance = appearance
        self.setStyleSheet(table_sheet(appearance.palette))
        self.table.setAccessibleName(self.tr("Table of events"))
        self._show_rows()

    def _on_session_dataset_changed(self, _dataset: Dataset) -> None:
        self._read_dataset()
        self._show_rows()

    def _read_dataset(self) -> None:
        dataset = self.session.dataset
        self._finder = RowFinder(dataset.columns)
        self._undated = {event.id: -1 - number for number, event in enumerate(dataset.undated)}

    def _rows(self) -> TableRows:
        session = self.session
        return table_rows(session.dataset, session.mask, session.state.filter, self.appearance.languages)

    def _show_rows(self) -> None:
        self._following = True
        self.model.show_rows(self._rows(), self.appearance.language)
        self._following = False
        self._count.setText(self.tr("%n event(s)", "", len(self.model.rows)))
        self._follow_selection()

    # Selection

    def _numbers(self, ids: Iterable[str]) -> list[int]:
        wanted = list(ids)
        undated = [self._undated[identifier] for identifier in wanted if identifier in self._undated]
        dated: list[int] = self._finder.rows(i for i in wanted if i not in self._undated).tolist()
        return dated + undated

    def _follow_selection(self) -> None:
        state = self.session.state
        ids = selected_ids(state, Kind.EVENT) | self.session.selected_events
        rows = sorted(row for row in map(self.model.row_of, self._numbers(ids)) if row >= 0)
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.model.index(row, 0), self.model.index(row, len(Column) - 1))
        self._following = True
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().select(chosen, flags)
        self._following = False
        leading = state.leading
        if leading is not None and leading.kind is Kind.EVENT:
            row = next((self.model.row_of(n) for n in self._numbers((leading.id,))), -1)
            if row >= 0 and not self.table.hasFocus():
                self.table.scrollTo(self.model.index(row, 0))

    def _on_table_selection_changed(self, _chosen: QItemSelection, _dropped: QItemSelection) -> None:
        if self._following:
            return
        # Qt tells before the current row has moved; the session hears once it has.
        QTimer.singleShot(0, self, self._tell_selection)

    def _tell_selection(self) -> None:
        current = self.table.currentIndex().row()
        rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        rows.sort(key=lambda row: (row != current, row))
        refs = tuple(self.model.ref(row) for row in rows)
        if set(refs) != set(self.session.state.selection):
            self.session.select(*refs)

    def _on_table_activated(self, index: QModelIndex) -> None:
        self.reveal_requested.emit(self.model.ref(index.row()))

    # Copying

    def csv(self, rows: Iterable[int], delimiter: str = ",") -> str:
        """Return rows as CSV with a line of headers; cells that a spreadsheet would run are disarmed."""
        model = self.model
        head = [model.header(column) for column in Column]
        lines = ([model.text(row, column) for column in Column] for row in rows)
        return csv_text([head, *lines], delimiter)

    def copy_selected(self) -> None:
        """Copy the selected rows: as CSV, and with tabs for pasting into a spreadsheet."""
        self._copy(sorted(index.row() for index in self.table.selectionModel().selectedRows()))

    def copy_all(self) -> None:
        """Copy all rows, in the table's order."""
        self._copy(range(self.model.rowCount()))

    def _copy(self, rows: Iterable[int]) -> None:
        chosen = list(rows)
        data = QMimeData()
        data.setText(self.csv(chosen, "\t"))
        data.setData("text/csv", self.csv(chosen).encode())
        QGuiApplication.clipboard().setMimeData(data)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
            return
        super().keyPressEvent(event)

    def _on_table_menu_requested(self, at: QPoint) -> None:
        menu = QMenu(self)
        copy = menu.addAction(self.tr("Copy the selected rows"), self.copy_selected)
        copy.setEnabled(self.table.selectionModel().hasSelection())
        menu.addAction(self.tr("Copy all rows as CSV"), self.copy_all)
        menu.exec(self.table.viewport().mapToGlobal(at))
        menu.deleteLater()
