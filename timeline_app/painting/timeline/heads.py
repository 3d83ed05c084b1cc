"""Lane headers: colour, title, chevron, and how many events the lane hides.

All but that number stays as it is while the span changes, so on a screen it is kept as a picture.
"""

from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from timeline_app.layout.text import LABEL_BOLD, SMALL
from timeline_app.layout.timeline.heads import FOLD_ROOM, LINE, TITLE_LEFT
from timeline_app.layout.timeline.scene import LaneHead, TimelineScene
from timeline_app.painting.batches import is_raster
from timeline_app.painting.painters import painter_on
from timeline_app.painting.palette import Palette
from timeline_app.painting.texts import Sheet
from timeline_app.painting.timeline.inks import Inks


def paint_heads(
    painter: QPainter,
    sheet: Sheet,
    scene: TimelineScene,
    palette: Palette,
    inks: Inks,
    *,
    controls: bool = True,
) -> None:
    """Paint the lane headers over the lanes' ground, with their chevrons if ``controls`` are wanted."""
    if is_raster(painter):
        ratio = float(painter.device().devicePixelRatioF())
        painter.drawPixmap(
            QPointF(0, scene.geometry.lanes_top), _kept_column(scene, palette, inks, ratio, controls=controls)
        )
    else:
        _paint_column(painter, sheet, scene, palette, inks, controls=controls)
    heads = scene.heads
    sheet.pen(SMALL, palette.ink_tertiary).write_letters(
        [head.note_x for head in heads],
        [head.baseline + head.note_line * LINE for head in heads],
        [head.note for head in heads],
    )


class _Kept(NamedTuple):
    key: tuple[object, ...]
    palette: Palette
    picture: QPixmap


_kept: list[_Kept] = []
_MOST_KEPT = 3


def _kept_column(
    scene: TimelineScene, palette: Palette, inks: Inks, ratio: float, *, controls: bool
) -> QPixmap:
    """Return the picture of the headers, made anew only when they changed."""
    heads = tuple(
        (head.y, head.height, head.title_y, head.lines, head.colour, head.banded, head.collapsed)
        for head in scene.heads
    )
    geometry = scene.geometry
    key = (heads, scene.colours, geometry.header_width, geometry.lanes_height, ratio, controls)
    for kept in _kept:
        # The palette is compared by what it is, for one is as long-lived as a theme.
        if kept.palette is palette and kept.key == key:
            return kept.picture
    picture = QPixmap((QSizeF(geometry.header_width, geometry.lanes_height) * ratio).toSize())
    picture.setDevicePixelRatio(ratio)
    picture.fill(palette.panel)
    with painter_on(picture) as painter:
        painter.translate(0, -geometry.lanes_top)
        for head in scene.heads:
            ground = palette.lane_band if head.banded else palette.panel
            painter.fillRect(QRectF(0, head.y, geometry.header_width, head.height), ground)
        with Sheet(painter) as sheet:
            _paint_column(painter, sheet, scene, palette, inks, controls=controls)
    _kept.append(_Kept(key, palette, picture))
    del _kept[:-_MOST_KEPT]
    return picture


def _paint_column(
    painter: QPainter, sheet: Sheet, scene: TimelineScene, palette: Palette, inks: Inks, *, controls: bool
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for head in scene.heads:
        if head.colour >= 0:
            painter.setBrush(inks.of(scene.colours[head.colour]).line)
            painter.drawRoundedRect(QRectF(0, head.y + 4, 4, head.height - 8), 2, 2)
    titles, folded = sheet.pen(LABEL_BOLD, palette.ink), sheet.pen(LABEL_BOLD, palette.ink_secondary)
    for head in scene.heads:
        pen = folded if head.collapsed else titles
        for number, line in enumerate(head.lines):
            pen.write(TITLE_LEFT, head.baseline + number * LINE, line)
    if controls:
        width = scene.geometry.header_width
        painter.setPen(QPen(palette.ink_tertiary, 1.3))
        painter.drawLines([line for head in scene.heads for line in _chevron(head, width)])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(palette.hairline, 1))
    # A one pixel line is sharp when its middle lies in the middle of a pixel.
    x = int(scene.geometry.header_width - 1) + 0.5
    painter.drawLine(QLineF(x, scene.geometry.lanes_top, x, scene.geometry.lanes_bottom))


def _chevron(head: LaneHead, header_width: float) -> tuple[QLineF, QLineF]:
    """Return the two strokes of a lane's chevron: down when open, to the right when collapsed."""
    x, y = header_width - FOLD_ROOM / 2 - 2, head.baseline - 4.5
    if head.collapsed:
        return QLineF(x - 1.5, y - 3, x + 1.5, y), QLineF(x + 1.5, y, x - 1.5, y + 3)
    return QLineF(x - 3, y - 1.5, x, y + 1.5), QLineF(x, y + 1.5, x + 3, y - 1.5)
