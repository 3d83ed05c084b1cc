"""Events: what happened, is happening or is announced, when, where, by whom, and who says so."""

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.model.edtf import Edtf
from timeline_app.model.origin import NOWHERE, Origin
from timeline_app.model.source import Citation
from timeline_app.model.text import EMPTY, Text


class EventStatus(StrEnum):
    """Whether an event has taken place, as far as its sources know. The order is the column's code."""

    HELD = "held"
    ONGOING = "ongoing"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    FORECAST = "forecast"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class FigureRef:
    """A figure an event cites: a series, or its observations of one period (EDTF as written)."""

    series: str
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """Another event this one relates to, and how (``adopts``, ``follows``; None: simply related)."""

    id: str
    relation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A local picture inside the dataset folder, with what a reader must know of it."""

    file: str
    alt: Text
    caption: Text = EMPTY
    credit: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event. ``when`` is None for what has no date; ``importance`` runs from 1 to 5."""

    id: str
    title: Text
    when: Edtf | None = None
    category: str | None = None
    importance: int = 3
    status: EventStatus = EventStatus.HELD
    places: tuple[str, ...] = ()
    corridors: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    summary: Text = EMPTY
    body: Text = EMPTY
    figures: tuple[FigureRef, ...] = ()
    related: tuple[Relation, ...] = ()
    media: tuple[Media, ...] = ()
    sources: tuple[Citation, ...] = ()
    origin: Origin = NOWHERE
