"""What is kept in the cache is what was read; what is damaged there is ignored."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.dataset_files import event_ids, rendered
from timeline_app.loading import cache as cache_module
from timeline_app.loading import loading as loading_module
from timeline_app.loading.cache import Cache
from timeline_app.loading.columns_file import ColumnsFile, DamagedError, to_bytes
from timeline_app.loading.event_rows import strings_of
from timeline_app.loading.read import LoadResult, read_dataset
from timeline_app.model.dataset import Dataset

FULL = Path(__file__).with_name("full.yaml")
OTHER = """\
events:
  - {id: dead, title: {en: Dead}, places: [nowhere, pad], category: gone, sources: [gazette]}
  - {id: bare, title: {zh: 光}, when: 2001}
  - {id: bad, titel: B}
"""


@pytest.fixture(autouse=True)
def _cache_even_small_datasets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading_module, "SMALLEST_DATASET", 0)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "dataset"
    folder.mkdir()
    for name, text in (("a.yaml", FULL.read_text("utf-8")), ("b.yaml", OTHER)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the cache live some seconds from now, when files just written are old enough to be trusted."""
    now = time.time_ns
    monkeypatch.setattr(cache_module.time, "time_ns", lambda: now() + 10**10)


def same(one: LoadResult, two: LoadResult) -> None:
    assert one.dataset == two.dataset
    assert rendered(one) == rendered(two)
    assert one.files == two.files
    for name in (
        "start",
        "end",
        "category",
        "place",
        "actor",
        "importance",
        "status",
        "precision",
        "edges",
        "order",
    ):
        assert getattr(one.dataset.columns, name).tobytes() == getattr(two.dataset.columns, name).tobytes()
    assert strings_of(one.dataset.columns.ids) == strings_of(two.dataset.columns.ids)
    assert _titles(one.dataset) == _titles(two.dataset)
    assert one.dataset.undated == two.dataset.undated
    assert list(one.dataset.events_by_id) == list(two.dataset.events_by_id)
    for identifier in one.dataset.events_by_id:
        assert one.dataset.events_by_id[identifier] == two.dataset.events_by_id[identifier]
    assert "nobody" not in two.dataset.events_by_id
    assert one.dataset.event_index == dict(two.dataset.event_index)
    for kind, named in one.dataset.members.of_kind.items():
        again = two.dataset.members.of_kind[kind]
        assert named.ids == again.ids
        assert [named.of(one).tolist() for one in named.ids] == [again.of(one).tolist() for one in named.ids]
    assert one.dataset.members.statuses.counts() == two.dataset.members.statuses.counts()


def _titles(dataset: Dataset) -> dict[str, list[str]]:
    return {tag: strings_of(column) for tag, column in dataset.columns.titles.items()}


def test_warm_is_cold(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = read_dataset(folder)
    assert event_ids(fresh) == ["launch", "landing", "dead", "bare"]
    same(fresh, read_dataset(folder, cache=tmp_path / "cache"))
    monkeypatch.setattr(loading_module, "read_part", None)
    same(fresh, read_dataset(folder, cache=tmp_path / "cache"))


def test_a_file_touched_but_not_changed_is_known_by_its_content(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = read_dataset(folder, cache=tmp_path / "cache")
    os.utime(folder / "a.yaml", (1, 1))
    monkeypatch.setattr(loading_module, "read_part", None)
    same(fresh, read_dataset(folder, cache=tmp_path / "cache"))


def test_of_a_changed_dataset_only_changed_files_are_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_dataset(folder, cache=tmp_path / "cache")
    (folder / "b.yaml").write_text("events:\n  - {id: new, title: New, sources: [gazette]}\n")
    read: list[str] = []
    original = loading_module.read_part
    monkeypatch.setattr(
        loading_module, "read_part", lambda text, *more: read.append(text) or original(text, *more)
    )
    warm = read_dataset(folder, cache=tmp_path / "cache")
    assert [text[:20] for text in read] == ["events:\n  - {id: new,"[:20]]
    same(read_dataset(folder), warm)


def test_a_file_saved_a_moment_ago_is_not_trusted_to_stay(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module.time, "time_ns", time.time_ns)
    (folder / "b.yaml").write_text(OTHER)
    monkeypatch.setattr(cache_module, "_YOUNG_NANOSECONDS", 10**12)
    read_dataset(folder, cache=tmp_path / "cache")
    index = next((tmp_path / "cache").glob("*.files.json"))
    assert index.read_text() == "[]"


@pytest.mark.parametrize("kind", ["*.part", "*.whole", "*.files.json"])
@pytest.mark.parametrize("damage", ["empty", "short", "garbage", "gone", "other"])
def test_damaged_files_are_ignored(folder: Path, tmp_path: Path, kind: str, damage: str) -> None:
    fresh = read_dataset(folder, cache=tmp_path / "cache")
    for file in (tmp_path / "cache").glob(kind):
        data = file.read_bytes()
        match damage:
            case "gone":
                file.unlink()
            case "other":
                file.write_bytes(data.replace(b"columns\n\x01", b"columns\n\x02"))
            case _:
                file.write_bytes({"empty": b"", "short": data[:-9], "garbage": b"\x80\x04."}[damage])
    same(fresh, read_dataset(folder, cache=tmp_path / "cache"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    place=st.floats(0, 1, exclude_max=True),
    bit=st.integers(0, 7),
    kind=st.sampled_from(["*.part", "*.whole"]),
)
def test_a_flipped_bit_never_shows(
    tmp_path_factory: pytest.TempPathFactory, folder: Path, place: float, bit: int, kind: str
) -> None:
    cache = tmp_path_factory.mktemp("cache")
    fresh = read_dataset(folder, cache=cache)
    file = max(cache.glob(kind), key=lambda one: one.stat().st_size)
    data = bytearray(file.read_bytes())
    data[int(place * len(data))] ^= 1 << bit
    file.write_bytes(data)
    same(fresh, read_dataset(folder, cache=cache))


def test_a_folder_that_cannot_be_made_keeps_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    same(read_dataset(folder), read_dataset(folder, cache=tmp_path / "file" / "cache"))


def test_a_full_disk_keeps_nothing(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    fresh = read_dataset(folder)
    monkeypatch.setattr(Path, "write_bytes", refuse)
    same(fresh, read_dataset(folder, cache=tmp_path / "cache"))
    assert not list((tmp_path / "cache").iterdir())


def test_the_cache_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "LARGEST_CACHE", 250)
    for number in range(5):
        file = tmp_path / f"{number}.part"
        file.write_bytes(bytes(100))
        os.utime(file, (number, number))
    Cache(tmp_path).trim()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["3.part", "4.part"]


def test_a_small_dataset_leaves_no_trace(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading_module, "SMALLEST_DATASET", 2**20)
    read_dataset(folder, cache=tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_a_columns_file_of_another_version_is_refused() -> None:
    data = to_bytes({}, {})
    assert ColumnsFile(data).head == {}
    with pytest.raises(DamagedError):
        ColumnsFile(data[:21] + b"\xff" + data[22:])
