"""Live in the window for ten thousand random actions, and see whether it stays whole.

    python -m benchmarks.soak [--actions N] [--seed N] [--json]

Wheel, drag, click, keys, selecting, searching, filters, lanes, stories, theme, language, files saved well and
badly, which the window follows by itself. Fails (exit 1) on any exception, any warning of Qt's or of ours, or
memory that grew by more than a tenth after the first thousand actions; fewer than two thousand say nothing of
memory, as caches are still filling. Runs on the display there is, offscreen where there is none.
"""

import argparse
import gc
import json
import logging
import os
import random
import re
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from timeline_app import app, paths
from timeline_app.assembly import Parts, open_window
from timeline_app.model.filter import NO_FILTER, Filter
from timeline_app.model.records import records
from timeline_app.state.opening import with_margin
from timeline_app.state.settings import Settings
from timeline_app.state.view_state import Lanes, StoryStep

ALLOWED_GROWTH = 0.10

MEASURED_EVERY = 1_000
"""Actions between two looks at the memory."""

LONGEST_READING = 10.0
"""Seconds that a saved file may take to be read."""

KEYS = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_F),
    *(Qt.Key.Key_A, Qt.Key.Key_D, Qt.Key.Key_W, Qt.Key.Key_S, Qt.Key.Key_Escape),
)

WORDS = ("sco", "урумчи", "霍尔果斯", "qazaq", "é", "zzz", "", "trade 2024", "(", "\\", "ü" * 40)


class Complaints(logging.Handler):
    """Collects what was logged as a warning or worse, Qt's own messages included."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


class Soak:
    """The window and the hands on it."""

    def __init__(self, parts: Parts, folder: Path, seed: int) -> None:
        self.parts, self.folder = parts, folder
        self.random = random.Random(seed)  # noqa: S311 - it must be repeatable, not secret
        self.refs = [ref for ref, _record in records(parts.session.dataset)]
        self.read = 0
        parts.loader.loaded.connect(self._on_loader_loaded)
        views = parts.window.views
        self.canvases: list[QWidget] = [views.timeline, views.map, views.reading.browser, views.statistics]
        self.done: Counter[str] = Counter()
        self.text = {file: file.read_text(encoding="utf-8") for file in folder.rglob("*.yaml")}

    def step(self) -> None:
        """Do one thing, at random, the common ones often."""
        actions: list[tuple[int, Callable[[], None]]] = [
            (20, self.wheel),
            (12, self.drag),
            (12, self.click),
            (14, self.press),
            (10, self.select),
            (6, self.search),
            (5, self.zoom),
            (4, self.filter),
            (3, self.lanes),
            (3, self.story),
            (3, self.travel),
            (1, self.dress),
            (1, self.speak),
            (1, self.reload),
        ]
        action = self.random.choices([one for _, one in actions], [weight for weight, _ in actions])[0]
        self.done[action.__name__] += 1
        action()
        QApplication.processEvents()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        # Outside the event loop nothing else takes away what was put off for deletion.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _spot(self, widget: QWidget) -> QPoint:
        size = widget.size()
        return QPoint(
            self.random.randrange(max(size.width(), 1)), self.random.randrange(max(size.height(), 1))
        )

    def _modifiers(self) -> Qt.KeyboardModifier:
        modifier = Qt.KeyboardModifier
        choices = [modifier.NoModifier] * 4 + [modifier.ControlModifier, modifier.ShiftModifier]
        return self.random.choice(choices)

    def wheel(self) -> None:
        """Turn the wheel over a view."""
        widget = self.random.choice(self.canvases)
        at = QPointF(self._spot(widget))
        turn = QPoint(self.random.choice((0, 0, 120)), self.random.choice((-240, -120, 120, 240)))
        event = QWheelEvent(
            at,
            QPointF(widget.mapToGlobal(at.toPoint())),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            self._modifiers(),
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)

    def drag(self) -> None:
        """Drag over a view."""
        widget, button, modifiers = self.random.choice(self.canvases[:2]), Qt.MouseButton.LeftButton, None
        modifiers = self._modifiers()
        QTest.mousePress(widget, button, modifiers, self._spot(widget))
        for _ in range(3):
            QTest.mouseMove(widget, self._spot(widget))
        QTest.mouseRelease(widget, button, modifiers, self._spot(widget))

    def click(self) -> None:
        """Click, now and then twice."""
        widget = self.random.choice(self.canvases[:2])
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, self._modifiers(), self._spot(widget))
        if self.random.random() < 0.2:
            QTest.mouseDClick(
                widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._spot(widget)
            )

    def press(self) -> None:
        """Press a key in a view."""
        QTest.keyClick(self.random.choice(self.canvases[:2]), self.random.choice(KEYS))

    def select(self) -> None:
        """Select records of any kind."""
        self.parts.session.select(*self.random.sample(self.refs, self.random.choice((0, 1, 1, 1, 2, 5))))

    def search(self) -> None:
        """Search, and step through what was found."""
        self.parts.session.find(self.random.choice(WORDS))
        self.parts.window.navigation.step_found(self.random.choice((1, -1)))

    def zoom(self) -> None:
        """Show some span, from minutes to millennia."""
        first, last = self.parts.session.whole
        width = 10 ** self.random.uniform(-3, 7)
        start = self.random.uniform(first, last)
        self.parts.session.show_span(with_margin((start, start + width)))

    def filter(self) -> None:
        """Filter, or show everything again."""
        ids = [category.id for category in self.parts.session.dataset.categories]
        some = frozenset(self.random.sample(ids, min(2, len(ids))))
        wanted = Filter(categories=some, certain_only=self.random.random() < 0.3)
        self.parts.session.update(filter=self.random.choice((wanted, NO_FILTER)))

    def lanes(self) -> None:
        """Make other lanes."""
        self.parts.session.update(lanes=Lanes(by=self.random.choice(("category", "place", "actor", "none"))))

    def story(self) -> None:
        """Go to a step of a story, or leave it."""
        stories = self.parts.session.dataset.stories
        if stories and self.random.random() < 0.7:
            story = self.random.choice(stories)
            self.parts.window.story_bar.tell(
                StoryStep(story.id, self.random.randrange(max(len(story.steps), 1)))
            )
        else:
            self.parts.window.story_bar.leave()

    def travel(self) -> None:
        """Go back or forward."""
        self.random.choice((self.parts.session.go_back, self.parts.session.go_forward))()

    def dress(self) -> None:
        """Change the theme."""
        self.parts.look.change(theme=self.random.choice(("light", "dark")))

    def speak(self) -> None:
        """Change the language."""
        self.parts.look.switch_language()

    def reload(self) -> None:
        """Save a file, with a mistake in it half of the time, and read the dataset again."""
        file = self.random.choice(list(self.text))
        text = self.text[file]
        if self.random.random() < 0.5:
            at = self.random.randrange(len(text))
            text = (
                text[:at] + self.random.choice(("\t", "{", "]", "\x00", "2014-99", "é", "\n- ")) + text[at:]
            )
        before = self.read
        file.write_text(text, encoding="utf-8")
        end = time.monotonic() + LONGEST_READING
        while self.read == before and time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.001)
        if self.read == before:
            raise TimeoutError(f"{file.name} was saved, and not read")
        # The mended file is read while life goes on.
        file.write_text(self.text[file], encoding="utf-8")

    def _on_loader_loaded(self) -> None:
        self.read += 1


def memory() -> float:
    """Return the memory in use, in MiB: what Linux counts as resident, zero where it does not tell."""
    gc.collect()
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    match = re.search(r"VmRSS:\s+(\d+)", status)
    return int(match[1]) / 1024 if match else 0.0


def copy_of_shipped(folder: Path) -> None:
    """Write the shipped dataset into a folder that may be damaged."""
    for file in paths.default_dataset().rglob("*.yaml"):
        target = folder / file.relative_to(paths.default_dataset())
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())


def live(hands: Soak, actions: int, failures: list[str]) -> list[float]:
    """Do so many things; return the memory at the beginning and after every thousand, in MiB."""
    measured = [memory()]
    for number in range(1, actions + 1):
        try:
            hands.step()
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            failures.append(f"action {number}: {traceback.format_exc()}")
        if number % MEASURED_EVERY == 0:
            measured.append(memory())
    return measured


def soak(actions: int, seed: int) -> dict[str, object]:
    """Live in the window; return what was done, what was complained of, and the memory on the way."""
    complaints = Complaints()
    failures: list[str] = []
    logging.getLogger().addHandler(complaints)
    app.make_application()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "dataset"
        copy_of_shipped(folder)
        # Nothing of the user's is touched.
        os.environ.update({f"XDG_{kind}_HOME": f"{name}/{kind}" for kind in ("CONFIG", "CACHE", "STATE")})
        parts, document, catcher = open_window(folder, Settings(language="en", theme="light"), None)
        parts.window.resize(1280, 800)
        parts.window.show()
        while not parts.session.dataset.events:
            QApplication.processEvents()
        hands = Soak(parts, folder, seed)
        measured = live(hands, actions, failures)
        document.close()
        catcher.release()
        parts.window.close()
        parts.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    early, late = measured[min(1, len(measured) - 1)], measured[-1]
    growth = (late - early) / early if early else 0.0
    return {
        "actions": dict(hands.done),
        "exceptions": failures,
        "warnings": complaints.texts,
        "memory_mib": [round(one, 1) for one in measured],
        "growth": round(growth, 4),
        "ok": not failures and not complaints.texts and growth <= ALLOWED_GROWTH,
    }


def main() -> None:
    """Soak and print."""
    parser = argparse.ArgumentParser(description="Random actions on the real window.")
    parser.add_argument("--actions", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    outcome = soak(arguments.actions, arguments.seed)
    if arguments.json:
        print(json.dumps(outcome, indent=2))
    else:
        for what, value in outcome.items():
            print(f"{what}: {value}")
    sys.exit(0 if outcome["ok"] else 1)


if __name__ == "__main__":
    main()
