"""What gestures may do: the little of the timeline view that they see."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt

from timeline_app.layout.timeline.scene import TimelineScene
from timeline_app.state.session import Session
from timeline_app.views.timeline.camera import Camera


class Stage(Protocol):
    """The timeline view, as its gestures know it."""

    session: Session
    camera: Camera

    @property
    def scene(self) -> TimelineScene:
        """What is on the screen."""
        ...

    def scroll_lanes(self, pixels: float) -> None:
        """Scroll the lanes down by a number of pixels."""
        ...

    def show_rubber(self, rect: QRectF | None) -> None:
        """Show a rectangle being dragged, or none."""
        ...

    def show_drop(self, y: float | None) -> None:
        """Show where a dragged lane would go, or nothing."""
        ...

    def set_pointer(self, shape: Qt.CursorShape | None) -> None:
        """Show a pointer for as long as a gesture lasts; None puts back the usual one."""
        ...


class Gesture:
    """A drag, from press to release; ``move`` is called with every position in between."""

    def __init__(self, stage: Stage, start: QPointF) -> None:
        self.stage = stage
        self.start = start

    def move(self, to: QPointF) -> None:
        """Follow the pointer."""

    def end(self, to: QPointF) -> None:
        """Finish where the button was released."""

    def cancel(self) -> None:
        """Give up, as Esc asks."""
