"""Putting a window together: the session, the look, the views and the frame around them."""

import sys
from dataclasses import dataclass
from pathlib import Path

from timeline_app import paths
from timeline_app.model.dataset import Dataset
from timeline_app.shell.document import Document
from timeline_app.shell.look import Look
from timeline_app.shell.main_window import MainWindow
from timeline_app.shell.safety import ExceptionCatcher
from timeline_app.shell.workbench import Views
from timeline_app.state.loader import Loader
from timeline_app.state.session import Session
from timeline_app.state.settings import Settings
from timeline_app.views.map.map_view import MapView
from timeline_app.views.reading.reading_view import ReadingView
from timeline_app.views.statistics.statistics_view import StatisticsView
from timeline_app.views.table.table_view import TableView
from timeline_app.views.timeline.timeline_view import TimelineView

GIVE_WAY_S = 0.0002
"""How long a busy thread keeps the window waiting for Python's lock, in seconds; Python's own is 0.005."""


@dataclass(frozen=True)
class Parts:
    """What a running window is made of."""

    session: Session
    look: Look
    loader: Loader
    window: MainWindow


def build(
    dataset: Dataset, settings: Settings, loader: Loader | None = None, folder: Path | None = None
) -> Parts:
    """Make a window on a dataset, not yet shown.

    ``loader`` may be reading already; ``folder`` is where the dataset's pictures are, None for none.
    """
    sys.setswitchinterval(GIVE_WAY_S)
    session = Session(dataset)
    look = Look(settings, paths.resources())
    look.set_dataset(dataset)
    # Before there are widgets, each of which would have to be dressed once more.
    look.dress()
    appearance = look.appearance()
    views = Views(
        timeline=TimelineView(session, appearance),
        map=MapView(session, appearance, paths.resources() / "basemap"),
        reading=ReadingView(session, appearance, folder),
        statistics=StatisticsView(session, appearance),
        table=TableView(session, appearance),
    )
    loader = loader or Loader()
    window = MainWindow(session, look, views, loader, paths.pictures_folder())
    window.dress(appearance)
    return Parts(session, look, loader, window)


def open_window(
    path: Path,
    settings: Settings,
    folder: Path | None,
    loader: Loader | None = None,
    *,
    patience_ms: int = 0,
) -> tuple[Parts, Document, ExceptionCatcher]:
    """Make a window that reads a dataset; ``folder`` keeps settings, None keeps nothing.

    ``loader`` may have begun to read it, and is waited for as long as ``patience_ms``: views that are built
    on their dataset are laid out once, not on nothing first.
    """
    if loader is None:
        loader = Loader(paths.cache_folder())
        loader.load(path)
    result = loader.wait(patience_ms)
    parts = (
        build(Dataset(), settings, loader)
        if result is None
        else build(result.dataset, settings, loader, result.folder)
    )
    catcher = ExceptionCatcher(parts.window.message_bar)
    document = Document(parts.window, loader, folder)
    parts.window.restore()
    document.follow(path)
    return parts, document, catcher
