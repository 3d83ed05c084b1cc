"""The status bar: what is counted, the span shown, and the state of the data."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QStatusBar, QWidget

from timeline_app.layout.timeline.scene import Counts
from timeline_app.loading.read import LoadResult
from timeline_app.model.dataset import Dataset
from timeline_app.painting.painters import painter_on
from timeline_app.shell.buttons import tool_button

_BETWEEN = " · "


class _Clickable(QLabel):
    clicked = Signal()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.clicked.emit()


class _Counts(QLabel):
    """Counts, of which a narrow window shows the first ones and an ellipsis; the tooltip has them all."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._parts: list[str] = []

    def show_parts(self, parts: list[str]) -> None:
        """Show counts, in words."""
        self._parts = parts
        self.setText(_BETWEEN.join(parts))
        self.setToolTip(self.text())

    def words_that_fit(self) -> str:
        """Return the counts that there is room for."""
        room = self.contentsRect().width()
        for kept in range(len(self._parts), 0, -1):
            words = _BETWEEN.join(self._parts[:kept]) + ("" if kept == len(self._parts) else _BETWEEN + "…")
            if self.fontMetrics().horizontalAdvance(words) <= room:
                return words
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            self.style().drawItemText(
                painter,
                self.contentsRect(),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                self.palette(),
                self.isEnabled(),
                self.words_that_fit(),
                self.foregroundRole(),
            )


class StatusBar(QStatusBar):
    """Counts and span on the left, version and state of the data on the right."""

    problems_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setMinimumHeight(28)
        self.counts, self.span, self.pointer, self.version = _Counts(), QLabel(), QLabel(), QLabel()
        self.data = _Clickable()
        self.data.setCursor(Qt.CursorShape.PointingHandCursor)
        self.data.clicked.connect(self.problems_requested)
        for label in (self.counts, self.span):
            label.setObjectName("statusText")
            label.setContentsMargins(12, 0, 12, 0)
            self.addWidget(label)
        for label in (self.pointer, self.version):
            label.setObjectName("statusText")
            self.addPermanentWidget(label)
        self.data.setContentsMargins(8, 0, 12, 0)
        self.addPermanentWidget(self.data)
        self._build_progress()
        self._read: tuple[LoadResult, datetime] | None = None
        self._shown_at = datetime.now().astimezone()

    def _build_progress(self) -> None:
        self.progress = QProgressBar()
        self.progress.setFixedSize(140, 8)
        self.progress.setTextVisible(False)
        self.cancel = tool_button("×", "")
        for widget in (self.progress, self.cancel):
            self.addPermanentWidget(widget)
            widget.hide()

    def show_counts(self, dataset: Dataset, counts: Counts) -> None:
        """Say where every event is: the numbers add up to all of them."""
        parts = [
            self.tr("%n event(s)", "", len(dataset.events)),
            self.tr("%n corridor(s)", "", len(dataset.corridors)),
            self.tr("%n series", "", len(dataset.series)),
            self.tr("%n in view", "", counts.shown + counts.clustered),
        ]
        for number, text in (
            (counts.clustered, self.tr("%n clustered", "", counts.clustered)),
            (counts.unseen, self.tr("%n in lanes out of sight", "", counts.unseen)),
            (counts.hidden, self.tr("%n hidden by the filter", "", counts.hidden)),
            (counts.outside, self.tr("%n outside", "", counts.outside)),
            (counts.undated, self.tr("%n undated", "", counts.undated)),
        ):
            if number:
                parts.append(text)
        self.counts.show_parts(parts)

    def show_progress(self, done: int, total: int) -> None:
        """Show how much is read or written; nothing once all of it is."""
        busy = 0 <= done < total
        self.progress.setRange(0, 1000)
        self.progress.setValue(round(1000 * done / total) if total else 1000)
        for widget in (self.progress, self.cancel):
            widget.setVisible(busy)

    def point_at(self, words: str) -> None:
        """Say where on the map the pointer is."""
        self.pointer.setText(words)

    def show_data(
        self, result: LoadResult, at: datetime | None = None, *, is_kept_back: bool = False
    ) -> None:
        """Say how the data are: valid, or with how many errors, and when they were read.

        ``is_kept_back`` while something that was read before them stays in view.
        """
        when = at or datetime.now().astimezone()
        self._read = result, when
        if not is_kept_back:
            self._shown_at = when
        self._say_data()

    def _say_data(self) -> None:
        if self._read is None:
            self.data.setText("")
            return
        result, when = self._read
        is_kept_back = when != self._shown_at
        time = f"{when:%H:%M:%S}" if is_kept_back else f"{when:%H:%M}"
        errors = len(result.errors)
        text = (
            self.tr("● %n error(s) in the data, read at {time}", "", errors)
            if errors
            else self.tr("● Data valid, read at {time}")
        )
        if is_kept_back:
            earlier = f"{self._shown_at:%H:%M:%S}"
            text += self.tr("; in view is what was read at {earlier}").format(earlier=earlier)
        self.data.setText(text.format(time=time))
        self.data.setObjectName("statusBad" if errors else "statusGood")
        self.data.style().polish(self.data)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say_data()
            self.cancel.setToolTip(self.tr("Stop"))
            self.cancel.setAccessibleName(self.tr("Stop"))
        super().changeEvent(event)
