"""The wheel and the trackpad: zoom about the pointer, pan time, scroll lanes."""

import math
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QWheelEvent

from timeline_app.layout.axis import pan
from timeline_app.views.timeline.stage import Stage

NOTCH: Final = 120.0
"""What a notch of a mouse wheel counts in ``angleDelta``."""

_ZOOM: Final = 1.2
_FINE_ZOOM: Final = 1.05
_MOST_NOTCHES: Final = 4.0
_PAN_SHARE: Final = 0.1
_LANES_A_NOTCH: Final = 60.0
_PINCH_PIXELS: Final = 240.0
"""Two fingers with Ctrl zoom by a factor e in so many pixels."""


def roll(stage: Stage, event: QWheelEvent, *, zooms: bool) -> None:
    """Answer a wheel event; ``zooms`` says what a plain mouse wheel does, zoom or scroll lanes.

    A trackpad is told from a mouse by its pixels or its phase, never by a missing angle: some send
    pixels with an angle of nothing.
    """
    if not event.pixelDelta().isNull() or event.phase() != Qt.ScrollPhase.NoScrollPhase:
        _slide(stage, event)
    else:
        _turn(stage, event, zooms=zooms)
    event.accept()


def _share(stage: Stage, at: QPointF) -> float:
    axis = stage.scene.axis
    return min(max((at.x() - axis.left) / axis.width, 0.0), 1.0)


def _slide(stage: Stage, event: QWheelEvent) -> None:
    """Two fingers: across pans time, up and down scrolls lanes; with Ctrl they zoom."""
    delta = event.pixelDelta()
    across, down = float(delta.x()), float(delta.y())
    if delta.isNull():
        across, down = event.angleDelta().x() / 2, event.angleDelta().y() / 2
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        if down:
            stage.camera.zoom_at_once(math.exp(down / _PINCH_PIXELS), _share(stage, event.position()))
            _settle_at_end(stage, event)
        return
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not across:
        across, down = down, 0.0
    if across:
        stage.camera.jump(pan(stage.camera.span, -across / stage.scene.axis.scale))
    if down:
        stage.scroll_lanes(-down)


def _settle_at_end(stage: Stage, event: QWheelEvent) -> None:
    if event.phase() in (Qt.ScrollPhase.ScrollEnd, Qt.ScrollPhase.NoScrollPhase):
        stage.camera.settle(_share(stage, event.position()))


def _turn(stage: Stage, event: QWheelEvent, *, zooms: bool) -> None:
    angle, keys = event.angleDelta(), event.modifiers()
    notches = max(-_MOST_NOTCHES, min(_MOST_NOTCHES, angle.y() / NOTCH))
    sideways = max(-_MOST_NOTCHES, min(_MOST_NOTCHES, angle.x() / NOTCH))
    if keys & Qt.KeyboardModifier.AltModifier:
        # Some platforms swap the axes while Alt is held: either one scrolls lanes.
        stage.scroll_lanes(-(notches or sideways) * _LANES_A_NOTCH)
    elif keys & Qt.KeyboardModifier.ShiftModifier or (sideways and not notches):
        _pan(stage, -(notches or sideways) * _PAN_SHARE)
    elif keys & Qt.KeyboardModifier.ControlModifier:
        stage.camera.zoom(_FINE_ZOOM**notches, _share(stage, event.position()))
    elif not notches:
        return
    elif zooms:
        stage.camera.zoom(_ZOOM**notches, _share(stage, event.position()))
    else:
        stage.scroll_lanes(-notches * _LANES_A_NOTCH)


def _pan(stage: Stage, share: float) -> None:
    span = stage.camera.target
    stage.camera.glide(pan(span, share * (span[1] - span[0])))
