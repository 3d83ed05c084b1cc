"""The search field: hits as you type, of every kind, and stepping through the events found."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from timeline_app.model.ref import Ref
from timeline_app.shell.rows import add_row
from timeline_app.shell.search_progress import SearchProgress

HITS_SHOWN = 12
_PAUSE_MS = 120
_POPUP_WIDTH, _ROW_MARGIN = 480, 40
_REF = Qt.ItemDataRole.UserRole

Hit = tuple[Ref, str, str]
"""A record found: what it is, its name, and what kind of thing it is in words."""


class SearchField(QLineEdit):
    """A line edit with a count and a list of hits below it."""

    searched = Signal(str)
    """Emitted with the text, a moment after the last key."""
    step_requested = Signal(int)
    """Emitted with 1 or -1: Enter and Shift+Enter."""
    chosen = Signal(object)
    """Emitted with the ``Ref`` picked from the list."""
    entered = Signal()
    """Emitted when the field gets the focus: somebody seems about to search."""
    cancelled = Signal()
    """Emitted when the reader would rather not wait for the search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: SearchProgress | None = None
        self._is_waiting = False
        self._asked: str | None = None
        self._step = 0
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self.textEdited.connect(self._on_text_edited)
        self._count = QLabel(self)
        self._count.setObjectName("searchCount")
        self._popup = QFrame(self.window(), Qt.WindowType.ToolTip)
        self._popup.setObjectName("popup")
        self._list = QListWidget(self._popup)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._on_item_clicked)
        self._frame = QVBoxLayout(self._popup)
        self._frame.setContentsMargins(4, 4, 4, 4)
        self._frame.addWidget(self._list)
        self.installEventFilter(self)

    def show_count(self, position: int | None, total: int) -> None:
        """Say how many events were found, and at which one the reader is."""
        text = "" if not self.text() else f"{position + 1} / {total}" if position is not None else str(total)
        self._count.setText(text)
        self._count.adjustSize()
        self._count.move(self.width() - self._count.width() - 10, (self.height() - self._count.height()) // 2)
        self.setTextMargins(0, 0, self._count.width() + 8 if text else 0, 0)

    def clear_search(self) -> None:
        """Forget the search."""
        self.clear()
        self._timer.stop()
        self._popup.hide()
        self._asked = None
        self.searched.emit("")

    def wait(self) -> None:
        """Show, before long, that the search is under way."""
        if self._progress is None:
            self._progress = SearchProgress(self)
            self._progress.cancelled.connect(self.cancelled)
            self._progress.shown.connect(self._count.hide)
        self._is_waiting = True
        self._progress.begin()

    def show_share(self, share: float) -> None:
        """Show how much of the search is done, 0 to 1."""
        if self._progress is not None:
            self._progress.show_share(share)

    def end_waiting(self) -> None:
        """Show that no search is under way."""
        self._is_waiting, self._step = False, 0
        self._count.show()
        if self._progress is not None:
            self._progress.end()

    def answer(self, query: str, hits: Sequence[Hit]) -> None:
        """Take the answer to a search: list the hits if it was asked here and is still what is typed."""
        step = self._step
        self.end_waiting()
        if self._asked != query:
            return
        self._asked = None
        if step:
            self.step_requested.emit(step)
        else:
            self._show_hits(hits)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._handle_key(event)
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._popup.hide()
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._progress is not None:
            self._progress.retranslate()
        super().changeEvent(event)

    def _handle_key(self, event: QKeyEvent) -> bool:
        key, showing = event.key(), self._popup.isVisible()
        if key == Qt.Key.Key_Escape:
            self.clear_search()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and showing:
            self._move_in_list(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter(backwards=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            return False
        return True

    def _on_enter(self, *, backwards: bool) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._on_timer_timeout()
        item = self._list.currentItem() if self._popup.isVisible() else None
        self._popup.hide()
        step = -1 if backwards else 1
        if item is not None:
            self.chosen.emit(item.data(_REF))
        elif self._is_waiting:
            self._step = step
        else:
            self.step_requested.emit(step)

    def _move_in_list(self, by: int) -> None:
        rows = self._list.count()
        if rows:
            self._list.setCurrentRow((self._list.currentRow() + by) % rows)

    def _on_text_edited(self, _text: str) -> None:
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        self._asked = self.text()
        self.searched.emit(self.text())

    def _show_hits(self, hits: Sequence[Hit]) -> None:
        self._list.clear()
        width = max(self.width(), _POPUP_WIDTH)
        for ref, name, kind in hits[:HITS_SHOWN]:
            add_row(self._list, name, kind, width - _ROW_MARGIN).setData(_REF, ref)
        if not hits:
            self._popup.hide()
            return
        self._list.setCurrentRow(-1)
        self._list.setFixedHeight(self._list.sizeHintForRow(0) * self._list.count() + 2)
        # Else the popup keeps the height of the answer before, with few hits in its middle.
        self._frame.activate()
        self._popup.resize(width, self._popup.minimumSizeHint().height())
        self._popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self._popup.show()

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self._popup.hide()
        self.chosen.emit(item.data(_REF))
