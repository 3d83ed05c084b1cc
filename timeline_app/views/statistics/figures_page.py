"""The page of key figures: groups of cards and charts, one above the other, scrolling."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from timeline_app.layout.charts import ChartFormats
from timeline_app.layout.charts_data import ChartData
from timeline_app.layout.hit import Rect
from timeline_app.layout.statistics import Card, columns_for
from timeline_app.model.ref import Ref
from timeline_app.painting.palette import Palette
from timeline_app.views.edge_fade import EdgeFade
from timeline_app.views.statistics.cards_canvas import CardsCanvas
from timeline_app.views.statistics.chart_card import ChartCard

MARGIN = 13
GAP = 8
TWO_ABREAST = 640
"""From this width charts stand side by side."""


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Cards under a small heading (empty for none)."""

    heading: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """All the page shows, in order: the first group, the charts, the other groups, what is left out."""

    groups: tuple[CardGroup, ...] = ()
    charts: tuple[ChartData, ...] = ()
    more: str = ""
    empty: str = ""


class ChartGrid(QWidget):
    """Charts one below the other, or two abreast where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[ChartCard, ...] = ()
        self._columns = 0
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)

    def show_charts(self, shown: Sequence[ChartCard], every: Sequence[ChartCard]) -> None:
        """Show some of the charts there are."""
        for chart in every:
            chart.setVisible(chart in shown)
            if chart not in shown:
                chart.forget()
        if tuple(shown) != self._shown:
            self._shown, self._columns = tuple(shown), 0
            self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= TWO_ABREAST and len(self._shown) > 1 else 1
        if columns == self._columns:
            return
        self._columns = columns
        while self._layout.count():
            self._layout.takeAt(0)
        for number, chart in enumerate(self._shown):
            self._layout.addWidget(chart, number // columns, number % columns)
        self._layout.setColumnStretch(1, 1 if columns == 2 else 0)
        self._layout.setColumnStretch(0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class FiguresPage(QScrollArea):
    """Shows ``Figures``; widgets are kept and refilled, so nothing flickers while the cursor moves."""

    card_chosen = Signal(object, bool)
    source_chosen = Signal(object)
    hovered = Signal(object)
    more_requested = Signal()
    dot_chosen = Signal(object)
    span_dragged = Signal(object)
    cursor_dragged = Signal(float)
    scale_chosen = Signal(object, bool)

    reflowed = Signal()
    """Emitted when more or fewer cards stand abreast."""

    def __init__(self, palette: Palette, formats: ChartFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette, self._formats = palette, formats
        self._figures: Figures | None = None
        self._dressed: Palette | None = None
        self._marks: tuple[frozenset[Ref], frozenset[Ref]] = (frozenset(), frozenset())
        self._time: tuple[tuple[float, float], float] = ((0.0, 1.0), 0.0)
        self._columns = 0
        self._headings: list[QLabel] = []
        self._canvases: list[CardsCanvas] = []
        self._charts: list[ChartCard] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fade = EdgeFade(self)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(MARGIN, 2, MARGIN, MARGIN)
        self._column.setSpacing(GAP)
        self._empty = QLabel(self._body, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._more = QToolButton(self._body)
        self._more.setObjectName("quietButton")
        self._more.clicked.connect(self.more_requested)
        self._grid = ChartGrid(self._body)
        self.setWidget(self._body)
        self._dress(palette)

    @property
    def colours(self) -> Palette:
        """The palette shown."""
        return self._palette

    def resizeEvent(self, event: QResizeEvent) -> None:
        before = self._columns
        super().resizeEvent(event)
        self._columns = self.columns()
        if self._columns != before:
            self.reflowed.emit()

    def columns(self) -> int:
        """Return how many cards stand abreast in the present width."""
        return columns_for(self.viewport().width() - 2 * MARGIN, 99)

    @property
    def canvases(self) -> Sequence[CardsCanvas]:
        """The widgets of the groups shown."""
        return [canvas for canvas in self._canvases if not canvas.isHidden()]

    @property
    def charts(self) -> Sequence[ChartCard]:
        """The charts shown."""
        return [chart for chart in self._charts if not chart.isHidden()]

    def show_figures(self, figures: Figures, palette: Palette, formats: ChartFormats) -> None:
        """Show other figures, or the same in another dress."""
        if (figures, palette, formats) == (self._figures, self._palette, self._formats):
            return
        self._figures, self._palette, self._formats = figures, palette, formats
        self._dress(palette)
        self._grow(len(figures.groups), len(figures.charts))
        self._arrange(figures)
        for canvas, group in zip(self._canvases, figures.groups, strict=False):
            canvas.set_cards(group.cards, palette)
            canvas.mark(*self._marks)
        for chart, data in zip(self._charts, figures.charts, strict=False):
            chart.set_chart(data, formats, palette)
            chart.set_time(*self._time)

    def forget(self) -> None:
        """Let go of figures that nobody sees: their words keep a whole dataset."""
        self._figures = None
        for chart in self._charts:
            chart.forget()

    def _grow(self, groups: int, charts: int) -> None:
        while len(self._canvases) < groups:
            canvas = CardsCanvas(self._palette, self._body)
            canvas.entry_chosen.connect(self.card_chosen)
            canvas.source_chosen.connect(self.source_chosen)
            canvas.hovered.connect(self.hovered)
            canvas.reached.connect(self._on_canvas_reached)
            self._canvases.append(canvas)
            heading = QLabel(self._body)
            _dress_heading(heading, self._palette)
            self._headings.append(heading)
        while len(self._charts) < charts:
            chart = ChartCard(self._grid)
            chart.dot_chosen.connect(self.dot_chosen)
            chart.hovered.connect(self.hovered)
            chart.span_dragged.connect(self.span_dragged)
            chart.cursor_dragged.connect(self.cursor_dragged)
            chart.scale_chosen.connect(self.scale_chosen)
            self._charts.append(chart)

    def _arrange(self, figures: Figures) -> None:
        """Put the widgets in order: first cards, then charts, then the other cards."""
        while self._column.count():
            self._column.takeAt(0)
        shown: list[QWidget] = [self._empty] if figures.empty else []
        self._empty.setText(figures.empty)
        for number, group in enumerate(figures.groups):
            self._headings[number].setText(group.heading.upper())
            shown += [self._headings[number]] if group.heading else []
            shown.append(self._canvases[number])
            if number == 0 and figures.charts:
                shown.append(self._grid)
        shown += [self._more] if figures.more else []
        self._more.setText(figures.more)
        self._grid.show_charts(self._charts[: len(figures.charts)], self._charts)
        every = (self._empty, self._more, self._grid, *self._headings, *self._canvases)
        for widget in every:
            widget.setVisible(widget in shown)
        for widget in shown:
            self._column.addWidget(widget)
        self._column.addStretch(1)
        for before, after in pairwise(shown):
            QWidget.setTabOrder(before, after)

    def _dress(self, palette: Palette) -> None:
        # A style sheet is worked through for everything inside, even where it is the same as before.
        if self._dressed == palette:
            return
        self._dressed = palette
        ground = palette.panel.name()
        self._fade.dress(palette.panel)
        self.setStyleSheet(f"QScrollArea, QScrollArea > QWidget > QWidget {{ background: {ground}; }}")
        for heading in self._headings:
            _dress_heading(heading, palette)
        accent = palette.accent.name()
        self._more.setStyleSheet(f"QToolButton {{ color: {accent}; border: none; padding: 2px 0; }}")
        self._empty.setStyleSheet(f"color: {palette.ink_secondary.name()};")

    def mark(self, selected: frozenset[Ref], lit: frozenset[Ref]) -> None:
        """Show which series are selected and which are lit."""
        self._marks = selected, lit
        for canvas in self._canvases:
            canvas.mark(selected, lit)

    def set_time(self, window: tuple[float, float], cursor: float) -> None:
        """Show the timeline's window and the time cursor on every chart."""
        self._time = window, cursor
        for chart in self._charts:
            chart.set_time(window, cursor)

    def _on_canvas_reached(self, rect: Rect) -> None:
        sender = self.sender()
        if isinstance(sender, CardsCanvas):
            centre = sender.mapTo(self._body, sender.rect().topLeft())
            self.ensureVisible(
                round(centre.x() + rect[0] + rect[2] / 2),
                round(centre.y() + rect[1] + rect[3] / 2),
                0,
                round(rect[3] / 2 + GAP),
            )


def _dress_heading(heading: QLabel, palette: Palette) -> None:
    small = f"color: {palette.ink_secondary.name()}; font-size: 11px; letter-spacing: 0.6px"
    heading.setStyleSheet(f"{small}; margin-top: 4px;")
