import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import observation
from timeline_app.model.as_of import (
    by_period,
    central_value,
    change_between,
    known,
    known_from,
    line_of,
    preferred_of,
    read_series,
)
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.series import Observation, ObservationStatus, Qualifier, Series

TARGET = {"status": ObservationStatus.TARGET}
FORECAST = {"status": ObservationStatus.FORECAST}


def day(text: str) -> float:
    return parse_edtf(text).start_instant


def series(*observations: Observation, **fields: object) -> Series:
    return replace(Series(id="trade", title={}, unit="USD", observations=observations), **fields)  # type: ignore[arg-type]


TRADE = series(
    observation("1992", 0.37, qualifier=Qualifier.ABOUT),
    observation("2023", 41.0, qualifier=Qualifier.MORE_THAN),
    observation("2024", 44.0, source="other"),
    observation("2030", 40.0, as_of=parse_edtf("2024-07~"), **TARGET),
)


def test_a_measure_is_known_once_its_period_is_over() -> None:
    assert known_from(observation("2024", 1.0)) == day("2025-01-01")


def test_a_figure_is_known_from_when_it_was_said() -> None:
    assert known_from(observation("2025", 1.0, as_of=parse_edtf("2025-09-01"))) == day("2025-09-01")


def test_a_period_without_an_end_is_known_from_its_beginning() -> None:
    assert known_from(observation("2025-01/..", 1.0)) == day("2025-01-01")


def test_nobody_says_when_a_bare_target_was_set_so_it_is_always_known() -> None:
    assert known_from(observation("2030", 1.0, **TARGET)) == -math.inf


def test_the_latest_measure_leads_though_a_target_lies_later() -> None:
    reading = read_series(TRADE, day("2025-08-31"))
    assert reading is not None
    assert (reading.leading, reading.previous, reading.is_known) == (2, 1, True)


def test_moving_the_cursor_back_shows_what_was_known_then() -> None:
    leading = [read_series(TRADE, day(text)).leading for text in ("1993-01-01", "2024-01-01", "2025-01-01")]  # type: ignore[union-attr]
    assert leading == [0, 1, 2]


def test_before_anything_is_known_the_first_to_come_is_read_and_says_so() -> None:
    reading = read_series(TRADE, day("1980-01-01"))
    assert reading is not None
    assert (reading.leading, reading.is_known) == (0, False)


def test_a_series_without_observations_has_no_reading() -> None:
    assert read_series(series(), 0.0) is None


def test_what_an_event_cites_is_read_even_when_later_figures_are_known() -> None:
    reading = read_series(TRADE, day("2026-01-01"), cited=(0,))
    assert reading is not None
    assert reading.leading == 0


def test_what_is_trusted_is_known_whatever_the_day() -> None:
    members = series(observation("2025", 10.0))
    assert not read_series(members, day("2025-08-31"), (0,)).is_known  # type: ignore[union-attr]
    assert read_series(members, day("2025-08-31"), (0,), trusted=(0,)).is_known  # type: ignore[union-attr]


def test_of_several_goals_the_next_one_ahead_leads() -> None:
    goals = series(*(observation(year, 1.0, **TARGET) for year in ("2025", "2030", "2050")))
    leading = [read_series(goals, day(text)).leading for text in ("2024", "2027", "2060")]  # type: ignore[union-attr]
    assert leading == [0, 1, 2]


def test_sources_that_differ_are_all_named_once_both_are_known() -> None:
    share = series(
        observation("2025", 25.0), observation("2025", 30.0, source="other", as_of=parse_edtf("2026-03"))
    )
    assert read_series(share, day("2026-01-01")).differing == ()  # type: ignore[union-attr]
    assert read_series(share, day("2026-03-01")).differing == (0, 1)  # type: ignore[union-attr]


def test_the_preferred_one_leads_else_the_firmest_else_the_one_said_last() -> None:
    plain, later = observation("2025", 1.0), observation("2025", 2.0, as_of=parse_edtf("2026"))
    estimate = observation("2025", 3.0, status=ObservationStatus.ESTIMATED, as_of=parse_edtf("2027"))
    chosen = replace(estimate, preferred=True)
    assert preferred_of(series(plain, later, estimate), range(3)) == 1
    assert preferred_of(series(plain, later, estimate, chosen), range(4)) == 3
    assert preferred_of(series(plain, plain), range(2)) == 0


def test_the_period_before_must_be_as_long() -> None:
    mixed = series(observation("2022", 1.0), observation("2024", 3.0), observation("2025-01/2025-08", 4.0))
    assert read_series(mixed, day("2026-01-01")).previous is None  # type: ignore[union-attr]
    assert read_series(mixed, day("2025-01-01")).previous == 0  # type: ignore[union-attr]


def test_a_line_passes_each_measured_period_once_and_no_target() -> None:
    assert line_of(TRADE) == (0, 1, 2)


def test_a_line_leaves_out_months_of_a_year_that_is_known_whole() -> None:
    cargo = series(observation("2024-01/2024-11", 4.1), observation("2024", 4.5), observation("2025", 4.1))
    assert line_of(cargo) == (1, 2)


def test_a_change_from_more_than_is_a_change_of_at_most() -> None:
    bounds = {
        (Qualifier.NONE, Qualifier.NONE): Qualifier.NONE,
        (Qualifier.MORE_THAN, Qualifier.NONE): Qualifier.AT_MOST,
        (Qualifier.NONE, Qualifier.MORE_THAN): Qualifier.AT_LEAST,
        (Qualifier.LESS_THAN, Qualifier.NONE): Qualifier.AT_LEAST,
        (Qualifier.NONE, Qualifier.AT_MOST): Qualifier.AT_MOST,
        (Qualifier.ABOUT, Qualifier.NONE): Qualifier.ABOUT,
        (Qualifier.LESS_THAN, Qualifier.MORE_THAN): Qualifier.AT_LEAST,
    }
    for (old, new), bound in bounds.items():
        change = change_between(
            observation("2023", 41, qualifier=old), observation("2024", 44, qualifier=new)
        )
        assert change is not None
        assert change.bound is bound


def test_nothing_is_said_of_a_change_between_two_lower_bounds() -> None:
    one = observation("2023", 41, qualifier=Qualifier.MORE_THAN)
    other = observation("2024", 44, qualifier=Qualifier.AT_LEAST)
    assert change_between(one, other) is None


def test_a_range_counts_as_its_middle_and_makes_a_change_about() -> None:
    ranged = Observation(period=parse_edtf("2023"), lower=10.0, upper=20.0)
    change = change_between(ranged, observation("2024", 30))
    assert change is not None
    assert (change.old, change.new, change.bound) == (15.0, 30.0, Qualifier.ABOUT)


def test_an_observation_with_one_end_counts_as_that_end() -> None:
    assert central_value(Observation(period=parse_edtf("2023"), lower=10.0)) == 10.0
    assert central_value(Observation(period=parse_edtf("2023"))) is None


PERIODS = st.sampled_from(
    ["1992", "2023", "2024", "2024-01/2024-06", "2025-01/..", "../2020", "2030", "2023-05"]
)
OBSERVATIONS = st.builds(
    observation,
    PERIODS,
    st.floats(-1e6, 1e6),
    source=st.sampled_from(["a", "b"]),
    status=st.sampled_from(ObservationStatus),
    qualifier=st.sampled_from(Qualifier),
    preferred=st.booleans(),
    as_of=st.sampled_from([None, parse_edtf("2024"), parse_edtf("2026-02")]),
)
LISTS = st.lists(OBSERVATIONS, max_size=8).map(lambda items: series(*items))
DAYS = st.sampled_from([day(text) for text in ("1900", "2023-07", "2025-01-01", "2026-06", "2100")])


@given(LISTS, DAYS)
def test_a_reading_never_shows_what_was_not_known_without_saying_so(some: Series, when: float) -> None:
    reading = read_series(some, when)
    if reading is None:
        assert not some.observations
        return
    told = known(some, when)
    assert reading.is_known == bool(told)
    if told:
        assert reading.leading in told
        assert set(reading.peers) | set(reading.differing) <= set(told)
        assert reading.previous is None or reading.previous in told
    assert reading.peers[0] == reading.leading


@given(LISTS, DAYS, DAYS)
def test_nothing_known_is_ever_forgotten(some: Series, one: float, other: float) -> None:
    assert set(known(some, min(one, other))) <= set(known(some, max(one, other)))


@given(LISTS)
def test_grouping_by_period_loses_no_observation(some: Series) -> None:
    grouped = [index for group in by_period(some, range(len(some.observations))).values() for index in group]
    assert sorted(grouped) == list(range(len(some.observations)))


def test_a_disputed_figure_has_no_change_unless_one_is_preferred() -> None:
    before, ours = observation("2023", 20.0), observation("2024", 25.0)
    theirs = observation("2024", 30.0, source="other")
    disputed = read_series(series(before, ours, theirs), day("2026"))
    settled = read_series(series(before, replace(ours, preferred=True), theirs), day("2026"))
    assert disputed is not None
    assert disputed.change is None
    assert settled is not None
    assert settled.change is not None
