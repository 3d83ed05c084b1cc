"""A small region with two corridors, for the tests of the map's scene."""

from dataclasses import replace

import numpy as np

from tests.builders import event
from timeline_app import paths
from timeline_app.layout.hit import Rect
from timeline_app.layout.map.basemap import Level, read_basemap
from timeline_app.layout.map.lay_out import lay_out_map
from timeline_app.layout.map.opening import opening
from timeline_app.layout.map.plan import MapPlan, plan_map
from timeline_app.layout.map.scene import Label, MapLook, MapScene, MapWords
from timeline_app.layout.text import LABEL, TextStyle
from timeline_app.model.corridor import Corridor, CorridorStatus, Direction, Mode, Segment
from timeline_app.model.dataset import Dataset, DatasetInfo
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.place import Actor, Place

TODAY = parse_edtf("2020-01-01").start_instant
WORDS = MapWords(
    caption="Boundaries: Natural Earth. Not an endorsement.",
    modes={mode: mode.value for mode in Mode},
    statuses={status: status.value for status in CorridorStatus},
    distance=lambda km: f"{km:g} km",
    directions={direction: direction.value for direction in Direction},
    amount=lambda value, unit: f"{value:g} {unit}",
    width=lambda title: f"width {title}",
    others=lambda count: f"and {count}",
    events=lambda count: f"{count} events",
    outside="outside",
    no_figure="unknown",
    counts=lambda tally: f"{tally.placed} here, {tally.unplaced} elsewhere, {tally.outside} then",
    brief=lambda tally: f"{tally.placed} here",
    more=lambda count: f"{count} more",
)


def measure(text: str, style: TextStyle = LABEL) -> float:
    return len(text) * (style.size * 0.58 + style.spacing)


def place(identifier: str, lon: float, lat: float, **fields: object) -> Place:
    return Place(id=identifier, name={"en": identifier.title()}, lon=lon, lat=lat, **fields)  # type: ignore[arg-type]


def segment(via: str, mode: Mode = Mode.RAIL, when: str | None = None) -> Segment:
    date = None if when is None else parse_edtf(when)
    return Segment(via=tuple(via.split()), mode=mode, status=CorridorStatus.OPERATING, when=date)


def region() -> Dataset:
    return Dataset(
        info=DatasetInfo(languages=("en",), map_center=(68, 42)),
        actors=(
            Actor(id="kazakhstan", kind="state", iso="KZ", name={"en": "Kazakhstan"}, point=(67, 48)),
            Actor(id="league", name={"en": "League"}),
        ),
        places=(
            place("aktau", 51.17, 43.66),
            place("astana", 71.45, 51.18),
            place("horgos", 80.42, 44.2),
            place("centre", 80.42, 44.2),
            place("baku", 49.89, 40.38),
            place("halt", 62.0, 47.0, kind="waypoint"),
            Place(id="region", name={"en": "Region"}),
        ),
        events=(
            event("first", "2013", places=("astana",), corridors=("middle",)),
            event("second", "2014", places=("horgos", "region")),
            event("third", "2015", places=("centre",)),
            event("nowhere", "2016", places=("region",)),
            event("late", "2030", places=("baku",)),
        ),
        corridors=(
            Corridor(
                id="middle",
                title={"en": "Middle corridor"},
                segments=(segment("horgos halt aktau", when="2014/.."), segment("aktau baku", Mode.SEA)),
            ),
            Corridor(id="north", title={"en": "Northern"}, segments=(segment("horgos halt astana"),)),
            Corridor(id="unrouted", title={"en": "Unrouted"}),
        ),
    )


def region_plan() -> MapPlan:
    """Return the region on its projection, with Kazakhstan\'s land."""
    return plan_map(region(), basemap=read_basemap(paths.resources() / "basemap", Level.COARSE))


def look(plan: MapPlan, until: str = "2020", **fields: object) -> MapLook:
    columns = plan.dataset.columns
    rows = np.flatnonzero(columns.start < parse_edtf(until).start_instant)
    return replace(MapLook(rows=rows, cursor=TODAY, words=WORDS), **fields)  # type: ignore[arg-type]


def scene_of(plan: MapPlan, width: float = 1000, height: float = 500, **fields: object) -> MapScene:
    return lay_out_map(plan, opening(plan, width, height), look(plan, **fields), measure)  # type: ignore[arg-type]


def meet(one: Rect, other: Rect) -> bool:
    return (
        one[0] < other[0] + other[2] - 1e-6
        and other[0] < one[0] + one[2] - 1e-6
        and one[1] < other[1] + other[3] - 1e-6
        and other[1] < one[1] + one[3] - 1e-6
    )


def upright(scene: MapScene) -> list[Label]:
    return [label for label in scene.labels if label.angle == 0]


def mark_of(scene: MapScene, plan: MapPlan, identifier: str) -> int:
    rows = [plan.dataset.places[row].id for row in scene.marks.place.tolist()]
    return rows.index(identifier)
