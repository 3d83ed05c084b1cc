"""The mouse's back and forward buttons: history, whatever view the pointer is over."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from timeline_app.state.session import Session


class SideButtons(QObject):
    """Listens to the views and what is in them, because they take the presses over them for their own."""

    def __init__(self, session: Session, views: Iterable[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        for view in views:
            for widget in (view, *view.findChildren(QWidget)):
                widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # Asking for its type takes longer than all the rest, and a change of theme has thousands of events.
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonPress:
            return False
        if event.button() == Qt.MouseButton.BackButton:
            self._session.go_back()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self._session.go_forward()
        else:
            return False
        return True
