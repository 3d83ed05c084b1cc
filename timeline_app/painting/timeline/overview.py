"""The overview strip: histogram, labels, and the window with its handles."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from timeline_app.layout.text import LABEL, SMALL
from timeline_app.layout.timeline.heads import TITLE_LEFT
from timeline_app.layout.timeline.scene import TimelineScene
from timeline_app.painting.measure import font_of
from timeline_app.painting.palette import Palette, blend, with_alpha
from timeline_app.painting.timeline.inks import Inks

_HANDLE_WIDTH, _HANDLE_HEIGHT = 6.0, 16.0


def paint_overview(painter: QPainter, scene: TimelineScene, palette: Palette, inks: Inks) -> None:
    """Paint the strip; what lies outside the window is dimmed."""
    strip, base = scene.overview, scene.overview.base
    geometry = scene.geometry
    if not geometry.overview_height:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(
        QRectF(0, geometry.lanes_bottom, geometry.width, geometry.height - geometry.lanes_bottom),
        palette.panel,
    )
    painter.setPen(QPen(palette.hairline, 1))
    painter.drawLine(QLineF(0, geometry.lanes_bottom + 0.5, geometry.width, geometry.lanes_bottom + 0.5))
    for bar in base.bars:
        colour = blend(
            inks.of(scene.colours[bar.colour] if bar.colour >= 0 else "slate").line, palette.panel, 0.72
        )
        painter.fillRect(QRectF(round(bar.x), bar.y, max(round(bar.width), 1), bar.height), colour)
    painter.drawLine(QLineF(base.axis.left, base.bottom + 0.5, base.axis.right, base.bottom + 0.5))
    _paint_marks(painter, scene, palette)
    _paint_window(painter, scene, palette)
    painter.setFont(font_of(SMALL))
    painter.setPen(palette.ink_tertiary)
    for label in base.labels:
        painter.drawText(QPointF(label.x, base.bottom + 13), label.text)
    painter.setFont(font_of(LABEL))
    painter.setPen(palette.ink_secondary)
    painter.drawText(QPointF(TITLE_LEFT, base.top + 14), base.title)
    _ = strip


def _paint_marks(painter: QPainter, scene: TimelineScene, palette: Palette) -> None:
    strip, base = scene.overview, scene.overview.base
    if strip.today is not None:
        pen = QPen(palette.accent, 1)
        pen.setDashPattern([1.0, 2.0])
        painter.setPen(pen)
        painter.drawLine(QLineF(int(strip.today) + 0.5, base.top, int(strip.today) + 0.5, base.bottom))
    painter.setPen(QPen(palette.accent, 2))
    painter.drawLines([QLineF(x, base.top, x, base.top + 5) for x in strip.found.tolist()])


def _paint_window(painter: QPainter, scene: TimelineScene, palette: Palette) -> None:
    strip, base = scene.overview, scene.overview.base
    veil = with_alpha(palette.panel, 0.5)
    painter.fillRect(
        QRectF(base.axis.left, base.top, strip.left - base.axis.left, base.bottom - base.top), veil
    )
    painter.fillRect(
        QRectF(strip.right, base.top, base.axis.right - strip.right, base.bottom - base.top), veil
    )
    window = QRectF(strip.left, base.top, strip.right - strip.left, base.bottom - base.top)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.accent, 1.4))
    painter.setBrush(with_alpha(palette.accent, 0.08))
    painter.drawRoundedRect(window, 4, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.accent)
    for x in (strip.left, strip.right):
        top = window.center().y() - _HANDLE_HEIGHT / 2
        painter.drawRoundedRect(QRectF(x - _HANDLE_WIDTH / 2, top, _HANDLE_WIDTH, _HANDLE_HEIGHT), 3, 3)
