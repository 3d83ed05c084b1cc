"""A dataset, and hands, for the tests of the timeline view."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import event
from timeline_app.model.dataset import Dataset, DatasetInfo
from timeline_app.model.edtf import parse_edtf
from timeline_app.model.event import EventStatus
from timeline_app.model.place import Actor, Category, Place
from timeline_app.model.ref import Kind, Ref
from timeline_app.painting.palette import load_palette
from timeline_app.state.session import Session
from timeline_app.views.appearance import Appearance
from timeline_app.views.timeline.timeline_view import TimelineView

THEMES = Path(__file__).resolve().parents[2] / "resources" / "themes"
STILL = Appearance(load_palette(THEMES / "light.toml"), "en", ("en",), reduced_motion=True)
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
SAME_DAY = 31


def dataset() -> Dataset:
    """Return three lanes: a few events far apart, thirty-one of one day, and two without a date."""
    return Dataset(
        info=DatasetInfo(
            id="views", title={"en": "Views"}, languages=("en",), opening_span=parse_edtf("2010/2020")
        ),
        categories=tuple(
            Category(id=i, title={"en": i.title()}, colour="blue") for i in ("talks", "trade", "busy")
        ),
        places=(Place(id="urumqi", name={"en": "Ürümqi"}, lon=87.6, lat=43.8),),
        actors=(Actor(id="league", name={"en": "The League"}),),
        events=(
            event("first", "2011-03-04", category="talks", places=("urumqi",)),
            event("second", "2013-06", category="trade", importance=5),
            event("long", "2012/2016", category="trade", status=EventStatus.ONGOING),
            event("third", "2015-09-10", category="talks", actors=("league",)),
            event("last", "2019", category="talks"),
            *(event(f"same-{n}", "2017-05-05", category="busy") for n in range(SAME_DAY)),
            event("shelved", category="talks"),
            event("unread", category="trade"),
        ),
    )


def ref(identifier: str) -> Ref:
    return Ref(Kind.EVENT, identifier)


def turn(
    view: TimelineView,
    at: QPointF,
    angle: QPoint = QPoint(),  # noqa: B008
    pixels: QPoint = QPoint(),  # noqa: B008
    keys: Qt.KeyboardModifier = NONE,
    phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
) -> None:
    where = QPointF(view.mapToGlobal(at.toPoint()))
    buttons = Qt.MouseButton.NoButton
    QApplication.sendEvent(view, QWheelEvent(at, where, pixels, angle, buttons, keys, phase, False))


def middle(view: TimelineView) -> QPointF:
    axis = view.scene.axis
    return QPointF(axis.left + axis.width / 2, view.scene.geometry.lanes_bottom - 8)


def place_of(view: TimelineView, identifier: str) -> QPoint:
    """Return where an event can be clicked."""
    scene, index = view.scene, view.scene.index
    for mark, position in enumerate(scene.marks.position.tolist()):
        if index.columns.ids[int(index.row[position])] == identifier:
            left = max(float(scene.marks.left[mark]), scene.axis.left)
            return QPoint(round(left + 6), round(float(scene.marks.y[mark])))
    raise AssertionError(f"{identifier} is not drawn")


def drag(view: TimelineView, start: QPoint, *path: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mousePress(view, Qt.MouseButton.LeftButton, keys, start)
    for point in path:
        QTest.mouseMove(view, point)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, keys, path[-1])


def span_days(session: Session) -> float:
    first, last = session.state.span
    return last - first


def selected(session: Session) -> str:
    leading = session.state.leading
    return leading.id if leading else ""


def show_cluster(view: TimelineView, session: Session) -> Any:
    day = parse_edtf("2017-05-05").start_instant
    session.show_span((day - 1_500, day + 1_500))
    view.scroll_lanes(1_000)
    return max(view.scene.clusters, key=lambda cluster: cluster.size)


def shown_view(qtbot: Any, session: Session) -> TimelineView:
    """Return a view with the keyboard's focus, as large as a panel."""
    made = TimelineView(session, STILL)
    qtbot.addWidget(made)
    made.resize(1000, 470)
    made.show()
    made.setFocus()
    # A pointer that another test left where this one moves it to would not move at all.
    QTest.mouseMove(made, QPoint(1, 1))
    return made


def make_low(view: TimelineView) -> None:
    """Leave so little height that the lanes do not fit with the fewest rows."""
    view.setMinimumSize(0, 0)
    view.resize(1000, 100)
