"""The application: shows at once that it starts, then puts the window together and runs it."""

import logging
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from timeline_app import paths
from timeline_app.shell.curtain import Curtain
from timeline_app.shell.leaving import Interrupt, is_work_over
from timeline_app.shell.messages import log_qt_messages
from timeline_app.shell.starting import lean_imports, pause_collector, resume_collector, spare_modules
from timeline_app.state.settings import DEFAULTS, Settings, load_settings

if TYPE_CHECKING:
    from timeline_app.assembly import Parts
    from timeline_app.shell.look import Look

OPENING_SIZE = (1440, 900)
"""The window's first size, before anyone changed it."""

_SHARE_OF_SCREEN = 0.94
"""Of a small screen it takes no more than this, for the frame around it is not counted."""

PATIENCE_MS = 150
"""The window waits that long for its data before it is built, so that it need not be built anew with them."""

SHOW_AFTER_MS = 400
"""The built window waits that long for its data, so that it need not open empty."""


_MIDDLE_GREY = 128


def has_display() -> bool:
    """Whether a window can be shown here."""
    if os.environ.get("QT_QPA_PLATFORM") or sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _existing() -> QApplication | None:
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else None


def make_application() -> QApplication:
    """Return the application object, dressed with our font and icon."""
    if (existing := _existing()) is not None:
        return existing
    application = _make_bare_application()
    _dress(application)
    return application


def _make_bare_application() -> QApplication:
    QCoreApplication.setApplicationName(paths.APP)
    log_qt_messages()
    application = QApplication([paths.APP])
    application.setDesktopFileName(paths.APP)
    return application


def _dress(application: QApplication) -> None:
    from timeline_app.shell.fonts import choose_font  # noqa: PLC0415 - an outline has no text

    application.setWindowIcon(QIcon(str(paths.resources() / "icons" / "app.svg")))
    choose_font(application, paths.resources() / "fonts")


def run(
    path: Path, *, lang: str | None, theme: str | None, safe: bool, verbose: bool, large: bool = False
) -> int:
    """Open a dataset in a window and run until it is closed; return the exit code."""
    pause_collector()
    application = _existing() or _make_bare_application()
    interrupt = Interrupt(application)
    folder = None if safe else paths.settings_folder()
    settings, damage = (DEFAULTS, None) if folder is None else load_settings(folder)
    once = replace(settings, language=lang or settings.language, theme=theme or settings.theme)
    curtain = _raise_curtain(application, once, path.name)

    # All else is imported behind the curtain: it is most of the time a start takes.
    with lean_imports():
        from timeline_app.state.loader import Loader  # noqa: PLC0415

        loader = Loader(paths.cache_folder(), large=large)
        loader.load(path)
        # Meanwhile in this thread:
        from timeline_app.assembly import open_window  # noqa: PLC0415
        from timeline_app.cli import installed_version  # noqa: PLC0415
        from timeline_app.shell.safety import start_log  # noqa: PLC0415

    spare_modules()
    _dress(application)
    QCoreApplication.setApplicationVersion(installed_version())
    start_log(paths.log_folder(), verbose=verbose)
    parts, document, catcher = open_window(path, once, folder, loader, patience_ms=PATIENCE_MS)
    if damage:
        parts.window.message_bar.show_message(damage)
    if not settings.geometry:
        parts.window.resize(*opening_size(application))
    _show_when_read(parts, curtain)
    code = 0 if interrupt.came else application.exec()
    catcher.release()
    _forget_what_was_for_once(parts.look, settings, once)
    document.close()
    if not is_work_over():
        # A thread that is still at work must not find Qt taken down under it.
        logging.shutdown()
        os._exit(code)
    return code


def opening_size(application: QGuiApplication) -> tuple[int, int]:
    """Return the width and height of a window that has not been open before: all of it can be seen."""
    free = application.primaryScreen().availableSize() * _SHARE_OF_SCREEN
    return min(OPENING_SIZE[0], free.width()), min(OPENING_SIZE[1], free.height())


def _starts_dark(theme: str) -> bool:
    if theme != "system":
        return theme == "dark"
    if sys.platform == "win32":
        # A style of Windows may keep its palette light when the system is dark: only the scheme is sure.
        from timeline_app.shell.theme import wants_dark  # noqa: PLC0415

        return wants_dark()
    # The same answer elsewhere, without the namespace Qt, which takes a tenth of the time an outline has.
    return QApplication.palette().window().color().lightness() < _MIDDLE_GREY


def _raise_curtain(application: QApplication, settings: Settings, title: str) -> Curtain:
    theme = paths.theme("dark" if _starts_dark(settings.theme) else "light")
    curtain = Curtain(theme, settings, opening_size(application), title)
    curtain.show()
    application.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return curtain


def _show_when_read(parts: "Parts", curtain: Curtain) -> None:
    """Let the window take the curtain's place once its data are there, or when that takes long."""

    def show() -> None:
        # Once only: a window that was closed or put away meanwhile must not come back.
        if curtain.isVisible():
            parts.window.workbench.take_places()
            parts.window.show()
            curtain.close()

    parts.loader.loaded.connect(show)
    QTimer.singleShot(SHOW_AFTER_MS, parts.window, show)
    for end in (parts.loader.loaded, parts.loader.cancelled):
        # After what was read is on the screen.
        end.connect(lambda *_: QTimer.singleShot(0, resume_collector))


def _forget_what_was_for_once(look: "Look", settings: Settings, once: Settings) -> None:
    """Keep the language and theme of the settings where the command line's were not changed since."""
    for name in ("language", "theme"):
        if getattr(look.settings, name) == getattr(once, name):
            look.settings = replace(look.settings, **{name: getattr(settings, name)})
