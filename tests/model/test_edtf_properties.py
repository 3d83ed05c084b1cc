"""Bounds against a search through the calendar, and what holds for every date there is."""

import math
from collections.abc import Iterator
from datetime import date as civil_date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.model.edtf import EdtfError, parse_edtf
from timeline_app.model.instant import day_number, days_in_month, iso_date

digit = st.sampled_from("0123456789X")
# At most two unknown digits in the year keep the search below short.
year_masks = st.builds(
    lambda sign, known, tail: sign + known + tail,
    st.sampled_from(["", "-"]),
    st.integers(0, 99).map("{:02d}".format),
    st.builds(str.__add__, digit, digit),
)
month_masks = st.sampled_from(["01", "02", "04", "12", "0X", "1X", "X2", "XX", "X0"])
day_masks = st.sampled_from(["01", "29", "30", "31", "0X", "2X", "3X", "X0", "X1", "X9", "XX"])


def fits(mask: str, number: str) -> bool:
    return all(wanted in ("X", found) for wanted, found in zip(mask, number, strict=True))


def search(year_mask: str, month_mask: str, day_mask: str) -> Iterator[int]:
    """All days that fit, by trying every one."""
    sign, digits = (-1, year_mask[1:]) if year_mask[0] == "-" else (1, year_mask)
    for figures in product(*("0123456789" if one == "X" else one for one in digits)):
        year = sign * int("".join(figures))
        if year == 0 and sign < 0:
            continue
        for month in range(1, 13):
            if fits(month_mask, f"{month:02d}"):
                for day in range(1, days_in_month(year, month) + 1):
                    if fits(day_mask, f"{day:02d}"):
                        yield day_number(year, month, day)


@given(year_masks, month_masks, day_masks)
@settings(deadline=None, max_examples=60)
def test_masks_have_the_bounds_a_search_finds(year: str, month: str, day: str) -> None:
    found = sorted(search(year, month, day))
    text = f"{year}-{month}-{day}"
    if found:
        read = parse_edtf(text)
        assert (read.start, read.end) == (found[0], found[-1])
    else:
        with pytest.raises(EdtfError):
            parse_edtf(text)


plain_days = st.dates().map(civil_date.isoformat)
qualified = st.builds(str.__add__, plain_days | plain_days.map(lambda text: text[:7]), st.sampled_from("?~%"))
years = st.integers(-9999, 9999).map(lambda year: f"{'-' if year < 0 else ''}{abs(year):04d}")
timed = st.builds(
    lambda day, moment: f"{day}T{moment.replace(microsecond=0).isoformat()}", plain_days, st.times()
)
groupings = st.builds(lambda year, code: f"{year}-{code}", years, st.integers(21, 41))
deep_years = st.integers(10_000, 10**12 - 1).map(lambda year: f"Y-{year}")
single = plain_days | qualified | years | timed | groupings | deep_years


@given(single)
@settings(deadline=None, max_examples=100)
def test_the_instants_of_a_date_lie_in_its_days(text: str) -> None:
    read = parse_edtf(text)
    assert read.start is not None
    assert read.end is not None
    assert read.start <= read.end
    assert read.start <= read.start_instant < read.end_instant <= read.end + 1


@given(plain_days | qualified | years | groupings, plain_days | qualified | years | groupings)
@settings(deadline=None, max_examples=100)
def test_an_interval_takes_its_ends_from_its_dates(first: str, last: str) -> None:
    one, other = sorted((parse_edtf(first), parse_edtf(last)), key=lambda date: (date.start, date.end))
    read = parse_edtf(f"{one.text}/{other.text}")
    assert (read.start, read.end) == (one.start, other.end)
    assert (read.start_precision, read.end_precision) == (one.precision, other.precision)
    assert read.precision in (one.precision, other.precision)
    if one.start != other.start:
        with pytest.raises(EdtfError):
            parse_edtf(f"{other.text}/{one.text}")


@given(single.filter(lambda text: "T" not in text), st.sampled_from(["..", ""]))
@settings(deadline=None, max_examples=60)
def test_an_absent_end_has_no_bound(text: str, absent: str) -> None:
    read = parse_edtf(f"{text}/{absent}")
    assert (read.end, read.end_instant) == (None, math.inf)
    read = parse_edtf(f"{absent}/{text}")
    assert (read.start, read.start_instant) == (None, -math.inf)


@given(plain_days)
@settings(deadline=None, max_examples=100)
def test_a_written_day_comes_back(text: str) -> None:
    read = parse_edtf(text)
    assert read.start is not None
    assert iso_date(read.start) == text
