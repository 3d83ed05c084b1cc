"""Rounded boxes of one look: pills, discs, halos, the overview's window."""

import math
from collections.abc import Sequence
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
    paint_mixed_boxes(painter, boxes, np.zeros(len(boxes), dtype=np.intp), height, [look])


def paint_mixed_boxes(
    painter: QPainter,
    boxes: NDArray[np.float64],
    which: NDArray[np.intp],
    height: float,
    looks: Sequence[BoxLook],
) -> None:
    """Paint boxes of one height and several looks; ``which`` is the index of each one's look."""
    if not len(boxes):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not is_raster(painter):
        for (left, right, y), look in zip(boxes.tolist(), which.tolist(), strict=True):
            paint_box(painter, QRectF(left, y - height / 2, right - left, height), looks[look])
        return
    ratio = float(painter.device().devicePixelRatioF())
    atlas = _atlas(height, ratio)
    strips = [_strip(atlas, look, height) for look in looks]
    if len(boxes) <= _FEW:
        fragments = _few_fragments(boxes, [strips[look] for look in which.tolist()], height, ratio)
    else:
        fragments = strip_fragments(boxes[:, 0], boxes[:, 1], boxes[:, 2], which, strips, height, ratio)
    draw_fragments(painter, fragments, atlas.pixmap)


def _strip(atlas: StripAtlas, look: BoxLook, height: float) -> Strip:
    end = height / 2 if look.radius is None else look.radius + look.width
    line = -1 if look.line is None else look.line.rgba()
    key = (look.fill.rgba(), line, look.width, look.radius)
    return atlas.strip(key, end, end, lambda made, rect: paint_box(made, rect, look))


def _few_fragments(
    boxes: NDArray[np.float64], strips: Sequence[Strip], height: float, ratio: float
) -> NDArray[np.float64]:
    """Return the pieces of a few boxes; for so few NumPy's calls would cost more than Python's."""
    rows = []
    tall, scale = height * ratio, 1 / ratio
    for (left, right, y), strip in zip(boxes.tolist(), strips, strict=True):
        x0, x1, end, top = round(left), round(right), strip.left, strip.top * ratio
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
                x = at + shown / 2
                place = (x, centre, source * ratio, top, taken * ratio, tall)
                rows.append((*place, stretch, scale, 0.0, 1.0))
    return np.array(rows, dtype=np.float64).reshape(-1, FRAGMENT)


_atlases: dict[tuple[float, float], StripAtlas] = {}


def _atlas(height: float, ratio: float) -> StripAtlas:
    """Return the atlas of boxes of one height; few heights are in use, and each atlas forgets by itself."""
    atlas = _atlases.get((height, ratio))
    if atlas is None:
        if len(_atlases) > _MOST:
            _atlases.clear()
        atlas = _atlases[height, ratio] = StripAtlas(height, ratio, rows=4)
    atlas.begin_frame()
    return atlas
