"""How long a start takes, beside a bare PySide6 window in the same run.

    python -m benchmarks.startup [--repeats N] [--json]

Each start is a process of its own, offscreen, turn and turn about, through the command line as readers start
it, with settings, caches and logs in folders of the benchmark's own. All files are in the system's cache.

    cold      modules are compiled, as installers leave them; the dataset is in no cache
    warm      the same with the dataset in the reader's cache
    checkout  cold, and only what has a `__pycache__` beside its source is compiled: nothing is written

Told are, from the process's start to

    outline   the first paint of the window's outline: the goal is 1.5 times the bare window's first paint
    data      the first paint of the timeline with the shipped data on it: the goal is 1.0 s of processor time
    rest      the last paint before nothing was painted for half a second: all views stand as they stay

seconds of the wall clock and of the processor in all threads: medians, and their ratios to the bare window's.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

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
from timeline_app.cli import main
from timeline_app import app
from PySide6.QtCore import QEvent, QObject, QTimer
class First(QObject):
    seen, last = set(), None
    def tell(self, what, at):
        if what not in self.seen:
            self.seen.add(what)
            print(what, *at); sys.stdout.flush()
            if what == "data":
                self.startTimer(50)
    def timerEvent(self, event):
        if time.time() - self.last[1] > 0.5 and "rest" not in self.seen:
            self.tell("rest", self.last)
            app.QApplication.closeAllWindows()
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.last, name = (time.process_time(), time.time()), type(watched).__name__
            if name == "Curtain":
                self.tell("outline", self.last)
            elif name == "TimelineView" and len(watched.counts) and watched.counts.shown:
                self.tell("data", self.last)
        return False
first, show = First(), app.Curtain.show
def watched_show(curtain):
    app.QApplication.instance().installEventFilter(first)
    show(curtain)
app.Curtain.show = watched_show
sys.argv = ["timeline-app", "--lang", "en"]
main()
"""

KINDS = ("CONFIG", "CACHE", "STATE", "DATA")

Times = dict[str, tuple[float, float]]
"""What was painted first, with processor and wall-clock seconds."""


def start(code: str, folder: Path, *, is_checkout: bool = False) -> Times:
    """Run a start in a process of its own whose files are kept in a folder."""
    own = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in KINDS}
    environment = {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}
    if is_checkout:
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
    else:
        environment["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"a start failed:\n{done.stderr}")
    rows = [line.split() for line in done.stdout.splitlines()]
    return {what: (float(processor), float(at) - began) for what, processor, at in rows}


def _forget_dataset(folder: Path) -> None:
    for file in (folder / "cache").rglob("*"):
        if file.is_file():
            file.unlink()


def measure(repeats: int, folder: Path) -> dict[str, dict[str, float]]:
    """Return medians in seconds, and their ratios to the bare window's."""
    start(BARE, folder)
    start(OURS, folder)
    runs: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for _ in range(repeats):
        runs["bare"].append(start(BARE, folder)["outline"])
        for way in ("cold", "warm", "checkout"):
            if way != "warm":
                _forget_dataset(folder)
            for what, seconds in start(OURS, folder, is_checkout=way == "checkout").items():
                runs[f"{way} {what}"].append(seconds)
    medians = {
        what: {
            "processor": statistics.median(one[0] for one in seconds),
            "wall": statistics.median(one[1] for one in seconds),
        }
        for what, seconds in runs.items()
    }
    for times in medians.values():
        for clock in ("processor", "wall"):
            times[f"{clock}_ratio"] = times[clock] / medians["bare"][clock]
    return medians


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        medians = measure(arguments.repeats, Path(folder))
    if arguments.json:
        print(json.dumps(medians, indent=2))
        return
    print(f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "")
    for what, times in medians.items():
        print(
            f"{what:20} {times['wall']:.3f} s wall x{times['wall_ratio']:.2f}   "
            f"{times['processor']:.3f} s processor x{times['processor_ratio']:.2f}"
        )


if __name__ == "__main__":
    main()
