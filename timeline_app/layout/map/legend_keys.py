"""What the kinds of line, their widths and arrows, and the sizes of places mean: the legend's lower rows."""

from collections.abc import Sequence

from timeline_app.layout.map.flows import NARROWEST, round_values
from timeline_app.layout.map.lines import LINE_WIDTH
from timeline_app.layout.map.marks import OUTSIDE_RADIUS, radius_of
from timeline_app.layout.map.scene import Label, LegendRow, MapLook, Marks, Role, RouteLine
from timeline_app.layout.text import SMALL, TextStyle
from timeline_app.model.corridor import CorridorStatus, Direction, Mode
from timeline_app.model.text import pick

ENTRY = TextStyle(11.5)
PLAIN = CorridorStatus.OPERATING

_PLAIN_MODES = (Mode.RAIL, Mode.MULTIMODAL, Mode.OTHER)
_NOWHERE = (0.0, 0.0, 0.0, 0.0)
_MANY = 5
"""From so many events on, a place is visibly larger than one of a single event."""


def key_row(text: str, mode: Mode = Mode.RAIL, status: CorridorStatus = PLAIN) -> LegendRow:
    """Return a row that explains a kind of line; where it stands is for the legend to say."""
    return LegendRow(_NOWHERE, Label(text, _NOWHERE, SMALL, Role.LEGEND), mode, status, None)


def key_rows(look: MapLook, lines: Sequence[RouteLine], marks: Marks) -> list[LegendRow]:
    """Return what has to be explained of what is in the window, the most telling first."""
    rows = [*_width_rows(look), *_direction_rows(look, lines), *_mode_rows(look, lines)]
    rows += _status_rows(look, lines) + _place_rows(look, marks)
    return [row for row in rows if row.label.text]


def _width_rows(look: MapLook) -> list[LegendRow]:
    """Return what widths mean, where a series sets them."""
    flow = look.flow
    if flow is None:
        return []
    chosen = flow.measures[flow.corridor]
    others = sum(corridor != flow.corridor for corridor in flow.values)
    rows = [_heading(look.words.width(pick(chosen.title, look.languages) or chosen.id))]
    rows += [_heading(look.words.others(others))] if others else []
    for value in round_values(flow.largest):
        row = key_row(look.words.amount(value, flow.unit))
        rows.append(_widened(row, LINE_WIDTH * flow.factor(value)))
    rows.append(_widened(key_row(look.words.no_figure), LINE_WIDTH * NARROWEST))
    return rows


def _heading(text: str) -> LegendRow:
    row = key_row(text)
    return LegendRow(row.sample, row.label, Mode.RAIL, PLAIN, None, is_heading=True)


def _widened(row: LegendRow, width: float) -> LegendRow:
    return LegendRow(row.sample, row.label, row.mode, row.status, None, width=width)


def _direction_rows(look: MapLook, lines: Sequence[RouteLine]) -> list[LegendRow]:
    """Return what arrows mean: one way and both ways, where the map has them."""
    found = {line.direction for line in lines}
    shown = [Direction.FORWARD] if found & {Direction.FORWARD, Direction.BACKWARD} else []
    shown += [Direction.BOTH] if Direction.BOTH in found else []
    rows = []
    for direction in shown:
        row = key_row(look.words.directions.get(direction, ""))
        rows.append(LegendRow(row.sample, row.label, row.mode, row.status, None, direction=direction))
    return rows


def _mode_rows(look: MapLook, lines: Sequence[RouteLine]) -> list[LegendRow]:
    """Return what line styles mean; one alone needs no key, and modes drawn alike share one."""
    found = {line.mode for line in lines}
    modes = [mode for mode in Mode if mode in found]
    alike = [mode for mode in modes if mode in _PLAIN_MODES]
    shown = [mode for mode in modes if mode not in alike[1:]]
    rows = []
    for mode in shown if len(shown) > 1 else ():
        names = [look.words.modes.get(one, "") for one in (alike if mode in alike else (mode,))]
        rows.append(key_row(" / ".join(name for name in names if name), mode))
    return rows


def _status_rows(look: MapLook, lines: Sequence[RouteLine]) -> list[LegendRow]:
    found = {line.status for line in lines} - {PLAIN}
    return [
        key_row(look.words.statuses.get(status, ""), Mode.RAIL, status)
        for status in CorridorStatus
        if status in found
    ]


def _place_rows(look: MapLook, marks: Marks) -> list[LegendRow]:
    """Return what the size of a place means, and a faint one."""
    busiest = int(marks.count.max(initial=0))
    counts = [1, int(round_values(busiest)[1])] if busiest >= _MANY else []
    rows = []
    for count in counts:
        row = key_row(look.words.events(count))
        rows.append(LegendRow(row.sample, row.label, row.mode, PLAIN, None, radius=radius_of(count)))
    if marks.outside.any():
        row = key_row(look.words.outside)
        rows.append(
            LegendRow(row.sample, row.label, row.mode, PLAIN, None, radius=OUTSIDE_RADIUS, is_faint=True)
        )
    return rows
