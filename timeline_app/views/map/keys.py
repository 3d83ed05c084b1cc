"""The map's keys. Each letter has a second key that no keyboard layout moves."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from timeline_app.views.map.navigator import Navigator


class Command(Enum):
    """What a key asks for."""

    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()
    NEARER = auto()
    FARTHER = auto()
    EVERYTHING = auto()
    SELECTION = auto()
    CLEAR = auto()
    PLAY = auto()
    GRATICULE = auto()
    CENTRE = auto()
    NEXT_EVENT = auto()
    PREVIOUS_EVENT = auto()


_KEYS = {
    Qt.Key.Key_Left: Command.LEFT,
    Qt.Key.Key_Right: Command.RIGHT,
    Qt.Key.Key_Up: Command.UP,
    Qt.Key.Key_Down: Command.DOWN,
    Qt.Key.Key_Plus: Command.NEARER,
    Qt.Key.Key_Equal: Command.NEARER,
    Qt.Key.Key_W: Command.NEARER,
    Qt.Key.Key_Minus: Command.FARTHER,
    Qt.Key.Key_S: Command.FARTHER,
    Qt.Key.Key_0: Command.EVERYTHING,
    Qt.Key.Key_Home: Command.EVERYTHING,
    Qt.Key.Key_F: Command.SELECTION,
    Qt.Key.Key_Return: Command.SELECTION,
    Qt.Key.Key_Enter: Command.SELECTION,
    Qt.Key.Key_Escape: Command.CLEAR,
    Qt.Key.Key_Space: Command.PLAY,
    Qt.Key.Key_G: Command.GRATICULE,
    Qt.Key.Key_NumberSign: Command.GRATICULE,
    Qt.Key.Key_C: Command.CENTRE,
    Qt.Key.Key_5: Command.CENTRE,
    Qt.Key.Key_Period: Command.NEXT_EVENT,
    Qt.Key.Key_Comma: Command.PREVIOUS_EVENT,
}
_IGNORED = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier

ZOOM = 1.5
PAN_MS = 120.0

PAN_STEPS = {
    Command.LEFT: (80.0, 0.0),
    Command.RIGHT: (-80.0, 0.0),
    Command.UP: (0.0, 80.0),
    Command.DOWN: (0.0, -80.0),
}


def command_of(event: QKeyEvent) -> Command | None:
    """Return what a key asks for; keys with Ctrl, Alt or Meta belong to the window."""
    if event.modifiers() & ~_IGNORED:
        return None
    return _KEYS.get(Qt.Key(event.key()))


def obey(command: Command, navigator: Navigator) -> bool:
    """Move the map as a command asks; return whether it asked for a movement."""
    if command in PAN_STEPS:
        navigator.pan_by(*PAN_STEPS[command], PAN_MS)
    elif command is Command.NEARER:
        navigator.zoom_by(ZOOM)
    elif command is Command.FARTHER:
        navigator.zoom_by(1 / ZOOM)
    elif command is Command.EVERYTHING:
        navigator.show_everything()
    else:
        return False
    return True
