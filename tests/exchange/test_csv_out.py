import csv
import io
from dataclasses import replace

import pytest

from tests.builders import event, small_dataset
from timeline_app.exchange.csv_out import events_csv
from timeline_app.model.csv_text import csv_text, safe_cell


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(events_csv(small_dataset()))))


def test_every_event_has_a_row_dated_or_not() -> None:
    assert [row["id"] for row in rows()] == ["late", "early", "shelved", "middle"]
    assert (rows()[2]["when"], rows()[2]["start"]) == ("", "")


def test_days_are_inclusive_and_open_ends_empty() -> None:
    early, middle = rows()[1], rows()[3]
    assert (early["start"], early["end"], early["precision"]) == ("1991-01-01", "1991-12-31", "year")
    assert (middle["start"], middle["end"]) == ("2013-01-01", "")


def test_lists_are_joined_by_spaces() -> None:
    assert (rows()[0]["places"], rows()[1]["sources"]) == ("urumqi", "paper")


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "@SUM(A1)", "-2+3", "\t=1"])
def test_what_a_spreadsheet_would_run_is_quoted(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["-44", "+3.5", "1e3", "Ürümqi", ""])
def test_numbers_and_words_stay_as_they_are(text: str) -> None:
    assert safe_cell(text) == text


def test_a_title_that_looks_like_a_formula_is_guarded_in_the_file() -> None:
    dataset = replace(small_dataset(), events=(event("bad", title={"en": '=HYPERLINK("x")'}),))
    assert "'=HYPERLINK" in events_csv(dataset)


def test_the_clipboard_gets_tabs() -> None:
    assert csv_text([(1, None), ("a", "b")], "\t") == "1\t\r\na\tb\r\n"
