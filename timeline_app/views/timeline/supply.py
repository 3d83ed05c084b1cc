"""Supplies the timeline with its index: asks for one when data, filter or lanes change, and waits."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from timeline_app.layout.timeline.index import TimelineIndex
from timeline_app.model.dataset import Dataset
from timeline_app.model.filter import Filter
from timeline_app.painting.palette import Palette
from timeline_app.state.session import Session
from timeline_app.views.timeline.index_builder import IndexBuilder
from timeline_app.views.timeline.scenes import Planner
from timeline_app.views.timeline.waiting import Waiting


class Supply(QObject):
    """Keeps what is asked for and what is there apart; a cancelled wait puts the state back."""

    arrived = Signal(object)
    """Emitted with a ``TimelineIndex`` of the session's dataset, filter and lanes."""

    def __init__(self, session: Session, host: QWidget, planner: Callable[[], Planner]) -> None:
        super().__init__(host)
        self._session, self._planner = session, planner
        self._planned: Planner | None = None
        self._there: tuple[Dataset, Filter, str] | None = None
        self._builder = IndexBuilder(self, session.afterwards)
        self._waiting = Waiting(host)
        self._builder.done.connect(self._on_builder_done)
        self._builder.progressed.connect(self._waiting.show_share)
        self._waiting.cancelled.connect(self._on_waiting_cancelled)

    def dress(self, palette: Palette) -> None:
        """Take on palette and language."""
        self._waiting.dress(palette)

    @property
    def _wanted(self) -> tuple[Dataset, Filter, str]:
        session = self._session
        return session.dataset, session.state.filter, session.state.lanes.by

    def refresh(self) -> None:
        """Ask for what the session shows now, unless it is there already."""
        dataset, wanted, by = self._wanted
        if self._there is not None and self._there[0] is dataset and self._there[1:] == (wanted, by):
            self._builder.cancel()
            self._waiting.end()
            return
        self._planned = planner = self._planner()
        self._builder.build(dataset, self._session.mask, by, planner)
        if self._builder.is_busy:
            self._waiting.begin()

    def _on_builder_done(self, index: TimelineIndex) -> None:
        planner = self._planner()
        if planner != self._planned:
            # The strip of a new filter has taken some of the height: lanes get other rows in it.
            self._planned = planner
            self._builder.plan(index, planner)
            return
        self._waiting.end()
        self._there = self._wanted
        self.arrived.emit(index)

    def _on_waiting_cancelled(self) -> None:
        self._builder.cancel()
        self._waiting.end()
        if self._there is not None and self._there[0] is self._session.dataset:
            # What is on the screen must be what the state says.
            _, wanted, by = self._there
            self._session.update(filter=wanted, lanes=replace(self._session.state.lanes, by=by))
