"""One dataset open in one window: read, followed, written out, and left as the reader left it."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from timeline_app.loading.problems import Problem, record_of, visible
from timeline_app.loading.read import LoadResult
from timeline_app.model.origin import Origin
from timeline_app.model.source import Source
from timeline_app.shell.editor import open_in_editor
from timeline_app.shell.editor_dialog import EditorDialog
from timeline_app.shell.main_window import MainWindow
from timeline_app.shell.writing import Writing
from timeline_app.state.loader import Loader
from timeline_app.state.opening import opening_state
from timeline_app.state.saved_view import load_view, save_view
from timeline_app.state.settings import save_settings, with_recent
from timeline_app.state.watcher import Watcher

log = logging.getLogger(__name__)

AT_ONCE = 2_000
"""Up to so many events are written out at once: in less time than anybody feels."""

_KEEP_AFTER_MS = 5_000

_PLACED = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)
"""What says that the window or a panel stands elsewhere."""

PICTURE_SCALE = 2.0
"""Pixels of an exported picture for each logical pixel of the window."""


def _said(error: OSError) -> str:
    from timeline_app.exchange.files import said  # noqa: PLC0415 - a start needs none of it

    return said(error)


class Document(QObject):
    """Follows the loader and the window's requests. ``folder`` keeps settings, None keeps nothing."""

    def __init__(self, window: MainWindow, loader: Loader, folder: Path | None) -> None:
        super().__init__(window)
        self._window, self._loader, self._folder = window, loader, folder
        self._path = Path()
        self._result: LoadResult | None = None
        self._newest: LoadResult | None = None
        """What was read last; ``_result`` is what is in view."""
        self._is_new = True
        self._has_good = self._takes_all = False
        """Whether the dataset was ever read without errors; whether the reader wants to see it with them."""
        self._watcher = Watcher(self)
        self._watcher.changed.connect(loader.reload)
        self._kept = window.look.settings
        self._told_of_keeping = False
        self._writing = Writing(window.status, self)
        self._tells = False
        """Whether the message in the window's bar is ours."""
        self._keep_timer = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._keep_timer.timeout.connect(self.keep)
        self._connect()

    def _connect(self) -> None:
        window = self._window
        self._loader.loaded.connect(self._on_loader_loaded)
        self._loader.progressed.connect(window.status.show_progress)
        self._loader.cancelled.connect(self._on_loader_cancelled)
        window.status.cancel.clicked.connect(self._on_status_cancel_clicked)
        self._writing.failed.connect(window.message_bar.show_message)
        window.files.open_requested.connect(self.open)
        window.files.json_requested.connect(self._on_files_json_requested)
        window.files.csv_requested.connect(self._on_files_csv_requested)
        window.files.editor_requested.connect(self._on_files_editor_requested)
        window.files.picture_requested.connect(self._on_files_picture_requested)
        window.workbench.problems.problem_activated.connect(self._on_problems_problem_activated)
        window.views.reading.open_origin_requested.connect(self.open_origin)
        window.views.reading.external_link_requested.connect(self._on_reading_external_link_requested)
        window.views.reading.citation_requested.connect(self._on_reading_citation_requested)
        window.session.changed.connect(self._keep_soon)
        window.look.changed.connect(self._keep_soon)
        for panel in window.panels.values():
            panel.installEventFilter(self)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _PLACED:
            self._keep_soon()
        return False

    def _keep_soon(self) -> None:
        # Not started anew: who never rests shall lose no more than that either.
        if not self._keep_timer.isActive():
            self._keep_timer.start()

    def open(self, path: Path) -> None:
        """Open a dataset in this window."""
        self._loader.load(path)
        self.follow(path)

    def follow(self, path: Path) -> None:
        """Show the dataset that the loader is reading, and follow its files."""
        self._is_new = True
        self._has_good = self._takes_all = False
        self._path = path
        self._window.show_reading(path.name)
        if path.exists():
            self._watcher.watch(path)

    def close(self) -> None:
        """Stop reading and following the files, and keep what is to be kept."""
        self._loader.close()
        self._watcher.stop()
        self.keep()

    def keep(self) -> None:
        """Keep settings and view for the next time."""
        if self._folder is None:
            return
        self._window.remember_places()
        settings = self._window.look.settings
        try:
            save_settings(self._folder, settings, self._kept)
            self._kept = settings
            # Until the dataset asked for is there, the view is another one's.
            if self._result is not None and not self._is_new:
                save_view(self._folder, self._path, self._window.session.state)
        except OSError as error:
            log.warning("settings were not kept: %s", error)
            if not self._told_of_keeping:
                self._told_of_keeping = True
                text = self.tr("The settings cannot be kept: {error}")
                self._window.message_bar.show_message(text.format(error=_said(error)))

    def open_origin(self, origin: Origin) -> None:
        """Open the YAML where a record was written."""
        folder = self._path if self._path.is_dir() else self._path.parent
        editor = self._window.look.settings.editor
        file = folder / origin.file
        if not open_in_editor(file, max(origin.line, 1), max(origin.column, 1), editor):
            text = self.tr("No editor could be started for {file}: choose one in the File menu.")
            self._window.message_bar.show_message(text.format(file=visible(f"{file}:{origin.line}")))

    def _on_loader_loaded(self, path: Path, result: LoadResult) -> None:
        self._window.status.show_progress(1, 1)
        self._newest = result
        counts = len(result.dataset.events), len(result.errors), len(result.problems)
        log.info("read %s: %d events, %d errors among %d problems", path, *counts)
        if result.is_unreadable or self._keeps_back(result):
            self._window.show_result(result, is_kept_back=self._result is not None)
        else:
            self._window.show_result(result)
            self._show(path, result)
        self._tell_errors(result)

    def _keeps_back(self, result: LoadResult) -> bool:
        """Whether a save broke something, so that what was read before it stays in view."""
        if not result.has_errors:
            self._has_good, self._takes_all = True, False
            return False
        return self._has_good and not self._takes_all

    def _show(self, path: Path, result: LoadResult) -> None:
        session = self._window.session
        self._result = result
        self._window.views.reading.set_folder(result.folder)
        if session.dataset is not result.dataset:
            session.set_dataset(result.dataset, keep_view=not self._is_new)
        else:
            # Nobody was told, as the views were built on it; the title still says that it is being read.
            self._window.show_reading("")
        if self._is_new:
            self._restore_view(path)
        self._is_new = False

    def _tell_errors(self, result: LoadResult) -> None:
        bar = self._window.message_bar
        if not result.has_errors:
            # A message about something else stays until it was read.
            if self._tells:
                bar.hide()
            self._tells = False
            return
        self._tells = True
        more = f" (+{len(result.errors) - 1})" if len(result.errors) > 1 else ""
        text = result.errors[0].render() + more
        if self._result is None or self._result is result:
            bar.show_message(text)
        elif result.is_unreadable:
            bar.show_message(f"{text}\n" + self.tr("What was read before stays in view."))
        else:
            text += "\n" + self.tr("What was read before the mistake stays in view.")
            bar.show_message(text, self.tr("Show what can be read"), self._show_all_the_same)

    def _show_all_the_same(self) -> None:
        """Show what a save with mistakes has left, until there is none any more."""
        if self._newest is not None:
            self._takes_all = True
            self._window.show_result(self._newest)
            self._show(self._path, self._newest)
            self._tell_errors(self._newest)

    def _on_status_cancel_clicked(self) -> None:
        if self._writing.is_busy:
            self._writing.cancel()
        else:
            self._loader.cancel()

    def _on_loader_cancelled(self) -> None:
        self._window.status.show_progress(1, 1)
        self._window.show_reading("")

    def _restore_view(self, path: Path) -> None:
        look = self._window.look
        look.settings = with_recent(look.settings, str(path.resolve()))
        if self._folder is None:
            return
        session = self._window.session
        kept = load_view(self._folder, path, opening_state(session.dataset))
        known = tuple(ref for ref in kept.selection if session.dataset.find(ref) is not None)
        session.transition(lambda _state: replace(kept, selection=known))

    # What writes is imported when it is asked for: a start needs none of it.

    def _on_files_json_requested(self, file: Path) -> None:
        from timeline_app.exchange.json_out import dataset_to_json, json_bytes  # noqa: PLC0415

        if self._result is not None:
            data = json_bytes(dataset_to_json(self._result.dataset, self._result.problems))
            self._writing.write(file, lambda _report: (data,), at_once=True)

    def _on_files_csv_requested(self, file: Path) -> None:
        from timeline_app.exchange.csv_out import events_csv_file  # noqa: PLC0415

        dataset = self._window.session.dataset
        self._writing.write(file, partial(events_csv_file, dataset), at_once=dataset.event_count <= AT_ONCE)

    def _on_files_picture_requested(self, view: str, file: Path) -> None:
        from timeline_app.shell.picture import draw_picture  # noqa: PLC0415

        try:
            draw_picture(self._window, view, file, scale=PICTURE_SCALE)
        except OSError as error:
            self._window.message_bar.show_message(_said(error))

    def _on_files_editor_requested(self) -> None:
        look = self._window.look
        dialog = EditorDialog(look.settings.editor, self._window)
        if dialog.exec():
            look.settings = replace(look.settings, editor=dialog.setting)
            self._keep_soon()
        dialog.deleteLater()

    def _on_problems_problem_activated(self, problem: Problem) -> None:
        ref = record_of(problem)
        if ref is not None and self._window.session.dataset.find(ref) is not None:
            self._window.session.select(ref)
        self.open_origin(Origin(problem.file, problem.line, problem.column))

    def _on_reading_citation_requested(self, sources: Sequence[Source], style: str) -> None:
        from timeline_app.exchange.citation import cite  # noqa: PLC0415

        words = cite(sources, style, self._window.look.appearance().languages)
        QGuiApplication.clipboard().setText(words)

    def _on_reading_external_link_requested(self, url: str) -> None:
        QDesktopServices.openUrl(QUrl(url))
