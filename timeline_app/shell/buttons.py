"""Small buttons, each with a name for those who cannot see it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton


def tool_button(text: str, tip: str, name: str = "quietButton") -> QToolButton:
    """Return a button; ``name`` is what the style sheet knows it by."""
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(tip if len(text) == 1 else f"{text}: {tip}")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
