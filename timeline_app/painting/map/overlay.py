"""Paint the map's scene over its ground."""

import math
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from timeline_app.layout.map.furniture import ground_of
from timeline_app.layout.map.marks import standing_out
from timeline_app.layout.map.scene import Emphasis, Label, MapScene, Marks, Role, RouteLine, ScaleBar
from timeline_app.painting.map.legend import paint_legend
from timeline_app.painting.map.marks import paint_leaves, paint_marks
from timeline_app.painting.map.stamps import Stamps
from timeline_app.painting.map.strokes import lines_in_steps
from timeline_app.painting.map.text import paint_label
from timeline_app.painting.palette import Palette, with_alpha

LEADER_GAP = 9.0
"""A name farther than that from its place is tied to it by a line, pixels."""


def paint_map(
    painter: QPainter,
    scene: MapScene,
    palette: Palette,
    stamps: Stamps | None = None,
    *,
    with_ways: bool = True,
) -> None:
    """Paint what moves with the map, then what stands over it.

    A window hands in its ``stamps``; a picture that may be enlarged does not, and gets its texts as
    texts. ``with_ways`` is False where corridors and places are painted already: then only those that
    stand out are painted over them.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    states = [label for label in scene.labels if label.role is Role.STATE]
    _paint_names(painter, states, palette, stamps)
    if with_ways:
        paint_ways(painter, scene.lines, scene.marks, palette, stamps)
    else:
        lifted = tuple(line for line in scene.lines if line.emphasis > Emphasis.PLAIN)
        # A line that stands out would strike through the rings it runs to.
        marks = scene.marks if lifted else standing_out(scene.marks)
        paint_ways(painter, lifted, marks, palette, stamps)
    paint_leaves(painter, scene.leaves, palette)
    names = [label for label in scene.labels if label.role is not Role.STATE]
    _paint_leaders(painter, names, palette)
    _paint_names(painter, names, palette, stamps)
    _paint_furniture(painter, scene, palette, stamps)
    painter.restore()


def _paint_leaders(painter: QPainter, names: list[Label], palette: Palette) -> None:
    """Paint a thin line from a place to its name where the name stands away from it."""
    painter.setPen(QPen(with_alpha(palette.ink_secondary, 0.8), 1.0))
    for label in names:
        if label.anchor is None:
            continue
        x, y, radius = label.anchor
        left, top, width, height = label.rect
        way_x = min(max(x, left), left + width) - x
        way_y = min(max(y, top + 3), top + height - 3) - y
        length = math.hypot(way_x, way_y)
        if length > radius + LEADER_GAP:
            near, far = radius / length, 1.0 - 2.0 / length
            painter.drawLine(
                QPointF(x + way_x * near, y + way_y * near), QPointF(x + way_x * far, y + way_y * far)
            )


def paint_ways(
    painter: QPainter,
    lines: tuple[RouteLine, ...],
    marks: Marks,
    palette: Palette,
    stamps: Stamps | None = None,
) -> None:
    """Paint corridors, and places over them."""
    for _ in ways_in_steps(painter, lines, marks, palette, stamps):
        pass


def ways_in_steps(
    painter: QPainter,
    lines: tuple[RouteLine, ...],
    marks: Marks,
    palette: Palette,
    stamps: Stamps | None = None,
) -> Iterator[None]:
    """Paint corridors, and places over them, a few milliseconds at a time."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    yield from lines_in_steps(painter, lines, palette)
    paint_marks(painter, marks, palette, stamps)
    yield


def _paint_names(painter: QPainter, labels: list[Label], palette: Palette, stamps: Stamps | None) -> None:
    for label in reversed(labels):
        if stamps is None:
            paint_label(painter, label, palette, has_halo=True)
        else:
            stamps.paint_label(painter, label, palette)


def _paint_furniture(painter: QPainter, scene: MapScene, palette: Palette, stamps: Stamps | None) -> None:
    """Paint legend, caption, scale bar and note."""
    legend = scene.legend
    if legend is not None and stamps is not None:
        key = ("legend", legend, palette.name)
        stamps.paint_panel(painter, key, legend.rect, lambda inner: paint_legend(inner, legend, palette))
    elif legend is not None:
        paint_legend(painter, legend, palette)
    note = scene.note
    if note is not None and stamps is not None:
        look = ("note", note, palette.name)
        stamps.paint_panel(painter, look, ground_of(note), lambda inner: _paint_note(inner, note, palette))
    elif note is not None:
        _paint_note(painter, note, palette)
    texts = list(scene.caption)
    if scene.scale_bar is not None:
        _paint_scale(painter, scene.scale_bar, palette)
        texts.append(scene.scale_bar.label)
    for text in texts:
        painter.fillRect(QRectF(*text.rect).adjusted(-4, 0, 4, 0), with_alpha(palette.land, 0.66))
    _paint_names(painter, texts, palette, stamps)


def _paint_note(painter: QPainter, note: Label, palette: Palette) -> None:
    """Paint the note on its ground, which looks like the buttons beside it."""
    painter.setPen(QPen(palette.hairline, 1.0))
    painter.setBrush(with_alpha(palette.panel, 0.94))
    painter.drawRoundedRect(QRectF(*ground_of(note)).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    paint_label(painter, note, palette, has_halo=False)


def _paint_scale(painter: QPainter, bar: ScaleBar, palette: Palette) -> None:
    left, top, width, height = bar.rect
    bottom = top + height
    painter.setPen(QPen(palette.ink_tertiary, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corners = [QPointF(left, top), QPointF(left, bottom), QPointF(left + width, bottom)]
    painter.drawPolyline([*corners, QPointF(left + width, top)])


def paint_band(painter: QPainter, band: QRectF, palette: Palette) -> None:
    """Paint the box that is being dragged."""
    painter.setPen(QPen(palette.accent, 1.0))
    painter.setBrush(with_alpha(palette.accent, 0.12))
    painter.drawRect(band)


def paint_focus(painter: QPainter, rect: QRectF, palette: Palette) -> None:
    """Paint the frame of the map that has the keyboard.

    Four filled strips: an outline, round or not, has Qt look through the whole window in every frame.
    """
    colour, side = with_alpha(palette.accent, 0.7), 2.0
    painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), side), colour)
    painter.fillRect(QRectF(rect.left(), rect.bottom() - side, rect.width(), side), colour)
    painter.fillRect(QRectF(rect.left(), rect.top() + side, side, rect.height() - 2 * side), colour)
    painter.fillRect(QRectF(rect.right() - side, rect.top() + side, side, rect.height() - 2 * side), colour)
