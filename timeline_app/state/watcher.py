"""Following a dataset's files from the GUI: a thread that waits, and a signal when something changed."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QThread, Signal

from timeline_app.loading.watch import changes


class _Waiting(QThread):
    changed = Signal()

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._path, self._stop = path, Event()

    def run(self) -> None:
        try:
            for _batch in changes(self._path, self._stop):
                self.changed.emit()
        except OSError:
            # The folder went away; reading it again will say so.
            self.changed.emit()

    def end(self) -> None:
        self._stop.set()
        self.wait()


class Watcher(QObject):
    """Watches one dataset at a time."""

    changed = Signal()
    """Emitted when files of the dataset changed, once a batch."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: _Waiting | None = None

    def watch(self, path: Path) -> None:
        """Watch a dataset instead of the one before."""
        self.stop()
        self._waiting = _Waiting(path, self)
        self._waiting.changed.connect(self.changed)
        self._waiting.start()

    def stop(self) -> None:
        """Watch nothing any more; returns once the thread has ended."""
        if self._waiting is not None:
            self._waiting.end()
            self._waiting.deleteLater()
            self._waiting = None
