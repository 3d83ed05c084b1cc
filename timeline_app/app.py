"""The application: shows at once that it starts, then puts the window together and runs it."""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from timeline_app import paths
from timeline_app.painting.palette import load_palette
from timeline_app.shell.curtain import Curtain
from timeline_app.shell.fonts import choose_font
from timeline_app.shell.messages import log_qt_messages
from timeline_app.shell.theme import wants_dark
from timeline_app.state.settings import DEFAULTS, Settings, load_settings

if TYPE_CHECKING:
    from timeline_app.shell.look import Look

OPENING_SIZE = (1440, 900)
"""The window's first size, before anyone changed it."""

SHOW_AFTER_MS = 400
"""The built window waits that long for its data, so that it need not open empty."""


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
    log_qt_messages()
    application = QApplication([paths.APP])
    application.setDesktopFileName(paths.APP)
    application.setWindowIcon(QIcon(str(paths.resources() / "icons" / "app.svg")))
    choose_font(application, paths.resources() / "fonts")
    return application


def run(
    path: Path, *, lang: str | None, theme: str | None, safe: bool, verbose: bool, large: bool = False
) -> int:
    """Open a dataset in a window and run until it is closed; return the exit code."""
    application = make_application()
    folder = None if safe else paths.settings_folder()
    settings, damage = (DEFAULTS, None) if folder is None else load_settings(folder)
    once = replace(settings, language=lang or settings.language, theme=theme or settings.theme)
    curtain = _raise_curtain(application, once, path.name)

    # All else is imported behind the curtain: it is most of the time a start takes.
    from timeline_app.assembly import open_window  # noqa: PLC0415
    from timeline_app.cli import installed_version  # noqa: PLC0415
    from timeline_app.shell.safety import start_log  # noqa: PLC0415

    QCoreApplication.setApplicationVersion(installed_version())
    start_log(paths.log_folder(), verbose=verbose)
    parts, document, catcher = open_window(path, once, folder, large=large)
    window = parts.window
    if damage:
        window.message_bar.show_message(damage)
    if not settings.geometry:
        window.resize(*OPENING_SIZE)

    def show() -> None:
        # Once only: a window that was closed or put away meanwhile must not come back.
        if curtain.isVisible():
            window.show()
            curtain.close()

    parts.loader.loaded.connect(show)
    QTimer.singleShot(SHOW_AFTER_MS, window, show)
    _quit_on_interrupt(application)
    code = application.exec()
    catcher.release()
    _forget_what_was_for_once(parts.look, settings, once)
    document.close()
    return code


def _raise_curtain(application: QApplication, settings: Settings, title: str) -> Curtain:
    dark = settings.theme == "dark" or (settings.theme == "system" and wants_dark())
    curtain = Curtain(load_palette(paths.theme("dark" if dark else "light")), settings, OPENING_SIZE, title)
    curtain.show()
    application.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return curtain


def _quit_on_interrupt(application: QApplication) -> None:
    """Let Ctrl+C in the terminal close the window; Python only looks at signals when it runs."""
    signal.signal(signal.SIGINT, lambda *_: application.closeAllWindows())
    timer = QTimer(application, interval=200)
    timer.timeout.connect(lambda: None)
    timer.start()


def _forget_what_was_for_once(look: "Look", settings: Settings, once: Settings) -> None:
    """Keep the language and theme of the settings where the command line's were not changed since."""
    for name in ("language", "theme"):
        if getattr(look.settings, name) == getattr(once, name):
            look.settings = replace(look.settings, **{name: getattr(settings, name)})
