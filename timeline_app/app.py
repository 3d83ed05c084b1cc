"""The composition root: makes the session, the views and the window, and wires them to the world."""

import os
import signal
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import QApplication

from timeline_app import paths
from timeline_app.cli import installed_version
from timeline_app.exchange.files import write_atomically
from timeline_app.exchange.json_out import dataset_to_json, json_bytes
from timeline_app.loading.read import LoadResult
from timeline_app.loading.problems import Problem, record_of
from timeline_app.model.dataset import Dataset
from timeline_app.model.origin import Origin
from timeline_app.shell.editor import open_in_editor
from timeline_app.shell.fonts import choose_font
from timeline_app.shell.look import Look
from timeline_app.shell.main_window import MainWindow
from timeline_app.shell.messages import log_qt_messages
from timeline_app.shell.safety import ExceptionCatcher, start_log
from timeline_app.shell.workbench import Views
from timeline_app.state.loader import Loader
from timeline_app.state.session import Session
from timeline_app.state.settings import DEFAULTS, Settings, load_settings, save_settings, with_recent
from timeline_app.views.map.map_view import MapView
from timeline_app.views.reading.reading_view import ReadingView
from timeline_app.views.statistics.statistics_view import StatisticsView
from timeline_app.views.timeline.timeline_view import TimelineView


def has_display() -> bool:
    """Whether a window can be shown here."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    if sys.platform in ("darwin", "win32"):
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


def build(dataset: Dataset, settings: Settings) -> Parts:
    """Make a window on a dataset, not yet shown."""
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
    loader = Loader()
    window = MainWindow(session, look, views, loader, paths.pictures_folder())
    views.reading.external_link_requested.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
    look.dress()
    return Parts(session, look, loader, window)


def with_choices(settings: Settings, lang: str | None, theme: str | None) -> Settings:
    """Return the settings with what the command line asked for."""
    return replace(settings, language=lang or settings.language, theme=theme or settings.theme)


class Running:
    """One window on one dataset path, following the loader and the window's requests."""

    def __init__(self, parts: Parts, path: Path) -> None:
        self._parts = parts
        self._path = path
        self._first = True
        self._result: LoadResult | None = None
        parts.loader.loaded.connect(self._on_loader_loaded)
        parts.window.files.open_requested.connect(self.open)
        parts.window.files.json_requested.connect(self._on_files_json_requested)
        parts.window.files.picture_requested.connect(self._on_files_picture_requested)
        parts.window.views.reading.open_origin_requested.connect(self._on_reading_open_origin_requested)
        parts.window.workbench.problems.problem_activated.connect(self._on_problems_problem_activated)
        self.open(path)

    def open(self, path: Path) -> None:
        """Open a dataset in this window."""
        self._first = True
        self._path = path
        self._parts.loader.load(path)

    def _on_loader_loaded(self, path: Path, result: LoadResult) -> None:
        window = self._parts.window
        window.show_result(result)
        if result.is_unreadable:
            window.message_bar.show_message("\n".join(problem.render() for problem in result.errors[:3]))
            return
        self._result = result
        self._parts.session.set_dataset(result.dataset, keep_view=not self._first)
        self._first = False
        look = self._parts.look
        look.settings = with_recent(look.settings, str(path.resolve()))
        if result.errors:
            more = f" (+{len(result.errors) - 1})" if len(result.errors) > 1 else ""
            window.message_bar.show_message(result.errors[0].render() + more)

    def _on_files_json_requested(self, file: Path) -> None:
        if self._result is not None:
            self._write(file, json_bytes(dataset_to_json(self._result.dataset, self._result.problems)))

    def _on_files_picture_requested(self, view: str, file: Path) -> None:
        from timeline_app.exporting import ExportError, export_widget  # noqa: PLC0415 - pictures only when asked

        try:
            export_widget(self._parts, view, file, scale=2.0)
        except (ExportError, OSError) as error:
            self._parts.window.message_bar.show_message(str(error))

    def _on_reading_open_origin_requested(self, origin: Origin) -> None:
        folder = self._path if self._path.is_dir() else self._path.parent
        editor = self._parts.look.settings.editor
        open_in_editor(folder / origin.file, max(origin.line, 1), max(origin.column, 1), editor)

    def _on_problems_problem_activated(self, problem: Problem) -> None:
        ref = record_of(problem)
        if ref is not None and self._parts.session.dataset.find(ref) is not None:
            self._parts.session.select(ref)
        self._on_reading_open_origin_requested(Origin(problem.file, problem.line, problem.column))

    def _write(self, file: Path, data: bytes) -> None:
        try:
            write_atomically(file, data)
        except OSError as error:
            self._parts.window.message_bar.show_message(f"{file}: {error.strerror}")


def _quit_on_interrupt(application: QApplication) -> QTimer:
    """Let Ctrl+C in the terminal end the program; Python only looks at signals when it runs."""
    signal.signal(signal.SIGINT, lambda *_: application.closeAllWindows())
    timer = QTimer(application, interval=200)
    timer.timeout.connect(lambda: None)
    timer.start()
    return timer


def run(path: Path, *, lang: str | None, theme: str | None, safe: bool, verbose: bool) -> int:
    """Open a dataset in a window and run until it is closed; return the exit code."""
    start_log(paths.log_folder(), verbose=verbose)
    application = make_application()
    folder = paths.settings_folder()
    settings, damage = (DEFAULTS, None) if safe else load_settings(folder)
    parts = build(Dataset(), with_choices(settings, lang, theme))
    if damage:
        parts.window.message_bar.show_message(damage)
    catcher = ExceptionCatcher(parts.window.message_bar)
    running = Running(parts, path)
    _quit_on_interrupt(application)
    parts.window.resize(1440, 900)
    parts.window.restore()
    parts.window.show()
    code = application.exec()
    catcher.release()
    del running
    if not safe:
        kept = replace(parts.look.settings, language=settings.language, theme=settings.theme)
        chosen = parts.look.settings
        # A language or theme asked for on the command line is for this once.
        kept = replace(
            kept,
            language=settings.language if chosen.language == lang else chosen.language,
            theme=settings.theme if chosen.theme == theme else chosen.theme,
        )
        save_settings(folder, kept)
    return code


def draw_opening_view(path: Path, *, lang: str | None, theme: str | None) -> Path:
    """Draw the opening view of a dataset into a picture, where there is no display; return its path."""
    from timeline_app import exporting  # noqa: PLC0415
    from timeline_app.loading.read import read_dataset  # noqa: PLC0415

    file = Path(tempfile.gettempdir()) / "timeline-app.png"
    exporting.export(read_dataset(path), file, exporting.Wanted(lang=lang, theme=theme))
    return file
