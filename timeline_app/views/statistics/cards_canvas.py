"""The cards as one widget: paints the scene, asks what was hit, tells what was meant."""

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
from timeline_app.layout.statistics import Card, CardsScene, hit_cards, lay_out_cards
from timeline_app.model.ref import Ref
from timeline_app.painting.measure import measure
from timeline_app.painting.palette import Palette
from timeline_app.painting.statistics import paint_cards

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


class CardsCanvas(QWidget):
    """Key figures. Tab reaches it, arrows move between cards, Enter selects one."""

    card_chosen = Signal(object, bool)
    """Emitted with the series' ``Ref`` and whether it is to be added to the selection."""

    source_chosen = Signal(object)
    """Emitted with the source's ``Ref``."""

    hovered = Signal(object)
    """Emitted with the ``Ref`` under the pointer, or None."""

    reached = Signal(object)
    """Emitted with the rectangle (x, y, width, height) of the card the keyboard moved to."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._cards: tuple[Card, ...] = ()
        self._scene = CardsScene((), 0.0, 0.0, 1)
        self._selected: frozenset[Ref] = frozenset()
        self._lit: frozenset[Ref] = frozenset()
        self._at = 0
        self._by_keyboard = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def scene(self) -> CardsScene:
        """What is painted."""
        return self._scene

    def set_cards(self, cards: Sequence[Card], palette: Palette) -> None:
        """Show other cards, or the same in another dress."""
        self._palette = palette
        self._cards = tuple(cards)
        self._at = min(self._at, max(len(cards) - 1, 0))
        self._lay_out()
        self._say()

    def mark(self, selected: frozenset[Ref], lit: frozenset[Ref]) -> None:
        """Show which series are selected, and which the pointer is on anywhere."""
        if (selected, lit) != (self._selected, self._lit):
            self._selected, self._lit = selected, lit
            self.update()

    def _lay_out(self) -> None:
        self._scene = lay_out_cards(self._cards, float(self.width()), measure)
        self.setFixedHeight(round(self._scene.height))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(340, round(self._scene.height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        focused = self._cards[self._at].ref if self._by_keyboard and self._cards else None
        paint_cards(
            painter, self._scene, self._palette, selected=self._selected, lit=self._lit, focused=focused
        )

    def _hit(self, position: QPointF) -> HitTarget | None:
        return hit_cards(self._scene, position.x(), position.y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        target = self._hit(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if target is None else Qt.CursorShape.PointingHandCursor)
        self.hovered.emit(None if target is None else target.ref)

    def leaveEvent(self, _event: QEvent) -> None:
        self.hovered.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        target = self._hit(event.position())
        if target is None:
            return
        if target.part == "chip":
            self.source_chosen.emit(target.ref)
            return
        self._at = next((i for i, card in enumerate(self._cards) if card.ref == target.ref), 0)
        self.card_chosen.emit(target.ref, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of what is under the pointer; everything else is Qt's."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            target = self._hit(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), target.text if target else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self._cards:
            across, down = _STEPS[key]
            wanted = self._at + across + down * self._scene.columns
            if not 0 <= wanted < len(self._cards):
                event.ignore()
                return
            self._move_to(wanted)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._cards:
            adding = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.card_chosen.emit(self._cards[self._at].ref, adding)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in _BY_KEYBOARD
        self._say()
        self.update()
        if self._by_keyboard:
            self._reach()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        self._by_keyboard = False
        self.update()

    def _move_to(self, number: int) -> None:
        self._at = number
        self._by_keyboard = True
        self._say()
        self._reach()
        self.update()

    def _reach(self) -> None:
        if self._scene.cards:
            rect: Rect = self._scene.cards[self._at].rect
            self.reached.emit(rect)

    def _say(self) -> None:
        """Give assistive technology the card the keyboard is on."""
        name = self._cards[self._at].spoken if self._cards else ""
        self.setAccessibleName(name)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
