"""The top bar: what is shown, search, and the buttons one reaches for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from timeline_app.shell.search_field import SearchField


def bar_button(
    action: QAction | None = None, menu: QMenu | None = None, name: str = "barButton"
) -> QToolButton:
    """Return a button of the bar for an action or a menu."""
    button = QToolButton()
    button.setObjectName(name)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if action is not None:
        button.setDefaultAction(action)
    if menu is not None:
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


class TopBar(QWidget):
    """Menu, title and span on the left, search in the middle, buttons on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(48)
        self.menu_button = bar_button(name="quietButton")
        self.title = QLabel()
        self.title.setObjectName("datasetTitle")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.span = QLabel()
        self.span.setObjectName("datasetSpan")
        self.search = SearchField(self)
        self.search.setMinimumWidth(160)
        self.search.setMaximumWidth(320)
        self.search.setFixedHeight(32)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QHBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.menu_button)
        left.addWidget(self.title)
        left.addWidget(self.span)
        left.addStretch(1)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        right = QHBoxLayout()
        right.addStretch(1)
        right.addLayout(self.buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 12, 0)
        layout.setSpacing(12)
        layout.addLayout(left, 3)
        layout.addWidget(self.search, 2)
        layout.addLayout(right, 3)

    def add_button(self, button: QToolButton) -> None:
        """Put a button at the right end."""
        button.setFixedHeight(30)
        self.buttons.addWidget(button)
