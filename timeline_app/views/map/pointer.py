"""What the mouse does on the map: drag to pan, Shift and drag to zoom into a box, click to choose."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from timeline_app.layout.hit import HitTarget
from timeline_app.views.map.motion import DragPace
from timeline_app.views.map.navigator import Navigator

CLICK_SLACK = 4.0
"""How far the pointer may stray during a click, pixels."""

LEAST_BOX = 8.0


class Pointer(QObject):
    """Turns mouse events into movements of the navigator and into choices."""

    chosen = Signal(object, bool)
    """Emitted with the ``HitTarget`` clicked (None on empty ground) and whether it adds to the selection."""

    band_changed = Signal(object)
    """Emitted with the ``QRectF`` being dragged, None when it is done."""

    dragging_changed = Signal(bool)

    def __init__(
        self, navigator: Navigator, hit: Callable[[float, float], HitTarget | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._navigator, self._hit = navigator, hit
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._is_boxing = False
        self._pace = DragPace()
        self.is_dragging = False

    def press(self, event: QMouseEvent) -> None:
        """A button goes down."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._navigator.hold()
        self._pressed = self._last = event.position()
        self._is_boxing = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._pace = DragPace()
        self._pace.note(self._last.x(), self._last.y())

    def move(self, event: QMouseEvent) -> bool:
        """The mouse moves; return whether that was a drag."""
        if self._pressed is None:
            return False
        at = event.position()
        if not self.is_dragging:
            if (at - self._pressed).manhattanLength() < CLICK_SLACK:
                return True
            self.is_dragging = True
            self.dragging_changed.emit(not self._is_boxing)
        if self._is_boxing:
            self.band_changed.emit(QRectF(self._pressed, at).normalized())
        else:
            self._navigator.pan_by(at.x() - self._last.x(), at.y() - self._last.y())
        self._last = at
        self._pace.note(at.x(), at.y())
        return True

    def release(self, event: QMouseEvent) -> None:
        """A button goes up."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        start, self._pressed = self._pressed, None
        at = event.position()
        if not self.is_dragging:
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.chosen.emit(self._hit(at.x(), at.y()), adds)
            return
        self.is_dragging = False
        self.dragging_changed.emit(False)
        if self._is_boxing:
            self.band_changed.emit(None)
            box = QRectF(start, at).normalized()
            if min(box.width(), box.height()) >= LEAST_BOX:
                self._navigator.show_box(box)
        else:
            self._navigator.glide(*self._pace.velocity())

    def double_click(self, event: QMouseEvent) -> None:
        """Two clicks: into a place or corridor, else twice as near."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        target = self._hit(at.x(), at.y())
        if target is not None and target.refs:
            self._navigator.show_refs(target.refs)
        elif target is None:
            self._navigator.zoom_at(2.0, at.x(), at.y())
