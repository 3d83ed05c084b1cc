"""The legend: corridors by colour, then what the kinds of line mean. Short until it is opened."""

import math
from dataclasses import replace

from timeline_app.layout.map.flows import round_values
from timeline_app.layout.map.lines import emphasis_of, exists
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import Emphasis, Label, Legend, LegendRow, MapLook, Role
from timeline_app.layout.text import SMALL, TextMeasure, TextStyle, elide_at_word
from timeline_app.model.corridor import CorridorStatus, Mode
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.text import pick

MARGIN = 12.0
ENTRY = TextStyle(11.5)

_PADDING, _ROW, _SAMPLE, _GAP, _BETWEEN = 9.0, 18.0, 24.0, 8.0, 14.0
_SHORT_SHARE, _WHOLE_SHARE, _WIDEST = 0.42, 0.86, 240.0
_CORRIDOR_SHARE = 0.7
_FEWEST = 3
_PLAIN = CorridorStatus.OPERATING


def lay_out_legend(
    plan: MapPlan, look: MapLook, size: tuple[float, float], measure: TextMeasure
) -> Legend | None:
    """Return the legend in the lower left corner, None where there is no room or nothing to explain.

    A short one leaves out the last corridors, but for those looked at, and ends in a row that opens it.
    """
    width, height = size
    share = _WHOLE_SHARE if look.whole_legend else _SHORT_SHARE
    most = int((height * share - 2 * _PADDING) / _ROW)
    if width < 420 or most < _FEWEST:
        return None
    corridors = _corridor_rows(plan, look)
    keys = _width_rows(look) + _key_rows(plan, look)
    if not corridors and not keys:
        return None
    inner = _inner_width(corridors, min(_WIDEST, width * 0.4), measure)
    key_lines = _side_by_side(keys, inner, measure)
    room = max(most - len(key_lines), math.ceil(most * _CORRIDOR_SHARE))
    lines = [[row] for row in _shortened(corridors, room, look)]
    lines += key_lines[: max(0, most - len(lines))]
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


def _inner_width(rows: list[LegendRow], room: float, measure: TextMeasure) -> float:
    wide = max((measure(row.label.text, row.label.style) for row in rows), default=60.0)
    return max(_SAMPLE + _GAP + min(wide, room), 130.0)


def _shortened(rows: list[LegendRow], most: int, look: MapLook) -> list[LegendRow]:
    """Return as many rows as there is room for, the last of them the one that opens or closes the rest."""
    most = max(most, 2)
    if look.whole_legend and len(rows) > _FEWEST:
        closing = replace(_row(look.words.fewer, Mode.RAIL, _PLAIN, ""), is_toggle=True)
        return [*rows[: most - 1], closing]
    if len(rows) <= most:
        return rows
    kept = sorted(range(len(rows)), key=lambda number: (-max(rows[number].emphasis, Emphasis.PLAIN), number))
    shown = [rows[number] for number in sorted(kept[: most - 1])]
    opening = _row(look.words.more(len(rows) - len(shown)), Mode.RAIL, _PLAIN, "")
    return [*shown, replace(opening, is_toggle=True)]


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
    style = ENTRY if colour is not None else SMALL
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
                Mode.RAIL if corridor.mode is Mode.MULTIMODAL else corridor.mode,
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
