import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest
from watchfiles import Change

from timeline_app.loading.watch import changes, is_of_dataset, needs_polling


@pytest.fixture(params=[False, True], ids=["kernel", "polling"])
def told(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Queue[frozenset[Path]]]:
    """Watch a folder from another thread and collect what is told."""
    (tmp_path / "a.yaml").write_text("events: []", encoding="utf-8")
    batches: Queue[frozenset[Path]] = Queue()
    stop = threading.Event()

    def wait() -> None:
        for batch in changes(tmp_path, stop, polling=request.param):
            batches.put(batch)

    thread = threading.Thread(target=wait)
    thread.start()
    time.sleep(0.3)
    yield batches
    stop.set()
    thread.join(timeout=5)
    assert not thread.is_alive()


def test_every_way_of_saving_is_noticed(told: Queue[frozenset[Path]], tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    for number in range(3):  # the second time is where deaf watchers show
        time.sleep(1.05)  # polling tells files apart by the second
        other = tmp_path / ".a.yaml.new"
        other.write_text(f"events: [{number}]", encoding="utf-8")
        other.replace(file)
        assert file.name in {path.name for path in told.get(timeout=5)}
    time.sleep(1.05)
    file.write_text("events: [in, place]", encoding="utf-8")
    assert file.name in {path.name for path in told.get(timeout=5)}


def test_what_editors_leave_beside_a_file_is_passed_over(
    told: Queue[frozenset[Path]], tmp_path: Path
) -> None:
    for name in ("a.yaml~", ".#a.yaml", ".a.yaml.swp", "4913", "notes.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(Empty):
        told.get(timeout=0.6)


@pytest.mark.parametrize(
    ("name", "matters"), [("a.yml", True), ("A.YAML", True), ("folder", True), ("a.json", False)]
)
def test_only_yaml_and_folders_matter(name: str, matters: bool) -> None:
    assert is_of_dataset(Change.added, f"/data/{name}") is matters


def test_network_folders_are_polled(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path}/net nfs4 rw 0 0\n", encoding="utf-8")
    assert needs_polling(tmp_path / "net" / "dataset", str(mounts))
    assert not needs_polling(tmp_path / "local", str(mounts))
