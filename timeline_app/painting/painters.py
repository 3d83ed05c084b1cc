"""Painters that end whatever happens: one left active over a pixmap that goes takes the program with it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPaintDevice, QPainter


@contextmanager
def painter_on(device: QPaintDevice) -> Iterator[QPainter]:
    """Yield a painter on a widget, pixmap, image or page; it is ended also when painting fails."""
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()
