"""The map's scene: everything above the ground, in logical pixels, frozen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.hit import Rect
from timeline_app.layout.map.arrows import NO_ARROWS
from timeline_app.layout.map.basemap import Bools, Floats, Integers
from timeline_app.layout.map.camera import MapCamera
from timeline_app.layout.map.flows import Flow
from timeline_app.layout.text import LABEL, SMALL, TextStyle
from timeline_app.model.corridor import CorridorStatus, Direction, Mode
from timeline_app.model.ref import Ref

CAPTION = TextStyle(10.5)
STATE = TextStyle(11.0, spacing=3.0)
ALONG = TextStyle(11.0)
"""Of the name of a corridor along its line."""


class Emphasis(IntEnum):
    """How far something stands out; larger is painted later."""

    ABSENT = 0
    DIMMED = 1
    PLAIN = 2
    HOVERED = 3
    SELECTED = 4


class Role(StrEnum):
    """What colour a label takes."""

    PLACE = "place"
    MINOR = "minor"
    FAINT = "faint"
    STATE = "state"
    CORRIDOR = "corridor"
    EXIT = "exit"
    NOTE = "note"
    LEGEND = "legend"


@dataclass(frozen=True, slots=True)
class RouteLine:
    """One stretch of a corridor: where it runs, ``points`` of shape (n, 2), and how it is drawn.

    ``arrows`` are the heads that say which way things flow, shape (n, 3): x, y, angle. ``is_measured``: its
    width means something, so that no manner of drawing may change it.
    """

    ref: Ref
    segment: int
    points: NDArray[np.float64]
    joined: Bools
    mode: Mode
    status: CorridorStatus
    colour: str
    width: float
    emphasis: Emphasis
    direction: Direction | None = None
    arrows: NDArray[np.float64] = field(default_factory=lambda: NO_ARROWS)
    is_measured: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """Places as columns, least important first: row of the dataset's places, middle, radius, emphasis.

    ``count`` is how many events in the window it stands for; 0 for a waypoint or a place whose events
    lie outside. ``outside`` says which of the two. ``glow`` is 1 where an event has just happened while
    time is played, and fades to 0. ``found`` is set where a search found an event.
    """

    place: Integers
    x: Floats
    y: Floats
    radius: Floats
    count: Integers
    outside: Bools
    emphasis: NDArray[np.int8]
    glow: Floats
    found: Bools

    def __len__(self) -> int:
        return len(self.place)


@dataclass(frozen=True, slots=True)
class Label:
    """A text. ``rect`` is where it stands; ``angle`` turns it about its middle, degrees clockwise.

    ``place`` is the row of the place it names, -1 for other labels, ``anchor`` that place's middle and
    radius. ``is_passing``: only while the pointer is on what it names.
    """

    text: str
    rect: Rect
    style: TextStyle = LABEL
    role: Role = Role.PLACE
    ref: Ref | None = None
    colour: str | None = None
    angle: float = 0.0
    place: int = -1
    is_passing: bool = False
    anchor: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A line of the legend: ``sample`` is where its line is drawn, ``label`` its text.

    ``is_toggle`` marks the row that opens the whole legend, or closes it, ``is_heading`` one that is text
    alone. ``radius`` is that of a place, drawn instead of a line; ``is_faint`` of one whose events lie
    outside.
    """

    sample: Rect
    label: Label
    mode: Mode
    status: CorridorStatus
    colour: str | None
    emphasis: Emphasis = Emphasis.PLAIN
    ref: Ref | None = None
    width: float = 2.4
    is_toggle: bool = False
    is_heading: bool = False
    direction: Direction | None = None
    radius: float = 0.0
    is_faint: bool = False


@dataclass(frozen=True, slots=True)
class Legend:
    """The legend, in a rectangle of its own."""

    rect: Rect
    rows: tuple[LegendRow, ...]


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A length on the ground at the middle of the map."""

    rect: Rect
    label: Label


@dataclass(frozen=True, slots=True)
class Leaf:
    """One event of a place that is fanned out: its dot and the stalk from (``root_x``, ``root_y``)."""

    ref: Ref
    x: float
    y: float
    root_x: float
    root_y: float
    radius: float
    colour: str | None
    is_planned: bool
    emphasis: Emphasis


@dataclass(frozen=True, slots=True)
class MapScene:
    """All that stands above the ground."""

    camera: MapCamera
    lines: tuple[RouteLine, ...]
    marks: Marks
    labels: tuple[Label, ...]
    legend: Legend | None
    caption: tuple[Label, ...]
    scale_bar: ScaleBar | None
    note: Label | None = None
    leaves: tuple[Leaf, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Where the events of a dataset are: the numbers add up to all of them.

    ``placed`` stand on the map, ``unplaced`` are in the window but have no place; ``outside`` of the window,
    ``undated`` and ``hidden`` by the filter.
    """

    placed: int
    unplaced: int
    outside: int = 0
    undated: int = 0
    hidden: int = 0


def _nothing(_: float) -> str:
    return ""


@dataclass(frozen=True)
class MapWords:
    """The words on the map, in the reader's language; layout never translates.

    ``distance`` puts kilometres into words, ``amount`` a value and its unit, ``events`` a number of them,
    ``width`` what the width of lines means: a series; ``others`` how many more of its unit. ``outside`` names
    places whose events are out of the window, ``no_figure`` corridors without a value. ``counts`` says how
    many events stand on the map and how many do not, and why; ``brief`` leaves out why. ``more`` is how many
    rows a legend has left out, ``fewer`` closes it, and ``legend`` is its name.
    """

    caption: str = ""
    modes: Mapping[Mode, str] = field(default_factory=dict)
    statuses: Mapping[CorridorStatus, str] = field(default_factory=dict)
    distance: Callable[[float], str] = _nothing
    directions: Mapping[Direction, str] = field(default_factory=dict)
    amount: Callable[[float, str], str] = lambda _value, _unit: ""
    width: Callable[[str], str] = lambda _title: ""
    others: Callable[[int], str] = lambda _count: ""
    events: Callable[[int], str] = lambda _count: ""
    outside: str = ""
    no_figure: str = ""
    counts: Callable[["Tally"], str] = lambda _tally: ""
    brief: Callable[["Tally"], str] = lambda _tally: ""
    more: Callable[[int], str] = lambda _count: ""
    fewer: str = ""
    legend: str = ""


@dataclass(frozen=True)
class MapLook:
    """What the reader looks at, as the map needs it.

    ``rows`` are the visible rows of the dataset's columns; ``cursor`` is the day as of which corridors
    exist; ``selected`` and ``hovered`` hold the places and corridors that stand out, ``picked`` and
    ``pointed`` the events; ``found`` are the ids of places where a search found one; ``languages`` are
    tags, best first. ``spot`` is the place (row) whose events
    are fanned out, -1 for none. ``flow`` sets the width of lines. ``keep_clear`` are rectangles of the
    window that names leave free. ``fresh_days`` is how long an event glows while time is played, 0 when
    it is not. ``whole_legend`` shows every row of the legend; until then ``folds_legend`` leaves only its
    name in a map with no room to spare. ``hidden`` is how many dated events the filter keeps back.
    """

    rows: Integers
    cursor: float
    selected: frozenset[Ref] = frozenset()
    hovered: frozenset[Ref] = frozenset()
    found: frozenset[str] = frozenset()
    picked: frozenset[Ref] = frozenset()
    pointed: frozenset[Ref] = frozenset()
    languages: tuple[str, ...] = ("en",)
    words: MapWords = field(default_factory=MapWords)
    spot: int = -1
    flow: Flow | None = None
    keep_clear: tuple[Rect, ...] = ()
    fresh_days: float = 0.0
    whole_legend: bool = False
    folds_legend: bool = False
    hidden: int = 0


NOTE = SMALL
