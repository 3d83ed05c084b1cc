"""Charts: series in time as points, whiskers, flags and honest lines, all in pixels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from timeline_app.layout.axis import Span, TimeAxis
from timeline_app.layout.charts_data import ChartData, DataPoint, DataSeries, Sort
from timeline_app.layout.charts_labels import HEIGHT, Wanted, crosses, lines_near, place_labels
from timeline_app.layout.charts_scale import ValueAxis, value_axis
from timeline_app.layout.hit import Rect
from timeline_app.layout.text import TextMeasure, TextStyle, elide_at_word
from timeline_app.layout.ticks import lay_out_single_row
from timeline_app.model.instant import DAYS_PER_YEAR
from timeline_app.model.ref import Ref

PADDING = 12.0
TITLE = TextStyle(12.0, bold=True)
UNIT = TextStyle(12.0)
TICK = TextStyle(11.0, tabular=True)
VALUE = TextStyle(11.0)
VALUE_BOLD = TextStyle(11.0, bold=True)
TITLE_LINE = 17.0
LEGEND_LINE = 17.0
FOOT = 20.0
SWITCH = 32.0
"""Room kept in the corner for the switch between scales."""
HEADROOM = 18.0
ARROW = 13.0
POINT_RADIUS = 4.0
GOAL_COLOUR = "vermilion"
MOST_LABELS = 40
_REACH = 10.0
"""How near the pointer must come to a point, in pixels."""


class Dash(StrEnum):
    """How a line is drawn."""

    SOLID = "solid"
    DOTTED = "dotted"
    DASHED = "dashed"


class Tone(StrEnum):
    """What a text is for; painting knows the colour."""

    TITLE = "title"
    UNIT = "unit"
    TICK = "tick"
    VALUE = "value"
    STRONG = "strong"
    GOAL = "goal"
    LEGEND = "legend"


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text with its baseline, in a named colour or its tone's.

    ``haloed`` where a line runs behind it.
    """

    text: str
    x: float
    baseline: float
    style: TextStyle
    tone: Tone
    haloed: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight stroke in a series' colour."""

    x1: float
    y1: float
    x2: float
    y2: float
    dash: Dash
    colour: str


@dataclass(frozen=True, slots=True)
class Dot:
    """An observation in its place. ``shape`` tells series apart without colour."""

    ref: Ref
    point: DataPoint
    x: float
    y: float
    colour: str
    shape: int = 0
    radius: float = POINT_RADIUS
    reach: tuple[float, float] | None = None
    whisker: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of the legend: a mark in a series' colour and shape."""

    x: float
    y: float
    colour: str
    shape: int


@dataclass(frozen=True, slots=True)
class ChartScene:
    """A chart in pixels. ``goals`` are the levels of targets; ``grid`` the heights of value ticks."""

    width: float
    height: float
    plot: Rect
    time: TimeAxis
    values: ValueAxis
    grid: tuple[float, ...]
    ticks: tuple[float, ...]
    lines: tuple[Line, ...]
    goals: tuple[Line, ...]
    dots: tuple[Dot, ...]
    words: tuple[Words, ...]
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class ChartFormats:
    """How numbers and instants are written: ``value(number, step)``, ``day(unit, instant)``."""

    value: Callable[[float], str]
    day: Callable[[str, float], str]


def time_span(series: Sequence[DataSeries]) -> Span:
    """Return the stretch of time some series cover, a year at least."""
    points = [point for one in series for point in one.points]
    if not points:
        return 0.0, DAYS_PER_YEAR
    start, end = min(p.start for p in points), max(p.end for p in points)
    lacking = max(0.0, DAYS_PER_YEAR - (end - start)) / 2
    return start - lacking, end + lacking


def all_values(series: Sequence[DataSeries]) -> list[float]:
    """Return every value a chart must have room for."""
    points = [point for one in series for point in one.points]
    return [v for p in points for v in (p.value, p.lower, p.upper) if v is not None]


def lay_out_chart(
    data: ChartData, width: float, height: float, measure: TextMeasure, formats: ChartFormats
) -> ChartScene:
    """Place a chart in ``width`` by ``height`` pixels."""
    words, keys, top = _heading(data, width, measure)
    bottom = height - PADDING - FOOT
    values = value_axis(all_values(data.series), top + HEADROOM, bottom - 4.0, logarithmic=data.logarithmic)
    marks = values.ticks()
    labels = [formats.value(mark) for mark in marks]
    gutter = max((measure(label, TICK) for label in labels), default=0.0) + 8.0
    left, right = PADDING + gutter, width - PADDING
    plot = (left, top, max(right - left, 1.0), bottom - top)
    time = _time_axis(data.series, plot)
    words += [
        Words(text, left - 8.0 - measure(text, TICK), values.y_of(mark) + 4.0, TICK, Tone.TICK)
        for mark, text in zip(marks, labels, strict=True)
    ]
    row = lay_out_single_row(time, formats.day, measure, 46.0)
    words += [Words(label.text, label.x, bottom + 16.0, TICK, Tone.TICK) for label in row]
    dots = _dots(data.series, time, values)
    lines = _lines(data.series, dots)
    goals = tuple(
        Line(left, dot.y, left + plot[2], dot.y, Dash.DASHED, goal_colour(data, dot))
        for dot in dots
        if dot.point.sort is Sort.TARGET
    )
    words += _labels(dots, lines, goals, plot, measure)
    dots = tuple(replace(d, colour=goal_colour(data, d)) if d.point.sort is Sort.TARGET else d for d in dots)
    return ChartScene(
        width,
        height,
        plot,
        time,
        values,
        tuple(values.y_of(mark) for mark in marks),
        tuple(label.x + label.width / 2 for label in row),
        lines,
        goals,
        dots,
        tuple(words),
        tuple(keys),
    )


def goal_colour(data: ChartData, dot: Dot) -> str:
    """Return the colour of a target: its own on a chart of one series, the series' among several."""
    return GOAL_COLOUR if len(data.series) == 1 else dot.colour


def _heading(data: ChartData, width: float, measure: TextMeasure) -> tuple[list[Words], list[Key], float]:
    """The title with what its numbers are in, and a legend where there is more than one series."""
    room = width - 2 * PADDING
    room -= SWITCH if data.offers_scales else 0.0
    title = elide_at_word(data.title, room, measure, TITLE) or data.title
    y = PADDING + 11.0
    words = [Words(title, PADDING, y, TITLE, Tone.TITLE)]
    used = measure(title, TITLE)
    unit = ", ".join(part for part in (data.unit, data.note) if part)
    if unit and used + measure(f", {unit}", UNIT) <= room:
        words.append(Words(f", {unit}", PADDING + used, y, UNIT, Tone.UNIT))
    elif unit:
        y += TITLE_LINE
        words.append(Words(elide_at_word(unit, room, measure, UNIT) or unit, PADDING, y, UNIT, Tone.UNIT))
    keys: list[Key] = []
    if len(data.series) > 1:
        for shape, one in enumerate(data.series):
            y += LEGEND_LINE
            keys.append(Key(PADDING + 5.0, y - 4.0, one.colour, shape))
            name = elide_at_word(one.name, room - 16.0, measure, UNIT) or one.name
            words.append(Words(name, PADDING + 16.0, y, UNIT, Tone.LEGEND))
    return words, keys, y + 8.0


def _time_axis(series: Sequence[DataSeries], plot: Rect) -> TimeAxis:
    """The time axis with a margin of pixels on either side, so that points and labels have room."""
    start, end = time_span(series)
    left, _, width, _ = plot
    margin = min(16.0, width / 8)
    room = max(width - 2 * margin, 1.0)
    days = (end - start) / room
    return TimeAxis(start - margin * days, end + margin * days, left, width)


def _dots(series: Sequence[DataSeries], time: TimeAxis, values: ValueAxis) -> tuple[Dot, ...]:
    dots = []
    for shape, one in enumerate(series):
        crowded = _crowded_radius(time.width / max(len(one.points), 1))
        for point in one.points:
            start, end = time.x_of(point.start), time.x_of(point.end)
            reach = (start, end) if end - start > 3 * POINT_RADIUS else None
            whisker = None
            if point.lower is not None and point.upper is not None:
                whisker = (values.y_of(point.upper), values.y_of(point.lower))
            x, y = time.x_of(point.middle), values.y_of(point.value)
            radius = POINT_RADIUS if _stands_out(point) else crowded
            dots.append(Dot(one.ref, point, x, y, one.colour, shape, radius, reach, whisker))
    return tuple(dots)


def _stands_out(point: DataPoint) -> bool:
    return point.leading or point.differs or point.arrow != 0 or point.sort is not Sort.MEASURED


def _crowded_radius(pitch: float) -> float:
    """How large a point is drawn when its neighbours are ``pitch`` pixels away: the line tells the rest."""
    if pitch >= 2.5 * POINT_RADIUS:
        return POINT_RADIUS
    return 2.0 if pitch >= 5.0 else 0.0


def _lines(series: Sequence[DataSeries], dots: Sequence[Dot]) -> tuple[Line, ...]:
    lines, first = [], 0
    for one in series:
        own = dots[first : first + len(one.points)]
        first += len(one.points)
        for stretch in one.stretches:
            a, b = own[stretch.first], own[stretch.second]
            dash = Dash.DASHED if stretch.dashed else Dash.DOTTED if stretch.dotted else Dash.SOLID
            lines.append(Line(a.x, a.y, b.x, b.y, dash, one.colour))
    return tuple(lines)


def _worth_a_label(dots: Sequence[Dot]) -> list[int]:
    """Which of the values that have a label to write, most important first."""
    offered = [i for i, dot in enumerate(dots) if dot.point.label and dot.point.sort is not Sort.TARGET]
    ends = {choose(offered, key=lambda i: dots[i].x) for choose in (min, max) if offered}
    ranked = sorted((*_rank(dots[i], i in ends), i) for i in offered)
    # Two sources that say the same of one period need it written once.
    said: dict[tuple[float, str], int] = {}
    for *_, i in ranked:
        said.setdefault((dots[i].x, dots[i].point.label), i)
    return list(said.values())[:MOST_LABELS]


def _rank(dot: Dot, is_end: bool) -> tuple[int, float]:
    """The leading figure, then forecasts and estimates, what is disputed, the ends, the recent."""
    point = dot.point
    if point.leading:
        return 0, 0.0
    if point.sort is not Sort.MEASURED:
        return 1, -dot.x
    if point.differs:
        return 2, -dot.x
    return (3 if is_end else 4), -dot.x


def _box(dot: Dot) -> Rect:
    return dot.x - POINT_RADIUS, dot.y - POINT_RADIUS, 2 * POINT_RADIUS, 2 * POINT_RADIUS


def _labels(
    dots: Sequence[Dot], lines: Sequence[Line], goals: Sequence[Line], plot: Rect, measure: TextMeasure
) -> list[Words]:
    """Write the goals' names along their levels, then the values beside their points."""
    taken = [_box(dot) for dot in dots if dot.radius]
    taken += [(dot.x - 4.0, dot.y - ARROW, 8.0, ARROW) for dot in dots if dot.point.arrow > 0]
    words: list[Words] = []
    for dot in dots:
        if dot.point.sort is Sort.TARGET and dot.point.label:
            others = [goal.y1 for goal in goals if goal.y1 != dot.y]
            rect = _goal_place(dot, plot, measure(dot.point.label, VALUE), taken, others)
            if rect is not None:
                taken.append(rect)
                colour = next(goal.colour for goal in goals if goal.y1 == dot.y)
                haloed = _struck(rect, others)
                words.append(
                    Words(dot.point.label, rect[0], rect[1] + 10.0, VALUE, Tone.GOAL, haloed, colour)
                )
    strokes = [(line.x1, line.y1, line.x2, line.y2) for line in (*lines, *goals)]
    wanted = {i: _wanted(i, dots[i], measure) for i in _worth_a_label(dots)}
    frame = (plot[0] - 6.0, plot[1] - 4.0, plot[2] + 12.0, plot[3] + 4.0)
    for i, rect in place_labels(tuple(wanted.values()), frame, taken, strokes).items():
        strong = dots[i].point.leading
        style, tone = (VALUE_BOLD, Tone.STRONG) if strong else (VALUE, Tone.VALUE)
        haloed = any(crosses(rect, stroke) for stroke in lines_near(strokes, wanted[i]))
        words.append(Words(dots[i].point.label, rect[0], rect[1] + 10.0, style, tone, haloed))
    return words


def _wanted(key: int, dot: Dot, measure: TextMeasure) -> Wanted:
    style = VALUE_BOLD if dot.point.leading else VALUE
    lift = ARROW - 4.0 if dot.point.arrow > 0 else 0.0
    width = measure(dot.point.label, style)
    return Wanted(key, dot.point.label, dot.x, dot.y, width, lift)


def _goal_place(
    dot: Dot, plot: Rect, width: float, taken: Sequence[Rect], others: Sequence[float]
) -> Rect | None:
    """A place for a goal's name: off other goals' levels, above its own before below, from the left."""
    left, _, room, _ = plot
    steps = max(0, int((room - width - 2.0) // 12.0) + 1)
    places = [
        (left + 2.0 + 12.0 * step, y, width, HEIGHT)
        for y in (dot.y - HEIGHT - 2.0, dot.y + 3.0)
        for step in range(steps)
    ]
    free = [rect for rect in places if not any(_near(rect, other) for other in taken)]
    return min(free, key=lambda rect: _struck(rect, others), default=None)


def _struck(rect: Rect, levels: Sequence[float]) -> bool:
    return any(rect[1] < level < rect[1] + rect[3] for level in levels)


def _near(one: Rect, other: Rect) -> bool:
    return (
        one[0] - 3 < other[0] + other[2]
        and other[0] < one[0] + one[2] + 3
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def dot_at(scene: ChartScene, x: float, y: float) -> Dot | None:
    """Return the observation nearest to a point, None where none is in reach."""
    nearest = min(scene.dots, key=lambda dot: (dot.x - x) ** 2 + (dot.y - y) ** 2, default=None)
    if nearest is None or (nearest.x - x) ** 2 + (nearest.y - y) ** 2 > _REACH**2:
        return None
    return nearest


def dot_nearest_in_time(scene: ChartScene, x: float) -> Dot | None:
    """Return the observation nearest in time, for reading values along the axis."""
    return min(scene.dots, key=lambda dot: abs(dot.x - x), default=None)
