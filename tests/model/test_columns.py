import math

import pytest

from tests.builders import small_dataset
from timeline_app.model import columns as columns_module
from timeline_app.model.columns import Edge, string_column


def test_rows_are_sorted_by_start_and_undated_events_have_none() -> None:
    dataset = small_dataset()
    columns = dataset.columns
    assert [columns.ids[row] for row in range(len(columns))] == ["early", "middle", "late"]
    assert [dataset.events[i].id for i in columns.order] == ["early", "middle", "late"]
    assert [shelved.id for shelved in dataset.undated] == ["shelved"]


def test_ends_are_exclusive_and_open_ends_infinite() -> None:
    columns = small_dataset().columns
    assert columns.end[0] - columns.start[0] == 365
    assert columns.end[1] == math.inf
    assert columns.end[2] - columns.start[2] == 1


def test_edges_say_how_honest_the_ends_are() -> None:
    columns = small_dataset().columns
    assert Edge(int(columns.edges[0])) == Edge.NONE
    assert Edge(int(columns.edges[1])) == Edge.INTERVAL | Edge.APPROXIMATE_START | Edge.OPEN_END


def test_first_category_place_and_actor_are_indexes() -> None:
    columns = small_dataset().columns
    assert columns.category.tolist() == [0, 0, 1]
    assert columns.place.tolist() == [-1, -1, 0]
    assert columns.actor.tolist() == [0, -1, -1]


def test_every_language_of_the_dataset_has_a_title_column() -> None:
    columns = small_dataset().columns
    assert columns.titles["fr"][0] == "Early"  # no French title: another language stands in


@pytest.mark.parametrize("at_once", [1, 2, 3, 100])
def test_a_string_column_gives_back_what_it_was_given(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(columns_module, "_PACKED", at_once)
    values = ["", "Ürümqi", "霍尔果斯", "a"]
    column = string_column(values)
    assert [column[i] for i in range(len(column))] == values
