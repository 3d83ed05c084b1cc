"""What stands where on the plane: computed once for a dataset, read in every frame."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.map.base import outline_of, whole_box
from timeline_app.layout.map.basemap import Basemap, Floats, Integers
from timeline_app.layout.map.camera import Box
from timeline_app.layout.map.routes import Routes, build_routes
from timeline_app.layout.projection import Projection, choose_projection
from timeline_app.model.dataset import Dataset

TERRITORY_POINTS = 120
"""About so many points are enough to know on whose land a name stands."""

CORRIDOR_COLOURS = ("blue", "vermilion", "violet", "green", "ochre", "teal", "rose", "slate")
"""What corridors without a colour of their own get, in turn."""


@dataclass(frozen=True, slots=True)
class Territory:
    """The largest ring of a country, kilometres: where its name may stand."""

    x: Floats
    y: Floats

    def holds(self, x: Floats, y: Floats) -> NDArray[np.bool_]:
        """Whether each point lies in the ring, by the even-odd rule."""
        start_y, end_y = self.y[:-1, None], self.y[1:, None]
        spans = (start_y > y) != (end_y > y)
        rise = np.where(spans, end_y - start_y, 1.0)
        crossing = self.x[:-1, None] + (y - start_y) / rise * (self.x[1:, None] - self.x[:-1, None])
        return np.asarray((spans & (crossing > x)).sum(axis=0) % 2 == 1)


@dataclass(frozen=True)
class MapPlan:
    """A dataset on a projection.

    ``x``, ``y`` (km) have one entry a place, NaN without coordinates. ``visit_row`` and ``visit_place``
    pair rows of the dataset's columns with places, one pair for each place a dated event names, place by
    place: those of place n are from ``visit_offsets[n]`` to before the next one's.
    ``spots`` numbers the distinct points: places that share one have the same.
    """

    dataset: Dataset
    projection: Projection
    x: Floats
    y: Floats
    spots: Integers
    visit_row: Integers
    visit_place: Integers
    named: NDArray[np.bool_]
    routes: Routes
    territories: Mapping[str, Territory] = field(default_factory=dict)

    @cached_property
    def whole(self) -> Box:
        """Left, bottom, right, top of the map's edge, kilometres."""
        return whole_box(outline_of(self.projection))

    @cached_property
    def place_index(self) -> dict[str, int]:
        """Places by id, as rows."""
        return {place.id: index for index, place in enumerate(self.dataset.places)}

    @cached_property
    def visit_offsets(self) -> Integers:
        """Where the visits of each place begin, and where the last ones end, shape (places + 1,)."""
        return np.searchsorted(self.visit_place, np.arange(len(self.x) + 1))

    @cached_property
    def weighted(self) -> tuple[Floats, Floats, Floats]:
        """Places of events and ends of corridors on the map, x and y (km), each as heavy as its events."""
        weights = np.diff(self.visit_offsets) + self.is_end.astype(np.float64)
        kept = np.isfinite(self.x) & (weights > 0)
        return self.x[kept], self.y[kept], weights[kept]

    @cached_property
    def visits_of(self) -> deque[tuple[Integers, Integers]]:
        """How many events name each place, for the rows of columns last asked about."""
        return deque(maxlen=2)

    @cached_property
    def is_end(self) -> NDArray[np.bool_]:
        """Which places a corridor ends at."""
        return np.array([place.id in self.routes.ends for place in self.dataset.places], dtype=np.bool_)

    @cached_property
    def stops(self) -> tuple[tuple[int, ...], ...]:
        """The places of each stretch in order, as rows: one for each of its points that is a stop."""
        index = self.place_index
        return tuple(
            tuple(
                index[via]
                for via in self.dataset.corridors[stretch.corridor].segments[stretch.segment].via
                if via in index and np.isfinite(self.x[index[via]])
            )
            for stretch in self.routes.stretches
        )

    @cached_property
    def is_placed(self) -> NDArray[np.bool_]:
        """Which rows of the columns have a place on the map."""
        placed = np.zeros(len(self.dataset.columns), dtype=np.bool_)
        is_on_map = np.isfinite(self.x)
        lengths = np.diff(self.visit_offsets)
        placed[self.visit_row if is_on_map.all() else self.visit_row[np.repeat(is_on_map, lengths)]] = True
        return placed

    @cached_property
    def members(self) -> frozenset[str]:
        """The countries whose land is tinted: those of the dataset's states."""
        return frozenset(
            actor.iso.upper() for actor in self.dataset.actors if actor.kind == "state" and actor.iso
        )

    @cached_property
    def corridor_colours(self) -> tuple[str, ...]:
        """The named colour of each corridor."""
        return tuple(
            corridor.colour or CORRIDOR_COLOURS[index % len(CORRIDOR_COLOURS)]
            for index, corridor in enumerate(self.dataset.corridors)
        )

    @cached_property
    def state_names(self) -> tuple[tuple[int, float, float], ...]:
        """Actor index and point (km) of each state whose name may stand on the map."""
        found = []
        for index, actor in enumerate(self.dataset.actors):
            if actor.kind == "state" and actor.point is not None:
                x, y = self.projection.project(*actor.point)
                found.append((index, float(x), float(y)))
        return tuple(found)

    @cached_property
    def homes(self) -> tuple[Floats, Floats]:
        """What "everything" is: the places that events name and the corridors, kilometres.

        All placed places when that is nothing; the whole map when there are none.
        """
        shown = self.named & np.isfinite(self.x)
        x, y = (
            np.concatenate([at[shown], way]) for at, way in ((self.x, self.routes.x), (self.y, self.routes.y))
        )
        if not len(x):
            placed = np.isfinite(self.x)
            x, y = self.x[placed], self.y[placed]
        if not len(x):
            left, bottom, right, top = self.whole
            return np.array([left, right]), np.array([bottom, top])
        return x, y


def plan_map(
    dataset: Dataset, projection: Projection | None = None, basemap: Basemap | None = None
) -> MapPlan:
    """Put a dataset on a projection, its own when none is given.

    ``basemap`` is a level of the base map, from which the names of states learn where their land is.
    """
    lon, lat = (
        np.array([np.nan if value is None else value for value in column], dtype=np.float64)
        for column in ([p.lon for p in dataset.places], [p.lat for p in dataset.places])
    )
    placed = np.isfinite(lon) & np.isfinite(lat)
    if projection is None:
        projection = choose_projection(lon[placed], lat[placed], dataset.info.map_center)
    x, y = np.full(len(lon), np.nan), np.full(len(lon), np.nan)
    x[placed], y[placed] = projection.project(lon[placed], lat[placed])
    rows, visited, named = dataset.visits
    return MapPlan(
        dataset=dataset,
        projection=projection,
        x=x,
        y=y,
        spots=_spots(lon, lat),
        visit_row=rows,
        visit_place=visited,
        named=named,
        routes=build_routes(dataset.corridors, dataset.places_by_id, projection),
        territories={} if basemap is None else _territories(dataset, basemap, projection),
    )


def _territories(dataset: Dataset, basemap: Basemap, projection: Projection) -> Mapping[str, Territory]:
    """Return the mainland of each of the dataset's states, by code, roughly."""
    land = basemap.land
    counts = np.diff(land.offsets)
    found = {}
    for code in {actor.iso.upper() for actor in dataset.actors if actor.kind == "state" and actor.iso}:
        if code in basemap.countries:
            rings = np.flatnonzero(basemap.country == basemap.countries.index(code))
            ring = rings[np.argmax(counts[rings])]
            step = counts[ring] // TERRITORY_POINTS + 1
            points = np.append(
                np.arange(land.offsets[ring], land.offsets[ring + 1], step), land.offsets[ring]
            )
            found[code] = Territory(*projection.project(land.lon[points], land.lat[points]))
    return found


def _spots(lon: Floats, lat: Floats) -> Integers:
    """Number the distinct points; a place without coordinates is alone."""
    lonely = np.isnan(lon)
    # A whole number a point: a millionth of a degree is a tenth of a metre.
    east, north = (np.round(np.where(lonely, 0.0, at) * 1e6).astype(np.int64) for at in (lon, lat))
    keys = np.where(
        lonely, -1 - np.arange(len(lon)), (east + 180_000_000) * 1_000_000_000 + north + 90_000_000
    )
    return np.unique(keys, return_inverse=True)[1].reshape(-1)
