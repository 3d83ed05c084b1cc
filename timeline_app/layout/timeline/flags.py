"""Today and the time cursor: lines through the lanes, with words on the axis that find room."""

from bisect import bisect_right
from dataclasses import replace
from typing import Final

from timeline_app.layout.axis import TimeAxis
from timeline_app.layout.text import LABEL_BOLD, SMALL, TextMeasure
from timeline_app.layout.ticks import AxisLabel, AxisScene, without_lone
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


def today_flag(axis: TimeAxis, instant: float | None) -> Flag | None:
    """Return today's line, still without its word; None when out of sight."""
    if instant is None or not axis.start <= instant <= axis.end:
        return None
    x = axis.x_of(instant)
    return Flag(x, "", x, 0.0)


def _meets(left: float, width: float, flag: Flag | None) -> bool:
    if flag is None or not flag.text:
        return False
    return left < flag.text_x + flag.text_width + _GAP and flag.text_x < left + width + _GAP


def make_room(
    scene: AxisScene, axis: TimeAxis, cursor: Flag | None, today: Flag | None, word: str, measure: TextMeasure
) -> tuple[AxisScene, Flag | None]:
    """Move coarse labels beside the flags that cover them, within their cell; find a place for today's word.

    The word stands right or left of its line, or nowhere where a label would have no room for it. Where a
    label has none for the cursor's date, the label goes, and the date says where one is.
    """
    if today is not None:
        today = _with_word(today, scene, axis, cursor, word, measure(word, SMALL))
    kept = tuple(found for label in _cells(scene, axis) if (found := _beside(*label, (cursor, today))))
    told = () if cursor is None else (cursor.x,)
    return without_lone(replace(scene, coarse=kept), axis, told), today


def _with_word(
    today: Flag, scene: AxisScene, axis: TimeAxis, cursor: Flag | None, word: str, width: float
) -> Flag:
    for left in (today.x + 5, today.x - 5 - width):
        flag = Flag(today.x, word, left, width)
        clear = axis.left <= left and left + width <= axis.right and not _meets(left, width, cursor)
        clear &= not any(left - 3 <= tick <= left + width + 3 for tick in scene.coarse_ticks)
        if clear and all(_beside(*label, (cursor, flag)) for label in _cells(scene, axis)):
            return flag
    return today


def _cells(scene: AxisScene, axis: TimeAxis) -> list[tuple[AxisLabel, float]]:
    """Return the coarse labels, each with the end of its cell."""
    ends = [*scene.coarse_ticks, axis.right]
    last = len(ends) - 1
    return [(label, ends[min(bisect_right(ends, label.x), last)]) for label in scene.coarse]


def _beside(label: AxisLabel, end: float, flags: tuple[Flag | None, ...]) -> AxisLabel | None:
    for flag in sorted((flag for flag in flags if flag and flag.text), key=lambda flag: flag.text_x):
        if _meets(label.x, label.width, flag):
            label = label._replace(x=flag.text_x + flag.text_width + _GAP)
    return label if label.x + label.width + _GAP / 2 <= end else None
