"""Today and the time cursor: lines through the lanes, with words on the axis that find room."""

from dataclasses import replace
from typing import Final

from timeline_app.layout.axis import TimeAxis
from timeline_app.layout.text import LABEL_BOLD, SMALL, TextMeasure
from timeline_app.layout.ticks import AxisLabel, AxisScene
from timeline_app.layout.timeline.scene import Flag

CHIP_PADDING: Final = 9.0
_GAP: Final = 8.0


def cursor_flag(axis: TimeAxis, instant: float | None, text: str, measure: TextMeasure) -> Flag | None:
    """Return the time cursor with its date in a chip kept inside the axis; None when out of sight."""
    if instant is None or not axis.start <= instant <= axis.end:
        return None
    x = axis.x_of(instant)
    width = min(measure(text, LABEL_BOLD) + 2 * CHIP_PADDING, axis.width)
    left = min(max(x - width / 2, axis.left), axis.right - width)
    return Flag(x, text, left, width)


def today_flag(
    axis: TimeAxis, instant: float | None, text: str, cursor: Flag | None, measure: TextMeasure
) -> Flag | None:
    """Return today's line; its word stands right or left of it, or nowhere where the cursor's date is."""
    if instant is None or not axis.start <= instant <= axis.end:
        return None
    x = axis.x_of(instant)
    width = measure(text, SMALL)
    for left in (x + 5, x - 5 - width):
        inside = axis.left <= left and left + width <= axis.right
        if inside and not _meets(left, width, cursor):
            return Flag(x, text, left, width)
    return Flag(x, "", x, 0.0)


def _meets(left: float, width: float, flag: Flag | None) -> bool:
    if flag is None or not flag.text:
        return False
    return left < flag.text_x + flag.text_width + _GAP and flag.text_x < left + width + _GAP


def make_room(scene: AxisScene, axis: TimeAxis, flags: tuple[Flag | None, ...]) -> AxisScene:
    """Move coarse labels right of the flags that cover them, within their cell, else drop them."""
    ends = [*(x for x in scene.coarse_ticks), axis.right]
    kept = []
    for label in scene.coarse:
        end = next((x for x in ends if x > label.x), axis.right)
        placed = _beside(label, end, flags)
        if placed is not None:
            kept.append(placed)
    return replace(scene, coarse=tuple(kept))


def _beside(label: AxisLabel, end: float, flags: tuple[Flag | None, ...]) -> AxisLabel | None:
    for flag in sorted((flag for flag in flags if flag and flag.text), key=lambda flag: flag.text_x):
        if _meets(label.x, label.width, flag):
            label = label._replace(x=flag.text_x + flag.text_width + _GAP)
    return label if label.x + label.width + _GAP / 2 <= end else None
