"""Builds the timeline's index: at once for what is small, in the background for what would block."""

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from timeline_app.layout.timeline.index import TimelineIndex
from timeline_app.model.dataset import Dataset
from timeline_app.model.filter import Mask
from timeline_app.views.timeline.scenes import index_for

AT_ONCE = 20_000
"""Up to so many events the index is built in less time than a frame may take to be felt."""


class _Signals(QObject):
    done = Signal(int, object)


class _Building(QRunnable):
    def __init__(self, generation: int, dataset: Dataset, mask: Mask, by: str, signals: _Signals) -> None:
        super().__init__()
        self._generation, self._dataset, self._mask, self._by = generation, dataset, mask, by
        self._signals = signals

    def run(self) -> None:
        index = index_for(self._dataset, self._mask, self._by)
        self._signals.done.emit(self._generation, index)


class IndexBuilder(QObject):
    """Builds indexes; only the newest request is answered."""

    built = Signal(object)
    """Emitted with the ``TimelineIndex`` of the newest request."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._generation = 0
        self._signals = _Signals(self)
        self._signals.done.connect(self._on_building_done)

    def build(self, dataset: Dataset, mask: Mask, by: str) -> None:
        """Build an index; ``built`` follows, before this returns when there are few events."""
        self._generation += 1
        if len(dataset.columns) <= AT_ONCE:
            self.built.emit(index_for(dataset, mask, by))
            return
        job = _Building(self._generation, dataset, mask, by, self._signals)
        QThreadPool.globalInstance().start(job)

    def _on_building_done(self, generation: int, index: TimelineIndex) -> None:
        if generation == self._generation:
            self.built.emit(index)
