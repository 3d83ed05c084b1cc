"""The strings of ``edtf_cases.tsv``: right on each, or otherwise by a policy that is written down here."""

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from timeline_app.model.edtf import Edtf, EdtfError, parse_edtf
from timeline_app.model.instant import iso_date

CASES_FILE = Path(__file__).with_name("edtf_cases.tsv")

REVERSED = "a reversed interval is a mistake to mend, not two dates to swap"
NO_SUCH_DAY = "not one day of that month begins with these digits"
SHORT_Y = "Y is for years of more than four digits only; the same source lists refuse Y2006 and Y9999"
UNKNOWN_END = "an unknown end has no bound; ten years is one library's guess"
WINTER = "winter runs December to February across the year"
SIGNIFICANT = "significant digits say how many digits can be trusted, as in the specification's 1950S2"

# Each case that is valid in the file and that we refuse, with the reason.
REFUSED = {
    "1985-06-26/1985-04-12": REVERSED,
    "1985-06/1985-04": REVERSED,
    "1999/1980": REVERSED,
    "1999-02-3X": NO_SUCH_DAY,
    "1999-2X": "X stands for the digits of a month; 21 to 29 are kinds of seasons and no range of dates",
    "Y2020": SHORT_Y,
    "Y-1200": SHORT_Y,
    "Y1700": SHORT_Y,
}

# Each case whose bounds we read otherwise: ours, and the reason.
READ_OTHERWISE = {
    "/2006": ("unknown", "2006-12-31", UNKNOWN_END),
    "1984-06-02?/": ("1984-06-02", "unknown", UNKNOWN_END),
    "2004-06-01/": ("2004-06-01", "unknown", UNKNOWN_END),
    "2010-24": ("2010-12-01", "2011-02-28", WINTER),
    "1953S2": ("1900-01-01", "1999-12-31", SIGNIFICANT),
    "1953S3": ("1950-01-01", "1959-12-31", SIGNIFICANT),
    "Y-20E2S3": ("-2009-01-01", "-2000-12-31", SIGNIFICANT),
    "Y17101E4S3": ("171000000-01-01", "171999999-12-31", SIGNIFICANT),
}

# What we do where the file has no verdict: our bounds, or None where we refuse.
UNDECIDED = {
    "-XXXX": ("-9999-01-01", "-0001-12-31"),  # there is no year minus zero
    "2013-02-3X": None,  # as 1999-02-3X
    "2013-09-07T10:00": ("2013-09-07", "2013-09-07"),  # ISO 8601 lets the seconds out
    "Y2013": None,  # as Y2020
    "[1667,1668, 1670..1672]": None,  # a set
}


class Case(NamedTuple):
    string: str
    valid: str
    lower: str
    upper: str
    note: str


def read_cases() -> list[Case]:
    with CASES_FILE.open(encoding="utf-8", newline="") as lines:
        facts = (line for line in lines if not line.startswith("#"))
        rows = csv.DictReader(facts, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
        return [Case(**row) for row in rows]


CASES = read_cases()


def is_set(case: Case) -> bool:
    return case.string.startswith(("[", "{"))


def bounds(date: Edtf) -> tuple[str, str]:
    lower = "open" if date.open_start else "unknown" if date.unknown_start else iso_date(date.start)
    upper = "open" if date.open_end else "unknown" if date.unknown_end else iso_date(date.end)
    return lower, upper


def refusal(string: str) -> EdtfError | None:
    """Our error for the string, or None where we read it."""
    try:
        parse_edtf(string)
    except EdtfError as error:
        return error
    return None


def outcome(string: str) -> tuple[str, str] | None:
    """Our bounds, or None where we refuse the string."""
    return bounds(parse_edtf(string)) if refusal(string) is None else None


def test_the_file_has_all_its_cases() -> None:
    assert len(CASES) == 706
    assert {case.valid for case in CASES} == {"yes", "no", "unspecified", "disputed"}
    assert len({case.string for case in CASES}) == len(CASES)


def test_valid_cases_are_read_unless_listed() -> None:
    valid = [case for case in CASES if case.valid == "yes" and not is_set(case)]
    refused = {case.string for case in valid if outcome(case.string) is None}
    assert refused == REFUSED.keys()


def test_bounds_are_those_of_the_file_unless_listed() -> None:
    bounded = [case for case in CASES if case.valid == "yes" and case.lower and not is_set(case)]
    ours = {case.string: outcome(case.string) for case in bounded if case.string not in REFUSED}
    otherwise = {
        case.string: ours[case.string]
        for case in bounded
        if case.string in ours and ours[case.string] != (case.lower, case.upper)
    }
    assert len(bounded) > 180
    assert otherwise == {string: (lower, upper) for string, (lower, upper, _) in READ_OTHERWISE.items()}


def test_invalid_cases_are_refused() -> None:
    invalid = [case for case in CASES if case.valid == "no"]
    assert len(invalid) == 165
    assert [case.string for case in invalid if outcome(case.string) is not None] == []


@pytest.mark.parametrize("string", UNDECIDED)
def test_undecided_cases_have_our_reading(string: str) -> None:
    assert outcome(string) == UNDECIDED[string]


def test_undecided_cases_are_those_of_the_file() -> None:
    assert {case.string for case in CASES if case.valid in {"unspecified", "disputed"}} == UNDECIDED.keys()


def test_sets_are_refused_by_name() -> None:
    sets = [case for case in CASES if is_set(case) and case.valid != "no"]
    assert len(sets) > 30
    for case in sets:
        with pytest.raises(EdtfError, match="sets of dates"):
            parse_edtf(case.string)


def test_every_refusal_has_a_place_and_a_hint() -> None:
    for case in CASES:
        error = refusal(case.string)
        if error is not None:
            assert 0 <= error.offset <= len(case.string)
            assert error.message
            assert error.hint
