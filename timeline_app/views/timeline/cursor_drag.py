"""The time cursor, dragged along the axis: sets as of when figures and corridors are shown."""

import math

from PySide6.QtCore import QPointF, Qt

from timeline_app.views.timeline.stage import Gesture, Stage


class CursorDrag(Gesture):
    """The cursor follows the hand, a whole day at a time unless days are wide."""

    def __init__(self, stage: Stage, start: QPointF) -> None:
        super().__init__(stage, start)
        self._before = stage.session.state.cursor
        stage.set_pointer(Qt.CursorShape.SizeHorCursor)

    def move(self, to: QPointF) -> None:
        axis = self.stage.scene.axis
        instant = axis.instant_at(min(max(to.x(), axis.left), axis.right))
        step = 1.0 if axis.scale < 200 else 1 / 24
        self.stage.session.update(cursor=math.floor(instant / step) * step)

    def end(self, to: QPointF) -> None:
        self.move(to)
        self.stage.set_pointer(None)

    def cancel(self) -> None:
        self.stage.set_pointer(None)
        self.stage.session.update(cursor=self._before)
