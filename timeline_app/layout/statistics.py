"""Where the key figures stand: cards in columns, each a number with its period and source."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from timeline_app.layout.hit import HitTarget, Rect, contains
from timeline_app.layout.text import TextMeasure, TextStyle, elide_at_word
from timeline_app.model.ref import Ref

GAP = 8.0
PADDING = 12.0
NARROWEST = 124.0
"""Below this width a card's number no longer fits: one column fewer."""
WIDEST_COLUMN = 190.0
LINE = 16.0
NUMBER_LINE = 25.0
CHIP_HEIGHT = 17.0
SPARK = (52.0, 16.0)

LONGEST_NUMBER = 18
"""A number of more characters than that would be broken, or cut, in a single column."""

NUMBER_SIZES = (21.0, 19.0, 17.0, 15.0)
SMALLEST = TextStyle(NUMBER_SIZES[-1], bold=True)
UNIT = TextStyle(13.0, bold=True)
TITLE = TextStyle(12.0)
PERIOD = TextStyle(11.0)
CHIP = TextStyle(11.0)
WARNING = TextStyle(11.0)
TITLE_LINES = 3


class Ink(StrEnum):
    """What a run of text is for; painting knows the colour."""

    NUMBER = "number"
    UNIT = "unit"
    TITLE = "title"
    PERIOD = "period"
    CHIP = "chip"
    WARNING = "warning"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class Chip:
    """A source under a figure: its label, a ``mark`` where that finds no room, what a tooltip says."""

    label: str
    ref: Ref
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class SparkPoint:
    """A point of a sparkline, ``x`` and ``y`` from 0 to 1, y upwards; ``joined`` to the one before."""

    x: float
    y: float
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A key figure in the reader's words.

    ``tight`` sets the unit close to its number; ``direction`` is -1, 0 or 1; ``spoken`` says it all.
    """

    ref: Ref
    number: str
    unit: str
    title: str
    period: str
    change: str = ""
    direction: int = 0
    warning: str = ""
    chips: tuple[Chip, ...] = ()
    spark: tuple[SparkPoint, ...] = ()
    spoken: str = ""
    muted: bool = False
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A line of text: where it starts, and its baseline."""

    text: str
    x: float
    baseline: float
    style: TextStyle
    ink: Ink


@dataclass(frozen=True, slots=True)
class Triangle:
    """A small mark that says up (1) or down (-1), in a box."""

    rect: Rect
    direction: int


@dataclass(frozen=True, slots=True)
class PlacedCard:
    """A card with its place: what to paint, and what can be hit."""

    card: Card
    rect: Rect
    runs: tuple[Run, ...]
    chips: tuple[tuple[Chip, Rect], ...]
    warning: Rect | None
    triangle: Triangle | None
    spark: Rect | None


@dataclass(frozen=True, slots=True)
class CardsScene:
    """All cards placed; ``height`` is what they need."""

    cards: tuple[PlacedCard, ...]
    width: float
    height: float


def columns_for(width: float, count: int) -> int:
    """Return how many columns of cards a width has room for."""
    most = max(1, int((width + GAP) // (NARROWEST + GAP)))
    wanted = max(2, int((width + GAP) // (WIDEST_COLUMN + GAP)))
    return max(1, min(most, wanted, max(count, 1)))


def wrap(text: str, room: float, measure: TextMeasure, style: TextStyle, lines: int) -> tuple[str, ...]:
    """Break a text at spaces into at most ``lines`` lines of ``room`` pixels, the last one elided."""
    wrapped: list[str] = []
    words = text.split(" ")
    while words and len(wrapped) < lines - 1:
        taken = 1
        while taken < len(words) and measure(" ".join(words[: taken + 1]), style) <= room:
            taken += 1
        wrapped.append(" ".join(words[:taken]))
        words = words[taken:]
    if words:
        rest = " ".join(words)
        wrapped.append(elide_at_word(rest, room, measure, style) or rest)
    return tuple(wrapped)


class _Column:
    """Collects a card's lines from top to bottom."""

    def __init__(self, left: float, top: float, width: float, measure: TextMeasure) -> None:
        self.left, self.y, self.width = left, top, width
        self.measure = measure
        self.runs: list[Run] = []

    def add(self, text: str, style: TextStyle, ink: Ink, lines: int, height: float = LINE) -> None:
        for line in wrap(text, self.width, self.measure, style, lines):
            self.put(line, self.left, self.y, height, style, ink)
            self.y += height

    def put(self, text: str, x: float, top: float, height: float, style: TextStyle, ink: Ink) -> None:
        self.runs.append(Run(text, x, _baseline(top, height, style), style, ink))


def _baseline(top: float, height: float, style: TextStyle) -> float:
    return top + height / 2 + style.size * 0.36


def _add_number(column: _Column, card: Card) -> None:
    """The number with its unit beside it, a little smaller if need be, else the unit on a line of its own."""
    ink = Ink.MUTED if card.muted else Ink.NUMBER
    gap = 2.0 if card.tight else 5.0
    unit_width = column.measure(card.unit, UNIT) + gap if card.unit else 0.0
    beside = _largest(card.number, column.width - unit_width, column.measure, NUMBER_SIZES[:-1])
    style = beside or _largest(card.number, column.width, column.measure, NUMBER_SIZES)
    if style is None:
        # A range in words can be longer than any card is wide; then even what should stay together may part.
        words = " ".join(filter(None, (card.number, card.unit))).replace("\u00a0", " ")
        column.add(words, SMALLEST, ink, 3)
        return
    baseline = _baseline(column.y, NUMBER_LINE, style)
    column.runs.append(Run(card.number, column.left, baseline, style, ink))
    column.y += NUMBER_LINE
    if card.unit and beside is not None:
        x = column.left + column.measure(card.number, style) + gap
        column.runs.append(Run(card.unit, x, baseline, UNIT, Ink.UNIT))
    elif card.unit:
        column.add(card.unit, UNIT, Ink.UNIT, 2)


def _largest(text: str, room: float, measure: TextMeasure, sizes: Sequence[float]) -> TextStyle | None:
    """The largest bold style in which a text fits, None where it fits in none."""
    styles = (TextStyle(size, bold=True) for size in sizes)
    return next((style for style in styles if measure(text, style) <= room), None)


def _add_period(column: _Column, card: Card) -> Triangle | None:
    """The period and the change since the one before, on as few lines as fit."""
    mark = 11.0 if card.direction else 0.0
    start = column.measure(card.period + "  ", PERIOD) if card.period else 0.0
    if start + mark + column.measure(card.change, PERIOD) > column.width:
        column.add(card.period, PERIOD, Ink.PERIOD, 2)
        start = 0.0
    else:
        column.put(card.period, column.left, column.y, LINE, PERIOD, Ink.PERIOD)
    text = elide_at_word(card.change, column.width - start - mark, column.measure, PERIOD) or card.change
    x = column.left + start
    column.put(text, x + mark, column.y, LINE, PERIOD, Ink.PERIOD)
    column.y += LINE
    if not card.direction:
        return None
    return Triangle((x, column.y - LINE + 5.0, 7.0, 6.0), card.direction)


def _add_warning(column: _Column, card: Card) -> Rect | None:
    if not card.warning:
        return None
    column.y += 4.0
    top = column.y
    inner = _Column(column.left + 8.0, top + 5.0, column.width - 16.0, column.measure)
    inner.add(card.warning, WARNING, Ink.WARNING, 5, 15.0)
    column.runs.extend(inner.runs)
    column.y = inner.y + 5.0
    return column.left, top, column.width, column.y - top


def _chips(card: Card, column: _Column, left: float, top: float) -> list[tuple[Chip, Rect]]:
    placed: list[tuple[Chip, Rect]] = []
    x, right = left, column.left + column.width
    for chip, label in zip(card.chips, _chip_labels(card.chips, right - left, column.measure), strict=True):
        width = column.measure(label, CHIP) + 12.0
        if placed and x + width > right:
            break
        placed.append((chip, (x, top, width, CHIP_HEIGHT)))
        column.put(label, x + 6.0, top, CHIP_HEIGHT, CHIP, Ink.CHIP)
        x += width + 4.0
    return placed


def _chip_labels(chips: Sequence[Chip], room: float, measure: TextMeasure) -> list[str]:
    """All labels, or all marks where the labels do not fit side by side; a label alone is shortened first."""
    needed = sum(measure(chip.label, CHIP) + 16.0 for chip in chips) - 4.0
    if needed <= room:
        return [chip.label for chip in chips]
    marks = [chip.mark or chip.label for chip in chips]
    if len(chips) > 1:
        return marks
    shortened = [elide_at_word(chip.label, room - 12.0, measure, CHIP) for chip in chips]
    # A mark says as much as a mark with an ellipsis, and looks whole.
    return [
        mark if label.rstrip("…. ") in {"", mark} else label
        for label, mark in zip(shortened, marks, strict=True)
    ]


def _foot_start(card: Card, column: _Column) -> float | None:
    """Where the chips begin when the period stands before them in one line, None where it does not fit."""
    if card.change or not card.chips:
        return None
    start = column.measure(card.period, PERIOD) + 8.0 if card.period else 0.0
    marks = sum(column.measure(chip.mark or chip.label, CHIP) + 16.0 for chip in card.chips) - 4.0
    return column.left + start if start + marks <= column.width else None


def _spark(card: Card, column: _Column) -> Rect | None:
    """A place for the sparkline: at the end of the number's line, where that has room."""
    if not card.spark:
        return None
    line = (
        column.runs[:2]
        if len(column.runs) > 1 and column.runs[1].baseline == column.runs[0].baseline
        else (column.runs[:1])
    )
    used = max(run.x + column.measure(run.text, run.style) for run in line)
    x = column.left + column.width - SPARK[0]
    return (x, column.runs[0].baseline - SPARK[1] + 1.0, *SPARK) if used + 8.0 <= x else None


def _place(card: Card, rect: Rect, measure: TextMeasure) -> PlacedCard:
    """Lay one card out in a rectangle; its height is the least it needs when given as 0."""
    left, top, width, height = rect
    column = _Column(left + PADDING, top + PADDING - 3.0, width - 2 * PADDING, measure)
    _add_number(column, card)
    spark = _spark(card, column)
    column.add(card.title, TITLE, Ink.TITLE, TITLE_LINES)
    chips_from = _foot_start(card, column)
    triangle = None if chips_from is not None else _add_period(column, card)
    warning = _add_warning(column, card)
    has_foot = bool(card.chips)
    needed = (column.y + 4.0 + CHIP_HEIGHT if has_foot else column.y) + PADDING - 2.0 - top
    height = max(height, needed)
    foot = top + height - PADDING + 2.0 - CHIP_HEIGHT
    if chips_from is not None:
        column.put(card.period, column.left, foot, CHIP_HEIGHT, PERIOD, Ink.PERIOD)
    chips = _chips(card, column, column.left if chips_from is None else chips_from, foot)
    placed = (left, top, width, height)
    return PlacedCard(card, placed, tuple(column.runs), tuple(chips), warning, triangle, spark)


def cells_of(card: Card, columns: int) -> int:
    """Return how many columns a card takes: two when it has a disagreement to tell, or a range in words."""
    return min(2, columns) if card.warning or len(card.number) > LONGEST_NUMBER else 1


def rows_of(cards: Sequence[Card], columns: int) -> list[list[tuple[Card, int]]]:
    """Return the cards row by row, each with the columns it takes.

    A card that needs two where only one is left goes into the next row, and a later one takes the place. One
    that is left over beside a single column takes that as well.
    """
    rows: list[list[tuple[Card, int]]] = []
    waiting = [(card, cells_of(card, columns)) for card in cards]
    while waiting:
        row: list[tuple[Card, int]] = []
        rest: list[tuple[Card, int]] = []
        room = columns
        for one in waiting:
            fits = one[1] <= room
            (row if fits else rest).append(one)
            room -= one[1] if fits else 0
        if len(row) == 1 and room == 1:
            row = [(row[0][0], row[0][1] + 1)]
        rows.append(row)
        waiting = rest
    return rows


def lay_out_cards(cards: Sequence[Card], width: float, measure: TextMeasure) -> CardsScene:
    """Place cards in columns across ``width`` pixels, rows as high as their tallest card."""
    columns = columns_for(width, sum(cells_of(card, 2) for card in cards))
    step = (width + GAP) / columns
    placed: list[PlacedCard] = []
    y = 0.0
    for row in rows_of(cards, columns):
        widths = [cells * step - GAP for _, cells in row]
        sizes = zip(row, widths, strict=True)
        height = max(_place(card, (0.0, 0.0, wide, 0.0), measure).rect[3] for (card, _), wide in sizes)
        x = 0.0
        for (card, _), wide in zip(row, widths, strict=True):
            placed.append(_place(card, (x, y, wide, height), measure))
            x += wide + GAP
        y += height + GAP
    return CardsScene(tuple(placed), width, max(y - GAP, 0.0))


def hit_cards(scene: CardsScene, x: float, y: float) -> HitTarget | None:
    """Return what a point is on: a source's ``chip``, else a ``card``."""
    for placed in scene.cards:
        if not contains(placed.rect, x, y):
            continue
        for chip, rect in placed.chips:
            if contains(rect, x, y, 2.0):
                return HitTarget("chip", chip.ref, rect=rect, text=chip.text)
        return HitTarget("card", placed.card.ref, rect=placed.rect, text=placed.card.spoken)
    return None
