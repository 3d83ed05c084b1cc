"""A dataset read again reads what has changed, and nothing else."""

from pathlib import Path

import pytest

from tests.dataset_files import event_ids, rendered
from timeline_app.loading import loading as loading_module
from timeline_app.loading import splice as splice_module
from timeline_app.loading.read import read_dataset

EVENT = "  - {{id: {0}, title: {0}, sources: [gazette]}}\n"


def events(*names: str) -> str:
    return "events:\n" + "".join(EVENT.format(name) for name in names)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(events("one", "two", "three"))
    (tmp_path / "b.yaml").write_text(events("four"))
    (tmp_path / "c.yaml").write_text("sources: [{id: gazette}]\n")
    return tmp_path


@pytest.fixture(name="read")
def _read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were read, in full or in part, once reading is spied upon."""
    read: list[str] = []
    for module, name in ((loading_module, "read_part"), (splice_module, "read_piece")):
        original = getattr(module, name)

        def spy(*arguments: object, _original: object = original, _at: int = name == "read_piece") -> object:
            read.append(str(arguments[_at]))
            return _original(*arguments)  # type: ignore[operator]

        monkeypatch.setattr(module, name, spy)
    return read


def test_nothing_is_read_when_nothing_has_changed(folder: Path, read: list[str]) -> None:
    before = read_dataset(folder)
    read.clear()
    after = read_dataset(folder, previous=before)
    assert read == []
    assert after.dataset == before.dataset


def test_only_the_changed_event_is_read(folder: Path, read: list[str]) -> None:
    before = read_dataset(folder)
    (folder / "a.yaml").write_text(events("one", "two", "three").replace("title: two", "title: Two"))
    read.clear()
    after = read_dataset(folder, previous=before)
    assert [event.title["und"] for event in after.dataset.events] == ["one", "Two", "three", "four"]
    assert "".join(read).count("- {id:") <= 2


def test_files_come_and_go(folder: Path) -> None:
    before = read_dataset(folder)
    (folder / "a.yaml").unlink()
    (folder / "d").mkdir()
    (folder / "d" / "e.yaml").write_text(events("five"))
    after = read_dataset(folder, previous=before)
    assert event_ids(after) == ["four", "five"]
    assert after.files == ("b.yaml", "c.yaml", "d/e.yaml")


def test_breaking_and_mending_leaves_no_trace(folder: Path) -> None:
    first = read_dataset(folder)
    text = (folder / "a.yaml").read_text()
    (folder / "a.yaml").write_text(text.replace("title: two", "title: 'two"))
    broken = read_dataset(folder, previous=first)
    assert event_ids(broken) == ["one", "three", "four"]
    assert broken.has_errors
    (folder / "a.yaml").write_text(text)
    mended = read_dataset(folder, previous=broken)
    assert mended.dataset == first.dataset
    assert not mended.problems


def test_problems_of_what_was_not_read_again_stay_at_their_lines(folder: Path) -> None:
    text = events("one", "two", "three") + "  - {id: last, titel: Last}\n" + EVENT.format("end")
    (folder / "a.yaml").write_text(text)
    before = read_dataset(folder)
    (folder / "a.yaml").write_text(text.replace("  - {id: two", "\n\n  - {id: two"))
    after = read_dataset(folder, previous=before)
    assert rendered(after) == rendered(read_dataset(folder))
    assert [problem.line for problem in after.problems] == [7, 7]
