"""The timeline's scene: everything that is drawn, in logical pixels, as arrays and short lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.axis import TimeAxis
from timeline_app.layout.text import LABEL, TextStyle
from timeline_app.layout.ticks import AxisScene
from timeline_app.layout.timeline.geometry import Geometry
from timeline_app.layout.timeline.index import TimelineIndex
from timeline_app.layout.timeline.overview import OverviewScene

TWO_LINES: Final = 38.0
"""A lane lower than this has room for one line of words."""

ROOMY_HEAD: Final = 46.0
"""A lane lower than this has its words close to its top."""


class Shape(IntEnum):
    """What an event is drawn as: a point, a bar that lasts, or a band it happened somewhere within."""

    POINT = 0
    BAR = 1
    BAND = 2


class Tone(IntEnum):
    """The colour of a label: ink, ink on a bar of its colour, or quieter."""

    INK = 0
    ON_BAR = 1
    MUTED = 2


@dataclass(frozen=True, slots=True)
class Marks:
    """Events drawn one by one, a row each, in drawing order.

    ``left`` and ``right`` are clipped to a little beyond the window; ``y`` is the middle; ``colour``
    indexes the scene's colours; ``folded`` is how many further events stand behind the mark.
    """

    position: NDArray[np.int64]
    left: NDArray[np.float64]
    right: NDArray[np.float64]
    y: NDArray[np.float64]
    lane: NDArray[np.int64]
    shape: NDArray[np.uint8]
    colour: NDArray[np.integer[Any]]
    status: NDArray[np.integer[Any]]
    edges: NDArray[np.integer[Any]]
    importance: NDArray[np.integer[Any]]

    def __len__(self) -> int:
        return len(self.position)


class Cluster(NamedTuple):
    """Events that share a place on screen: a disc or a badge with their number (``size``).

    ``x`` and ``y`` are the middle, ``radius`` half the height. ``first`` and ``last`` bound the members:
    in a crowd they are instants of the lane, else positions in the scene's ``members``.
    """

    x: float
    y: float
    width: float
    radius: float
    size: int
    text: str
    text_width: float
    lane: int
    colour: int
    first: float
    last: float
    is_crowd: bool
    is_badge: bool


@dataclass(frozen=True, slots=True)
class Clusters:
    """Clusters in columns, a column a field of :class:`Cluster`, all of one length; a sequence of clusters.

    In columns, for a frame may have hundreds, of which hardly one is ever asked for by itself.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    width: NDArray[np.float64]
    radius: NDArray[np.float64]
    size: NDArray[np.int64]
    text: tuple[str, ...]
    text_width: NDArray[np.float64]
    lane: NDArray[np.int64]
    colour: NDArray[np.integer[Any]]
    first: NDArray[np.float64]
    last: NDArray[np.float64]
    is_crowd: NDArray[np.bool_]
    is_badge: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, number: int) -> Cluster:
        i = number
        return Cluster(
            float(self.x[i]), float(self.y[i]), float(self.width[i]), float(self.radius[i]),
            int(self.size[i]), self.text[i], float(self.text_width[i]), int(self.lane[i]),
            int(self.colour[i]), float(self.first[i]), float(self.last[i]), bool(self.is_crowd[i]),
            bool(self.is_badge[i]),
        )  # fmt: skip

    def __iter__(self) -> Iterator[Cluster]:
        return map(self.__getitem__, range(len(self)))

    @property
    def is_disc(self) -> NDArray[np.bool_]:
        """Which stand in a row as a glyph of their own: discs, and the counts of crowds."""
        return ~self.is_badge


def no_clusters() -> Clusters:
    """Return no clusters at all."""
    none, whole, never = np.empty(0), np.empty(0, dtype=np.int64), np.empty(0, dtype=np.bool_)
    return Clusters(none, none, none, none, whole, (), none, whole, whole, none, none, never, never)


_Columns = TypeVar("_Columns", Marks, Clusters)


def join(one: _Columns, other: _Columns) -> _Columns:
    """Return the rows of both, those of ``other`` behind."""
    if not len(one) or not len(other):
        return one if len(one) else other
    columns: list[Any] = []
    for name in one.__slots__:
        first, second = getattr(one, name), getattr(other, name)
        columns.append(first + second if isinstance(first, tuple) else np.concatenate((first, second)))
    return type(one)(*columns)


class Crowd(NamedTuple):
    """A lane that holds more than can be drawn: a histogram of how many events begin where.

    ``bars`` are left, top, width and height of rectangles in pixels, shape (rectangles, 4), that fill the
    histogram without covering each other; ``y`` is the top of the lane.
    """

    lane: int
    y: float
    height: float
    bars: NDArray[np.float64]


class MarkLabel(NamedTuple):
    """A label: its left edge, baseline, width, and the mark it names (index into the marks)."""

    text: str
    x: float
    y: float
    width: float
    mark: int
    style: TextStyle = LABEL
    tone: Tone = Tone.INK
    struck: bool = False


class LaneHead(NamedTuple):
    """The header of a lane: title in one or two lines, its colour (-1: none), and what it hides.

    ``title_y`` is where the words begin: at the lane's top, or lower while that is scrolled out of sight.
    ``note_x`` is the left edge of ``note``, which stands ``note_line`` lines below the title's first: on a
    line of its own, or beside the title's last where there is no room for that.
    """

    lane: int
    key: str
    y: float
    height: float
    lines: tuple[str, ...]
    colour: int
    banded: bool
    collapsed: bool
    shown: int
    clustered: int
    outside: int
    filtered: int
    note: str
    note_x: float
    note_line: int
    title_y: float

    @property
    def is_low(self) -> bool:
        """Whether there is one line of words only."""
        return self.height < TWO_LINES

    @property
    def baseline(self) -> float:
        """Where the first line of words stands."""
        return self.title_y + (20.3 if self.height >= ROOMY_HEAD else 16.3)


class Counts(NamedTuple):
    """Where every event of the dataset is; the six add up to all of them.

    ``unseen`` are in the span but in lanes that are hidden or scrolled out of sight.
    """

    shown: int = 0
    clustered: int = 0
    unseen: int = 0
    outside: int = 0
    hidden: int = 0
    undated: int = 0

    @property
    def total(self) -> int:
        """All events."""
        return sum(self)


@dataclass(frozen=True, slots=True)
class Flag:
    """A line through the lanes with words on the axis: today, or the time cursor."""

    x: float
    text: str
    text_x: float
    text_width: float


@dataclass(frozen=True, slots=True)
class TimelineScene:
    """Everything on the timeline, ready to paint and to be asked what is where.

    ``selected`` holds left, top, right and bottom of each halo, ``found`` x and y of each hit;
    ``today_x`` is where today stands even when that is out of sight.
    """

    geometry: Geometry
    axis: TimeAxis
    axis_scene: AxisScene
    heads: tuple[LaneHead, ...]
    marks: Marks
    clusters: Clusters
    members: NDArray[np.int64]
    crowds: tuple[Crowd, ...]
    labels: tuple[MarkLabel, ...]
    selected: NDArray[np.float64]
    found: NDArray[np.float64]
    today_x: float
    today: Flag | None
    cursor: Flag | None
    overview: OverviewScene
    colours: tuple[str, ...]
    bar_height: float
    scroll: float
    content_height: float
    counts: Counts
    index: TimelineIndex
