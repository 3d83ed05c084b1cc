"""Leaving: Ctrl+C in the terminal whenever it comes, and no thread at work when Qt is taken down."""

import signal

from PySide6.QtCore import QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

_LOOKED_EVERY_MS = 200

PATIENCE_MS = 3_000
"""So long what is under way in the background may take to see that nobody waits for it any more."""


class Interrupt:
    """Closes all windows at Ctrl+C; ``came`` says that it was pressed, perhaps before anything ran."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self.came = False
        signal.signal(signal.SIGINT, self._on_signal)
        # Python only looks at signals when it runs.
        self._timer = QTimer(application, interval=_LOOKED_EVERY_MS)
        self._timer.timeout.connect(lambda: None)
        self._timer.start()

    def _on_signal(self, *_: object) -> None:
        self.came = True
        # A second time it ends whatever is under way.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self._application.closeAllWindows()
        self._application.quit()


def is_work_over() -> bool:
    """Drop what waits for a thread, and wait for what has one; return whether all of it has ended."""
    pool = QThreadPool.globalInstance()
    pool.clear()
    return pool.waitForDone(PATIENCE_MS)
