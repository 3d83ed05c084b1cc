"""The overview's window: drag it, drag its handles, click beside it to centre it there."""

from PySide6.QtCore import QPointF, Qt

from timeline_app.layout.axis import SHORTEST, Span, pan
from timeline_app.views.timeline.stage import Gesture, Stage


class WindowDrag(Gesture):
    """The window follows the hand."""

    def __init__(self, stage: Stage, start: QPointF) -> None:
        super().__init__(stage, start)
        stage.camera.stop()
        stage.set_pointer(Qt.CursorShape.ClosedHandCursor)
        self._span: Span = stage.camera.span

    def move(self, to: QPointF) -> None:
        scale = self.stage.scene.overview.base.axis.scale
        self.stage.camera.jump(pan(self._span, (to.x() - self.start.x()) / scale))

    def end(self, to: QPointF) -> None:  # noqa: ARG002 - the last move has shown it
        self.stage.set_pointer(None)

    def cancel(self) -> None:
        self.stage.set_pointer(None)
        self.stage.camera.jump(self._span)


class HandleDrag(WindowDrag):
    """One edge of the window follows the hand; the other stays."""

    def __init__(self, stage: Stage, start: QPointF, *, is_start: bool) -> None:
        super().__init__(stage, start)
        stage.set_pointer(Qt.CursorShape.SizeHorCursor)
        self._is_start = is_start

    def move(self, to: QPointF) -> None:
        moved = (to.x() - self.start.x()) / self.stage.scene.overview.base.axis.scale
        first, last = self._span
        if self._is_start:
            first = min(first + moved, last - SHORTEST)
        else:
            last = max(last + moved, first + SHORTEST)
        self.stage.camera.jump((first, last))


def centre_window(stage: Stage, at: QPointF) -> None:
    """Show the same length of time about the clicked instant."""
    first, last = stage.camera.target
    middle = stage.scene.overview.base.axis.instant_at(at.x())
    stage.camera.glide(pan((first, last), middle - (first + last) / 2))
