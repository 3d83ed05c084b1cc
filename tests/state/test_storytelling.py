from dataclasses import replace

from tests.builders import small_dataset
from timeline_app.model.dataset import Dataset
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.instant import day_number
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.story import Step, Story
from timeline_app.state.storytelling import MARGIN, go_to_step, leave, step_at, walk
from timeline_app.state.view_state import Camera, StoryStep, ViewState

LATE = Ref(Kind.EVENT, "late")


def told() -> Dataset:
    steps = (
        Step(title={"en": "One"}, span=parse_edtf("2013"), select=(LATE,), fit=("urumqi",)),
        Step(title={"en": "Two"}),
    )
    return replace(small_dataset(), stories=(Story(id="tour", title={"en": "Tour"}, steps=steps),))


def test_a_step_moves_time_map_and_selection_at_once() -> None:
    start = ViewState(camera=Camera(0, 0, 1))
    state = go_to_step(start, told(), StoryStep("tour"))
    first, last = day_number(2013, 1, 1), day_number(2014, 1, 1)
    assert state.span == (first - 365 * MARGIN, last + 365 * MARGIN)
    assert (state.selection, state.fit, state.camera) == ((LATE,), ("urumqi",), None)


def test_what_a_step_does_not_say_stays() -> None:
    first = go_to_step(ViewState(), told(), StoryStep("tour"))
    second = walk(first, told(), 1)
    assert second.story == StoryStep("tour", 1)
    assert (second.span, second.selection) == (first.span, first.selection)


def test_walking_past_either_end_changes_nothing() -> None:
    first = go_to_step(ViewState(), told(), StoryStep("tour"))
    assert walk(first, told(), -1) == first
    last = walk(first, told(), 1)
    assert walk(last, told(), 1) == last
    assert walk(ViewState(), told(), 1) == ViewState()


def test_a_story_can_be_left_and_what_is_shown_stays() -> None:
    state = leave(go_to_step(ViewState(), told(), StoryStep("tour")))
    assert state.story is None
    assert state.selection == (LATE,)
    assert step_at(told(), state.story) is None


def test_an_unknown_story_is_passed_over() -> None:
    assert go_to_step(ViewState(), told(), StoryStep("absent")) == ViewState()
