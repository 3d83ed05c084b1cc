"""Series of observations, in SDMX's words."""

from decimal import Decimal
from typing import Annotated, Any, ClassVar, Self

from pydantic import PlainValidator, WithJsonSchema, model_validator

from timeline_app.loading.schema.entry import Entry
from timeline_app.loading.schema.fields import (
    DateField,
    Id,
    NumberField,
    String,
    TextField,
    Truth,
    mistake,
    resolution_of,
    whole_between,
)
from timeline_app.loading.schema.sources import CitationField, citations
from timeline_app.model.corridor import Direction
from timeline_app.model.origin import Origin
from timeline_app.model.series import (
    Observation,
    ObservationStatus,
    Qualifier,
    RelatedSeries,
    Series,
    SeriesRelation,
)
from timeline_app.model.source import Citation

LARGEST_MULTIPLIER = 30


def _read_qualifier(value: Any) -> Qualifier:
    if value is None:
        raise mistake("bad-value", "an unquoted ~ is nothing in YAML", 'write "~", in quotes, for about')
    try:
        return Qualifier(value)
    except ValueError:
        raise mistake("bad-value", "unknown qualifier", 'one of "~", ">", ">=", "<", "<="') from None


QualifierField = Annotated[
    Qualifier,
    PlainValidator(_read_qualifier),
    WithJsonSchema({"enum": [qualifier.value for qualifier in Qualifier]}),
]
Multiplier = Annotated[
    int,
    whole_between(-LARGEST_MULTIPLIER, LARGEST_MULTIPLIER),
    WithJsonSchema({"type": "integer", "minimum": -LARGEST_MULTIPLIER, "maximum": LARGEST_MULTIPLIER}),
]


class ObservationEntry(Entry):
    """One figure of one period from one source: a value, or a lower and an upper bound."""

    noun: ClassVar[str] = "an observation"
    essential: ClassVar[frozenset[str]] = frozenset({"value", "lower", "upper", "qualifier", "status"})

    period: DateField
    value: NumberField | None = None
    lower: NumberField | None = None
    upper: NumberField | None = None
    qualifier: QualifierField = Qualifier.NONE
    status: ObservationStatus | None = None
    source: CitationField | None = None
    as_of: DateField | None = None
    note: TextField | None = None
    preferred: Truth | None = None

    @model_validator(mode="after")
    def _says_how_much(self) -> Self:
        if self.value is None and self.lower is None and self.upper is None:
            raise mistake("missing-field", 'an observation needs a "value", or "lower" and "upper"')
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            raise mistake("out-of-range", f"lower {self.lower} is above upper {self.upper}")
        return self

    def observation(self, multiplier: int, inherited: Citation | None, origin: Origin) -> Observation:
        """Return the observation as the model has it, multiplied out to the base unit."""
        written = [number for number in (self.value, self.lower, self.upper) if number is not None]
        return Observation(
            period=self.period,
            value=_scaled(self.value, multiplier),
            lower=_scaled(self.lower, multiplier),
            upper=_scaled(self.upper, multiplier),
            resolution=max(resolution_of(number.scaleb(multiplier)) for number in written),
            qualifier=self.qualifier,
            status=self.status or ObservationStatus.ACTUAL,
            source=inherited if self.source is None else self.source.citation(),
            as_of=self.as_of,
            note=self.note or {},
            preferred=bool(self.preferred),
            origin=origin,
        )


def _scaled(number: Decimal | None, multiplier: int) -> float | None:
    return None if number is None else float(number.scaleb(multiplier))


class SeriesRelationEntry(Entry):
    """A series this one follows from."""

    noun: ClassVar[str] = "a relation of a series"

    id: Id
    relation: SeriesRelation


class SeriesEntry(Entry):
    """A measure followed over time."""

    noun: ClassVar[str] = "a series"
    essential: ClassVar[frozenset[str]] = frozenset({"unit", "unit_multiplier"})

    id: Id
    title: TextField
    unit: String
    unit_multiplier: Multiplier | None = None
    frequency: String | None = None
    note: TextField | None = None
    actors: list[Id] | None = None
    places: list[Id] | None = None
    corridors: list[Id] | None = None
    direction: Direction | None = None
    observations: list[ObservationEntry] | None = None
    related: list[SeriesRelationEntry] | None = None
    sources: list[CitationField] | None = None

    def record(self, origin: Origin, origins: list[Origin]) -> Series:
        """Return the series as the model has it; ``origins`` are those of its observations."""
        sources = citations(self.sources)
        inherited = sources[0] if len(sources) == 1 else None
        multiplier = self.unit_multiplier or 0
        return Series(
            id=self.id,
            title=self.title,
            unit=self.unit,
            unit_multiplier=multiplier,
            frequency=self.frequency,
            note=self.note or {},
            actors=tuple(self.actors or ()),
            places=tuple(self.places or ()),
            corridors=tuple(self.corridors or ()),
            direction=self.direction,
            observations=tuple(
                entry.observation(multiplier, inherited, where)
                for entry, where in zip(self.observations or (), origins, strict=True)
            ),
            related=tuple(RelatedSeries(entry.id, entry.relation) for entry in self.related or ()),
            sources=sources,
            origin=origin,
        )
