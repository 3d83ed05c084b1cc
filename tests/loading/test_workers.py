"""Workers read what this process would have read, and can be stopped."""

import sys
from pathlib import Path

import pytest

from tests.dataset_files import rendered
from timeline_app.loading import loading as loading_module
from timeline_app.loading import pieces as pieces_module
from timeline_app.loading import sharing as sharing_module
from timeline_app.loading.pieces import pieces_of
from timeline_app.loading.read import LoadCancelledError, read_dataset
from timeline_app.loading.read_part import read_part, read_piece
from timeline_app.loading.sharing import join_parts
from timeline_app.loading.worker import answer

FULL = Path(__file__).with_name("full.yaml").read_text("utf-8")
LIST = "events:\n" + "".join(
    f"  - id: e{number}\n    title: Event {number}\n    when: {1900 + number}\n    sources: [g{number % 7}]\n"
    for number in range(60)
)


@pytest.fixture(autouse=True)
def _share_even_small_datasets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading_module, "SMALLEST_FOR_WORKERS", 1)
    monkeypatch.setattr(sharing_module, "worker_count", lambda: 2)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "dataset"
    folder.mkdir()
    (folder / "a.yaml").write_text(FULL, encoding="utf-8")
    (folder / "b.yaml").write_text(f"{LIST}  - {{id: bad, titel: B}}\n", encoding="utf-8")
    (folder / "c.yaml").write_bytes("events:\n  - {id: x}\n".encode("utf-16"))
    return folder


def test_shared_is_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing_module, "LARGEST_PIECE", 100)
    monkeypatch.setattr(pieces_module, "LARGEST_PIECE", 400)
    told: list[tuple[int, int]] = []
    shared = read_dataset(folder, progress=lambda done, total: told.append((done, total)))
    monkeypatch.setattr(loading_module, "SMALLEST_FOR_WORKERS", 10**9)
    alone = read_dataset(folder)
    assert shared.dataset == alone.dataset
    assert rendered(shared) == rendered(alone)
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_what_workers_cannot_do_is_done_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    shared = read_dataset(folder)
    monkeypatch.setattr(loading_module, "SMALLEST_FOR_WORKERS", 10**9)
    assert shared.dataset == read_dataset(folder).dataset


def test_it_can_be_cancelled(folder: Path) -> None:
    with pytest.raises(LoadCancelledError):
        read_dataset(folder, cancelled=lambda: True)


def test_pieces_together_are_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces_module, "LARGEST_PIECE", 300)
    text = f"# A file.\nplaces: [{{id: p, name: P}}]\n{LIST}sources:\n  - {{id: g0, titel: G}}\n"
    cut = pieces_of(text)
    assert cut is not None
    rest, pieces = cut
    assert len(pieces) > 5
    assert [piece.first for piece in pieces] == sorted({piece.first for piece in pieces})
    parts = [read_piece(piece.key, piece.text, piece.line, piece.first) for piece in pieces]
    assert None not in parts
    together = join_parts([*(part for part in parts if part is not None), read_part(rest)])
    whole = read_part(text)
    assert together.events.line.tolist() == whole.events.line.tolist()
    assert [together.events.data[row] for row in range(60)] == [whole.events.data[row] for row in range(60)]
    assert together.stored == whole.stored
    assert together.targets == whole.targets
    assert together.problems == whole.problems


def test_a_piece_that_is_no_yaml_sends_its_file_back() -> None:
    assert read_piece("events", "  - {id: a, title: 'A}\n", 5, 3) is None
    assert answer({"key": "events", "line": 5, "index": 3, "out": "-"}, b"  - {id: [a\n") == {
        "is_whole": False
    }


def test_a_file_that_gives_no_text_is_named() -> None:
    said = answer({"path": "nowhere.yaml", "large": False, "out": "-"}, b"")
    assert said == {"unreadable": ["the file is gone", "", False]}
