"""Icons: SVGs drawn with ``currentColor``, painted in the palette's ink."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtSvg import QSvgRenderer

from timeline_app.painting.painters import painter_on

_SIZES = (16, 32, 48)


def icon(folder: Path, name: str, colour: QColor) -> QIcon:
    """Return the icon ``name`` of a folder of SVGs in a colour."""
    svg = (folder / f"{name}.svg").read_bytes().replace(b"currentColor", colour.name().encode())
    renderer = QSvgRenderer(QByteArray(svg))
    drawn = QIcon()
    for size in _SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        with painter_on(pixmap) as painter:
            renderer.render(painter, QRectF(0, 0, size, size))
        drawn.addPixmap(pixmap)
    return drawn
