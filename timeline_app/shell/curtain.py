"""What is seen while the window is being built: its outline, in its place, in its colours.

It stands before anything else is imported, so it makes do with what is quick. The namespace ``Qt``, which all
calls with a colour need, takes 20 milliseconds, and reading a whole theme seven: a style sheet needs neither.
"""

import base64
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from timeline_app.state.settings import Settings

_TOP, _BOTTOM, _GAP, _RADIUS = 48, 28, 8, 8

_TEXT_SHARE, _TIMELINE_SHARE, _READING_SHARE = 0.235, 0.62, 0.48

_SHEET = """
Curtain {{ background: {window}; }}
QFrame#bar {{ background: {panel}; }}
QFrame#card {{ background: {panel}; border: 1px solid {hairline}; border-radius: {radius}px; }}
"""


def colour_of(theme: str, role: str) -> str:
    """Return a role's colour as a theme's text has it; empty when it is not there."""
    return theme.partition(f'\n{role} = "')[2].partition('"')[0]


class Curtain(QFrame):
    """The window's outline. Importing and building all views takes longer than showing this."""

    def __init__(self, theme_file: Path, settings: Settings, size: tuple[int, int], title: str) -> None:
        super().__init__()
        theme = theme_file.read_text(encoding="utf-8")
        colours = {role: colour_of(theme, role) for role in ("window", "panel", "hairline")}
        self._bar, *self._cards = (self._piece(name) for name in ("bar", *("card",) * 4))
        self.setStyleSheet(_SHEET.format(radius=_RADIUS, **colours))
        self.setWindowTitle(title)
        self.resize(*size)
        if settings.geometry:
            self.restoreGeometry(QByteArray(base64.b64decode(settings.geometry)))

    def _piece(self, name: str) -> QFrame:
        piece = QFrame(self)
        piece.setObjectName(name)
        return piece

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.setGeometry(0, 0, self.width(), _TOP)
        width, height = self.width() - 3 * _GAP, self.height() - _TOP - _BOTTOM - 3 * _GAP
        left = round(width * (1 - _TEXT_SHARE))
        columns = ((_GAP, left, _TIMELINE_SHARE), (2 * _GAP + left, width - left, _READING_SHARE))
        places = []
        for x, wide, share in columns:
            upper = round(height * share)
            places += [(x, _TOP + _GAP, wide, upper), (x, _TOP + 2 * _GAP + upper, wide, height - upper)]
        for card, place in zip(self._cards, places, strict=True):
            card.setGeometry(*place)
