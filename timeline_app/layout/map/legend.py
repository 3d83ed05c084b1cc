"""The legend: corridors by colour, then what the kinds of line mean. Short until it is opened."""

import math
from collections.abc import Set as AbstractSet
from dataclasses import replace

from timeline_app.layout.hit import Rect
from timeline_app.layout.map.legend_keys import ENTRY, key_row, key_rows
from timeline_app.layout.map.lines import direction_of, emphasis_of, exists
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import Emphasis, Legend, LegendRow, MapLook, Marks, RouteLine
from timeline_app.layout.text import TextMeasure, elide_at_word
from timeline_app.model.corridor import Direction, Mode
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.text import pick

MARGIN = 12.0

_PADDING, _ROW, _SAMPLE, _GAP, _BETWEEN = 9.0, 18.0, 24.0, 8.0, 14.0
_SHORT_SHARE, _WHOLE_SHARE, _WIDEST = 0.42, 0.86, 240.0
_CORRIDOR_SHARE, _FLOW_SHARE = 0.7, 0.4
"""Of the rows, how many corridors get at least: fewer when the width of lines has to be explained."""

_FEWEST = 3
_FOLDED_BELOW = 400.0
_BUTTON, _BUTTON_PADDING = 26.0, 11.0


def has_room_for_legend(height: float) -> bool:
    """Whether a map of this height keeps its legend open: in a lower one it would hide too much."""
    return height >= _FOLDED_BELOW


def lay_out_legend(
    plan: MapPlan,
    look: MapLook,
    seen: tuple[tuple[RouteLine, ...], Marks],
    size: tuple[float, float],
    measure: TextMeasure,
) -> Legend | None:
    """Return the legend in the lower left corner, None where there is no room or nothing to explain.

    A short one leaves out corridors that are not ``seen``, and the last ones, but for those looked at, and
    ends in a row that opens it.
    """
    width, height = size
    share = _WHOLE_SHARE if look.whole_legend else _SHORT_SHARE
    most = int((height * share - 2 * _PADDING) / _ROW)
    if width < 420 or most < _FEWEST:
        return None
    ways, marks = seen
    corridors = _corridor_rows(plan, look)
    keys = key_rows(look, ways, marks)
    if not corridors and not keys:
        return None
    if look.folds_legend and not look.whole_legend and not has_room_for_legend(height):
        return _folded(look, height, measure)
    inner = _inner_width(corridors, min(_WIDEST, width * 0.4), measure)
    key_lines = _side_by_side(keys, inner, measure)
    share = _CORRIDOR_SHARE if look.flow is None else _FLOW_SHARE
    room = max(most - len(key_lines), math.ceil(most * share))
    lines = [[row] for row in _shortened(corridors, room, look, {way.ref for way in ways})]
    lines += key_lines[: max(0, most - len(lines))]
    legend_height = 2 * _PADDING - 4 + _ROW * len(lines)
    rect = (MARGIN, height - MARGIN - legend_height, inner + 2 * _PADDING, legend_height)
    return Legend(rect, _placed_rows(lines, rect, inner, measure))


def _folded(look: MapLook, height: float, measure: TextMeasure) -> Legend:
    """Return the legend as a button that opens it."""
    row = replace(key_row(look.words.legend), colour="", is_toggle=True)
    wide = measure(row.label.text, row.label.style)
    rect = (MARGIN, height - MARGIN - _BUTTON, wide + 2 * _BUTTON_PADDING, _BUTTON)
    label = replace(row.label, rect=(rect[0] + _BUTTON_PADDING, rect[1], wide, _BUTTON))
    return Legend(rect, (replace(row, sample=rect, label=label),))


def _placed_rows(
    lines: list[list[LegendRow]], rect: Rect, inner: float, measure: TextMeasure
) -> tuple[LegendRow, ...]:
    """Return the rows at their places, each text as long as there is room for."""
    placed: list[LegendRow] = []
    for number, line in enumerate(lines):
        left, top = rect[0] + _PADDING, rect[1] + _PADDING - 2 + number * _ROW
        for row in line:
            room = inner - _indent(row) + 0.5
            text = elide_at_word(row.label.text, room, measure, row.label.style)
            wide = measure(text, row.label.style)
            label = replace(row.label, text=text, rect=(left + _indent(row), top, wide, _ROW))
            placed.append(replace(row, sample=(left, top, _SAMPLE, _ROW), label=label))
            left += _indent(row) + wide + _BETWEEN
    return tuple(placed)


def _indent(row: LegendRow) -> float:
    """Return how far a row's text stands to the right of its beginning: past its sample."""
    return 0.0 if row.is_heading else _SAMPLE + _GAP


def _inner_width(rows: list[LegendRow], room: float, measure: TextMeasure) -> float:
    wide = max((measure(row.label.text, row.label.style) for row in rows), default=60.0)
    return max(_SAMPLE + _GAP + min(wide, room), 130.0)


def _shortened(rows: list[LegendRow], most: int, look: MapLook, seen: AbstractSet[Ref]) -> list[LegendRow]:
    """Return as many rows as there is room for, the last of them the one that opens or closes the rest."""
    most = max(most, 2)
    if look.whole_legend and (look.folds_legend or len(rows) > _FEWEST):
        closing = replace(key_row(look.words.fewer), colour="", is_toggle=True)
        return [*rows[: most - 1], closing]
    there = [number for number, row in enumerate(rows) if row.ref in seen or row.emphasis > Emphasis.PLAIN]
    if len(there) == len(rows) <= most:
        return rows
    kept = sorted(there, key=lambda number: (-max(rows[number].emphasis, Emphasis.PLAIN), number))
    shown = [rows[number] for number in sorted(kept[: most - 1])]
    opening = key_row(look.words.more(len(rows) - len(shown)))
    return [*shown, replace(opening, colour="", is_toggle=True)]


def _side_by_side(rows: list[LegendRow], room: float, measure: TextMeasure) -> list[list[LegendRow]]:
    """Put short rows beside each other where they fit."""
    lines: list[list[LegendRow]] = []
    used = 0.0
    for row in rows:
        wide = _indent(row) + measure(row.label.text, row.label.style)
        if lines and not row.is_heading and used + _BETWEEN + wide <= room:
            lines[-1].append(row)
            used += _BETWEEN + wide
        else:
            lines.append([row])
            used = wide
    return lines


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
        mode = Mode.RAIL if corridor.mode is Mode.MULTIMODAL else corridor.mode
        row = key_row(pick(corridor.title, look.languages), mode, corridor.status)
        rows.append(
            replace(
                row,
                label=replace(row.label, style=ENTRY, ref=ref),
                colour=plan.corridor_colours[index],
                ref=ref,
                emphasis=emphasis,
                direction=_direction_of(plan, look, index),
            )
        )
    return rows


def _direction_of(plan: MapPlan, look: MapLook, corridor: int) -> Direction | None:
    """Return which way things flow along a corridor, None where its stretches differ."""
    ref = plan.dataset.corridors[corridor].id
    there = [one for one in plan.routes.stretches if one.corridor == corridor and exists(one, look.cursor)]
    found = {direction_of(stretch, ref, look) for stretch in there}
    return found.pop() if len(found) == 1 else None
