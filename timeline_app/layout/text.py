"""How wide a text is: layout asks, whoever has the fonts answers."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol


class TextStyle(NamedTuple):
    """A style of text: size in logical pixels, bold or not, extra letter spacing in pixels.

    ``tabular`` gives all figures one width, for numbers that stand in columns. A tuple, for styles are
    what fonts and widths are looked up by, hundreds of times a frame.
    """

    size: float = 12.0
    bold: bool = False
    spacing: float = 0.0
    tabular: bool = False


LABEL = TextStyle(12.0)
LABEL_BOLD = TextStyle(12.0, bold=True)
SMALL = TextStyle(11.0)


class TextMeasure(Protocol):
    """Answers how wide a text is in logical pixels."""

    def __call__(self, text: str, style: TextStyle = LABEL) -> float:
        """Return the advance width of ``text``."""
        ...


_UNSPACED: Final = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
"""Letters of scripts that put no space between words."""

_WIDE: Final = re.compile(f"[{_UNSPACED}]")
_WORD: Final = re.compile(f"[{_UNSPACED}]|[^ {_UNSPACED}]+ ?| ")

_HANGING: Final = " \u00a0\u202f,;:–—-(«“‘、，；：（《"
"""What a shortened text does not end in."""


def words_of(text: str) -> list[str]:
    """Return a text in pieces it may be cut between; joined, they are the text again.

    A piece is a word with the space after it, or a single letter where a script has no spaces.
    """
    return _WORD.findall(text) if _WIDE.search(text) else text.replace(" ", " \0").split("\0")


def shortened(pieces: Sequence[str]) -> str:
    """Return the beginning of a text with an ellipsis."""
    return "".join(pieces).rstrip(_HANGING) + "…"


def elide_at_word(text: str, room: float, measure: TextMeasure, style: TextStyle = LABEL) -> str:
    """Shorten a text to ``room`` pixels at a word's end, with an ellipsis; empty when no word fits."""
    if measure(text, style) <= room:
        return text
    words = words_of(text)
    low, high = 0, len(words) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if measure(shortened(words[:middle]), style) <= room:
            low = middle
        else:
            high = middle - 1
    return shortened(words[:low]) if low else ""
