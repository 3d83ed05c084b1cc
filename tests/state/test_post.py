"""What workers send, and who hears it."""

import threading

from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from timeline_app.model.report import Report
from timeline_app.state.background import Background
from timeline_app.state.post import Address, address_of, send


class Listener(QObject):
    """Remembers what it hears, and where."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[object, threading.Thread]] = []

    def hear(self, what: object) -> None:
        self.heard.append((what, threading.current_thread()))


def send_from_a_thread(address: Address, what: object) -> None:
    worker = threading.Thread(target=send, args=(address, what))
    worker.start()
    worker.join()


def test_what_a_worker_sends_is_heard_on_the_window_s_thread(qtbot: QtBot) -> None:
    listener = Listener()
    send_from_a_thread(address_of(listener.hear), 7)
    assert listener.heard == []
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard == [(7, threading.main_thread())]


def test_what_is_sent_to_somebody_who_has_gone_is_let_go(qtbot: QtBot) -> None:
    deleted, forgotten = Listener(), Listener()
    addresses = address_of(deleted.hear), address_of(forgotten.hear)
    Shiboken.delete(deleted)
    del forgotten
    for address in addresses:
        send_from_a_thread(address, 7)
    qtbot.wait(20)
    assert addresses[1]() is None
    assert deleted.heard == []


def test_whoever_goes_while_their_work_is_under_way_takes_nothing_along(qtbot: QtBot) -> None:
    """Workers once destroyed objects of Qt's that the window's thread was just letting go: a crash."""

    def work(report: Report) -> int:
        report(0.5)
        return 1

    for _ in range(200):
        background = Background()
        background.start(work)
        qtbot.wait(0)
        del background
    assert QThreadPool.globalInstance().waitForDone(5_000)
