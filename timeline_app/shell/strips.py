"""Strips below the top bar: the chips of the filter, and messages that need no answer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from timeline_app.shell.buttons import tool_button

Chip = tuple[str, object]
"""What a chip says and the token that removes it."""


class FilterBar(QFrame):
    """The filter as chips that can be removed one by one, or all at once."""

    removed = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 5, 14, 5)
        self._row.setSpacing(6)
        self.hide()

    def show_chips(self, chips: Sequence[Chip], hidden: str) -> None:
        """Show the chips and, beside them, how many events they hide; nothing at all without chips."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for text, token in chips:
            self._row.addWidget(self._chip(text + "  ×", self.tr("Remove this filter"), token))
        label = QLabel(hidden)
        label.setObjectName("statusText")
        self._row.addWidget(label)
        self._row.addStretch(1)
        clear = self._chip(self.tr("Clear filters"), self.tr("Show every event"), None)
        self._row.addWidget(clear)
        self.setVisible(bool(chips))

    def _chip(self, text: str, tip: str, token: object) -> QToolButton:
        chip = tool_button(text, tip, "chip")
        if token is None:
            chip.clicked.connect(self.cleared)
        else:
            chip.clicked.connect(lambda: self.removed.emit(token))
        return chip


class MessageBar(QFrame):
    """One message at a time, with at most one thing to do about it, until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._button = tool_button("", "", "barButton")
        close = tool_button("×", self.tr("Close"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 10, 5)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(close)
        self._action: object = None
        self._button.clicked.connect(self._on_button_clicked)
        self.hide()

    def show_message(self, text: str, button: str = "", action: object = None) -> None:
        """Show a message; ``action`` is called when the button is pressed."""
        self._label.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._action = action
        self.show()

    def _on_button_clicked(self) -> None:
        if callable(self._action):
            self._action()
