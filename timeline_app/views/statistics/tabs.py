"""The pane's pages by name: a row of quiet words, the present one underlined."""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from timeline_app.layout.text import LABEL
from timeline_app.painting.measure import measure, metrics_of
from timeline_app.painting.palette import Palette

_SPACING: Final = 12
_CLOSEST: Final = 7
_NARROWEST: Final = 36
"""Between two names, and how far a name is cut, in pixels."""

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
        self._names: tuple[str, ...] = ("",) * count
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        # The pane decides how wide it is; the names follow.
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumWidth(1)
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
        self._names = tuple(names)
        for button, name in zip(self.buttons, names, strict=True):
            button.setAccessibleName(name)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Give each name its width; a narrow pane sets them closer, then cuts the longest."""
        widths = [math.ceil(measure(name, LABEL)) + 2 for name in self._names]
        gaps = max(len(widths) - 1, 1)
        spacing = min(max((self.width() - sum(widths)) // gaps, _CLOSEST), _SPACING)
        self._row.setSpacing(spacing)
        room = self.width() - spacing * gaps
        while sum(widths) > room and max(widths) > _NARROWEST:
            widths[widths.index(max(widths))] -= 1
        metrics = metrics_of(LABEL)
        for button, name, width in zip(self.buttons, self._names, widths, strict=True):
            button.setFixedWidth(width)
            button.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, width))
            button.setToolTip(name if button.text() != name else "")
