"""The statistics room: figures of what is selected or in view, as of the time cursor."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from timeline_app.model.dataset import Dataset
from timeline_app.model.event import Event
from timeline_app.model.ref import Kind, Ref
from timeline_app.state.cursor import cursor_of
from timeline_app.state.session import Session
from timeline_app.state.view_state import ViewState
from timeline_app.views.appearance import Appearance
from timeline_app.views.statistics.charting import formats_for
from timeline_app.views.statistics.choice import FigureIndex, Group, choose, events_citing
from timeline_app.views.statistics.figures import Asked, FigureTeller
from timeline_app.views.statistics.figures_page import MARGIN
from timeline_app.views.statistics.pages import FIGURES, Pages
from timeline_app.views.statistics.words import FigureWords
from timeline_app.wording.dates import day_in_words

_RETOLD = ("selection", "cursor", "filter", "span")
"""What of the view state the figures depend on."""

_REST = 80
"""Milliseconds without a change of span after which the timeline is at rest."""

_AFTER = 30
"""Milliseconds after which figures follow a selection or a filter: what was pointed at is painted first."""


class StatisticsView(QWidget):
    """Key figures and charts, and behind them disagreements, the table, and comparison.

    Listens to the session, and tells it what was chosen.
    """

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._index = FigureIndex(session.dataset)
        self._words = FigureWords(session.dataset, appearance)
        self._formats = formats_for(appearance.language)
        self._teller = FigureTeller(self)
        self._scope: tuple[Ref, ...] = ()
        self._carded: frozenset[Ref] = frozenset()
        self._chosen: tuple[tuple[object, ...], tuple[Group, ...]] | None = None
        self._everything = False
        self._scales: dict[tuple[str, ...], bool] = {}
        self._pending = QTimer(self, singleShot=True)
        self._pending.timeout.connect(lambda: session.afterwards.ask(self, self._refreshing()))
        self._title, self._as_of, self._unpin = QLabel(self), QLabel(self), QToolButton(self)
        self.pages = Pages(appearance.palette, self._formats, lambda: session.state.span, self)
        self._build()
        self._connect()
        self._follow_selection(session.state)
        self.set_appearance(appearance)

    def _build(self) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(MARGIN + 2, 12, MARGIN + 2, 2)
        header.addWidget(self._title, 1)
        header.addWidget(self._as_of)
        header.addWidget(self._unpin)
        self._as_of.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._unpin.setText("×")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self._session.changed.connect(self.apply)
        self._session.dataset_changed.connect(self._on_session_dataset_changed)
        self._unpin.clicked.connect(lambda: self._session.update(cursor=None))
        self.pages.turned.connect(self.refresh)
        self.pages.card_chosen.connect(self._on_pages_card_chosen)
        self.pages.record_chosen.connect(self._session.select)
        self.pages.observation_chosen.connect(self._on_pages_observation_chosen)
        self.pages.hovered.connect(self._session.hover)
        figures = self.pages.figures
        figures.reflowed.connect(lambda: self._pending.start(0))
        figures.more_requested.connect(self._on_figures_more_requested)
        figures.scale_chosen.connect(self._on_figures_scale_chosen)
        figures.span_dragged.connect(self._session.show_span)
        figures.cursor_dragged.connect(lambda day: self._session.update(cursor=day))

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._appearance.palette.panel)

    def apply(self, old: ViewState, new: ViewState) -> None:
        """Follow the session."""
        if old.selection != new.selection:
            self._follow_selection(new)
        changed = [name for name in _RETOLD if getattr(old, name) != getattr(new, name)]
        if changed:
            self.pages.figures.set_time(new.span, self._day())
            # While the timeline moves, the cards wait until it rests.
            self._pending.start(_REST if changed == ["span"] else _AFTER)
        if old.hovered != new.hovered or old.selection != new.selection:
            self._mark()

    def set_appearance(self, appearance: Appearance) -> None:
        """Take another theme or language."""
        self._appearance = appearance
        self._formats = formats_for(appearance.language)
        palette = appearance.palette
        self._title.setText(self.tr("Statistics"))
        self._title.setStyleSheet(f"font-size: 14px; font-weight: 600; color: {palette.ink.name()};")
        self._as_of.setStyleSheet(f"font-size: 12px; color: {palette.ink_secondary.name()};")
        self._unpin.setToolTip(self.tr("Let the time cursor follow the selection again"))
        self._unpin.setAccessibleName(self._unpin.toolTip())
        self._unpin.setStyleSheet(f"border: none; padding: 0 2px; color: {palette.ink_secondary.name()};")
        self.update()
        self._reword()

    def _reword(self) -> None:
        """Say everything anew: theme or language changed."""
        self._rename()
        if self.isVisible():
            self._session.afterwards.ask(self, self._refreshing())
        else:
            self.refresh()

    def _rename(self) -> None:
        """Name the pages anew, and let go of what they show."""
        self._words = FigureWords(self._session.dataset, self._appearance)
        count = self._index.disagreements
        differences = self.tr("Disagreements")
        names = (
            self.tr("Figures"),
            f"{differences} {count}" if count else differences,
            self.tr("Table"),
            self.tr("Compare"),
        )
        self.pages.tabs.show_names(names, self._appearance.palette)
        self.pages.forget()
        self._mark()

    def refresh(self) -> None:
        """Show the figures of the present state on the page in front."""
        self._session.afterwards.drop(self)
        for _ in self._refreshing():
            pass

    def _refreshing(self) -> Iterator[None]:
        self._pending.stop()
        day = self._day()
        self._unpin.setVisible(self._session.state.cursor is not None)
        words = day_in_words(int(day // 1), self._appearance.language)
        self._as_of.setText(self.tr("as of %1").replace("%1", words))
        if self.pages.number == FIGURES:
            yield from self._tell_figures(day)
        else:
            self.pages.tell(self._words, self._appearance.palette, day)

    def _day(self) -> float:
        """The time cursor; while figures are selected, where it stood before they were."""
        state = self._session.state
        if state.cursor is None and self._scope and self._scope != state.selection:
            event = self._session.dataset.find(self._scope[0])
            if isinstance(event, Event) and event.when is not None and event.when.start is not None:
                return event.when.start_instant
        return cursor_of(self._session)

    def _tell_figures(self, day: float) -> Iterator[None]:
        state = self._session.state
        selected = tuple(ref for ref in state.selection if ref.kind is Kind.SERIES)
        follows = state.cursor is None
        columns = self.pages.figures.columns()
        asked = Asked(self._groups(), day, follows, selected, self._everything, columns, self._scales)
        figures = yield from self._teller.tell_in_steps(asked, self._index, self._words)
        yield
        self._carded = frozenset(card.ref for group in figures.groups for card in group.cards)
        self.pages.figures.set_time(state.span, day)
        self.pages.figures.show_figures(figures, self._appearance.palette, self._formats)

    def _groups(self) -> tuple[Group, ...]:
        """What to show; asked again only when something it depends on has changed."""
        state = self._session.state
        asked = (self._index, self._scope, state.span, state.filter)
        if self._chosen is None or self._chosen[0] != asked:
            self._chosen = asked, choose(self._index, self._scope, state.span, self._session.mask)
        return self._chosen[1]

    def _follow_selection(self, state: ViewState) -> None:
        """Keep what the figures are of while some of their cards are selected, so that cards stay put."""
        if state.selection and all(ref in self._carded for ref in state.selection):
            return
        self._scope = state.selection
        self._everything = False

    def _mark(self) -> None:
        state = self._session.state
        selected = frozenset(ref for ref in state.selection if ref.kind is Kind.SERIES)
        self.pages.mark(selected, self._lit(state.hovered))

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
        self._scope = tuple(ref for ref in self._scope if dataset.find(ref) is not None)
        self._follow_selection(self._session.state)
        self._rename()
        if self.isVisible():
            self._pending.start(_AFTER)
        else:
            self.refresh()

    def _on_pages_card_chosen(self, ref: Ref, adding: bool) -> None:
        if adding:
            self._session.toggle(ref)
        elif self._session.state.selection == (ref,):
            self._session.select(*(one for one in self._scope if one != ref))
        else:
            self._session.select(ref)

    def _on_pages_observation_chosen(self, ref: Ref, index: int) -> None:
        """Select the events that cite an observation, its series where none does."""
        dataset = self._session.dataset
        series = dataset.series_by_id.get(ref.id)
        citing = () if series is None else events_citing(dataset, series, index)
        self._session.select(*(Ref(Kind.EVENT, event_id) for event_id in citing) if citing else (ref,))

    def _on_figures_more_requested(self) -> None:
        self._everything = not self._everything
        self.refresh()

    def _on_figures_scale_chosen(self, series: tuple[str, ...], logarithmic: bool) -> None:
        self._scales[series] = logarithmic
        self.refresh()
