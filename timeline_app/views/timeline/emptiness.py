"""What an empty timeline says: why nothing is to be seen, and how to get to something."""

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QPainter

from timeline_app.layout.text import LABEL, LABEL_BOLD, TextStyle
from timeline_app.layout.timeline.scene import TimelineScene
from timeline_app.painting.measure import font_of, measure
from timeline_app.painting.palette import Palette

translate = QCoreApplication.translate


def emptiness_of(scene: TimelineScene) -> tuple[str, str] | None:
    """Return why no event is in sight and what helps; None when one is, or is a scroll away."""
    counts = scene.counts
    if counts.shown or counts.clustered:
        return None
    if counts.unseen:
        hint = translate("Timeline", "The button above the lanes’ names brings them back")
        return None if scene.heads else (translate("Timeline", "Every lane is hidden"), hint)
    if counts.outside:
        hint = translate("Timeline", "0 shows all events, ← and → go to the nearest one")
        return translate("Timeline", "No event in this span"), hint
    if counts.hidden:
        hint = translate("Timeline", "Ctrl+Shift+F clears the filters")
        return translate("Timeline", "The filters hide every event"), hint
    if counts.undated:
        hint = translate("Timeline", "The events without a date are listed at the bottom left")
        return translate("Timeline", "No event has a date"), hint
    hint = translate("Timeline", "Events written into the dataset’s files appear here")
    return translate("Timeline", "No events yet"), hint


def paint_emptiness(painter: QPainter, scene: TimelineScene, palette: Palette) -> None:
    """Write in the middle of the lanes why they are empty, if they are."""
    words = emptiness_of(scene)
    if words is None:
        return
    axis, geometry = scene.axis, scene.geometry
    x, y = axis.left + axis.width / 2, geometry.lanes_top + geometry.lanes_height / 2
    _centre(painter, x, y - 4, words[0], LABEL_BOLD, palette)
    _centre(painter, x, y + 16, words[1], LABEL, palette)


def _centre(painter: QPainter, x: float, y: float, text: str, style: TextStyle, palette: Palette) -> None:
    painter.setFont(font_of(style))
    painter.setPen(palette.ink_secondary)
    painter.drawText(QPointF(x - measure(text, style) / 2, y), text)
