"""Work for the window's own thread, cut up: each step has a turn of the event loop to itself."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Final

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


def in_turn(*steps: Step) -> Iterator[object]:
    """Return steps as work that pauses after each of them."""
    return (step() for step in steps)


class Afterwards(QObject):
    """What several views do after a change, a step of one view in each turn of the event loop.

    Each of them would find time for it at the same moment, right after the first painting, and the window
    be deaf for all of them together. Work is an iterator that pauses where the window may be let in.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: dict[int, Iterator[object]] = {}
        self._under_way = 0
        self._known: set[int] = set()
        self._gives_way = False
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._on_next_timeout)

    def ask(self, who: QObject, work: Iterator[object]) -> None:
        """Do somebody's work when it is their turn, instead of what is left of theirs."""
        name = id(who)
        if name not in self._known:
            self._known.add(name)
            # Who goes away has no work any more; another may come to have the same number.
            who.destroyed.connect(lambda: self._forget(name))
        self._work.pop(name, None)
        self._work[name] = work
        if not self._next.isActive():
            self._wait()

    def is_asked(self, who: QObject) -> bool:
        """Whether work of somebody is left."""
        return id(who) in self._work

    def drop(self, who: QObject) -> None:
        """Forget somebody's work."""
        self._let_go(id(who))

    def settle(self, who: QObject) -> None:
        """Do at once what is left of somebody's work."""
        for _ in self._work.pop(id(who), ()):
            pass

    def _forget(self, name: int) -> None:
        self._let_go(name)
        self._known.discard(name)

    def _let_go(self, name: int) -> None:
        self._work.pop(name, None)
        if self._under_way == name:
            self._under_way = 0

    def _wait(self) -> None:
        # A timer that is due comes before input that has arrived; the second time it comes after it.
        self._gives_way = True
        self._next.start()

    def _on_next_timeout(self) -> None:
        if self._gives_way:
            self._gives_way = False
            self._next.start()
            return
        try:
            if self._work:
                self._take_step(next(iter(self._work)))
        finally:
            if self._work:
                self._wait()

    def _take_step(self, name: int) -> None:
        """Take a step of somebody's work; the last one, too, has a turn of its own."""
        work, self._under_way = self._work.pop(name), name
        if next(work, _END) is _END:
            return
        # Unless the step itself has ended the work or asked for other; whoever was first stays first.
        if self._under_way == name and name not in self._work:
            self._work = {name: work, **self._work}


_END: Final = object()
