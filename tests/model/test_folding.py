import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.model.folding import _VARIANTS, fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ürümqi", "urumqi"),
        ("ҚАЗАҚСТАН", "казакстан"),
        ("Khorgos", "KHORGOS"),
        ("Małaszewicze", "malaszewicze"),
        ("霍尔果斯", "霍尔果斯"),
        ("l’été", "L'ETE"),
    ],
)
def test_folding_forgets_case_accents_and_script_variants(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(max_size=60))
def test_folding_is_letter_by_letter(text: str) -> None:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    assert fold(text) == bare.translate(_VARIANTS)


@given(st.lists(st.text(max_size=20), max_size=5))
def test_texts_may_be_folded_all_at_once(texts: list[str]) -> None:
    assert fold("\0".join(texts)) == "\0".join(map(fold, texts))
