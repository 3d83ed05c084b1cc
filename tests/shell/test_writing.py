"""Files that take their time to be written: whole or not at all, with a bar and a way to stop it."""

import threading
from collections.abc import Iterator
from pathlib import Path

from pytestqt.qtbot import QtBot

from timeline_app.model.report import Report
from timeline_app.shell.status_bar import StatusBar
from timeline_app.shell.writing import Writing


def test_a_file_is_written_in_the_background_with_a_bar(qtbot: QtBot, tmp_path: Path) -> None:
    status, file = StatusBar(), tmp_path / "out.csv"
    qtbot.addWidget(status)
    writing, go_on = Writing(status), threading.Event()
    writers: list[int] = []

    def pieces(report: Report) -> Iterator[bytes]:
        writers.append(threading.get_ident())
        yield b"one "
        report(0.5)
        go_on.wait(10)
        yield b"two"

    writing.write(file, pieces, at_once=False)
    qtbot.waitUntil(lambda: status.progress.value() == 500)
    assert not status.progress.isHidden()
    assert not status.cancel.isHidden()
    assert not file.exists()
    go_on.set()
    qtbot.waitUntil(lambda: not writing.is_busy)
    assert file.read_bytes() == b"one two"
    assert status.progress.isHidden()
    assert writers != [threading.get_ident()]


def test_a_file_that_is_stopped_half_way_stays_what_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    status, file = StatusBar(), tmp_path / "out.csv"
    qtbot.addWidget(status)
    file.write_bytes(b"before")
    writing, go_on, over = Writing(status), threading.Event(), threading.Event()

    def pieces(report: Report) -> Iterator[bytes]:
        try:
            yield b"half"
            go_on.wait(10)
            report(0.5)
            yield b"never"
        finally:
            over.set()

    writing.write(file, pieces, at_once=False)
    writing.cancel()
    assert status.progress.isHidden()
    go_on.set()
    qtbot.waitUntil(over.is_set)
    qtbot.waitUntil(lambda: [one.name for one in tmp_path.iterdir()] == ["out.csv"])
    assert file.read_bytes() == b"before"


def test_what_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    status = StatusBar()
    qtbot.addWidget(status)
    writing = Writing(status)
    for at_once in (True, False):
        with qtbot.waitSignal(writing.failed) as caught:
            writing.write(tmp_path / "nowhere" / "out", lambda _report: [b"x"], at_once=at_once)
        assert "nowhere" in caught.args[0]
        assert status.progress.isHidden()
