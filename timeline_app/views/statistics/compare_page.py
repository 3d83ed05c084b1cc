"""The page that puts two stretches of time, or two actors, side by side."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.model.comparison import Pair, actors_with_figures, compare_actors, compare_spans
from timeline_app.model.edtf import EdtfError, parse_edtf
from timeline_app.model.instant import iso_date, year_of_day
from timeline_app.model.text import pick
from timeline_app.painting.palette import Palette
from timeline_app.views.statistics.comparison_table import ComparisonTable
from timeline_app.views.statistics.table_page import table_sheet
from timeline_app.views.statistics.words import FigureWords
from timeline_app.wording.dates import date_in_words

MARGIN = 13
MOST = 200
"""Rows compared at once; more are no comparison."""

_SHARES = (0.3, 0.25, 0.25, 0.2)


class ComparePage(QWidget):
    """Two sides, chosen as dates (EDTF) or as actors, and the figures of both."""

    row_chosen = Signal(object)
    """Emitted with the series' ``Ref`` of the row that was clicked."""

    def __init__(self, window: Callable[[], tuple[float, float]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._words: FigureWords | None = None
        self._day = 0.0
        self.kind = QComboBox(self)
        self.spans = tuple(QLineEdit(self) for _ in range(2))
        self.takes = tuple(QToolButton(self) for _ in range(2))
        self.actors = tuple(QComboBox(self) for _ in range(2))
        self.note = QLabel(self, wordWrap=True)
        self.table = ComparisonTable(self)
        self.view = self._build_view()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._on_kind_changed)
        for span, take, actor in zip(self.spans, self.takes, self.actors, strict=True):
            span.editingFinished.connect(self.compare)
            take.clicked.connect(lambda _checked=False, field=span: self._take_window(field))
            actor.currentIndexChanged.connect(lambda _index: self.compare())

    def _build_view(self) -> QTableView:
        view = QTableView(self)
        view.setModel(self.table)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setShowGrid(False)
        view.setWordWrap(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.clicked.connect(lambda index: self.row_chosen.emit(self.table.ref_at(index.row())))
        return view

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.addWidget(self.kind, 0, 0, 1, 4)
        for side in range(2):
            grid.addWidget(self.spans[side], 1, 2 * side)
            grid.addWidget(self.takes[side], 1, 2 * side + 1)
            grid.addWidget(self.actors[side], 2, 2 * side, 1, 2)
            grid.setColumnStretch(2 * side, 1)
            self.takes[side].setObjectName("quietButton")
            self.actors[side].setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            self.actors[side].setMinimumContentsLength(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 4, MARGIN, MARGIN)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self.note)
        column.addWidget(self.view, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Give each column its share of the width; a figure's name needs the most."""
        room = self.view.viewport().width()
        for column, share in enumerate(_SHARES):
            self.view.setColumnWidth(column, int(room * share))
        self.view.resizeRowsToContents()

    def show_day(self, day: float) -> None:
        """Show actors as of a day; stretches of time know their own."""
        if day != self._day:
            self._day = day
            if self.kind.currentIndex() == 1:
                self.compare()

    def show_words(self, words: FigureWords, palette: Palette, day: float) -> None:
        """Show the dataset of ``words`` in its language, actors as of a day."""
        fresh = self._words is None or self._words.dataset is not words.dataset
        self._words, self._day = words, day
        self._name()
        self._fill_actors(words)
        if fresh:
            year = year_of_day(day)
            for span, back in zip(self.spans, (2, 1), strict=True):
                span.setText(f"{year - back:04d}")
        self.view.setStyleSheet(table_sheet(palette, padding=4))
        self.note.setStyleSheet(f"color: {palette.ink_secondary.name()};")
        self._on_kind_changed()

    def _name(self) -> None:
        self._refill(self.kind, ((self.tr("Two stretches of time"), ""), (self.tr("Two actors"), "")))
        self.kind.setAccessibleName(self.tr("What to compare"))
        sides = (self.tr("First side"), self.tr("Second side"))
        for side, name in enumerate(sides):
            self.spans[side].setAccessibleName(name)
            self.spans[side].setToolTip(
                self.tr("A date or stretch of time: 2023, 2012/2019, 2025-01/2025-08")
            )
            self.actors[side].setAccessibleName(name)
            self.takes[side].setText("⇤")
            self.takes[side].setToolTip(self.tr("Take the timeline's window"))
            self.takes[side].setAccessibleName(self.tr("Take the timeline's window"))

    def _fill_actors(self, words: FigureWords) -> None:
        actors = words.dataset.actors_by_id
        named = [
            (pick(actors[actor].name, words.languages) if actor in actors else actor, actor)
            for actor in actors_with_figures(words.dataset)
        ]
        for side, box in enumerate(self.actors):
            chosen = box.currentData()
            self._refill(box, tuple(named))
            at = box.findData(chosen)
            box.blockSignals(True)
            box.setCurrentIndex(at if at >= 0 else min(side, box.count() - 1))
            box.blockSignals(False)

    @staticmethod
    def _refill(box: QComboBox, entries: tuple[tuple[str, str], ...]) -> None:
        at = max(box.currentIndex(), 0)
        box.blockSignals(True)
        box.clear()
        for text, value in entries:
            box.addItem(text, value)
        box.setCurrentIndex(min(at, box.count() - 1))
        box.blockSignals(False)

    def _on_kind_changed(self) -> None:
        of_time = self.kind.currentIndex() == 0
        for widget in (*self.spans, *self.takes):
            widget.setVisible(of_time)
        for box in self.actors:
            box.setVisible(not of_time)
        self.compare()

    def _take_window(self, field: QLineEdit) -> None:
        start, end = self._window()
        field.setText(f"{iso_date(int(start // 1))}/{iso_date(int(-(-end // 1)) - 1)}")
        self.compare()

    def compare(self) -> None:
        """Show the figures of the two sides."""
        if self._words is None:
            return
        self.note.setText("")
        if self.kind.currentIndex() == 0:
            self._compare_spans(self._words)
        else:
            self._compare_actors(self._words)
        self.note.setVisible(bool(self.note.text()))
        self._share_out()

    def _compare_spans(self, words: FigureWords) -> None:
        try:
            dates = [parse_edtf(field.text().strip()) for field in self.spans]
        except EdtfError as error:
            self.note.setText(str(error))
            return
        one, other = ((date.start_instant, date.end_instant) for date in dates)
        heads = (date_in_words(dates[0], words.language), date_in_words(dates[1], words.language))
        pairs = compare_spans(words.dataset.series, one, other)
        self._show(pairs, heads, words)
        if not pairs:
            self.note.setText(self.tr("No figure is of either stretch of time."))

    def _show(self, pairs: Sequence[Pair], heads: tuple[str, str], words: FigureWords) -> None:
        self.table.show_pairs(pairs[:MOST], heads, words)
        if len(pairs) > MOST:
            text = self.tr("The first %1 of %2 figures.")
            self.note.setText(text.replace("%1", str(MOST)).replace("%2", str(len(pairs))))

    def _compare_actors(self, words: FigureWords) -> None:
        one, other = (str(box.currentData() or "") for box in self.actors)
        heads = (self.actors[0].currentText(), self.actors[1].currentText())
        pairs = compare_actors(words.dataset, one, other, self._day) if one != other else ()
        self._show(pairs, heads, words)
        if not pairs:
            self.note.setText(self.tr("Choose two actors that figures are about."))
