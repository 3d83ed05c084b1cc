"""How wide a text is: layout asks, whoever has the fonts answers."""

from typing import NamedTuple, Protocol


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


def elide_at_word(text: str, room: float, measure: TextMeasure, style: TextStyle = LABEL) -> str:
    """Shorten a text to ``room`` pixels at a word's end, with an ellipsis; empty when no word fits."""
    if measure(text, style) <= room:
        return text
    words = text.split(" ")
    low, high = 0, len(words) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if measure(" ".join(words[:middle]).rstrip(" ,;:–—-") + "…", style) <= room:
            low = middle
        else:
            high = middle - 1
    return " ".join(words[:low]).rstrip(" ,;:–—-") + "…" if low else ""
