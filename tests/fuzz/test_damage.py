"""Damaged at random, the shipped datasets lose what is damaged and nothing else.

For fifteen seconds; TIMELINE_APP_FUZZ_SECONDS=600 for longer. ``python -m benchmarks.fuzz`` does the same,
and counts.
"""

import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import fuzz as fuzz_module
from benchmarks.fuzz import Outcome, Subject, fuzz, fuzz_once, lost, shipped, until
from benchmarks.fuzz_damage import KINDS, Damage
from timeline_app.loading.read import LoadResult, read_dataset

SECONDS = float(os.environ.get("TIMELINE_APP_FUZZ_SECONDS", "15"))

TEXT = """\
events:
  - {id: one, title: One, sources: [g]}
  - {id: two, title: Two, sources: [g]}
  - {id: three, title: Three, sources: [g]}
  - {id: four, title: Four, sources: [g]}
sources: [{id: g, title: G}]
"""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(TEXT)
    return tmp_path


def test_damage_costs_nothing_else() -> None:
    # The same damage in every run, so that a red test is red again.
    outcome = fuzz(shipped(), 20260101, until(SECONDS))
    assert outcome.failures == []
    assert outcome.rounds > 0
    assert outcome.slowest < fuzz_module.LONGEST


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_damage_changes_the_file_now_and_then(kind: str, folder: Path) -> None:
    subject = Subject(folder)
    spots, data = subject.spots["a.yaml"], subject.files["a.yaml"]
    made = [KINDS[kind](random.Random(seed), "a.yaml", data, spots) for seed in range(20)]  # noqa: S311
    assert sum(one.data != data for one in made) > 10


def test_a_record_that_is_lost_elsewhere_is_a_failure(folder: Path) -> None:
    subject = Subject(folder)
    (folder / "a.yaml").write_text(TEXT.replace("{id: one, title: One", "{id: one").replace("four", "five"))
    damage = Damage("a.yaml", b"", 1, 2)
    assert lost(subject, damage, read_dataset(folder)) == (["events[four]"], False)


def test_a_record_that_says_something_else_is_a_failure(folder: Path) -> None:
    subject = Subject(folder)
    (folder / "a.yaml").write_text(TEXT.replace("Four", "Five"))
    assert lost(subject, Damage("a.yaml", b"", 1, 2), read_dataset(folder))[0] == ["events[four]"]
    assert lost(subject, Damage("a.yaml", b"", 4, 5), read_dataset(folder))[0] == []


def test_an_exception_and_a_hang_are_failures(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(_path: Path) -> LoadResult:
        raise ZeroDivisionError

    def hang(_path: Path) -> LoadResult:
        while True:
            pass

    subject = Subject(folder)
    for number, broken in enumerate((explode, hang)):
        monkeypatch.setattr(fuzz_module, "read_dataset", broken)
        monkeypatch.setattr(fuzz_module, "LONGEST", 0.2)
        outcome = Outcome()
        fuzz_once(subject, folder, number, outcome)
        assert len(outcome.failures) == 1
        assert ("ZeroDivisionError", "longer than 0.2 s")[number] in outcome.failures[0]
    assert (folder / "a.yaml").read_text() == TEXT


def test_the_result_that_is_compared_with_is_sound(folder: Path) -> None:
    result = Subject(folder).whole
    assert not result.problems
    assert lost(Subject(folder), Damage("a.yaml", b"", 9, 9), replace(result, problems=()))[0] == []
