"""Writing a file that takes its time: off the window's thread, with a bar and a way to stop it."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from timeline_app.model.report import Report, unheard
from timeline_app.shell.status_bar import StatusBar
from timeline_app.state.background import Background

Pieces = Callable[[Report], Iterable[bytes]]
"""Makes what a file holds, piece by piece; tells the share done, and is stopped by what that raises."""

_STEPS = 1_000


def _written(file: Path, pieces: Iterable[bytes]) -> str:
    """Write a file whole or not at all; return what went wrong, in words, empty where nothing did."""
    from timeline_app.exchange.files import said, write_atomically  # noqa: PLC0415 - a start needs none of it

    try:
        write_atomically(file, pieces)
    except OSError as error:
        return said(error)
    return ""


class Writing(QObject):
    """Writes one file at a time; a file that is stopped half way stays what it was."""

    failed = Signal(str)
    """Emitted with what went wrong, in words."""

    def __init__(self, status: StatusBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._status = status
        self._background = Background(self)
        self._background.progressed.connect(self._on_background_progressed)
        self._background.done.connect(self._on_background_done)
        self._background.failed.connect(self._end)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._background.is_busy

    def write(self, file: Path, pieces: Pieces, *, at_once: bool) -> None:
        """Write a file: before this returns, or in the background instead of one that is under way."""
        if at_once:
            self._tell(_written(file, pieces(unheard)))
            return
        self._background.start(lambda report: _written(file, pieces(report)))
        self._on_background_progressed(0.0)

    def cancel(self) -> None:
        """Stop writing."""
        self._background.cancel()
        self._end()

    def _end(self) -> None:
        self._status.show_progress(1, 1)

    def _tell(self, error: str) -> None:
        if error:
            self.failed.emit(error)

    def _on_background_progressed(self, share: float) -> None:
        # All is written, but not yet on the disk.
        self._status.show_progress(min(round(share * _STEPS), _STEPS - 1), _STEPS)

    def _on_background_done(self, error: object) -> None:
        self._end()
        self._tell(str(error))
