"""The lists that open over the timeline: of a cluster, and of the events without a date."""

from collections.abc import Sequence
from typing import Protocol, overload

import numpy as np
from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtWidgets import QWidget

from timeline_app.layout.timeline.hit import badge_of_point, cluster_with, members_of, ref_of
from timeline_app.layout.timeline.scene import Cluster, TimelineScene
from timeline_app.model.ref import Kind, Ref
from timeline_app.state.session import Session
from timeline_app.views.appearance import Appearance
from timeline_app.views.timeline.event_list import EventList
from timeline_app.views.timeline.tooltip import title_and_date

translate = QCoreApplication.translate


class ListHost(Protocol):
    """The timeline view, as its lists know it."""

    session: Session
    appearance: Appearance

    @property
    def scene(self) -> TimelineScene:
        """What is on the screen."""
        ...

    def fit_selection(self) -> None:
        """Show the selected events, as large as they go."""
        ...


class _RefsOf(Sequence[Ref]):
    """The events at some positions, named when they are asked for: a crowd may hold a hundred thousand."""

    def __init__(self, scene: TimelineScene, positions: Sequence[int]) -> None:
        self._scene, self._positions = scene, positions

    def __len__(self) -> int:
        return len(self._positions)

    @overload
    def __getitem__(self, number: int) -> Ref: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Ref]: ...
    def __getitem__(self, number: int | slice) -> Ref | Sequence[Ref]:
        if isinstance(number, slice):
            return [ref_of(self._scene, position) for position in self._positions[number]]
        return ref_of(self._scene, int(self._positions[number]))


class Lists:
    """Opens and closes the list; choosing an event selects it."""

    def __init__(self, host: QWidget) -> None:
        self._widget = host
        self._host: ListHost = host  # type: ignore[assignment]
        self._list = EventList(host)
        self._list.chosen.connect(self._on_list_chosen)
        self._list.zoom_requested.connect(self._on_list_zoom_requested)
        self._list.hovered.connect(self._host.session.hover)

    def dress(self) -> None:
        """Take on the view's palette."""
        self._list.dress(self._host.appearance.palette)

    def close(self) -> None:
        """Close the list if one is open."""
        self._list.close_list()

    @property
    def is_open(self) -> bool:
        """Whether a list is open."""
        return self._list.isVisible()

    def open_cluster(self, cluster: Cluster, position: int = -1) -> None:
        """List what a cluster holds, beside it; the event at a position of the index is the current one."""
        scene = self._host.scene
        members = members_of(scene, cluster).tolist()
        if position >= 0 and position not in members:
            # The one that is drawn for all of them.
            members.append(position)
            members.sort(key=lambda each: float(scene.index.start[each]))
        refs = _RefsOf(scene, members)
        near = QRect(
            round(cluster.x - cluster.width / 2), round(cluster.y - cluster.radius),
            round(cluster.width), round(2 * cluster.radius),
        )  # fmt: skip
        self._open(
            refs,
            translate("Timeline", "%n event(s)", "", len(refs)),
            near,
            members.index(position) if position in members else 0,
        )

    def open_cluster_of(self, row: int) -> bool:
        """Open the cluster that holds a row of the columns, be it in it or before it; tells whether one does.

        A bar that others stand behind is an event of its own: the one it is asked for is the bar.
        """
        scene = self._host.scene
        position = int(scene.index.position_of_row[row]) if row >= 0 else -1
        if position < 0:
            return False
        drawn = np.flatnonzero(scene.marks.position == position)
        cluster = badge_of_point(scene, int(drawn[0])) if len(drawn) else cluster_with(scene, position)
        if cluster is None:
            return False
        self.open_cluster(cluster, position)
        return True

    def open_shelf(self) -> None:
        """List the events without a date, above the overview."""
        undated = self._host.session.dataset.undated
        refs = [Ref(Kind.EVENT, event.id) for event in undated]
        geometry = self._host.scene.geometry
        near = QRect(0, round(geometry.lanes_bottom), round(geometry.header_width), 40)
        self._open(refs, translate("Timeline", "%n event(s) without a date", "", len(refs)), near)

    def _open(self, refs: Sequence[Ref], title: str, near: QRect, current: int = 0) -> None:
        host = self._host
        self._list.open(
            refs,
            title,
            lambda ref: title_and_date(host.session.dataset, ref, host.appearance),
            near,
            current,
        )

    def _on_list_chosen(self, ref: Ref) -> None:
        self._host.session.select(ref)

    def _on_list_zoom_requested(self, ref: Ref) -> None:
        self._list.close_list()
        self._host.session.select(ref)
        self._host.fit_selection()
