"""Shift+drag zooms to the dragged span, Ctrl+drag selects the events in it."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt

from timeline_app.layout.axis import Span
from timeline_app.layout.timeline.hit import ref_of
from timeline_app.layout.timeline.scene import TimelineScene
from timeline_app.views.timeline.stage import Gesture, Stage

_LEAST_PIXELS = 4.0
MOST_SELECTED = 2_000
"""A selection names each event; more than so many would say nothing to a reader."""


def events_in(scene: TimelineScene, span: Span, lanes: list[int]) -> list[int]:
    """Return positions of the events of some lanes that overlap a span, by start."""
    index = scene.index
    found = index.overlapping(*span, np.array(lanes, dtype=np.int64))
    ordered: list[int] = found[np.argsort(index.start[found], kind="stable")][:MOST_SELECTED].tolist()
    return ordered


class _SpanDrag(Gesture):
    def __init__(self, stage: Stage, start: QPointF) -> None:
        super().__init__(stage, start)
        stage.camera.stop()
        stage.set_pointer(Qt.CursorShape.CrossCursor)

    def _edges(self, to: QPointF) -> tuple[float, float]:
        axis = self.stage.scene.axis
        left, right = sorted((self.start.x(), to.x()))
        return max(left, axis.left), min(right, axis.right)

    def _span(self, to: QPointF) -> Span | None:
        left, right = self._edges(to)
        axis = self.stage.scene.axis
        return (axis.instant_at(left), axis.instant_at(right)) if right - left >= _LEAST_PIXELS else None

    def cancel(self) -> None:
        self.stage.set_pointer(None)
        self.stage.show_rubber(None)


class ZoomDrag(_SpanDrag):
    """The dragged span becomes the span shown."""

    def move(self, to: QPointF) -> None:
        left, right = self._edges(to)
        geometry = self.stage.scene.geometry
        self.stage.show_rubber(QRectF(left, geometry.lanes_top, right - left, geometry.lanes_height))

    def end(self, to: QPointF) -> None:
        span = self._span(to)
        self.cancel()
        if span is not None:
            self.stage.camera.glide(span)


class SelectDrag(_SpanDrag):
    """The events in the dragged box become the selection."""

    def _rows(self, to: QPointF) -> tuple[float, float]:
        top, bottom = sorted((self.start.y(), to.y()))
        return top, bottom

    def move(self, to: QPointF) -> None:
        left, right = self._edges(to)
        top, bottom = self._rows(to)
        self.stage.show_rubber(QRectF(left, top, right - left, max(bottom - top, 1.0)))

    def end(self, to: QPointF) -> None:
        span = self._span(to)
        top, bottom = self._rows(to)
        self.cancel()
        if span is None:
            return
        scene = self.stage.scene
        lanes = [head.lane for head in scene.heads if head.y < bottom and head.y + head.height > top]
        refs = [ref_of(scene, position) for position in events_in(scene, span, lanes)]
        self.stage.session.select(*refs)
