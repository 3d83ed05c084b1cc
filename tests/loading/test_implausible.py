"""Figures that follow from each other are held against each other, and the arithmetic is said."""

from pathlib import Path

from timeline_app.loading.problems import Code, Severity
from timeline_app.loading.read import read_dataset

GROWTH = """\
sources: [{{id: paper, title: {{en: Paper}}}}]
series:
  - id: goods
    title: {{en: Goods}}
    unit: t
    observations: [{{period: 2023, value: 100, source: paper}}, {{period: 2024, value: 200, source: paper}}]
  - id: goods-growth
    title: {{en: Growth of goods}}
    unit: "%"
    related: [{{id: goods, relation: growth-of}}]
    observations: [{{period: 2024, value: {growth}, source: paper}}]
"""


def notes(tmp_path: Path, growth: str) -> list[str]:
    (tmp_path / "goods.yaml").write_text(GROWTH.format(growth=growth), encoding="utf-8")
    problems = read_dataset(tmp_path).problems
    assert all(problem.severity is Severity.NOTE for problem in problems), problems
    return [problem.render() for problem in problems if problem.code is Code.IMPLAUSIBLE]


def test_growth_that_does_not_follow_from_the_levels_is_a_note(tmp_path: Path) -> None:
    (note,) = notes(tmp_path, "20")
    assert note.startswith("goods.yaml:11:")
    assert "100" in note


def test_growth_that_follows_is_none(tmp_path: Path) -> None:
    assert notes(tmp_path, "100") == []
