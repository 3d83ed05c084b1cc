"""Small random datasets, and the plain way to filter and search them: one event after the other."""

from collections.abc import Iterable

from hypothesis import strategies as st

from timeline_app.model.dataset import Dataset, DatasetInfo
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.event import Event, EventStatus, FigureRef, Relation
from timeline_app.model.filter import Filter
from timeline_app.model.folding import fold
from timeline_app.model.place import Actor, Category, Place
from timeline_app.model.series import Series
from timeline_app.model.source import Citation, Source
from timeline_app.model.text import all_texts

IDS = {
    kind: [f"{kind}-{n}" for n in range(3)] for kind in ("lane", "place", "actor", "corridor", "book", "row")
}
DATES = (None, "1991", "2013~/..", "2001-05?/2003", "1999/", "../1980", "/1985", "2020-05-01")
WORDS = (
    "Ürümqi",
    "urumqi",
    "Қорғас",
    "Коргас",
    "霍尔果斯",
    "rail",
    "Rail line",
    "sao",
    "São",
    "a",
    "b c",
    "été",
    "",
)

_texts = st.dictionaries(st.sampled_from(["en", "fr", "zh"]), st.lists(st.sampled_from(WORDS)).map(" ".join))


def _some(kind: str) -> st.SearchStrategy[tuple[str, ...]]:
    # Twice the same, and what the dataset does not know, occur too.
    return st.lists(st.sampled_from([*IDS[kind], f"no-{kind}"]), max_size=3).map(tuple)


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """Return a dataset of up to eight events that name places, actors, sources, and each other."""
    count = draw(st.integers(0, 8))
    ids = [f"e{n}" for n in range(count)]
    events = [
        Event(
            id=identifier,
            title=draw(_texts),
            when=None if (date := draw(st.sampled_from(DATES))) is None else parse_edtf(date),
            category=draw(st.sampled_from([None, *IDS["lane"]])),
            importance=draw(st.integers(1, 5)),
            status=draw(st.sampled_from(EventStatus)),
            places=draw(_some("place")),
            corridors=draw(_some("corridor")),
            actors=draw(_some("actor")),
            summary=draw(_texts),
            body=draw(_texts),
            figures=tuple(FigureRef(one) for one in draw(_some("row"))),
            related=tuple(Relation(one) for one in draw(st.lists(st.sampled_from(ids), max_size=2))),
            sources=tuple(Citation(one) for one in draw(_some("book"))),
        )
        for identifier in ids
    ]
    return Dataset(
        info=DatasetInfo(languages=("en", "fr")),
        categories=tuple(Category(id=one, title={"en": one}) for one in IDS["lane"]),
        places=tuple(Place(id=one, name=draw(_texts)) for one in IDS["place"]),
        actors=tuple(Actor(id=one, name=draw(_texts), long_name=draw(_texts)) for one in IDS["actor"]),
        sources=tuple(Source(id=one, title=draw(_texts)) for one in IDS["book"]),
        series=tuple(Series(id=one, title=draw(_texts), unit="t") for one in IDS["row"]),
        events=tuple(events),
    )


def _ids(*kinds: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(
        st.sampled_from([*(one for kind in kinds for one in IDS[kind]), "nobody"]), max_size=2
    )


FILTERS = st.builds(
    Filter,
    categories=_ids("lane"),
    places=_ids("place"),
    actors=_ids("actor"),
    corridors=_ids("corridor"),
    sources=_ids("book"),
    statuses=st.frozensets(st.sampled_from(EventStatus), max_size=2),
    certain_only=st.booleans(),
    span=st.sampled_from([None, (0.0, 12_000.0), (-1e6, 8_000.0)]),
)
QUERIES = st.lists(st.sampled_from([*WORDS, "rumq", "КОРГАС", "ail l", "  "]), max_size=3).map(" ".join)


def passes(event: Event, wanted: Filter) -> bool:
    """Whether one event meets the parts of a filter that are about what it names."""
    memberships: tuple[tuple[frozenset[str], Iterable[str]], ...] = (
        (wanted.categories, (event.category or "",)),
        (wanted.places, event.places),
        (wanted.actors, event.actors),
        (wanted.corridors, event.corridors),
        (wanted.sources, (citation.id for citation in event.sources)),
        (wanted.statuses, (event.status,)),
    )
    return all(not ids or not ids.isdisjoint(own) for ids, own in memberships)


def search_text(dataset: Dataset, event: Event) -> str:
    """Return everything an event may be found by, folded."""
    places = (dataset.places_by_id[i].name for i in event.places if i in dataset.places_by_id)
    actors = [dataset.actors_by_id[i] for i in event.actors if i in dataset.actors_by_id]
    sources = (dataset.sources_by_id[c.id].title for c in event.sources if c.id in dataset.sources_by_id)
    names = [*(actor.name for actor in actors), *(actor.long_name for actor in actors)]
    return fold("\n".join(all_texts((event.title, event.summary, event.body, *places, *names, *sources))))
