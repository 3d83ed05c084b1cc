"""Many folded texts as one run of bytes, and which of them hold some bytes: a few passes over arrays."""

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.folding import fold

Mask = NDArray[np.bool_]
Report = Callable[[float], None]

STRIDE = 4 << 20
"""So many bytes are searched in one go: a search can be given up between two of them."""

_END = "\0"


@dataclass(frozen=True, slots=True)
class Haystack:
    """Texts in UTF-8, folded: number n is ``blob[offsets[n]:offsets[n + 1]]``, and ends with a zero byte.

    ``counts`` says how often each byte value occurs: what is rare is looked for first.
    """

    blob: NDArray[np.uint8]
    offsets: NDArray[np.int64]
    counts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def text(self, number: int) -> str:
        """Return a text."""
        piece = self.blob[self.offsets[number] : self.offsets[number + 1] - 1]
        return piece.tobytes().decode("utf-8", "surrogatepass")

    def holding(self, needle: str, report: Report = lambda _share: None) -> Mask:
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
        rarest, *others = order
        room = len(part) - len(wanted) + 1
        if room <= 0:
            return
        same = part[rarest : rarest + room] == wanted[rarest]
        if not others:
            # One byte, which may stand everywhere: counted text by text, not place by place.
            mask[first:last] = np.logical_or.reduceat(same, self.offsets[first:last] - base)
            return
        at = np.flatnonzero(same)
        for place in others:
            if not len(at):
                return
            at = at[part[at + place] == wanted[place]]
        mask[np.searchsorted(self.offsets, at + base, side="right") - 1] = True


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
        """Return what was added."""
        blob = np.frombuffer(bytes(self._blob), dtype=np.uint8)
        offsets = np.concatenate((np.zeros(1, dtype=np.int64), np.array(self._ends, dtype=np.int64)))
        counts = np.zeros(256, dtype=np.int64)
        for first in range(0, len(blob), STRIDE):
            counts += np.bincount(blob[first : first + STRIDE], minlength=256)
        return Haystack(blob, offsets, counts)
