"""Following a dataset's files from the GUI: a signal when something changed."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from timeline_app.loading.watch import Watcher as Waiting
from timeline_app.state.post import address_of, send


class Watcher(QObject):
    """Watches one dataset at a time."""

    changed = Signal()
    """Emitted when files of the dataset changed, once a batch."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: Waiting | None = None
        self._heard = address_of(self._on_waiting_told)

    def watch(self, path: Path) -> None:
        """Watch a dataset instead of the one before."""
        self.stop()
        # Its thread is to know nothing of this object.
        heard = self._heard
        self._waiting = Waiting(path, lambda _paths: send(heard))

    def _on_waiting_told(self) -> None:
        self.changed.emit()

    def stop(self) -> None:
        """Watch nothing any more; returns once the waiting has ended."""
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
