"""A quick text measure: adds up letters and their kerning, which are asked of Qt once each.

Shaping a label takes Qt some fourteen microseconds, adding up its letters one or two; while one zooms,
every frame meets new labels. Scripts whose letters join or stack are left to Qt.
"""

from functools import lru_cache
from operator import add
from typing import Final

from timeline_app.layout.text import LABEL, TextStyle
from timeline_app.painting.measure import family_of, measure, metrics_of

_SIMPLE_BELOW: Final = "\u0300"
_CYRILLIC: Final = ("\u0400", "\u0482")
_PUNCTUATION: Final = ("\u2010", "\u2027")
"""Hyphens, dashes, quotes, the ellipsis."""


class _Widths(dict[str, float]):
    """Widths of letters, and of pairs less their letters (the kerning), as they are met."""

    def __init__(self, style: TextStyle) -> None:
        super().__init__()
        self._metrics = metrics_of(style)

    def __missing__(self, letters: str) -> float:
        width = self._metrics.horizontalAdvance(letters)
        if len(letters) == 2:
            width -= self[letters[0]] + self[letters[1]]
        self[letters] = width
        return width


@lru_cache(maxsize=32)
def _widths_of(style: TextStyle, _family: str) -> _Widths:
    return _Widths(style)


def _is_simple(letter: str) -> bool:
    return (
        letter < _SIMPLE_BELOW
        or _CYRILLIC[0] <= letter < _CYRILLIC[1]
        or _PUNCTUATION[0] <= letter < _PUNCTUATION[1]
        or letter in "\u00a0\u202f"
    )


@lru_cache(maxsize=20_000)
def quick_measure(text: str, style: TextStyle = LABEL) -> float:
    """Return the advance width of ``text`` in logical pixels, within a pixel of what Qt says."""
    if style.spacing or not (text.isascii() or all(map(_is_simple, text))):
        return measure(text, style)
    widths = _widths_of(style, family_of(style))
    total = sum(map(widths.__getitem__, text))
    return total + sum(map(widths.__getitem__, map(add, text, text[1:])))


def forget_widths() -> None:
    """Forget what was measured, after the application's font changed."""
    _widths_of.cache_clear()
    quick_measure.cache_clear()
