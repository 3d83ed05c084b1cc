"""The page with the table of all observations: sort, filter, copy."""

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.painting.palette import Palette
from timeline_app.views.statistics.observation_csv import csv_text
from timeline_app.views.statistics.observation_table import SORT, Column, ObservationTable
from timeline_app.views.statistics.words import FigureWords

MARGIN = 13
_WIDTHS = {
    Column.FIGURE: 132,
    Column.PERIOD: 82,
    Column.VALUE: 100,
    Column.STATUS: 84,
    Column.SOURCE: 200,
    Column.AS_OF: 124,
    Column.NOTE: 260,
}

_NARROWEST = 84
"""Of the column with names, however narrow the pane is."""


def table_sheet(palette: Palette, padding: int = 7) -> str:
    """Return the look of the pane's tables: quiet heads, room in the cells, bands to follow a row by."""
    line, quiet = palette.hairline.name(), palette.ink_secondary.name()
    return (
        f"QTableView {{ border: none; alternate-background-color: {palette.lane_band.name()}; }}"
        f"QTableView::item {{ padding: 3px {padding}px; }}"
        f"QHeaderView::section {{ background: {palette.panel.name()}; color: {quiet};"
        f" border: none; border-bottom: 1px solid {line}; padding: 4px {padding + 3}px; font-size: 11px; }}"
    )


class TablePage(QWidget):
    """Every observation of the dataset, the same as in cards and charts."""

    row_chosen = Signal(object)
    """Emitted with the series' ``Ref`` of the row that was clicked."""

    observation_chosen = Signal(object, int)
    """Emitted with a series' ``Ref`` and an observation's index, by double click or Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: FigureWords | None = None
        self.table = ObservationTable(self)
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSourceModel(self.table)
        self.sorted.setSortRole(SORT)
        self.sorted.setFilterKeyColumn(-1)
        self.sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.filter = QLineEdit(self)
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self.sorted.setFilterFixedString)
        self.copy = QToolButton(self)
        self.copy.setObjectName("quietButton")
        self.copy.clicked.connect(self.copy_csv)
        self._fitted = _WIDTHS[Column.FIGURE]
        self.view = self._build_view()
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.filter, 1)
        bar.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 4, MARGIN, MARGIN)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self.view, 1)

    def _build_view(self) -> QTableView:
        view = QTableView(self)
        view.setModel(self.sorted)
        view.setSortingEnabled(True)
        view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setAlternatingRowColors(True)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(26)
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setStretchLastSection(True)
        for column, width in _WIDTHS.items():
            view.setColumnWidth(column, width)
        view.clicked.connect(lambda index: self.row_chosen.emit(self.table.ref_at(self._source_row(index))))
        view.activated.connect(self._on_view_activated)
        view.horizontalHeader().geometriesChanged.connect(self._fit)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy_csv)
        return view

    def _fit(self) -> None:
        """Let values be seen in a narrow pane: names give way, unless the reader has set their column."""
        view = self.view
        if view.columnWidth(Column.FIGURE) != self._fitted:
            return
        others = view.columnWidth(Column.PERIOD) + view.columnWidth(Column.VALUE)
        room = view.viewport().width() - others
        self._fitted = min(max(room, _NARROWEST), _WIDTHS[Column.FIGURE])
        view.setColumnWidth(Column.FIGURE, self._fitted)

    def show_words(self, words: FigureWords, palette: Palette) -> None:
        """Show the dataset of ``words`` in its language."""
        self._words = words
        self.table.show_series(words.dataset.series, words)
        self.filter.setPlaceholderText(self.tr("Filter the figures"))
        self.filter.setAccessibleName(self.tr("Filter the figures"))
        self.copy.setText(self.tr("Copy as CSV"))
        self.copy.setToolTip(self.tr("Copy the selected rows, or all rows shown (Ctrl+C)"))
        self.view.setAccessibleName(self.tr("All observations"))
        self.view.setStyleSheet(table_sheet(palette))

    def copy_csv(self) -> None:
        """Copy the selected rows, or all rows shown where one or none is selected."""
        if self._words is None:
            return
        chosen = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        rows = chosen if len(chosen) > 1 else range(self.sorted.rowCount())
        picked = [self.table.row_at(self._source_row(self.sorted.index(row, 0))) for row in rows]
        text = csv_text(((row.series, row.observation, row.differs) for row in picked), self._words)
        QGuiApplication.clipboard().setText(text)

    def _source_row(self, index: QModelIndex) -> int:
        return self.sorted.mapToSource(index).row()

    def _on_view_activated(self, index: QModelIndex) -> None:
        row = self._source_row(index)
        self.observation_chosen.emit(self.table.ref_at(row), self.table.row_at(row).index)
