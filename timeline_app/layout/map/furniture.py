"""What stands over the map: legend, caption, scale bar, note."""

import math
from collections.abc import Sequence

import numpy as np

from timeline_app.layout.hit import Rect
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.scene import (
    CAPTION,
    NOTE,
    Label,
    Legend,
    MapLook,
    Role,
    ScaleBar,
)
from timeline_app.layout.projection import Projection, distance_km
from timeline_app.layout.text import TextMeasure

MARGIN = 12.0
NOTE_HEIGHT, _NOTE_LINE, _NOTE_PADDING, _TOP = 26.0, 16.0, 10.0, 10.0
"""As high as a button, and as far from the edge, so that the two corners make a row."""


def lay_out_caption(
    look: MapLook, size: tuple[float, float], measure: TextMeasure, left: float
) -> tuple[Label, ...]:
    """Return the caption in the lower right corner, right of ``left``, on as few lines as it needs."""
    width, height = size
    room = max(width - left - 2 * MARGIN, 120.0)
    lines = _wrap(look.words.caption, room, measure)
    line_height = 14.0
    labels = []
    for number, line in enumerate(lines):
        wide = measure(line, CAPTION)
        top = height - 8.0 - line_height * (len(lines) - number)
        labels.append(Label(line, (width - MARGIN - wide, top, wide, line_height), CAPTION, Role.NOTE))
    return tuple(labels)


def _wrap(text: str, room: float, measure: TextMeasure) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, CAPTION) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def lay_out_scale(
    projection: Projection, camera: MapCamera, look: MapLook, measure: TextMeasure, bottom: float
) -> ScaleBar | None:
    """Return a bar of a round length, true in the middle of the window, above ``bottom`` on the right."""
    middle = camera.height / 2
    ends = [camera.to_km(camera.width / 2 + side * 50, middle) for side in (-1, 1)]
    lon, lat = projection.invert(np.array([end[0] for end in ends]), np.array([end[1] for end in ends]))
    if not np.isfinite(lat).all():
        return None
    km_per_pixel = distance_km((float(lon[0]), float(lat[0])), (float(lon[1]), float(lat[1]))) / 100
    if km_per_pixel <= 0:
        return None
    length = round_length(km_per_pixel * 120)
    bar = length / km_per_pixel
    text = look.words.distance(length)
    wide = measure(text, CAPTION)
    rect = (camera.width - MARGIN - bar, bottom - 8, bar, 5.0)
    return ScaleBar(rect, Label(text, (rect[0] - 6 - wide, bottom - 14, wide, 14), CAPTION, Role.NOTE))


def round_length(longest: float) -> float:
    """Return the largest of 1, 2, 5 times a power of ten that is not longer."""
    power = 10.0 ** math.floor(math.log10(longest))
    return max(step * power for step in (1, 2, 5) if step * power <= longest * (1 + 1e-9))


def lay_out_note(text: str, measure: TextMeasure, keep_clear: Sequence[Rect] = ()) -> Label | None:
    """Return the note in the upper left corner: how much is on the map, and how much cannot be.

    It stands in a row with what is in the other corner, below that where there is no room for both.
    """
    if not text:
        return None
    wide = measure(text, NOTE)
    row = MARGIN, _TOP, wide + 2 * _NOTE_PADDING, NOTE_HEIGHT
    met = [rect[1] + rect[3] for rect in keep_clear if _do_meet(rect, row)]
    top = max(met, default=_TOP) + (NOTE_HEIGHT - _NOTE_LINE) / 2
    return Label(text, (MARGIN + _NOTE_PADDING, top, wide, _NOTE_LINE), NOTE, Role.MINOR)


def ground_of(note: Label) -> Rect:
    """Return the ground that a note stands on, so that it can be read over whatever the map shows there."""
    left, top, width, _ = note.rect
    up = (NOTE_HEIGHT - _NOTE_LINE) / 2
    return left - _NOTE_PADDING, top - up, width + 2 * _NOTE_PADDING, NOTE_HEIGHT


def _do_meet(one: Rect, other: Rect) -> bool:
    across = one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
    return across and one[1] < other[1] + other[3] and other[1] < one[1] + one[3]


def rects_of(
    legend: Legend | None, caption: Sequence[Label], scale: ScaleBar | None, note: Label | None
) -> tuple[Rect, ...]:
    """Return the rectangles that names keep clear of."""
    rects = [label.rect for label in caption]
    if legend is not None:
        rects.append(legend.rect)
    if scale is not None:
        left, top, _, _ = scale.label.rect
        rects.append((left, top, scale.rect[0] + scale.rect[2] - left, 16.0))
    if note is not None:
        rects.append(ground_of(note))
    return tuple(rects)
