"""The map's keys. Each letter has a second key that no keyboard layout moves."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


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
    NEXT_PLACE = auto()
    PREVIOUS_PLACE = auto()


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
    Qt.Key.Key_Period: Command.NEXT_PLACE,
    Qt.Key.Key_Comma: Command.PREVIOUS_PLACE,
}
_IGNORED = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier

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
