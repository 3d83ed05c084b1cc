"""The interface's font: the system's own, or the bundled Inter where the system's is poor."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from timeline_app.painting.measure import forget_fonts

BODY_PIXELS = 13

_POOR = ("", "dejavu sans", "sans", "sans serif", "sans-serif", "bitstream vera sans", "helvetica", "fixed")
"""Families that X11 and the offscreen platform give when nobody chose one."""


def choose_font(application: QApplication, folder: Path) -> None:
    """Set the application's font, with figures that keep their width where they stand in columns."""
    for file in sorted(folder.glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(file))
    font = QFont(application.font())
    if font.family().lower() in _POOR and "Inter" in QFontDatabase.families():
        font = QFont("Inter")
    font.setPixelSize(BODY_PIXELS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    application.setFont(font)
    forget_fonts()
