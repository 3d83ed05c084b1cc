"""Texts drawn again and again, frame after frame: painted once into a pixmap, then copied all at once.

Qt blends a text glyph by glyph, some eight microseconds a label; a copy takes one. On paper (SVG, PDF)
text stays text.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import count
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from timeline_app.layout.text import LABEL, TextStyle
from timeline_app.painting.batches import FRAGMENT, draw_fragments, is_raster
from timeline_app.painting.measure import family_of, font_of
from timeline_app.painting.quick_measure import quick_measure
from timeline_app.painting.text_page import forget_pages, text_page

_Numbers = Sequence[float] | NDArray[np.float64]


@lru_cache(maxsize=1_000)
def _number_of(_style: TextStyle, _rgba: int) -> int:
    """Return a number for a style in a colour, which is cheaper to look up by."""
    return next(_numbers)


_numbers = count()


class Sheet:
    """Texts of several styles and colours, written at whole pixels; all appear at the end of its ``with``.

    On paper they appear at once.
    """

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        self._slots: list[NDArray[np.int64]] = []
        self._origins: list[tuple[_Numbers, _Numbers]] = []
        # One family serves the whole interface, so one page serves a sheet.
        on_screen = is_raster(painter)
        ratio = float(painter.device().devicePixelRatioF()) if on_screen else 1.0
        self.page = text_page(ratio, family_of(LABEL)) if on_screen else None

    def pen(self, style: TextStyle, colour: QColor) -> "Pen":
        """Return what writes in a style and colour."""
        return Pen(self, style, colour)

    def add(self, xs: _Numbers, ys: _Numbers, slots: NDArray[np.int64]) -> None:
        """Remember what will be copied: origins in logical pixels, and slots of the page."""
        self._slots.append(slots)
        self._origins.append((xs, ys))

    def flush(self) -> None:
        """Copy what was written so far."""
        page = self.page
        if page is None or not self._slots:
            return
        page.close()
        places = page.places[np.concatenate(self._slots)]
        fragments = np.zeros((len(places), FRAGMENT))
        fragments[:, 0] = np.concatenate([xs for xs, _ in self._origins])
        fragments[:, 1] = np.concatenate([ys for _, ys in self._origins])
        np.rint(fragments[:, :2], out=fragments[:, :2])
        fragments[:, :2] += places[:, 3:]
        fragments[:, 2:5] = places[:, :3]
        fragments[:, 5] = page.row
        fragments[:, 6:8] = 1 / page.ratio
        fragments[:, 9] = 1.0
        draw_fragments(self.painter, fragments, page.pixmap)
        self._slots, self._origins = [], []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.flush()
        finally:
            if self.page is not None:
                self.page.close()


class Pen:
    """Writes on a sheet in one style and colour; ``ys`` are baselines."""

    def __init__(self, sheet: Sheet, style: TextStyle, colour: QColor) -> None:
        self._sheet, self._style, self._colour = sheet, style, colour
        self._number = _number_of(style, colour.rgba())
        self._known: dict[str, int] = {} if sheet.page is None else sheet.page.known(self._number)

    def write(self, x: float, y: float, text: str) -> None:
        """Write a text."""
        self.write_all((x,), (y,), (text,))

    def write_all(self, xs: Sequence[float], ys: Sequence[float], texts: Sequence[str]) -> None:
        """Write texts, each at its place."""
        slots = self._slots(texts)
        if slots is None:
            for x, y, text in zip(xs, ys, texts, strict=True):
                self._write_one(x, y, text)
        elif len(slots):
            self._sheet.add(xs, ys, slots)

    def _write_one(self, x: float, y: float, text: str) -> None:
        slots = self._slots((text,))
        if slots is None:
            self._write_plainly(x, y, text)
        else:
            self._sheet.add((x,), (y,), slots)

    def write_letters(self, xs: _Numbers, ys: _Numbers, texts: Sequence[str]) -> None:
        """Write many texts letter by letter: for numbers, which are other ones in every frame.

        Letters are met again where whole texts are not, and all are laid out in one go.
        """
        joined = "".join(texts)
        letters = sorted(set(joined))
        slots = self._slots(letters)
        if slots is None:
            for x, y, text in zip(xs, ys, texts, strict=True):
                self._write_plainly(x, y, text)
            return
        if not letters:
            return
        advances = _advances_of(self._style, family_of(self._style))
        wide = np.array([0.0, *(advances[letter] for letter in letters)])
        codes = np.frombuffer(joined.encode("utf-32-le"), dtype=np.uint32)
        which = np.searchsorted(np.array([ord(letter) for letter in letters]), codes)
        reached = np.cumsum(wide[np.concatenate(([0], which + 1))])
        lengths = np.array([len(text) for text in texts])
        begun = reached[np.cumsum(lengths) - lengths]
        lefts = np.repeat(np.asarray(xs) - begun, lengths) + reached[:-1]
        self._sheet.add(lefts, np.repeat(ys, lengths), slots[which])

    def _slots(self, texts: Sequence[str]) -> NDArray[np.int64] | None:
        """Return where texts are painted; None when one is too large or they are more than a page holds."""
        known, page = self._known, self._sheet.page
        # Some may go with the row that makes room for others: they are painted again behind those.
        for _ in range(2):
            missing = [text for text in texts if text not in known]
            if missing:
                new = list(dict.fromkeys(missing))
                flush = self._sheet.flush
                if page is None or not page.add(self._number, new, self._style, self._colour, flush):
                    return None
            slots = [known.get(text) for text in texts]
            if None not in slots:
                return np.array(slots, dtype=np.int64)
        return None

    def _write_plainly(self, x: float, y: float, text: str) -> None:
        painter = self._sheet.painter
        painter.setFont(font_of(self._style))
        painter.setPen(self._colour)
        painter.drawText(QPointF(round(x), round(y)), text)


class _Advances(dict[str, float]):
    """How wide letters are, as they are met."""

    def __init__(self, style: TextStyle) -> None:
        super().__init__()
        self._style = style

    def __missing__(self, letter: str) -> float:
        width = self[letter] = quick_measure(letter, self._style)
        return width


@lru_cache(maxsize=32)
def _advances_of(style: TextStyle, _family: str) -> _Advances:
    return _Advances(style)


def forget_texts() -> None:
    """Forget every painted text, after the application's font changed."""
    forget_pages()
    _number_of.cache_clear()
    _advances_of.cache_clear()
