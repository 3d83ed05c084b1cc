"""Where the map goes: every way to move the camera, eased, kept on the map, told once it rests."""

import numpy as np
from PySide6.QtCore import QObject, QRectF, QTimer, Signal

from timeline_app.layout.map.camera import MapCamera, fitted, kept_inside, panned, zoomed
from timeline_app.layout.map.opening import around, everything, farthest, opening, within
from timeline_app.model.ref import Ref
from timeline_app.state.view_state import Camera
from timeline_app.views.map.motion import ZOOM_MS, Motion
from timeline_app.views.map.stage import MapStage

REST_MS = 90
"""How long the map must be still before it is painted properly."""

PATCH_MS = 120
"""How often during a movement is looked whether the ground will be missing soon."""

FLIGHT_MS = 150.0


class Navigator(QObject):
    """Moves a stage's camera."""

    moved = Signal()
    """Emitted when the stage shows another camera."""

    rested = Signal(bool)
    """Emitted when the map has been still for a moment; True when a reader moved it."""

    exposed = Signal()
    """Emitted now and then during a long movement: what came into view may need painting."""

    def __init__(self, stage: MapStage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._width, self._height = 1.0, 1.0
        self._by_reader = False
        self.is_hurried = False
        self.is_eased = True
        self._motion = Motion(self)
        self._motion.moved.connect(self._on_motion_moved)
        self._resting = QTimer(self, singleShot=True, interval=REST_MS)
        self._resting.timeout.connect(self._on_resting_timeout)
        self._patching = QTimer(self, singleShot=True, interval=PATCH_MS)
        self._patching.timeout.connect(self.exposed)

    @property
    def camera(self) -> MapCamera:
        """Where the map looks, or is about to."""
        return self._motion.target or self._stage.camera or self._opening()

    @property
    def is_moving(self) -> bool:
        """Whether the map moves or moved a moment ago."""
        return self._motion.target is not None or self._resting.isActive()

    def _opening(self) -> MapCamera:
        return opening(self._stage.plan, self._width, self._height)

    def resize(self, width: float, height: float, *, refit: bool) -> None:
        """Take the window's size."""
        self._width, self._height = max(width, 1.0), max(height, 1.0)
        self._motion.stop()
        self._stage.resize(self._width, self._height, refit=refit)

    def rest_soon(self) -> None:
        """Ask for a proper painting once nothing has changed for a moment."""
        self._resting.start()

    def rest_now(self) -> None:
        """End any motion where it leads, and say that the map rests."""
        if self._motion.target is not None:
            self._stage.move(self._motion.target)
            self._motion.stop()
        self._resting.stop()
        self.is_hurried = True
        self._on_resting_timeout()
        self.is_hurried = False

    def go_to(self, camera: MapCamera, milliseconds: float = FLIGHT_MS, *, by_reader: bool = True) -> None:
        """Fly to a camera, at once where motion is unwanted."""
        start = self._stage.camera
        camera = kept_inside(camera, self._stage.plan.whole)
        self._by_reader = by_reader
        self._motion.fly(start or camera, camera, milliseconds if self.is_eased and start else 0.0)

    def follow(self, told: Camera | None) -> None:
        """Go where the session says; None is the opening view."""
        camera = self._opening() if told is None else self._stage.from_told(told)
        if camera is not None:
            self.go_to(camera, by_reader=False)

    def zoom_at(self, factor: float, x: float, y: float, milliseconds: float = ZOOM_MS) -> None:
        """Zoom about a pixel."""
        limit = farthest(self._stage.plan.whole, self._width, self._height)
        self.go_to(zoomed(self.camera, factor, x, y, limit), milliseconds)

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle."""
        self.zoom_at(factor, self._width / 2, self._height / 2)

    def pan_by(self, right: float, down: float, milliseconds: float = 0.0) -> None:
        """Move the map under the window by pixels."""
        self.go_to(panned(self.camera, right, down), milliseconds)

    def glide(self, right: float, down: float) -> None:
        """Let the map glide on after a drag, pixels a second."""
        if self.is_eased and self._stage.camera is not None:
            self._motion.glide(self._stage.camera, right, down)

    def hold(self) -> None:
        """Stop any motion: a finger is on the map."""
        self._motion.stop()

    def show_everything(self) -> None:
        """Fit all corridors and all places of events."""
        self.go_to(everything(self._stage.plan, self._width, self._height))

    def show_refs(self, refs: tuple[Ref, ...], *, by_reader: bool = True) -> None:
        """Fit places, corridors or the places of events; everything when they are nowhere."""
        camera = around(self._stage.plan, refs, self._width, self._height)
        camera = camera or everything(self._stage.plan, self._width, self._height)
        self.go_to(camera, by_reader=by_reader)

    def show_box(self, box: QRectF) -> None:
        """Fit a rectangle of the window."""
        left, top = self.camera.to_km(box.left(), box.top())
        right, bottom = self.camera.to_km(box.right(), box.bottom())
        spots = np.array([left, right]), np.array([bottom, top])
        camera = fitted(*spots, self._width, self._height, margins=(0, 0, 0, 0), nearest=0.02)
        self.go_to(within(camera, self._stage.plan.whole))

    def centre_at(self, x: float, y: float) -> None:
        """Bring a pixel into the middle."""
        self.pan_by(self._width / 2 - x, self._height / 2 - y, FLIGHT_MS)

    def _on_motion_moved(self, camera: MapCamera) -> None:
        self._stage.move(camera)
        self._resting.start()
        if not self._patching.isActive():
            self._patching.start()
        self.moved.emit()

    def _on_resting_timeout(self) -> None:
        if self._motion.target is not None:
            self._resting.start()
            return
        by_reader, self._by_reader = self._by_reader, False
        self.rested.emit(by_reader)
