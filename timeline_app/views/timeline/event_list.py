"""A list of events that opens over the timeline: what a cluster holds, or the shelf of undated events."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.layout.text import LABEL, SMALL, elide_at_word
from timeline_app.model.ref import Ref
from timeline_app.painting.measure import font_of, measure
from timeline_app.painting.palette import Palette, with_alpha
from timeline_app.views.timeline.style import scroll_bar_sheet

_ROW_HEIGHT, _WIDTH, _MOST_ROWS = 42, 330, 8
_AnyIndex = QModelIndex | QPersistentModelIndex

Describe = Callable[[Ref], tuple[str, str]]
"""Gives an event's title and date in words."""


class EventListModel(QAbstractListModel):
    """Events by reference; titles and dates are looked up when a row is shown."""

    DATE_ROLE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, refs: Sequence[Ref], describe: Describe, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refs, self._describe = refs, describe

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._refs)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        title, date = self._describe(self._refs[index.row()])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, {date}" if date else title
        return date if role == self.DATE_ROLE else None

    def ref(self, index: _AnyIndex) -> Ref:
        """Return the event of a row."""
        return self._refs[index.row()]


class _TwoLines(QStyledItemDelegate):
    """A title, and under it the date in smaller letters."""

    palette: Palette

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _AnyIndex) -> QSize:
        return QSize(_WIDTH, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            strength = 0.18 if state & QStyle.StateFlag.State_Selected else 0.08
            painter.fillRect(rect, with_alpha(self.palette.accent, strength))
        room = rect.width() - 24
        date = str(index.data(EventListModel.DATE_ROLE) or "")
        title = str(index.data() or "")
        baseline = rect.top() + (18 if date else 26)
        painter.setFont(font_of(LABEL))
        painter.setPen(self.palette.ink)
        painter.drawText(QPoint(rect.left() + 12, baseline), elide_at_word(title, room, measure) or title)
        painter.setFont(font_of(SMALL))
        painter.setPen(self.palette.ink_secondary)
        painter.drawText(QPoint(rect.left() + 12, rect.top() + 34), elide_at_word(date, room, measure, SMALL))


class EventList(QFrame):
    """The list. A click chooses and Enter chooses and closes; Esc closes, and so does turning elsewhere."""

    chosen = Signal(object)
    """Emitted with the chosen event's ``Ref``."""

    zoom_requested = Signal(object)
    """Emitted with the ``Ref`` of a row that was double-clicked."""

    hovered = Signal(object)
    """Emitted with the ``Ref`` of the row the pointer or the keyboard is on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setObjectName("eventList")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._title = QLabel()
        self._view = QListView()
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setUniformItemSizes(True)
        self._view.setMouseTracking(True)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = _TwoLines(self)
        self._view.setItemDelegate(self._delegate)
        self._model: EventListModel | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._view)
        self._view.clicked.connect(self._choose)
        self._view.doubleClicked.connect(lambda index: self.zoom_requested.emit(self._ref(index)))
        self._view.entered.connect(lambda index: self.hovered.emit(self._ref(index)))
        self._view.installEventFilter(self)
        self.hide()

    def dress(self, palette: Palette) -> None:
        """Take on a palette."""
        self._delegate.palette = palette
        self.setStyleSheet(
            f"#eventList {{ background: {palette.panel.name()}; border: 1px solid {palette.hairline.name()};"
            f" border-radius: 8px; }}"
            f" #eventList QLabel {{ color: {palette.ink_secondary.name()}; padding: 9px 12px 6px 12px; }}"
            f" #eventList QListView {{ background: {palette.panel.name()}; border: none; }}"
            + scroll_bar_sheet(palette)
        )

    def open(
        self, refs: Sequence[Ref], title: str, describe: Describe, near: QRect, current: int = 0
    ) -> None:
        """Open on the row ``current`` beside ``near``, a rectangle of the parent that stays uncovered."""
        old, self._model = self._model, EventListModel(refs, describe, self)
        self._view.setModel(self._model)
        if old is not None:
            old.deleteLater()
        self._title.setText(title)
        self._view.setAccessibleName(title)
        self._view.selectionModel().currentChanged.connect(self._on_current_changed)
        height = min(len(refs), _MOST_ROWS) * _ROW_HEIGHT + self._title.sizeHint().height() + 8
        self.setGeometry(self._place(near, min(height, self._host.height() - 8)))
        self.show()
        self.raise_()
        if len(refs):
            self._view.setCurrentIndex(self._model.index(current, 0))
        self._view.setFocus()

    def _place(self, near: QRect, height: int) -> QRect:
        room = self._host.rect()
        x = near.right() + 8 if near.right() + 8 + _WIDTH <= room.right() else near.left() - 8 - _WIDTH
        y = near.center().y() - height // 2
        return QRect(max(x, 4), max(min(y, room.bottom() - height - 4), 4), _WIDTH, height)

    def _ref(self, index: _AnyIndex) -> Ref | None:
        return self._model.ref(index) if self._model is not None and index.isValid() else None

    def _choose(self, index: QModelIndex) -> None:
        ref = self._ref(index)
        if ref is not None:
            self.chosen.emit(ref)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.hovered.emit(self._ref(current))

    def close_list(self) -> None:
        """Close, and give the focus back to the timeline."""
        if self.isVisible():
            self.hide()
            self.hovered.emit(None)
            self._host.setFocus()

    def eventFilter(self, watched: Any, event: Any) -> bool:
        if watched is self._view and isinstance(event, QKeyEvent) and event.type() == event.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_list()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self._view.currentIndex())
                self.close_list()
                return True
        if watched is self._view and isinstance(event, QFocusEvent) and event.lostFocus():
            self.hide()
            self.hovered.emit(None)
        return super().eventFilter(watched, event)
