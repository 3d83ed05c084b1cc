"""The statistics room: figures of what is selected or in view, as of the time cursor."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from timeline_app.layout.charts import Dot
from timeline_app.model.dataset import Dataset
from timeline_app.model.ref import Kind, Ref
from timeline_app.state.cursor import cursor_of
from timeline_app.state.session import Session
from timeline_app.state.view_state import ViewState
from timeline_app.views.appearance import Appearance
from timeline_app.views.statistics.charting import formats_for
from timeline_app.views.statistics.choice import FigureIndex, Group, choose, events_citing
from timeline_app.views.statistics.figures import Asked, FigureTeller
from timeline_app.views.statistics.figures_page import MARGIN, FiguresPage
from timeline_app.views.statistics.words import FigureWords
from timeline_app.wording.dates import day_in_words

_RETOLD = ("selection", "cursor", "filter", "span")
"""What of the view state the figures depend on."""


class StatisticsView(QWidget):
    """Key figures and charts. Listens to the session, and tells it what was chosen."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._index = FigureIndex(session.dataset)
        self._words = FigureWords(session.dataset, appearance)
        self._formats = formats_for(appearance.language)
        self._teller = FigureTeller(self)
        self._scope: tuple[Ref, ...] = ()
        self._everything = False
        self._pending = QTimer(self, singleShot=True, interval=0)
        self._pending.timeout.connect(self.refresh)
        self._title, self._as_of = QLabel(self), QLabel(self)
        self._page = FiguresPage(appearance.palette, self._formats, self)
        self._build()
        self._connect()
        self._follow_selection(session.state)
        self.set_appearance(appearance)

    def _build(self) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(MARGIN + 2, 12, MARGIN + 2, 8)
        header.addWidget(self._title, 1)
        header.addWidget(self._as_of)
        self._as_of.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addWidget(self._page, 1)

    def _connect(self) -> None:
        self._session.changed.connect(self.apply)
        self._session.dataset_changed.connect(self._on_session_dataset_changed)
        self._page.card_chosen.connect(self._on_page_card_chosen)
        self._page.source_chosen.connect(self._session.select)
        self._page.hovered.connect(self._session.hover)
        self._page.more_requested.connect(self._on_page_more_requested)
        self._page.dot_chosen.connect(self._on_page_dot_chosen)
        self._page.span_dragged.connect(self._session.show_span)
        self._page.cursor_dragged.connect(lambda day: self._session.update(cursor=day))

    def apply(self, old: ViewState, new: ViewState) -> None:
        """Follow the session."""
        if old.selection != new.selection:
            self._follow_selection(new)
        if any(getattr(old, name) != getattr(new, name) for name in _RETOLD):
            self._page.set_time(new.span, cursor_of(self._session))
            self._pending.start()
        if old.hovered != new.hovered or old.selection != new.selection:
            self._mark()

    def set_appearance(self, appearance: Appearance) -> None:
        """Take another theme or language."""
        self._appearance = appearance
        self._words = FigureWords(self._session.dataset, appearance)
        self._formats = formats_for(appearance.language)
        palette = appearance.palette
        self._title.setText(self.tr("Statistics"))
        self._title.setStyleSheet(f"font-size: 14px; font-weight: 600; color: {palette.ink.name()};")
        self._as_of.setStyleSheet(f"font-size: 12px; color: {palette.ink_secondary.name()};")
        self.refresh()
        self._mark()

    def refresh(self) -> None:
        """Show the figures of the present state."""
        self._pending.stop()
        state = self._session.state
        day = cursor_of(self._session)
        words = day_in_words(int(day // 1), self._appearance.language)
        self._as_of.setText(self.tr("as of %1").replace("%1", words))
        groups = self._groups()
        selected = tuple(ref for ref in state.selection if ref.kind is Kind.SERIES)
        asked = Asked(groups, day, state.cursor is None, selected, self._everything)
        self._page.set_time(state.span, day)
        self._page.show_figures(
            self._teller.tell(asked, self._words), self._appearance.palette, self._formats
        )

    def _follow_selection(self, state: ViewState) -> None:
        """Keep what the figures are of while figures themselves are selected, so that cards stay put."""
        shown = {chosen.series.id for group in self._groups() for chosen in group.chosen}
        own = [ref for ref in state.selection if ref.kind is Kind.SERIES]
        if state.selection and len(own) == len(state.selection) and all(ref.id in shown for ref in own):
            return
        self._scope = state.selection
        self._everything = False

    def _groups(self) -> tuple[Group, ...]:
        return choose(self._index, self._scope, self._session.state.span, self._session.mask)

    def _mark(self) -> None:
        state = self._session.state
        selected = frozenset(ref for ref in state.selection if ref.kind is Kind.SERIES)
        self._page.mark(selected, self._lit(state.hovered))

    def _lit(self, hovered: Ref | None) -> frozenset[Ref]:
        """The series that the hovered record is, or cites."""
        if hovered is None:
            return frozenset()
        event = self._session.dataset.events_by_id.get(hovered.id) if hovered.kind is Kind.EVENT else None
        if event is None:
            return frozenset({hovered})
        return frozenset(Ref(Kind.SERIES, figure.series) for figure in event.figures)

    def _on_session_dataset_changed(self, dataset: Dataset) -> None:
        self._index = FigureIndex(dataset)
        self._words = FigureWords(dataset, self._appearance)
        self._scope = tuple(ref for ref in self._scope if dataset.find(ref) is not None)
        self._follow_selection(self._session.state)
        self.refresh()

    def _on_page_card_chosen(self, ref: Ref, adding: bool) -> None:
        if adding:
            self._session.toggle(ref)
        elif self._session.state.selection == (ref,):
            self._session.select(*self._scope)
        else:
            self._session.select(ref)

    def _on_page_dot_chosen(self, dot: Dot) -> None:
        dataset = self._session.dataset
        series = dataset.series_by_id.get(dot.ref.id)
        if series is None:
            return
        citing = events_citing(dataset, series, dot.point.index)
        self._session.select(*(Ref(Kind.EVENT, event_id) for event_id in citing) if citing else (dot.ref,))

    def _on_page_more_requested(self) -> None:
        self._everything = not self._everything
        self.refresh()
