"""Work off the GUI thread, one piece at a time; only the newest piece's result is told."""

import threading
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, QTimer, Signal

from timeline_app.model.report import Report
from timeline_app.state.post import Address, address_of, send
from timeline_app.state.turns import Afterwards, in_turn

Work = Callable[[Report], object]


class _GivenUp(Exception):  # noqa: N818 - nothing went wrong
    """Raised in the worker when nobody waits for its result any more."""


class _Hearing(NamedTuple):
    """Who hears what becomes of a piece of work."""

    done: Address
    failed: Address
    progressed: Address


class _Piece(QRunnable):
    def __init__(self, generation: int, work: Work, hearing: _Hearing) -> None:
        super().__init__()
        self._generation, self._work, self._hearing = generation, work, hearing
        self._told = 0.0
        self.given_up = threading.Event()

    def run(self) -> None:
        try:
            result = self._work(self._report)
        except _GivenUp:
            return
        except BaseException:
            send(self._hearing.failed, self._generation)
            raise
        send(self._hearing.done, self._generation, result)

    def _report(self, share: float) -> None:
        if self.given_up.is_set():
            raise _GivenUp
        # A bar has no more than a hundred steps; telling each of a thousand would keep the window busy.
        if share - self._told >= 0.01:
            self._told = share
            send(self._hearing.progressed, self._generation, share)


class Background(QObject):
    """Does work in the background; new work takes the place of what is under way."""

    done = Signal(object)
    """Emitted with the result of the newest work."""

    failed = Signal()
    """Emitted when the newest work has raised what it should not have."""

    progressed = Signal(float)
    """Emitted with the share of the newest work that is done, 0 to 1."""

    def __init__(self, parent: QObject | None = None, turns: Afterwards | None = None) -> None:
        super().__init__(parent)
        self._turns = turns
        self._generation = 0
        self._piece: _Piece | None = None
        self._launching = QTimer(self, singleShot=True)
        self._launching.timeout.connect(self._on_launching_timeout)
        self._hearing = _Hearing(
            done=address_of(self._on_piece_done),
            failed=address_of(self._on_piece_failed),
            progressed=address_of(self._on_piece_progressed),
        )
        application = QCoreApplication.instance()
        if application is not None:
            # Nobody who quits waits for the end of a search.
            application.aboutToQuit.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._piece is not None

    def start(self, work: Work, after_ms: int = 0) -> None:
        """Do some work instead of what is under way; it must touch nothing that belongs to the window.

        Begun after so many milliseconds, and after the turns of others where there are such, it leaves
        Python's lock to the window until that has painted what asked for the work.
        """
        self.cancel()
        self._piece = _Piece(self._generation, work, self._hearing)
        if after_ms:
            self._launching.start(after_ms)
        else:
            self._launch()

    def _on_launching_timeout(self) -> None:
        if self._turns is None:
            self._launch()
        else:
            self._turns.ask(self, in_turn(self._launch))

    def _launch(self) -> None:
        if self._piece is not None:
            QThreadPool.globalInstance().start(self._piece)

    def cancel(self) -> None:
        """Forget the work under way."""
        self._generation += 1
        self._launching.stop()
        if self._turns is not None:
            self._turns.drop(self)
        if self._piece is not None:
            self._piece.given_up.set()
            self._piece = None

    def _on_piece_done(self, generation: int, result: object) -> None:
        if generation == self._generation:
            self._piece = None
            self.done.emit(result)

    def _on_piece_failed(self, generation: int) -> None:
        if generation == self._generation:
            self._piece = None
            self.failed.emit()

    def _on_piece_progressed(self, generation: int, share: float) -> None:
        if generation == self._generation:
            self.progressed.emit(share)
