"""The quick way to paint marks on a screen: looks up each mark's sprite, then copies them all at once.

The sprites are painted by the very functions that draw shapes on paper, so both ways look the same.
"""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from timeline_app.layout.timeline.geometry import WIDE
from timeline_app.layout.timeline.marks import IMPORTANT, IMPORTANT_RADIUS, RADIUS
from timeline_app.layout.timeline.scene import Marks, Shape, TimelineScene
from timeline_app.layout.timeline.search import distinct
from timeline_app.painting.batches import FRAGMENT, draw_fragments, fill_rects
from timeline_app.painting.palette import Palette
from timeline_app.painting.timeline.bars import HELD, ONGOING, BarLook, paint_bar
from timeline_app.painting.timeline.inks import Inks
from timeline_app.painting.timeline.points import paint_point
from timeline_app.painting.timeline.sprites import StampAtlas, Strip, StripAtlas
from timeline_app.painting.timeline.strips import ROUND, ends_of, is_plain, strip_fragments

_STAMP: Final = 26.0
WEDGE_MIDDLE: Final = 9.0
_WEDGE_KEY: Final = 0.0
_OVER: Final = 1 << 20
"""More than there are colours."""

_CHEVRON_ROOM: Final = 26.0
"""A shorter bar has no chevron, as in :mod:`bars`."""


@dataclass
class _Kept:
    """The atlases of one palette, bar height and screen."""

    palette: Palette
    bars: StripAtlas
    points: StampAtlas
    strips_of: dict[tuple[str, ...], dict[int, tuple[Strip, bool]]] = field(default_factory=dict)
    """Strips, and whether they are plain, by the codes of a scene's marks: quicker to find so."""


_kept: dict[tuple[int, float, float], _Kept] = {}


def _atlases(palette: Palette, height: float, ratio: float) -> _Kept:
    key = (id(palette), height, ratio)
    kept = _kept.get(key)
    if kept is None or kept.palette is not palette:
        if len(_kept) > 4:
            _kept.clear()
        kept = _kept[key] = _Kept(palette, StripAtlas(height, ratio), StampAtlas(_STAMP, ratio))
    if kept.bars.begin_frame():
        kept.strips_of.clear()
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
    kept = _atlases(palette, scene.bar_height, ratio)
    atlas, known = kept.bars, kept.strips_of.setdefault(scene.colours, {})
    left, right = marks.left[chosen], marks.right[chosen]
    status = marks.status[chosen].astype(np.int64)
    status = np.where((status == ONGOING) & (right - left < _CHEVRON_ROOM), HELD, status)
    codes, _, which = distinct(_codes(marks, chosen, status))
    found = []
    for code in codes.tolist():
        strip = known.get(code)
        if strip is None:
            made = _strip(atlas, code, scene, palette, inks)
            strip = known[code] = (made, is_plain(_look(code)))
        found.append(strip)
    strips = [strip for strip, _ in found]
    y = marks.y[chosen]
    plain = np.array([is_simple for _, is_simple in found])[which]
    _fill_middles(painter, scene, inks, chosen[plain], (left[plain], right[plain], y[plain]))
    fragments = strip_fragments(left, right, y, which, strips, scene.bar_height, ratio, plain)
    draw_fragments(painter, fragments, atlas.pixmap)


def _fill_middles(
    painter: QPainter,
    scene: TimelineScene,
    inks: Inks,
    chosen: NDArray[np.int64],
    place: tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]],
) -> None:
    """Fill the middles of plain bars: opaque rectangles, several times quicker than copies with alpha."""
    marks, (left, right, y) = scene.marks, place
    # The ends are copied from the strip, rounded; the middle leaves them free.
    x0, x1 = np.rint(left) + ROUND, np.rint(right) - ROUND
    top = np.rint(y - scene.bar_height / 2)
    long = np.flatnonzero(x1 > x0)
    if not len(long):
        return
    codes = marks.colour[chosen].astype(np.int64) * 2 + (marks.shape[chosen] == Shape.BAND)
    # What lies over another one is filled after all that do not.
    codes += _OVER * _lies_over(x0, x1, top)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    codes, middles = _covered_once(codes[long], top[long], x0[long], x1[long], scene.bar_height)
    changes = (np.flatnonzero(codes[1:] != codes[:-1]) + 1).tolist()
    for first, last in pairwise([0, *changes, len(codes)]):
        code = int(codes[first]) % _OVER
        ink = inks.of(scene.colours[code // 2])
        fill_rects(painter, middles[first:last], ink.tint if code % 2 else ink.bar)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _lies_over(
    x0: NDArray[np.float64], x1: NDArray[np.float64], top: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Return which bars begin over one that is drawn before them; they come in drawing order."""
    order = np.argsort(top, kind="stable")
    apart = top[order] * WIDE
    reach = np.maximum.accumulate(x1[order] + apart)
    over = np.zeros(len(x0), dtype=np.bool_)
    over[order[1:]] = x0[order[1:]] + apart[1:] < reach[:-1]
    return over


def _covered_once(
    codes: NDArray[np.int64],
    top: NDArray[np.float64],
    x0: NDArray[np.float64],
    x1: NDArray[np.float64],
    height: float,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return rectangles that cover the same pixels, sorted by colour, with none filled twice in a colour.

    There is at least one.
    """
    order = np.lexsort((x0, top, codes))
    codes, top, x0, x1 = codes[order], top[order], x0[order], x1[order]
    other_row = np.concatenate(([True], (codes[1:] != codes[:-1]) | (top[1:] != top[:-1])))
    apart = np.cumsum(other_row) * WIDE
    reach = np.maximum.accumulate(x1 + apart)
    begins = np.concatenate(([True], x0[1:] + apart[1:] > reach[:-1]))
    first = np.flatnonzero(begins)
    last = np.concatenate((first[1:], [len(codes)])) - 1
    rects = np.empty((len(first), 4))
    rects[:, 0], rects[:, 1] = x0[first], top[first]
    rects[:, 2], rects[:, 3] = reach[last] - apart[last] - x0[first], height
    return codes[first], rects


def _look(code: int) -> BarLook:
    return BarLook(code >> 8 & 3, code >> 10 & 7, code >> 14)


def _strip(atlas: StripAtlas, code: int, scene: TimelineScene, palette: Palette, inks: Inks) -> Strip:
    name = scene.colours[code & 0xFF]
    look = _look(code)

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
    codes, _, which = distinct(_codes(marks, chosen, marks.status[chosen].astype(np.int64)))
    places = np.array([_stamp(atlas, code, scene, palette, inks) for code in codes.tolist()])[which]
    fragments = np.zeros((len(chosen), FRAGMENT))
    fragments[:, 0] = np.rint((marks.left[chosen] + marks.right[chosen]) / 2)
    fragments[:, 1] = np.rint(marks.y[chosen])
    fragments[:, 2:5] = places
    fragments[:, 5] = places[:, 2]
    fragments[:, 6:8] = 1 / ratio
    fragments[:, 9] = 1.0
    draw_fragments(painter, fragments, atlas.pixmap)


def _stamp(
    atlas: StampAtlas, code: int, scene: TimelineScene, palette: Palette, inks: Inks
) -> tuple[int, int, int]:
    name = scene.colours[code & 0xFF]
    status, is_important, edges = code >> 10 & 7, bool(code >> 13 & 1), code >> 14
    radius = IMPORTANT_RADIUS if is_important else RADIUS

    def paint(painter: QPainter, x: float, y: float) -> None:
        paint_point(painter, x, y, radius, status, edges, inks.of(name), palette.panel)

    return atlas.stamp((name, status, edges, is_important), paint)


def paint_wedges_fast(painter: QPainter, points: NDArray[np.float64], palette: Palette) -> None:
    """Paint a wedge above each point; ``points`` are x and the row's middle, shape (n, 2)."""
    if not len(points):
        return
    ratio = _ratio(painter)
    atlas = _atlases(palette, _WEDGE_KEY, ratio).points
    place = atlas.stamp("wedge", lambda made, x, y: paint_wedge(made, x, y + WEDGE_MIDDLE, palette))
    fragments = np.zeros((len(points), FRAGMENT))
    fragments[:, 0] = np.rint(points[:, 0])
    fragments[:, 1] = np.rint(points[:, 1]) - WEDGE_MIDDLE
    fragments[:, 2:5] = place
    fragments[:, 5] = place[2]
    fragments[:, 6:8] = 1 / ratio
    fragments[:, 9] = 1.0
    draw_fragments(painter, fragments, atlas.pixmap)


def paint_wedge(painter: QPainter, x: float, y: float, palette: Palette) -> None:
    """Paint a wedge that points at a row's middle from above."""
    painter.setPen(QPen(palette.panel, 1))
    painter.setBrush(palette.accent)
    painter.drawPolygon(QPolygonF([QPointF(x - 5, y - 13), QPointF(x + 5, y - 13), QPointF(x, y - 5.5)]))
