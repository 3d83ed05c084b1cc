"""Many shapes in one call: arrays handed to Qt by pointer, without a Python object each."""

from typing import Final, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPaintEngine, QPainter, QPixmap
from shiboken6 import Shiboken

FRAGMENT: Final = 10
"""A fragment is ten numbers: middle x, y; source left, top, width, height; scale x, y; rotation; opacity."""


def is_raster(painter: QPainter) -> bool:
    """Whether the painter makes pixels; a page or a drawing wants shapes instead of sprites."""
    return painter.paintEngine().type() == QPaintEngine.Type.Raster


def is_pixel_by_pixel(painter: QPainter, ratio: float) -> bool:
    """Whether what is painted is seen as it is on a screen of that ratio, neither scaled nor on paper."""
    return is_raster(painter) and abs(painter.deviceTransform().m11() - ratio) < 1e-3


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
    first = cast("QRectF", Shiboken.wrapInstance(_address(rects), QRectF))
    painter.drawRects(first, len(rects))


def draw_fragments(painter: QPainter, fragments: NDArray[np.float64], source: QPixmap) -> None:
    """Draw pieces of a pixmap in order; ``fragments`` has shape (n, 10), see :data:`FRAGMENT`."""
    if not len(fragments):
        return
    fragments = np.ascontiguousarray(fragments, dtype=np.float64)
    first = Shiboken.wrapInstance(_address(fragments), QPainter.PixmapFragment)
    painter.drawPixmapFragments(cast("QPainter.PixmapFragment", first), len(fragments), source)
