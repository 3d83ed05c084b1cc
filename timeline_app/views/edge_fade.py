"""The lower edge of what scrolls: it fades where there is more, so that no line looks cut in half."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from timeline_app.painting.palette import with_alpha

HEIGHT: Final = 28


class EdgeFade(QWidget):
    """A veil in the colour of the ground over the last pixels of a scroll area; gone at its end."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area, self._ground = area, QColor(Qt.GlobalColor.transparent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._on_bar_changed)
        bar.rangeChanged.connect(self._on_bar_changed)
        area.viewport().installEventFilter(self)
        self._place()

    def dress(self, ground: QColor) -> None:
        """Take on the colour of what lies under the text."""
        self._ground = ground
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        gradient = QLinearGradient(0, 0, 0, self.height())
        gradient.setColorAt(0.0, with_alpha(self._ground, 0.0))
        gradient.setColorAt(0.75, with_alpha(self._ground, 0.92))
        gradient.setColorAt(1.0, self._ground)
        QPainter(self).fillRect(self.rect(), gradient)

    def _on_bar_changed(self) -> None:
        bar = self._area.verticalScrollBar()
        self.setVisible(bar.value() < bar.maximum())

    def _place(self) -> None:
        inner = self._area.viewport().geometry()
        self.setGeometry(inner.left(), inner.bottom() + 1 - HEIGHT, inner.width(), HEIGHT)
        self.raise_()
        self._on_bar_changed()
