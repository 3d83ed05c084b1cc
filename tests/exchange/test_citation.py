import json

import pytest

from timeline_app.exchange.citation import STYLES, cite
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.source import Source

PAPER = Source(
    id="paper-2025",
    type="article-newspaper",
    title={"fr": "Commerce & transit : 50 % de plus", "en": "Trade & transit: 50% more"},
    author=("Doe, Jane", "The Agency"),
    publisher="Press House",
    container_title={"en": "The Daily"},
    issued=parse_edtf("2025-09-01"),
    accessed=parse_edtf("2026-11-21"),
    language="fr",
    url="https://example.org/a_b?c=1",
    archive="Shelf",
    archive_location="003.txt",
    note={"en": "State media.\nSecond line."},
)
BARE = Source(id="bare", issued=parse_edtf("2024-07~"))


def test_plain_text_is_a_line_a_source() -> None:
    lines = cite((PAPER, BARE), "plain", ("en",)).splitlines()
    assert lines[0].startswith("Doe, Jane, The Agency. Commerce & transit")
    assert lines[0].endswith("https://example.org/a_b?c=1")
    assert lines[1] == "bare. around July 2024."


def test_bibtex_escapes_what_tex_reads_and_keeps_addresses() -> None:
    entry = cite((PAPER,), "bibtex", ("en",))
    assert entry.startswith("@article{paper-2025,\n")
    assert r"title = {Commerce \& transit : 50 \% de plus}," in entry
    assert "author = {Doe, Jane and {The Agency}}," in entry
    assert "url = {https://example.org/a_b?c=1}," in entry
    assert "date = {2025-09-01}," in entry
    assert "journaltitle = {The Daily}," in entry
    assert entry.count("{") == entry.count("}")


def test_csl_json_is_csl() -> None:
    paper, bare = json.loads(cite((PAPER, BARE), "csl", ("en",)))
    assert paper["author"] == [{"family": "Doe", "given": "Jane"}, {"literal": "The Agency"}]
    assert paper["issued"] == {"date-parts": [[2025, 9, 1]]}
    assert paper["accessed"] == {"date-parts": [[2026, 11, 21]]}
    assert paper["URL"] == "https://example.org/a_b?c=1"
    assert paper["archive_location"] == "003.txt"
    assert bare == {
        "id": "bare",
        "type": "document",
        "title": "bare",
        "issued": {"date-parts": [[2024, 7]], "circa": True},
    }


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2024/2025", {"date-parts": [[2024], [2025]]}),
        ("201X", {"literal": "201X"}),
        ("2014-22", {"date-parts": [[2014]]}),
        ("-0043", {"date-parts": [[-43]]}),
        ("2024/..", {"literal": "2024/.."}),
        ("2025?", {"date-parts": [[2025]], "circa": True}),
    ],
)
def test_csl_dates_keep_what_is_known(when: str, expected: dict[str, object]) -> None:
    (item,) = json.loads(cite((Source(id="x", issued=parse_edtf(when)),), "csl", ("en",)))
    assert item["issued"] == expected


def test_ris_has_a_line_a_field() -> None:
    record = cite((PAPER,), "ris", ("en",)).split("\r\n")
    assert record[0] == "TY  - NEWS"
    assert "AU  - Doe, Jane" in record
    assert "AU  - The Agency" in record
    assert "DA  - 2025/09/01" in record
    assert "N1  - State media. Second line." in record
    assert record[-2] == "ER  - "


def test_every_style_writes_a_source_that_says_nothing() -> None:
    for style in STYLES:
        assert "empty" in cite((Source(id="empty"),), style, ())


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(KeyError):
        cite((BARE,), "apa", ("en",))
