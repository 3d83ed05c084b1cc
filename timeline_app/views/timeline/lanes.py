"""What a reader may do to the lanes: group them otherwise, collapse, hide, bring back."""

from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.layout.timeline.heads import TITLE_LEFT
from timeline_app.layout.timeline.lanes import GROUPINGS, OTHER, order_with, ordered_keys
from timeline_app.layout.timeline.scene import LaneHead, TimelineScene
from timeline_app.state.session import Session
from timeline_app.state.view_state import Lanes
from timeline_app.views.appearance import Appearance
from timeline_app.views.timeline.scenes import Scenes

translate = QCoreApplication.translate

MOST_LISTED = 30
"""A menu names at most so many lanes."""


class LaneHost(Protocol):
    """The timeline view, as its lane menus know it."""

    session: Session
    appearance: Appearance
    scenes: Scenes

    @property
    def scene(self) -> TimelineScene:
        """What is on the screen."""
        ...


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
        # What was done to the lanes of each kind is kept, for when they come back; only the lane of the
        # rest is another one each time.
        lanes, rest = self._lanes, {OTHER}
        self._update(by=by, hidden=lanes.hidden - rest, collapsed=lanes.collapsed - rest)

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

    def move(self, key: str, by: int) -> None:
        """Move a lane one up (``by`` -1) or down (1) among those shown."""
        shown = self._shown()
        at = shown.index(key) + by
        if 0 <= at < len(shown):
            table = self._host.scenes.index.table
            keys = ordered_keys(table.lanes, self._lanes.order)
            keys.remove(key)
            keys.insert(keys.index(shown[at]) + (by > 0), key)
            self._update(order=order_with(keys, self._lanes.order))

    def _shown(self) -> list[str]:
        """Return the keys of the lanes that are shown, from top to bottom."""
        host = self._host
        lanes = host.scenes.index.table.lanes
        return [lanes[band.lane].key for band in host.scenes.plan(host.scene.geometry.lanes_height).bands]

    def open(self, head: LaneHead | None, where: QPoint) -> None:
        """Open the menu of a lane, or of all lanes, at a point of the screen."""
        menu = QMenu(self._widget)
        self.fill(menu, None if head is None else head.key)
        menu.exec(where)
        menu.deleteLater()

    def open_at(self, lane: int) -> None:
        """Open the menu of a lane beside its header, as the keyboard asks; of all lanes without one."""
        heads = self._host.scene.heads
        head = next((head for head in heads if head.lane == lane), None)
        top = self._host.scene.geometry.lanes_top if head is None else head.title_y
        self.open(head, self._widget.mapToGlobal(QPoint(round(TITLE_LEFT), round(top) + 24)))

    def fill(self, menu: QMenu, key: str | None) -> None:
        """Put what can be done into a menu: to one lane, or to any of them."""
        if key is not None:
            self._fill_lane(menu, key)
            menu.addSeparator()
        for by in GROUPINGS:
            action = menu.addAction(self.grouping_words(by), partial(self.set_grouping, by))
            action.setCheckable(True)
            action.setChecked(by == self._lanes.by)
        menu.addSeparator()
        titles = {lane.key: number for number, lane in enumerate(self._host.scenes.index.table.lanes)}
        if key is None and len(titles) > 1:
            for each in self._shown()[:MOST_LISTED]:
                self._fill_lane(menu.addMenu(_literally(self.title(titles[each]))), each)
            menu.addSeparator()
        hidden = [key for key in titles if key in self._lanes.hidden]
        for each in hidden[:MOST_LISTED]:
            words = translate("Timeline", "Show “{lane}”").format(lane=self.title(titles[each]))
            menu.addAction(_literally(words), partial(self.show, each))
        if self._lanes.hidden or self._lanes.collapsed or self._lanes.order:
            menu.addAction(translate("Timeline", "Show all lanes as they were"), self.show_all)

    def _fill_lane(self, menu: QMenu, key: str) -> None:
        """Put into a menu what can be done to one lane."""
        words = (
            translate("Timeline", "Open this lane")
            if key in self._lanes.collapsed
            else translate("Timeline", "Collapse this lane")
        )
        menu.addAction(words, partial(self.toggle, key))
        menu.addAction(translate("Timeline", "Hide this lane"), partial(self.hide, key))
        menu.addAction(translate("Timeline", "Show only this lane"), partial(self.show_only, key))
        shown = self._shown()
        at = shown.index(key) if key in shown else -1
        up = menu.addAction(translate("Timeline", "Move this lane up"), partial(self.move, key, -1))
        down = menu.addAction(translate("Timeline", "Move this lane down"), partial(self.move, key, 1))
        up.setEnabled(at > 0)
        down.setEnabled(0 <= at < len(shown) - 1)


def _literally(text: str) -> str:
    # An ampersand in a menu would underline the letter after it.
    return text.replace("&", "&&")
