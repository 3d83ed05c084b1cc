import pytest
from hypothesis import given, settings

from benchmarks.generate import synthetic_dataset
from tests.builders import small_dataset
from tests.model.random_datasets import QUERIES, datasets, search_text
from timeline_app.model.corpus import HITS, build_corpus
from timeline_app.model.dataset import Dataset
from timeline_app.model.folding import fold
from timeline_app.model.records import name_of, records
from timeline_app.model.ref import Kind, Ref


def found(dataset: Dataset, query: str) -> tuple[str, ...]:
    return tuple(build_corpus(dataset).search(query).found)


@settings(max_examples=25)
@given(datasets(), QUERIES)
def test_a_search_finds_the_events_that_hold_every_word(dataset: Dataset, query: str) -> None:
    words = fold(query).split()
    texts = {event.id: search_text(dataset, event) for event in dataset.events}
    expected = [one for one, text in texts.items() if words and all(word in text for word in words)]
    assert list(found(dataset, query)) == expected


@settings(max_examples=25)
@given(datasets(), QUERIES)
def test_records_are_named_that_have_all_words_in_one_name(dataset: Dataset, query: str) -> None:
    words = fold(query).split()
    wanted = " ".join(words)
    starting, holding = [], []
    for ref, record in records(dataset):
        names = [fold(name) for name in name_of(record).values()]
        if words and any(name.startswith(wanted) for name in names):
            starting.append(ref)
        elif words and any(all(word in name for word in words) for name in names):
            holding.append(ref)
    assert build_corpus(dataset).search(query).named == tuple(starting + holding)


def test_a_search_looks_in_places_actors_and_sources_in_every_language() -> None:
    dataset = small_dataset()
    assert found(dataset, "urumqi") == ("late",)
    assert found(dataset, "乌鲁木齐") == ("late",)
    assert found(dataset, "league paper") == ("early",)
    assert found(dataset, "shelved") == ("shelved",)
    assert found(dataset, "  ") == ()


def test_records_of_every_kind_are_named() -> None:
    corpus = build_corpus(small_dataset())
    assert corpus.search("乌鲁").named[0] == Ref(Kind.PLACE, "urumqi")
    assert corpus.search("the paper").named == (Ref(Kind.SOURCE, "paper"),)
    assert corpus.search("").named == ()


def test_columns_alone_are_searched_by_their_titles() -> None:
    dataset = synthetic_dataset(3_000)
    titles = dataset.columns.titles["en"]
    expected = [row for row in range(3_000) if "siege" in titles[row].lower()]
    answer = build_corpus(dataset).search("SIEGE")
    assert [dataset.event_index[one] for one in answer.found] == expected
    assert len(answer.named) == HITS


def test_folding_and_searching_can_be_given_up() -> None:
    class EnoughError(Exception):
        pass

    def stop(_share: float) -> None:
        raise EnoughError

    dataset = synthetic_dataset(3_000)
    with pytest.raises(EnoughError):
        build_corpus(dataset, stop)
    with pytest.raises(EnoughError):
        build_corpus(dataset).search("siege", stop)
