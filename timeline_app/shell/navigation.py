"""Going places: history, dates, searching, the command palette."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from timeline_app.model.filter import NO_FILTER
from timeline_app.model.records import find_records, records, title_of
from timeline_app.model.ref import Kind, Ref
from timeline_app.shell.command_palette import Command, CommandPalette
from timeline_app.shell.go_to_date import GoToDate
from timeline_app.shell.kinds import kind_in_words
from timeline_app.shell.search_field import Hit, SearchField
from timeline_app.state.opening import span_of, with_margin
from timeline_app.state.session import Session
from timeline_app.state.view_state import ViewState
from timeline_app.views.timeline.timeline_view import TimelineView


class Navigation:
    """Moves the session and the timeline at the reader's word."""

    def __init__(self, session: Session, timeline: TimelineView, field: SearchField, parent: QWidget) -> None:
        self._session = session
        self._timeline = timeline
        self._field = field
        self._parent = parent
        self.languages: Sequence[str] = ("en",)
        self.actions: Mapping[str, QAction] = {}
        field.find_hits = self.find_hits
        field.searched.connect(session.find)
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

    def find_hits(self, text: str) -> list[Hit]:
        """Return the records whose names a text finds."""
        dataset = self._session.dataset
        return [
            (ref, title_of(dataset, ref, self.languages), kind_in_words(ref.kind))
            for ref in find_records(dataset, text)
        ]

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
        dialog = GoToDate(self._parent)
        if dialog.exec() and dialog.when is not None:
            span = span_of(dialog.when, self._session.whole)
            self._session.update(span=with_margin(span, 0.5), cursor=span[0])

    def open_palette(self) -> None:
        """Open the command palette over every action and every record."""
        CommandPalette(self._commands(), self._parent).exec()

    def _commands(self) -> list[Command]:
        acting: list[Command] = [
            (
                action.text().rstrip("…"),
                action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                action.trigger,
            )
            for action in self.actions.values()
            if action.isEnabled()
        ]
        dataset = self._session.dataset
        going: list[Command] = [
            (title_of(dataset, ref, self.languages), kind_in_words(ref.kind), partial(self.reveal, ref))
            for ref, _record in records(dataset)
        ]
        return acting + going

    def _on_session_changed(self, old: ViewState, new: ViewState) -> None:
        if (old.search, old.found, old.found_at) != (new.search, new.found, new.found_at):
            self._field.show_count(new.found_at, len(new.found))
