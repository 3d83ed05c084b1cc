"""What a turn of the wheel or a stroke of the trackpad means for the map."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

NOTCH = 120.0
MOST_NOTCHES = 4.0
ZOOM_A_NOTCH, FINE_ZOOM_A_NOTCH = 1.2, 1.05
PAN_A_NOTCH = 80.0
PAN_MS = 120.0


class Turn(Enum):
    """What to do."""

    ZOOM = auto()
    PAN = auto()
    SCRUB = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Wheel:
    """``amount`` is the factor of a zoom or the notches of a scrub; ``right``, ``down`` pixels of a pan.

    ``milliseconds`` is how long a pan is eased: a notch is a leap, a trackpad is not.
    """

    turn: Turn
    amount: float = 1.0
    right: float = 0.0
    down: float = 0.0
    milliseconds: float = 0.0


def read_wheel(event: QWheelEvent, *, zooms: bool = True) -> Wheel:
    """Decide what a wheel event asks for; ``zooms`` says what a plain mouse wheel does, zoom or pan.

    Alt swaps the axes on some platforms, so both are read; a trackpad, which tells pixels or phases,
    pans whatever the wheel does.
    """
    modifiers, pixels, angle = event.modifiers(), event.pixelDelta(), event.angleDelta()
    along = angle.y() if abs(angle.y()) >= abs(angle.x()) else angle.x()
    notches = max(-MOST_NOTCHES, min(MOST_NOTCHES, along / NOTCH))
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return Wheel(Turn.SCRUB, amount=notches) if notches else Wheel(Turn.NOTHING)
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return Wheel(Turn.ZOOM, amount=FINE_ZOOM_A_NOTCH**notches) if notches else Wheel(Turn.NOTHING)
    if modifiers & Qt.KeyboardModifier.ShiftModifier or abs(angle.x()) > abs(angle.y()):
        return Wheel(Turn.PAN, right=notches * PAN_A_NOTCH, milliseconds=PAN_MS)
    has_phase = event.phase() != Qt.ScrollPhase.NoScrollPhase
    if not pixels.isNull() or has_phase:
        return Wheel(Turn.PAN, right=float(pixels.x()), down=float(pixels.y()))
    if not zooms:
        return Wheel(Turn.PAN, down=notches * PAN_A_NOTCH, milliseconds=PAN_MS)
    return Wheel(Turn.ZOOM, amount=ZOOM_A_NOTCH**notches) if notches else Wheel(Turn.NOTHING)
