"""Colours of the timeline by what they paint, made from the palette once and kept."""

from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtGui import QColor

from timeline_app.painting.palette import Palette, blend

_READABLE = 4.6
"""The contrast a label needs on its bar; a little more than the 4.5 that is asked for."""


def luminance(colour: QColor) -> float:
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two opaque colours, 1 to 21 (WCAG 2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@dataclass(frozen=True)
class Ink:
    """One data colour on one ground: the full colour, a tint of it, a bar and the text on it."""

    line: QColor
    bar: QColor
    on_bar: QColor
    tint: QColor


def _ink(colour: QColor, palette: Palette, on_bar: QColor) -> Ink:
    towards = QColor("#FFFFFF") if palette.is_dark else QColor("#000000")
    bar, share = colour, 1.0
    while contrast(bar, on_bar) < _READABLE and share > 0.5:
        share -= 0.03
        bar = blend(colour, towards, share)
    return Ink(colour, bar, on_bar, blend(colour, palette.panel, 0.36 if palette.is_dark else 0.24))


@dataclass
class Inks:
    """The inks of a palette, made when first asked for."""

    palette: Palette
    _made: dict[str, Ink] = field(default_factory=dict)

    @cached_property
    def on_bar(self) -> QColor:
        """The colour of text on any bar."""
        return QColor("#10151A" if self.palette.is_dark else "#FFFFFF")

    def of(self, name: str) -> Ink:
        """Return the ink of a named data colour."""
        ink = self._made.get(name)
        if ink is None:
            ink = self._made[name] = _ink(self.palette.colour(name), self.palette, self.on_bar)
        return ink


_kept: dict[int, Inks] = {}


def inks_of(palette: Palette) -> Inks:
    """Return the inks of a palette, the same ones each time."""
    inks = _kept.get(id(palette))
    if inks is None or inks.palette is not palette:
        if len(_kept) > 8:
            _kept.clear()
        inks = _kept[id(palette)] = Inks(palette)
    return inks
