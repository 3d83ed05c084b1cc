"""Pictures of a dataset: local files inside its folder, read small, never fetched."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_SUFFIXES: Final = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp"}
_FORMATS: Final = {b"png", b"jpg", b"jpeg", b"webp", b"gif", b"bmp"}
_MOST_PIXELS: Final = 60_000_000


def read_picture(folder: Path, file: str, width: int, ratio: float) -> QImage | None:
    """Read a picture no wider than ``width`` logical pixels at a device pixel ratio.

    None where the file is no picture, is missing, is too large to be decoded safely or lies outside the
    dataset's folder: a dataset is somebody else's file and may name any path.
    """
    path = (folder / file).resolve()
    if (
        not path.is_relative_to(folder.resolve())
        or path.suffix.lower() not in _SUFFIXES
        or not path.is_file()
    ):
        return None
    reader = QImageReader(str(path))
    # Where the suffix lies Qt looks inside, and would also draw SVG, which can name other files or never end.
    reader.setDecideFormatFromContent(True)
    if reader.format().data() not in _FORMATS:
        return None
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return None
    wide = round(width * ratio)
    if size.width() > wide:
        reader.setScaledSize(size.scaled(QSize(wide, size.height()), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    image.setDevicePixelRatio(ratio)
    return image
