"""The pane's pages by name: a row of quiet words, the present one underlined."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from timeline_app.layout.text import LABEL
from timeline_app.painting.measure import measure
from timeline_app.painting.palette import Palette

_SHEET = """
QToolButton {{ border: none; border-bottom: 2px solid transparent; background: transparent;
    color: {secondary}; font-size: 12px; padding: 2px 0 3px 0; margin: 0; }}
QToolButton:hover {{ color: {ink}; }}
QToolButton:checked {{ color: {ink}; border-bottom: 2px solid {accent}; }}
QToolButton:focus {{ color: {accent}; }}
"""


class Tabs(QWidget):
    """Chooses a page by its number."""

    chosen = Signal(int)

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.buttons = tuple(QToolButton(self) for _ in range(count))
        for number, button in enumerate(self.buttons):
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self.buttons[0].setChecked(True)
        self._group.idClicked.connect(self.chosen)

    def show_names(self, names: Sequence[str], palette: Palette) -> None:
        """Name the pages."""
        self.setStyleSheet(
            _SHEET.format(
                secondary=palette.ink_secondary.name(), ink=palette.ink.name(), accent=palette.accent.name()
            )
        )
        for button, name in zip(self.buttons, names, strict=True):
            button.setText(name)
            button.setFixedWidth(round(measure(name, LABEL)) + 2)
            button.setAccessibleName(name)
