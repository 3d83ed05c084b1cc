"""The pane's four pages under their tabs; all but the first are made, and imported, when first asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from timeline_app.layout.charts import ChartFormats, Dot
from timeline_app.model.ref import Ref
from timeline_app.painting.palette import Palette
from timeline_app.views.statistics.figures_page import MARGIN, FiguresPage
from timeline_app.views.statistics.tabs import Tabs
from timeline_app.views.statistics.words import FigureWords

if TYPE_CHECKING:
    from timeline_app.views.statistics.compare_page import ComparePage
    from timeline_app.views.statistics.differences import DifferenceTeller
    from timeline_app.views.statistics.differences_page import DifferencesPage
    from timeline_app.views.statistics.table_page import TablePage

FIGURES, DIFFERENCES, TABLE, COMPARISON = range(4)

Marks = tuple[frozenset[Ref], frozenset[Ref]]


class Pages(QWidget):
    """Key figures, disagreements, the table and the comparison: one stack, one set of signals."""

    turned = Signal()
    """Emitted when another page is in front."""

    card_chosen = Signal(object, bool)
    """Emitted with a series' ``Ref`` and whether it is to be added to the selection."""

    record_chosen = Signal(object)
    """Emitted with the ``Ref`` of a source or series to select."""

    observation_chosen = Signal(object, int)
    """Emitted with a series' ``Ref`` and the index of one of its observations."""

    hovered = Signal(object)
    """Emitted with the ``Ref`` under the pointer, or None."""

    def __init__(
        self,
        palette: Palette,
        formats: ChartFormats,
        window: Callable[[], tuple[float, float]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._told: set[int] = set()
        self._marks: Marks = (frozenset(), frozenset())
        self._teller: DifferenceTeller | None = None
        self.tabs = Tabs(4, self)
        self.tabs.setContentsMargins(MARGIN + 2, 0, MARGIN + 2, 6)
        self.tabs.chosen.connect(self.show_page)
        self.figures = FiguresPage(palette, formats)
        self.differences: DifferencesPage | None = None
        self.table: TablePage | None = None
        self.comparison: ComparePage | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.figures)
        for _ in range(3):
            self._stack.addWidget(QWidget())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.figures.card_chosen.connect(self.card_chosen)
        self.figures.source_chosen.connect(self.record_chosen)
        self.figures.hovered.connect(self.hovered)
        self.figures.dot_chosen.connect(self._on_figures_dot_chosen)

    @property
    def number(self) -> int:
        """The page in front."""
        return self._stack.currentIndex()

    def show_page(self, number: int) -> None:
        """Bring a page to the front."""
        self.tabs.buttons[number].setChecked(True)
        makers = {
            DIFFERENCES: self._make_differences,
            TABLE: self._make_table,
            COMPARISON: self._make_comparison,
        }
        page = makers[number]() if number in makers else None
        if page is not None:
            empty = self._stack.widget(number)
            self._stack.insertWidget(number, page)
            if empty is not None:
                self._stack.removeWidget(empty)
                empty.deleteLater()
        self._stack.setCurrentIndex(number)
        self.turned.emit()

    def _make_differences(self) -> QWidget | None:
        if self.differences is not None:
            return None
        from timeline_app.views.statistics.differences import DifferenceTeller  # noqa: PLC0415
        from timeline_app.views.statistics.differences_page import DifferencesPage  # noqa: PLC0415

        self._teller = DifferenceTeller(self)
        self.differences = DifferencesPage(self.figures.colours)
        self.differences.entry_chosen.connect(self.card_chosen)
        self.differences.source_chosen.connect(self.record_chosen)
        self.differences.hovered.connect(self.hovered)
        return self.differences

    def _make_table(self) -> QWidget | None:
        if self.table is not None:
            return None
        from timeline_app.views.statistics.table_page import TablePage  # noqa: PLC0415

        self.table = TablePage()
        self.table.row_chosen.connect(self.record_chosen)
        self.table.observation_chosen.connect(self.observation_chosen)
        return self.table

    def _make_comparison(self) -> QWidget | None:
        if self.comparison is not None:
            return None
        from timeline_app.views.statistics.compare_page import ComparePage  # noqa: PLC0415

        self.comparison = ComparePage(self._window)
        self.comparison.row_chosen.connect(self.record_chosen)
        return self.comparison

    def forget(self) -> None:
        """Fill pages anew when they are next in front: dataset, theme or language changed."""
        self._told.clear()
        if self.number != FIGURES:
            self.figures.forget()

    def tell(self, words: FigureWords, palette: Palette, day: float) -> None:
        """Fill the page in front, unless it is filled; the figures page is filled by the view."""
        if self.number not in self._told:
            self._told.add(self.number)
            if self.number == DIFFERENCES and self.differences is not None and self._teller is not None:
                entries = self._teller.disagreements(words), self._teller.sums(words)
                self.differences.show_entries(*entries, palette)
                self.differences.mark(*self._marks)
            elif self.number == TABLE and self.table is not None:
                self.table.show_words(words, palette)
            elif self.number == COMPARISON and self.comparison is not None:
                self.comparison.show_words(words, palette, day)
        if self.number == COMPARISON and self.comparison is not None:
            self.comparison.show_day(day)

    def mark(self, selected: frozenset[Ref], lit: frozenset[Ref]) -> None:
        """Show which series are selected and which are lit."""
        self._marks = selected, lit
        self.figures.mark(selected, lit)
        if self.differences is not None:
            self.differences.mark(selected, lit)

    def _on_figures_dot_chosen(self, dot: Dot) -> None:
        self.observation_chosen.emit(dot.ref, dot.point.index)
