"""The timeline: keeps the last scene, repaints it, asks what is where, tells the session."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QToolTip, QWidget

from timeline_app.layout.axis import Span
from timeline_app.layout.timeline.geometry import AXIS_HEIGHT, geometry_of
from timeline_app.layout.timeline.highlights import glyph_rects
from timeline_app.layout.timeline.hit import head_at
from timeline_app.layout.timeline.index import TimelineIndex
from timeline_app.layout.timeline.scene import Cluster
from timeline_app.model.dataset import Dataset
from timeline_app.painting.painters import painter_on
from timeline_app.painting.timeline import paint_hover
from timeline_app.state.session import Session
from timeline_app.state.view_state import ViewState
from timeline_app.views.appearance import Appearance
from timeline_app.views.timeline.board import Board
from timeline_app.views.timeline.corner import Corner
from timeline_app.views.timeline.kept_picture import KeptPicture
from timeline_app.views.timeline.keys import action_of
from timeline_app.views.timeline.lanes import LaneMenus
from timeline_app.views.timeline.lists import Lists
from timeline_app.views.timeline.overlays import Overlays
from timeline_app.views.timeline.pinch import pinch, pinch_natively
from timeline_app.views.timeline.pointer import Pointer
from timeline_app.views.timeline.scenes import Planner
from timeline_app.views.timeline.supply import Supply
from timeline_app.views.timeline.tooltip import title_and_date, tooltip_at
from timeline_app.views.timeline.wheel import roll
from timeline_app.views.timeline.words import timeline_words

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class TimelineView(Board):
    """Events in lanes along a time axis, with an overview and the shelf of undated events below."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(session, appearance, parent)
        self.wheel_zooms = True
        self._focus_is_seen = False
        self._build_parts()
        self.camera.moved.connect(self._on_camera_moved)
        session.changed.connect(self.apply)
        session.dataset_changed.connect(self._on_session_dataset_changed)
        self.set_appearance(appearance)
        self._supply.refresh()

    def _build_parts(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(360, 180)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self._pointer = Pointer(self)
        self._overlays = Overlays()
        self._picture = KeptPicture()
        self._lists = Lists(self)
        self.lane_menus = LaneMenus(self)
        self._corner = Corner(self)
        self._corner.shelf_requested.connect(self._lists.open_shelf)
        self._corner.grouping_requested.connect(self.lane_menus.set_grouping)
        self._supply = Supply(self.session, self, self._planner)
        self._supply.arrived.connect(self._on_supply_arrived)

    # State in

    def apply(self, old: ViewState, new: ViewState) -> None:
        """Show a new view state."""
        if old.span != new.span:
            self.camera.place(new.span)
            if replace(new, span=old.span) == old:
                self._forget_scene(self._beside_bar())
                return
        if (old.filter, old.lanes.by) != (new.filter, new.lanes.by):
            self._supply.refresh()
        if old.selection != new.selection:
            self._describe_selection()
        if old.hovered == new.hovered or old != replace(new, hovered=old.hovered):
            self._forget_scene()
        if old.lanes != new.lanes:
            self._corner.refresh()
        if old.selection != new.selection and old.span == new.span and len(new.selection) == 1:
            self.follow_selection()
        self.update()

    def set_appearance(self, appearance: Appearance) -> None:
        """Take on a theme and a language."""
        self.appearance = appearance
        self.camera.reduced_motion = appearance.reduced_motion
        self.scenes.set_words(timeline_words(appearance.language, appearance.languages))
        self.dress_bar()
        self._lists.dress()
        self._supply.dress(appearance.palette)
        self._corner.dress()
        self.setAccessibleName(self.tr("Timeline"))
        self._forget_scene()

    def _on_session_dataset_changed(self, _dataset: Dataset) -> None:
        self._lists.close()
        self.camera.place(self.session.state.span)
        self._supply.refresh()

    def _planner(self) -> Planner:
        return self.scenes.planner(geometry_of(self.width(), self.height()).lanes_height)

    def _on_supply_arrived(self, index: TimelineIndex) -> None:
        self.scenes.set_index(self.session.dataset, index)
        self.camera.bounds = self.session.whole
        self._corner.refresh()
        self._forget_scene()
        self._scroll_to_leading()

    def _describe_selection(self) -> None:
        """Tell who cannot see it which event is selected."""
        leading = self.session.state.leading
        words = "" if leading is None else title_and_date(self.session.dataset, leading, self.appearance)
        self.setAccessibleDescription(", ".join(part for part in words if part))

    def _on_camera_moved(self, span: Span) -> None:
        self.session.show_span(span)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        scene, palette = self.scene, self.appearance.palette
        with painter_on(self) as painter:
            self._picture.paint(painter, scene, palette, controls=self._shows_controls)
            hovered = self.session.hovered_events - self.session.selected_events
            if hovered:
                axis, half = scene.axis, scene.bar_height / 2
                positions = self.scenes.positions(hovered)
                bounds = (axis.left, axis.right)
                rects = glyph_rects(scene.marks, scene.clusters, scene.members, positions, bounds, half)
                paint_hover(painter, scene, rects, palette)
            self._overlays.paint(painter, scene, palette, focused=self.hasFocus() and self._focus_is_seen)

    def show_rubber(self, rect: QRectF | None) -> None:
        """Show the rectangle of a drag, or none."""
        self._overlays.rubber = rect
        self.update()

    def show_drop(self, y: float | None) -> None:
        """Show where a dragged lane would go, or nothing."""
        self._overlays.drop = y
        self.update()

    def set_pointer(self, shape: Qt.CursorShape | None) -> None:
        """Show a pointer; None puts back the usual one."""
        if shape is None:
            self.unsetCursor()
        else:
            self.setCursor(shape)

    def toggle_legend(self) -> None:
        """Show or hide what the signs mean."""
        self._overlays.legend = not self._overlays.legend
        self.update()

    def show_controls(self, shown: bool) -> None:
        """Show what can be taken hold of, or leave it out for a picture: arrows, chevrons, the scroll bar."""
        self._shows_controls = shown
        self._corner.show_arrow(shown)
        self._forget_scene()

    def close_legend(self) -> bool:
        """Hide what the signs mean; tells whether it was shown."""
        shown = self._overlays.legend
        if shown:
            self.toggle_legend()
        return shown

    # Lists and menus

    def open_cluster(self, cluster: Cluster) -> None:
        """List what a cluster holds."""
        self._lists.open_cluster(cluster)

    def open_shelf(self) -> None:
        """List the events without a date."""
        self._lists.open_shelf()

    def close_lists(self) -> None:
        """Close a list that is open."""
        self._lists.close()

    def open_selection(self) -> None:
        """Open the cluster the selected event is in, else zoom to the selection."""
        if not self._lists.open_cluster_of(self._leading_row()):
            self.fit_selection()

    def toggle_lane(self, key: str) -> None:
        """Collapse a lane, or open it."""
        self.lane_menus.toggle(key)

    # Input

    def wheelEvent(self, event: QWheelEvent) -> None:
        roll(self, event, zooms=self.wheel_zooms)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pointer.press(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._open_lane_menu()
        elif AXIS_HEIGHT <= at.y() < self.scene.geometry.lanes_bottom:
            self.lane_menus.open(head_at(self.scene, at.y()), event.globalPos())

    def _open_lane_menu(self) -> None:
        row = self._leading_row()
        self.lane_menus.open_at(int(self.scenes.index.table.lane_of_row[row]) if row >= 0 else -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer.leave()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Who came with the mouse knows where the focus is.
        self._focus_is_seen = event.reason() in _BY_KEYBOARD
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
            return
        if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            # The menu key of keyboards that have none; not every platform tells of it.
            self._open_lane_menu()
            return
        name = action_of(event.key(), event.modifiers())
        if name is None:
            super().keyPressEvent(event)
        else:
            getattr(self, name)()

    def _escape(self) -> None:
        if self._pointer.cancel():
            return
        if not self.close_legend():
            self.session.select()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lists.close()
        self.scroll_lanes(0.0)
        self._corner.place()
        self._forget_scene()
        if event.oldSize().isEmpty():
            self._scroll_to_leading()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tooltip(event)
            return True
        if isinstance(event, QNativeGestureEvent):
            return pinch_natively(self, event) or super().event(event)
        if isinstance(event, QGestureEvent):
            return pinch(self, event) or super().event(event)
        return super().event(event)

    def _show_tooltip(self, event: QHelpEvent) -> None:
        at = QPointF(event.pos())
        text = "" if self._pointer.is_dragging else tooltip_at(self, at.x(), at.y())
        QToolTip.showText(event.globalPos(), text, self, QRect())
