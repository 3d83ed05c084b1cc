import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import observation
from timeline_app.model.arithmetic import Check, Rule, Verdict, checks, quotient, year_before
from timeline_app.model.dataset import Dataset
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.origin import Origin
from timeline_app.model.plausibility import implausibilities
from timeline_app.model.series import (
    Observation,
    ObservationStatus,
    Qualifier,
    RelatedSeries,
    Series,
    SeriesRelation,
)

PART, GROWTH, MULTIPLE = SeriesRelation.PART_OF, SeriesRelation.GROWTH_OF, SeriesRelation.MULTIPLE_OF
NUMERATOR, DENOMINATOR, SAME = SeriesRelation.NUMERATOR, SeriesRelation.DENOMINATOR, SeriesRelation.SAME_AS


def made(identifier: str, unit: str, *observations: Observation, **related: SeriesRelation) -> Series:
    relations = tuple(RelatedSeries(other.replace("_", "-"), relation) for other, relation in related.items())
    return Series(id=identifier, title={}, unit=unit, observations=observations, related=relations)


def only(*series: Series) -> Check:
    (check,) = checks(Dataset(series=series))
    return check


def test_a_part_larger_than_its_whole_is_implausible() -> None:
    whole = made("trade", "USD", observation("2024", 650e9, resolution=1e9))
    part = made("mine", "USD", observation("2024", 700e9, resolution=1e9), trade=PART)
    check = only(whole, part)
    assert (check.rule, check.verdict) == (Rule.PART, Verdict.FAILS)
    (finding,) = implausibilities(Dataset(series=(whole, part)))
    assert finding.message == (
        "mine 700 billion (2024) is more than the whole it is part of, trade 650 billion (2024): "
        "107.4 to 108 %"
    )


def test_a_part_of_more_than_the_whole_states_is_fine() -> None:
    whole = made("trade", "USD", observation("2024", 650.0, qualifier=Qualifier.MORE_THAN))
    part = made("mine", "USD", observation("2024", 700.0), trade=PART)
    assert only(whole, part).verdict is Verdict.HOLDS


def test_parts_in_another_unit_are_not_compared() -> None:
    assert not checks(
        Dataset(
            series=(
                made("trade", "USD", observation("2024", 1.0)),
                made("mine", "t", observation("2024", 2.0), trade=PART),
            )
        )
    )


def test_parts_that_add_up_to_more_than_their_whole_are_implausible() -> None:
    whole = made("all", "t", observation("2024", 100.0))
    one, other = (made(name, "t", observation("2024", 60.0), all=PART) for name in ("one", "other"))
    failing = [c for c in checks(Dataset(series=(whole, one, other))) if c.verdict is Verdict.FAILS]
    assert [(c.rule, c.claim.series.id, c.computed) for c in failing] == [(Rule.PARTS, "all", (118.0, 122.0))]


def test_growth_must_follow_from_two_levels() -> None:
    level = made("level", "t", observation("2023", 100.0), observation("2024", 134.0))
    assert only(level, made("growth", "%", observation("2024", 34.0), level=GROWTH)).verdict is Verdict.HOLDS
    assert only(level, made("growth", "%", observation("2024", 73.0), level=GROWTH)).verdict is Verdict.FAILS


def test_growth_of_some_months_compares_the_same_months_a_year_before() -> None:
    level = made("level", "t", observation("2024-01/2024-08", 100.0), observation("2025-01/2025-08", 200.0))
    check = only(level, made("growth", "%", observation("2025-01/2025-08", 100.0), level=GROWTH))
    assert check.verdict is Verdict.HOLDS


def test_growth_with_one_level_implies_the_one_before() -> None:
    level = made("level", "t", observation("2025", 173.0, resolution=0.0))
    growth = made("growth", "%", observation("2025", 73.0, resolution=0.0), level=GROWTH)
    check = only(level, growth)
    assert check.verdict is Verdict.IMPLIED
    assert check.computed == pytest.approx((100.0, 100.0))


def test_a_multiple_follows_from_the_levels_at_its_ends() -> None:
    level = made(
        "level",
        "USD",
        observation("1992", 0.37, resolution=0.01, qualifier=Qualifier.ABOUT),
        observation("2023", 41.0),
    )
    good = made(
        "multiple", "times", observation("1992/2023", 100.0, qualifier=Qualifier.MORE_THAN), level=MULTIPLE
    )
    wrong = replace(good, observations=(observation("1992/2023", 500.0),))
    assert only(level, good).verdict is Verdict.HOLDS
    assert only(level, wrong).verdict is Verdict.FAILS


def test_a_multiple_finds_the_only_level_of_its_subjects_by_itself() -> None:
    level = replace(
        made("level", "USD", observation("1992", 1.0), observation("2023", 41.0)),
        actors=("china", "kazakhstan"),
    )
    multiple = replace(
        made("multiple", "times", observation("1992/2023", 41.0)), actors=("kazakhstan", "china")
    )
    assert only(level, multiple).rule is Rule.MULTIPLE
    assert not checks(Dataset(series=(level, replace(multiple, actors=("china",)))))


def test_a_share_must_follow_from_its_numerator_and_denominator() -> None:
    part, whole = (
        made("part", "USD", observation("2023", 41.0)),
        made("whole", "USD", observation("2023", 145.0)),
    )
    share = made("share", "%", observation("2023", 28.3), part=NUMERATOR, whole=DENOMINATOR)
    assert only(part, whole, share).verdict is Verdict.HOLDS
    wrong = replace(share, observations=(observation("2023", 82.3),))
    assert only(part, whole, wrong).verdict is Verdict.FAILS


def test_a_share_with_its_numerator_alone_implies_the_whole() -> None:
    part = made("part", "USD", observation("2023", 50.0, resolution=0.0))
    check = only(part, made("share", "%", observation("2023", 25.0, resolution=0.0), part=NUMERATOR))
    assert (check.verdict, check.computed) == (Verdict.IMPLIED, (200.0, 200.0))


def test_more_than_a_hundred_per_cent_is_no_share() -> None:
    part = made("part", "USD", observation("2023", 50.0))
    share = made("share", "%", observation("2023", 120.0), part=NUMERATOR)
    (finding,) = implausibilities(Dataset(series=(part, share)))
    assert finding.message == "share 120 (2023) % is no share of a whole"


def pair(number: int, yuan: float, dollars: float, period: str = "2024") -> tuple[Series, Series]:
    return (
        made(f"yuan{number}", "CNY", observation(period, yuan)),
        made(f"dollars{number}", "USD", observation(period, dollars), **{f"yuan{number}": SAME}),
    )


def test_one_pair_of_currencies_implies_a_rate() -> None:
    check = only(*pair(1, 7180.0, 1000.0))
    assert (check.rule, check.verdict) == (Rule.RATE, Verdict.IMPLIED)
    assert check.computed == pytest.approx((7.18, 7.18), rel=0.01)


def test_pairs_that_imply_very_different_rates_within_a_year_are_implausible() -> None:
    near, far = pair(2, 7000.0, 1000.0), pair(3, 700.0, 1000.0)
    assert not implausibilities(Dataset(series=(*pair(1, 7180.0, 1000.0), *near)))
    assert implausibilities(Dataset(series=(*pair(1, 7180.0, 1000.0), *far)))
    later = pair(3, 700.0, 1000.0, period="2034")
    assert not implausibilities(Dataset(series=(*pair(1, 7180.0, 1000.0), *later)))


def test_amounts_of_the_same_subject_and_source_in_two_currencies_are_a_pair() -> None:
    yuan, dollars = (replace(series, places=("horgos",), related=()) for series in pair(1, 7180.0, 1000.0))
    assert only(yuan, dollars).rule is Rule.RATE
    elsewhere = replace(dollars, observations=(observation("2024", 1000.0, source="other"),))
    assert not checks(Dataset(series=(yuan, elsewhere)))


def test_targets_and_forecasts_are_not_held_to_arithmetic() -> None:
    whole = made("trade", "USD", observation("2030", 10.0))
    part = made("mine", "USD", observation("2030", 99.0, status=ObservationStatus.TARGET), trade=PART)
    assert not checks(Dataset(series=(whole, part)))


def test_a_series_that_is_its_own_part_is_left_alone() -> None:
    assert not checks(Dataset(series=(made("all", "t", observation("2024", 1.0), all=PART),)))


def test_a_finding_says_where_both_figures_were_written() -> None:
    whole = made("all", "t", observation("2024", 1.0, origin=Origin("a.yaml", 3, 5)))
    part = made("mine", "t", observation("2024", 9.0, origin=Origin("b.yaml", 7, 9)), all=PART)
    (finding,) = implausibilities(Dataset(series=(whole, part)))
    assert (finding.series, finding.index, finding.origin) == ("mine", 0, Origin("b.yaml", 7, 9))
    assert finding.hint == "compared with all at a.yaml:3"


def test_the_year_before_a_leap_day_ends_in_february() -> None:
    day = parse_edtf("2024-02-29")
    before = year_before((day.start_instant, day.end_instant))
    assert before == (parse_edtf("2023-02-28").start_instant, parse_edtf("2023-03-01").start_instant)
    assert year_before((0.0, math.inf)) is None
    assert year_before((0.0, 4000.0)) is None


POSITIVE = st.floats(0.1, 1e9)


@given(POSITIVE, POSITIVE, st.floats(1, 3), st.floats(1, 3))
def test_a_quotient_holds_every_quotient_of_its_members(
    a: float, b: float, wider: float, deeper: float
) -> None:
    low, high = quotient((a, a * wider), (b, b * deeper))
    for one in (a, a * wider):
        for other in (b, b * deeper):
            assert low * (1 - 1e-9) <= one / other <= high * (1 + 1e-9)


@given(POSITIVE, st.floats(-90, 900))
def test_true_growth_always_holds(before: float, growth: float) -> None:
    level = made("level", "t", observation("2023", before), observation("2024", before * (1 + growth / 100)))
    assert (
        only(level, made("growth", "%", observation("2024", growth), level=GROWTH)).verdict is Verdict.HOLDS
    )


@given(POSITIVE, st.floats(0, 100))
def test_a_true_share_always_holds(whole: float, share: float) -> None:
    series = (
        made("part", "t", observation("2024", whole * share / 100)),
        made("whole", "t", observation("2024", whole)),
        made("share", "%", observation("2024", share), part=NUMERATOR, whole=DENOMINATOR),
    )
    assert not implausibilities(Dataset(series=series))
