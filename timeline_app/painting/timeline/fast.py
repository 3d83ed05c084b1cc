"""The quick way to paint marks on a screen: looks up each mark's sprite, then copies them all at once.

The sprites are painted by the very functions that draw shapes on paper, so both ways look the same.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from timeline_app.layout.timeline.marks import IMPORTANT, IMPORTANT_RADIUS, RADIUS
from timeline_app.layout.timeline.scene import Marks, TimelineScene
from timeline_app.painting.batches import FRAGMENT, draw_fragments
from timeline_app.painting.palette import Palette
from timeline_app.painting.timeline.bars import HELD, ONGOING, BarLook, paint_bar
from timeline_app.painting.timeline.inks import Inks
from timeline_app.painting.timeline.points import paint_point
from timeline_app.painting.timeline.sprites import StampAtlas, Strip, StripAtlas
from timeline_app.painting.timeline.strips import ends_of, strip_fragments

_STAMP: Final = 26.0
_CHEVRON_ROOM: Final = 26.0
"""A shorter bar has no chevron, as in :mod:`bars`."""


@dataclass
class _Kept:
    """The atlases of one palette, bar height and screen."""

    palette: Palette
    bars: StripAtlas
    points: StampAtlas
    stamps: dict[int, tuple[float, float]] = field(default_factory=dict)


_kept: dict[tuple[int, float, float], _Kept] = {}


def _atlases(palette: Palette, height: float, ratio: float) -> _Kept:
    key = (id(palette), height, ratio)
    kept = _kept.get(key)
    if kept is None or kept.palette is not palette:
        if len(_kept) > 4:
            _kept.clear()
        kept = _kept[key] = _Kept(palette, StripAtlas(height, ratio), StampAtlas(_STAMP, ratio))
    kept.bars.begin_frame()
    kept.points.begin_frame()
    return kept


def _codes(marks: Marks, chosen: NDArray[np.int64], status: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return one number for all that decides how a mark looks, its place and length aside."""
    code = marks.colour[chosen].astype(np.int64) | marks.shape[chosen].astype(np.int64) << 8
    code |= status << 10 | (marks.importance[chosen] >= IMPORTANT).astype(np.int64) << 13
    return code | marks.edges[chosen].astype(np.int64) << 14


def _ratio(painter: QPainter) -> float:
    return float(painter.device().devicePixelRatioF())


def paint_bars_fast(
    painter: QPainter, scene: TimelineScene, palette: Palette, inks: Inks, chosen: NDArray[np.int64]
) -> None:
    """Paint some of the marks, bars and bands all of them, from strips."""
    if not len(chosen):
        return
    marks, ratio = scene.marks, _ratio(painter)
    atlas = _atlases(palette, scene.bar_height, ratio).bars
    left, right = marks.left[chosen], marks.right[chosen]
    status = marks.status[chosen].astype(np.int64)
    status = np.where((status == ONGOING) & (right - left < _CHEVRON_ROOM), HELD, status)
    codes, which = np.unique(_codes(marks, chosen, status), return_inverse=True)
    strips = [_strip(atlas, code, scene, palette, inks) for code in codes.tolist()]
    fragments = strip_fragments(left, right, marks.y[chosen], which, strips, scene.bar_height, ratio)
    draw_fragments(painter, fragments, atlas.pixmap)


def _strip(atlas: StripAtlas, code: int, scene: TimelineScene, palette: Palette, inks: Inks) -> Strip:
    name = scene.colours[code & 0xFF]
    look = BarLook(code >> 8 & 3, code >> 10 & 7, code >> 14)

    def paint(painter: QPainter, rect: QRectF) -> None:
        paint_bar(painter, rect, look, inks.of(name), np.inf, palette.panel)

    return atlas.strip((name, look), *ends_of(look), paint)


def paint_points_fast(
    painter: QPainter, scene: TimelineScene, palette: Palette, inks: Inks, chosen: NDArray[np.int64]
) -> None:
    """Paint some of the marks, points all of them, from stamps."""
    if not len(chosen):
        return
    marks, ratio = scene.marks, _ratio(painter)
    atlas = _atlases(palette, scene.bar_height, ratio).points
    codes, which = np.unique(
        _codes(marks, chosen, marks.status[chosen].astype(np.int64)), return_inverse=True
    )
    places = np.array([_stamp(atlas, code, scene, palette, inks) for code in codes.tolist()])[which]
    fragments = np.zeros((len(chosen), FRAGMENT))
    fragments[:, 0] = np.round((marks.left[chosen] + marks.right[chosen]) / 2)
    fragments[:, 1] = np.round(marks.y[chosen])
    fragments[:, 2:4] = places * ratio
    fragments[:, 4:6] = _STAMP * ratio
    fragments[:, 6:8] = 1 / ratio
    fragments[:, 9] = 1.0
    draw_fragments(painter, fragments, atlas.pixmap)


def _stamp(
    atlas: StampAtlas, code: int, scene: TimelineScene, palette: Palette, inks: Inks
) -> tuple[float, float]:
    name = scene.colours[code & 0xFF]
    status, is_important, edges = code >> 10 & 7, bool(code >> 13 & 1), code >> 14
    radius = IMPORTANT_RADIUS if is_important else RADIUS

    def paint(painter: QPainter, x: float, y: float) -> None:
        paint_point(painter, x, y, radius, status, edges, inks.of(name), palette.panel)

    return atlas.stamp((name, status, edges, is_important), paint)


_pills: dict[tuple[int, float, float], StripAtlas] = {}


def paint_pills_fast(painter: QPainter, boxes: NDArray[np.float64], height: float, colour: QColor) -> None:
    """Paint pills of one colour; ``boxes`` are left, right and the middle's height, shape (n, 3)."""
    ratio = _ratio(painter)
    atlas = _pills.setdefault((colour.rgba(), height, ratio), StripAtlas(height, ratio, rows=1))

    def paint(painter: QPainter, rect: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(rect, height / 2, height / 2)

    strip = atlas.strip("pill", height / 2, height / 2, paint)
    which = np.zeros(len(boxes), dtype=np.intp)
    fragments = strip_fragments(boxes[:, 0], boxes[:, 1], boxes[:, 2], which, [strip], height, ratio)
    draw_fragments(painter, fragments, atlas.pixmap)
