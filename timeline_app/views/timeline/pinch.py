"""Pinching on a trackpad or a touch screen: zoom about the centre of the fingers."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from timeline_app.views.timeline.stage import Stage


def _share(stage: Stage, x: float) -> float:
    axis = stage.scene.axis
    return min(max((x - axis.left) / axis.width, 0.0), 1.0)


def pinch_natively(stage: Stage, event: QNativeGestureEvent) -> bool:
    """Answer a trackpad's own pinch; tells whether it was one."""
    kind = event.gestureType()
    share = _share(stage, event.position().x())
    if kind == Qt.NativeGestureType.ZoomNativeGesture:
        if event.value() > -0.95:
            stage.camera.zoom_at_once(1.0 + event.value(), share)
        return True
    if kind == Qt.NativeGestureType.SmartZoomNativeGesture:
        stage.camera.zoom(2.0, share)
        return True
    if kind == Qt.NativeGestureType.EndNativeGesture:
        stage.camera.settle(share)
        return True
    return False


def pinch(stage: Stage, event: QGestureEvent) -> bool:
    """Answer a pinch that Qt recognised from touches; tells whether it was one."""
    gesture = event.gesture(Qt.GestureType.PinchGesture)
    if not isinstance(gesture, QPinchGesture):
        return False
    widget = event.widget()
    centre = gesture.centerPoint()
    x = widget.mapFromGlobal(centre).x() if isinstance(widget, QWidget) else centre.x()
    factor = gesture.scaleFactor()
    if factor > 0.05:
        stage.camera.zoom_at_once(factor, _share(stage, x))
    if gesture.state() == Qt.GestureState.GestureFinished:
        stage.camera.settle(_share(stage, x))
    event.accept(gesture)
    return True
