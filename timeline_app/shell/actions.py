"""Every action of the window, as a table: name, words, keys, menu. Handlers are bound by the window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from timeline_app.shell.words import QT_TRANSLATE_NOOP

CONTEXT = "Actions"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. ``hint`` names a further key that a focused view answers to (a letter, an arrow)."""

    name: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    hint: str = ""
    checkable: bool = False


FILE = QT_TRANSLATE_NOOP("Actions", "File")
GO = QT_TRANSLATE_NOOP("Actions", "Go")
VIEW = QT_TRANSLATE_NOOP("Actions", "View")
PANELS = QT_TRANSLATE_NOOP("Actions", "Panels")
HELP = QT_TRANSLATE_NOOP("Actions", "Help")
MENUS = (FILE, GO, VIEW, PANELS, HELP)

SEPARATOR = ActionSpec("", "", "")

SPECS: tuple[ActionSpec, ...] = (
    ActionSpec("open_folder", QT_TRANSLATE_NOOP("Actions", "Open a dataset folder…"), FILE, ("Ctrl+O",)),
    ActionSpec("open_file", QT_TRANSLATE_NOOP("Actions", "Open a dataset file…"), FILE, ("Ctrl+Shift+O",)),
    ActionSpec("reload", QT_TRANSLATE_NOOP("Actions", "Read the files again"), FILE, ("F5", "Ctrl+R")),
    ActionSpec(
        "export_window", QT_TRANSLATE_NOOP("Actions", "Export the window as a picture…"), FILE, ("Ctrl+E",)
    ),
    ActionSpec("export_timeline", QT_TRANSLATE_NOOP("Actions", "Export the timeline as a picture…"), FILE),
    ActionSpec("export_map", QT_TRANSLATE_NOOP("Actions", "Export the map as a picture…"), FILE),
    ActionSpec("export_json", QT_TRANSLATE_NOOP("Actions", "Export the data as JSON…"), FILE),
    ActionSpec("export_csv", QT_TRANSLATE_NOOP("Actions", "Export the events as CSV…"), FILE),
    ActionSpec("editor", QT_TRANSLATE_NOOP("Actions", "Editor for the files…"), FILE),
    ActionSpec("quit", QT_TRANSLATE_NOOP("Actions", "Quit"), FILE, ("Ctrl+Q",)),
    ActionSpec("back", QT_TRANSLATE_NOOP("Actions", "Back"), GO, ("Alt+Left",)),
    ActionSpec("forward", QT_TRANSLATE_NOOP("Actions", "Forward"), GO, ("Alt+Right",)),
    ActionSpec("search", QT_TRANSLATE_NOOP("Actions", "Search"), GO, ("Ctrl+F",)),
    ActionSpec("go_to_date", QT_TRANSLATE_NOOP("Actions", "Go to a date…"), GO, ("Ctrl+G",)),
    ActionSpec("today", QT_TRANSLATE_NOOP("Actions", "Today"), GO, ("Ctrl+T",)),
    ActionSpec("previous_event", QT_TRANSLATE_NOOP("Actions", "Previous event"), GO, ("Ctrl+,",), "←"),
    ActionSpec("next_event", QT_TRANSLATE_NOOP("Actions", "Next event"), GO, ("Ctrl+.",), "→"),
    ActionSpec("palette", QT_TRANSLATE_NOOP("Actions", "Command palette…"), GO, ("Ctrl+Shift+P",)),
    ActionSpec("fit_all", QT_TRANSLATE_NOOP("Actions", "Show all"), VIEW, ("Ctrl+0",), "0"),
    ActionSpec("zoom_in", QT_TRANSLATE_NOOP("Actions", "Zoom in"), VIEW, ("Ctrl++", "Ctrl+="), "W"),
    ActionSpec("zoom_out", QT_TRANSLATE_NOOP("Actions", "Zoom out"), VIEW, ("Ctrl+-",), "S"),
    ActionSpec(
        "centre_selection", QT_TRANSLATE_NOOP("Actions", "Centre the selection"), VIEW, ("Ctrl+L",), "F"
    ),
    ActionSpec("clear_filters", QT_TRANSLATE_NOOP("Actions", "Clear filters"), VIEW, ("Ctrl+Shift+F",)),
    ActionSpec("light", QT_TRANSLATE_NOOP("Actions", "Light theme"), VIEW, checkable=True),
    ActionSpec("dark", QT_TRANSLATE_NOOP("Actions", "Dark theme"), VIEW, checkable=True),
    ActionSpec("system_theme", QT_TRANSLATE_NOOP("Actions", "The system's theme"), VIEW, checkable=True),
    ActionSpec("language", QT_TRANSLATE_NOOP("Actions", "French / English"), VIEW, ("Ctrl+Shift+L",)),
    ActionSpec("wheel_zooms", QT_TRANSLATE_NOOP("Actions", "Mouse wheel zooms"), VIEW, checkable=True),
    ActionSpec("motion", QT_TRANSLATE_NOOP("Actions", "Glide instead of jumping"), VIEW, checkable=True),
    ActionSpec("full_screen", QT_TRANSLATE_NOOP("Actions", "Full screen"), VIEW, ("F11",), checkable=True),
    ActionSpec("focus_timeline", QT_TRANSLATE_NOOP("Actions", "Go to the timeline"), PANELS, ("Ctrl+1",)),
    ActionSpec("focus_map", QT_TRANSLATE_NOOP("Actions", "Go to the map"), PANELS, ("Ctrl+2",)),
    ActionSpec("focus_reading", QT_TRANSLATE_NOOP("Actions", "Go to the text"), PANELS, ("Ctrl+3",)),
    ActionSpec("focus_statistics", QT_TRANSLATE_NOOP("Actions", "Go to the statistics"), PANELS, ("Ctrl+4",)),
    ActionSpec("focus_table", QT_TRANSLATE_NOOP("Actions", "Go to the table of events"), PANELS, ("Ctrl+5",)),
    ActionSpec("focus_problems", QT_TRANSLATE_NOOP("Actions", "Go to the problems"), PANELS, ("Ctrl+6",)),
    ActionSpec(
        "unlock_panels", QT_TRANSLATE_NOOP("Actions", "Unlock panels to move them"), PANELS, checkable=True
    ),
    ActionSpec("reset_panels", QT_TRANSLATE_NOOP("Actions", "Put the panels back"), PANELS),
    ActionSpec("keys", QT_TRANSLATE_NOOP("Actions", "Keys"), HELP, ("F1",)),
    ActionSpec("legend", QT_TRANSLATE_NOOP("Actions", "Signs on the timeline"), HELP, ("Shift+F1",), "?"),
    ActionSpec("about", QT_TRANSLATE_NOOP("Actions", "About"), HELP),
)

Handlers = Mapping[str, Callable[..., object]]


def build_actions(parent: QWidget, handlers: Handlers) -> dict[str, QAction]:
    """Make the actions that have a handler, with their keys, as children of ``parent``."""
    made = {}
    for spec in SPECS:
        action = QAction(parent)
        action.setObjectName(spec.name)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setCheckable(spec.checkable)
        action.triggered.connect(handlers[spec.name])
        parent.addAction(action)
        made[spec.name] = action
    return made


def retranslate_actions(actions: Mapping[str, QAction]) -> None:
    """Say every action in the present language, its tooltip naming its keys."""
    for spec in SPECS:
        action = actions[spec.name]
        text = QCoreApplication.translate(CONTEXT, spec.text)
        action.setText(text)
        keys = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in spec.keys[:1]]
        keys += [spec.hint] if spec.hint else []
        action.setToolTip(f"{text.rstrip('…')} ({', '.join(keys)})" if keys else text)


def fill_menu(menu: QMenu, name: str, actions: Mapping[str, QAction]) -> None:
    """Put the actions of one menu into it."""
    for spec in SPECS:
        if spec.menu == name:
            menu.addAction(actions[spec.name])


def menu_title(name: str) -> str:
    """Return a menu's name in the present language."""
    return QCoreApplication.translate(CONTEXT, name)
