"""The four views in their panels: built, dressed and laid out."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QMainWindow

from timeline_app.shell.panel import Panel
from timeline_app.views.appearance import Appearance
from timeline_app.views.map.map_view import MapView
from timeline_app.views.reading.reading_view import ReadingView
from timeline_app.views.statistics.statistics_view import StatisticsView
from timeline_app.views.timeline.timeline_view import TimelineView

TITLES = {
    "timeline": QT_TRANSLATE_NOOP("Panels", "Timeline"),
    "map": QT_TRANSLATE_NOOP("Panels", "Map"),
    "reading": QT_TRANSLATE_NOOP("Panels", "Text"),
    "statistics": QT_TRANSLATE_NOOP("Panels", "Statistics"),
}

LEFT_SHARE, TIMELINE_SHARE, READING_SHARE = 0.765, 0.59, 0.48
"""How the window is shared out when nobody has moved a panel."""


@dataclass(frozen=True)
class Views:
    """The four views."""

    timeline: TimelineView
    map: MapView
    reading: ReadingView
    statistics: StatisticsView

    def set_appearance(self, appearance: Appearance) -> None:
        """Dress every view."""
        for view in (self.timeline, self.map, self.reading, self.statistics):
            view.set_appearance(appearance)


def build_panels(window: QMainWindow, views: Views) -> dict[str, Panel]:
    """Put the views into panels and these into the window."""
    window.setDockNestingEnabled(True)
    panels = {name: Panel(name, getattr(views, name), window) for name in TITLES}
    arrange_panels(window, panels)
    return panels


def arrange_panels(window: QMainWindow, panels: dict[str, Panel]) -> None:
    """Put the panels where they belong: timeline above map, text above statistics."""
    left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
    for panel in panels.values():
        panel.setFloating(False)
        panel.show()
    window.addDockWidget(left, panels["timeline"])
    window.splitDockWidget(panels["timeline"], panels["map"], Qt.Orientation.Vertical)
    window.addDockWidget(right, panels["reading"])
    window.splitDockWidget(panels["reading"], panels["statistics"], Qt.Orientation.Vertical)
    share_out(window, panels)


def share_out(window: QMainWindow, panels: dict[str, Panel]) -> None:
    """Give the panels their shares of the window's present size."""
    width, height = window.width(), window.height()
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    window.resizeDocks(
        [panels["timeline"], panels["reading"]],
        [round(width * LEFT_SHARE), round(width * (1 - LEFT_SHARE))],
        across,
    )
    window.resizeDocks(
        [panels["timeline"], panels["map"]],
        [round(height * TIMELINE_SHARE), round(height * (1 - TIMELINE_SHARE))],
        down,
    )
    window.resizeDocks(
        [panels["reading"], panels["statistics"]],
        [round(height * READING_SHARE), round(height * (1 - READING_SHARE))],
        down,
    )


def name_panels(panels: dict[str, Panel]) -> None:
    """Name the panels in the present language."""
    for name, panel in panels.items():
        panel.set_title(QCoreApplication.translate("Panels", TITLES[name]))
