"""Lane headers: title in one or two lines, and how many events the lane hides."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from timeline_app.layout.text import LABEL_BOLD, SMALL, TextMeasure, elide_at_word, words_of
from timeline_app.layout.timeline.frame import Frame
from timeline_app.layout.timeline.plan import Band
from timeline_app.layout.timeline.scene import TWO_LINES, LaneHead
from timeline_app.layout.timeline.words import TimelineWords

TITLE_LEFT: Final = 14.0
FOLD_ROOM: Final = 24.0
"""Width and height of the corner of a header where its chevron is, in pixels."""

LINE: Final = 16.0
"""From one line of a header to the next, in pixels."""

_MARGIN: Final = 10.0
"""What a header's words keep free above and below them, together."""

_BESIDE: Final = 8.0
"""Between a title and the number beside it."""


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
        title = index.table.title(lane, words.languages, words.other)
        texts = _words(frame, band, title, clustered + filtered, words, measure)
        heads.append(
            LaneHead(
                lane, index.table.lanes[lane].key, frame.band_y(band), band.height, texts.lines,
                lane_colours[lane], numbers[lane] % 2 == 0, band.collapsed,
                shown[lane], clustered, outside, filtered, texts.note, texts.note_x, texts.y,
            )
        )  # fmt: skip
    return tuple(heads)


class _Words(NamedTuple):
    lines: tuple[str, ...]
    note: str
    note_x: float
    y: float


def _words(
    frame: Frame, band: Band, title: str, hidden: int, words: TimelineWords, measure: TextMeasure
) -> _Words:
    """Return a header's words: at the lane's top, or below that while it is scrolled out of sight.

    What then finds no room above the lane's end is left out, the title last.
    """
    y, end = frame.band_y(band), frame.band_y(band) + band.height
    room = frame.geometry.header_width - TITLE_LEFT - FOLD_ROOM
    if band.height < TWO_LINES:
        note = words.count(hidden) if hidden else ""
        wide = measure(note, SMALL) if hidden else 0.0
        lines = _wrap(title, room - (wide + _BESIDE if wide else 0.0), 1, measure)
        return _Words(lines, note, TITLE_LEFT + room - wide, _kept_in_sight(frame, y, end, 1))
    note = words.hidden(hidden) if hidden else ""
    top = max(y, frame.geometry.lanes_top)
    free = max(int((end - top - _MARGIN) / LINE), 1)
    lines = _wrap(title, room, _lines_for(band.height, note), measure)[:free]
    note = note if len(lines) < free else ""
    return _Words(lines, note, TITLE_LEFT, _kept_in_sight(frame, y, end, len(lines) + bool(note)))


def _kept_in_sight(frame: Frame, y: float, end: float, lines: int) -> float:
    return max(min(frame.geometry.lanes_top, end - lines * LINE - _MARGIN), y)


def _lines_for(height: float, note: str) -> int:
    return 1 if note and height < TWO_LINES + LINE else 2


def _wrap(title: str, room: float, most: int, measure: TextMeasure) -> tuple[str, ...]:
    """Break a title into at most so many lines that fit the room."""
    if most == 1 or measure(title, LABEL_BOLD) <= room:
        return (_shortened(title, room, measure),)
    words = words_of(title)
    count = len(words)
    while count > 1 and measure("".join(words[:count]).rstrip(), LABEL_BOLD) > room:
        count -= 1
    rest = "".join(words[count:])
    first = _shortened("".join(words[:count]).rstrip(), room, measure)
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
