"""What is painted again when something changes, and what is left as it is."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from benchmarks.generate import synthetic_dataset
from tests.views.timeline_tools import STILL
from timeline_app.state.session import Session
from timeline_app.views.timeline.timeline_view import TimelineView


class Paints(QObject):
    """Counts the paint events of what it watches."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def view(qtbot: Any) -> TimelineView:
    """Return a view with more lanes than it has height for."""
    made = TimelineView(Session(synthetic_dataset(400)), STILL)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    qtbot.waitUntil(lambda: made.counts.total == 400 and made._bar.isVisible())
    QApplication.processEvents()
    return made


def test_moving_through_time_paints_the_lanes_and_leaves_the_scroll_bar(view: TimelineView) -> None:
    lanes, bar = Paints(view), Paints(view._bar)
    first, last = view.session.state.span
    view.session.show_span((first + 5_000, last + 5_000))
    QApplication.processEvents()
    assert (lanes.count, bar.count) == (1, 0)
    view.scroll_lanes(40)
    QApplication.processEvents()
    assert lanes.count == 2
    assert bar.count == 1


def test_what_the_screen_has_after_a_move_is_what_the_view_paints_whole(
    qtbot: Any, view: TimelineView
) -> None:
    first, last = view.session.state.span
    for days in (3_000.0, -20_000.0, 700.0):
        view.session.show_span((first + days, last + days))
        QApplication.processEvents()
    screen = view.screen().grabWindow(view.winId()).toImage()
    whole = view.grab().toImage()
    assert screen.copy(whole.rect()).convertToFormat(whole.format()) == whole
