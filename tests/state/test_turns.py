"""Work cut up: each step has a turn of the event loop to itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from pytestqt.qtbot import QtBot

from timeline_app.state.turns import Afterwards, Turns, in_turn


def test_the_first_step_is_done_at_once_and_the_others_in_turn(qtbot: QtBot) -> None:
    done: list[str] = []
    turns = Turns()

    def first() -> None:
        done.append("first")
        QTimer.singleShot(0, lambda: done.append("a key"))

    turns.start([first, lambda: done.append("second"), lambda: done.append("third")])
    assert done == ["first"]
    assert turns.is_busy
    qtbot.waitUntil(lambda: not turns.is_busy)
    assert [one for one in done if one != "a key"] == ["first", "second", "third"]
    assert done.index("a key") < done.index("third")


def test_new_steps_take_the_place_of_those_that_are_left(qtbot: QtBot) -> None:
    done: list[str] = []
    turns = Turns()
    turns.start([lambda: done.append("old"), lambda: done.append("never")])
    turns.start([lambda: done.append("new"), lambda: done.append("newer")])
    qtbot.waitUntil(lambda: not turns.is_busy)
    qtbot.wait(5)
    assert done == ["old", "new", "newer"]


def test_all_can_be_done_at_once(qtbot: QtBot) -> None:
    done: list[int] = []
    turns = Turns()
    turns.start([lambda: done.append(9), lambda: done.append(9)])
    turns.start([lambda number=number: done.append(number) for number in range(4)], at_once=True)
    assert done == [9, 0, 1, 2, 3]
    assert not turns.is_busy
    qtbot.wait(5)
    assert done == [9, 0, 1, 2, 3]


def test_a_step_that_fails_does_not_keep_the_others_from_being_done(qtbot: QtBot) -> None:
    done: list[str] = []
    turns = Turns()

    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        turns.start([fail, lambda: done.append("second")])
    qtbot.waitUntil(lambda: done == ["second"])


def test_what_follows_a_change_lets_input_in_between_its_steps(qtbot: QtBot) -> None:
    done: list[str] = []
    one, other, later = QObject(), QObject(), Afterwards()

    class Typist(QObject):
        def event(self, _event: QEvent) -> bool:
            done.append("a key")
            return True

    typist = Typist()

    def step(name: str) -> None:
        done.append(name)
        QCoreApplication.postEvent(typist, QEvent(QEvent.Type.User))

    later.ask(one, in_turn(lambda: step("one"), lambda: step("one again")))
    later.ask(other, in_turn(lambda: step("other")))
    assert done == []
    qtbot.waitUntil(lambda: not later.is_asked(one) and not later.is_asked(other))
    qtbot.waitUntil(lambda: len(done) == 6)
    assert done == ["one", "a key", "one again", "a key", "other", "a key"]


def test_whoever_asks_again_has_only_the_new_steps_done(qtbot: QtBot) -> None:
    done: list[str] = []
    one, other, later = QObject(), QObject(), Afterwards()

    def asks_itself() -> Iterator[None]:
        done.append("first")
        later.ask(one, in_turn(lambda: done.append("instead")))
        yield
        done.append("never")

    later.ask(one, in_turn(lambda: done.append("never")))
    later.ask(one, asks_itself())
    later.ask(other, in_turn(lambda: done.append("dropped")))
    later.drop(other)
    qtbot.waitUntil(lambda: not later.is_asked(one))
    qtbot.wait(5)
    assert done == ["first", "instead"]


def test_what_is_left_can_be_done_at_once(qtbot: QtBot) -> None:
    done: list[str] = []
    one, later = QObject(), Afterwards()
    later.ask(one, in_turn(lambda: done.append("first"), lambda: done.append("second")))
    later.settle(one)
    assert done == ["first", "second"]
    assert not later.is_asked(one)
    qtbot.wait(5)
    assert done == ["first", "second"]


def test_who_is_gone_or_gives_up_keeps_nobody_from_their_turn(qtbot: QtBot) -> None:
    done: list[str] = []
    gone, quitter, other, later = QObject(), QObject(), QObject(), Afterwards()

    def gives_up() -> Iterator[None]:
        later.drop(quitter)
        yield
        done.append("never")

    later.ask(gone, in_turn(lambda: done.append("never")))
    later.ask(quitter, gives_up())
    later.ask(other, in_turn(lambda: done.append("other")))
    gone.deleteLater()
    qtbot.waitUntil(lambda: done == ["other"])
    qtbot.wait(5)
    assert done == ["other"]


def test_a_step_after_a_change_that_fails_ends_only_its_own_work(qtbot: QtBot) -> None:
    done: list[str] = []
    one, other, later = QObject(), QObject(), Afterwards()

    def fail() -> None:
        raise ValueError("no")

    with qtbot.captureExceptions() as raised:
        later.ask(one, in_turn(fail, lambda: done.append("never")))
        later.ask(other, in_turn(lambda: done.append("other")))
        qtbot.waitUntil(lambda: done == ["other"])
    assert [kind for kind, *_ in raised] == [ValueError]
