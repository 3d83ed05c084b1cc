import gc
import weakref
from dataclasses import replace

import pytest

from tests.builders import event, small_dataset
from timeline_app.model.filter import Filter
from timeline_app.model.ref import Kind, Ref
from timeline_app.state.session import Session
from timeline_app.state.view_state import ViewState

LATE, EARLY = Ref(Kind.EVENT, "late"), Ref(Kind.EVENT, "early")


@pytest.fixture
def session(qapp: object) -> Session:
    return Session(small_dataset())


def test_listeners_hear_old_and_new_once_and_nothing_when_nothing_changes(session: Session) -> None:
    heard: list[tuple[ViewState, ViewState]] = []
    session.changed.connect(lambda old, new: heard.append((old, new)))
    session.select(LATE)
    session.select(LATE)
    assert [(old.selection, new.selection) for old, new in heard] == [((), (LATE,))]


def test_changes_made_while_telling_are_queued_so_that_all_hear_the_same_order(session: Session) -> None:
    first: list[tuple[Ref, ...]] = []
    second: list[tuple[Ref, ...]] = []

    def answer(_old: ViewState, new: ViewState) -> None:
        first.append(new.selection)
        if new.selection == (LATE,):
            session.select(EARLY)

    session.changed.connect(answer)
    session.changed.connect(lambda _old, new: second.append(new.selection))
    session.select(LATE)
    assert first == second == [(LATE,), (EARLY,)]


def test_toggling_adds_and_takes_away(session: Session) -> None:
    session.toggle(LATE)
    session.toggle(EARLY)
    assert session.state.selection == (LATE, EARLY)
    session.toggle(LATE)
    assert session.state.selection == (EARLY,)


def test_selected_events_are_those_the_selection_stands_for(session: Session) -> None:
    session.select(Ref(Kind.PLACE, "urumqi"))
    assert session.selected_events == {"late"}
    session.hover(Ref(Kind.ACTOR, "league"))
    assert session.hovered_events == {"early"}


def test_back_and_forward_walk_through_selections(session: Session) -> None:
    session.select(LATE)
    session.select(EARLY)
    session.go_back()
    assert session.state.selection == (LATE,)
    session.go_forward()
    assert session.state.selection == (EARLY,)
    session.go_forward()
    assert session.state.selection == (EARLY,)


def test_hovering_is_no_page_of_the_history(session: Session) -> None:
    session.select(LATE)
    session.hover(EARLY)
    session.go_back()
    assert session.state.selection == ()


def test_back_restores_where_one_looked(session: Session) -> None:
    session.show_span((0.0, 100.0))
    session.select(LATE)
    session.show_span((5.0, 6.0))
    session.go_back()
    assert session.state.span == (0.0, 100.0)


def test_the_mask_follows_the_filter(session: Session) -> None:
    assert session.mask.all()
    session.update(filter=Filter(categories=frozenset({"trade"})))
    assert session.mask.sum() == 1


def test_searching_keeps_what_was_found(session: Session) -> None:
    session.find("late")
    assert tuple(session.state.found) == ("late",)
    session.find("")
    assert session.state.found == ()


def test_a_dataset_read_again_keeps_the_view_but_not_what_is_gone(session: Session) -> None:
    session.update(selection=(LATE, EARLY), span=(1.0, 2.0))
    smaller = replace(small_dataset(), events=(event("late", "2021"),))
    told: list[object] = []
    session.dataset_changed.connect(told.append)
    session.set_dataset(smaller)
    assert session.state.selection == (LATE,)
    assert session.state.span == (1.0, 2.0)
    assert told == [smaller]
    assert len(session.mask) == 1


def test_an_unknown_end_is_in_view_only_as_long_as_it_is_drawn(qapp: object) -> None:
    dataset = replace(small_dataset(), events=(event("vague", "1991/"), event("open", "1991/..")))
    session = Session(dataset)
    session.show_span((18_000.0, 18_100.0))
    assert [dataset.columns.ids[row] for row in session.visible] == ["open"]


def test_the_history_keeps_no_old_dataset_alive_and_still_finds(session: Session) -> None:
    old = weakref.ref(session.dataset)
    session.find("late")
    assert list(session.state.found) == ["late"]
    session.select(LATE)
    session.find("")
    session.set_dataset(small_dataset())
    gc.collect()
    assert old() is None
    session.go_back()
    session.go_back()
    assert session.state.search == "late"
    assert list(session.state.found) == ["late"]
    assert session.can_go(1)
