"""The table of events: sorted, driven by the same selection as every other view, copied as CSV."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QMenu, QTableView, QVBoxLayout, QWidget

from timeline_app.model.dataset import Dataset
from timeline_app.model.query import events_of
from timeline_app.model.ref import Kind
from timeline_app.state.background import Background
from timeline_app.state.session import Session
from timeline_app.state.turns import in_turn
from timeline_app.state.view_state import ViewState
from timeline_app.views.appearance import Appearance
from timeline_app.views.table.copying import Copying
from timeline_app.views.table.model import AT_ONCE, EventTableModel
from timeline_app.views.table.rows import Arranged, Column, TableRows, table_rows
from timeline_app.views.table.style import table_sheet

_WIDTHS = {Column.WHEN: 190, Column.TITLE: 340, Column.CATEGORY: 190, Column.STATUS: 110}
_WIDTHS |= {Column.PLACES: 150, Column.ACTORS: 180, Column.IMPORTANCE: 84}

_NOTHING = TableRows(Dataset(), (), np.empty(0, dtype=np.int64))

AFTER_MS = 40
"""Other views show a filter first, before rows are sorted for it."""

FEW_SELECTED = 1_000
"""So many events are marked as soon as they are selected; more come after what others show of them."""

MOST_MARKED = 500
"""So many runs of rows are marked at most: Qt compares each with each."""


def runs_of(rows: NDArray[Any]) -> list[tuple[int, int]]:
    """Return the first and last of each run of rows that follow each other; they are ascending."""
    breaks = np.flatnonzero(np.diff(rows) > 1)
    firsts, lasts = np.append(0, breaks + 1), np.append(breaks, len(rows) - 1)
    return list(zip(rows[firsts].tolist(), rows[lasts].tolist(), strict=True)) if len(rows) else []


class TableView(QWidget):
    """All events the filter lets through, one a row."""

    reveal_requested = Signal(object)
    """Emitted with the ``Ref`` of a row that was double-clicked or entered."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.appearance = session, appearance
        self._following = False
        self._is_stale = False
        self._background = Background(self)
        self._background.done.connect(self._on_background_done)
        self.model = EventTableModel(_NOTHING, appearance.language, self)
        self.model.sorting_changed.connect(lambda: self._refresh())
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
        self.copying = Copying(self)
        stack.addWidget(self.copying)
        stack.addWidget(self._count)
        self.setFocusProxy(self.table)

    # State in

    def apply(self, old: ViewState, new: ViewState) -> None:
        """Show a new view state."""
        if old.filter != new.filter:
            self._refresh(AFTER_MS)
        elif old.selection != new.selection:
            self.session.afterwards.ask(self, in_turn(self._follow_selection))
            if len(self.session.selected_events) <= FEW_SELECTED:
                self.session.afterwards.settle(self)

    def set_appearance(self, appearance: Appearance) -> None:
        """Take on a theme and a language."""
        self.appearance = appearance
        self.setStyleSheet(table_sheet(appearance.palette))
        self.table.setAccessibleName(self.tr("Table of events"))
        self.copying.retranslate()
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def _on_session_dataset_changed(self, _dataset: Dataset) -> None:
        self._refresh()

    def _refresh(self, after_ms: int = 0) -> None:
        """Ask for the rows of what the session shows: at once where they are few, else when they are ready.

        A table that nobody sees need not know what a million events are like; it asks when it is shown.
        """
        self._background.cancel()
        session, arranged = self.session, self.model.arranger()
        dataset = session.dataset
        rows = partial(table_rows, dataset, session.mask, session.state.filter, self.appearance.languages)
        if dataset.event_count <= AT_ONCE:
            self._show(arranged(rows()))
            return
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self._background.start(lambda _report: arranged(rows()), after_ms)
        elif self.model.arranged.rows.dataset is not dataset:
            # The old rows would keep a dataset that nobody shows any more.
            self.model.show(self.model.arranger()(_NOTHING), self.appearance.language)

    def _on_background_done(self, arranged: Arranged) -> None:
        self._show(arranged)

    def _show(self, arranged: Arranged) -> None:
        self._is_stale = False
        self._following = True
        self.model.show(arranged, self.appearance.language)
        self._following = False
        self._count.setText(self.tr("%n event(s)", "", len(arranged)))
        self._follow_selection()

    # Selection

    def _follow_selection(self) -> None:
        arranged, selected = self.model.arranged, self.session.selected_events
        if self._is_stale or arranged.rows.dataset is not selected.dataset:
            return
        chosen = QItemSelection()
        for first, last in runs_of(arranged.rows_of(selected))[:MOST_MARKED]:
            chosen.select(self.model.index(first, 0), self.model.index(last, len(Column) - 1))
        self._following = True
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().select(chosen, flags)
        self._following = False
        leading = self.session.state.leading
        if leading is not None and leading.kind is Kind.EVENT and not self.table.hasFocus():
            for row in arranged.rows_of(events_of(selected.dataset, leading)).tolist():
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

    def copy_selected(self) -> None:
        """Copy the selected rows: as CSV, and with tabs for pasting into a spreadsheet."""
        self._copy(sorted(index.row() for index in self.table.selectionModel().selectedRows()))

    def copy_all(self) -> None:
        """Copy all rows, in the table's order."""
        self._copy(np.arange(self.model.rowCount()))

    def _copy(self, rows: Sequence[int] | NDArray[Any]) -> None:
        model = self.model
        numbers = model.arranged.numbers[np.asarray(rows, dtype=np.int64)].tolist()
        self.copying.copy(model.cells(), [model.header(column) for column in Column], numbers)

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
