"""Opening, reading again and exporting: what the File menu does."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from timeline_app.state.loader import Loader

PICTURES = ("window", "timeline", "map")


class Files(QObject):
    """Asks for files; what is to be done with them is told by signals."""

    open_requested = Signal(object)
    """Emitted with the ``Path`` to open."""
    picture_requested = Signal(str, object)
    """Emitted with the view's name and the ``Path`` to write."""
    json_requested = Signal(object)
    """Emitted with the ``Path`` to write."""
    csv_requested = Signal(object)
    """Emitted with the ``Path`` to write."""
    editor_requested = Signal()
    """Emitted when the reader wants to say which editor opens the files."""

    def __init__(self, window: QWidget, loader: Loader, pictures: Path) -> None:
        super().__init__(window)
        self._window = window
        self._loader = loader
        self._folder = pictures

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what the file actions do."""
        made: dict[str, Callable[..., object]] = {
            "open_folder": self.ask_for_folder,
            "open_file": self.ask_for_file,
            "reload": self._loader.reload,
            "export_json": self.ask_for_json,
            "export_csv": self.ask_for_csv,
            "editor": lambda: self.editor_requested.emit(),
            "quit": self._window.close,
        }
        for view in PICTURES:
            made[f"export_{view}"] = lambda _on=False, view=view: self.ask_for_picture(view)
        return made

    def ask_for_folder(self) -> None:
        """Ask for a dataset folder and open it."""
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Open a dataset folder"))
        if folder:
            self.open_requested.emit(Path(folder))

    def ask_for_file(self) -> None:
        """Ask for a dataset file and open it."""
        kinds = self.tr("Datasets (*.yaml *.yml)")
        name, _kind = QFileDialog.getOpenFileName(self._window, self.tr("Open a dataset file"), "", kinds)
        if name:
            self.open_requested.emit(Path(name))

    def ask_for_picture(self, view: str) -> None:
        """Ask where a picture of a view should go."""
        kinds = self.tr("Pictures (*.png *.svg *.pdf)")
        file = self._ask_where(self.tr("Export a picture"), f"{view}.png", kinds)
        if file is not None:
            self.picture_requested.emit(view, file)

    def ask_for_json(self) -> None:
        """Ask where the data should go."""
        file = self._ask_where(self.tr("Export the data"), "dataset.json", self.tr("JSON (*.json)"))
        if file is not None:
            self.json_requested.emit(file)

    def ask_for_csv(self) -> None:
        """Ask where the events should go."""
        file = self._ask_where(self.tr("Export the events"), "events.csv", self.tr("CSV (*.csv)"))
        if file is not None:
            self.csv_requested.emit(file)

    def fill_recent(self, menu: QMenu, recent: Sequence[str]) -> None:
        """Offer the datasets opened lately."""
        menu.clear()
        for path in recent:
            action = menu.addAction(path.replace("&", "&&"))
            action.triggered.connect(lambda _on, path=path: self.open_requested.emit(Path(path)))
        menu.setEnabled(bool(recent))

    def _ask_where(self, title: str, name: str, kinds: str) -> Path | None:
        chosen, _kind = QFileDialog.getSaveFileName(self._window, title, str(self._folder / name), kinds)
        if not chosen:
            return None
        self._folder = Path(chosen).parent
        return Path(chosen)
