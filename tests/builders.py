"""Small datasets made in code, for tests that need no file."""

from dataclasses import replace

from timeline_app.model.dataset import Dataset, DatasetInfo
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.event import Event, EventStatus, FigureRef
from timeline_app.model.place import Actor, Category, Place
from timeline_app.model.series import Observation, Series
from timeline_app.model.source import Citation, Source


def event(identifier: str, when: str | None = None, **fields: object) -> Event:
    """Return an event titled like its id."""
    date = None if when is None else parse_edtf(when)
    made = Event(id=identifier, title={"en": identifier.title()}, when=date)
    return replace(made, **fields)  # type: ignore[arg-type]


def observation(period: str, value: float, source: str = "paper", **fields: object) -> Observation:
    """Return an observation of one source, known to the unit."""
    made = Observation(period=parse_edtf(period), value=value, resolution=1.0, source=Citation(source))
    return replace(made, **fields)  # type: ignore[arg-type]


def small_dataset() -> Dataset:
    """Return three dated events and one without a date, in two lanes, with a place, an actor, a series."""
    return Dataset(
        info=DatasetInfo(id="small", title={"en": "Small"}, languages=("en", "fr")),
        categories=(Category(id="talks", title={"en": "Talks"}), Category(id="trade", title={"en": "Trade"})),
        actors=(Actor(id="league", name={"en": "The League"}),),
        places=(Place(id="urumqi", name={"en": "Ürümqi", "zh": "乌鲁木齐"}, lon=87.6, lat=43.8),),
        events=(
            event("late", "2020-05-01", category="trade", places=("urumqi",), figures=(FigureRef("goods"),)),
            event("early", "1991", category="talks", actors=("league",), sources=(Citation("paper"),)),
            event("shelved", category="talks"),
            event("middle", "2013~/..", category="talks", status=EventStatus.ONGOING),
        ),
        series=(
            Series(
                id="goods",
                title={"en": "Goods"},
                unit="t",
                observations=(observation("2019", 10), observation("2020", 12)),
            ),
        ),
        sources=(Source(id="paper", title={"en": "The Paper"}),),
    )
