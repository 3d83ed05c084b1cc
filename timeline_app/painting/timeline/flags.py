"""Today's dotted line and the time cursor with its date."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from timeline_app.layout.text import LABEL_BOLD, SMALL
from timeline_app.layout.timeline.flags import CHIP_PADDING
from timeline_app.layout.timeline.geometry import AXIS_HEIGHT, COARSE_BASELINE
from timeline_app.layout.timeline.scene import TimelineScene
from timeline_app.painting.measure import font_of
from timeline_app.painting.palette import Palette, blend

_CLEAR: Final = 2.0
_ABOVE, _BELOW = 10.0, 3.0
"""How far a line keeps off a label: at its sides, above its baseline and below it, in pixels."""


def paint_flag_lines(painter: QPainter, scene: TimelineScene, palette: Palette) -> None:
    """Paint the two lines through the lanes, under the events; they leave out the labels they meet."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if scene.today is not None:
        pen = QPen(palette.accent, 1)
        pen.setDashPattern([1.0, 3.0])
        painter.setPen(pen)
        x = int(scene.today.x) + 0.5
        painter.drawLines(_around_labels(scene, x))
    if scene.cursor is not None:
        painter.setPen(QPen(blend(palette.ink_secondary, palette.panel, 0.8), 1))
        x = int(scene.cursor.x) + 0.5
        painter.drawLines(_around_labels(scene, x))


def _around_labels(scene: TimelineScene, x: float) -> list[QLineF]:
    """Return the stretches of an upright line that no label stands on."""
    met = sorted(label.y for label in scene.labels if label.x - _CLEAR <= x <= label.x + label.width + _CLEAR)
    tops = [AXIS_HEIGHT - 6, *(y + _BELOW for y in met)]
    ends = [*(y - _ABOVE for y in met), scene.geometry.lanes_bottom]
    return [QLineF(x, top, x, end) for top, end in zip(tops, ends, strict=True) if top < end]


def paint_flag_words(painter: QPainter, scene: TimelineScene, palette: Palette) -> None:
    """Paint today's word and the cursor's date on the axis."""
    if scene.today is not None and scene.today.text:
        painter.setFont(font_of(SMALL))
        painter.setPen(palette.accent)
        painter.drawText(QPointF(scene.today.text_x, COARSE_BASELINE), scene.today.text)
    if scene.cursor is None:
        return
    flag = scene.cursor
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.ink)
    painter.drawRoundedRect(QRectF(flag.text_x, 2, flag.text_width, 18), 4, 4)
    x = min(max(flag.x, flag.text_x + 6), flag.text_x + flag.text_width - 6)
    painter.drawPolygon(QPolygonF([QPointF(x - 5, 19.5), QPointF(x + 5, 19.5), QPointF(x, 24)]))
    painter.setFont(font_of(LABEL_BOLD))
    painter.setPen(palette.panel)
    painter.drawText(QPointF(flag.text_x + CHIP_PADDING, COARSE_BASELINE - 0.5), flag.text)
