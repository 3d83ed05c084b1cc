from hypothesis import given
from hypothesis import strategies as st

from benchmarks.generate import synthetic_dataset
from tests.builders import small_dataset
from timeline_app.model.event_ids import EventIds
from timeline_app.model.query import named_by
from timeline_app.model.ref import Kind
from timeline_app.model.rows import RowFinder

SMALL = small_dataset()
SOME = st.frozensets(st.integers(0, 3)).map(sorted)


@given(SOME, SOME)
def test_sets_of_events_are_sets_of_their_ids(one: list[int], other: list[int]) -> None:
    left, right = EventIds(SMALL, one), EventIds(SMALL, other)
    ids, others = frozenset(left), frozenset(right)
    assert list(left) == [SMALL.events[index].id for index in one]
    assert [left[position] for position in range(len(left))] == list(left)
    assert (left | right) == (ids | others) == (left | others) == (ids | right)
    assert (left - right) == (ids - others) == (left - others)
    assert (left == right) == (ids == others)
    assert left == ids
    assert hash(left) == hash(ids)
    assert all((event.id in left) == (event.id in ids) for event in SMALL.events)
    assert bool(left) == bool(ids)


def test_what_is_nobody_s_event_stays_in_a_union() -> None:
    both = EventIds(SMALL, [0]) | {"nobody"}
    assert both == {"late", "nobody"}
    assert "nobody" not in EventIds(SMALL, [0])


def test_rows_are_known_for_the_columns_they_are_of_and_looked_up_for_others() -> None:
    late, shelved = EventIds(SMALL, [0]), EventIds(SMALL, [2])
    assert RowFinder(SMALL.columns).rows(late).tolist() == [2]
    assert RowFinder(SMALL.columns).rows(shelved).tolist() == []
    assert RowFinder(small_dataset().columns).rows(late).tolist() == [2]
    assert RowFinder(synthetic_dataset(5).columns).rows(late).tolist() == []


def test_what_events_name_is_told_for_sets_and_for_ids() -> None:
    assert named_by(SMALL, Kind.PLACE, EventIds(SMALL, [0, 1])) == {"urumqi"}
    assert named_by(SMALL, Kind.PLACE, ("late", "nobody")) == {"urumqi"}
    assert named_by(SMALL, Kind.PLACE, ()) == frozenset()
