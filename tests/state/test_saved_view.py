from pathlib import Path

import pytest

from timeline_app.model.event import EventStatus
from timeline_app.model.filter import Filter
from timeline_app.model.ref import Kind, Ref
from timeline_app.state.saved_view import file_for, load_view, save_view
from timeline_app.state.view_state import Camera, Lanes, ViewState

LEFT = ViewState(
    span=(10.5, 20.0),
    cursor=12.0,
    selection=(Ref(Kind.EVENT, "late"), Ref(Kind.PLACE, "urumqi")),
    filter=Filter(
        categories=frozenset({"talks"}), statuses=frozenset({EventStatus.PLANNED}), certain_only=True
    ),
    lanes=Lanes(by="place", collapsed=frozenset({"a"}), order=("b", "a")),
    camera=Camera(60.0, 45.0, 3.5),
)


def test_a_view_comes_back_as_it_was_left(tmp_path: Path) -> None:
    save_view(tmp_path, Path("one"), LEFT)
    assert load_view(tmp_path, Path("one"), ViewState()) == LEFT


def test_what_is_not_of_the_view_is_not_kept(tmp_path: Path) -> None:
    save_view(tmp_path, Path("one"), ViewState(hovered=Ref(Kind.EVENT, "x"), search="x", found=("x",)))
    assert load_view(tmp_path, Path("one"), ViewState()) == ViewState()


def test_every_dataset_has_a_file_of_its_own(tmp_path: Path) -> None:
    save_view(tmp_path, Path("one"), LEFT)
    assert load_view(tmp_path, Path("other"), ViewState()) == ViewState()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"span": [1, 0]}', "{", "\x00"])
def test_a_damaged_file_counts_as_none(tmp_path: Path, text: str) -> None:
    file = file_for(tmp_path, Path("one"))
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    assert load_view(tmp_path, Path("one"), LEFT) == LEFT
