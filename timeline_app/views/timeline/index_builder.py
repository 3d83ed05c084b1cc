"""Builds the timeline's index: at once for what is small, in the background for what would block."""

import threading

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from timeline_app.layout.timeline.index import TimelineIndex
from timeline_app.model.dataset import Dataset
from timeline_app.model.filter import Mask
from timeline_app.views.timeline.scenes import index_for

AT_ONCE = 20_000
"""Up to so many events the index is built in less time than a frame may take to be felt."""


class _Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """Raised in the worker when nobody waits for its index any more."""


class _Signals(QObject):
    done = Signal(int, object)
    progressed = Signal(int, float)


class _Building(QRunnable):
    def __init__(self, generation: int, dataset: Dataset, mask: Mask, by: str, signals: _Signals) -> None:
        super().__init__()
        self._generation, self._dataset, self._mask, self._by = generation, dataset, mask, by
        self._signals = signals
        self.cancelled = threading.Event()

    def run(self) -> None:
        try:
            index = index_for(self._dataset, self._mask, self._by, self._report)
        except _Cancelled:
            return
        self._signals.done.emit(self._generation, index)

    def _report(self, share: float) -> None:
        if self.cancelled.is_set():
            raise _Cancelled
        self._signals.progressed.emit(self._generation, share)


class IndexBuilder(QObject):
    """Builds indexes; only the newest request is answered."""

    built = Signal(object)
    """Emitted with the ``TimelineIndex`` of the newest request."""

    progressed = Signal(float)
    """Emitted with the share that is done, 0 to 1, while an index is built in the background."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._generation = 0
        self._job: _Building | None = None
        # No child of ours: the worker may outlive the view, and must not find its signals gone.
        self._signals = _Signals()
        self._signals.done.connect(self._on_building_done)
        self._signals.progressed.connect(self._on_building_progressed)

    @property
    def is_busy(self) -> bool:
        """Whether an index is being built in the background."""
        return self._job is not None

    def build(self, dataset: Dataset, mask: Mask, by: str) -> None:
        """Build an index; ``built`` follows, before this returns when there are few events."""
        self.cancel()
        if len(dataset.columns) <= AT_ONCE:
            self.built.emit(index_for(dataset, mask, by))
            return
        self._job = _Building(self._generation, dataset, mask, by, self._signals)
        QThreadPool.globalInstance().start(self._job)

    def cancel(self) -> None:
        """Forget the request under way."""
        self._generation += 1
        if self._job is not None:
            self._job.cancelled.set()
            self._job = None

    def _on_building_done(self, generation: int, index: TimelineIndex) -> None:
        if generation == self._generation:
            self._job = None
            self.built.emit(index)

    def _on_building_progressed(self, generation: int, share: float) -> None:
        if generation == self._generation:
            self.progressed.emit(share)
