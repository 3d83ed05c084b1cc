"""The board: keeps the last scene of the timeline and how far its lanes are scrolled."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QScrollBar, QWidget

from timeline_app.layout.timeline.geometry import LANE_PADDING
from timeline_app.layout.timeline.plan import Band
from timeline_app.layout.timeline.scene import Counts, TimelineScene
from timeline_app.state.session import Session
from timeline_app.views.appearance import Appearance
from timeline_app.views.timeline.camera import Camera
from timeline_app.views.timeline.moves import Moves
from timeline_app.views.timeline.scenes import Scenes
from timeline_app.views.timeline.style import scroll_bar_sheet
from timeline_app.views.timeline.words import timeline_words


class Board(Moves):
    """The timeline without its input: a scene, laid out when asked for after a change, and a scroll bar."""

    counts_changed = Signal()
    """Emitted after ``counts`` changed."""

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.appearance = session, appearance
        self.camera = Camera(session.state.span, self)
        self.scenes = Scenes(session, timeline_words(appearance.language, appearance.languages))
        self._scene: TimelineScene | None = None
        self._counts = Counts()
        self._scroll = 0.0
        self._shows_controls = True
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setObjectName("timelineLanes")
        self._bar.setCursor(Qt.CursorShape.ArrowCursor)
        self._bar.valueChanged.connect(self._on_bar_value_changed)

    @property
    def scene(self) -> TimelineScene:
        """What is on the screen, laid out when first asked for after a change."""
        if self._scene is None:
            self._scene = self.scenes.scene(self.width(), self.height(), self.camera.span, self._scroll)
            self._place_bar(self._scene)
            if self._scene.counts != self._counts:
                self._counts = self._scene.counts
                QTimer.singleShot(0, self.counts_changed.emit)
        return self._scene

    @property
    def counts(self) -> Counts:
        """Where every event is; the numbers add up to all of them."""
        return self.scene.counts

    def dress_bar(self) -> None:
        """Take on the palette."""
        self._bar.setStyleSheet(scroll_bar_sheet(self.appearance.palette))

    def _forget_scene(self, where: QRegion | None = None) -> None:
        """Lay out anew; ``where`` is what will look different, everything without it."""
        self._scene = None
        if where is None:
            self.update()
        else:
            self.update(where)

    def _beside_bar(self) -> QRegion:
        """Return all but the scroll bar: it and what lies under it stay as they are while time moves."""
        region = QRegion(self.rect())
        return region.subtracted(QRegion(self._bar.geometry())) if self._bar.isVisible() else region

    def _place_bar(self, scene: TimelineScene) -> None:
        geometry = scene.geometry
        hidden = max(scene.content_height - geometry.lanes_height, 0.0)
        self._bar.blockSignals(True)
        self._bar.setRange(0, round(hidden))
        self._bar.setPageStep(round(geometry.lanes_height))
        self._bar.setSingleStep(24)
        self._bar.setValue(round(self._scroll))
        self._bar.blockSignals(False)
        self._bar.setVisible(hidden > 0 and self._shows_controls)
        width = round(geometry.right_margin)
        top = round(geometry.lanes_top)
        self._bar.setGeometry(self.width() - width, top, width, round(geometry.lanes_height))

    def _on_bar_value_changed(self, value: int) -> None:
        self._scroll = float(value)
        self._forget_scene()

    def scroll_lanes(self, pixels: float) -> None:
        """Scroll the lanes down by a number of pixels, as far as there are lanes."""
        geometry = self.scenes.geometry(self.width(), self.height())
        hidden = self.scenes.plan(geometry.lanes_height).height - geometry.lanes_height
        scroll = min(max(self._scroll + pixels, 0.0), max(hidden, 0.0))
        if scroll != self._scroll:
            self._scroll = scroll
            self._forget_scene()

    def scroll_to_row(self, row: int) -> None:
        """Scroll an event's row into sight, with all of its lane where that fits."""
        height = self.scenes.geometry(self.width(), self.height()).lanes_height
        band, top, bottom = self._place_of(row, height)
        if band is None:
            return
        self._scroll_to(band.y, band.y + band.height, height)
        if band.height > height:
            self._scroll_to(top - LANE_PADDING, bottom + LANE_PADDING, height)

    def has_row_in_sight(self, row: int) -> bool:
        """Whether lanes are scrolled to where an event's row is seen, or could not be."""
        height = self.scenes.geometry(self.width(), self.height()).lanes_height
        band, top, bottom = self._place_of(row, height)
        return band is None or (self._scroll <= top and bottom <= self._scroll + height)

    def _place_of(self, row: int, height: float) -> tuple[Band | None, float, float]:
        """Return the lane of an event, None when it is hidden, and the top and bottom of its row."""
        index, plan = self.scenes.index, self.scenes.plan(height)
        band = next((band for band in plan.bands if band.lane == index.table.lane_of_row[row]), None)
        if band is None or band.collapsed:
            return band, *((0.0, 0.0) if band is None else (band.y, band.y + band.height))
        top = band.y + plan.padding + float(plan.track[index.position_of_row[row]]) * plan.pitch
        return band, top, top + plan.pitch

    def _scroll_to(self, top: float, bottom: float, height: float) -> None:
        """Scroll as little as is needed to see from ``top`` to ``bottom``, else from ``top`` on."""
        self.scroll_lanes(max(bottom - height - self._scroll, 0.0))
        self.scroll_lanes(min(top - self._scroll, 0.0))
