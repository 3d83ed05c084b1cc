"""The canvas of the map: paints the stage, and turns input into movements and signals."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from timeline_app.painting.batches import is_pixel_by_pixel
from timeline_app.painting.map.overlay import paint_band, paint_focus
from timeline_app.painting.painters import painter_on
from timeline_app.painting.palette import Palette
from timeline_app.views.map.gestures import Turn, read_wheel
from timeline_app.views.map.keys import Command, command_of, obey
from timeline_app.views.map.navigator import Navigator
from timeline_app.views.map.pointer import Pointer
from timeline_app.views.map.slices import Slices
from timeline_app.views.map.stage import SPARE, MapStage


class MapCanvas(QWidget):
    """Knows no session. ``prepare`` is called before each painting."""

    pointer_moved = Signal(QPointF)
    pointer_left = Signal()
    scrubbed = Signal(float)
    """Emitted with notches of the wheel that ask for another time."""

    commanded = Signal(Command)
    """Emitted with what a key asked for, where it is not a movement."""

    def __init__(self, stage: MapStage, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self.palette_of_map = palette
        self.wheel_zooms = True
        self.navigator = Navigator(stage, self)
        self.pointer = Pointer(self.navigator, stage.hit, self)
        self.slices = Slices(self)
        self._painted_scale = 0.0
        self._band: QRectF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setMinimumSize(160, 120)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.navigator.moved.connect(self._on_navigator_moved)
        self.slices.done.connect(self.update)
        self.navigator.exposed.connect(self._on_navigator_exposed)
        self.pointer.band_changed.connect(self._on_pointer_band_changed)
        self.pointer.dragging_changed.connect(self._on_pointer_dragging_changed)

    def prepare(self) -> None:
        """Bring the stage up to date."""

    def _on_navigator_moved(self) -> None:
        camera = self.stage.camera
        if camera is not None and camera.km_per_pixel != self._painted_scale:
            # A picture of another scale would be blurred before it is done.
            self.slices.stop()
        self.update()

    def _on_navigator_exposed(self) -> None:
        if self.pointer.is_dragging and not self.slices.is_busy and self.stage.needs_patch():
            self._start(self.stage.patch_in_steps(self.palette_of_map, self.devicePixelRatioF(), SPARE))

    def _start(self, work: Iterator[None]) -> None:
        self._painted_scale = 0.0 if self.stage.camera is None else self.stage.camera.km_per_pixel
        self.slices.start(work)

    def rest(self) -> None:
        """Lay out and paint for where the map stands: in slices, or at once when somebody waits for it."""
        self._start(self.stage.rest_in_steps(self.palette_of_map, self.devicePixelRatioF()))
        if self.navigator.is_hurried:
            self.slices.finish()

    def _on_pointer_band_changed(self, band: QRectF | None) -> None:
        self._band = band
        self.update()

    def _on_pointer_dragging_changed(self, pans: bool) -> None:
        self.setCursor(Qt.CursorShape.ClosedHandCursor if pans else Qt.CursorShape.ArrowCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.prepare()
        with painter_on(self) as painter:
            ratio = self.devicePixelRatioF()
            if is_pixel_by_pixel(painter, ratio):
                self.stage.paint(painter, self.palette_of_map, ratio)
                if self._band is not None:
                    paint_band(painter, self._band, self.palette_of_map)
                if self.hasFocus():
                    paint_focus(painter, QRectF(self.rect()), self.palette_of_map)
            else:
                self.stage.paint_picture(painter, self.palette_of_map)
        # The next step of other work comes after the hand has had its turn.
        self.slices.give_way()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        wheel, at = read_wheel(event, zooms=self.wheel_zooms), event.position()
        if wheel.turn is Turn.ZOOM:
            self.navigator.zoom_at(wheel.amount, at.x(), at.y())
        elif wheel.turn is Turn.PAN:
            self.navigator.pan_by(wheel.right, wheel.down, wheel.milliseconds)
        elif wheel.turn is Turn.SCRUB:
            self.scrubbed.emit(wheel.amount)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.pointer.move(event):
            self.pointer_moved.emit(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointer_left.emit()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                at = event.position()
                self.navigator.zoom_at(1.0 + event.value(), at.x(), at.y(), 0.0)
            return True
        if isinstance(event, QGestureEvent):
            return self._pinch(event)
        return super().event(event)

    def _pinch(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        at = self.mapFromGlobal(pinch.centerPoint())
        self.navigator.zoom_at(pinch.scaleFactor(), at.x(), at.y(), 0.0)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if command is None:
            super().keyPressEvent(event)
        elif not obey(command, self.navigator):
            self.commanded.emit(command)
