from dataclasses import replace

import pytest

from tests.builders import observation
from timeline_app.layout.map.flows import NARROWEST, WIDEST, flow_on, flow_series, round_values, widths_of
from timeline_app.model.corridor import Corridor
from timeline_app.model.dataset import Dataset
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.series import ObservationStatus, Series


def series(identifier: str, corridor: str, unit: str, *values: float) -> Series:
    observations = tuple(observation(str(2020 + year), value) for year, value in enumerate(values))
    return Series(
        id=identifier, title={"en": identifier}, unit=unit, corridors=(corridor,), observations=observations
    )


def dataset() -> Dataset:
    shared = replace(series("shared", "south", "t", 5), corridors=("north", "south"))
    return Dataset(
        corridors=tuple(Corridor(id=name, title={}) for name in ("north", "south", "east")),
        series=(
            series("freight-north", "north", "t", 100, 400),
            series("freight-south", "south", "t", 25),
            series("trains", "south", "trains", 7),
            series("length", "north", "km", 900),
            series("empty", "east", "t"),
            shared,
        ),
    )


def day(text: str) -> float:
    return parse_edtf(text).start_instant


def test_lengths_and_shared_figures_set_no_widths() -> None:
    assert [one.id for one in flow_series(dataset())] == ["freight-north", "freight-south", "trains"]
    assert flow_on(dataset(), "length", day("2022")) is None
    assert flow_on(dataset(), "", day("2022")) is None


def test_corridors_with_the_same_unit_are_compared() -> None:
    flow = flow_on(dataset(), "freight-north", day("2022"))
    assert flow is not None
    assert flow.values == {"north": 400, "south": 25}
    widths = widths_of(dataset(), flow)
    assert widths["north"] == pytest.approx(WIDEST)
    assert widths["south"] == pytest.approx(NARROWEST + (WIDEST - NARROWEST) / 4)
    assert widths["east"] == NARROWEST


def test_nothing_is_as_wide_as_it_will_be_before_that_is_known() -> None:
    flow = flow_on(dataset(), "freight-north", day("2021-06-01"))
    assert flow is not None
    assert flow.values["north"] == 100
    assert flow.factor(100) == pytest.approx(NARROWEST + (WIDEST - NARROWEST) / 2)
    early = flow_on(dataset(), "freight-north", day("2019"))
    assert early is not None
    assert early.values == {}
    assert set(widths_of(dataset(), early).values()) == {NARROWEST}


def test_targets_widen_the_scale_but_are_no_traffic() -> None:
    made = dataset()
    target = observation("2030", 1600, status=ObservationStatus.TARGET)
    ambitious = replace(made.series[0], observations=(*made.series[0].observations, target))
    flow = flow_on(replace(made, series=(ambitious,)), "freight-north", day("2022"))
    assert flow is not None
    assert flow.values["north"] == 400
    assert flow.largest == 1600


def test_no_series_no_widths() -> None:
    assert widths_of(dataset(), None) == {}


@pytest.mark.parametrize(
    ("largest", "values"), [(400, (40, 200)), (10, (2, 10)), (4.48e6, (4e5, 2e6)), (0, ())]
)
def test_the_legend_shows_two_round_values(largest: float, values: tuple[float, ...]) -> None:
    assert round_values(largest) == pytest.approx(values)
