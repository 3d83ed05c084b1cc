"""The exact words of problems, from `problem_cases.txt`; docs/format.md holds further examples."""

import re
from pathlib import Path

import pytest

from tests.dataset_files import read_text, rendered
from timeline_app.loading.problems import Code

CASES = {}
for _block in re.split(
    r"^=== ", Path(__file__).with_name("problem_cases.txt").read_text("utf-8"), flags=re.MULTILINE
)[1:]:
    _name, _, _rest = _block.partition("\n")
    _text, _, _expected = _rest.rpartition("+++\n")
    CASES[_name] = (_text, _expected.strip("\n"))

_SPELLED_OUT = {r"\u200b": "\u200b", r"\u202e": "\u202e", r"\t": "\t"}


@pytest.mark.parametrize("name", CASES)
def test_the_words_are_exact(tmp_path: Path, name: str) -> None:
    text, expected = CASES[name]
    for spelling, letter in _SPELLED_OUT.items():
        text = text.replace(spelling, letter)
    assert rendered(read_text(tmp_path, text)) == expected


def test_each_code_has_a_test_of_its_words() -> None:
    folder = Path(__file__).parent
    expected = "\n".join(words for _, words in CASES.values())
    shown = set(re.findall(r"\[([a-z-]+)\]$", expected, flags=re.MULTILINE))
    document = (folder.parents[1] / "docs" / "format.md").read_text("utf-8")
    shown |= set(re.findall(r"\[([a-z-]+)\]$", document, flags=re.MULTILINE))
    elsewhere = (folder / "test_read_files.py").read_text("utf-8")
    assert {code for code in Code if code.value not in shown and f"[{code.value}]" not in elsewhere} == set()
