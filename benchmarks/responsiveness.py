"""How long the window is deaf: ``python -m benchmarks.responsiveness --events N [--json] [--keep FOLDER]``.

A dataset of so many events is written, and opened in the real window by the real loader, with nothing kept
from before. Then everything a reader may do is done in it: typing a search, each kind of filter, lanes made
anew, theme and language switched, records selected and hovered, the table opened and sorted. A timer beats
every two milliseconds; the longest time it missed is how long the window neither painted nor took a key.
Times are of the clock, so measure on a quiet machine. Exit status 1 says that somewhere it was longer than
50 ms. ``--keep`` leaves the dataset in a folder, and takes the one that is there.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, Qt, QThreadPool, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.generate import LANES, edtf_of, synthetic_columns, synthetic_dataset
from timeline_app.app import make_application
from timeline_app.assembly import Parts, build
from timeline_app.model.columns import STATUS_CODES
from timeline_app.model.dataset import Dataset
from timeline_app.model.event import EventStatus
from timeline_app.model.filter import NO_FILTER, Filter
from timeline_app.model.ref import Kind, Ref
from timeline_app.shell.document import Document
from timeline_app.shell.starting import spare_modules
from timeline_app.state.loader import Loader
from timeline_app.state.settings import Settings
from timeline_app.state.view_state import Lanes

BUDGET_MS: Final = 50.0
_BEAT_MS: Final = 2
_REST_S: Final = 0.3
"""The window rests when no worker is busy and no beat was late for so long."""

_LATE_MS: Final = 20.0
_LONGEST_S: Final = 900.0
_FILES: Final = 8
_SOURCES: Final = 20
_PAUSE_S: Final = 0.2
_KEY_MS: Final = 90
"""Between two keys of a quick typist."""


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, the longest time the window was blocked, and when all was said and painted.

    ``busy_ms`` is the most processor time its thread took between two beats: other programs do not count in
    it, nor does waiting for Python's lock.
    """

    name: str
    blocked_ms: float
    busy_ms: float
    rested_s: float


class Heart(QObject):
    """Beats in the event loop, and remembers the longest pause between two beats."""

    def __init__(self) -> None:
        super().__init__()
        self.restart()
        self._timer = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    def restart(self) -> None:
        """Forget what was."""
        self.longest = self.busiest = 0.0
        self.late_at = self._last = time.perf_counter()
        self._last_busy = time.thread_time()

    def _on_timer_timeout(self) -> None:
        now = time.perf_counter()
        pause = (now - self._last) * 1e3 - _BEAT_MS
        self._last = now
        busy = time.thread_time()
        self.busiest = max(self.busiest, (busy - self._last_busy) * 1e3)
        self._last_busy = busy
        self.longest = max(self.longest, pause)
        if pause > _LATE_MS or QThreadPool.globalInstance().activeThreadCount():
            self.late_at = now

    def run_to_rest(self, at_least_s: float = 0.0) -> None:
        """Run the event loop until the window rests, for so many seconds at least."""
        loop = QEventLoop()
        began = time.perf_counter()

        def look() -> None:
            now = time.perf_counter()
            if now - max(self.late_at, began + at_least_s) > _REST_S or now - began > _LONGEST_S:
                loop.quit()

        watch = QTimer(interval=20)
        watch.timeout.connect(look)
        watch.start()
        loop.exec()


class Reader:
    """Does what readers do, and times how the window bears it."""

    def __init__(self, parts: Parts) -> None:
        self.parts, self.heart = parts, Heart()
        self.steps: list[Step] = []

    def do(self, name: str, action: Callable[[], object], takes_s: float = 0.0) -> None:
        """Do something from within the event loop, as input does, and wait until the window rests."""
        self.heart.restart()
        began = time.perf_counter()
        QTimer.singleShot(5, self.heart, action)
        self.heart.run_to_rest(takes_s)
        step = Step(name, self.heart.longest, self.heart.busiest, max(self.heart.late_at - began, 0.0))
        self.steps.append(step)
        print(
            f"{name:44}{step.blocked_ms:9.1f} ms{step.busy_ms:9.1f} ms{step.rested_s:9.2f} s", file=sys.stderr
        )

    def type_text(self, name: str, text: str) -> None:
        """Type into the search field, key by key."""
        field = self.parts.window.top_bar.search
        for number, letter in enumerate(text):
            QTimer.singleShot(_KEY_MS * number, field, partial(QTest.keyClicks, field, letter))
        self.do(name, field.setFocus, _KEY_MS * len(text) / 1e3 + _PAUSE_S)

    def clear_search(self) -> None:
        """Empty the search field."""
        self.do("clear the search", self.parts.window.top_bar.search.clear_search)

    def update(self, name: str, **changes: Any) -> None:
        """Change the view state."""
        self.do(name, lambda: self.parts.session.update(**changes))

    def trigger(self, name: str, action: str) -> None:
        """Trigger one of the window's actions."""
        self.do(name, self.parts.window.actions_by_name[action].trigger)


def write_dataset(folder: Path, count: int) -> None:
    """Write a dataset of so many events in a few files: places on the map, sources, series that are cited."""
    base, columns = synthetic_dataset(1), synthetic_columns(count)
    heads: dict[str, Any] = {
        "dataset": {
            "id": "synthetic",
            "title": {"en": f"{count} synthetic events"},
            "languages": ["en", "fr"],
        },
        "categories": [
            {"id": one.id, "title": dict(one.title), "colour": one.colour} for one in base.categories
        ],
        "places": [
            {"id": place.id, "name": dict(place.name), "lon": 60 + number * 1.3, "lat": 36 + number * 7 % 17}
            for number, place in enumerate(base.places)
        ],
        "actors": [{"id": one.id, "name": dict(one.name), "kind": "organisation"} for one in base.actors],
        "sources": [
            {"id": f"book-{n}", "type": "book", "title": {"en": f"Book {n}"}} for n in range(_SOURCES)
        ],
        "series": [_series(number) for number in range(6)],
    }
    folder.mkdir(parents=True)
    (folder / "0.yaml").write_text(
        "".join(f"{key}: {json.dumps(value)}\n" for key, value in heads.items()), encoding="utf-8"
    )
    statuses = {code: status.value for status, code in STATUS_CODES.items()}
    for number in range(_FILES):
        rows = range(count * number // _FILES, count * (number + 1) // _FILES)
        with (folder / f"{number + 1}.yaml").open("w", encoding="utf-8") as file:
            file.write("events:\n")
            file.writelines(f"- {json.dumps(_event(columns, row, statuses))}\n" for row in rows)


def _series(number: int) -> dict[str, Any]:
    values = [{"period": str(1990 + year), "value": 10 + year * number} for year in range(30)]
    return {
        "id": f"series-{number}",
        "title": {"en": f"Series {number}"},
        "unit": "t",
        "places": [f"place-{number}"],
        "sources": ["book-1"],
        "observations": [{**value, "source": "book-1"} for value in values],
    }


def _event(columns: Any, row: int, statuses: dict[int, str]) -> dict[str, Any]:
    actor, place = int(columns.actor[row]), int(columns.place[row])
    record: dict[str, Any] = {
        "id": columns.ids[row],
        "title": {"en": columns.titles["en"][row]},
        "category": f"lane-{columns.category[row]}",
        "importance": int(columns.importance[row]),
        "status": statuses[int(columns.status[row])],
        "places": [f"place-{place}", f"place-{(place * 7 + row) % 40}"][: 1 + row % 3 // 2],
        "sources": [f"book-{row % _SOURCES}"],
    }
    if row % 100 != 99:
        record["when"] = edtf_of(columns, row)
    if actor >= 0:
        record["actors"] = [f"actor-{actor}"]
    if row % 1000 == 0:
        record["figures"] = [f"series-{row // 1000 % 6}"]
        record["summary"] = {"en": "What was decided, and what followed from it."}
    return record


def read_all(reader: Reader, folder: Path) -> None:
    """Open the dataset."""
    window = reader.parts.window
    document = Document(window, reader.parts.loader, None)
    reader.do("open the dataset", lambda: document.open(folder))
    if not reader.parts.session.dataset.events:
        raise SystemExit("the dataset was not read")


def search(reader: Reader) -> None:
    """Search for what is rare, for what is common, and step through it."""
    window = reader.parts.window
    reader.type_text("search: type, words still to be folded", "siege river")
    reader.clear_search()
    reader.type_text("search: type again", "caravan")
    reader.do("search: step to the next hit", lambda: window.navigation.step_found(1))
    reader.clear_search()
    reader.type_text("search: one letter that nearly all have", "e")
    reader.clear_search()
    reader.type_text("search: the name of a source", "book 7")
    reader.clear_search()
    reader.update("nothing selected", selection=())


def filters(reader: Reader, suffix: str = "") -> None:
    """Set each kind of filter, and take it away."""
    session = reader.parts.session
    wanted = {
        "category": Filter(categories=frozenset({"lane-1", "lane-2"})),
        "actor": Filter(actors=frozenset({"actor-3"})),
        "place": Filter(places=frozenset({"place-5"})),
        "status": Filter(statuses=frozenset({EventStatus.HELD})),
        "source": Filter(sources=frozenset({"book-4"})),
        "certainty": Filter(certain_only=True),
        "span": Filter(span=session.state.span),
    }
    for name, one in wanted.items():
        reader.update(f"filter by {name}{suffix}", filter=one)
    reader.update(f"clear the filter{suffix}", filter=NO_FILTER)


def lanes(reader: Reader) -> None:
    """Make the lanes anew."""
    for by in ("place", "actor", "none", "category"):
        reader.update(f"lanes by {by}", lanes=Lanes(by=by))


def looks(reader: Reader) -> None:
    """Switch theme and language, there and back."""
    reader.trigger("dark theme", "dark")
    reader.trigger("light theme", "light")
    reader.trigger("language: French", "language")
    reader.trigger("language: English", "language")


def selections(reader: Reader) -> None:
    """Select and hover one event, and records with many."""
    session = reader.parts.session
    middle = session.dataset.columns.ids[len(session.dataset.columns) // 2]
    refs = {
        "an event": Ref(Kind.EVENT, middle),
        "a place": Ref(Kind.PLACE, "place-5"),
        "a category": Ref(Kind.CATEGORY, f"lane-{LANES - 1}"),
        "an actor": Ref(Kind.ACTOR, "actor-3"),
        "a source": Ref(Kind.SOURCE, "book-4"),
        "a series": Ref(Kind.SERIES, "series-2"),
    }
    for name, ref in refs.items():
        reader.update(f"select {name}", selection=(ref,))
        reader.do(f"hover {name}", partial(session.hover, ref))
        session.hover(None)
    reader.update("nothing selected", selection=())


def tables(reader: Reader) -> None:
    """Open the table of events, sort it, and filter and select with it open."""
    window, session = reader.parts.window, reader.parts.session
    table = window.views.table.table
    reader.do("open the table", window.panels["table"].show)
    for column, name in enumerate(("date", "title", "category", "status", "places", "actors", "importance")):
        reader.do(
            f"table: sort by {name}",
            partial(table.sortByColumn, column, Qt.SortOrder.DescendingOrder),
        )
    reader.update("table: filter by place", filter=Filter(places=frozenset({"place-5"})))
    reader.update("table: clear the filter", filter=NO_FILTER)
    middle = session.dataset.columns.ids[len(session.dataset.columns) // 2]
    reader.update("table: select an event", selection=(Ref(Kind.EVENT, middle),))
    reader.update("table: select a place", selection=(Ref(Kind.PLACE, "place-5"),))
    reader.update("table: nothing selected", selection=())
    reader.trigger("table: language French", "language")
    reader.trigger("table: language English", "language")
    reader.do("close the table", window.panels["table"].hide)


def others(reader: Reader) -> None:
    """Open the filter menu, zoom, travel through the history."""
    window, session = reader.parts.window, reader.parts.session
    reader.do("fill the filter menu", window.filter_button.menu().aboutToShow.emit)
    first, last = session.state.span
    reader.update("zoom in", span=(first + (last - first) * 0.4, first + (last - first) * 0.42))
    reader.trigger("zoom to everything", "fit_all")
    reader.trigger("back", "back")
    reader.trigger("forward", "forward")


@contextmanager
def dataset_of(count: int, kept: Path | None) -> Iterator[Path]:
    """Give a folder with a dataset of so many events."""
    with tempfile.TemporaryDirectory(prefix="timeline-app-") as temporary:
        folder = (kept or Path(temporary)) / f"{count}"
        if not folder.exists():
            write_dataset(folder, count)
        yield folder


def measure(count: int, kept: Path | None) -> list[Step]:
    """Do everything in a window on so many events."""
    make_application()
    # As a start does: garbage is not looked for among the modules.
    spare_modules()
    # Workers are told nothing by a cache: a first time is what is measured.
    parts = build(Dataset(), Settings(language="en", theme="light"), Loader(large=True))
    parts.window.resize(1600, 900)
    parts.window.show()
    reader = Reader(parts)
    reader.heart.run_to_rest()
    with dataset_of(count, kept) as folder:
        reader.heart.run_to_rest()
        for do in (
            lambda one: read_all(one, folder),
            search,
            filters,
            lanes,
            selections,
            looks,
            tables,
            others,
        ):
            do(reader)
    parts.window.close()
    QApplication.processEvents()
    return reader.steps


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--keep", type=Path, help="a folder to keep the dataset in, and to find it again")
    options = parser.parse_args()
    steps = measure(options.events, options.keep)
    missed = [step for step in steps if step.blocked_ms > BUDGET_MS]
    if options.json:
        print(json.dumps({"events": options.events, "steps": [asdict(step) for step in steps]}))
    else:
        print(f"{options.events:,} events{'blocked':>35}{'busy':>12}{'at rest after':>18}")
        for step in steps:
            mark = "  more than 50 ms" if step in missed else ""
            print(
                f"{step.name:44}{step.blocked_ms:8.1f} ms{step.busy_ms:9.1f} ms{step.rested_s:11.2f} s{mark}"
            )
        print(f"{len(missed)} of {len(steps)} steps block the window for more than {BUDGET_MS:.0f} ms")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
