"""Time played: the cursor walks through the window's span while the map lights what happens."""

import time

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.state.cursor import cursor_of
from timeline_app.state.session import Session

SPEEDS = (0.5, 1.0, 2.0, 4.0)
WHOLE_SPAN_SECONDS = 30.0
"""How long the window's span takes at the usual speed."""

FRESH_SHARE = 0.035
"""How long an event glows, as a share of the span."""

_TICK_MS = 33


class Player(QObject):
    """Moves the session's cursor. Pausing leaves it where it is."""

    changed = Signal()
    """Emitted when it starts, stops, or plays otherwise."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._last = 0.0
        self.speed = 1.0
        self.loops = False

    @property
    def is_playing(self) -> bool:
        """Whether time is running."""
        return self._timer.isActive()

    @property
    def fresh_days(self) -> float:
        """How long an event glows, in days; 0 while time stands still."""
        first, last = self._session.state.span
        return (last - first) * FRESH_SHARE if self.is_playing else 0.0

    def toggle(self) -> None:
        """Start or pause. At the end of the span it starts over."""
        if self.is_playing:
            self.pause()
            return
        first, last = self._session.state.span
        day = cursor_of(self._session)
        if not first <= day < last - (last - first) * 1e-3:
            self._session.update(cursor=first)
        self._last = time.perf_counter()
        self._timer.start()
        self.changed.emit()

    def pause(self) -> None:
        """Stop where it is."""
        self._timer.stop()
        self.changed.emit()

    def set_speed(self, speed: float) -> None:
        """Play so many times as fast as usual."""
        self.speed = speed
        self.changed.emit()

    def next_speed(self) -> None:
        """Take the next speed, after the fastest the slowest."""
        self.set_speed(SPEEDS[(SPEEDS.index(self.speed) + 1) % len(SPEEDS)])

    def set_loops(self, loops: bool) -> None:
        """Start over at the end, or stop there."""
        self.loops = loops
        self.changed.emit()

    def step(self, by: int) -> None:
        """Go to the beginning of the next event (1) or the one before (-1) in the window."""
        self._timer.stop()
        rows = self._session.visible
        first, last = self._session.state.span
        starts = np.unique(self._session.dataset.columns.start[rows])
        starts = starts[(starts >= first) & (starts < last)]
        day = cursor_of(self._session)
        ahead = starts[starts > day] if by > 0 else starts[starts < day][::-1]
        if len(ahead):
            self._session.update(cursor=float(ahead[0]))
        self.changed.emit()

    def _on_timer_timeout(self) -> None:
        now = time.perf_counter()
        passed, self._last = now - self._last, now
        first, last = self._session.state.span
        day = cursor_of(self._session) + passed * self.speed * (last - first) / WHOLE_SPAN_SECONDS
        if day < last:
            self._session.update(cursor=max(day, first))
        elif self.loops:
            self._session.update(cursor=first)
        else:
            self._session.update(cursor=last)
            self.pause()
