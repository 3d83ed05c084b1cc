"""The map room: follows the session, tells it what is chosen."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor, QGuiApplication, QHelpEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from timeline_app.layout.hit import HitTarget
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.scene import MapLook, MapScene
from timeline_app.layout.map.tally import tally_of
from timeline_app.model.dataset import Dataset
from timeline_app.model.ref import Kind, Ref
from timeline_app.state.cursor import cursor_of
from timeline_app.state.session import Session
from timeline_app.state.turns import in_turn
from timeline_app.state.view_state import ViewState
from timeline_app.views.appearance import Appearance
from timeline_app.views.map.canvas import MapCanvas
from timeline_app.views.map.controls import GAP, Controls
from timeline_app.views.map.keys import Command, obey
from timeline_app.views.map.looking import Wishes, concerns_map, flow_id, look_of, spot_of
from timeline_app.views.map.menus import fill_width_menu, point_menu
from timeline_app.views.map.missing import missing_groups, missing_menu
from timeline_app.views.map.player import Player
from timeline_app.views.map.stage import MapStage
from timeline_app.views.map.tips import tip_of
from timeline_app.views.map.words import caption_of, degrees_in_words, map_words

CORNER = 10
"""From the controls to the edge of the map."""


class MapView(MapCanvas):
    """Shows the places and corridors of a session's dataset.

    ``basemap_folder`` holds the base map's files; without them the map stands on plain water.
    """

    pointed_at = Signal(str)
    """Emitted with the coordinates under the pointer in words, empty when it leaves the map."""

    def __init__(
        self, session: Session, appearance: Appearance, basemap_folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(MapStage(basemap_folder, session.dataset), appearance.palette, parent)
        self._session = session
        self._appearance = appearance
        self._words = map_words(appearance.language)
        self._wishes = Wishes()
        self.player = Player(session, self)
        self.controls = Controls(self.player, appearance.palette, self)
        self._is_stale = True
        self._connect()
        self.set_appearance(appearance)

    def _connect(self) -> None:
        self._session.changed.connect(self.apply)
        self._session.dataset_changed.connect(self._on_session_dataset_changed)
        self.navigator.rested.connect(self._on_navigator_rested)
        self.slices.done.connect(self._on_slices_done)
        self.pointer.chosen.connect(self.choose)
        self.pointer_moved.connect(self._on_pointer_moved)
        self.pointer_left.connect(self._on_pointer_left)
        self.scrubbed.connect(self.scrub)
        self.commanded.connect(self._on_commanded)
        self.player.changed.connect(self._relight_soon)
        self.controls.nearer_requested.connect(lambda: obey(Command.NEARER, self.navigator))
        self.controls.farther_requested.connect(lambda: obey(Command.FARTHER, self.navigator))
        self.controls.everything_requested.connect(self.navigator.show_everything)

    @property
    def camera(self) -> MapCamera | None:
        """Where the map looks at this moment, None before its first size."""
        return self.stage.camera

    @property
    def scene(self) -> MapScene | None:
        """What was last laid out."""
        return self.stage.scene

    def apply(self, old: ViewState, new: ViewState) -> None:
        """Follow the session."""
        if concerns_map(old, new):
            self._relight_soon()
        if self.stage.camera is None:
            return
        if new.fit and (new.fit != old.fit or new.story != old.story):
            self.navigator.show_refs(tuple(Ref(Kind.PLACE, place) for place in new.fit), by_reader=False)
        elif new.camera != old.camera and new.camera != self.stage.told():
            self.navigator.follow(new.camera)

    def set_appearance(self, appearance: Appearance) -> None:
        """Take another theme or language."""
        self._appearance = appearance
        self.palette_of_map = appearance.palette
        self._words = map_words(appearance.language)
        self.navigator.is_eased = not appearance.reduced_motion
        self.setAccessibleName(self.tr("Map"))
        self.controls.set_palette(appearance.palette)
        self.controls.retranslate()
        self.stage.forget_paint()
        self._lay_out()

    def choose(self, target: HitTarget | None, adds: bool = False) -> None:
        """Select what was clicked; an empty spot clears the selection."""
        if target is None:
            if not adds:
                self._session.select()
        elif target.part == "unplaced":
            self._list_missing(target)
        elif target.part == "legend_toggle":
            self._wishes.whole_legend = not self._wishes.whole_legend
            self._lay_out()
        elif target.refs and adds:
            self._session.toggle(target.refs[0])
        elif target.refs:
            self._session.select(*target.refs)

    def show_flow(self, series: str) -> None:
        """Let a series set the width of the corridors' lines, none when its id is empty."""
        self._wishes.flow = series
        self._lay_out()

    def set_graticule(self, on: bool) -> None:
        """Draw meridians and parallels, or do not."""
        self.stage.set_graticule(on)
        self._lay_out()

    def _look(self) -> MapLook:
        plan, state = self.stage.plan, self._session.state
        self._wishes.spot = spot_of(plan, state.selection, self._session, self._wishes.spot)
        self._wishes.fresh_days = self.player.fresh_days
        box = self.controls.geometry().adjusted(-GAP, -GAP, GAP, GAP)
        self._wishes.keep_clear = ((box.x(), box.y(), box.width(), box.height()),)
        words = replace(self._words, caption=caption_of(self.stage.world_view))
        return look_of(self._session, self._appearance.languages, words, self._wishes)

    def _lay_out(self) -> None:
        """Lay out before the next painting: several reasons to do so cost one layout."""
        self._is_stale = True
        self.update()

    def prepare(self) -> None:
        """Lay out what was put off."""
        if self._session.afterwards.is_asked(self.slices):
            return
        if self._is_stale and self.stage.camera is not None:
            self._is_stale = False
            # It is the present state that is laid out now.
            self._session.afterwards.drop(self)
            self.navigator.rest_soon()
            self.stage.look_at(self._look())

    def _list_missing(self, target: HitTarget) -> None:
        look = self.stage.look
        if look is not None:
            groups = missing_groups(self._session, self.stage.plan, look)
            menu = missing_menu(self, self.stage.plan, groups, self._appearance, self._session.select)
            left, top, _, height = target.rect
            self._pop_up(menu, self.mapToGlobal(QPoint(round(left), round(top + height))))

    def _on_session_dataset_changed(self, dataset: Dataset) -> None:
        self.navigator.hold()
        self.slices.stop()
        self.player.pause()
        self._wishes.spot = -1
        self.stage.set_dataset(dataset)
        is_another_map = self.stage.camera is None
        told = self._session.state.camera
        self.navigator.resize(self.width(), self.height(), refit=told is None)
        if told is not None:
            self.navigator.follow(told)
        self._lay_out()
        if is_another_map and self.isVisible():
            # The first picture of a map takes long in one go; there is nothing but water until then.
            steps = in_turn(self.prepare, self.stage.lay_ground, self.update)
            self._session.afterwards.ask(self.slices, steps)

    def _relight_soon(self) -> None:
        self._session.afterwards.ask(self, in_turn(self._relight))

    def _relight(self) -> None:
        if self.stage.scene is not None and not self._is_stale:
            self.stage.relight(self._look())
            if not self.player.is_playing:
                self.navigator.rest_soon()
            self.update()

    def _on_navigator_rested(self, by_reader: bool) -> None:
        self._session.afterwards.settle(self.slices)
        self.rest()
        told = self.stage.told()
        if by_reader and told is not None:
            self._session.update(camera=told)

    def _on_slices_done(self) -> None:
        look = self.stage.look
        if look is not None:
            self.setAccessibleDescription(look.words.counts(tally_of(self.stage.plan, look)))

    def _on_pointer_moved(self, at: QPointF) -> None:
        target = self.stage.hit(at.x(), at.y())
        self._session.hover(None if target is None else target.ref)
        can_click = target is not None and (bool(target.refs) or target.part in ("unplaced", "legend_toggle"))
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_click else Qt.CursorShape.ArrowCursor)
        point = self.stage.point_at(at.x(), at.y())
        self.pointed_at.emit("" if point is None else degrees_in_words(*point, self._appearance.language))

    def _on_pointer_left(self) -> None:
        self._session.hover(None)
        self.pointed_at.emit("")

    def _on_commanded(self, command: Command) -> None:
        match command:
            case Command.SELECTION:
                self.navigator.show_refs(self._session.state.selection)
            case Command.CLEAR:
                self._session.select()
            case Command.PLAY:
                self.player.toggle()
            case Command.NEXT_EVENT:
                self.player.step(1)
            case Command.PREVIOUS_EVENT:
                self.player.step(-1)
            case Command.GRATICULE:
                self.set_graticule(not self.stage.has_graticule)
            case Command.CENTRE:
                at = self.mapFromGlobal(QCursor.pos())
                self.navigator.centre_at(at.x(), at.y())

    def scrub(self, notches: float) -> None:
        """Move the time cursor by hundredths of the window's span."""
        first, last = self._session.state.span
        day = cursor_of(self._session) + notches * (last - first) / 100
        self._session.update(cursor=min(max(day, first), last))

    def resizeEvent(self, event: QResizeEvent) -> None:
        state = self._session.state
        self.navigator.resize(self.width(), self.height(), refit=state.camera is None)
        if state.fit and state.camera is None:
            self.navigator.show_refs(tuple(Ref(Kind.PLACE, place) for place in state.fit), by_reader=False)
        self.controls.adjustSize()
        self.controls.move(self.width() - self.controls.width() - CORNER, CORNER)
        self.controls.setVisible(self.width() > 420)
        self.slices.stop()
        self._lay_out()
        super().resizeEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = QPointF(event.pos())
        target = self.stage.hit(at.x(), at.y())
        refs = () if target is None else target.refs
        acts = {
            "fit": lambda: self.navigator.show_refs(refs),
            "centre": lambda: self.navigator.centre_at(at.x(), at.y()),
            "everything": self.navigator.show_everything,
            "graticule": lambda: self.set_graticule(not self.stage.has_graticule),
            "copy": lambda: self._copy_point(at),
        }
        plan = self.stage.plan
        menu = point_menu(self, refs, plan, self._appearance, acts, self.stage.has_graticule)
        chosen = flow_id(self._session.state, self._wishes)
        fill_width_menu(menu.addMenu(""), plan, self._appearance, chosen, self.show_flow)
        self._pop_up(menu, event.globalPos())

    def _pop_up(self, menu: QMenu, at: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _copy_point(self, at: QPointF) -> None:
        point = self.stage.point_at(at.x(), at.y())
        if point is not None:
            QGuiApplication.clipboard().setText(f"{point[1]:.4f}, {point[0]:.4f}")

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self.stage.look is not None:
            target = self.stage.hit(event.pos().x(), event.pos().y())
            text = tip_of(target, self.stage.plan, self.stage.look, self._appearance)
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)
