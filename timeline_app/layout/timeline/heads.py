"""Lane headers: title in one or two lines, and how many events the lane hides."""

from collections.abc import Sequence
from typing import Final

from timeline_app.layout.text import LABEL_BOLD, TextMeasure, elide_at_word
from timeline_app.layout.timeline.frame import Frame
from timeline_app.layout.timeline.scene import LaneHead
from timeline_app.layout.timeline.words import TimelineWords

TITLE_LEFT: Final = 14.0
FOLD_ROOM: Final = 24.0
"""Width and height of the corner of a header where its chevron is, in pixels."""

_TWO_LINES: Final = 44.0
"""A lane lower than this has room for one line of title."""


def lay_out_heads(
    frame: Frame,
    shown: Sequence[int],
    lane_colours: Sequence[int],
    words: TimelineWords,
    measure: TextMeasure,
) -> tuple[LaneHead, ...]:
    """Return the headers of the lanes in sight; ``shown`` says how many marks each lane has."""
    index = frame.index
    numbers = {band.lane: number for number, band in enumerate(frame.plan.bands)}
    heads = []
    for band in frame.bands:
        lane = band.lane
        seen = int(frame.lane_counts[lane])
        clustered, filtered = seen - shown[lane], int(index.hidden[lane])
        outside = int(index.offsets[lane + 1] - index.offsets[lane]) - seen
        note = words.hidden(clustered + filtered) if clustered + filtered else ""
        title = index.table.title(lane, words.languages, words.other)
        lines = _wrap(title, frame.geometry.header_width, _lines_for(band.height, note), measure)
        heads.append(
            LaneHead(
                lane, index.table.lanes[lane].key, frame.band_y(band), band.height, lines,
                lane_colours[lane], numbers[lane] % 2 == 0, band.collapsed,
                shown[lane], clustered, outside, filtered, note if band.height >= _TWO_LINES else "",
            )
        )  # fmt: skip
    return tuple(heads)


def _lines_for(height: float, note: str) -> int:
    if height < _TWO_LINES:
        return 1
    return 1 if note and height < _TWO_LINES + 16 else 2


def _wrap(title: str, header_width: float, most: int, measure: TextMeasure) -> tuple[str, ...]:
    """Break a title into at most so many lines that fit the header."""
    room = header_width - TITLE_LEFT - FOLD_ROOM
    if most == 1 or measure(title, LABEL_BOLD) <= room:
        return (_shortened(title, room, measure),)
    words = title.split(" ")
    count = len(words)
    while count > 1 and measure(" ".join(words[:count]), LABEL_BOLD) > room:
        count -= 1
    rest = " ".join(words[count:])
    first = _shortened(" ".join(words[:count]), room, measure)
    return (first, _shortened(rest, room, measure)) if rest else (first,)


def _shortened(text: str, room: float, measure: TextMeasure) -> str:
    fitted = elide_at_word(text, room, measure, LABEL_BOLD)
    if fitted:
        return fitted
    # A single word that is too long is cut within, for a lane must have a name.
    count = len(text)
    while count > 1 and measure(text[:count] + "…", LABEL_BOLD) > room:
        count -= 1
    return text[:count] + "…"
