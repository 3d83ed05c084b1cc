from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import observation
from timeline_app.model.disagreement import conflicts, contradictions, disagreements, meet, range_of
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.series import Observation, ObservationStatus, Qualifier, Series


def series(*observations: Observation) -> Series:
    return Series(id="share", title={}, unit="%", observations=observations)


def test_a_quarter_and_thirty_per_cent_from_two_sources_disagree() -> None:
    some = series(observation("2025", 25.0), observation("2025", 30.0, source="other"))
    assert disagreements(some) == {0: (1,), 1: (0,)}
    assert contradictions(some) == {}


def test_one_source_that_says_both_contradicts_itself() -> None:
    some = series(observation("2025", 25.0), observation("2025", 30.0))
    assert contradictions(some) == {0: (1,), 1: (0,)}
    assert disagreements(some) == {}


def test_rounding_is_no_disagreement() -> None:
    exact = observation("2024", 4.48, resolution=0.01)
    rounded = observation("2024", 4.5, source="other", resolution=0.1)
    assert not disagreements(series(exact, rounded))


def test_more_than_agrees_with_everything_above() -> None:
    more = observation("2023", 41.0, qualifier=Qualifier.MORE_THAN, source="other")
    assert meet(more, observation("2023", 44.0))
    assert not meet(more, observation("2023", 30.0))


def test_other_periods_and_a_goal_beside_its_outcome_are_no_disagreement() -> None:
    target = observation("2025", 40.0, source="other", status=ObservationStatus.TARGET)
    assert not conflicts(series(observation("2024", 25.0), observation("2025", 30.0), target))


def test_two_sources_may_disagree_about_a_target() -> None:
    one = observation("2030", 40.0, status=ObservationStatus.TARGET)
    assert disagreements(series(one, replace(one, value=60.0, source=observation("2030", 1, "other").source)))


def test_an_observation_with_one_end_is_open_at_the_other() -> None:
    low, high = range_of(Observation(period=parse_edtf("2025"), lower=10.0))
    assert (low, high) == (10.0, float("inf"))


OBSERVATIONS = st.builds(
    observation,
    st.sampled_from(["2024", "2025"]),
    st.floats(-100, 100),
    source=st.sampled_from(["a", "b", "c"]),
    qualifier=st.sampled_from(Qualifier),
    status=st.sampled_from(ObservationStatus),
)


@given(OBSERVATIONS, OBSERVATIONS)
def test_meeting_is_mutual_and_every_observation_meets_itself(one: Observation, other: Observation) -> None:
    assert meet(one, other) == meet(other, one)
    assert meet(one, one)


@given(OBSERVATIONS)
def test_a_range_holds_the_value_it_was_made_from(one: Observation) -> None:
    low, high = range_of(one)
    assert one.value is not None
    assert low <= one.value <= high


@given(st.lists(OBSERVATIONS, max_size=6))
def test_conflicts_are_symmetric_and_split_by_source(observations: list[Observation]) -> None:
    some = series(*observations)
    found = conflicts(some)
    for index, others in found.items():
        assert all(index in found[other] for other in others)
        split = {*disagreements(some).get(index, ()), *contradictions(some).get(index, ())}
        assert split == set(others)
