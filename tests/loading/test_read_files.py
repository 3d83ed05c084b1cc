"""Folders and files as they come: any depth, any encoding, gone, huge, in a circle."""

import os
from pathlib import Path

import pytest

from tests.dataset_files import SOURCED, codes, event_ids, read_text, rendered
from timeline_app.loading.files import files_of
from timeline_app.loading.limits import LARGEST_FILE
from timeline_app.loading.read import LoadCancelledError, read_dataset

EVENT = "events:\n  - {{id: {0}, title: {0}, sources: [gazette]}}\n"


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_the_lists_of_a_folder_are_joined_in_the_order_of_names(tmp_path: Path) -> None:
    write(tmp_path, "b.yaml", EVENT.format("second"))
    write(tmp_path, "a/z.yml", EVENT.format("first"))
    write(tmp_path, "c.YAML", EVENT.format("third"))
    write(tmp_path, "sources.yaml", SOURCED)
    write(tmp_path, "notes.txt", "not ours")
    write(tmp_path, ".git/x.yaml", EVENT.format("hidden"))
    write(tmp_path, ".hidden.yaml", EVENT.format("hidden"))
    result = read_dataset(tmp_path)
    assert not result.problems
    assert event_ids(result) == ["first", "second", "third"]
    assert result.files == ("a/z.yml", "b.yaml", "c.YAML", "sources.yaml")
    assert result.dataset.events[0].origin.file == "a/z.yml"


def test_a_single_file_may_have_any_name(tmp_path: Path) -> None:
    result = read_text(tmp_path, EVENT.format("only") + SOURCED, "dataset.txt")
    assert event_ids(result) == ["only"]


def test_a_circle_of_links_ends(tmp_path: Path) -> None:
    write(tmp_path, "inner/a.yaml", EVENT.format("one"))
    (tmp_path / "inner" / "again").symlink_to(tmp_path)
    (tmp_path / "self.yaml").symlink_to(tmp_path / "self.yaml")
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")
    write(tmp_path, "sources.yaml", SOURCED)
    result = read_dataset(tmp_path)
    assert event_ids(result) == ["one"]
    assert rendered(result) == (
        "gone.yaml: error: the file is gone [unreadable]\nself.yaml: error: the file is gone [unreadable]"
    )


def test_a_folder_nobody_may_look_into_stands_for_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.yaml", EVENT.format("one") + SOURCED)
    write(tmp_path, "secret/b.yaml", EVENT.format("two"))
    look = os.scandir

    def refuse(folder: Path) -> object:
        if Path(folder).name == "secret":
            raise PermissionError(13, "Permission denied")
        return look(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    result = read_dataset(tmp_path)
    assert event_ids(result) == ["one"]
    assert rendered(result) == "secret: error: permission denied [unreadable]"


def test_nothing_there(tmp_path: Path) -> None:
    result = read_dataset(tmp_path / "nowhere")
    assert rendered(result) == "nowhere: error: there is no such file or folder [unreadable]"
    assert result.is_unreadable


def test_a_folder_without_files(tmp_path: Path) -> None:
    result = read_dataset(tmp_path)
    assert rendered(result) == f"{tmp_path.name}: error: there are no .yaml files in this folder [unreadable]"
    [problem] = result.problems
    # What a terminal is told to open is the folder itself.
    assert result.folder / problem.file == tmp_path


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n", "events:\n", "null\n", "{}\n"])
def test_an_empty_file_is_no_problem(tmp_path: Path, text: str) -> None:
    result = read_text(tmp_path, text)
    assert not result.problems
    assert not result.dataset.events


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_utf_16_is_named(tmp_path: Path, encoding: str) -> None:
    result = read_text(tmp_path, EVENT.format("one").encode(encoding))
    assert rendered(result) == (
        "a.yaml: error: this file is not UTF-8 but UTF-16 or UTF-32; save it as UTF-8 [unreadable]"
    )


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    text = EVENT.format("one") + EVENT.format("two").removeprefix("events:\n") + SOURCED + "oops:\n"
    expected = read_text(tmp_path, text)
    found = read_text(tmp_path, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert found.dataset == expected.dataset
    assert rendered(found) == rendered(expected)


@pytest.mark.parametrize(
    ("encoding", "title", "byte", "column"),
    [("latin-1", "Fête", "0xEA", 23), ("gbk", "霍尔果斯", "0xBB", 22)],
)
def test_other_encodings_cost_only_the_records_they_are_in(
    tmp_path: Path, encoding: str, title: str, byte: str, column: int
) -> None:
    text = (
        f"events:\n  - {{id: bad, title: {title}, sources: [gazette]}}\n" + EVENT.format("good")[8:] + SOURCED
    )
    result = read_text(tmp_path, text.encode(encoding))
    assert event_ids(result) == ["good"]
    assert rendered(result).splitlines()[0] == (
        f"a.yaml:2:{column}: error: the byte {byte} is not UTF-8; save the file as UTF-8 [unreadable]"
    )
    assert codes(result) == ["unreadable"]


def test_a_nul_costs_only_its_record(tmp_path: Path) -> None:
    text = EVENT.format("bad\0") + EVENT.format("good")[8:] + SOURCED
    result = read_text(tmp_path, text)
    assert event_ids(result) == ["good"]
    assert rendered(result).splitlines()[0] == (
        "a.yaml:2:13: error: the character U+0000 is not allowed in YAML; delete it [syntax]"
    )


def test_a_huge_file_is_refused_unless_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "good.yaml", EVENT.format("good") + SOURCED)
    with (tmp_path / "huge.yaml").open("wb") as file:
        file.truncate(2 * LARGEST_FILE)
    result = read_dataset(tmp_path)
    assert event_ids(result) == ["good"]
    assert rendered(result) == (
        "huge.yaml: error: 200 MB are more than the 100 MB a file may have; "
        "split it, or start with --large [too-large]"
    )


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = read_text(tmp_path, EVENT.format("one"))
    assert rendered(result) == "a.yaml: error: permission denied [unreadable]"


def test_a_file_that_vanishes_while_the_folder_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.yaml", EVENT.format("one"))
    write(tmp_path, "b.yaml", EVENT.format("two"))
    found = files_of(tmp_path)
    (tmp_path / "a.yaml").unlink()
    monkeypatch.setattr("timeline_app.loading.read.files_of", lambda _path: found)
    result = read_dataset(tmp_path)
    assert event_ids(result) == ["two"]
    assert rendered(result) == "a.yaml: error: the file is gone [unreadable]"


def test_references_into_a_file_that_cannot_be_read_are_not_told(tmp_path: Path) -> None:
    write(tmp_path, "events.yaml", EVENT.format("one"))
    (tmp_path / "sources.yaml").write_bytes(SOURCED.encode("utf-16"))
    assert codes(read_dataset(tmp_path)) == ["unreadable"]


def test_what_is_no_plain_file_is_not_opened(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", EVENT.format("one") + SOURCED)
    os.mkfifo(tmp_path / "b.yaml")
    (tmp_path / "c.yaml").mkdir()
    result = read_dataset(tmp_path)
    assert event_ids(result) == ["one"]
    assert rendered(result) == "b.yaml: error: this is no plain file [unreadable]"


def test_progress_is_told_and_loading_can_be_cancelled(tmp_path: Path) -> None:
    for number in range(3):
        write(tmp_path, f"{number}.yaml", EVENT.format(f"e{number}"))
    told: list[tuple[int, int]] = []
    read_dataset(tmp_path, progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    with pytest.raises(LoadCancelledError):
        read_dataset(tmp_path, cancelled=lambda: True)


def test_a_name_that_is_no_text_is_spelled_out(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff")).mkdir()
    write(tmp_path, "a.yaml", EVENT.format("one") + SOURCED)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff/b.yaml")).write_text("oops:\n")
    result = read_dataset(tmp_path)
    assert [problem.file for problem in result.problems] == ["\\xff/b.yaml"]
