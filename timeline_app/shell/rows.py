"""Rows of lists that name a thing and say beside it what it is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListWidget, QListWidgetItem

_BETWEEN = "   ·   "


def add_row(rows: QListWidget, name: str, beside: str, room: int) -> QListWidgetItem:
    """Add a row of at most ``room`` pixels: the name is cut where it is too long, never what it is."""
    metrics = QFontMetrics(rows.font())
    tail = _BETWEEN + beside if beside else ""
    shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room - metrics.horizontalAdvance(tail))
    item = QListWidgetItem(shown + tail)
    if shown != name:
        item.setToolTip(name)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {beside}" if beside else name)
    rows.addItem(item)
    return item
