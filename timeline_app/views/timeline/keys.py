"""Keys of the timeline: which method of the view each one calls."""

from typing import Final

from PySide6.QtCore import Qt

_K = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier

KEYS: Final[dict[tuple[Qt.KeyboardModifier, Qt.Key], str]] = {
    (_NONE, _K.Key_Left): "select_previous",
    (_NONE, _K.Key_Comma): "select_previous",
    (_NONE, _K.Key_Right): "select_next",
    (_NONE, _K.Key_Period): "select_next",
    (_NONE, _K.Key_Up): "select_lane_above",
    (_NONE, _K.Key_Down): "select_lane_below",
    (_NONE, _K.Key_A): "pan_back",
    (_NONE, _K.Key_D): "pan_forward",
    (_NONE, _K.Key_PageUp): "page_back",
    (_NONE, _K.Key_PageDown): "page_forward",
    (_NONE, _K.Key_W): "zoom_in",
    (_NONE, _K.Key_Plus): "zoom_in",
    (_NONE, _K.Key_Equal): "zoom_in",
    (_CTRL, _K.Key_Plus): "zoom_in",
    (_CTRL, _K.Key_Equal): "zoom_in",
    (_NONE, _K.Key_S): "zoom_out",
    (_NONE, _K.Key_Minus): "zoom_out",
    (_CTRL, _K.Key_Minus): "zoom_out",
    (_NONE, _K.Key_Home): "select_first",
    (_NONE, _K.Key_End): "select_last",
    (_CTRL, _K.Key_Home): "fit_all",
    (_NONE, _K.Key_0): "fit_all",
    (_NONE, _K.Key_F): "centre_selection",
    (_NONE, _K.Key_Return): "open_selection",
    (_NONE, _K.Key_Enter): "open_selection",
    (_NONE, _K.Key_Question): "toggle_legend",
    (_CTRL, _K.Key_T): "go_to_today",
}
"""Letters have a second key that no input method takes away: arrows, comma and period, plus and minus."""

_IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


def action_of(key: int, modifiers: Qt.KeyboardModifier) -> str | None:
    """Return the name of the method a key calls, None when the timeline does not know the key."""
    try:
        return KEYS.get((modifiers & ~_IGNORED, Qt.Key(key)))
    except ValueError:
        return None
