"""Bars and pills from strips: pieces of the atlas laid end to end, all of them in one call."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.timeline.marks import ARROW, CHEVRON, FADE, QUESTION_STUB
from timeline_app.layout.timeline.scene import Shape
from timeline_app.painting.batches import FRAGMENT
from timeline_app.painting.timeline.bars import (
    HELD,
    ONGOING,
    OPEN_END,
    OPEN_START,
    PLAIN_EDGES,
    SOFT_END,
    SOFT_START,
    UNKNOWN_END,
    UNKNOWN_START,
    BarLook,
)
from timeline_app.painting.timeline.sprites import MIDDLE, Strip

ROUND: Final = 6.0
_MOST_OF_BAR: Final = 0.45


def ends_of(look: BarLook) -> tuple[float, float]:
    """Return how long the left and right ends of a look are, in pixels; between them it repeats."""
    left, right = ROUND, ROUND
    if look.edges & UNKNOWN_START:
        left = QUESTION_STUB
    elif look.edges & SOFT_START:
        left = FADE
    elif look.edges & OPEN_START:
        left = ARROW + 1
    if look.edges & UNKNOWN_END:
        right = QUESTION_STUB
    elif look.edges & OPEN_END:
        right = ARROW + 1
    elif look.edges & SOFT_END:
        right = FADE
    elif look.status == ONGOING and look.shape == Shape.BAR:
        right = CHEVRON
    return left, right


def is_plain(look: BarLook) -> bool:
    """Whether a look is one opaque colour between two rounded ends: most bars and bands are."""
    filled = look.status == HELD or (look.status == ONGOING and look.shape == Shape.BAND)
    return filled and not look.edges & ~PLAIN_EDGES


def strip_fragments(
    left: NDArray[np.float64],
    right: NDArray[np.float64],
    y: NDArray[np.float64],
    which: NDArray[np.intp],
    strips: list[Strip],
    height: float,
    ratio: float,
    hollow: NDArray[np.bool_] | None = None,
) -> NDArray[np.float64]:
    """Return the fragments of bars, in order, shape (pieces, 10).

    ``left``, ``right`` and ``y`` (the middle) are logical pixels a bar, ``which`` the index of its strip;
    of those ``hollow`` only the ends are wanted.
    """
    tops, lefts, rights = np.array([(s.top, s.left, s.right) for s in strips]).T
    x0, x1 = np.rint(left), np.rint(right)
    width = np.maximum(x1 - x0, 1.0)
    head = np.minimum(lefts[which], np.floor(width * _MOST_OF_BAR))
    tail = np.minimum(rights[which], np.floor(width * _MOST_OF_BAR))
    middle = np.maximum(width - head - tail, 0.0)
    pieces = np.ceil(middle / MIDDLE).astype(np.int64)
    if hollow is not None:
        # A bar too short for its ends has them squeezed; then the middle is what is left between them.
        pieces[hollow & (head == ROUND) & (tail == ROUND)] = 0
    bar = np.arange(len(x0))
    repeated = np.repeat(bar, pieces)
    number = np.arange(len(repeated)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    at = x0[repeated] + head[repeated] + number * MIDDLE
    length = np.minimum(middle[repeated] - number * MIDDLE, MIDDLE)
    own = np.concatenate((bar, repeated, bar))
    x = np.concatenate((x0, at, x1 - tail))
    shown = np.concatenate((head, length, tail))
    source = np.concatenate((np.zeros(len(bar)), lefts[which[repeated]], lefts[which] + MIDDLE))
    taken = np.concatenate((lefts[which], length, rights[which]))
    fragments = np.zeros((len(own), FRAGMENT))
    fragments[:, 0] = x + shown / 2
    fragments[:, 1] = np.rint(y[own] - height / 2) + height / 2
    fragments[:, 2] = source * ratio
    fragments[:, 3] = tops[which[own]] * ratio
    fragments[:, 4] = taken * ratio
    fragments[:, 5] = height * ratio
    fragments[:, 6] = shown / np.maximum(taken, 1e-9) / ratio
    fragments[:, 7] = 1 / ratio
    fragments[:, 9] = 1.0
    # Bars come in drawing order; the pieces of one never cover each other.
    kept = np.argsort(own, kind="stable")
    return fragments[kept[shown[kept] > 0]]
