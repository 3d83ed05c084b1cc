"""Series of observations, in SDMX's words; every observation says who said it."""

from dataclasses import dataclass
from enum import StrEnum

from timeline_app.model.corridor import Direction
from timeline_app.model.edtf import Edtf
from timeline_app.model.origin import NOWHERE, Origin
from timeline_app.model.source import Citation
from timeline_app.model.text import EMPTY, Text


class Qualifier(StrEnum):
    """How a source hedges a value. NONE is a value given flat."""

    NONE = ""
    ABOUT = "~"
    MORE_THAN = ">"
    AT_LEAST = ">="
    LESS_THAN = "<"
    AT_MOST = "<="


class ObservationStatus(StrEnum):
    """SDMX's observation status, with ``target`` for a goal somebody set."""

    ACTUAL = "A"
    ESTIMATED = "E"
    PROVISIONAL = "P"
    FORECAST = "F"
    TARGET = "target"


class SeriesRelation(StrEnum):
    """How a series follows from another one, so that the arithmetic between them can be checked."""

    PART_OF = "part-of"
    GROWTH_OF = "growth-of"
    MULTIPLE_OF = "multiple-of"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    SAME_AS = "same-as"


@dataclass(frozen=True, slots=True)
class RelatedSeries:
    """Another series this one follows from.

    A part is in the other's unit; growth is in per cent from the period before; a multiple compares the
    ends of its period; a share in per cent has a numerator and a denominator; the same amount stands
    in another currency.
    """

    id: str
    relation: SeriesRelation


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One figure of one period from one source.

    ``value``, ``lower`` and ``upper`` are in the series' base unit (multiplied out);
    ``resolution`` is the size of the last digit written, in the same unit, so that 41 billion is
    known to the billion. ``as_of`` is when it was said.
    """

    period: Edtf
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    resolution: float = 0.0
    qualifier: Qualifier = Qualifier.NONE
    status: ObservationStatus = ObservationStatus.ACTUAL
    source: Citation | None = None
    as_of: Edtf | None = None
    note: Text = EMPTY
    preferred: bool = False
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A measure followed over time.

    ``unit`` is an ISO 4217 code, ``%`` or a plain unit (``persons``, ``t``, ``km``);
    ``unit_multiplier`` the power of ten the file writes values in; observations are multiplied out.
    ``direction`` is which way what it counts flows along its corridors, None where nobody says so.
    """

    id: str
    title: Text
    unit: str
    unit_multiplier: int = 0
    frequency: str | None = None
    note: Text = EMPTY
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    corridors: tuple[str, ...] = ()
    direction: Direction | None = None
    observations: tuple[Observation, ...] = ()
    related: tuple[RelatedSeries, ...] = ()
    sources: tuple[Citation, ...] = ()
    origin: Origin = NOWHERE
