"""Going places: history, dates, searching, the command palette."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from timeline_app.model.corpus import Answer
from timeline_app.model.dataset import Dataset, Record
from timeline_app.model.filter import NO_FILTER
from timeline_app.model.records import records, records_but_events, title_of
from timeline_app.model.ref import Kind, Ref
from timeline_app.shell.command_palette import Command, CommandPalette
from timeline_app.shell.go_to_date import GoToDate
from timeline_app.shell.kinds import kind_in_words
from timeline_app.shell.search_field import HITS_SHOWN, Hit, SearchField
from timeline_app.state.opening import span_of, with_margin
from timeline_app.state.session import Session
from timeline_app.state.view_state import ViewState
from timeline_app.views.timeline.timeline_view import TimelineView

FUZZY_UP_TO = 1_000
"""Up to so many events the command palette tries the letters of each; of more it finds words."""


class Navigation:
    """Moves the session and the timeline at the reader's word."""

    def __init__(self, session: Session, timeline: TimelineView, field: SearchField, parent: QWidget) -> None:
        self._session = session
        self._timeline = timeline
        self._field = field
        self._parent = parent
        self.languages: Sequence[str] = ("en",)
        self.actions: Mapping[str, QAction] = {}
        self._searcher = session.searcher
        field.searched.connect(self._on_field_searched)
        field.entered.connect(self._searcher.prepare)
        field.cancelled.connect(self._on_field_cancelled)
        self._searcher.progressed.connect(field.show_share)
        session.answered.connect(self._on_session_answered)
        field.step_requested.connect(self.step_found)
        field.chosen.connect(self.reveal)
        session.changed.connect(self._on_session_changed)

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what the navigation's actions do."""
        timeline = self._timeline
        return {
            "back": self._session.go_back,
            "forward": self._session.go_forward,
            "search": self.focus_search,
            "go_to_date": self.ask_for_date,
            "today": lambda: timeline.go_to_today(),
            "previous_event": lambda: timeline.select_previous(),
            "next_event": lambda: timeline.select_next(),
            "palette": self.open_palette,
            "fit_all": lambda: timeline.fit_all(),
            "zoom_in": lambda: timeline.zoom_in(),
            "zoom_out": lambda: timeline.zoom_out(),
            "centre_selection": lambda: timeline.centre_selection(),
            "clear_filters": lambda: self._session.update(filter=NO_FILTER),
        }

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self._field.setFocus()
        self._field.selectAll()

    def step_found(self, by: int) -> None:
        """Go to the next or previous event that the search found."""
        state = self._session.state
        if not state.found:
            return
        start = -1 if by > 0 else 0
        at = ((start if state.found_at is None else state.found_at) + by) % len(state.found)
        self._session.update(found_at=at, selection=(Ref(Kind.EVENT, state.found[at]),))
        self._timeline.reveal_selection()

    def reveal(self, ref: Ref) -> None:
        """Select a record and bring it into view."""
        self._session.select(ref)
        self._timeline.reveal_selection()

    def ask_for_date(self) -> None:
        """Ask for a date and go there."""
        dialog = GoToDate(self._parent, self.languages[0])
        if dialog.exec() and dialog.when is not None:
            span = span_of(dialog.when, self._session.whole)
            self._session.update(span=with_margin(span, 0.5), cursor=span[0])

    def open_palette(self) -> None:
        """Open the command palette over every action and every record."""
        if self._session.dataset.event_count <= FUZZY_UP_TO:
            CommandPalette(self._commands(records), self._parent).exec()
            return
        self._searcher.prepare()
        CommandPalette(self._commands(records_but_events), self._parent, self._find_events).exec()
        self._searcher.drop()

    def _find_events(self, text: str, show: Callable[[Sequence[Command]], None]) -> None:
        """Find events by their titles' words, where there are too many to try the letters of each."""

        def tell(answer: Answer) -> None:
            show([self._going(ref) for ref in answer.named if ref.kind is Kind.EVENT])

        self._searcher.ask(text, tell)

    def _going(self, ref: Ref) -> Command:
        title = title_of(self._session.dataset, ref, self.languages)
        return title, kind_in_words(ref.kind), partial(self.reveal, ref)

    def _commands(self, listed: Callable[[Dataset], Iterable[tuple[Ref, Record]]]) -> list[Command]:
        acting: list[Command] = [
            (
                action.text().rstrip("…"),
                action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                action.trigger,
            )
            for action in self.actions.values()
            if action.isEnabled()
        ]
        return acting + [self._going(ref) for ref, _record in listed(self._session.dataset)]

    def _hits(self, refs: Sequence[Ref]) -> list[Hit]:
        dataset = self._session.dataset
        return [(ref, title_of(dataset, ref, self.languages), kind_in_words(ref.kind)) for ref in refs]

    def _on_field_searched(self, text: str) -> None:
        self._session.find(text)
        if self._searcher.is_busy:
            self._field.wait()

    def _on_session_answered(self, answer: Answer) -> None:
        self._field.answer(answer.query, self._hits(answer.named[:HITS_SHOWN]))

    def _on_field_cancelled(self) -> None:
        self._searcher.cancel()
        self._field.end_waiting()
        # What is marked is what was found before: the field says so.
        self._field.setText(self._session.state.search)

    def _on_session_changed(self, old: ViewState, new: ViewState) -> None:
        if (old.search, old.found, old.found_at) != (new.search, new.found, new.found_at):
            self._field.show_count(new.found_at, len(new.found))
