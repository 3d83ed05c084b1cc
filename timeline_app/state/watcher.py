"""Following a dataset's files from the GUI: a thread that waits, and a signal when something changed."""

from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QObject, Signal

from timeline_app.loading.watch import changes


class Watcher(QObject):
    """Watches one dataset at a time."""

    changed = Signal()
    """Emitted when files of the dataset changed, once a batch."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = Event()
        self._thread: Thread | None = None

    def watch(self, path: Path) -> None:
        """Watch a dataset instead of the one before."""
        self.stop()
        self._stop = Event()
        # A daemon: a QThread that is still waiting when its owner goes would abort the program.
        self._thread = Thread(target=self._wait, args=(path, self._stop), daemon=True, name="watcher")
        self._thread.start()

    def stop(self) -> None:
        """Watch nothing any more; returns once the thread has ended."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _wait(self, path: Path, stop: Event) -> None:
        try:
            for _batch in changes(path, stop):
                if stop.is_set():
                    return
                self.changed.emit()
        except OSError:
            # The folder went away; reading it again will say so.
            self.changed.emit()
