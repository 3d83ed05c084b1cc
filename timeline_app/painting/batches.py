"""Many shapes in one call: arrays handed to Qt by pointer, without a Python object each."""

from typing import Final, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPaintEngine, QPainter, QPixmap
from shiboken6 import Shiboken

FRAGMENT: Final = 10
"""A fragment is ten numbers: middle x, y; source left, top, width, height; scale x, y; rotation; opacity."""

_FEW: Final = 512

_few: dict[type, tuple[NDArray[np.float64], object]] = {}
"""A place for a few shapes of each kind, and the first of them as Qt knows it."""


def is_raster(painter: QPainter) -> bool:
    """Whether the painter makes pixels; a page or a drawing wants shapes instead of sprites."""
    return painter.paintEngine().type() == QPaintEngine.Type.Raster


def is_pixel_by_pixel(painter: QPainter, ratio: float) -> bool:
    """Whether what is painted is seen as it is on a screen of that ratio, neither scaled nor on paper."""
    return is_raster(painter) and abs(painter.deviceTransform().m11() - ratio) < 1e-3


def _first_of(numbers: NDArray[np.float64], kind: type) -> object:
    """Return the first shape of some, which are rows of numbers; it holds until the next call."""
    if len(numbers) > _FEW:
        return Shiboken.wrapInstance(_address(numbers), kind)
    # Most calls have few shapes: copying them to where Qt has been pointed to takes less than pointing it.
    # One such place serves all, for pixmaps are painted on in no thread but the window's.
    if kind not in _few:
        room = np.empty((_FEW, numbers.shape[1]))
        _few[kind] = room, Shiboken.wrapInstance(_address(room), kind)
    room, first = _few[kind]
    room[: len(numbers)] = numbers
    return first


def _address(numbers: NDArray[np.float64]) -> int:
    # A third of the time that ``ctypes.data`` takes, some thirty times a frame.
    return int(numbers.__array_interface__["data"][0])


def fill_rects(painter: QPainter, rects: NDArray[np.float64], brush: QBrush | QColor) -> None:
    """Fill rectangles; ``rects`` are left, top, width, height, shape (n, 4), 153 ns each instead of 911."""
    if not len(rects):
        return
    rects = np.ascontiguousarray(rects, dtype=np.float64)
    painter.setBrush(brush)
    # The array must outlive the call, and does: Qt reads it before drawRects returns.
    painter.drawRects(cast("QRectF", _first_of(rects, QRectF)), len(rects))


def draw_fragments(painter: QPainter, fragments: NDArray[np.float64], source: QPixmap) -> None:
    """Draw pieces of a pixmap in order; ``fragments`` has shape (n, 10), see :data:`FRAGMENT`."""
    if not len(fragments):
        return
    fragments = np.ascontiguousarray(fragments, dtype=np.float64)
    first = cast("QPainter.PixmapFragment", _first_of(fragments, QPainter.PixmapFragment))
    painter.drawPixmapFragments(first, len(fragments), source)
