"""Corridors: routes through waypoints, in segments that each have a mode, a status and a date."""

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.model.edtf import Edtf
from timeline_app.model.origin import NOWHERE, Origin
from timeline_app.model.source import Citation
from timeline_app.model.text import EMPTY, Text


class Mode(StrEnum):
    """How goods, energy, data or people travel; OTHER for what is no transport, such as a migration."""

    RAIL = "rail"
    ROAD = "road"
    SEA = "sea"
    PIPELINE = "pipeline"
    AIR = "air"
    DIGITAL = "digital"
    MULTIMODAL = "multimodal"
    OTHER = "other"


class CorridorStatus(StrEnum):
    """How far a corridor or segment has come."""

    OPERATING = "operating"
    UNDER_CONSTRUCTION = "under_construction"
    PLANNED = "planned"
    PROPOSED = "proposed"


class Direction(StrEnum):
    """Which way something flows along a corridor: as ``via`` runs, against it, or both ways."""

    FORWARD = "forward"
    BACKWARD = "backward"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One stretch of a corridor: ``via`` are place ids in order, two at least.

    ``direction`` is None where nobody says which way things flow.
    """

    via: tuple[str, ...]
    mode: Mode
    status: CorridorStatus
    when: Edtf | None = None
    direction: Direction | None = None
    title: Text = EMPTY
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corridor:
    """A corridor. A segment without mode, status, date or direction has its corridor's."""

    id: str
    title: Text
    mode: Mode = Mode.MULTIMODAL
    status: CorridorStatus = CorridorStatus.OPERATING
    when: Edtf | None = None
    direction: Direction | None = None
    colour: str | None = None
    segments: tuple[Segment, ...] = ()
    actors: tuple[str, ...] = ()
    summary: Text = EMPTY
    sources: tuple[Citation, ...] = ()
    origin: Origin = NOWHERE
