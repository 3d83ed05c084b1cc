"""Reading a dataset off the GUI thread; only the newest request's answer is told."""

from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from timeline_app.loading.read import LoadResult, read_dataset


class _Signals(QObject):
    done = Signal(int, object)


class _Reading(QRunnable):
    def __init__(self, path: Path, generation: int, signals: _Signals) -> None:
        super().__init__()
        self._path, self._generation, self._signals = path, generation, signals

    def run(self) -> None:
        result = read_dataset(self._path)
        _prepare(result)
        self._signals.done.emit(self._generation, result)


def _prepare(result: LoadResult) -> None:
    """Build the columns here, so that the GUI thread never does."""
    _ = result.dataset.columns


class Loader(QObject):
    """Reads datasets in the background."""

    loaded = Signal(object, object)
    """Emitted with (path, LoadResult) for the newest request."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._generation = 0
        self._path: Path | None = None
        self._signals = _Signals(self)
        self._signals.done.connect(self._on_reading_done)

    def load(self, path: Path) -> None:
        """Read a dataset; an older request that is still under way will not be told."""
        self._generation += 1
        self._path = path
        QThreadPool.globalInstance().start(_Reading(path, self._generation, self._signals))

    def reload(self) -> None:
        """Read the newest requested dataset again."""
        if self._path is not None:
            self.load(self._path)

    def _on_reading_done(self, generation: int, result: LoadResult) -> None:
        if generation == self._generation:
            self.loaded.emit(self._path, result)
