"""The window goes on after an exception, says so once, and keeps what a developer needs to know."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from timeline_app.shell import safety
from timeline_app.shell.safety import ExceptionCatcher, start_log
from timeline_app.shell.strips import MessageBar


@pytest.fixture(name="bar")
def _bar(qtbot: QtBot) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


@pytest.fixture(name="catcher")
def _catcher(bar: MessageBar) -> Iterator[ExceptionCatcher]:
    before = sys.excepthook
    catcher = ExceptionCatcher(bar)
    yield catcher
    catcher.release()
    assert sys.excepthook is before


def fail() -> None:
    try:
        _ = 1 // 0
    except ZeroDivisionError:
        sys.excepthook(*sys.exc_info())


@pytest.mark.usefixtures("catcher")
def test_an_exception_is_logged_each_time_and_shown_once(
    bar: MessageBar, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(bar, "show_message", lambda text, *_: shown.append(text))
    fail()
    fail()
    assert len(shown) == 1
    assert "ZeroDivisionError" in shown[0]
    assert [record.levelno for record in caplog.records] == [logging.ERROR] * 2


@pytest.mark.usefixtures("catcher")
def test_the_report_can_be_copied(bar: MessageBar) -> None:
    fail()
    assert not bar.isHidden()
    button = next(one for one in bar.findChildren(QAbstractButton) if "report" in one.text().lower())
    button.click()
    report = QGuiApplication.clipboard().text()
    assert "_ = 1 // 0" in report
    assert "PySide6" in report


@pytest.mark.usefixtures("catcher")
def test_ctrl_c_quits(monkeypatch: pytest.MonkeyPatch, bar: MessageBar) -> None:
    quitted: list[bool] = []
    monkeypatch.setattr(safety.QCoreApplication, "quit", lambda: quitted.append(True))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert quitted == [True]
    assert bar.isHidden()


def test_the_log_rotates_and_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "LOG_BYTES", 1_000)
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers = []
    try:
        start_log(tmp_path / "log", verbose=False)
        for number in range(100):
            safety.log.info("line %s of a log that goes on and on", number)
        (tmp_path / "file").write_text("")
        start_log(tmp_path / "file" / "log", verbose=False)
    finally:
        for handler in root.handlers:
            handler.close()
        root.handlers = before
        root.setLevel(level)
    files = sorted(file.name for file in (tmp_path / "log").iterdir())
    assert files == ["timeline-app.log", *(f"timeline-app.log.{number}" for number in (1, 2, 3))]
    assert "no log" in capsys.readouterr().err
