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

    def start(self, steps: Iterable[Step]) -> None:
        """Do the first step now and the others in turn, instead of whatever steps were left."""
        self._steps = deque(steps)
        self._go_on()

    def finish(self) -> None:
        """Do the steps that are left now."""
        while self._steps:
            self._steps.popleft()()
        self._next.stop()

    def _go_on(self) -> None:
        if not self._steps:
            return
        step = self._steps.popleft()
        if self._steps:
            # Before the step, which may fail: the others have nothing to do with it.
            self._next.start()
        step()

    def _on_next_timeout(self) -> None:
        self._go_on()
