import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from benchmarks.generate import synthetic_dataset
from tests.builders import small_dataset
from timeline_app.model.corpus import Answer
from timeline_app.model.report import Report
from timeline_app.state import searcher as searcher_module
from timeline_app.state.background import Background
from timeline_app.state.searcher import AT_ONCE, Searcher

MANY = synthetic_dataset(5_000)


def test_few_events_are_searched_at_once(qtbot: QtBot) -> None:
    told: list[Answer] = []
    Searcher(small_dataset()).ask("late", told.append)
    assert [tuple(answer.found) for answer in told] == [("late",)]


def test_many_are_searched_in_the_background_and_only_the_newest_question_is_answered(qtbot: QtBot) -> None:
    assert MANY.event_count > AT_ONCE
    searcher, told = Searcher(MANY), list[Answer]()
    for text in ("s", "si", "sie"):
        searcher.ask(text, told.append)
    assert not told
    assert searcher.is_busy
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(50)
    assert [answer.query for answer in told] == ["sie"]
    assert not searcher.is_busy


def test_no_words_are_answered_at_once_and_end_the_search(qtbot: QtBot) -> None:
    searcher, told = Searcher(MANY), list[Answer]()
    searcher.ask("siege", told.append)
    searcher.ask("  ", told.append)
    assert [answer.query for answer in told] == ["  "]
    qtbot.wait(100)
    assert len(told) == 1


def test_a_cancelled_search_is_never_answered_and_the_next_one_is(qtbot: QtBot) -> None:
    searcher, told = Searcher(MANY), list[Answer]()
    searcher.ask("siege", told.append)
    searcher.cancel()
    assert not searcher.is_busy
    searcher.ask("river", told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert [answer.query for answer in told] == ["river"]


def test_words_are_folded_once_and_ahead_of_the_first_question(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = []
    build = searcher_module.build_corpus
    monkeypatch.setattr(searcher_module, "build_corpus", lambda *args: built.append(1) or build(*args))
    searcher, told = Searcher(MANY), list[Answer]()
    searcher.prepare()
    searcher.prepare()
    for text in ("siege", "river"):
        searcher.ask(text, told.append)
        qtbot.waitUntil(lambda: not searcher.is_busy)
    assert len(told) == 2
    assert len(built) == 1


def test_another_dataset_is_searched_for_what_is_being_searched_for(qtbot: QtBot) -> None:
    searcher, told = Searcher(MANY), list[Answer]()
    searcher.ask("late", told.append)
    searcher.set_dataset(small_dataset())
    assert [tuple(answer.found) for answer in told] == [("late",)]


def test_the_share_done_is_told_while_a_question_waits(qtbot: QtBot) -> None:
    searcher, shares = Searcher(MANY), list[float]()
    searcher.progressed.connect(shares.append)
    told: list[Answer] = []
    searcher.ask("siege", told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert shares == sorted(shares)
    assert shares[-1] <= 1


def waiting_for(gate: threading.Event, result: int) -> Callable[[Report], int]:
    def work(report: Report) -> int:
        gate.wait(5)
        report(0.5)
        return result

    return work


def test_new_work_takes_the_place_of_what_is_under_way(qtbot: QtBot) -> None:
    background, done, gate = Background(), list[int](), threading.Event()
    background.done.connect(done.append)
    background.start(waiting_for(gate, 1))
    background.start(waiting_for(gate, 2))
    gate.set()
    qtbot.waitUntil(lambda: bool(done))
    qtbot.wait(20)
    assert done == [2]
    assert not background.is_busy
