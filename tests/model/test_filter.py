import pytest
from hypothesis import given, settings

from benchmarks.generate import synthetic_dataset
from tests.builders import small_dataset
from tests.model.random_datasets import FILTERS, datasets, passes
from timeline_app.model.dataset import Dataset
from timeline_app.model.event import EventStatus
from timeline_app.model.filter import NO_FILTER, UNSURE, Filter, mask_of, passing


def shown(wanted: Filter) -> list[str]:
    dataset = small_dataset()
    mask = mask_of(dataset, wanted)
    return [dataset.columns.ids[row] for row in range(len(mask)) if mask[row]]


def test_no_filter_lets_everything_through() -> None:
    assert shown(NO_FILTER) == ["early", "middle", "late"]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Filter(categories=frozenset({"trade"})), ["late"]),
        (Filter(places=frozenset({"urumqi"})), ["late"]),
        (Filter(actors=frozenset({"league"})), ["early"]),
        (Filter(sources=frozenset({"paper"})), ["early"]),
        (Filter(statuses=frozenset({EventStatus.ONGOING})), ["middle"]),
        (Filter(certain_only=True), ["early", "late"]),
        (Filter(span=(0.0, 8000.0)), ["early"]),
        (Filter(categories=frozenset({"talks"}), certain_only=True), ["early"]),
    ],
)
def test_each_part_of_a_filter_hides_what_does_not_meet_it(wanted: Filter, ids: list[str]) -> None:
    assert shown(wanted) == ids


@settings(max_examples=25)
@given(datasets(), FILTERS)
def test_a_mask_is_what_looking_at_each_event_gives(dataset: Dataset, wanted: Filter) -> None:
    columns = dataset.columns
    expected = []
    for row in range(len(columns)):
        shown = passes(dataset.events[columns.order[row]], wanted)
        if wanted.certain_only:
            shown &= not columns.edges[row] & int(UNSURE)
        if wanted.span is not None:
            shown &= bool(columns.start[row] < wanted.span[1] and columns.end[row] > wanted.span[0])
        expected.append(shown)
    assert mask_of(dataset, wanted).tolist() == expected
    assert passing(dataset, wanted).tolist() == [passes(event, wanted) for event in dataset.events]


def test_columns_alone_are_filtered_too() -> None:
    dataset = synthetic_dataset(1_000)
    wanted = Filter(actors=frozenset({"actor-1", "actor-2"}), statuses=frozenset({EventStatus.HELD}))
    columns = dataset.columns
    expected = ((columns.actor == 1) | (columns.actor == 2)) & (columns.status == 0)
    assert mask_of(dataset, wanted).tolist() == expected.tolist()
    assert not mask_of(dataset, Filter(sources=frozenset({"dice"}))).any()
