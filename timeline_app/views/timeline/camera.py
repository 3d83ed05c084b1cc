"""The camera: moves the span smoothly, and lets every motion be interrupted by the next."""

import math
import time
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.layout.axis import GIVE, Span, between, pan, rest, span_about, within_limits

EASE_SECONDS: Final = 0.15
_FRAME_MS: Final = 8
_FRICTION: Final = 4.2
"""A kinetic pan loses its speed by this many e-folds a second."""

_FASTEST: Final = 2_600.0
"""No flick is quicker than so many pixels a second: further than a screen nobody means to go."""

_SLOWEST: Final = 12.0
"""A kinetic pan slower than so many pixels a second stops."""


class Camera(QObject):
    """Holds the span on its way to where it should be.

    Zooming keeps the instant under the pointer where it is on every frame, not only on the last one.
    """

    moved = Signal(object)
    """Emitted with the span to show now."""

    def __init__(self, span: Span, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reduced_motion = False
        self.bounds: Span | None = None
        """Where there is something to see; a flick does not carry far beyond."""
        self._span = self._from = self._to = span
        self._share = 0.5
        self._began = 0.0
        self._speed = 0.0
        self._days_a_pixel = 1.0
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def span(self) -> Span:
        """The span shown now."""
        return self._span

    @property
    def target(self) -> Span:
        """Where the span will come to rest, a kinetic pan aside."""
        return self._to

    @property
    def is_moving(self) -> bool:
        """Whether a motion is under way."""
        return self._timer.isActive()

    def place(self, span: Span) -> None:
        """Take a span set by someone else; whatever moved stops."""
        if span != self._span:
            self.stop()
            self._span = self._to = span

    def stop(self) -> None:
        """Stay where the camera is."""
        self._timer.stop()
        self._speed = 0.0
        self._to = self._span

    def jump(self, span: Span) -> None:
        """Show a span at once, as a drag does."""
        self._timer.stop()
        self._speed = 0.0
        self._to = span
        self._show(span)

    def glide(self, span: Span, share: float = 0.5) -> None:
        """Move to a span in at most 150 ms; ``share`` is where a span past the limits eases back about."""
        self._speed = 0.0
        self._share = share
        if self.reduced_motion:
            self.jump(rest(span, share))
            return
        self._from, self._to = self._span, span
        self._began = time.monotonic()
        self._timer.start()

    def zoom(self, factor: float, share: float) -> None:
        """Zoom in by ``factor`` about the instant at ``share`` of the width; quick notches add up."""
        days = within_limits((self._to[1] - self._to[0]) / factor, GIVE)
        here = self._span[0] + share * (self._span[1] - self._span[0])
        self.glide(span_about(here, share, days), share)

    def zoom_at_once(self, factor: float, share: float) -> None:
        """Zoom without easing, as a pinch does."""
        days = within_limits((self._span[1] - self._span[0]) / factor, GIVE)
        here = self._span[0] + share * (self._span[1] - self._span[0])
        self.jump(span_about(here, share, days))

    def settle(self, share: float = 0.5) -> None:
        """Ease back into the limits after a gesture that went past them."""
        resting = rest(self._span, share)
        if resting != self._span:
            self.glide(resting, share)

    def fling(self, days_a_second: float, days_a_pixel: float) -> None:
        """Keep moving after a drag was let go, ever slower."""
        if self.reduced_motion or abs(days_a_second) < 4 * _SLOWEST * days_a_pixel:
            return
        fastest = _FASTEST * days_a_pixel
        self._speed, self._days_a_pixel = min(max(days_a_second, -fastest), fastest), days_a_pixel
        self._began = time.monotonic()
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        now = time.monotonic()
        if self._speed:
            self._coast(now)
            return
        progress = min((now - self._began) / EASE_SECONDS, 1.0)
        eased = 1 - (1 - progress) ** 3
        if progress >= 1:
            self._timer.stop()
        self._show(between(self._from, self._to, eased))
        if progress >= 1:
            self.settle(self._share)

    def _coast(self, now: float) -> None:
        elapsed, self._began = now - self._began, now
        kept = math.exp(-_FRICTION * elapsed)
        moved = self._speed * (1 - kept) / _FRICTION
        self._speed *= kept
        self._to = pan(self._span, moved)
        self._show(self._to)
        if abs(self._speed) < _SLOWEST * self._days_a_pixel or self._is_lost():
            self.stop()

    def _is_lost(self) -> bool:
        """Whether nothing is left to be seen, and the flick would lead further away."""
        if self.bounds is None:
            return False
        gone_late = self._span[0] > self.bounds[1] and self._speed > 0
        return gone_late or (self._span[1] < self.bounds[0] and self._speed < 0)

    def _show(self, span: Span) -> None:
        self._span = span
        self.moved.emit(span)
