"""What is shown while a large index is built: how far it has come, and a button to stop it."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from timeline_app.painting.palette import Palette

_PATIENCE_MS: Final = 150
"""What takes less time than this is not worth a word."""


class Waiting(QFrame):
    """A line with a bar and a button, on top of the lanes."""

    cancelled = Signal()
    """Emitted when the reader would rather not wait."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("waiting")
        self._host = parent
        self._words = QLabel()
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(120, 6)
        self._stop = QToolButton()
        self._stop.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(12)
        for part in (self._words, self._bar, self._stop):
            row.addWidget(part)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._show_up)
        self.hide()

    def dress(self, palette: Palette) -> None:
        """Take on palette and language."""
        self._words.setText(self.tr("Arranging the events…"))
        self._stop.setText(self.tr("Cancel"))
        paper, line, ink, accent, quiet = (
            colour.name()
            for colour in (palette.panel, palette.hairline, palette.ink, palette.accent, palette.control)
        )
        self.setStyleSheet(
            f"#waiting {{ background: {paper}; border: 1px solid {line}; border-radius: 8px; }}"
            f"QLabel, QToolButton {{ color: {ink}; background: transparent; border: none; }}"
            f"QToolButton {{ background: {quiet}; border-radius: 4px; padding: 3px 8px; }}"
            f"QProgressBar {{ background: {quiet}; border: none; border-radius: 3px; }}"
            f"QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}"
        )

    def begin(self) -> None:
        """Show up soon, unless the work is done by then."""
        self._bar.setValue(0)
        self._patience.start()

    def show_share(self, share: float) -> None:
        """Say how much is done, 0 to 1."""
        self._bar.setValue(round(share * 100))

    def end(self) -> None:
        """Go away."""
        self._patience.stop()
        self.hide()

    def _show_up(self) -> None:
        self.adjustSize()
        self.move((self._host.width() - self.width()) // 2, 60)
        self.show()
        self.raise_()
        self._stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
