import math
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import observation
from timeline_app.layout.charts import ChartFormats, ChartScene, Dash, Dot, Tone, dot_at, lay_out_chart
from timeline_app.layout.charts_data import (
    ChartData,
    Sort,
    data_series,
    is_worth_a_chart,
    spans_decades,
    standing_out,
)
from timeline_app.layout.charts_labels import Wanted, crosses, inside, overlaps, place_labels
from timeline_app.layout.charts_scale import round_step, value_axis
from timeline_app.layout.text import LABEL, TextStyle
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import Observation, ObservationStatus, Qualifier, Series

REF = Ref(Kind.SERIES, "trade")
TRADE = Series(
    id="trade",
    title={},
    unit="USD",
    frequency="A",
    observations=(
        observation("1992", 0.37),
        observation("2023", 41.0, qualifier=Qualifier.MORE_THAN),
        observation("2024", 44.0),
        observation("2030", 40.0, status=ObservationStatus.TARGET),
        observation("2026", 50.0, status=ObservationStatus.FORECAST),
        Observation(period=parse_edtf("2022"), lower=30.0, upper=38.0),
    ),
)
FORMATS = ChartFormats(value=lambda value: f"{value:g}", day=lambda unit, instant: f"{unit[0]}{instant:.0f}")


def measure(text: str, style: TextStyle = LABEL) -> float:
    return len(text) * 7 * style.size / 12


def chart(*several: Series, width: float = 342.0, height: float = 186.0, log: bool = False) -> ChartScene:
    drawn = []
    for one in several:
        made = data_series(one, REF, one.id)
        labelled = tuple(replace(point, label=f"{point.value:g}") for point in made.points)
        drawn.append(replace(made, points=labelled))
    data = ChartData("Trade", "billion dollars", tuple(drawn), logarithmic=log)
    return lay_out_chart(data, width, height, measure, FORMATS)


def dot_of(scene: ChartScene, sort: Sort) -> Dot:
    return next(dot for dot in scene.dots if dot.point.sort is sort)


def test_a_gap_of_years_is_dotted_and_a_step_is_not() -> None:
    dashes = [line.dash for line in chart(TRADE).lines]
    assert dashes == [Dash.DOTTED, Dash.SOLID, Dash.SOLID, Dash.DASHED]


def test_no_line_leads_to_a_target_which_has_a_level_of_its_own() -> None:
    scene = chart(TRADE)
    target = dot_of(scene, Sort.TARGET)
    assert all((line.x2, line.y2) != (target.x, target.y) for line in scene.lines)
    assert [goal.y1 for goal in scene.goals] == [target.y]


def test_more_than_points_up_and_a_range_has_a_whisker() -> None:
    scene = chart(TRADE)
    arrows = [dot for dot in scene.dots if dot.point.arrow == 1]
    whiskers = [dot for dot in scene.dots if dot.whisker is not None]
    assert [dot.point.value for dot in arrows] == [41.0]
    assert [dot.point.value for dot in whiskers] == [34.0]
    high, low = whiskers[0].whisker or (0.0, 0.0)
    assert high < whiskers[0].y < low


def test_a_long_period_reaches_over_its_years() -> None:
    invested = replace(TRADE, observations=(observation("2005/2023", 25.3), observation("2024", 2.0)))
    dot = chart(invested).dots[0]
    assert dot.reach is not None
    assert dot.reach[1] - dot.reach[0] > 100


def test_the_point_under_the_pointer_is_found() -> None:
    scene = chart(TRADE)
    for dot in scene.dots:
        assert dot_at(scene, dot.x + 1, dot.y - 1) is not None
    assert dot_at(scene, 0.0, 0.0) is None


def test_a_linear_axis_holds_zero_and_a_logarithmic_one_says_decades() -> None:
    linear, log = chart(TRADE), chart(TRADE, log=True)
    assert linear.values.low == 0.0
    assert log.values.low == pytest.approx(0.1)
    ticks = [
        float(words.text) for words in log.words if words.tone is Tone.TICK and words.x < log.plot[0] - 7
    ]
    assert ticks == [0.1, 1, 10]


def test_years_before_the_first_and_after_9999_have_ticks() -> None:
    ages = Series(
        id="ages", title={}, unit="t", observations=(observation("-4000", 1), observation("Y12000", 2))
    )
    scene = chart(ages)
    assert len(scene.ticks) > 2


def test_only_two_periods_or_more_are_worth_a_chart() -> None:
    assert is_worth_a_chart(TRADE)
    assert not is_worth_a_chart(replace(TRADE, observations=TRADE.observations[:1]))
    assert not is_worth_a_chart(replace(TRADE, observations=(observation("2024", 1), observation("2024", 2))))


def test_two_series_have_a_legend_and_different_shapes() -> None:
    scene = chart(TRADE, replace(TRADE, id="other"))
    assert len(scene.keys) == 2
    assert {dot.shape for dot in scene.dots} == {0, 1}


def test_data_over_two_powers_of_ten_ask_for_a_logarithmic_axis() -> None:
    assert spans_decades([0.37, 44])
    assert not spans_decades([1, 100])
    assert not spans_decades([])


@given(st.floats(1e-9, 1e12))
def test_a_round_step_is_one_two_or_five_and_not_too_large(rough: float) -> None:
    step = round_step(rough)
    lead = step / 10.0 ** math.floor(math.log10(step) + 1e-9)
    assert min(abs(lead - digit) for digit in (1, 2, 5, 10)) < 1e-6
    assert rough * (1 - 1e-6) <= step <= rough * 2.5 * (1 + 1e-6)


VALUES = st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=9)


@given(VALUES, st.booleans())
def test_every_value_stands_within_its_axis(values: list[float], log: bool) -> None:
    axis = value_axis(values, 20.0, 150.0, logarithmic=log)
    assert all(20.0 - 1e-6 <= axis.y_of(value) <= 150.0 + 1e-6 for value in values)
    assert 1 <= len(axis.ticks()) <= 12


@given(
    st.lists(
        st.tuples(st.sampled_from(["1992", "2001", "2010-05", "2023", "2024", "2030"]), st.floats(0.01, 1e5)),
        min_size=1,
        max_size=8,
    ),
    st.floats(240, 800),
    st.booleans(),
)
def test_labels_never_overlap_and_stay_on_the_chart(
    points: list[tuple[str, float]], width: float, log: bool
) -> None:
    some = replace(TRADE, observations=tuple(observation(period, value) for period, value in points))
    scene = chart(some, width=width, log=log)
    labels = [
        (w.x, w.baseline - 10, measure(w.text, w.style), 13.0)
        for w in scene.words
        if w.tone in (Tone.VALUE, Tone.STRONG, Tone.GOAL)
    ]
    assert not any(overlaps(one, other) for one, other in combinations(labels, 2))
    assert all(inside(rect, (0.0, 0.0, scene.width, scene.height)) for rect in labels)


def test_a_label_prefers_the_side_that_hides_no_line() -> None:
    wanted = Wanted(0, "44", 50.0, 50.0, 14.0)
    above = (40.0, 36.0, 60.0, 36.0)
    rect = place_labels([wanted], (0.0, 0.0, 100.0, 100.0), [], [above])[0]
    assert not crosses(rect, above)


def test_the_important_label_takes_the_place_both_want() -> None:
    frame = (0.0, 0.0, 22.0, 22.0)
    both = [Wanted(0, "44", 11.0, 20.0, 14.0), Wanted(1, "41", 11.0, 20.0, 14.0)]
    assert list(place_labels(both, frame, [], [])) == [0]


def test_of_many_points_only_those_that_stand_out_are_labelled_and_drawn() -> None:
    long = replace(
        TRADE, observations=tuple(observation(str(year), 100.0 + year % 7) for year in range(1000, 2000))
    )
    drawn = data_series(long, REF, "Long")
    assert standing_out(drawn.points) == {0, 1, 999}
    assert standing_out(drawn.points[:5]) == {0, 1, 2, 3, 4}
    scene = chart(long)
    assert {dot.radius for dot in scene.dots} == {0.0}
    assert len(scene.lines) == 999
