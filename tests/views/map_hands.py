"""A small map and the hands that use it, for the tests of the map's widget."""

from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.builders import event, observation
from timeline_app import paths
from timeline_app.layout.map.camera import MapCamera
from timeline_app.model.corridor import Corridor, CorridorStatus, Mode, Segment
from timeline_app.model.dataset import Dataset, DatasetInfo
from timeline_app.model.place import Actor, Category, Place
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import Series
from timeline_app.painting.palette import load_palette
from timeline_app.views.appearance import Appearance
from timeline_app.views.map.map_view import MapView

LIGHT = Appearance(load_palette(paths.theme("light")), "en", ("en",), reduced_motion=True)
DARK = Appearance(load_palette(paths.theme("dark")), "fr", ("fr", "en"), reduced_motion=True)
ASTANA, HORGOS = Ref(Kind.PLACE, "astana"), Ref(Kind.PLACE, "horgos")
ROUTE = Ref(Kind.CORRIDOR, "route")


def dataset() -> Dataset:
    def place(identifier: str, lon: float | None, lat: float | None) -> Place:
        names = {"en": identifier.title(), "fr": f"{identifier.title()} (fr)"}
        return Place(id=identifier, name=names, lon=lon, lat=lat)

    via = Segment(via=("horgos", "almaty", "aktau"), mode=Mode.RAIL, status=CorridorStatus.OPERATING)
    return Dataset(
        info=DatasetInfo(languages=("en", "fr"), map_center=(68, 42)),
        categories=(Category(id="talks", title={"en": "Talks"}),),
        actors=(Actor(id="kz", kind="state", iso="KZ", name={"en": "Kazakhstan"}, point=(67, 48)),),
        places=(
            place("astana", 71.45, 51.18),
            place("horgos", 80.42, 44.2),
            place("almaty", 76.9, 43.25),
            place("aktau", 51.17, 43.66),
            place("region", None, None),
        ),
        events=(
            event("opening", "2013", places=("horgos",), category="talks", corridors=("route",)),
            event("summit", "2014", places=("astana",), category="talks"),
            event("fair", "2015", places=("horgos",), category="talks"),
            event("pledge", "2016", places=("region",), category="talks"),
        ),
        corridors=(Corridor(id="route", title={"en": "The route"}, segments=(via,)),),
        series=(
            Series(
                id="freight",
                title={"en": "Freight"},
                unit="t",
                corridors=("route",),
                observations=(observation("2014", 5.0),),
            ),
        ),
    )


def settle(view: MapView) -> None:
    """Paint, and let the map come to rest without waiting for it."""
    for _ in range(2):
        QApplication.processEvents()
        view.grab()
        view.navigator.rest_now()
    QApplication.processEvents()


def camera_of(view: MapView) -> MapCamera:
    assert view.camera is not None
    return view.camera


def spot_of(view: MapView, lon: float, lat: float) -> QPoint:
    px, py = camera_of(view).to_pixels(*view.stage.plan.projection.project(lon, lat))
    return QPoint(round(float(px)), round(float(py)))


def turn(view: MapView, at: QPoint, notches: float, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
    position = QPointF(at)
    sent = QWheelEvent(
        position,
        view.mapToGlobal(position),
        QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, sent)


def drag(
    view: MapView, qtbot: Any, start: QPoint, end: QPoint, modifiers: Any = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, modifiers, start)
    for step in (0.3, 0.7, 1.0):
        qtbot.mouseMove(view, start + (end - start) * step)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, modifiers, end)
