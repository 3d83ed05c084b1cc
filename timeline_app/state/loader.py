"""Reading a dataset off the GUI thread; only the newest request's answer is told."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from timeline_app.loading.read import LoadCancelledError, LoadResult, read_dataset
from timeline_app.state.post import Address, address_of, send

UNTOLD_SECONDS = 0.15
"""What is read sooner is read without a word."""


@dataclass(frozen=True)
class _Request:
    """What to read, and what is known of it already."""

    path: Path
    generation: int
    previous: LoadResult | None
    cache: Path | None
    large: bool
    cancelled: Event
    answer: list[LoadResult] = field(default_factory=list)


class _Reading(QRunnable):
    def __init__(self, request: _Request, done: Address, progressed: Address) -> None:
        super().__init__()
        self._request, self._done, self._progressed = request, done, progressed
        self._began = 0.0

    def _report(self, done: int, total: int) -> None:
        # A bar that comes and goes within the blink of an eye tells nothing, and holds the reading up.
        if time.monotonic() - self._began > UNTOLD_SECONDS:
            send(self._progressed, self._request.generation, done, total)

    def run(self) -> None:
        request = self._request
        self._began = time.monotonic()
        try:
            result = read_dataset(
                request.path,
                progress=self._report,
                cancelled=request.cancelled.is_set,
                large=request.large,
                cache=request.cache,
                previous=request.previous,
            )
        except LoadCancelledError:
            return
        # Built here, so that the GUI thread never has to.
        dataset = result.dataset
        _ = dataset.columns, dataset.row_of_event, dataset.members, dataset.dated_span
        _ = dataset.extent, dataset.visits
        request.answer.append(result)
        send(self._done, request.generation, result)


class Loader(QObject):
    """Reads datasets in the background; ``cache`` is a folder for large ones, None for none."""

    loaded = Signal(object, object)
    """Emitted with (path, LoadResult) for the newest request."""

    progressed = Signal(int, int)
    """Emitted with (done, total) of the newest request, in bytes."""

    cancelled = Signal()
    """Emitted when the newest request was given up."""

    def __init__(
        self, cache: Path | None = None, parent: QObject | None = None, *, large: bool = False
    ) -> None:
        super().__init__(parent)
        self.large = large
        self._cache = cache
        self._generation = 0
        self._path: Path | None = None
        self._result: LoadResult | None = None
        self._answer: list[LoadResult] = []
        self._stop = Event()
        self._hearing = address_of(self._on_reading_done), address_of(self._on_reading_progressed)

    def load(self, path: Path) -> None:
        """Read a dataset; an older request that is still under way is given up."""
        self._stop.set()
        self._stop = Event()
        self._generation += 1
        previous = self._result if path == self._path else None
        self._path = path
        request = _Request(path, self._generation, previous, self._cache, self.large, self._stop)
        self._answer = request.answer
        QThreadPool.globalInstance().start(_Reading(request, *self._hearing))

    def wait(self, milliseconds: int) -> LoadResult | None:
        """Return the newest request's answer, None if it takes longer; it will be told all the same."""
        QThreadPool.globalInstance().waitForDone(milliseconds)
        return self._answer[0] if self._answer else None

    def reload(self) -> None:
        """Read the newest requested dataset again: only what changed in it."""
        if self._path is not None:
            self.load(self._path)

    def cancel(self) -> None:
        """Give up what is being read."""
        self._stop.set()
        self._generation += 1
        self.cancelled.emit()

    def close(self) -> None:
        """Give up what is being read without a word: nobody is there any more."""
        self._stop.set()
        self._generation += 1

    def _on_reading_done(self, generation: int, result: LoadResult) -> None:
        if generation == self._generation:
            self._result = result
            self.loaded.emit(self._path, result)

    def _on_reading_progressed(self, generation: int, done: int, total: int) -> None:
        if generation == self._generation:
            self.progressed.emit(done, total)
