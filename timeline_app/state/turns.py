"""Work for the window's own thread, cut up: each step has a turn of the event loop to itself."""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

Step = Callable[[], object]


class Turns(QObject):
    """Does steps one after the other; between two of them the window paints and takes keys."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: deque[Step] = deque()
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._on_next_timeout)

    @property
    def is_busy(self) -> bool:
        """Whether steps are left."""
        return bool(self._steps)

    def start(self, steps: Iterable[Step], *, at_once: bool = False) -> None:
        """Do the first step now and the others in turn, instead of whatever steps were left.

        ``at_once`` does them all now, for a window that nobody looks at.
        """
        self._next.stop()
        self._steps = deque(steps)
        while at_once and self._steps:
            self._steps.popleft()()
        self._go_on()

    def _go_on(self) -> None:
        if not self._steps:
            return
        step = self._steps.popleft()
        try:
            step()
        finally:
            # After the step, so that timers that became due meanwhile come first; a step may also fail.
            if self._steps:
                self._next.start()

    def _on_next_timeout(self) -> None:
        self._go_on()
