"""The map widget: wheel, drag, click and keys in; a painted map out."""

from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPaintEngine,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from timeline_app.layout.hit import HitTarget
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.scene import MapScene
from timeline_app.model.dataset import Dataset
from timeline_app.painting.palette import with_alpha
from timeline_app.state.cursor import cursor_of
from timeline_app.state.session import Session
from timeline_app.state.view_state import ViewState
from timeline_app.views.appearance import Appearance
from timeline_app.views.map.gestures import Turn, read_wheel
from timeline_app.views.map.keys import PAN_STEPS, Command, command_of
from timeline_app.views.map.looking import concerns_map, look_of
from timeline_app.views.map.navigator import Navigator
from timeline_app.views.map.pointer import Pointer
from timeline_app.views.map.stage import MapStage
from timeline_app.views.map.words import map_words

KEY_ZOOM = 1.5
KEY_PAN_MS = 120.0


class MapView(QWidget):
    """Shows the places and corridors of a session's dataset; tells the session what is chosen.

    ``basemap_folder`` holds the base map's files; without them the map stands on plain water.
    """

    pointed_at = Signal(object)
    """Emitted with (longitude, latitude) under the pointer, None when it leaves the map."""

    def __init__(
        self, session: Session, appearance: Appearance, basemap_folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._words = map_words(appearance.language)
        self._stage = MapStage(basemap_folder, session.dataset)
        self.navigator = Navigator(self._stage, self)
        self._pointer = Pointer(self.navigator, self._stage.hit, self)
        self._relighting = QTimer(self, singleShot=True, interval=0)
        self._band: QRectF | None = None
        self._is_stale = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setMinimumSize(160, 120)
        self._connect()
        self.set_appearance(appearance)

    def _connect(self) -> None:
        self._session.changed.connect(self.apply)
        self._session.dataset_changed.connect(self._on_session_dataset_changed)
        self.navigator.moved.connect(self.update)
        self.navigator.rested.connect(self._on_navigator_rested)
        self.navigator.exposed.connect(self._on_navigator_exposed)
        self._pointer.chosen.connect(self.choose)
        self._pointer.band_changed.connect(self._on_pointer_band_changed)
        self._pointer.dragging_changed.connect(self._on_pointer_dragging_changed)
        self._relighting.timeout.connect(self._on_relighting_timeout)

    @property
    def camera(self) -> MapCamera | None:
        """Where the map looks at this moment, None before its first size."""
        return self._stage.camera

    @property
    def scene(self) -> MapScene | None:
        """What was last laid out."""
        return self._stage.scene

    def apply(self, old: ViewState, new: ViewState) -> None:
        """Follow the session."""
        if concerns_map(old, new):
            self._relighting.start()
        if new.camera != old.camera and new.camera != self._stage.told():
            self.navigator.follow(new.camera)

    def set_appearance(self, appearance: Appearance) -> None:
        """Take another theme or language."""
        self._appearance = appearance
        self._words = map_words(appearance.language)
        self.navigator.is_eased = not appearance.reduced_motion
        self.setAccessibleName(self.tr("Map"))
        self._stage.forget_paint()
        self._lay_out()

    def choose(self, target: HitTarget | None, adds: bool = False) -> None:
        """Select what was clicked; an empty spot clears the selection."""
        if target is None:
            if not adds:
                self._session.select()
        elif target.refs and adds:
            self._session.toggle(target.refs[0])
        elif target.refs:
            self._session.select(*target.refs)

    def _lay_out(self) -> None:
        """Lay out before the next painting: several reasons to do so cost one layout."""
        self._is_stale = True
        self.update()

    def _catch_up(self) -> None:
        if self._is_stale and self._stage.camera is not None:
            self._is_stale = False
            self.navigator.rest_soon()
            self._stage.look_at(look_of(self._session, self._appearance, self._words))

    def _on_session_dataset_changed(self, dataset: Dataset) -> None:
        self.navigator.hold()
        self._stage.set_dataset(dataset)
        told = self._session.state.camera
        self.navigator.resize(self.width(), self.height(), refit=told is None)
        if told is not None:
            self.navigator.follow(told)
        self._lay_out()

    def _on_relighting_timeout(self) -> None:
        if self._stage.scene is not None and not self._is_stale:
            self._stage.relight(look_of(self._session, self._appearance, self._words))
            self.navigator.rest_soon()
            self.update()

    def _on_navigator_rested(self, by_reader: bool) -> None:
        self._stage.rest(self._appearance.palette, self.devicePixelRatioF())
        self.update()
        told = self._stage.told()
        if by_reader and told is not None:
            self._session.update(camera=told)

    def _on_navigator_exposed(self) -> None:
        if self._pointer.is_dragging:
            self._stage.patch(self._appearance.palette, self.devicePixelRatioF())

    def _on_pointer_band_changed(self, band: QRectF | None) -> None:
        self._band = band
        self.update()

    def _on_pointer_dragging_changed(self, pans: bool) -> None:
        self.setCursor(Qt.CursorShape.ClosedHandCursor if pans else Qt.CursorShape.ArrowCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._catch_up()
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        is_screen = painter.paintEngine().type() == QPaintEngine.Type.Raster
        if is_screen and abs(painter.deviceTransform().m11() - ratio) < 1e-3:
            self._stage.paint(painter, self._appearance.palette, ratio)
        else:
            self._stage.paint_picture(painter, self._appearance.palette)
        if self._band is not None:
            accent = self._appearance.palette.accent
            painter.setPen(QPen(accent, 1.0))
            painter.setBrush(with_alpha(accent, 0.12))
            painter.drawRect(self._band)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.navigator.resize(self.width(), self.height(), refit=self._session.state.camera is None)
        self._stage.forget_picture()
        self._lay_out()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        wheel, at = read_wheel(event), event.position()
        if wheel.turn is Turn.ZOOM:
            self.navigator.zoom_at(wheel.amount, at.x(), at.y())
        elif wheel.turn is Turn.PAN:
            self.navigator.pan_by(wheel.right, wheel.down)
        elif wheel.turn is Turn.SCRUB:
            self.scrub(wheel.amount)
        event.accept()

    def scrub(self, notches: float) -> None:
        """Move the time cursor by hundredths of the window's span."""
        first, last = self._session.state.span
        day = cursor_of(self._session) + notches * (last - first) / 100
        self._session.update(cursor=min(max(day, first), last))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self.pointed_at.emit(self._stage.point_at(at.x(), at.y()))
        if not self._pointer.move(event):
            target = self._stage.hit(at.x(), at.y())
            self._session.hover(None if target is None else target.ref)
            can_click = target is not None and (bool(target.refs) or target.part == "unplaced")
            self.setCursor(Qt.CursorShape.PointingHandCursor if can_click else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._session.hover(None)
        self.pointed_at.emit(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                at = event.position()
                self.navigator.zoom_at(1.0 + event.value(), at.x(), at.y(), 0.0)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if command is None or not self._obey(command):
            super().keyPressEvent(event)

    def _obey(self, command: Command) -> bool:
        """Do what a key asks for; return whether there was anything to do."""
        if command in PAN_STEPS:
            self.navigator.pan_by(*PAN_STEPS[command], KEY_PAN_MS)
        elif command is Command.NEARER:
            self.navigator.zoom_by(KEY_ZOOM)
        elif command is Command.FARTHER:
            self.navigator.zoom_by(1 / KEY_ZOOM)
        elif command is Command.EVERYTHING:
            self.navigator.show_everything()
        elif command is Command.SELECTION:
            self.navigator.show_refs(self._session.state.selection)
        elif command is Command.CLEAR:
            self._session.select()
        else:
            return False
        return True
