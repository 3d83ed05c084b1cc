"""Value labels of a chart: each beside its point where it hides nothing, the important ones first."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.layout.hit import Rect

Stroke = tuple[float, float, float, float]
"""A straight line: x and y of its two ends."""

AWAY = 7.0
"""Pixels between a point's centre and its label's nearest edge."""

HEIGHT = 13.0
APART = 6.0
"""Pixels that stay free between two labels side by side."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that wants a place beside (x, y); ``lift`` keeps it clear of an arrow above the point."""

    key: int
    text: str
    x: float
    y: float
    width: float
    lift: float = 0.0


def overlaps(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share more than an edge."""
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def inside(rect: Rect, frame: Rect) -> bool:
    """Whether a rectangle lies wholly within another."""
    return (
        rect[0] >= frame[0]
        and rect[1] >= frame[1]
        and rect[0] + rect[2] <= frame[0] + frame[2]
        and rect[1] + rect[3] <= frame[1] + frame[3]
    )


def crosses(rect: Rect, line: Stroke) -> bool:
    """Whether a straight line touches a rectangle (Liang and Barsky's clipping)."""
    x, y, width, height = rect
    x1, y1, x2, y2 = line
    enter, leave = 0.0, 1.0
    for delta, start, low, high in ((x2 - x1, x1, x, x + width), (y2 - y1, y1, y, y + height)):
        if delta == 0:
            if not low <= start <= high:
                return False
            continue
        near, far = sorted(((low - start) / delta, (high - start) / delta))
        enter, leave = max(enter, near), min(leave, far)
    return enter <= leave


def _candidates(label: Wanted) -> tuple[Rect, ...]:
    width, x, y = label.width, label.x, label.y
    above, below = y - AWAY - HEIGHT - label.lift, y + AWAY
    return (
        (x - width / 2, above, width, HEIGHT),
        (x + AWAY, y - HEIGHT / 2, width, HEIGHT),
        (x - AWAY - width, y - HEIGHT / 2, width, HEIGHT),
        (x - width / 2, below, width, HEIGHT),
        (x - width + 3, above, width, HEIGHT),
        (x - 3, above, width, HEIGHT),
        (x + 3, below, width, HEIGHT),
        (x - width - 3, below, width, HEIGHT),
    )


def lines_near(lines: Sequence[Stroke], label: Wanted) -> list[Stroke]:
    """Return the lines that any place of a label could touch."""
    left, right = label.x - label.width - AWAY, label.x + label.width + AWAY
    return [line for line in lines if max(line[0], line[2]) >= left and min(line[0], line[2]) <= right]


def place_labels(
    labels: Sequence[Wanted],
    frame: Rect,
    taken: Sequence[Rect],
    lines: Sequence[Stroke],
) -> dict[int, Rect]:
    """Return a place for each label that has one, by key; ``labels`` come most important first.

    No label overlaps another, leaves the ``frame`` or covers what is ``taken``; crossing one of the
    ``lines`` is avoided where another side is free.
    """
    occupied = list(taken)
    placed: dict[int, Rect] = {}
    for label in labels:
        free = [
            rect
            for rect in _candidates(label)
            if inside(rect, frame) and not any(overlaps(rect, other) for other in occupied)
        ]
        if free:
            near = lines_near(lines, label)
            best = min(free, key=lambda rect: sum(crosses(rect, line) for line in near))
            placed[label.key] = best
            occupied.append((best[0] - APART, best[1], best[2] + 2 * APART, best[3]))
    return placed
