"""The reading pane's ornaments: rounded grounds behind chips and cards, and small icons."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF, QTextLayout

from timeline_app.painting.painters import painter_on

Draw = Callable[[QPainter], None]

_ICON = 16
_RATIO = 3.0


@dataclass(frozen=True, slots=True)
class Ground:
    """A rounded rectangle behind words; ``dashed`` is for what is not yet so."""

    rect: QRectF
    radius: float
    fill: QColor | None = None
    line: QColor | None = None
    dashed: bool = False


def paint_grounds(painter: QPainter, grounds: Iterable[Ground], visible: QRectF) -> None:
    """Paint the grounds that can be seen; ``visible`` is in the same coordinates."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for ground in grounds:
        if not ground.rect.intersects(visible):
            continue
        painter.setPen(Qt.PenStyle.NoPen)
        if ground.line is not None:
            pen = QPen(ground.line, 1.0)
            if ground.dashed:
                pen.setDashPattern([3.0, 2.0])
            painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush if ground.fill is None else ground.fill)
        # Half a pixel in, so that a hairline is one pixel wide.
        inset = 0.0 if ground.line is None else 0.5
        rect = ground.rect.adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, ground.radius, ground.radius)


@lru_cache(maxsize=4096)
def can_show(text: str) -> bool:
    """Whether the fonts of this machine have a glyph for every character: boxes would tell nobody a name."""
    layout = QTextLayout(text)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(glyph != 0 for run in layout.glyphRuns() for glyph in run.glyphIndexes())


def arrow_icon(colour: QColor, faded: QColor, *, forward: bool) -> QIcon:
    """Return an arrow, left or right, faded where its button is disabled."""

    def draw(painter: QPainter) -> None:
        tip, tail = (13.0, 3.0) if forward else (3.0, 13.0)
        back = tip - 4.5 if forward else tip + 4.5
        painter.drawLine(QPointF(tail, 8), QPointF(tip, 8))
        painter.drawPolyline(QPolygonF([QPointF(back, 3.5), QPointF(tip, 8), QPointF(back, 12.5)]))

    return _icon(draw, colour, faded)


def dots_icon(colour: QColor, faded: QColor) -> QIcon:
    """Return three dots in a row: more."""

    def draw(painter: QPainter) -> None:
        painter.setBrush(painter.pen().color())
        painter.setPen(Qt.PenStyle.NoPen)
        for x in (3.0, 8.0, 13.0):
            painter.drawEllipse(QPointF(x, 8), 1.4, 1.4)

    return _icon(draw, colour, faded)


def _icon(draw: Draw, colour: QColor, faded: QColor) -> QIcon:
    icon = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faded)):
        pixmap = QPixmap(round(_ICON * _RATIO), round(_ICON * _RATIO))
        pixmap.setDevicePixelRatio(_RATIO)
        pixmap.fill(Qt.GlobalColor.transparent)
        with painter_on(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(ink, 1.5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            draw(painter)
        icon.addPixmap(pixmap, mode)
    return icon
