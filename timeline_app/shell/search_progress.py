"""What the search field shows while a search takes its time: a thin line that grows, and a way to stop it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from timeline_app.shell.buttons import tool_button

PATIENCE_MS = 200
"""What takes less time than this is not worth a word."""

_HEIGHT = 3
_BUTTON = 20


class SearchProgress(QWidget):
    """A line along the lower edge of a field and a button at its right end; follows the field's size."""

    cancelled = Signal()
    """Emitted when the reader would rather not wait."""
    shown = Signal()
    """Emitted when the line shows up."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("searchProgress")
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        # A sibling of the line, which lets the mouse through to the field.
        self.button = tool_button("×", "")
        self.button.setParent(field)
        self.button.setCursor(Qt.CursorShape.ArrowCursor)
        self.button.clicked.connect(self.cancelled)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_timeout)
        field.installEventFilter(self)
        self._set_shown(False)
        self.retranslate()

    def begin(self) -> None:
        """Show up soon, unless the search is done by then."""
        self._bar.setValue(0)
        if self.isHidden():
            self._patience.start()

    def show_share(self, share: float) -> None:
        """Say how much is done, 0 to 1."""
        self._bar.setValue(round(share * 100))

    def end(self) -> None:
        """Go away."""
        self._patience.stop()
        self._set_shown(False)

    def retranslate(self) -> None:
        """Name the button in the present language."""
        words = self.tr("Stop searching")
        self.button.setToolTip(words)
        self.button.setAccessibleName(words)
        self._bar.setAccessibleName(self.tr("Searching"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._bar.setGeometry(self.rect())
        super().resizeEvent(event)

    def _on_patience_timeout(self) -> None:
        self._place()
        self._set_shown(True)
        self.shown.emit()

    def _set_shown(self, shown: bool) -> None:
        for part in (self, self.button):
            part.setVisible(shown)

    def _place(self) -> None:
        width, height = self._field.width(), self._field.height()
        # Inside the rounded corners of the field.
        self.setGeometry(5, height - _HEIGHT - 1, width - 10, _HEIGHT)
        self.button.setGeometry(width - _BUTTON - 6, (height - _BUTTON) // 2 - 1, _BUTTON, _BUTTON)
