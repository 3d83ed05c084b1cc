import pytest

from tests.builders import small_dataset
from timeline_app.model.event import EventStatus
from timeline_app.model.filter import NO_FILTER, Filter, mask_of


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
