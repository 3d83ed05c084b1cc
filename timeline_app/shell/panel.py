"""Panels: docks whose content is a rounded card, with a title bar only while panels are unlocked."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from timeline_app.painting.painters import painter_on
from timeline_app.painting.palette import Palette
from timeline_app.shell.buttons import tool_button

RADIUS = 8


class _Corner(QWidget):
    """Paints the ground outside a card's rounded corner over whatever the view painted there."""

    def __init__(self, parent: QWidget, right: bool, bottom: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFixedSize(RADIUS, RADIUS)
        self._right, self._bottom = right, bottom
        self.ground, self.line = QColor(), QColor()

    def place(self, width: int, height: int) -> None:
        self.move(width - RADIUS if self._right else 0, height - RADIUS if self._bottom else 0)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        centre = QPointF(0 if self._right else RADIUS, 0 if self._bottom else RADIUS)
        disc = QRectF(centre.x() - RADIUS, centre.y() - RADIUS, 2 * RADIUS, 2 * RADIUS)
        outside = QPainterPath()
        outside.addRect(QRectF(self.rect()))
        inside = QPainterPath()
        inside.addEllipse(disc)
        with painter_on(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(outside.subtracted(inside), self.ground)
            painter.setPen(QPen(self.line, 1))
            painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))


class Card(QFrame):
    """A rounded, hairlined frame around one view."""

    def __init__(self, view: QWidget) -> None:
        super().__init__()
        self.setObjectName("panel")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(view)
        self._corners = [_Corner(self, right, bottom) for right in (False, True) for bottom in (False, True)]

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        for corner in self._corners:
            corner.ground, corner.line = palette.window, palette.hairline
            corner.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for corner in self._corners:
            corner.place(self.width(), self.height())


class _TitleBar(QWidget):
    """A quiet title bar: the panel's name, float and close."""

    float_requested = Signal()
    close_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.label.setObjectName("panelTitle")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 3, 4, 3)
        layout.setSpacing(2)
        layout.addWidget(self.label, 1)
        for text, name, signal in (
            ("⧉", self.tr("Float"), self.float_requested),
            ("×", self.tr("Close"), self.close_requested),
        ):
            button = tool_button(text, name)
            button.clicked.connect(signal)
            layout.addWidget(button)


class Panel(QDockWidget):
    """A dock holding a card. Locked panels have no title bar; their view names itself."""

    def __init__(self, name: str, view: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.view = view
        self.card = Card(view)
        self.setWidget(self.card)
        self._bar = _TitleBar(self)
        self._bar.float_requested.connect(self._on_bar_float_requested)
        self._bar.close_requested.connect(self.close)
        self._hidden_bar = QWidget(self)
        self._hidden_bar.setFixedHeight(0)
        self.set_locked(True)

    def set_title(self, title: str) -> None:
        """Name the panel, in the reader's language."""
        self.setWindowTitle(title)
        self.card.setAccessibleName(title)
        self._bar.label.setText(title)

    def set_locked(self, locked: bool) -> None:
        """Show or hide the title bar by which a panel is moved, floated and closed."""
        self.setTitleBarWidget(self._hidden_bar if locked else self._bar)
        self._bar.setVisible(not locked)
        movable = QDockWidget.DockWidgetFeature
        every = movable.DockWidgetMovable | movable.DockWidgetFloatable | movable.DockWidgetClosable
        self.setFeatures(movable.DockWidgetClosable if locked else every)

    def _on_bar_float_requested(self) -> None:
        self.setFloating(not self.isFloating())
