"""Places, actors and categories: where, who, and in which lane."""

from dataclasses import dataclass

from timeline_app.model.origin import NOWHERE, Origin
from timeline_app.model.source import Citation
from timeline_app.model.text import EMPTY, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place; ``lon`` and ``lat`` in degrees (EPSG:4326), None where nobody knows them.

    ``country`` is ISO 3166-1 alpha-2. ``waypoint`` places only carry corridors: they have no label
    of their own until an event names them.
    """

    id: str
    name: Text
    kind: str = "city"
    country: str | None = None
    lon: float | None = None
    lat: float | None = None
    sources: tuple[Citation, ...] = ()
    note: Text = EMPTY
    origin: Origin = NOWHERE

    @property
    def is_placed(self) -> bool:
        """Whether the place can stand on a map."""
        return self.lon is not None and self.lat is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A state, organisation or person. ``point`` (lon, lat) is where a state's name may stand."""

    id: str
    name: Text
    long_name: Text = EMPTY
    kind: str = "organisation"
    iso: str | None = None
    point: tuple[float, float] | None = None
    note: Text = EMPTY
    sources: tuple[Citation, ...] = ()
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A lane of the timeline and its named colour (see resources/themes)."""

    id: str
    title: Text
    colour: str = "slate"
    origin: Origin = NOWHERE
