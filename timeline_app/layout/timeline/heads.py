"""Lane headers: title in one or two lines, and how many events the lane hides."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from timeline_app.layout.text import LABEL_BOLD, SMALL, TextMeasure, elide_at_word, words_of
from timeline_app.layout.timeline.frame import Frame
from timeline_app.layout.timeline.plan import Band
from timeline_app.layout.timeline.scene import ROOMY_HEAD, TWO_LINES, LaneHead
from timeline_app.layout.timeline.words import TimelineWords

TITLE_LEFT: Final = 14.0
FOLD_ROOM: Final = 24.0
"""Width and height of the corner of a header where its chevron is, in pixels."""

LINE: Final = 16.0
"""From one line of a header to the next, in pixels."""

_MARGIN: Final = 10.0
"""What a header's words keep free above and below them, together."""

_SMALL_MARGIN: Final = 6.0
"""The same where a lane is low."""

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
                shown[lane], clustered, outside, filtered, texts.note, texts.note_x, texts.note_line, texts.y,
            )
        )  # fmt: skip
    return tuple(heads)


class _Words(NamedTuple):
    lines: tuple[str, ...]
    note: str
    note_x: float
    note_line: int
    y: float


def _words(
    frame: Frame, band: Band, title: str, hidden: int, words: TimelineWords, measure: TextMeasure
) -> _Words:
    """Return a header's words: at the lane's top, or below that while it is scrolled out of sight.

    The number stands below the title, else beside its last line, else without its word; what then finds
    no room above the lane's end is left out, the title last.
    """
    y, end = frame.band_y(band), frame.band_y(band) + band.height
    room = frame.geometry.header_width - TITLE_LEFT - FOLD_ROOM
    margin = _MARGIN if band.height >= ROOMY_HEAD else _SMALL_MARGIN
    free = max(int((end - max(y, frame.geometry.lanes_top) - margin) / LINE), 1)
    free = free if band.height >= TWO_LINES else 1
    lines = _wrap(title, room, min(free, 2), measure)
    note, note_x, at = words.hidden(hidden) if hidden else "", TITLE_LEFT, len(lines)
    if note and len(lines) == free:
        lines, note, note_x = _beside(lines, room, note, words.count(hidden), measure)
        at = len(lines) - 1
    return _Words(lines, note, note_x, at, _kept_in_sight(frame, y, end, at + 1, margin))


def _beside(
    lines: tuple[str, ...], room: float, note: str, count: str, measure: TextMeasure
) -> tuple[tuple[str, ...], str, float]:
    """Return the lines, the note that goes beside the last of them, and where it stands."""
    *before, last = lines
    # The chevron stands beside the first line only.
    whole = room + (FOLD_ROOM - _BESIDE if before else 0.0)
    taken = measure(last, LABEL_BOLD) + _BESIDE
    for words in (note, count):
        wide = measure(words, SMALL)
        if taken + wide <= whole:
            return lines, words, TITLE_LEFT + (taken if before else whole - wide)
    wide = measure(count, SMALL)
    return (*before, _shortened(last, whole - wide - _BESIDE, measure)), count, TITLE_LEFT + whole - wide


def _kept_in_sight(frame: Frame, y: float, end: float, lines: int, margin: float) -> float:
    return max(min(frame.geometry.lanes_top, end - lines * LINE - margin), y)


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
