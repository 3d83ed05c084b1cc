"""The camera on its way: eased zooms and flights, and gliding on after a drag."""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.layout.map.camera import MapCamera, between, panned

FRAME_MS = 8
ZOOM_MS = 140.0
GLIDE_MS = 320.0
_SLOWEST = 60.0
"""Pixels a second under which a released map stays where it is."""


class Motion(QObject):
    """Moves a camera over time; a new motion takes over from where the last one is."""

    moved = Signal(object)
    """Emitted with each ``MapCamera`` on the way; the last one is exactly where the motion ends."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._course: Callable[[float], MapCamera] | None = None
        self._target: MapCamera | None = None
        self._started = 0.0
        self._duration = 1.0

    @property
    def target(self) -> MapCamera | None:
        """Where the motion under way ends, None when the map rests."""
        return self._target

    def fly(self, start: MapCamera, end: MapCamera, milliseconds: float = ZOOM_MS) -> None:
        """Ease from one camera to another; at once when there is no time for it."""
        self._begin(lambda share: between(start, end, _eased(share)), end, milliseconds)

    def glide(self, start: MapCamera, right: float, down: float) -> None:
        """Go on at so many pixels a second, slower and slower."""
        if math.hypot(right, down) < _SLOWEST:
            self.stop()
            return
        reach = GLIDE_MS / 1000 / 3  # what a cubic ease-out covers of a steady pace
        end = panned(start, right * reach, down * reach)
        self._begin(lambda share: between(start, end, _eased(share)), end, GLIDE_MS)

    def stop(self) -> None:
        """Stay where the map is."""
        self._timer.stop()
        self._target = None

    def _begin(self, course: Callable[[float], MapCamera], end: MapCamera, milliseconds: float) -> None:
        if milliseconds <= 0:
            self.stop()
            self.moved.emit(end)
            return
        self._course, self._target = course, end
        self._started, self._duration = time.perf_counter(), milliseconds / 1000
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        share = (time.perf_counter() - self._started) / self._duration
        course = self._course
        if share >= 1.0:
            self.stop()
        if course is not None:
            self.moved.emit(course(min(share, 1.0)))


def _eased(share: float) -> float:
    return 1.0 - (1.0 - share) ** 3


@dataclass
class DragPace:
    """How fast the pointer went of late."""

    _samples: deque[tuple[float, float, float]] = field(default_factory=lambda: deque(maxlen=12))

    def note(self, x: float, y: float) -> None:
        """Remember where the pointer is now."""
        self._samples.append((time.perf_counter(), x, y))

    def velocity(self) -> tuple[float, float]:
        """Return pixels a second over the last tenth of a second, nothing after a pause."""
        now = time.perf_counter()
        recent = [sample for sample in self._samples if now - sample[0] < 0.1]
        if len(recent) < 2 or now - recent[-1][0] > 0.05 or recent[-1][0] - recent[0][0] < 0.005:
            return 0.0, 0.0
        seconds = recent[-1][0] - recent[0][0]
        return (recent[-1][1] - recent[0][1]) / seconds, (recent[-1][2] - recent[0][2]) / seconds
