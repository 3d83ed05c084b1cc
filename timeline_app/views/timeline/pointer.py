"""The mouse on the timeline: which gesture a press begins, what a click does, what is hovered."""

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from timeline_app.layout.hit import HitTarget
from timeline_app.layout.timeline.hit import cluster_at, hit_timeline
from timeline_app.layout.timeline.scene import Cluster
from timeline_app.views.timeline.cursor_drag import CursorDrag
from timeline_app.views.timeline.lane_drag import LaneDrag
from timeline_app.views.timeline.overview_drag import HandleDrag, WindowDrag, centre_window
from timeline_app.views.timeline.pan_drag import PanDrag
from timeline_app.views.timeline.span_drag import SelectDrag, ZoomDrag
from timeline_app.views.timeline.stage import Gesture, Stage

CLICK_PIXELS: Final = 4.0
"""A press that moves no further is a click."""

_LEFT, _MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class PointerStage(Stage, Protocol):
    """What clicks may do beyond what drags may."""

    def open_cluster(self, cluster: Cluster) -> None:
        """List what a cluster holds."""
        ...

    def zoom_to_cluster(self, cluster: Cluster) -> None:
        """Zoom in until a cluster falls apart."""
        ...

    def zoom_to_event(self, target: HitTarget) -> None:
        """Zoom to an event."""
        ...

    def toggle_lane(self, key: str) -> None:
        """Collapse a lane, or open it."""
        ...

    def fit_all(self) -> None:
        """Show everything."""
        ...

    def close_lists(self) -> None:
        """Close what a click opened."""
        ...

    def close_legend(self) -> bool:
        """Close the legend; tells whether it was open."""
        ...


class Pointer:
    """Follows one press from button down to button up."""

    def __init__(self, stage: PointerStage) -> None:
        self._stage = stage
        self._press: QPointF | None = None
        self._target: HitTarget | None = None
        self._keys = Qt.KeyboardModifier.NoModifier
        self._gesture: Gesture | None = None

    @property
    def is_dragging(self) -> bool:
        """Whether a drag is under way."""
        return self._gesture is not None

    def press(self, event: QMouseEvent) -> None:
        """Remember where the button went down; nothing moves before the pointer does."""
        if event.button() not in (_LEFT, _MIDDLE):
            return
        if self._stage.close_legend():
            return
        self._stage.close_lists()
        self._stage.camera.stop()
        self._press, self._keys = event.position(), event.modifiers()
        self._target = hit_timeline(self._stage.scene, event.position().x(), event.position().y())

    def move(self, event: QMouseEvent) -> None:
        """Drag, or hover."""
        at = event.position()
        if self._press is None:
            self._hover(at)
            return
        if self._gesture is None and (at - self._press).manhattanLength() >= CLICK_PIXELS:
            self._stage.session.hover(None)
            self._gesture = self._begin(self._press)
        if self._gesture is not None:
            self._gesture.move(at)

    def release(self, event: QMouseEvent) -> None:
        """End the drag, or click."""
        press, gesture = self._press, self._gesture
        self._press = self._gesture = None
        if press is None or event.button() not in (_LEFT, _MIDDLE):
            return
        if gesture is not None:
            gesture.end(event.position())
            self._hover(event.position())
        elif event.button() == _LEFT:
            self._click(press)

    def cancel(self) -> bool:
        """Give up the drag under way; tells whether there was one."""
        gesture, self._gesture, self._press = self._gesture, None, None
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    def leave(self) -> None:
        """The pointer has left the timeline."""
        self._stage.session.hover(None)

    def double_click(self, event: QMouseEvent) -> None:
        """Zoom to the event, into the cluster, twice as near on empty ground; fit all on the overview."""
        if event.button() != _LEFT:
            return
        stage, at = self._stage, event.position()
        self._press = None
        target = hit_timeline(stage.scene, at.x(), at.y())
        part = "ground" if target is None else target.part
        stage.close_lists()
        if target is not None and part == "event":
            stage.zoom_to_event(target)
        elif part == "cluster":
            cluster = cluster_at(stage.scene, at.x(), at.y())
            if cluster is not None:
                stage.zoom_to_cluster(cluster)
        elif target is not None and part == "lane":
            stage.toggle_lane(target.text)
        elif part in ("cursor", "axis"):
            stage.session.update(cursor=None)
        elif part in ("window", "overview", "handle-start", "handle-end"):
            stage.fit_all()
        else:
            axis = stage.scene.axis
            stage.camera.zoom(2.0, (at.x() - axis.left) / axis.width)

    def _begin(self, start: QPointF) -> Gesture:
        part = "ground" if self._target is None else self._target.part
        key = "" if self._target is None else self._target.text
        made: dict[str, Callable[[], Gesture]] = {
            "cursor": lambda: CursorDrag(self._stage, start),
            "lane": lambda: LaneDrag(self._stage, start, key),
            "fold": lambda: LaneDrag(self._stage, start, key),
            "handle-start": lambda: HandleDrag(self._stage, start, is_start=True),
            "handle-end": lambda: HandleDrag(self._stage, start, is_start=False),
            "window": lambda: WindowDrag(self._stage, start),
            "overview": lambda: WindowDrag(self._stage, start),
        }
        if part in made:
            return made[part]()
        if self._keys & _SHIFT:
            return ZoomDrag(self._stage, start)
        return SelectDrag(self._stage, start) if self._keys & _CTRL else PanDrag(self._stage, start)

    def _click(self, at: QPointF) -> None:
        stage, target = self._stage, self._target
        if target is None:
            if not self._keys & _CTRL:
                stage.session.select()
            return
        if target.part == "fold":
            stage.toggle_lane(target.text)
        elif target.part == "event" and target.ref is not None:
            if self._keys & _CTRL:
                stage.session.toggle(target.ref)
            else:
                stage.session.select(target.ref)
        elif target.part == "cluster":
            cluster = cluster_at(stage.scene, at.x(), at.y())
            if cluster is not None:
                stage.open_cluster(cluster)
        elif target.part == "axis":
            CursorDrag(stage, at).end(at)
        elif target.part == "overview":
            centre_window(stage, at)

    def _hover(self, at: QPointF) -> None:
        target = hit_timeline(self._stage.scene, at.x(), at.y())
        is_event = target is not None and target.part == "event"
        self._stage.session.hover(target.ref if target is not None and is_event else None)
        self._stage.set_pointer(_pointer_over(target))


def _pointer_over(target: HitTarget | None) -> Qt.CursorShape | None:
    if target is None:
        return None
    shapes = {
        "event": Qt.CursorShape.PointingHandCursor,
        "cluster": Qt.CursorShape.PointingHandCursor,
        "fold": Qt.CursorShape.PointingHandCursor,
        "cursor": Qt.CursorShape.SizeHorCursor,
        "handle-start": Qt.CursorShape.SizeHorCursor,
        "handle-end": Qt.CursorShape.SizeHorCursor,
        "window": Qt.CursorShape.OpenHandCursor,
    }
    return shapes.get(target.part)
