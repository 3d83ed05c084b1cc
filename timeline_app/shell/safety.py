"""The window never dies: an exception in a slot is logged, shown once, and the window goes on."""

import logging
import logging.handlers
import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QCoreApplication, QObject, qVersion
from PySide6.QtGui import QGuiApplication

from timeline_app.shell.strips import MessageBar

log = logging.getLogger(__name__)

LOG_BYTES, LOG_FILES = 1_000_000, 3
"""How long one log file may get, and how many older ones are kept."""


def start_log(folder: Path, *, verbose: bool) -> None:
    """Write the log into a rotating file, and on standard error when ``verbose``."""
    # A log on a full disk is no reason to write tracebacks into a terminal.
    logging.raiseExceptions = False
    # It tells of every change it does not tell, that of the log itself included.
    logging.getLogger("watchfiles").setLevel(logging.WARNING)
    handlers: list[logging.Handler] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "timeline-app.log"
        handlers.append(
            logging.handlers.RotatingFileHandler(
                file, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
            )
        )
    except OSError as error:
        sys.stderr.write(f"timeline-app: no log: {error}\n")
    if verbose or not handlers:
        handlers.append(logging.StreamHandler())
    logging.basicConfig(
        level=logging.DEBUG if verbose else logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        handlers=handlers,
        force=True,
    )


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return what a developer needs to know of an exception."""
    versions = (
        f"timeline-app {QCoreApplication.applicationVersion()}, Python {platform.python_version()}, "
        f"PySide6 {PySide6.__version__}, Qt {qVersion()}, {platform.platform()}"
    )
    return versions + "\n\n" + "".join(traceback.format_exception(kind, error, trace))


class ExceptionCatcher(QObject):
    """Takes the place of ``sys.excepthook``: logs every exception, shows each kind of one once."""

    def __init__(self, bar: MessageBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._shown: set[str] = set()
        self._before = sys.excepthook
        sys.excepthook = self._on_exception

    def release(self) -> None:
        """Give ``sys.excepthook`` back."""
        sys.excepthook = self._before

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        log.error("an exception reached the event loop", exc_info=(kind, error, trace))
        report = report_of(kind, error, trace)
        where = traceback.format_tb(trace)[-1] if trace is not None else ""
        if where in self._shown:
            return
        self._shown.add(where)
        text = self.tr("Something went wrong in the program ({error}). What you see may be incomplete.")
        copy: Callable[[], None] = lambda: QGuiApplication.clipboard().setText(report)  # noqa: E731
        self._bar.show_message(text.format(error=kind.__name__), self.tr("Copy report"), copy)
