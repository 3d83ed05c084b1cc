"""How long a start takes, beside a bare PySide6 window in the same run.

    python -m benchmarks.startup [--repeats N] [--json]

Each start is a process of its own, offscreen, files in the cache. Seconds from the process's start to
the first paint of the window's outline, and to the first paint of the timeline with the shipped data on it:
wall-clock, and processor time of all threads. Medians; the ratio is the wall clock's to the bare window.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time

BARE = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
class First(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print("outline", time.process_time(), time.time()); sys.stdout.flush()
            QTimer.singleShot(0, app.quit)
            app.removeEventFilter(self)
        return False
app = QApplication([])
first = First(); app.installEventFilter(first)
window = QWidget(); window.resize(1440, 900); window.show()
app.exec()
"""

OURS = """
import sys, time
from timeline_app import app, paths
from PySide6.QtCore import QEvent, QObject, QTimer
application = app.make_application()
class First(QObject):
    seen = set()
    def tell(self, what):
        if what not in self.seen:
            self.seen.add(what)
            print(what, time.process_time(), time.time()); sys.stdout.flush()
            if what == "data":
                QTimer.singleShot(0, application.closeAllWindows)
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            name = type(watched).__name__
            if name == "Curtain":
                self.tell("outline")
            elif name == "TimelineView" and len(watched.counts) and watched.counts.shown:
                self.tell("data")
        return False
first = First(); application.installEventFilter(first)
app.run(paths.default_dataset(), lang="en", theme="light", safe=True, verbose=False)
"""


def start(code: str) -> dict[str, tuple[float, float]]:
    """Run a start in a process of its own; return (processor, wall) seconds of what it painted first."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    rows = [line.split() for line in done.stdout.splitlines()]
    return {what: (float(processor), float(at) - began) for what, processor, at in rows}


def measure(repeats: int) -> dict[str, dict[str, float]]:
    """Return medians in seconds, and their ratio to the bare window, turn and turn about."""
    runs: dict[str, list[tuple[float, float]]] = {"bare": [], "outline": [], "data": []}
    for _ in range(repeats):
        runs["bare"].append(start(BARE)["outline"])
        for what, seconds in start(OURS).items():
            runs[what].append(seconds)
    medians = {
        what: {
            "processor": statistics.median(one[0] for one in seconds),
            "wall": statistics.median(one[1] for one in seconds),
        }
        for what, seconds in runs.items()
    }
    for times in medians.values():
        times["ratio"] = times["wall"] / medians["bare"]["wall"]
    return medians


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    medians = measure(arguments.repeats)
    if arguments.json:
        print(json.dumps(medians, indent=2))
        return
    words = {"bare": "bare PySide6 window", "outline": "outline painted", "data": "shipped data painted"}
    for what, times in medians.items():
        print(
            f"{words[what]:22} {times['wall']:.3f} s wall  {times['processor']:.3f} s processor  "
            f"x{times['ratio']:.2f}"
        )


if __name__ == "__main__":
    main()
