"""Drag on empty ground: pan time, scroll lanes, and coast on after a flick."""

import time
from typing import Final

from PySide6.QtCore import QPointF, Qt

from timeline_app.layout.axis import Span, pan
from timeline_app.views.timeline.stage import Gesture, Stage

_MEMORY_SECONDS: Final = 0.08
"""The speed of a flick is that of its last moments."""


class PanDrag(Gesture):
    """The ground follows the hand."""

    def __init__(self, stage: Stage, start: QPointF) -> None:
        super().__init__(stage, start)
        stage.camera.stop()
        stage.set_pointer(Qt.CursorShape.ClosedHandCursor)
        self._span: Span = stage.camera.span
        self._last = start
        self._trail: list[tuple[float, float]] = [(time.monotonic(), start.x())]

    def move(self, to: QPointF) -> None:
        scale = self.stage.scene.axis.scale
        self.stage.camera.jump(pan(self._span, (self.start.x() - to.x()) / scale))
        self.stage.scroll_lanes(self._last.y() - to.y())
        self._last = to
        now = time.monotonic()
        self._trail = [point for point in self._trail if now - point[0] < _MEMORY_SECONDS]
        self._trail.append((now, to.x()))

    def end(self, to: QPointF) -> None:
        self.stage.set_pointer(None)
        began, x = self._trail[0]
        elapsed = time.monotonic() - began
        if elapsed > _MEMORY_SECONDS or elapsed <= 0 or len(self._trail) < 2:
            return
        days_a_pixel = 1 / self.stage.scene.axis.scale
        self.stage.camera.fling((x - to.x()) / elapsed * days_a_pixel, days_a_pixel)

    def cancel(self) -> None:
        self.stage.set_pointer(None)
        self.stage.camera.jump(self._span)
