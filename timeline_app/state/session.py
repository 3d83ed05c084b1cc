"""The session: the one dataset, the one view state, and the signal that says either changed."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from timeline_app.model.columns import Floats
from timeline_app.model.corpus import Answer
from timeline_app.model.dataset import Dataset
from timeline_app.model.event_ids import EventIds
from timeline_app.model.extent import rows_within
from timeline_app.model.filter import Mask, mask_of
from timeline_app.model.query import events_of_all
from timeline_app.model.ref import Ref
from timeline_app.state.history import History
from timeline_app.state.opening import opening_state, whole_span
from timeline_app.state.searcher import Searcher
from timeline_app.state.turns import Afterwards
from timeline_app.state.view_state import Span, ViewState, select, sound_span, toggle

_PAGE = ("selection", "filter", "search", "lanes")
"""What makes a new page in the history; the rest (span, cursor, camera) amends the present one."""

_TRANSIENT = ("hovered", "cursor", "found", "found_at")
"""What never enters the history on its own."""

_REST_SECONDS = 1.0
"""A span or camera that was held this long is a page of its own when the reader moves again."""


MOST_KEPT = 5_000
"""So many search hits are looked for in a dataset that was read again; a new search finds the others."""


class Session(QObject):
    """Holds the state, changes it, tells everyone in the same order.

    Updates made by a listener while a change is being told are queued, so every listener sees every
    change, in one order, with the right ``old``.
    """

    changed = Signal(object, object)
    """Emitted with (old, new) ``ViewState``."""

    dataset_changed = Signal(object)
    """Emitted with the new ``Dataset``; the view state is already right for it."""

    answered = Signal(object)
    """Emitted with the ``Answer`` to a search, once the view state has it."""

    def __init__(self, dataset: Dataset | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dataset = dataset or Dataset()
        self._state = opening_state(self._dataset)
        self._history = History([self._state], 0)
        self._moved_at = time.monotonic()
        self._queue: deque[Callable[[ViewState], ViewState]] = deque()
        self._telling = False
        self._travelling = False
        self.searcher = Searcher(self._dataset, self)
        self.afterwards = Afterwards(self)

    @property
    def dataset(self) -> Dataset:
        """The dataset shown."""
        return self._dataset

    @property
    def state(self) -> ViewState:
        """The present view state."""
        return self._state

    @cached_property
    def mask(self) -> Mask:
        """Which rows of the dataset's columns the filter lets through."""
        return mask_of(self._dataset, self._state.filter)

    @cached_property
    def visible(self) -> NDArray[np.int64]:
        """The rows of the columns inside the span that the filter lets through, ascending."""
        return rows_within(self._dataset.columns, self.extent, self._state.span, self.mask)

    @cached_property
    def whole(self) -> Span:
        """The span of everything dated."""
        return whole_span(self._dataset)

    @cached_property
    def extent(self) -> tuple[Floats, Floats]:
        """Where each row of the columns begins and stops on screen: one answer for all views."""
        return self._dataset.extent

    @cached_property
    def selected_events(self) -> EventIds:
        """The ids of the events the selection stands for."""
        return events_of_all(self._dataset, self._state.selection)

    @cached_property
    def hovered_events(self) -> EventIds:
        """The ids of the events the hovered record stands for."""
        hovered = self._state.hovered
        return events_of_all(self._dataset, () if hovered is None else (hovered,))

    def set_dataset(self, dataset: Dataset, *, keep_view: bool = True) -> None:
        """Show another dataset, or the same one read again, keeping the view where that makes sense."""
        state = self._state if keep_view else opening_state(dataset)
        self._dataset = dataset
        for name in ("mask", "visible", "whole", "extent", "selected_events", "hovered_events"):
            self.__dict__.pop(name, None)
        kept = tuple(ref for ref in state.selection if dataset.find(ref) is not None)
        found = _found_in(dataset, state)
        self._state = replace(state, selection=kept, hovered=None, found=found)
        if keep_view:
            self._history.change_all(_without_found)
        else:
            self._history = History([self._state], 0)
        self.searcher.set_dataset(dataset)
        self.dataset_changed.emit(dataset)
        if state.search and not self.searcher.is_busy:
            # What was read again may say more, or less.
            self.find(state.search)

    def update(self, **changes: Any) -> None:
        """Change fields of the view state, all at once."""
        self.transition(lambda state: replace(state, **changes))

    def transition(self, step: Callable[[ViewState], ViewState]) -> None:
        """Apply a pure function to the view state and tell everyone, after what is already queued."""
        self._queue.append(step)
        if self._telling:
            return
        self._telling = True
        try:
            while self._queue:
                self._apply(self._queue.popleft())
        finally:
            self._telling = False

    def select(self, *refs: Ref) -> None:
        """Select records instead of what was selected; none at all clears the selection."""
        self.transition(lambda state: select(state, *refs))

    def toggle(self, ref: Ref) -> None:
        """Add a record to the selection, or take it out."""
        self.transition(lambda state: toggle(state, ref))

    def hover(self, ref: Ref | None) -> None:
        """Say what the pointer is on."""
        if ref != self._state.hovered:
            self.update(hovered=ref)

    def show_span(self, span: Span) -> None:
        """Show another stretch of time."""
        self.update(span=span)

    def find(self, query: str) -> None:
        """Search the events and keep what was found, at once in a small dataset, else a moment later."""
        self.searcher.ask(query, self._take_answer)

    def go_back(self) -> None:
        """Return to the page before."""
        self._travel(-1)

    def go_forward(self) -> None:
        """Go to the page after."""
        self._travel(1)

    def can_go(self, by: int) -> bool:
        """Whether the history has a page that many steps away."""
        return self._history.can_step(by)

    def _take_answer(self, answer: Answer) -> None:
        state = self._state
        if (answer.query, answer.found) != (state.search, state.found):
            self.update(search=answer.query, found=answer.found, found_at=None)
        self.answered.emit(answer)

    def _travel(self, by: int) -> None:
        target = self._history.step(by)
        if target is None:
            return
        known = tuple(ref for ref in target.selection if self._dataset.find(ref) is not None)
        page = replace(target, selection=known, found=_found_in(self._dataset, target))
        self._travelling = True
        try:
            self.transition(lambda state: replace(page, hovered=state.hovered))
        finally:
            self._travelling = False
        if target.search and not target.found:
            self.find(target.search)

    def _apply(self, step: Callable[[ViewState], ViewState]) -> None:
        old, new = self._state, step(self._state)
        if new.span != old.span:
            # Whatever asks, a file's dates or a gesture: no view should have to draw what cannot be drawn.
            new = replace(new, span=sound_span(new.span) or old.span)
        if new == old:
            return
        self._state = new
        if new.filter != old.filter:
            self.__dict__.pop("mask", None)
        if (new.filter, new.span) != (old.filter, old.span):
            self.__dict__.pop("visible", None)
        if new.selection != old.selection:
            self.__dict__.pop("selected_events", None)
        if new.hovered != old.hovered:
            self.__dict__.pop("hovered_events", None)
        self._remember(old, new)
        self.changed.emit(old, new)

    def _remember(self, old: ViewState, new: ViewState) -> None:
        changed = {name for name in ViewState.__slots__ if getattr(old, name) != getattr(new, name)}
        if self._travelling or changed <= set(_TRANSIENT):
            return
        now = time.monotonic()
        rested = now - self._moved_at > _REST_SECONDS
        self._moved_at = now
        if rested or changed & set(_PAGE):
            self._history.push(new)
        else:
            self._history.amend(new)


def _found_in(dataset: Dataset, state: ViewState) -> tuple[str, ...] | EventIds:
    """Return what a state found as events of this dataset, which may be another one than it was found in."""
    found = state.found
    if not isinstance(found, EventIds) or found.dataset is dataset:
        return found
    known = (dataset.event_index.get(one, -1) for one in islice(found, MOST_KEPT))
    return EventIds(dataset, sorted(index for index in known if index >= 0))


def _without_found(state: ViewState) -> ViewState:
    """Return a state that keeps no dataset alive: whoever comes back to it searches again."""
    return replace(state, found=(), found_at=None) if isinstance(state.found, EventIds) else state
