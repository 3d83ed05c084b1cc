"""The main window: the frame around the views, and the wires between them and the session."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QVBoxLayout, QWidget

from timeline_app.loading.read import LoadResult
from timeline_app.model.filter import NO_FILTER, Filter
from timeline_app.model.text import pick
from timeline_app.shell.actions import (
    FILE,
    MENUS,
    PANELS,
    Handlers,
    build_actions,
    fill_menu,
    menu_title,
    retranslate_actions,
)
from timeline_app.shell.dressing import dress_in_steps
from timeline_app.shell.files import Files
from timeline_app.shell.filter_menu import TickMenu, chips_of, fill_filter_menu, without
from timeline_app.shell.help import about_html, keys_html, show_text
from timeline_app.shell.icons import icon
from timeline_app.shell.look import Look
from timeline_app.shell.navigation import Navigation
from timeline_app.shell.placing import places_of, restore_places
from timeline_app.shell.side_buttons import SideButtons
from timeline_app.shell.status_bar import StatusBar
from timeline_app.shell.story_bar import StoryBar
from timeline_app.shell.strips import FilterBar, MessageBar
from timeline_app.shell.theme import apply_sheet
from timeline_app.shell.top_bar import TopBar, bar_button
from timeline_app.shell.workbench import Views, Workbench
from timeline_app.state.loader import Loader
from timeline_app.state.session import Session
from timeline_app.state.turns import Turns
from timeline_app.state.view_state import ViewState
from timeline_app.views.appearance import Appearance
from timeline_app.wording.dates import span_in_words


def _show_about(parent: QWidget) -> None:
    title = QCoreApplication.translate("MainWindow", "About timeline-app")
    show_text(parent, title, about_html(QCoreApplication.applicationVersion()))


class MainWindow(QMainWindow):
    """Everything a reader sees. What it shows is the session's; how it looks is the look's."""

    def __init__(self, session: Session, look: Look, views: Views, loader: Loader, pictures: Path) -> None:
        super().__init__()
        self.session, self.look, self.views = session, look, views
        self._appearance = look.appearance()
        apply_sheet(self, self._appearance.palette)
        self._dressing = Turns(self)
        self._build_bars()
        self.workbench = Workbench(views)
        self.panels = self.workbench.panels
        self.setCentralWidget(self.workbench)
        self.files = Files(self, loader, pictures)
        self.navigation = Navigation(session, views.timeline, self.top_bar.search, self)
        self.actions_by_name = build_actions(self, self._handlers())
        self.navigation.actions = self.actions_by_name
        self._build_buttons()
        self._connect()

    # Building

    def _build_bars(self) -> None:
        self.top_bar = TopBar()
        self.filter_bar = FilterBar()
        self.message_bar = MessageBar()
        self.story_bar = StoryBar(self.session)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for bar in (self.top_bar, self.message_bar, self.story_bar, self.filter_bar):
            column.addWidget(bar)
        self.setMenuWidget(top)
        self.status = StatusBar()
        self.setStatusBar(self.status)

    def _build_buttons(self) -> None:
        self._main_menu, self._filter_menu, self._story_menu = QMenu(self), TickMenu(self), QMenu(self)
        self._menus = {name: QMenu(self._main_menu) for name in MENUS}
        for name, menu in self._menus.items():
            self._main_menu.addMenu(menu)
            if name == PANELS:
                for panel in self.panels.values():
                    menu.addAction(panel.toggleViewAction())
                menu.addSeparator()
            fill_menu(menu, name, self.actions_by_name)
        self._recent_menu = QMenu(self._menus[FILE])
        self._recent_menu.aboutToShow.connect(
            lambda: self.files.fill_recent(self._recent_menu, self.look.settings.recent)
        )
        self._menus[FILE].insertMenu(self.actions_by_name["reload"], self._recent_menu)
        self.top_bar.menu_button.setMenu(self._main_menu)
        self.top_bar.menu_button.setPopupMode(self.top_bar.menu_button.ToolButtonPopupMode.InstantPopup)
        self._filter_menu.aboutToShow.connect(self._on_filter_menu_about_to_show)
        self.filter_button = bar_button(menu=self._filter_menu)
        self._story_menu.aboutToShow.connect(lambda: self.story_bar.fill_menu(self._story_menu))
        self.story_button = bar_button(menu=self._story_menu)
        self.export_button = bar_button(self.actions_by_name["export_window"])
        self.language_button = bar_button(self.actions_by_name["language"])
        self.minus, self.plus = (bar_button(self.actions_by_name[n]) for n in ("zoom_out", "zoom_in"))
        self.fit_button = bar_button(self.actions_by_name["fit_all"])
        for button in (
            self.filter_button,
            self.fit_button,
            self.minus,
            self.plus,
            self.story_button,
            self.export_button,
            self.language_button,
        ):
            self.top_bar.add_button(button)

    def _handlers(self) -> Handlers:
        handlers: dict[str, Callable[..., object]] = {
            **self.files.handlers(),
            **self.navigation.handlers(),
            **self.look.handlers(),
            "full_screen": lambda on: self.showFullScreen() if on else self.showNormal(),
            "unlock_panels": lambda on: self.workbench.set_locked(not on),
            "reset_panels": lambda: self.workbench.arrange(),
            "keys": lambda: show_text(self, self.tr("Keys"), keys_html(self.actions_by_name)),
            "legend": lambda: self.views.timeline.toggle_legend(),
            "about": lambda: _show_about(self),
        }
        for name, panel in self.panels.items():
            handlers[f"focus_{name}"] = lambda _on=False, panel=panel: self._focus(panel.objectName())
        return handlers

    def _connect(self) -> None:
        self.session.changed.connect(self._on_session_changed)
        self.session.dataset_changed.connect(self._on_session_dataset_changed)
        self.look.changed.connect(self._on_look_changed)
        self.filter_bar.removed.connect(self._on_filter_bar_removed)
        self.filter_bar.cleared.connect(lambda: self.session.update(filter=NO_FILTER))
        self.status.problems_requested.connect(self.panels["problems"].show)
        SideButtons(self.session, [panel.view for panel in self.panels.values()], self)
        self.views.map.pointed_at.connect(self.status.point_at)
        self.views.table.reveal_requested.connect(self.navigation.reveal)
        self.views.timeline.counts_changed.connect(self._show_counts)

    # Reacting

    def _on_session_changed(self, old: ViewState, new: ViewState) -> None:
        if old.span != new.span:
            self._show_span()
        if old.filter != new.filter:
            self._show_filter()
        for name, by in (("back", -1), ("forward", 1)):
            self.actions_by_name[name].setEnabled(self.session.can_go(by))

    def _on_session_dataset_changed(self, _dataset: object) -> None:
        self.look.set_dataset(self.session.dataset)
        appearance = self.look.appearance()
        if appearance != self._appearance:
            self._on_look_changed(appearance)
        else:
            # A file was saved: nothing has to be dressed anew.
            self._retell()

    def _on_look_changed(self, appearance: Appearance) -> None:
        views = (view.set_appearance for view in self.views.every)
        steps = dress_in_steps(self, appearance, self.dress, views)
        self._dressing.start(steps, at_once=not self.isVisible())

    def dress(self, appearance: Appearance) -> None:
        """Dress and name all but the views."""
        self._appearance = appearance
        self.navigation.languages = appearance.languages
        self.workbench.set_palette(appearance.palette)
        self.retranslate()

    def _on_filter_menu_about_to_show(self) -> None:
        state = self.session.state
        fill_filter_menu(
            self._filter_menu,
            self.session.dataset,
            state.filter,
            self._appearance.languages,
            state.span,
            lambda turned: self._set_filter(turned(self.session.state.filter)),
        )

    def _on_filter_bar_removed(self, token: object) -> None:
        self._set_filter(without(self.session.state.filter, token))

    def _set_filter(self, wanted: Filter) -> None:
        self.session.update(filter=wanted)

    # Showing

    def retranslate(self) -> None:
        """Say everything in the present language."""
        retranslate_actions(self.actions_by_name)
        for name, menu in self._menus.items():
            menu.setTitle(menu_title(name))
        self._recent_menu.setTitle(self.tr("Recent"))
        self.workbench.retranslate()
        bar = self.top_bar
        bar.search.setPlaceholderText(self.tr("Search an event, a place, a figure…"))
        bar.search.setAccessibleName(self.tr("Search"))
        bar.menu_button.setAccessibleName(self.tr("Menu"))
        bar.menu_button.setToolTip(self.tr("Menu"))
        self.filter_button.setText(self.tr("Filters"))
        self.story_button.setText(self.tr("Story"))
        self.export_button.setText(self.tr("Export"))
        self.minus.setText("−")
        self.plus.setText("+")
        self.language_button.setText(self._appearance.language.split("-")[0].upper())
        self._show_look()
        self._retell()

    def _retell(self) -> None:
        """Say what the dataset says."""
        self.story_button.setVisible(bool(self.session.dataset.stories))
        self.story_bar.retranslate(self._appearance.languages)
        self._show_dataset()
        self._show_filter()
        self._show_counts()

    def _show_look(self) -> None:
        settings = self.look.settings
        for name, theme in (("light", "light"), ("dark", "dark"), ("system_theme", "system")):
            self.actions_by_name[name].setChecked(settings.theme == theme)
        self.actions_by_name["wheel_zooms"].setChecked(settings.wheel == "zoom")
        self.actions_by_name["motion"].setChecked(settings.motion)
        self.views.timeline.wheel_zooms = self.views.map.wheel_zooms = settings.wheel == "zoom"
        icons = self.look.resources / "icons"
        self.top_bar.menu_button.setIcon(icon(icons, "menu", self._appearance.palette.ink))

    def _show_dataset(self) -> None:
        info = self.session.dataset.info
        title = pick(info.title, self._appearance.languages) or info.id
        self.setWindowTitle(f"{title} — timeline-app")
        self.top_bar.title.setText(title)
        self.top_bar.span.setText(span_in_words(*self.session.whole, self._appearance.language))
        self.status.version.setText(
            self.tr("version {version}").format(version=info.version) if info.version else ""
        )
        self._show_span()

    def _show_span(self) -> None:
        words = span_in_words(*self.session.state.span, self._appearance.language)
        self.status.span.setText(self.tr("Window: {span}").format(span=words))

    def _show_counts(self) -> None:
        self.status.show_counts(self.session.dataset, self.views.timeline.counts)

    def _show_filter(self) -> None:
        state = self.session.state
        chips = chips_of(self.session.dataset, state.filter, self._appearance.languages)
        hidden = int((~self.session.mask).sum())
        self.filter_bar.show_chips(chips, self.tr("%n event(s) hidden", "", hidden))

    def show_reading(self, name: str) -> None:
        """Say which dataset is being read; no name: what is shown stays what it was."""
        if not name:
            self._show_dataset()
            return
        self.top_bar.title.setText(self.tr("Reading {name}…").format(name=name))
        self.top_bar.span.clear()

    def show_result(self, result: LoadResult, *, is_kept_back: bool = False) -> None:
        """Say how reading the data went; ``is_kept_back`` while something read before stays in view."""
        self.status.show_data(result, is_kept_back=is_kept_back)
        self.workbench.show_problems(result.problems, result.source_line, urgent=bool(result.errors))

    # Panels

    def _focus(self, name: str) -> None:
        self.panels[name].show()
        self.panels[name].view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def restore(self) -> None:
        """Put window and panels where the settings have them."""
        settings = self.look.settings
        if restore_places(self, self.workbench, settings.geometry, settings.docks):
            self.workbench.keep_sizes()
        # The first key moves through time; a search field that has the focus would take it for a text.
        self.views.timeline.setFocus()

    def remember_places(self) -> None:
        """Put into the settings where window and panels are."""
        geometry, docks = places_of(self, self.workbench)
        self.look.settings = replace(self.look.settings, geometry=geometry, docks=docks)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.remember_places()
        super().closeEvent(event)
