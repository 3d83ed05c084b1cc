"""A widget that shows entries of a scene one can point at, click and walk through by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from timeline_app.layout.hit import HitTarget, Rect
from timeline_app.model.ref import Ref
from timeline_app.painting.painters import painter_on
from timeline_app.painting.palette import Palette

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)

Place = tuple[Ref, Rect, str]
"""An entry: what it stands for, where it is, and all it says."""


def _step(places: Sequence[Place], at: int, across: int, down: int) -> int:
    """Return which entry stands beside another, or above or below it; none of them where there is none."""
    if not down:
        return at + across
    left, top, *_ = places[at][1]
    ways = [(abs(y - top), abs(x - left), number) for number, (_, (x, y, *_), _) in enumerate(places)]
    there = [way for way in ways if (places[way[2]][1][1] - top) * down > 0]
    return min(there)[2] if there else -1


class SceneCanvas(QWidget):
    """Entries in a scene as wide as the widget. Tab reaches it, arrows move, Enter chooses.

    Subclasses lay the scene out for a width, paint it, say what a point is on and where its entries are.
    """

    entry_chosen = Signal(object, bool)
    """Emitted with an entry's ``Ref`` and whether it is to be added to the selection."""

    source_chosen = Signal(object)
    """Emitted with a source's ``Ref``."""

    hovered = Signal(object)
    """Emitted with the ``Ref`` under the pointer, or None."""

    reached = Signal(object)
    """Emitted with the rectangle (x, y, width, height) of the entry the keyboard moved to."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colours = palette
        self._at = 0
        self._by_keyboard = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def lay_out(self, width: float) -> float:
        """Lay the scene out; return its height."""
        raise NotImplementedError

    def paint(self, painter: QPainter, focused: Ref | None) -> None:
        """Paint the scene; ``focused`` is the entry the keyboard is on."""
        raise NotImplementedError

    def hit(self, x: float, y: float) -> HitTarget | None:
        """Return what a point is on."""
        raise NotImplementedError

    def places(self) -> tuple[Place, ...]:
        """Return the entries in order."""
        raise NotImplementedError

    def renew(self, palette: Palette) -> None:
        """Lay out and paint again, after the entries or the colours changed."""
        self.colours = palette
        self.setFixedHeight(round(self.lay_out(float(self.width()))))
        self._at = min(self._at, max(len(self.places()) - 1, 0))
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(340, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != event.size().width():
            self.setFixedHeight(round(self.lay_out(float(self.width()))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        places = self.places()
        with painter_on(self) as painter:
            self.paint(painter, places[self._at][0] if self._by_keyboard and places else None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        target = self.hit(event.position().x(), event.position().y())
        self.setCursor(Qt.CursorShape.ArrowCursor if target is None else Qt.CursorShape.PointingHandCursor)
        self.hovered.emit(None if target is None else target.ref)

    def leaveEvent(self, _event: QEvent) -> None:
        self.hovered.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        target = self.hit(event.position().x(), event.position().y())
        if target is None:
            return
        if target.part == "chip":
            self.source_chosen.emit(target.ref)
            return
        self._at = next((i for i, place in enumerate(self.places()) if place[1] == target.rect), self._at)
        self.entry_chosen.emit(target.ref, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of what is under the pointer; everything else is Qt's."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            position = QPointF(event.pos())
            target = self.hit(position.x(), position.y())
            QToolTip.showText(event.globalPos(), target.text if target else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, places = Qt.Key(event.key()), self.places()
        if key in _STEPS and places:
            wanted = _step(places, self._at, *_STEPS[key])
            if 0 <= wanted < len(places):
                self._at, self._by_keyboard = wanted, True
                self._say()
                self.reached.emit(places[wanted][1])
                self.update()
            else:
                event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and places:
            adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.entry_chosen.emit(places[self._at][0], adding)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in _BY_KEYBOARD
        self._say()
        self.update()
        places = self.places()
        if self._by_keyboard and places:
            self.reached.emit(places[self._at][1])

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        self._by_keyboard = False
        self.update()

    def _say(self) -> None:
        """Give assistive technology the entry the keyboard is on."""
        places = self.places()
        self.setAccessibleName(places[self._at][2] if places else "")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
