"""Where what is said of one thing stands side by side: a strip of values, then who says which, and why."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.layout.hit import HitTarget, Rect, contains
from timeline_app.layout.statistics import CHIP, CHIP_HEIGHT, LINE, PADDING, Chip, Ink, Run, wrap
from timeline_app.layout.text import TextMeasure, TextStyle, elide_at_word
from timeline_app.model.ref import Ref

GAP = 8.0
STRIP = 22.0
TITLE = TextStyle(12.0, bold=True)
VALUE = TextStyle(12.0, bold=True, tabular=True)
TEXT = TextStyle(12.0)
SMALL = TextStyle(11.0)
_ENDS = 14.0
"""Pixels kept free at either end of a strip, for arrows."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One source's figure: ``low`` and ``high`` what it allows (infinite where open), ``at`` its value."""

    value: str
    chip: Chip | None
    note: str
    at: float
    low: float
    high: float
    preferred: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry: figures of one thing that are not the same, or a sum done with some.

    ``verdict`` closes it; ``alarming`` sets it on warning ground. Without ``voices`` there is no strip.
    """

    ref: Ref
    title: str
    period: str
    voices: tuple[Voice, ...] = ()
    lines: tuple[str, ...] = ()
    verdict: str = ""
    alarming: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class StripMark:
    """A figure on a strip: where it is, the stretch it allows, and whether that goes on beyond an end."""

    x: float
    left: float
    right: float
    beyond_left: bool
    beyond_right: bool
    preferred: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of values in pixels, with its marks; ``y`` is its middle."""

    left: float
    right: float
    y: float
    marks: tuple[StripMark, ...]


@dataclass(frozen=True, slots=True)
class PlacedDifference:
    """An entry with its place."""

    entry: Difference
    rect: Rect
    runs: tuple[Run, ...]
    chips: tuple[tuple[Chip, Rect], ...]
    strip: Strip | None
    verdict: Rect | None


@dataclass(frozen=True, slots=True)
class DifferencesScene:
    """All entries placed; ``height`` is what they need."""

    entries: tuple[PlacedDifference, ...]
    height: float


def lay_out_differences(
    entries: Sequence[Difference], width: float, measure: TextMeasure
) -> DifferencesScene:
    """Place the entries one below the other across ``width`` pixels."""
    placed: list[PlacedDifference] = []
    y = 0.0
    for entry in entries:
        one = _Placing(entry, y, width, measure).place()
        placed.append(one)
        y += one.rect[3] + GAP
    return DifferencesScene(tuple(placed), max(y - GAP, 0.0))


def hit_differences(scene: DifferencesScene, x: float, y: float) -> HitTarget | None:
    """Return what a point is on: a source's ``chip``, else an entry (``difference``)."""
    for placed in scene.entries:
        if not contains(placed.rect, x, y):
            continue
        for chip, rect in placed.chips:
            if contains(rect, x, y, 2.0):
                return HitTarget("chip", chip.ref, rect=rect, text=chip.text)
        return HitTarget("difference", placed.entry.ref, rect=placed.rect, text=placed.entry.spoken)
    return None


def strip_of(voices: Sequence[Voice], left: float, right: float, y: float) -> Strip:
    """Place figures along a strip: from the least to the greatest finite end that any of them has."""
    ends = [end for voice in voices for end in (voice.low, voice.at, voice.high) if math.isfinite(end)]
    low, high = min(ends), max(ends)
    room = right - left - 2 * _ENDS

    def x_of(value: float) -> float:
        if math.isinf(value):
            return right if value > 0 else left
        share = 0.5 if high == low else (value - low) / (high - low)
        return left + _ENDS + share * room

    marks = tuple(
        StripMark(
            x_of(voice.at),
            x_of(voice.low),
            x_of(voice.high),
            math.isinf(voice.low),
            math.isinf(voice.high),
            bool(voice.preferred),
        )
        for voice in voices
    )
    return Strip(left, right, y, marks)


class _Placing:
    """Places one entry, line by line."""

    def __init__(self, entry: Difference, top: float, width: float, measure: TextMeasure) -> None:
        self.entry, self.top, self.width, self.measure = entry, top, width, measure
        self.left, self.room = PADDING, width - 2 * PADDING
        self.y = top + PADDING - 2.0
        self.runs: list[Run] = []
        self.chips: list[tuple[Chip, Rect]] = []

    def place(self) -> PlacedDifference:
        self._head()
        strip = self._strip() if len(self.entry.voices) > 1 else None
        for voice in self.entry.voices:
            self._voice(voice)
        for number, line in enumerate(self.entry.lines):
            self._text(line, TEXT, Ink.PERIOD if number else Ink.NUMBER, 4)
        verdict = self._verdict()
        rect = (0.0, self.top, self.width, self.y + PADDING - 2.0 - self.top)
        return PlacedDifference(self.entry, rect, tuple(self.runs), tuple(self.chips), strip, verdict)

    def _run(self, text: str, x: float, style: TextStyle, ink: Ink) -> None:
        self.runs.append(Run(text, x, self.y + LINE / 2 + style.size * 0.36, style, ink))

    def _text(self, text: str, style: TextStyle, ink: Ink, lines: int, indent: float = 0.0) -> None:
        for line in wrap(text, self.room - indent, self.measure, style, lines):
            self._run(line, self.left + indent, style, ink)
            self.y += LINE

    def _head(self) -> None:
        """The title, and the period on the right of its last line where it fits, else below."""
        period_width = self.measure(self.entry.period, SMALL)
        self._text(self.entry.title, TITLE, Ink.NUMBER, 2)
        last = self.runs[-1]
        if self.measure(last.text, TITLE) + 12.0 + period_width <= self.room:
            x = self.left + self.room - period_width
            self.runs.append(Run(self.entry.period, x, last.baseline, SMALL, Ink.PERIOD))
        elif self.entry.period:
            self._text(self.entry.period, SMALL, Ink.PERIOD, 1)

    def _strip(self) -> Strip:
        strip = strip_of(self.entry.voices, self.left, self.left + self.room, self.y + STRIP / 2)
        self.y += STRIP
        return strip

    def _voice(self, voice: Voice) -> None:
        """A value with its source beside it, and what the dataset says of it below."""
        self.y += 3.0
        self._run(voice.value, self.left, VALUE, Ink.NUMBER)
        x = self.left + self.measure(voice.value, VALUE) + 8.0
        if voice.chip is not None:
            width = self.measure(voice.chip.label, CHIP) + 12.0
            rect = (x, self.y - 0.5, width, CHIP_HEIGHT)
            self.chips.append((voice.chip, rect))
            self._run(voice.chip.label, x + 6.0, CHIP, Ink.CHIP)
            x += width + 6.0
        if voice.preferred:
            self._run(voice.preferred, x, SMALL, Ink.PERIOD)
            x += self.measure(voice.preferred, SMALL) + 6.0
        rest = elide_at_word(
            voice.chip.text if voice.chip else "", self.left + self.room - x, self.measure, SMALL
        )
        if rest:
            self._run(rest, x, SMALL, Ink.PERIOD)
        self.y += LINE + 1.0
        if voice.note:
            self._text(voice.note, SMALL, Ink.PERIOD, 3)

    def _verdict(self) -> Rect | None:
        if not self.entry.verdict:
            return None
        self.y += 3.0
        if not self.entry.alarming:
            self._text(self.entry.verdict, SMALL, Ink.PERIOD, 3)
            return None
        top = self.y
        self.y += 4.0
        self._text(self.entry.verdict, SMALL, Ink.WARNING, 4, 8.0)
        self.y += 4.0
        return self.left, top, self.room, self.y - top
