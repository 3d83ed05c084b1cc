"""A scene of many halos is painted once, and looks as if it had been painted each time."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter

from benchmarks.generate import synthetic_dataset
from tests.views.timeline_tools import STILL
from timeline_app.model.ref import Kind, Ref
from timeline_app.state.session import Session
from timeline_app.views.timeline import kept_picture
from timeline_app.views.timeline.timeline_view import TimelineView


@pytest.fixture
def view(qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> TimelineView:
    """Return a view with a few selected events, which are many enough here."""
    monkeypatch.setattr(kept_picture, "MANY", 2)
    made = TimelineView(Session(synthetic_dataset(60)), STILL)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.session.select(Ref(Kind.CATEGORY, made.session.dataset.categories[0].id))
    assert len(made.scene.selected) >= 2
    return made


@pytest.fixture
def paintings(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return what scenes are painted, not copied."""
    painted: list[Any] = []
    paint = kept_picture.paint_timeline

    def listen(painter: Any, scene: Any, palette: Any, **how: Any) -> None:
        painted.append(scene)
        paint(painter, scene, palette, **how)

    monkeypatch.setattr(kept_picture, "paint_timeline", listen)
    return painted


def picture(view: TimelineView) -> QImage:
    return view.grab().toImage()


def test_what_is_copied_is_what_would_be_painted(
    view: TimelineView, paintings: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = picture(view)
    assert picture(view) == first
    assert len(paintings) == 1
    monkeypatch.setattr(kept_picture, "MANY", 10_000)
    assert picture(view) == first
    assert len(paintings) == 2


def test_another_scene_is_painted(view: TimelineView, paintings: list[Any]) -> None:
    first = picture(view)
    others = [one.id for one in view.session.dataset.categories[1:]]
    view.session.select(*(Ref(Kind.CATEGORY, one) for one in others))
    assert picture(view) != first
    view.show_controls(False)
    picture(view)
    assert len({id(scene) for scene in paintings}) == len(paintings) == 3


def test_a_scaled_picture_is_painted_at_its_own_scale(view: TimelineView, paintings: list[Any]) -> None:
    picture(view)
    image = QImage(1800, 1000, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(2, 2)
    view.render(painter, QPoint())
    painter.end()
    assert len(paintings) == 2
