import numpy as np
from hypothesis import given, settings

from benchmarks.generate import synthetic_dataset
from tests.model.random_datasets import datasets
from timeline_app.model.dataset import Dataset
from timeline_app.model.event import Event, EventStatus
from timeline_app.model.glance import glance_of
from timeline_app.model.members import CHUNK, build_members
from timeline_app.model.ref import Kind


@settings(max_examples=25)
@given(datasets())
def test_whoever_names_an_id_is_among_its_events_once_and_in_order(dataset: Dataset) -> None:
    members = dataset.members
    named = {
        Kind.PLACE: [event.places for event in dataset.events],
        Kind.SOURCE: [glance_of(event).sources for event in dataset.events],
        Kind.SERIES: [glance_of(event).series for event in dataset.events],
        Kind.EVENT: [glance_of(event).related for event in dataset.events],
        Kind.CATEGORY: [(event.category,) if event.category else () for event in dataset.events],
    }
    for kind, ids_of in named.items():
        postings = members.of_kind[kind]
        known = {one for one, count in postings.counts().items() if count}
        assert known == {one for ids in ids_of for one in ids}
        for identifier in postings.ids:
            expected = [number for number, ids in enumerate(ids_of) if identifier in ids]
            assert postings.of(identifier).tolist() == expected
        assert postings.counts() == {one: len(postings.of(one)) for one in postings.ids}
        assert list(postings.counts().values()) == sorted(postings.counts().values(), reverse=True)
        assert not len(postings.of("nobody"))


@settings(max_examples=25)
@given(datasets())
def test_what_some_events_name_is_known_without_them(dataset: Dataset) -> None:
    some = np.arange(len(dataset.events)) % 2 == 0
    expected = {place for event in dataset.events[::2] for place in event.places}
    assert set(dataset.members.of_kind[Kind.PLACE].named_by(some)) == expected


def test_many_chunks_are_one() -> None:
    events = [
        Event(id=f"e{n}", title={}, places=(f"p{n % 3}", "all"), status=list(EventStatus)[n % 2])
        for n in range(2 * CHUNK + 7)
    ]
    shares: list[float] = []
    members = build_members(events, shares.append)
    assert members.of_kind[Kind.PLACE].of("p1").tolist() == list(range(1, len(events), 3))
    assert members.of_kind[Kind.PLACE].of("all").tolist() == list(range(len(events)))
    assert members.statuses.counts() == {"held": CHUNK + 4, "ongoing": CHUNK + 3}
    assert shares == sorted(shares)
    assert len(shares) == 3


def test_columns_alone_tell_category_place_and_actor() -> None:
    dataset = synthetic_dataset(2_000)
    columns = dataset.columns
    assert dataset.event_count == 2_000
    assert (
        dataset.members.of_kind[Kind.ACTOR].of("actor-3").tolist()
        == np.flatnonzero(columns.actor == 3).tolist()
    )
    assert (
        dataset.members.of_kind[Kind.PLACE].of("place-0").tolist()
        == np.flatnonzero(columns.place == 0).tolist()
    )
    assert not len(dataset.members.of_kind[Kind.SOURCE].of("dice"))
    assert dataset.event_index[columns.ids[7]] == 7
    assert "nobody" not in dataset.event_index
