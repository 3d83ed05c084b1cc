"""Work cut up: each step has a turn of the event loop to itself."""

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from timeline_app.state.turns import Turns


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
