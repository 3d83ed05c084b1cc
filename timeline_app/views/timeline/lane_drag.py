"""A lane header, dragged up or down: reorders the lanes."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, Qt

from timeline_app.layout.timeline.lanes import order_with, ordered_keys
from timeline_app.views.timeline.stage import Gesture, Stage

_BEGINS: Final = 6.0
"""A press that moves less than this many pixels is a click."""


class LaneDrag(Gesture):
    """The lane goes where the line is when the button is released."""

    def __init__(self, stage: Stage, start: QPointF, key: str) -> None:
        super().__init__(stage, start)
        self._key = key
        self._moving = False

    def move(self, to: QPointF) -> None:
        if not self._moving and abs(to.y() - self.start.y()) < _BEGINS:
            return
        if not self._moving:
            self._moving = True
            self.stage.set_pointer(Qt.CursorShape.ClosedHandCursor)
        self.stage.show_drop(self._target(to)[1])

    def end(self, to: QPointF) -> None:
        if self._moving:
            self.stage.session.update(lanes=replace(self.stage.session.state.lanes, order=self._order(to)))
        self.cancel()

    def cancel(self) -> None:
        self.stage.show_drop(None)
        self.stage.set_pointer(None)

    def _target(self, to: QPointF) -> tuple[str | None, float]:
        """Return the key of the lane to stand before (None: at the end), and the line's height."""
        heads = self.stage.scene.heads
        for head in heads:
            if to.y() < head.y + head.height / 2:
                return head.key, head.y
        return None, heads[-1].y + heads[-1].height if heads else 0.0

    def _order(self, to: QPointF) -> tuple[str, ...]:
        before, _ = self._target(to)
        scene, state = self.stage.scene, self.stage.session.state
        keys = ordered_keys(scene.index.table.lanes, state.lanes.order)
        if before != self._key:
            keys.remove(self._key)
            keys.insert(len(keys) if before is None else keys.index(before), self._key)
        return order_with(keys, state.lanes.order)
