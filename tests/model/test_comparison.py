from dataclasses import replace

import pytest

from tests.builders import observation
from timeline_app.model.as_of import Change
from timeline_app.model.comparison import Pair, actors_with_figures, compare_actors, compare_spans, reading_in
from timeline_app.model.dataset import Dataset
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.series import Observation, ObservationStatus, Series


def span(text: str) -> tuple[float, float]:
    date = parse_edtf(text)
    return date.start_instant, date.end_instant


def made(identifier: str, *observations: Observation, **fields: object) -> Series:
    return replace(Series(id=identifier, title={}, unit="USD", observations=observations), **fields)  # type: ignore[arg-type]


TRADE = made("trade", observation("2022", 31.0), observation("2023", 41.0), observation("2024", 44.0))


def test_two_years_stand_side_by_side_with_their_change() -> None:
    (pair,) = compare_spans((TRADE,), span("2022"), span("2024"))
    assert pair.change == Change(31.0, 44.0)


def test_the_last_figure_of_a_longer_span_is_taken() -> None:
    reading = reading_in(TRADE, span("2020/2023"))
    assert reading is not None
    assert reading.leading == 1


def test_a_figure_with_one_side_comes_after_those_with_two() -> None:
    lonely = made("lonely", observation("2024", 1.0))
    pairs = compare_spans((lonely, TRADE), span("2022"), span("2024"))
    assert [(pair.series.id, pair.one is None) for pair in pairs] == [("trade", False), ("lonely", True)]


def test_a_target_is_read_only_where_nothing_was_measured() -> None:
    target = observation("2030", 40.0, status=ObservationStatus.TARGET)
    reading = reading_in(made("goal", target), span("2030"))
    assert reading is not None
    assert reading.leading == 0


def test_figures_outside_both_spans_are_left_out() -> None:
    assert not compare_spans((TRADE,), span("1990"), span("1991"))


def actors() -> Dataset:
    def trade(who: str, value: float, **fields: object) -> Series:
        return made(f"trade-{who}", observation("2024", value), actors=("china", who), **fields)

    return Dataset(
        series=(
            trade("kazakhstan", 44.0),
            trade("uzbekistan", 14.0),
            made("cargo", observation("2024", 4.0), unit="t", actors=("kazakhstan",)),
            made("joint", observation("2024", 1.0), actors=("kazakhstan", "uzbekistan")),
        )
    )


def test_two_actors_are_compared_by_what_their_series_name_besides_them() -> None:
    pairs = compare_actors(actors(), "kazakhstan", "uzbekistan", span("2026")[0])
    assert [(p.series.id, p.one is not None, p.other is not None) for p in pairs] == [
        ("trade-kazakhstan", True, True),
        ("joint", True, True),
        ("cargo", True, False),
    ]
    assert pairs[0].change == Change(44.0, 14.0)
    assert pairs[1].one is pairs[1].other


def test_two_series_of_one_measure_are_not_matched_by_guessing() -> None:
    dataset = actors()
    twin = replace(dataset.series[0], id="twin")
    pairs = compare_actors(
        Dataset(series=(*dataset.series, twin)), "kazakhstan", "uzbekistan", span("2026")[0]
    )
    assert {p.series.id for p in pairs if p.one is None or p.other is None} == {
        "trade-kazakhstan",
        "trade-uzbekistan",
        "twin",
        "cargo",
    }


def test_actors_are_listed_by_how_many_figures_name_them() -> None:
    assert actors_with_figures(actors())[:2] == ("kazakhstan", "china")


def test_a_pair_has_a_side() -> None:
    with pytest.raises(ValueError, match="one side"):
        _ = Pair(None, None).series
