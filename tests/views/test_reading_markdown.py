import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.views.reading.blocks import Code, Heading, Item, Paragraph, Run, plain, runs_of
from timeline_app.views.reading.markdown import LONGEST_TEXT, blocks_of, first_runs, outward

pytestmark = pytest.mark.usefixtures("qapp")


def test_paragraphs_carry_their_emphasis() -> None:
    (paragraph,) = blocks_of("Plain **strong** *soft* `code`")
    assert isinstance(paragraph, Paragraph)
    styles = {run.text.strip(): (run.strong, run.emphasis, run.code) for run in paragraph.runs}
    assert styles["strong"] == (True, False, False)
    assert styles["soft"] == (False, True, False)
    assert styles["code"] == (False, False, True)


def test_structure() -> None:
    blocks = blocks_of("# Head\n\n- one\n  1. sub\n\n> said\n\n```\na = 1\nb = 2\n```\n")
    assert blocks[0] == Heading("Head", 3)
    assert [(b.marker, b.depth) for b in blocks if isinstance(b, Item)] == [("•", 0), ("1.", 1)]
    assert any(isinstance(b, Paragraph) and b.quote for b in blocks)
    assert Code("a = 1\nb = 2") in blocks


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src="https://example.org/x.png">',
        "<iframe src=x></iframe> and more",
        '<a href="file:///etc/passwd">x</a>',
    ],
)
def test_html_is_shown_as_text(text: str) -> None:
    (paragraph,) = blocks_of(text)
    assert plain(tuple(runs_of(paragraph))) == text
    assert all(run.url is None for run in runs_of(paragraph))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x"]
)
def test_only_web_addresses_lead_out(address: str) -> None:
    assert outward(address) is None
    (paragraph,) = blocks_of(f"[words]({address})")
    assert all(run.url is None for run in runs_of(paragraph))


def test_a_web_address_is_a_link() -> None:
    (paragraph,) = blocks_of("[words](https://example.org/a)")
    assert Run("words", url="https://example.org/a") in runs_of(paragraph)


def test_pictures_in_a_text_are_their_words() -> None:
    (paragraph,) = blocks_of("![a map](https://example.org/map.png)")
    (run,) = runs_of(paragraph)
    assert run.text == "[a map]"
    assert run.url == "https://example.org/map.png"


def test_a_note_becomes_one_line() -> None:
    assert plain(first_runs("One.\n\nTwo.\n\n- three")) == "One. Two. three"


@given(text=st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    for block in blocks_of(text):
        assert all(run.url is None or outward(run.url) for run in runs_of(block))


@pytest.mark.parametrize(
    "piece", ["- a\n", "1. a\n", "> - a\n", "|a|b|\n", "a|", "**a _b_** ", "[a](<b", "> "]
)
def test_a_text_without_end_is_read_in_bounded_time(piece: str) -> None:
    began = time.process_time()
    head = "|a|b|\n|-|-|\n" if piece == "|a|b|\n" else ""
    blocks = blocks_of(head + piece * 200_000)
    assert blocks
    assert time.process_time() - began < 5
    assert sum(len(run.text) for block in blocks for run in runs_of(block)) <= LONGEST_TEXT + 1


def test_a_long_article_is_still_markdown() -> None:
    blocks = blocks_of("# Head\n\n" + "Some *words* of it.\n\n- one\n- two\n\n" * 500)
    assert sum(isinstance(one, Item) for one in blocks) == 1000
