"""Many folded texts as one run of bytes, and which of them hold some bytes: a few passes over arrays."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.folding import fold
from timeline_app.model.report import Report, unheard

Mask = NDArray[np.bool_]

STRIDE = 1 << 20
"""So many bytes are searched in one go: a search can be given up between two of them."""

_COMPARED = 3
"""So many of the wanted bytes are compared everywhere; the others only where these are found."""

_END = "\0"
_BREAK = 10


@dataclass(frozen=True, slots=True)
class Haystack:
    """Texts in UTF-8, folded: number n is ``blob[offsets[n]:offsets[n + 1]]``, and ends with a zero byte.

    ``counts`` says how often each byte value occurs: what is rare is looked for first. ``breaks`` are where
    the line feeds are.
    """

    blob: NDArray[np.uint8]
    offsets: NDArray[np.int64]
    counts: NDArray[np.int64]
    breaks: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def text(self, number: int) -> str:
        """Return a text."""
        piece = self.blob[self.offsets[number] : self.offsets[number + 1] - 1]
        return piece.tobytes().decode("utf-8", "surrogatepass")

    def holding(self, needle: str, report: Report = unheard) -> Mask:
        """Return which texts hold a string, which must be folded; ``report`` hears shares, and may raise."""
        wanted = needle.encode("utf-8", "surrogatepass")
        mask = np.zeros(len(self), dtype=np.bool_)
        if not wanted or 0 in wanted:
            return mask
        order = sorted(range(len(wanted)), key=lambda place: int(self.counts[wanted[place]]))
        if not self.counts[wanted[order[0]]]:
            return mask
        first = 0
        while first < len(self):
            report(first / len(self))
            end = int(self.offsets[first]) + STRIDE
            last = max(int(np.searchsorted(self.offsets, end, side="right")) - 1, first + 1)
            self._search(wanted, order, first, last, mask)
            first = last
        return mask

    def _search(self, wanted: bytes, order: list[int], first: int, last: int, mask: Mask) -> None:
        """Search the texts from ``first`` to before ``last``, the rarest of the wanted bytes first."""
        base = int(self.offsets[first])
        part = self.blob[base : int(self.offsets[last])]
        room = len(part) - len(wanted) + 1
        if room <= 0:
            return
        same = part[order[0] : order[0] + room] == wanted[order[0]]
        for place in order[1:_COMPARED]:
            same &= part[place : place + room] == wanted[place]
        if len(order) <= _COMPARED and int(np.count_nonzero(same)) > (last - first) // 4:
            # So many that it is sooner asked text by text than place by place.
            mask[first:last] = np.logical_or.reduceat(
                same, np.minimum(self.offsets[first:last] - base, room - 1)
            )
            return
        at = np.flatnonzero(same)
        for place in order[_COMPARED:]:
            if not len(at):
                return
            at = at[part[at + place] == wanted[place]]
        mask[np.searchsorted(self.offsets, at + base, side="right") - 1] = True

    def starting(self, needle: str) -> Mask:
        """Return which texts hold a string that stands right behind a line feed."""
        wanted = needle.encode("utf-8", "surrogatepass")
        at = self.breaks[: np.searchsorted(self.breaks, len(self.blob) - len(wanted))]
        for place, byte in enumerate(wanted, 1):
            at = at[self.blob[at + place] == byte]
        mask = np.zeros(len(self), dtype=np.bool_)
        mask[np.searchsorted(self.offsets, at, side="right") - 1] = True
        return mask


class HaystackBuilder:
    """Folds and collects texts."""

    def __init__(self) -> None:
        self._blob = bytearray()
        self._ends = array("q")

    def add(self, texts: Iterable[str]) -> None:
        """Add texts, folded all at once: folding one letter does not depend on the others."""
        clean = [text.replace(_END, " ") for text in texts]
        if not clean:
            return
        base = len(self._blob)
        piece = (fold(_END.join(clean)) + _END).encode("utf-8", "surrogatepass")
        self._blob += piece
        self._ends.extend((np.flatnonzero(np.frombuffer(piece, dtype=np.uint8) == 0) + (base + 1)).tolist())

    def haystack(self) -> Haystack:
        """Return what was added; nothing can be added any more."""
        blob = np.frombuffer(self._blob, dtype=np.uint8)
        blob.flags.writeable = False
        offsets = np.concatenate((np.zeros(1, dtype=np.int64), np.array(self._ends, dtype=np.int64)))
        counts = np.zeros(256, dtype=np.int64)
        breaks = [np.zeros(0, dtype=np.int64)]
        for first in range(0, len(blob), STRIDE):
            part = blob[first : first + STRIDE]
            counts += np.bincount(part, minlength=256)
            breaks.append(np.flatnonzero(part == _BREAK) + first)
        return Haystack(blob, offsets, counts, np.concatenate(breaks))
