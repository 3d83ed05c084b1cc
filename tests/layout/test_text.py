import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.layout.text import LABEL, elide_at_word, words_of

CHINESE = "上海合作组织天津峰会"


def measure(text, style=LABEL):
    return sum(12.0 if letter >= "\u2e80" else 7.0 for letter in text)


@given(st.text(st.sampled_from("ab ,–天津会（"), max_size=30))
def test_the_pieces_of_a_text_are_the_text(text):
    assert "".join(words_of(text)) == text


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("Summit in Tianjin", 200, "Summit in Tianjin"),
        ("Summit in Tianjin", 80, "Summit in…"),
        ("Summit, in Tianjin", 55, "Summit…"),
        ("Summit in Tianjin", 20, ""),
        ("L’ONU\u00a0: un accord", 60, "L’ONU…"),
        (CHINESE, 80, "上海合作组织…"),
        ("上海合作组织2025年峰会", 100, "上海合作组织…"),
    ],
)
def test_a_text_is_cut_at_the_end_of_a_word_or_between_letters_that_are_words(text, room, shown):
    assert elide_at_word(text, room, measure) == shown
