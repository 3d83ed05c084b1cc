"""Following a dataset's files from the GUI: a signal when something changed."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from timeline_app.loading.watch import Watcher as Waiting
from timeline_app.state.background import tell


class Watcher(QObject):
    """Watches one dataset at a time."""

    changed = Signal()
    """Emitted when files of the dataset changed, once a batch."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: Waiting | None = None

    def watch(self, path: Path) -> None:
        """Watch a dataset instead of the one before."""
        self.stop()
        self._waiting = Waiting(path, self._tell)

    def _tell(self, _paths: frozenset[Path]) -> None:
        # Told from another thread; Qt brings the signal to this one.
        tell(self.changed)

    def stop(self) -> None:
        """Watch nothing any more; returns once the waiting has ended."""
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
