from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from timeline_app.state.loader import Loader


@pytest.fixture
def file(tmp_path: Path) -> Path:
    written = tmp_path / "one.yaml"
    written.write_text("events: [{id: one, title: {en: One}, when: 2014}]\n", encoding="utf-8")
    return written


def test_who_waits_has_the_answer_and_hears_of_it_all_the_same(qtbot: QtBot, file: Path) -> None:
    loader = Loader()
    with qtbot.waitSignal(loader.loaded) as heard:
        loader.load(file)
        result = loader.wait(10_000)
    assert result is not None
    assert [event.id for event in result.dataset.events] == ["one"]
    assert heard.args == [file, result]


def test_there_is_no_answer_before_anything_was_asked(qapp: object) -> None:
    assert Loader().wait(0) is None


def test_an_older_answer_is_not_taken_for_the_newest(qtbot: QtBot, file: Path) -> None:
    loader = Loader()
    loader.load(file)
    assert loader.wait(10_000) is not None
    with qtbot.waitSignal(loader.loaded):
        loader.load(file.with_name("none.yaml"))
        newest = loader.wait(10_000)
    assert newest is not None
    assert newest.is_unreadable
