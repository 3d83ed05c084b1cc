"""What people write instead: each refused with the place of the mistake and what to write."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.model.edtf import EdtfError, parse_edtf

# Text, where the mistake is, and words the hint must have.
MISTAKES = [
    ("", 0, "write a date such as 2014"),
    ("   ", 0, "write a date such as 2014"),
    ("2014-13", 5, "months run from 01 to 12"),
    ("2014-00", 5, "months run from 01 to 12"),
    ("2014-02-30", 8, "February 2014 has 28 days"),
    ("1900-02-29", 8, "February 1900 has 28 days"),
    ("19XX-02-30", 8, "February has at most 29 days"),
    ("2014-04-31", 8, "April 2014 has 30 days"),
    ("2014-XX-32", 8, "at most 31 days"),
    ("2014-21-03", 8, "write 2014-21 alone"),
    ("2014-09-01/2014-02-30", 19, "February 2014 has 28 days"),
    ("14/09/2014", 2, "write the year first, 2014-09-14"),
    ("09/14/2014", 2, "write the year first, 2014-09-14"),
    ("03/04/2014", 2, "2014-04-03 or 2014-03-04"),
    ("14.09.2014", 2, "write the year first, 2014-09-14"),
    ("14-09-2014", 2, "write the year first, 2014-09-14"),
    ("2014/09/14", 4, "write 2014-09-14, not 2014/09/14"),
    ("2014/9", 4, "write 2014-09, not 2014/9"),
    ("2014/09", 4, "write 2014-09, not 2014/09"),
    ("07/2014", 0, "write 2014-07, not 07/2014"),
    ("2014/15", 5, "write all its digits, 2015"),
    ("2014-09-01/05", 11, "write all of it, 2014-09-05"),
    ("1914-07/19", 8, "19XX for the century"),
    ("2014.09.14", 4, "write 2014-09-14"),
    ("20140914", 4, "write 2014-09-14"),
    ("2014-9", 5, "write 2014-09, not 2014-9"),
    ("2014-9-1", 5, "write 2014-09-01, not 2014-9-1"),
    ("2014-09-1", 8, "write 2014-09-01, not 2014-09-1"),
    ("September 2014", 0, "write 2014-09"),
    ("14 septembre 2014", 3, "write 2014-09-14"),
    ("Sept. 14, 2014", 0, "write 2014-09-14"),
    ("août 2014", 0, "write 2014-08"),
    ("juin 2014", 0, "write 2014-06"),
    ("2014-2016", 4, "write 2014/2016"),
    ("2014 - 2016", 4, "write 2014/2016"),
    ("2014..2016", 4, "write 2014/2016"),
    ("2014\u20132016", 4, "hyphen of the keyboard"),
    ("2020/2014", 5, "write 2014/2020"),
    ("2014/2015/2016", 9, "write an interval such as"),
    ("..", 0, "write 2014/.. or ../2014"),
    ("2014/present", 5, "write 2014/.."),
    ("unknown/2014", 0, "write 2014/"),
    ("circa 1850", 0, "write 1850~"),
    ("c. 1850", 0, "write 1850~"),
    ("1980s", 4, "write 198X"),
    ("44 BC", 2, "write -0043"),
    ("1 BC", 1, "write 0000"),
    ("2014-Q3", 5, "write 2014-35"),
    ("2014-W36", 5, "write the days"),
    ("2014-244", 5, "write month and day"),
    ("19uu", 2, "write 19XX"),
    ("2014-xx", 5, "write 2014-XX"),
    ("2014~?", 4, "write 2014%"),
    ("-0000", 0, "write 0000 for 1 BC"),
    ("12345", 0, "write Y before"),
    ("y12345", 0, "write Y12345"),
    ("Y2014", 0, "write 2014, without Y"),
    ("Y012345", 1, "write Y12345"),
    ("Y-00044", 2, "write -0044"),
    ("Y17E9999", 1, "at most 12 digits"),
    ("+2014", 0, "write 2014"),
    ("7", 0, "write 0007"),
    ("-00", 0, "-00XX"),
    ("1950S0", 5, "at least one"),
    ("2014-", 4, "write 2014"),
    (" 2014", 0, "write 2014 without"),
    ("2014-09-01 ", 10, "write 2014-09-01 without"),
    ("2014 -09", 4, "write a date such as"),
    ("\uff12\uff10\uff11\uff14", 0, "write the digits 0 to 9"),
    ("2014-\u0660\u0669", 5, "write the digits 0 to 9"),
    ("[1667,1668]", 0, "write an interval such as"),
    ("{1960..1970}", 0, "write an interval such as"),
    ("2014-09-01 10:00", 10, "write 2014-09-01T10:00"),
    ("2014-09-01t10:00:00", 10, "write 2014-09-01T10:00:00"),
    ("2014-09-01T10:00:00z", 19, "write 2014-09-01T10:00:00Z"),
    ("2014-09-01T25:00:00", 11, "hours run from 00 to 23"),
    ("2014-09-01T24:00:01", 11, "24:00:00 is the end of the day"),
    ("2014-09-01T10:61:00", 14, "minutes run from 00 to 59"),
    ("2014-09-01T10:00:60", 17, "seconds run from 00 to 59"),
    ("2014-09-01T10:00:00+15", 19, "zones run from -12:00 to +14:00"),
    ("2014-09-01T10:00:00-00:00", 19, "write Z"),
    ("2014-02-30T10:00:00", 8, "February 2014 has 28 days"),
    ("2014-09-01T10:00:00Z/2014-09-02", 0, "write the day alone, 2014-09-01"),
    ("Y-61000/-2000", 8, "write both years with Y"),
    ("-2700/-400", 6, "write -2700/-0400"),
    ("-2700/-400~", 6, "write -2700/-0400~"),
    ("-0400/-27", 6, "write -0400/-0027"),
    ("2000/-400", 5, "write -400/2000"),
    ("2700/400", 5, "write 0400 for the year, 400X for the decade"),
    ("400/2000", 0, "write 0400 for the year, 400X for the decade"),
    ("-44-03-15", 0, "write -0044-03-15"),
    ("-3", 0, "write -0003"),
    ("490-09", 0, "write 0490-09"),
    ("-12000", 1, "write Y before a longer year, such as Y-12345"),
    ("c. 400", 0, "write 0400~"),
    ("not a date", 3, "write a date such as"),
    ("2014-09-01BULB", 10, "write a date such as"),
]


def refusal(text: str) -> EdtfError | None:
    try:
        parse_edtf(text)
    except EdtfError as error:
        return error
    return None


@pytest.mark.parametrize(("text", "offset", "hint"), MISTAKES)
def test_a_mistake_has_its_place_and_a_hint(text: str, offset: int, hint: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    error = caught.value
    assert hint in error.hint
    assert error.offset == offset
    assert error.message
    assert str(error) == f"{error.message}; {error.hint}"


@pytest.mark.parametrize(("text", "_offset", "_hint"), MISTAKES)
def test_what_a_hint_says_to_write_can_be_read(text: str, _offset: int, _hint: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    for advice in re.findall(
        r"(?:write|first,|or) ([-0-9XY~%/.T:Z]*[0-9X.]{2}[-0-9XY~%/.T:Z]*)", caught.value.hint
    ):
        assert parse_edtf(advice).text == advice


@given(st.text() | st.text(alphabet="0123456789XYESTZ-/.:+?~%[] ux", max_size=24))
@settings(deadline=None, max_examples=300)
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    error = refusal(text)
    if error is None:
        assert parse_edtf(text).text == text
    else:
        assert 0 <= error.offset <= len(text)
        assert error.hint


@pytest.mark.parametrize("piece", ["9", "-", "X", "/", "u", " ", "2014/", "2014-09-", "Y9", "1?", "[", "T1"])
def test_a_huge_text_is_refused_at_once(piece: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(piece * 50_000)
    assert len(str(caught.value)) < 300
