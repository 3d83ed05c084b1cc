"""Day numbers against ``datetime`` where it reaches, and against themselves far beyond."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.model import instant

EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
FAR = 400_000_000_000_000  # days: more than a million million years
dates = st.dates()
days = st.integers(-FAR, FAR)


@given(dates)
@settings(deadline=None, max_examples=120)
def test_day_numbers_are_those_of_datetime(when: date) -> None:
    day = when.toordinal() - EPOCH_ORDINAL
    assert instant.day_number(when.year, when.month, when.day) == day
    assert instant.civil_from_day(day) == (when.year, when.month, when.day)
    assert instant.iso_date(day) == when.isoformat()
    assert instant.weekday(day) == when.weekday()
    assert instant.iso_week(day) == when.isocalendar()[:2]
    assert instant.year_of_day(day + 0.999) == when.year


@given(days)
@settings(deadline=None, max_examples=150)
def test_a_day_and_its_date_are_inverse_far_away(day: int) -> None:
    year, month, day_of_month = instant.civil_from_day(day)
    assert 1 <= month <= 12
    assert 1 <= day_of_month <= instant.days_in_month(year, month)
    assert instant.day_number(year, month, day_of_month) == day


@given(days)
@settings(deadline=None, max_examples=100)
def test_the_calendar_repeats_every_four_hundred_years(day: int) -> None:
    year, month, day_of_month = instant.civil_from_day(day)
    later = day + instant.DAYS_PER_GREGORIAN_CYCLE
    assert instant.civil_from_day(later) == (year + 400, month, day_of_month)
    assert instant.weekday(later) == instant.weekday(day)
    assert instant.iso_week(later) == (instant.iso_week(day)[0] + 400, instant.iso_week(day)[1])


def test_every_day_of_a_cycle_follows_the_one_before() -> None:
    start = instant.day_number(-1, 1, 1)
    expected = (-1, 1, 1)
    for day in range(start, start + instant.DAYS_PER_GREGORIAN_CYCLE + 800):
        assert instant.civil_from_day(day) == expected
        year, month, day_of_month = expected
        if day_of_month < instant.days_in_month(year, month):
            expected = (year, month, day_of_month + 1)
        else:
            expected = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


@given(st.lists(days, max_size=20))
@settings(deadline=None, max_examples=100)
def test_columns_are_converted_as_single_days_are(column: list[int]) -> None:
    years, months, days_of_month = instant.civil_from_days(np.array(column, dtype=np.int64))
    rows = list(zip(years.tolist(), months.tolist(), days_of_month.tolist(), strict=True))
    assert rows == [instant.civil_from_day(day) for day in column]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (0, "1970-01-01"),
        (-1, "1969-12-31"),
        (instant.day_number(-43, 3, 15), "-0043-03-15"),
        (instant.day_number(0, 2, 29), "0000-02-29"),
        (instant.day_number(12345, 6, 7), "12345-06-07"),
        (instant.day_number(-170_000_002, 1, 1), "-170000002-01-01"),
    ],
)
def test_dates_are_written_with_astronomical_years(day: int, text: str) -> None:
    assert instant.iso_date(day) == text


@pytest.mark.parametrize(
    ("year", "leap"),
    [(2024, True), (1900, False), (2000, True), (0, True), (-1, False), (-4, True), (-100, False)],
)
def test_leap_years_are_proleptic_gregorian(year: int, leap: bool) -> None:
    assert instant.is_leap(year) is leap
    assert instant.days_in_month(year, 2) == (29 if leap else 28)
    assert instant.day_number(year + 1, 1, 1) - instant.day_number(year, 1, 1) == (366 if leap else 365)


def test_the_year_of_an_instant_before_the_epoch_is_rounded_down() -> None:
    assert instant.year_of_day(-0.25) == 1969
    assert instant.year_of_day(0.0) == 1970
    assert instant.year_of_day(float(instant.day_number(-44, 12, 31)) + 0.9) == -44
