"""The words the timeline needs, handed in ready made: layout never translates and never formats a date."""

from collections.abc import Callable
from dataclasses import dataclass

from timeline_app.layout.ticks import Label


@dataclass(frozen=True, slots=True)
class TimelineWords:
    """Names and formatters in the reader's language.

    ``tick`` and ``coarse`` name (unit, instant); ``day`` says a day in full; ``count`` writes a number
    shortly; ``other`` names the lane of the rest; ``hidden`` says that a lane hides so many events.
    """

    languages: tuple[str, ...]
    tick: Label
    coarse: Label
    day: Callable[[float], str]
    count: Callable[[int], str]
    hidden: Callable[[int], str]
    other: str
    today: str
    overview: str
