"""Work in slices: a few milliseconds at a time, so that the hand never waits for it."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

IDLE_MS = 2
"""After so long without anything to do the next step is taken."""


class Slices(QObject):
    """Takes one step of some work whenever nothing else has been to do for a moment."""

    done = Signal()
    """Emitted when the last step is taken; not when the work is given up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Iterator[None] | None = None
        self._timer = QTimer(self, interval=IDLE_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def is_busy(self) -> bool:
        """Whether there is work left."""
        return self._work is not None

    def start(self, work: Iterator[None]) -> None:
        """Take up some work, and give up what was under way."""
        self.stop()
        self._work = work
        self._timer.start()

    def give_way(self) -> None:
        """Wait a little longer: the hand is at work."""
        if self._work is not None:
            self._timer.start()

    def stop(self) -> None:
        """Give up the work."""
        self._timer.stop()
        work, self._work = self._work, None
        if work is not None and hasattr(work, "close"):
            work.close()

    def finish(self) -> None:
        """Do all that is left at once."""
        while self._work is not None:
            self._on_timer_timeout()

    def _on_timer_timeout(self) -> None:
        work = self._work
        if work is None:
            return
        try:
            is_over = next(work, _END) is _END
        except BaseException:
            # What failed once would fail on every turn of the event loop.
            self.stop()
            raise
        if is_over and self._work is work:
            self._timer.stop()
            self._work = None
            self.done.emit()


_END = object()
