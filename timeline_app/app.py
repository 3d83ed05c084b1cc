"""The composition root: makes the session, the views and the window, and wires them to the world."""

import os
import signal
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from timeline_app import paths
from timeline_app.cli import installed_version
from timeline_app.model.dataset import Dataset
from timeline_app.shell.document import Document
from timeline_app.shell.fonts import choose_font
from timeline_app.shell.look import Look
from timeline_app.shell.main_window import MainWindow
from timeline_app.shell.messages import log_qt_messages
from timeline_app.shell.safety import ExceptionCatcher, start_log
from timeline_app.shell.workbench import Views
from timeline_app.state.loader import Loader
from timeline_app.state.session import Session
from timeline_app.state.settings import DEFAULTS, Settings, load_settings
from timeline_app.views.map.map_view import MapView
from timeline_app.views.reading.reading_view import ReadingView
from timeline_app.views.statistics.statistics_view import StatisticsView
from timeline_app.views.timeline.timeline_view import TimelineView

OPENING_SIZE = (1440, 900)
"""The window's first size, before anyone changed it."""


SHOW_AFTER_MS = 400
"""The window waits that long for its data, so that it need not open empty."""


def has_display() -> bool:
    """Whether a window can be shown here."""
    if os.environ.get("QT_QPA_PLATFORM") or sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_application() -> QApplication:
    """Return the application object, dressed with our font and icon."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QCoreApplication.setApplicationName(paths.APP)
    QCoreApplication.setApplicationVersion(installed_version())
    log_qt_messages()
    application = QApplication([paths.APP])
    application.setDesktopFileName(paths.APP)
    application.setWindowIcon(QIcon(str(paths.resources() / "icons" / "app.svg")))
    choose_font(application, paths.resources() / "fonts")
    return application


@dataclass(frozen=True)
class Parts:
    """What a running window is made of."""

    session: Session
    look: Look
    loader: Loader
    window: MainWindow


def build(dataset: Dataset, settings: Settings, loader: Loader | None = None) -> Parts:
    """Make a window on a dataset, not yet shown; ``loader`` may be reading already."""
    session = Session(dataset)
    look = Look(settings, paths.resources())
    look.set_dataset(dataset)
    appearance = look.appearance()
    views = Views(
        timeline=TimelineView(session, appearance),
        map=MapView(session, appearance, paths.resources() / "basemap"),
        reading=ReadingView(session, appearance),
        statistics=StatisticsView(session, appearance),
    )
    loader = loader or Loader()
    window = MainWindow(session, look, views, loader, paths.pictures_folder())
    look.dress()
    return Parts(session, look, loader, window)


def _quit_on_interrupt(application: QApplication) -> QTimer:
    """Let Ctrl+C in the terminal close the window; Python only looks at signals when it runs."""
    signal.signal(signal.SIGINT, lambda *_: application.closeAllWindows())
    timer = QTimer(application, interval=200)
    timer.timeout.connect(lambda: None)
    timer.start()
    return timer


def run(path: Path, *, lang: str | None, theme: str | None, safe: bool, verbose: bool) -> int:
    """Open a dataset in a window and run until it is closed; return the exit code."""
    start_log(paths.log_folder(), verbose=verbose)
    application = make_application()
    folder = None if safe else paths.settings_folder()
    settings, damage = (DEFAULTS, None) if folder is None else load_settings(folder)
    once = replace(settings, language=lang or settings.language, theme=theme or settings.theme)
    # Reading goes on in another thread while the window is built.
    loader = Loader()
    loader.load(path)
    parts = build(Dataset(), once, loader)
    catcher = ExceptionCatcher(parts.window.message_bar)
    if damage:
        parts.window.message_bar.show_message(damage)
    document = Document(parts.window, parts.loader, folder)
    _quit_on_interrupt(application)
    parts.window.resize(*OPENING_SIZE)
    parts.window.restore()
    document.follow(path)
    loader.loaded.connect(lambda *_: parts.window.show())
    QTimer.singleShot(SHOW_AFTER_MS, parts.window.show)
    code = application.exec()
    catcher.release()
    _forget_what_was_for_once(parts.look, settings, once)
    document.close()
    return code


def _forget_what_was_for_once(look: Look, settings: Settings, once: Settings) -> None:
    """Keep the language and theme of the settings where the command line's were not changed since."""
    for name in ("language", "theme"):
        if getattr(look.settings, name) == getattr(once, name):
            look.settings = replace(look.settings, **{name: getattr(settings, name)})


def draw_opening_view(path: Path, *, lang: str | None, theme: str | None) -> Path:
    """Draw the opening view of a dataset into a picture, where there is no display; return its path."""
    from timeline_app import exporting  # noqa: PLC0415 - only where there is no display
    from timeline_app.loading.read import read_dataset  # noqa: PLC0415

    # Not in the folder that all users share: another's picture of that name could not be replaced.
    file = paths.cache_folder() / "opening.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    exporting.export(read_dataset(path), file, exporting.Wanted(lang=lang, theme=theme))
    return file
