from dataclasses import replace

from tests.builders import small_dataset
from timeline_app.model.dataset import Dataset, DatasetInfo
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.instant import day_number
from timeline_app.model.ref import Kind, Ref
from timeline_app.state.opening import EMPTY_SPAN, opening_state, span_of, whole_span, with_margin


def test_everything_dated_is_the_whole_span_open_ends_aside() -> None:
    assert whole_span(small_dataset()) == (day_number(1991, 1, 1), day_number(2020, 5, 2))


def test_an_empty_dataset_still_has_a_span() -> None:
    assert whole_span(Dataset()) == EMPTY_SPAN


def test_a_dataset_opens_as_its_author_asked_and_unknown_records_are_passed_over() -> None:
    info = DatasetInfo(
        opening_span=parse_edtf("2012/2028"),
        opening_select=(Ref(Kind.EVENT, "absent"), Ref(Kind.EVENT, "late")),
    )
    state = opening_state(replace(small_dataset(), info=info))
    assert state.span == (day_number(2012, 1, 1), day_number(2029, 1, 1))
    assert state.selection == (Ref(Kind.EVENT, "late"),)


def test_an_open_date_takes_the_fallbacks_end() -> None:
    assert span_of(parse_edtf("2014/.."), (0.0, 99_999.0)) == (day_number(2014, 1, 1), 99_999.0)
    assert span_of(parse_edtf("../.."), (3.0, 4.0)) == (3.0, 4.0)


def test_margins_are_shares_of_the_span() -> None:
    assert with_margin((0.0, 100.0), 0.1) == (-10.0, 110.0)
