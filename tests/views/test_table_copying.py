"""Copying rows of the table: few at once, many in the background, until somebody stops it."""

import csv
import io
import threading
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from benchmarks.generate import synthetic_dataset
from timeline_app.model.csv_text import PIECE
from timeline_app.views.table import copying as copying_module
from timeline_app.views.table.cells import Cells
from timeline_app.views.table.copying import AT_ONCE, Copying, copied
from timeline_app.views.table.rows import Column, TableRows

HEAD = [column.name for column in Column]


class Statuses(dict[Any, str]):
    def __missing__(self, status: Any) -> str:
        return str(status.value)


@pytest.fixture(scope="module")
def cells() -> Cells:
    dataset = synthetic_dataset(AT_ONCE + 500)
    return Cells(TableRows(dataset, ("en",), None), "en", Statuses())  # type: ignore[arg-type]


@pytest.fixture
def copying(qtbot: QtBot) -> Copying:
    made = Copying()
    qtbot.addWidget(made)
    QGuiApplication.clipboard().setText("before")
    return made


def test_pieces_join_to_one_text_with_one_line_of_headers(cells: Cells) -> None:
    numbers = list(range(2 * PIECE + 7))
    tabbed, separated = (bytes(text.data()).decode() for text in copied(cells, HEAD, numbers))
    rows = list(csv.reader(io.StringIO(separated)))
    assert rows[0] == HEAD
    assert len(rows) == len(numbers) + 1
    assert rows[PIECE + 1][Column.TITLE] == cells.rows.title(PIECE)
    assert list(csv.reader(io.StringIO(tabbed), delimiter="\t")) == rows


def test_no_rows_are_a_line_of_headers(cells: Cells) -> None:
    assert bytes(copied(cells, HEAD, [])[1].data()).decode() == ",".join(HEAD) + "\r\n"


def test_few_rows_are_copied_at_once(copying: Copying, cells: Cells) -> None:
    copying.copy(cells, HEAD, [3])
    assert cells.rows.title(3) in QGuiApplication.clipboard().text()
    assert copying.isHidden()


def test_many_rows_are_copied_in_the_background(
    qtbot: QtBot, copying: Copying, cells: Cells, monkeypatch: pytest.MonkeyPatch
) -> None:
    copiers: list[int] = []

    def noted(*args: Any) -> Any:
        copiers.append(threading.get_ident())
        return copied(*args)

    monkeypatch.setattr(copying_module, "copied", noted)
    copying.copy(cells, HEAD, list(range(AT_ONCE + 500)))
    assert not copying.isHidden()
    qtbot.waitUntil(copying.isHidden, timeout=20_000)
    assert QGuiApplication.clipboard().text().count("\n") == AT_ONCE + 501
    assert copiers != [threading.get_ident()]


def test_copying_can_be_stopped(qtbot: QtBot, copying: Copying, cells: Cells) -> None:
    copying.copy(cells, HEAD, list(range(AT_ONCE + 500)))
    copying.stop.click()
    assert copying.isHidden()
    qtbot.wait(300)
    assert QGuiApplication.clipboard().text() == "before"
