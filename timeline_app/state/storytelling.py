"""Stories: walking through a guided tour, step by step, as changes of the view state."""

from dataclasses import replace

from timeline_app.model.dataset import Dataset
from timeline_app.model.story import Step
from timeline_app.state.opening import span_of, whole_span, with_margin
from timeline_app.state.view_state import StoryStep, ViewState

MARGIN = 0.04
"""Room on either side of a step's span, as a share of it."""


def step_at(dataset: Dataset, at: StoryStep | None) -> Step | None:
    """Return the step the reader is at, None outside any story."""
    story = None if at is None else dataset.stories_by_id.get(at.story)
    if at is None or story is None or not 0 <= at.step < len(story.steps):
        return None
    return story.steps[at.step]


def go_to_step(state: ViewState, dataset: Dataset, at: StoryStep) -> ViewState:
    """Show a step: its span, selection and places; what the step does not say stays as it was.

    A step outside the story changes nothing.
    """
    step = step_at(dataset, at)
    if step is None:
        return state
    span = state.span
    if step.span is not None:
        span = with_margin(span_of(step.span, whole_span(dataset)), MARGIN)
    return replace(
        state,
        story=at,
        span=span,
        selection=step.select or state.selection,
        cursor=None,
        fit=step.fit,
        camera=None if step.fit else state.camera,
    )


def walk(state: ViewState, dataset: Dataset, by: int) -> ViewState:
    """Go that many steps on in the present story; past either end nothing changes."""
    if state.story is None:
        return state
    return go_to_step(state, dataset, replace(state.story, step=state.story.step + by))


def leave(state: ViewState) -> ViewState:
    """Leave the story where one is; what is shown stays."""
    return replace(state, story=None, fit=())
