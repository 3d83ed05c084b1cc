"""Rounded boxes of one look: pills, discs, halos, the overview's window."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from timeline_app.painting.batches import FRAGMENT, draw_fragments, is_raster
from timeline_app.painting.timeline.sprites import MIDDLE, Strip, StripAtlas
from timeline_app.painting.timeline.strips import strip_fragments

_MOST: Final = 64
_FEW: Final = 40


@dataclass(frozen=True)
class BoxLook:
    """The fill of a box, its outline where it has one, and its radius (None: as round as it is high)."""

    fill: QColor
    line: QColor | None = None
    width: float = 1.5
    radius: float | None = None


def paint_box(painter: QPainter, rect: QRectF, look: BoxLook) -> None:
    """Paint one box; its outline lies inside ``rect``."""
    radius = rect.height() / 2 if look.radius is None else look.radius
    if look.line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(look.line, look.width))
        half = look.width / 2
        rect = rect.adjusted(half, half, -half, -half)
        radius = max(radius - half, 0.0)
    painter.setBrush(look.fill)
    painter.drawRoundedRect(rect, radius, radius)


def paint_boxes(painter: QPainter, boxes: NDArray[np.float64], height: float, look: BoxLook) -> None:
    """Paint boxes of one look; ``boxes`` are left, right and the middle's height, shape (n, 3)."""
    if not len(boxes):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not is_raster(painter):
        for left, right, y in boxes.tolist():
            paint_box(painter, QRectF(left, y - height / 2, right - left, height), look)
        return
    ratio = float(painter.device().devicePixelRatioF())
    atlas = _atlas(look, height, ratio)
    end = height / 2 if look.radius is None else look.radius + look.width
    strip = atlas.strip("box", end, end, lambda made, rect: paint_box(made, rect, look))
    if len(boxes) <= _FEW:
        draw_fragments(painter, _few_fragments(boxes, end, strip, height, ratio), atlas.pixmap)
        return
    which = np.zeros(len(boxes), dtype=np.intp)
    fragments = strip_fragments(boxes[:, 0], boxes[:, 1], boxes[:, 2], which, [strip], height, ratio)
    draw_fragments(painter, fragments, atlas.pixmap)


def _few_fragments(
    boxes: NDArray[np.float64], end: float, strip: Strip, height: float, ratio: float
) -> NDArray[np.float64]:
    """Return the pieces of a few boxes; for so few NumPy's calls would cost more than Python's."""
    rows = []
    top, tall, scale = strip.top * ratio, height * ratio, 1 / ratio
    for left, right, y in boxes.tolist():
        x0, x1 = round(left), round(right)
        edge = min(end, (x1 - x0) // 2)
        middle = x1 - x0 - 2 * edge
        centre = round(y - height / 2) + height / 2
        # Source left, length taken, and where it goes: the one end, the other end, the middle.
        pieces = [(0.0, end, float(x0), edge), (end + MIDDLE, end, x1 - edge, edge)]
        for gone in range(0, math.ceil(middle), int(MIDDLE)):
            length = min(middle - gone, MIDDLE)
            pieces.append((end, length, x0 + edge + gone, length))
        for source, taken, at, shown in pieces:
            if shown > 0:
                stretch = shown / taken * scale
                rows.append(
                    (
                        at + shown / 2,
                        centre,
                        source * ratio,
                        top,
                        taken * ratio,
                        tall,
                        stretch,
                        scale,
                        0.0,
                        1.0,
                    )
                )
    return np.array(rows, dtype=np.float64).reshape(-1, FRAGMENT)


_Key = tuple[int, int, float, float | None, float, float]
_atlases: dict[_Key, StripAtlas] = {}


def _atlas(look: BoxLook, height: float, ratio: float) -> StripAtlas:
    line = -1 if look.line is None else look.line.rgba()
    key = (look.fill.rgba(), line, look.width, look.radius, height, ratio)
    atlas = _atlases.get(key)
    if atlas is None:
        if len(_atlases) > _MOST:
            _atlases.clear()
        atlas = _atlases[key] = StripAtlas(height, ratio, rows=1)
    return atlas
