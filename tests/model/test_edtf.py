"""What a date says beyond its bounds: precision, parts, qualifiers, open and unknown ends, time of day."""

import math
import pickle

import pytest

from timeline_app.model.edtf import EdtfError, Precision, parse_edtf
from timeline_app.model.instant import day_number, iso_date


def bounds(text: str) -> tuple[str, str]:
    date = parse_edtf(text)
    assert date.start is not None
    assert date.end is not None
    return iso_date(date.start), iso_date(date.end)


@pytest.mark.parametrize(
    ("text", "precision", "parts"),
    [
        ("2014-09-01", Precision.DAY, (2014, 9, 1)),
        ("2014-09", Precision.MONTH, (2014, 9, None)),
        ("2014", Precision.YEAR, (2014, None, None)),
        ("-0043", Precision.YEAR, (-43, None, None)),
        ("198X", Precision.DECADE, (1980, None, None)),
        ("198", Precision.DECADE, (1980, None, None)),
        ("-019X", Precision.DECADE, (-190, None, None)),
        ("19XX", Precision.CENTURY, (1900, None, None)),
        ("19", Precision.CENTURY, (1900, None, None)),
        ("-19", Precision.CENTURY, (-1900, None, None)),
        ("1XXX", Precision.MILLENNIUM, (1000, None, None)),
        ("XXXX", Precision.UNKNOWN, (None, None, None)),
        ("XXXX-12-25", Precision.UNKNOWN, (None, 12, 25)),
        ("20X3", Precision.CENTURY, (2000, None, None)),
        ("156X-12-25", Precision.DECADE, (1560, 12, 25)),
        ("2004-XX", Precision.YEAR, (2004, None, None)),
        ("2004-XX-25", Precision.YEAR, (2004, None, 25)),
        ("2004-1X", Precision.YEAR, (2004, None, None)),
        ("2004-06-XX", Precision.MONTH, (2004, 6, None)),
        ("2004-06-2X", Precision.MONTH, (2004, 6, None)),
        ("2014-21", Precision.SEASON, (2014, 21, None)),
        ("2014-30", Precision.SEASON, (2014, 30, None)),
        ("2014-33", Precision.QUARTER, (2014, 33, None)),
        ("2014-37", Precision.QUADRIMESTER, (2014, 37, None)),
        ("2014-41", Precision.SEMESTER, (2014, 41, None)),
        ("Y-17E7", Precision.YEAR, (-170_000_000, None, None)),
        ("1950S2", Precision.CENTURY, (1950, None, None)),
        ("1950S3", Precision.DECADE, (1950, None, None)),
        ("Y171010000S3", Precision.MILLENNIUM, (171_010_000, None, None)),
        ("2014-09-01T10", Precision.HOUR, (2014, 9, 1)),
        ("2014-09-01T10:30", Precision.MINUTE, (2014, 9, 1)),
        ("2014-09-01T10:30:15Z", Precision.SECOND, (2014, 9, 1)),
    ],
)
def test_precision_and_parts_are_what_was_written(text: str, precision: Precision, parts: tuple) -> None:
    date = parse_edtf(text)
    assert date.text == text
    assert date.precision is date.start_precision is date.end_precision is precision
    assert date.start_parts == date.end_parts == parts
    assert not date.is_interval


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("2014-21", "2014-03-01", "2014-05-31"),
        ("2014-22", "2014-06-01", "2014-08-31"),
        ("2014-23", "2014-09-01", "2014-11-30"),
        ("2015-24", "2015-12-01", "2016-02-29"),
        ("2014-28", "2014-12-01", "2015-02-28"),
        ("2014-29", "2014-09-01", "2014-11-30"),
        ("2014-30", "2014-12-01", "2015-02-28"),
        ("2014-32", "2014-06-01", "2014-08-31"),
        ("2014-36", "2014-10-01", "2014-12-31"),
        ("2014-38", "2014-05-01", "2014-08-31"),
        ("2014-40", "2014-01-01", "2014-06-30"),
        ("199X-24", "1990-12-01", "2000-02-29"),
        ("XXXX-02-29", "0000-02-29", "9996-02-29"),
        ("-XXXX-02-29", "-9996-02-29", "-0004-02-29"),
        ("19XX-02-29", "1904-02-29", "1996-02-29"),
        ("2001-XX-31", "2001-01-31", "2001-12-31"),
        ("2001-02-X9", "2001-02-09", "2001-02-19"),
        ("-00XX", "-0099-01-01", "-0001-12-31"),
        ("-0050S2", "-0099-01-01", "-0001-12-31"),
        ("-00X0", "-0090-01-01", "-0010-12-31"),
        ("198X/199X", "1980-01-01", "1999-12-31"),
        ("18/19", "1800-01-01", "1999-12-31"),
        ("Y-66000000/Y-23000000", "-66000000-01-01", "-23000000-12-31"),
    ],
)
def test_bounds_where_the_calendar_is_subtle(text: str, lower: str, upper: str) -> None:
    assert bounds(text) == (lower, upper)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2014", False, False),
        ("2014~", True, False),
        ("2014?", False, True),
        ("2014%", True, True),
        ("2004-06~-11", True, False),
        ("?2004-06-~11", True, True),
        ("2011-23~", True, False),
        ("19?", False, True),
        ("Y-17E7~", True, False),
        ("198X%", True, True),
    ],
)
def test_qualifiers_soften_and_never_widen(text: str, approximate: bool, uncertain: bool) -> None:
    date = parse_edtf(text)
    bare = parse_edtf(text.translate({ord(sign): None for sign in "?~%"}))
    assert (date.approximate, date.uncertain) == (approximate, uncertain)
    assert (date.start, date.end, date.precision) == (bare.start, bare.end, bare.precision)


def test_each_end_of_an_interval_keeps_its_own_qualifiers_and_precision() -> None:
    date = parse_edtf("1984-06?/2004-08-08~")
    assert date.is_interval
    assert (date.start_uncertain, date.start_approximate) == (True, False)
    assert (date.end_uncertain, date.end_approximate) == (False, True)
    assert (date.uncertain, date.approximate) == (True, True)
    assert (date.start_precision, date.end_precision) == (Precision.MONTH, Precision.DAY)
    assert date.precision is Precision.MONTH
    assert (date.start_parts, date.end_parts) == ((1984, 6, None), (2004, 8, 8))


@pytest.mark.parametrize(
    ("text", "open_start", "open_end", "unknown_start", "unknown_end"),
    [
        ("1985/..", False, True, False, False),
        ("1985/", False, False, False, True),
        ("../1985", True, False, False, False),
        ("/1985", False, False, True, False),
        ("../..", True, True, False, False),
        ("/", False, False, True, True),
        ("../", True, False, False, True),
        ("/..", False, True, True, False),
        ("1985/1990", False, False, False, False),
    ],
)
def test_open_is_not_unknown(
    text: str, open_start: bool, open_end: bool, unknown_start: bool, unknown_end: bool
) -> None:
    date = parse_edtf(text)
    assert (date.open_start, date.open_end) == (open_start, open_end)
    assert (date.unknown_start, date.unknown_end) == (unknown_start, unknown_end)
    assert (date.start is None) == (open_start or unknown_start)
    assert (date.end is None) == (open_end or unknown_end)
    assert (date.start_instant == -math.inf) == (date.start is None)
    assert (date.end_instant == math.inf) == (date.end is None)


def test_an_absent_end_does_not_coarsen_the_precision() -> None:
    assert parse_edtf("2014-09-01/..").precision is Precision.DAY
    assert parse_edtf("2014-09-01/..").end_precision is Precision.UNKNOWN
    assert parse_edtf("../..").precision is Precision.UNKNOWN


def test_an_end_with_unspecified_digits_may_lie_around_the_start() -> None:
    assert bounds("2014-09-03/2014-09-XX") == ("2014-09-03", "2014-09-30")
    with pytest.raises(EdtfError, match="inside its end"):
        parse_edtf("2014-09-03/2014-09")


def test_instants_of_days_end_when_the_next_day_begins() -> None:
    day = day_number(2014, 9, 1)
    date = parse_edtf("2014-09-01")
    assert (date.start, date.end) == (day, day)
    assert (date.start_instant, date.end_instant) == (day, day + 1)
    assert isinstance(date.start_instant, float)


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("2014-09-01T12", 12 / 24, 13 / 24),
        ("2014-09-01T12:30", 12.5 / 24, 12.5 / 24 + 1 / 1440),
        ("2014-09-01T06:00:00", 0.25, 0.25 + 1 / 86_400),
        ("2014-09-01T06:00:00.5Z", 0.25 + 0.5 / 86_400, 0.25 + 0.501 / 86_400),
        ("2014-09-01T00:30:00+05", 0.5 / 24, 0.5 / 24 + 1 / 86_400),
        ("2014-09-01T23:30:00-0330", 23.5 / 24, 23.5 / 24 + 1 / 86_400),
        ("2014-09-01T24:00:00", 1 - 1 / 86_400, 1.0),
    ],
)
def test_a_time_of_day_is_local_and_stays_on_its_day(text: str, begins: float, ends: float) -> None:
    day = day_number(2014, 9, 1)
    date = parse_edtf(text)
    assert (date.start, date.end) == (day, day)
    assert date.start_instant == pytest.approx(day + begins, abs=1e-9)
    assert date.end_instant == pytest.approx(day + ends, abs=1e-9)


def test_the_deepest_years_stay_exact() -> None:
    date = parse_edtf("Y-999999999999")
    assert date.start == day_number(-999_999_999_999, 1, 1)
    assert date.start_instant == date.start
    with pytest.raises(EdtfError, match="too far away"):
        parse_edtf("Y1000000000000")


def test_equal_texts_make_equal_dates_that_survive_pickling() -> None:
    date = parse_edtf("2014-09~/..")
    assert date == parse_edtf("2014-09~/..")
    assert hash(date) == hash(parse_edtf("2014-09~/.."))
    assert pickle.loads(pickle.dumps(date)) == date  # noqa: S301 - our own bytes
    with pytest.raises(AttributeError):
        date.text = "2015"  # type: ignore[misc]
