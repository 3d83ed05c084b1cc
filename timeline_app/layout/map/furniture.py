"""What stands over the map: legend, caption, scale bar, note."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from timeline_app.layout.hit import Rect
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.flows import round_values
from timeline_app.layout.map.lines import emphasis_of, exists
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import (
    CAPTION,
    NOTE,
    Emphasis,
    Label,
    Legend,
    LegendRow,
    MapLook,
    Role,
    ScaleBar,
)
from timeline_app.layout.projection import Projection, distance_km
from timeline_app.layout.text import LABEL, SMALL, TextMeasure, elide_at_word
from timeline_app.model.corridor import CorridorStatus, Mode
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.text import pick

MARGIN = 12.0
_PADDING, _ROW, _SAMPLE, _GAP = 10.0, 19.0, 24.0, 9.0
_BETWEEN = 14.0
_LEGEND_SHARE, _WIDEST = 0.55, 250.0
_PLAIN = CorridorStatus.OPERATING


def lay_out_legend(
    plan: MapPlan, look: MapLook, size: tuple[float, float], measure: TextMeasure
) -> Legend | None:
    """Return the legend in the lower left corner: corridors by colour, then what kinds of line mean."""
    width, height = size
    most = int((height * _LEGEND_SHARE - 2 * _PADDING) / _ROW)
    if width < 420 or most < 2:
        return None
    corridors = _corridor_rows(plan, look)
    room = min(_WIDEST, width * 0.4)
    if len(corridors) > most:
        left_out = len(corridors) - most + 1
        corridors = [*corridors[: most - 1], _row(look.words.more(left_out), Mode.RAIL, _PLAIN, "")]
    wide = max((measure(row.label.text, row.label.style) for row in corridors), default=60.0)
    inner = max(_SAMPLE + _GAP + min(wide, room), 130.0)
    keys = _width_rows(look) + _key_rows(plan, look)
    lines = [[row] for row in corridors] + _side_by_side(keys, inner, measure)
    lines = lines[:most]
    if not lines:
        return None
    legend_height = 2 * _PADDING - 4 + _ROW * len(lines)
    rect = (MARGIN, height - MARGIN - legend_height, inner + 2 * _PADDING, legend_height)
    placed: list[LegendRow] = []
    for number, line in enumerate(lines):
        left, top = rect[0] + _PADDING, rect[1] + _PADDING - 2 + number * _ROW
        for row in line:
            text = elide_at_word(row.label.text, inner - _SAMPLE - _GAP + 0.5, measure, row.label.style)
            text_width = measure(text, row.label.style)
            placed.append(_placed(row, text, left, top, text_width))
            left += _SAMPLE + _GAP + text_width + _BETWEEN
    return Legend(rect, tuple(placed))


def _side_by_side(rows: list[LegendRow], room: float, measure: TextMeasure) -> list[list[LegendRow]]:
    """Put short rows beside each other where they fit."""
    lines: list[list[LegendRow]] = []
    used = 0.0
    for row in rows:
        wide = _SAMPLE + _GAP + measure(row.label.text, row.label.style)
        if lines and used + _BETWEEN + wide <= room:
            lines[-1].append(row)
            used += _BETWEEN + wide
        else:
            lines.append([row])
            used = wide
    return lines


def _placed(row: LegendRow, text: str, left: float, top: float, wide: float) -> LegendRow:
    """Return a row at its place."""
    label = replace(row.label, text=text, rect=(left + _SAMPLE + _GAP, top, wide, _ROW))
    return replace(row, sample=(left, top, _SAMPLE, _ROW), label=label)


def _row(text: str, mode: Mode, status: CorridorStatus, colour: str | None, **more: object) -> LegendRow:
    nowhere = (0.0, 0.0, 0.0, 0.0)
    ref = more.get("ref")
    style = LABEL if colour is not None else SMALL
    label = Label(text, nowhere, style, Role.LEGEND, ref if isinstance(ref, Ref) else None)
    return LegendRow(nowhere, label, mode, status, colour, **more)  # type: ignore[arg-type]


def _corridor_rows(plan: MapPlan, look: MapLook) -> list[LegendRow]:
    """Return a row a corridor that has a route; one that does not exist yet is dimmed."""
    drawn: dict[int, bool] = {}
    for stretch in plan.routes.stretches:
        drawn[stretch.corridor] = drawn.get(stretch.corridor, False) or exists(stretch, look.cursor)
    rows = []
    for index in sorted(drawn):
        corridor = plan.dataset.corridors[index]
        ref = Ref(Kind.CORRIDOR, corridor.id)
        emphasis = emphasis_of(ref, look, any_selected=False) if drawn[index] else Emphasis.DIMMED
        rows.append(
            _row(
                pick(corridor.title, look.languages),
                Mode.RAIL,
                corridor.status,
                plan.corridor_colours[index],
                ref=ref,
                emphasis=emphasis,
            )
        )
    return rows


def _width_rows(look: MapLook) -> list[LegendRow]:
    """Return what widths mean, where a series sets them."""
    flow = look.flow
    if flow is None:
        return []
    return [
        _row(look.words.amount(value, flow.unit), Mode.RAIL, _PLAIN, None, width=2.4 * flow.factor(value))
        for value in round_values(flow.largest)
    ]


def _key_rows(plan: MapPlan, look: MapLook) -> list[LegendRow]:
    """Return what line styles mean, those that are on the map; one mode alone needs no key."""
    there = [stretch for stretch in plan.routes.stretches if exists(stretch, look.cursor)]
    modes = [mode for mode in Mode if any(stretch.mode is mode for stretch in there)]
    statuses = [status for status in CorridorStatus if any(stretch.status is status for stretch in there)]
    rows = [_row(look.words.modes.get(mode, ""), mode, _PLAIN, None) for mode in modes if len(modes) > 1]
    rows += [
        _row(look.words.statuses.get(status, ""), Mode.RAIL, status, None)
        for status in statuses
        if status is not _PLAIN
    ]
    return [row for row in rows if row.label.text]


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


def lay_out_note(text: str, measure: TextMeasure) -> Label | None:
    """Return the note in the upper left corner: how much is on the map, and how much cannot be."""
    if not text:
        return None
    return Label(text, (MARGIN, MARGIN - 2, measure(text, NOTE), 16.0), NOTE, Role.NOTE)


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
        rects.append(note.rect)
    return tuple(rects)
