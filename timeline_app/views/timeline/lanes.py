"""What a reader may do to the lanes: group them otherwise, collapse, hide, bring back."""

from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.layout.timeline.lanes import GROUPINGS
from timeline_app.layout.timeline.scene import LaneHead
from timeline_app.state.session import Session
from timeline_app.state.view_state import Lanes
from timeline_app.views.appearance import Appearance
from timeline_app.views.timeline.scenes import Scenes

translate = QCoreApplication.translate


class LaneHost(Protocol):
    """The timeline view, as its lane menus know it."""

    session: Session
    appearance: Appearance
    scenes: Scenes


class LaneMenus:
    """Changes the lanes of the view state, at a menu's word."""

    def __init__(self, host: QWidget) -> None:
        self._widget = host
        self._host: LaneHost = host  # type: ignore[assignment]

    @property
    def _lanes(self) -> Lanes:
        return self._host.session.state.lanes

    def _update(self, **changes: Any) -> None:
        self._host.session.update(lanes=replace(self._lanes, **changes))

    def title(self, lane: int) -> str:
        """Return a lane's title in the reader's language."""
        table = self._host.scenes.index.table
        return table.title(lane, self._host.appearance.languages, translate("Timeline", "Other events"))

    def grouping_words(self, by: str) -> str:
        """Return what a way of making lanes is called."""
        return {
            "category": translate("Timeline", "By category"),
            "place": translate("Timeline", "By place"),
            "actor": translate("Timeline", "By actor"),
            "none": translate("Timeline", "One lane"),
        }[by]

    def set_grouping(self, by: str) -> None:
        """Make lanes by ``category``, ``place``, ``actor`` or ``none``."""
        self._host.session.update(lanes=Lanes(by=by))

    def toggle(self, key: str) -> None:
        """Collapse a lane, or open it."""
        self._update(collapsed=self._lanes.collapsed ^ {key})

    def hide(self, key: str) -> None:
        """Hide a lane."""
        self._update(hidden=self._lanes.hidden | {key})

    def show(self, key: str) -> None:
        """Bring a hidden lane back."""
        self._update(hidden=self._lanes.hidden - {key})

    def show_only(self, key: str) -> None:
        """Hide all lanes but one."""
        keys = {lane.key for lane in self._host.scenes.index.table.lanes}
        self._update(hidden=frozenset(keys - {key}), collapsed=self._lanes.collapsed - {key})

    def show_all(self) -> None:
        """Bring all lanes back, open and in the dataset's order."""
        self._update(hidden=frozenset(), collapsed=frozenset(), order=())

    def open(self, head: LaneHead | None, where: Any) -> None:
        """Open the menu of a lane, or of all lanes, at a point of the screen."""
        menu = QMenu(self._widget)
        self.fill(menu, head)
        menu.exec(where)
        menu.deleteLater()

    def fill(self, menu: QMenu, head: LaneHead | None) -> None:
        """Put what can be done into a menu."""
        if head is not None:
            words = (
                translate("Timeline", "Open this lane")
                if head.collapsed
                else translate("Timeline", "Collapse this lane")
            )
            menu.addAction(words, partial(self.toggle, head.key))
            menu.addAction(translate("Timeline", "Hide this lane"), partial(self.hide, head.key))
            menu.addAction(
                translate("Timeline", "Show only this lane"),
                partial(self.show_only, head.key),
            )
            menu.addSeparator()
        for by in GROUPINGS:
            action = menu.addAction(self.grouping_words(by), partial(self.set_grouping, by))
            action.setCheckable(True)
            action.setChecked(by == self._lanes.by)
        menu.addSeparator()
        hidden = [
            (number, lane.key)
            for number, lane in enumerate(self._host.scenes.index.table.lanes)
            if lane.key in self._lanes.hidden
        ]
        for number, key in hidden[:30]:
            menu.addAction(
                translate("Timeline", "Show “{lane}”").format(lane=self.title(number)),
                partial(self.show, key),
            )
        if self._lanes.hidden or self._lanes.collapsed or self._lanes.order:
            menu.addAction(translate("Timeline", "Show all lanes as they were"), self.show_all)
