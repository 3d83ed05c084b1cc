from timeline_app.state.history import LIMIT, History
from timeline_app.state.view_state import ViewState


def page(number: int) -> ViewState:
    return ViewState(span=(float(number), number + 1.0))


def test_going_on_after_going_back_forgets_what_was_ahead() -> None:
    history = History()
    for number in range(3):
        history.push(page(number))
    history.step(-2)
    history.push(page(9))
    assert not history.can_step(1)
    assert history.step(-1) == page(0)


def test_amending_changes_the_present_page_only() -> None:
    history = History()
    history.amend(page(0))
    history.amend(page(1))
    assert history.states == [page(1)]


def test_the_history_is_bounded() -> None:
    history = History()
    for number in range(LIMIT + 20):
        history.push(page(number))
    assert len(history.states) == LIMIT
    assert history.step(0) == page(LIMIT + 19)
