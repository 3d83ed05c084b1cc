"""docs/format.md tells the truth: its examples are read, and give the problems it shows."""

import re
from pathlib import Path

import pytest

from tests.dataset_files import read_text, rendered
from timeline_app.loading.problems import Code
from timeline_app.loading.schema.meanings import MEANINGS

DOCUMENT = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")
PROBLEMS = DOCUMENT[DOCUMENT.index("## Problems") : DOCUMENT.index("## The normalised JSON")]
_EXAMPLE = re.compile(r"`([a-z-]+)`.*?```yaml\n(.*?)```\n+```text\n(.*?)\n```", re.DOTALL)
EXAMPLES = [match.groups() for part in PROBLEMS.split("\n### ") if (match := _EXAMPLE.match(part))]


def test_the_first_example_has_no_problems(tmp_path: Path) -> None:
    first = re.search(r"```yaml\n(.*?)```", DOCUMENT, re.DOTALL)
    assert first is not None
    assert len(first[1].splitlines()) <= 10
    result = read_text(tmp_path, first[1])
    assert not result.problems
    assert [event.id for event in result.dataset.events] == ["sputnik-1"]


@pytest.mark.parametrize(("code", "text", "expected"), EXAMPLES, ids=[one[0] for one in EXAMPLES])
def test_each_example_gives_the_problem_it_shows(tmp_path: Path, code: str, text: str, expected: str) -> None:
    result = read_text(tmp_path, text, "example.yaml")
    assert rendered(result) == expected
    assert {problem.code.value for problem in result.problems} == {code}


def test_each_code_is_described() -> None:
    assert re.findall(r"^### `([a-z-]+)`", PROBLEMS, re.MULTILINE) == [code.value for code in Code]


def test_each_field_is_described() -> None:
    fields = {field for entry in MEANINGS.values() for field in entry}
    words = set(re.findall(r"[\w-]+", DOCUMENT))
    assert fields <= words
