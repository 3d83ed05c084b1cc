"""What a point of a scene is on."""

from dataclasses import dataclass

from timeline_app.model.ref import Ref

Rect = tuple[float, float, float, float]
"""x, y, width, height in logical pixels."""


@dataclass(frozen=True, slots=True)
class HitTarget:
    """What was hit.

    ``part`` is the sort of thing (``event``, ``cluster``, ``place``, ``corridor``, ``lane``, ``axis``,
    ``cursor``, ``handle`` ...); ``ref`` the record it stands for, ``refs`` all of them for a cluster;
    ``rect`` where it is drawn; ``text`` what a tooltip should say.
    """

    part: str
    ref: Ref | None = None
    refs: tuple[Ref, ...] = ()
    rect: Rect = (0.0, 0.0, 0.0, 0.0)
    text: str = ""


def contains(rect: Rect, x: float, y: float, slack: float = 0.0) -> bool:
    """Whether a point lies in a rectangle, widened by ``slack`` pixels on every side."""
    left, top, width, height = rect
    return left - slack <= x <= left + width + slack and top - slack <= y <= top + height + slack
