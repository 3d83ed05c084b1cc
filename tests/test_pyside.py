"""PySide6 6.12.0 on Python 3.11 loses a reference to None or True at each call, and then aborts."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPainter

CALLS = 1_000
NOISE = 100  # other references come and go meanwhile


class _Sender(QObject):
    sent = Signal(bool)


@pytest.mark.usefixtures("qapp")
def test_calls_of_a_painter_keep_the_references_to_none() -> None:
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        painter.drawPoint(1, 1)
    lost = before - sys.getrefcount(None)
    painter.end()
    assert lost < NOISE


def test_emitted_signals_keep_the_references_to_true() -> None:
    sender = _Sender()
    before = sys.getrefcount(True)
    for _ in range(CALLS):
        sender.sent.emit(True)
    assert before - sys.getrefcount(True) < NOISE
