"""How long a save takes to the screen: ``python -m benchmarks.reload [--events N] [--repeats N] [--json]``.

Opens the real window on a dataset of that many events in one file, and saves it with one event edited, as
editors do: in place, by a temporary file and a rename, and as vim does, with a backup. Measured is the time
from the end of the save to the end of the first paint of the timeline after every view took the new dataset:
waiting for the save to be told, reading, joining, telling the views, and painting are all in it. Medians;
``busy`` is the processor's time of all that, which other work on the machine does not lengthen much.
Exit status 1 says that a budget was missed: 300 ms for 1,000 events, 100 ms for 10,000. Runs on the display
there is, offscreen where there is none.
"""

import argparse
import gc
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from benchmarks.loading import write_dataset
from timeline_app import app
from timeline_app.assembly import Parts, open_window
from timeline_app.state.settings import Settings

BUDGETS: Final = {1_000: 0.3, 10_000: 0.1}
"""Seconds from the save to the screen, by number of events."""

_LONGEST_MS: Final = 20_000
_REST_MS: Final = 300
"""Time between two saves: nobody saves twice in the same moment."""


def save_in_place(file: Path, data: bytes) -> None:
    """Save as simple editors do."""
    file.write_bytes(data)


def save_by_rename(file: Path, data: bytes) -> None:
    """Save as careful editors do."""
    beside = file.with_name(f".{file.name}.tmp")
    beside.write_bytes(data)
    beside.replace(file)


def save_as_vim(file: Path, data: bytes) -> None:
    """Save as vim does: try whether the folder can be written, put the old file aside, write a new one."""
    probe, backup = file.with_name("4913"), file.with_name(f"{file.name}~")
    probe.touch()
    probe.unlink()
    file.rename(backup)
    file.write_bytes(data)
    backup.unlink()


MANNERS: Final[dict[str, Callable[[Path, bytes], None]]] = {
    "in place": save_in_place,
    "by rename": save_by_rename,
    "as vim does": save_as_vim,
}


class Stopwatch(QObject):
    """Notes when a change was read, was told to the views, and was on the screen."""

    stopped = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self.read = self.told = self.painted = 0.0
        # The first thing the window does with what was read is to list its problems.
        parts.window.workbench.problems.model().modelReset.connect(self._on_problems_reset)
        parts.session.dataset_changed.connect(self._on_session_dataset_changed)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def reset(self) -> None:
        """Wait for the next change."""
        self.read = self.told = self.painted = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        is_paint = event.type() == QEvent.Type.Paint and watched is self._parts.window.views.timeline
        if is_paint and self.told and not self.painted:
            # All that is painted in this frame is painted when the event loop comes round again.
            QTimer.singleShot(0, self, self._on_frame_ended)
        return False

    def _on_problems_reset(self) -> None:
        self.read = self.read or time.perf_counter()

    def _on_session_dataset_changed(self) -> None:
        # Connected last: everyone else has been told.
        self.told = self.told or time.perf_counter()

    def _on_frame_ended(self) -> None:
        self.painted = self.painted or time.perf_counter()
        self.stopped.emit()

    def wait(self) -> None:
        """Let the window live until the change is painted. Raises ``TimeoutError``."""
        loop = QEventLoop()
        self.stopped.connect(loop.quit)
        QTimer.singleShot(_LONGEST_MS, loop, loop.quit)
        if not self.painted:
            loop.exec()
        if not self.painted:
            raise TimeoutError("the change did not come to the screen")


def rest() -> None:
    """Let what is put off happen."""
    loop = QEventLoop()
    QTimer.singleShot(_REST_MS, loop, loop.quit)
    loop.exec()


def edited(text: str, number: int) -> str:
    """Return a dataset's text with the event in the middle saying something else, a line longer each time."""
    head, start, rest_of_it = text.partition(f"  - id: event-{text.count('  - id: ') // 2:06d}")
    return head + start + rest_of_it.replace("Meeting", f"Session {number},\n        meeting", 1)


def measure(events: int, repeats: int) -> dict[str, Any]:
    """Return the median seconds from the save, by manner of saving: until read, told, and painted."""
    with tempfile.TemporaryDirectory(prefix="timeline-app-benchmark-") as name:
        folder = Path(name) / "dataset"
        write_dataset(folder, events, 1)
        parts, document, catcher = open_window(folder, Settings(language="en", theme="light"), None)
        parts.window.resize(1440, 900)
        parts.window.show()
        watch = Stopwatch(parts)
        text = (folder / "1.yaml").read_text(encoding="utf-8")
        watch.wait()
        rest()
        try:
            return {
                manner: _medians(parts, folder / "1.yaml", text, watch, manner, repeats) for manner in MANNERS
            }
        finally:
            document.close()
            catcher.release()
            parts.window.close()
            parts.window.deleteLater()


def _medians(
    parts: Parts, file: Path, text: str, watch: Stopwatch, manner: str, repeats: int
) -> dict[str, float]:
    times: dict[str, list[float]] = {"read": [], "told": [], "painted": [], "busy": []}
    # The first time is for warming up: what was read from a cache has to be looked into.
    for number in range(repeats + 1):
        data = edited(text, number).encode()
        gc.collect()
        watch.reset()
        MANNERS[manner](file, data)
        saved, busy = time.perf_counter(), time.process_time()
        watch.wait()
        busy = time.process_time() - busy
        if number:
            times["busy"].append(busy)
            for what in ("read", "told", "painted"):
                times[what].append(getattr(watch, what) - saved)
        rest()
        title = parts.session.dataset.events[len(parts.session.dataset.events) // 2].title["en"]
        if not title.startswith(f"Session {number},"):
            raise SystemExit(f"the window shows something else: {title}")
    return {what: statistics.median(seconds) for what, seconds in times.items()}


def main() -> int:
    """Measure, print, and say whether the budgets were kept."""
    parser = argparse.ArgumentParser(description="From a save to the screen.")
    parser.add_argument("--events", type=int, action="append", help="how many; 1,000 and 10,000 if left out")
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    app.make_application()
    figures = {count: measure(count, options.repeats) for count in options.events or BUDGETS}
    worst = {count: max(one["painted"] for one in figure.values()) for count, figure in figures.items()}
    is_kept = all(worst[count] <= BUDGETS.get(count, float("inf")) for count in figures)
    if options.json:
        print(json.dumps({"seconds": figures, "kept": is_kept}, indent=1))
        return 0 if is_kept else 1
    for count, figure in figures.items():
        print(f"{count} events")
        for manner, one in figure.items():
            steps = ", ".join(f"{what} {seconds * 1000:.0f}" for what, seconds in one.items())
            print(f"  {manner:12} {steps} ms")
        if count in BUDGETS:
            verdict = "kept" if worst[count] <= BUDGETS[count] else "MISSED"
            print(f"  {verdict}: at most {BUDGETS[count] * 1000:.0f} ms")
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
