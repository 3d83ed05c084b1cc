"""Copying rows: few at once, many off the GUI thread with a bar and a way to stop it."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from timeline_app.model.csv_text import PIECE, csv_text
from timeline_app.model.report import Report, unheard
from timeline_app.state.background import Background
from timeline_app.views.table.cells import Cells

AT_ONCE = 1_000
"""Up to so many rows are copied at once."""

Copied = tuple[QByteArray, QByteArray]
"""Rows with tabs and as CSV, both UTF-8."""


def copied(cells: Cells, head: Sequence[str], numbers: Sequence[int], report: Report = unheard) -> Copied:
    """Return rows below a line of headers; ``report`` hears the share done, 0 to 1, and may raise."""
    tabbed, separated = QByteArray(), QByteArray()
    lines: list[Sequence[str]] = [head]
    for first in range(0, max(len(numbers), 1), PIECE):
        lines += cells.lines(numbers[first : first + PIECE])
        # Little by little: to turn a hundred megabytes into a text of Qt's would block the window.
        tabbed.append(csv_text(lines, "\t").encode())
        separated.append(csv_text(lines).encode())
        lines = []
        report(min((first + PIECE) / max(len(numbers), 1), 1.0))
    return tabbed, separated


def put_on_clipboard(what: Copied) -> None:
    """Offer rows to whoever pastes: as CSV, and with tabs for a spreadsheet."""
    data = QMimeData()
    data.setData("text/plain", what[0])
    data.setData("text/csv", what[1])
    QGuiApplication.clipboard().setMimeData(data)


class Copying(QWidget):
    """A bar and a button, there while many rows are copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self.stop = QToolButton(self)
        self.stop.setObjectName("quietButton")
        self.stop.setText("×")
        self.stop.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.addWidget(self._bar, 1)
        row.addWidget(self.stop)
        self._background = Background(self)
        self._background.done.connect(self._on_background_done)
        self._background.failed.connect(self.hide)
        self._background.progressed.connect(lambda share: self._bar.setValue(round(share * 100)))
        self.stop.clicked.connect(self.cancel)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Name bar and button in the present language."""
        self.stop.setToolTip(self.tr("Stop copying"))
        self.stop.setAccessibleName(self.stop.toolTip())
        self._bar.setAccessibleName(self.tr("Copying"))

    def copy(self, cells: Cells, head: Sequence[str], numbers: Sequence[int]) -> None:
        """Copy rows: before this returns where they are few, else instead of those under way."""
        if len(numbers) <= AT_ONCE:
            self.cancel()
            put_on_clipboard(copied(cells, head, numbers))
            return
        self._bar.setValue(0)
        self.show()
        self._background.start(lambda report: copied(cells, head, numbers, report))

    def cancel(self) -> None:
        """Stop copying; the clipboard keeps what it has."""
        self._background.cancel()
        self.hide()

    def _on_background_done(self, what: Copied) -> None:
        self.hide()
        put_on_clipboard(what)
