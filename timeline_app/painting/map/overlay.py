"""Paint the map's scene over its ground."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from timeline_app.layout.map.scene import Emphasis, Label, Legend, MapScene, Role, ScaleBar
from timeline_app.painting.map.marks import paint_marks
from timeline_app.painting.map.stamps import Stamps
from timeline_app.painting.map.strokes import paint_lines, paint_sample
from timeline_app.painting.map.text import paint_label
from timeline_app.painting.palette import Palette, with_alpha


def paint_map(
    painter: QPainter, scene: MapScene, palette: Palette, stamps: Stamps | None = None, ratio: float = 1.0
) -> None:
    """Paint what moves with the map, then what stands over it.

    A window hands in its ``stamps`` and the device's pixel ratio; a picture that may be enlarged does
    not, and gets its texts as texts.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    states = [label for label in scene.labels if label.role is Role.STATE]
    _paint_names(painter, states, palette, stamps, ratio)
    paint_lines(painter, scene.lines, palette)
    paint_marks(painter, scene.marks, palette)
    names = [label for label in scene.labels if label.role is not Role.STATE]
    _paint_names(painter, names, palette, stamps, ratio)
    paint_furniture(painter, scene, palette)
    painter.restore()


def _paint_names(
    painter: QPainter, labels: list[Label], palette: Palette, stamps: Stamps | None, ratio: float
) -> None:
    for label in reversed(labels):
        if stamps is None:
            paint_label(painter, label, palette, has_halo=True)
        else:
            stamps.paint(painter, label, palette, ratio)


def paint_furniture(painter: QPainter, scene: MapScene, palette: Palette) -> None:
    """Paint legend, caption, scale bar and note."""
    if scene.legend is not None:
        _paint_legend(painter, scene.legend, palette)
    for label in scene.caption:
        paint_label(painter, label, palette, has_halo=True)
    if scene.scale_bar is not None:
        _paint_scale(painter, scene.scale_bar, palette)
    if scene.note is not None:
        _paint_note(painter, scene.note, palette)


def _paint_legend(painter: QPainter, legend: Legend, palette: Palette) -> None:
    painter.setPen(QPen(palette.hairline, 1.0))
    painter.setBrush(with_alpha(palette.panel, 0.94))
    painter.drawRoundedRect(QRectF(*legend.rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    for row in legend.rows:
        paint_sample(painter, row, palette)
        dimmed = row.emphasis == Emphasis.DIMMED or row.colour is None
        paint_label(painter, _as(row.label, Role.MINOR) if dimmed else row.label, palette, has_halo=False)


def _as(label: Label, role: Role) -> Label:
    return Label(label.text, label.rect, label.style, role, label.ref)


def _paint_scale(painter: QPainter, bar: ScaleBar, palette: Palette) -> None:
    left, top, width, height = bar.rect
    painter.setPen(QPen(palette.ink_tertiary, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    bottom = top + height
    painter.drawPolyline(
        [QRectF(left, top, width, height).topLeft(), QRectF(left, top, width, height).bottomLeft()]
    )
    painter.drawLine(QRectF(left, bottom, width, 0).topLeft(), QRectF(left, bottom, width, 0).topRight())
    painter.drawLine(
        QRectF(left, top, width, height).topRight(), QRectF(left, top, width, height).bottomRight()
    )
    paint_label(painter, bar.label, palette, has_halo=True)


def _paint_note(painter: QPainter, note: Label, palette: Palette) -> None:
    paint_label(painter, note, palette, has_halo=True)
