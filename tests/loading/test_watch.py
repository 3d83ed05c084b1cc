"""Saves are seen however editors make them, soon, and a save is told once."""

import queue
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from timeline_app.loading import watch as watch_module
from timeline_app.loading.watch import Watcher, concerns, is_on_network

Told = Callable[[], frozenset[str]]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text("events:\n")
    return tmp_path


@pytest.fixture(name="told", params=[False, True], ids=["listening", "polling"])
def _told(folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    """Watch the folder; the next batch as names, within five seconds."""
    monkeypatch.setattr(watch_module, "POLLING_MS", 30)
    batches: queue.SimpleQueue[frozenset[Path]] = queue.SimpleQueue()
    watcher = Watcher(folder, batches.put, polling=request.param)
    time.sleep(0.15)  # until it listens
    yield lambda: frozenset(path.name for path in batches.get(timeout=5))
    watcher.stop()


def test_writing_in_place(folder: Path, told: Told) -> None:
    (folder / "a.yaml").write_text("events: []\n")
    assert told() == {"a.yaml"}


def test_replacing_a_file(folder: Path, told: Told) -> None:
    for text in ("one", "two more"):
        (folder / ".a.yaml.tmp").write_text(text)
        (folder / ".a.yaml.tmp").rename(folder / "a.yaml")
        assert told() == {"a.yaml"}


def test_saving_as_vim_does(folder: Path, told: Told) -> None:
    for text in ("one", "two more"):
        (folder / "4913").write_text("")
        (folder / "4913").unlink()
        (folder / "a.yaml").rename(folder / "a.yaml~")
        (folder / "a.yaml").write_text(text)
        (folder / "a.yaml~").unlink()
        assert told() == {"a.yaml"}


def test_new_folders_and_files_that_go(folder: Path, told: Told) -> None:
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "b.yaml").write_text("events:\n")
    names: set[str] = set()
    while not names & {"b.yaml", "er", "deep"}:
        names |= told()
    time.sleep(0.2)
    (folder / "a.yaml").unlink()
    while "a.yaml" not in names:
        names |= told()


def test_a_save_is_told_soon(folder: Path) -> None:
    batches: queue.SimpleQueue[float] = queue.SimpleQueue()
    watcher = Watcher(folder, lambda _: batches.put(time.monotonic()), polling=False)
    time.sleep(0.15)
    saved = time.monotonic()
    (folder / "a.yaml").write_text("events: []\n")
    assert batches.get(timeout=5) - saved < 0.25
    watcher.stop()


def test_a_single_file_is_watched_alone(folder: Path) -> None:
    batches: queue.SimpleQueue[frozenset[Path]] = queue.SimpleQueue()
    watcher = Watcher(folder / "a.yaml", batches.put, polling=False)
    time.sleep(0.15)
    (folder / "b.yaml").write_text("x")
    (folder / "c").write_text("x")
    (folder / "c").rename(folder / "a.yaml")
    assert {path.name for path in batches.get(timeout=5)} == {"a.yaml"}
    watcher.stop()


def test_a_folder_that_is_gone_is_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch_module, "_GONE_SECONDS", 0.3)
    inner = folder / "inner"
    batches: queue.SimpleQueue[frozenset[Path]] = queue.SimpleQueue()
    watcher = Watcher(inner, batches.put, polling=False)
    time.sleep(0.1)
    inner.mkdir()
    assert batches.get(timeout=5) == {inner}
    watcher.stop()


def test_nothing_is_told_after_the_end(folder: Path) -> None:
    batches: list[frozenset[Path]] = []
    watcher = Watcher(folder, batches.append, polling=False)
    watcher.stop()
    (folder / "a.yaml").write_text("x")
    time.sleep(0.1)
    assert batches == []


@pytest.mark.parametrize(
    "name", ["a.yaml~", ".#a.yaml", "a.yaml.swp", ".a.yaml.swx", "a.tmp", "4913", "#a.yaml#", "x.png"]
)
def test_what_editors_leave_in_passing_is_no_change(name: str) -> None:
    assert not concerns(Path("dataset") / name)


@pytest.mark.parametrize("name", ["a.yaml", "b.YML", "folder"])
def test_yaml_and_folders_are(name: str) -> None:
    assert concerns(Path("dataset") / name)


def test_network_file_systems_are_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/x {tmp_path}/far nfs4 rw 0 0\n")
    monkeypatch.setattr(watch_module, "_MOUNTS", mounts)
    assert is_on_network(tmp_path / "far" / "dataset")
    assert not is_on_network(tmp_path / "near")
