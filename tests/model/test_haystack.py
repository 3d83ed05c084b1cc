import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model import haystack
from timeline_app.model.folding import fold
from timeline_app.model.haystack import Haystack, HaystackBuilder

LETTERS = st.text(alphabet="abcé霍\n ", max_size=12)


def haystack_of(texts: list[str]) -> Haystack:
    builder = HaystackBuilder()
    builder.add(texts[: len(texts) // 2])
    builder.add(texts[len(texts) // 2 :])
    return builder.haystack()


@pytest.mark.parametrize("stride", [8, 1 << 20])
@given(texts=st.lists(LETTERS, max_size=12), needle=st.text(alphabet="abcé霍", min_size=1, max_size=6))
def test_a_needle_is_found_where_python_finds_it(stride: int, texts: list[str], needle: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(haystack, "STRIDE", stride)
        held = haystack_of(texts).holding(fold(needle)).tolist()
    assert held == [fold(needle) in fold(text) for text in texts]


@given(texts=st.lists(LETTERS, max_size=12), needle=st.text(alphabet="abcé", min_size=1, max_size=4))
def test_what_starts_a_line_is_found(texts: list[str], needle: str) -> None:
    held = haystack_of(texts).starting(fold(needle)).tolist()
    assert held == [f"\n{fold(needle)}" in fold(text) for text in texts]


def test_texts_come_back_and_zero_bytes_are_no_ends() -> None:
    held = haystack_of(["Été", "one\0two", "", "\ud800"])
    assert [held.text(number) for number in range(4)] == ["ete", "one two", "", "\ud800"]
    assert not held.holding("\0").any()
    assert held.holding("\ud800").tolist() == [False, False, False, True]


def test_many_hits_are_counted_text_by_text() -> None:
    texts = ["a" * 40 if number % 3 else "b" for number in range(5_000)]
    assert np.array_equal(haystack_of(texts).holding("a"), np.arange(5_000) % 3 != 0)
    assert np.array_equal(haystack_of(texts).holding("aaaa"), np.arange(5_000) % 3 != 0)
