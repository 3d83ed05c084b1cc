"""The two rows of the axis: a fine one with ticks, and a coarse one that tells where one is."""

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, NamedTuple

from timeline_app.layout.axis import TimeAxis
from timeline_app.layout.steps import STEPS, Step, coarser_steps, instants_of
from timeline_app.layout.text import LABEL, LABEL_BOLD, SMALL, TextMeasure, TextStyle

Label = Callable[[str, float], str]
"""Names a unit's stretch or tick: (unit, instant) -> words in the reader's language."""

FINE: Final = LABEL_BOLD
COARSE: Final = LABEL
_GAP: Final = 10.0
"""Pixels that stay free between two labels of a row."""

_LEAST_PITCH: Final = {
    "second": 54.0,
    "minute": 34.0,
    "hour": 28.0,
    "day": 20.0,
    "month": 28.0,
    "year": 26.0,
    "decade": 26.0,
}
"""Steps nearer than this, in pixels, are not tried: their labels would touch in any language."""

_MINOR_GAP: Final = 7.0
"""The least distance of minor ticks in pixels."""

_WIDEST: Final = 110.0
"""No fine label is wider, so steps this far apart always fit; it bounds how many ticks are tried."""


class AxisLabel(NamedTuple):
    """A text with its left edge and width in pixels."""

    text: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class AxisScene:
    """The axis in pixels: labels of both rows, and where ticks and grid lines stand."""

    coarse: tuple[AxisLabel, ...]
    fine: tuple[AxisLabel, ...]
    coarse_ticks: tuple[float, ...]
    ticks: tuple[float, ...]
    minor: tuple[float, ...]
    step: Step


def lay_out_axis(axis: TimeAxis, fine: Label, coarse: Label, measure: TextMeasure) -> AxisScene:
    """Lay out both rows: the finest step whose labels do not touch, if the coarse row has room to say all."""
    made: tuple[Step, list[float], list[AxisLabel]] = (STEPS[-1], [], [])
    above: tuple[list[float], list[AxisLabel]] = ([], [])
    for step in STEPS:
        if step.days * axis.scale < _LEAST_PITCH.get(step.unit, 2 * _GAP) and step is not STEPS[-1]:
            continue
        marks = instants_of(step, axis.start, axis.end)
        labels = _row_labels(axis, step, marks, fine, measure, FINE)
        if labels is None:
            continue
        made = (step, marks, labels)
        above, says_all = _coarse_row(axis, step, coarse, measure)
        if says_all:
            break
    step, marks, labels = made
    left, right = axis.left, axis.right
    scene = AxisScene(
        coarse=tuple(above[1]),
        fine=tuple(labels),
        coarse_ticks=tuple(x for x in axis.pixels_of(above[0]) if left < x < right),
        ticks=tuple(x for x in axis.pixels_of(marks) if left <= x < right),
        minor=tuple(_minor_ticks(axis, step, marks)),
        step=step,
    )
    return without_lone(scene, axis)


_INCOMPLETE: Final = ("second", "minute", "hour", "day", "month")
"""Labels of these units say nothing without the coarse label above them."""


def without_lone(scene: AxisScene, axis: TimeAxis, told: Sequence[float] = ()) -> AxisScene:
    """Leave out fine labels that nothing above says the month or year of: a lone 14 could be any.

    They stand at the window's edges, where a coarse cell is too narrow for its label. ``told`` are pixels
    whose cell something else names.
    """
    if scene.step.unit not in _INCOMPLETE:
        return scene
    edges = (*scene.coarse_ticks, axis.right + 1)
    named = {bisect_right(edges, x) for x in (*told, *(label.x for label in scene.coarse))}
    kept = tuple(label for label in scene.fine if bisect_right(edges, label.x + label.width / 2) in named)
    return scene if len(kept) == len(scene.fine) else replace(scene, fine=kept)


def lay_out_single_row(
    axis: TimeAxis, label: Label, measure: TextMeasure, room: float = 70.0
) -> list[AxisLabel]:
    """Lay out one sparse row of labels at their ticks, as the overview has below its histogram."""
    for step in STEPS:
        if step.unit == "day" or step.days * axis.scale < room:
            continue
        marks = [at for at in instants_of(step, axis.start, axis.end) if at >= axis.start]
        labels = [_at_tick(axis.x_of(at), label(step.unit, at), measure, SMALL) for at in marks]
        labels = [kept for kept in labels if kept.x >= axis.left and kept.x + kept.width <= axis.right]
        if _apart(labels):
            return labels
    return []


def _row_labels(
    axis: TimeAxis,
    step: Step,
    marks: Sequence[float],
    words: Label,
    measure: TextMeasure,
    style: TextStyle,
) -> list[AxisLabel] | None:
    """Return the labels of one row, None where two of them would touch."""
    if step.is_cell:
        return _cell_labels(axis, step, marks, words, measure, style)
    labels: list[AxisLabel] = []
    free = -math.inf
    # Steps that are too fine touch at once, and words cost more than anything else here.
    for x, at in zip(axis.pixels_of(marks), marks, strict=True):
        label = _at_tick(x, words(step.unit, at), measure, style)
        if label.x < free:
            return None
        free = label.x + label.width + _GAP
        labels.append(label)
    return [kept for kept in labels if kept.x >= axis.left and kept.x + kept.width <= axis.right]


def _cell_labels(
    axis: TimeAxis,
    step: Step,
    marks: Sequence[float],
    words: Label,
    measure: TextMeasure,
    style: TextStyle,
) -> list[AxisLabel] | None:
    most = min(axis.pixels(step.days), _WIDEST + _GAP) - _GAP
    texts, widths = [], []
    last = len(marks) - 1
    for number, at in enumerate(marks):
        texts.append(words(step.unit, at))
        widths.append(measure(texts[-1], style))
        # The first and the last cell may be cut by the window.
        if 0 < number < last and widths[-1] > most:
            return None
    end = instants_of(step, axis.end, axis.end + 2 * step.days + 1)[-1]
    return _in_cells(axis, axis.pixels_of([*marks, end]), texts, widths)


def _apart(labels: Sequence[AxisLabel]) -> bool:
    return all(a.x + a.width + _GAP <= b.x for a, b in pairwise(labels))


def _at_tick(x: float, text: str, measure: TextMeasure, style: TextStyle) -> AxisLabel:
    width = measure(text, style)
    return AxisLabel(text, x - width / 2, width)


def _in_cells(
    axis: TimeAxis, edges: Sequence[float], texts: Sequence[str], widths: Sequence[float]
) -> list[AxisLabel]:
    """Centre labels in the visible parts of their cells, where there is room; ``edges`` are the cells'."""
    least, most = axis.left, axis.right
    labels = []
    for (start, end), text, width in zip(pairwise(edges), texts, widths, strict=True):
        left, right = max(start, least), min(end, most)
        if right - left >= width + _GAP:
            labels.append(AxisLabel(text, (left + right - width) / 2, width))
    return labels


def _coarse_row(
    axis: TimeAxis, fine: Step, words: Label, measure: TextMeasure
) -> tuple[tuple[list[float], list[AxisLabel]], bool]:
    """Label the coarse cells at their left, kept in view; there is always at least one label.

    Returns (instants, labels), and whether every cell that is wholly in view has its label.
    """
    row: tuple[list[float], list[AxisLabel]] = ([], [])
    for step in coarser_steps(fine):
        marks = instants_of(step, axis.start, axis.end)
        texts = [words(step.unit, at) for at in marks]
        lefts = [max(x, axis.left) for x in axis.pixels_of(marks)]
        cells = list(zip(texts, lefts, [*lefts[1:], axis.right], map(measure, texts), strict=True))
        fits = [right - left >= width + _GAP for _text, left, right, width in cells]
        row = (
            marks,
            [
                AxisLabel(text, left + _GAP / 2, width)
                for (text, left, _right, width), fit in zip(cells, fits, strict=True)
                if fit
            ],
        )
        if row[1] and all(fits[1:-1]):
            return row, True
    return row, False


_NESTED: Final = {
    ("second", 30): (("second", 10),),
    ("minute", 1): (("second", 10), ("second", 30)),
    ("minute", 2): (("minute", 1),),
    ("minute", 5): (("minute", 1),),
    ("minute", 10): (("minute", 5), ("minute", 2)),
    ("minute", 15): (("minute", 5),),
    ("minute", 30): (("minute", 10), ("minute", 15)),
    ("hour", 1): (("minute", 15), ("minute", 30)),
    ("hour", 2): (("minute", 30), ("hour", 1)),
    ("hour", 3): (("hour", 1),),
    ("hour", 6): (("hour", 1), ("hour", 3)),
    ("hour", 12): (("hour", 3), ("hour", 6)),
    ("day", 1): (("hour", 6), ("hour", 12)),
    ("day", 2): (("day", 1),),
    ("day", 5): (("day", 1),),
    ("day", 10): (("day", 1), ("day", 5)),
    ("month", 1): (("day", 5), ("day", 10)),
    ("month", 3): (("month", 1),),
    ("year", 1): (("month", 1), ("month", 3)),
    ("year", 2): (("year", 1),),
    ("year", 5): (("year", 1),),
    ("decade", 1): (("year", 1), ("year", 5)),
    ("decade", 2): (("decade", 1),),
    ("decade", 5): (("decade", 1),),
    ("century", 1): (("decade", 1), ("decade", 5)),
    ("century", 2): (("century", 1),),
    ("century", 5): (("century", 1),),
    ("millennium", 1): (("century", 1), ("century", 5)),
    ("millennium", 2): (("millennium", 1),),
    ("millennium", 5): (("millennium", 1),),
    ("millennium", 10): (("millennium", 1), ("millennium", 5)),
}
_BY_NAME: Final = {(step.unit, step.every): step for step in STEPS}


def _minor_ticks(axis: TimeAxis, step: Step, marks: Sequence[float]) -> list[float]:
    major = set(marks)
    for name in _NESTED.get((step.unit, step.every), ()):
        finer = _BY_NAME[name]
        if finer.days * axis.scale >= _MINOR_GAP:
            left, right = axis.left, axis.right
            between = [at for at in instants_of(finer, axis.start, axis.end) if at not in major]
            return [x for x in axis.pixels_of(between) if left <= x < right]
    return []
