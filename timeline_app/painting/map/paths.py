"""Arrays of points to Qt paths, without a call a point."""

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QIODevice
from PySide6.QtGui import QPainterPath

from timeline_app.layout.map.layers import ScreenPath

_ELEMENT = np.dtype([("type", ">i4"), ("x", ">f8"), ("y", ">f8")])
"""One element as QDataStream writes a QPainterPath: 0 moves, 1 draws a line."""


def to_path(screen: ScreenPath) -> QPainterPath:
    """Return a path filled by the even-odd rule.

    A path read from a stream costs one call however many points it has; one ``lineTo`` a point takes
    a hundred times as long.
    """
    path = QPainterPath()
    count = len(screen)
    if count == 0:
        return path
    elements = np.empty(count, dtype=_ELEMENT)
    elements["type"] = screen.joined
    elements["type"][0] = 0
    elements["x"], elements["y"] = screen.points[:, 0], screen.points[:, 1]
    size = np.array([count], dtype=">i4").tobytes()
    # After the elements: where the current subpath starts, and the fill rule (0 is even-odd).
    start = int(np.flatnonzero(elements["type"] == 0)[-1])
    tail = np.array([start, 0], dtype=">i4").tobytes()
    data = QByteArray(size + elements.tobytes() + tail)  # the stream does not keep it alive
    stream = QDataStream(data, QIODevice.OpenModeFlag.ReadOnly)
    stream >> path
    return path
