"""The four views in their panels: built, dressed and laid out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QCoreApplication, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from timeline_app.loading.problems import Problem
from timeline_app.painting.palette import Palette
from timeline_app.shell.panel import Panel
from timeline_app.shell.problems_view import ProblemsView, SourceLine
from timeline_app.shell.words import QT_TRANSLATE_NOOP
from timeline_app.views.map.map_view import MapView
from timeline_app.views.reading.reading_view import ReadingView
from timeline_app.views.statistics.statistics_view import StatisticsView
from timeline_app.views.table.table_view import TableView
from timeline_app.views.timeline.timeline_view import TimelineView

TITLES = {
    "timeline": QT_TRANSLATE_NOOP("Panels", "Timeline"),
    "map": QT_TRANSLATE_NOOP("Panels", "Map"),
    "reading": QT_TRANSLATE_NOOP("Panels", "Text"),
    "statistics": QT_TRANSLATE_NOOP("Panels", "Statistics"),
    "table": QT_TRANSLATE_NOOP("Panels", "Events as a table"),
    "problems": QT_TRANSLATE_NOOP("Panels", "Problems in the data"),
}

CALLED_UP = ("table", "problems")
"""The panels that stay away until they are asked for, or needed."""

CALLED_UP_HEIGHT = 170
"""How much they show at least, in pixels: a few rows."""

TIMELINE_SHARE, READING_SHARE = 0.62, 0.48
"""How much of the height the upper panels take when nobody has moved them."""

TEXT_SHARE, TEXT_LEAST, TEXT_MOST = 0.235, 330, 440
"""How much of the width the text column takes, and between which bounds in pixels."""


_REST_MS, _MOST_TRIES, _SLACK = 30, 5, 30


@dataclass(frozen=True)
class Views:
    """The views: four that stand in the window, and the table that can be called up."""

    timeline: TimelineView
    map: MapView
    reading: ReadingView
    statistics: StatisticsView
    table: TableView

    @property
    def every(self) -> tuple[TimelineView | MapView | ReadingView | StatisticsView | TableView, ...]:
        """All of them, those first that readers look at first."""
        return self.timeline, self.map, self.reading, self.statistics, self.table


def _lay_out(widget: QWidget) -> None:
    """Do at once what Qt would do when the widget is shown."""
    layout = widget.layout()
    if layout is not None:
        layout.activate()


class Workbench(QMainWindow):
    """The ground the panels stand on: a window inside the window, so that it can have margins of its own."""

    def __init__(self, views: Views) -> None:
        super().__init__()
        # A main window inside another must not become a window of its own.
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setContentsMargins(8, 8, 8, 8)
        self.setDockNestingEnabled(True)
        self.problems = ProblemsView()
        self._opened_problems = False
        self._calm = QByteArray()
        self._shares_out = True
        self._tries = 0
        self._given: tuple[int, int] | None = None
        # Docks take their sizes a little after they were told them.
        self._resting = QTimer(self, singleShot=True, interval=_REST_MS)
        self._resting.timeout.connect(self._on_resting_timeout)
        inside = {"problems": self.problems}
        self.panels = {name: Panel(name, inside.get(name) or getattr(views, name), self) for name in TITLES}
        self.arrange()

    def arrange(self) -> None:
        """Put the panels where they belong: timeline above map, text above statistics."""
        self._shares_out = True
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        for panel in self.panels.values():
            panel.setFloating(False)
            panel.show()
        self.addDockWidget(left, self.panels["timeline"])
        self.splitDockWidget(self.panels["timeline"], self.panels["map"], Qt.Orientation.Vertical)
        self.addDockWidget(right, self.panels["reading"])
        self.splitDockWidget(self.panels["reading"], self.panels["statistics"], Qt.Orientation.Vertical)
        for name in CALLED_UP:
            self.panels[name].view.setMinimumHeight(CALLED_UP_HEIGHT)
            self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.panels[name])
            self.panels[name].hide()
        self.share_out()

    def show_problems(self, problems: Sequence[Problem], source_line: SourceLine, *, urgent: bool) -> None:
        """List the problems of the data; urgent ones open the panel, and their end closes it again."""
        self.problems.set_problems(problems, source_line)
        panel = self.panels["problems"]
        if urgent and not panel.isVisible():
            self._opened_problems, self._calm = True, self.saveState()
            panel.show()
        elif self._opened_problems and not urgent:
            self._opened_problems = False
            panel.hide()

    def state_to_keep(self) -> QByteArray:
        """Return where the panels stand; problems that opened by themselves do not count as open."""
        return self._calm if self._opened_problems else self.saveState()

    def share_out(self) -> None:
        """Give the panels their shares of the present size."""
        left = 1 - self._text_width() / max(self.width(), 1)
        self._share("timeline", "reading", left, self.width(), Qt.Orientation.Horizontal)
        self._share("timeline", "map", TIMELINE_SHARE, self.height(), Qt.Orientation.Vertical)
        self._share("reading", "statistics", READING_SHARE, self.height(), Qt.Orientation.Vertical)
        self._given = None
        self._resting.start()

    def _share(self, one: str, other: str, share: float, total: int, along: Qt.Orientation) -> None:
        sizes = [round(total * share), round(total * (1 - share))]
        self.resizeDocks([self.panels[one], self.panels[other]], sizes, along)

    def _sizes(self) -> tuple[int, int]:
        panel = self.panels["timeline"]
        return panel.width(), panel.height()

    def _on_resting_timeout(self) -> None:
        # What docks are told before the window stands on the screen they forget: tell them again.
        if self._shares_out and self._tries < _MOST_TRIES and not self._stand_as_told():
            self._tries += 1
            self.share_out()
            return
        self._tries = 0
        self._given = self._sizes()

    def _stand_as_told(self) -> bool:
        return abs(self.panels["reading"].width() - self._text_width()) < _SLACK

    def _text_width(self) -> float:
        return min(max(self.width() * TEXT_SHARE, TEXT_LEAST), TEXT_MOST)

    def keep_sizes(self) -> None:
        """Leave the panels the sizes they have from now on: a reader chose them."""
        self._shares_out = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Before the docks are laid out anew: has somebody moved a separator since they were shared out?
        if self._given is not None and self.isVisible() and self._sizes() != self._given:
            self._shares_out = False
        super().resizeEvent(event)
        if self._shares_out:
            QTimer.singleShot(0, self, self.share_again)

    def share_again(self) -> None:
        """Share out anew, unless a reader chose other sizes."""
        if self._shares_out:
            self.share_out()

    def take_places(self) -> None:
        """Give the panels their sizes before the window is shown: its first picture is then how it stays."""
        _lay_out(self.window())
        _lay_out(self)
        self.share_again()
        _lay_out(self)

    def retranslate(self) -> None:
        """Name the panels in the present language."""
        for name, panel in self.panels.items():
            panel.set_title(QCoreApplication.translate("Panels", TITLES[name]))

    def set_locked(self, locked: bool) -> None:
        """Fix the panels in their places, or give them title bars to be moved by."""
        for panel in self.panels.values():
            panel.set_locked(locked)

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        for panel in self.panels.values():
            panel.card.set_palette(palette)
