"""What is seen while the window is being built: its outline, in its place, in its colours."""

import base64

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from timeline_app.painting.palette import Palette
from timeline_app.state.settings import Settings

_TOP, _BOTTOM, _GAP, _RADIUS = 48, 28, 8, 8

_TEXT_SHARE, _UPPER_SHARE = 0.235, 0.62


class Curtain(QWidget):
    """The window's outline. Importing and building all views takes longer than showing this."""

    def __init__(self, palette: Palette, settings: Settings, size: tuple[int, int], title: str) -> None:
        super().__init__()
        self._palette = palette
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowTitle(title)
        self.resize(*size)
        if settings.geometry:
            self.restoreGeometry(QByteArray(base64.b64decode(settings.geometry)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, painter = self._palette, QPainter(self)
        painter.fillRect(self.rect(), palette.window)
        painter.fillRect(0, 0, self.width(), _TOP, palette.panel)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.hairline, 1))
        painter.setBrush(palette.panel)
        for card in self._cards():
            painter.drawRoundedRect(card, _RADIUS, _RADIUS)

    def _cards(self) -> list[QRectF]:
        width, height = self.width() - 3 * _GAP, self.height() - _TOP - _BOTTOM - 3 * _GAP
        left, upper = round(width * (1 - _TEXT_SHARE)), round(height * _UPPER_SHARE)
        columns = ((_GAP, left), (2 * _GAP + left, width - left))
        rows = ((_TOP + _GAP, upper), (_TOP + 2 * _GAP + upper, height - upper))
        return [QRectF(x + 0.5, y + 0.5, w - 1, h - 1) for x, w in columns for y, h in rows]
