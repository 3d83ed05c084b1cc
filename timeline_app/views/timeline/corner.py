"""The two buttons on the timeline: how lanes are made, and the shelf of events without a date."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from timeline_app.layout.timeline.geometry import AXIS_HEIGHT, geometry_of
from timeline_app.layout.timeline.heads import TITLE_LEFT
from timeline_app.state.session import Session
from timeline_app.views.appearance import Appearance
from timeline_app.views.timeline.lanes import LaneMenus

translate = QCoreApplication.translate


class CornerHost(Protocol):
    """The timeline view, as its buttons know it."""

    session: Session
    appearance: Appearance
    lane_menus: LaneMenus


class Corner(QObject):
    """Builds, places and words the buttons."""

    shelf_requested = Signal()
    grouping_requested = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._widget = host
        self._host: CornerHost = host  # type: ignore[assignment]
        self._menu = QMenu(host)
        self._menu.aboutToShow.connect(self._on_menu_about_to_show)
        self._lanes = self._button("timelineGrouping")
        self._lanes.setMenu(self._menu)
        self._lanes.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._arrow = True
        self._shelf = self._button("timelineShelf")
        self._shelf.clicked.connect(self.shelf_requested)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self._widget)
        button.setObjectName(name)
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _on_menu_about_to_show(self) -> None:
        self._menu.clear()
        self._host.lane_menus.fill(self._menu, None)

    def dress(self) -> None:
        """Take on palette and language."""
        palette = self._host.appearance.palette
        quiet, ink, ground = (c.name() for c in (palette.ink_secondary, palette.ink, palette.control_hover))
        sheet = (
            f"QToolButton {{ color: {quiet}; background: transparent; border: none; border-radius: 4px;"
            f" padding: 2px 5px; font-size: 11px; text-align: left; }}"
            f"QToolButton:hover, QToolButton:focus {{ background: {ground}; color: {ink}; }}"
            f"QToolButton::menu-indicator {{ image: none; }}"
        )
        for button in (self._lanes, self._shelf):
            button.setStyleSheet(sheet)
        self.refresh()

    def show_arrow(self, shown: bool) -> None:
        """Show that the grouping can be changed, or only say what it is."""
        self._arrow = shown
        self.refresh()

    def refresh(self) -> None:
        """Say the present grouping and how many events have no date."""
        by = self._host.session.state.lanes.by
        self._lanes.setText(self._host.lane_menus.grouping_words(by) + (" ▾" if self._arrow else ""))
        self._lanes.setToolTip(translate("Timeline", "How lanes are made"))
        self._lanes.setAccessibleName(translate("Timeline", "How lanes are made"))
        undated = len(self._host.session.dataset.undated)
        self._shelf.setText(translate("Timeline", "%n undated", "", undated))
        self._shelf.setToolTip(translate("Timeline", "Events without a date: click to list them"))
        self._shelf.setVisible(undated > 0)
        self.place()

    def place(self) -> None:
        """Put the buttons where the lane headers begin and end."""
        geometry = geometry_of(self._widget.width(), self._widget.height())
        left = round(TITLE_LEFT) - 10
        for button in (self._lanes, self._shelf):
            button.adjustSize()
            button.setMaximumWidth(round(geometry.header_width) - left)
        self._lanes.move(left, round(AXIS_HEIGHT) - self._lanes.height() - 4)
        self._shelf.move(left, round(geometry.lanes_bottom) + 24)
        self._shelf.setEnabled(geometry.overview_height > 0)
