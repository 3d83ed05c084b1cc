import pytest

from tests.builders import small_dataset
from timeline_app.model.event import EventStatus
from timeline_app.model.filter import NO_FILTER, Filter, fold, mask_of, search, search_text


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ürümqi", "urumqi"),
        ("ҚАЗАҚСТАН", "казакстан"),
        ("Khorgos", "KHORGOS"),
        ("Małaszewicze", "malaszewicze"),
    ],
)
def test_folding_forgets_case_accents_and_script_variants(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_search_looks_in_places_actors_and_sources_in_every_language() -> None:
    dataset = small_dataset()
    texts = [search_text(dataset, event) for event in dataset.events]
    assert search(dataset, "urumqi", texts) == ("late",)
    assert search(dataset, "乌鲁木齐", texts) == ("late",)
    assert search(dataset, "league paper", texts) == ("early",)
    assert search(dataset, "shelved", texts) == ("shelved",)
    assert search(dataset, "  ", texts) == ()
