"""The real text measure: fonts, and widths remembered because asking Qt costs microseconds."""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication

from timeline_app.layout.text import LABEL, TextStyle


@lru_cache(maxsize=64)
def font_of(style: TextStyle) -> QFont:
    """Return the application's font in a style, in pixels so that pictures are the same everywhere."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(round(style.size))
    font.setWeight(QFont.Weight.DemiBold if style.bold else QFont.Weight.Normal)
    if style.spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.spacing)
    if style.tabular:
        font.setFeature(QFont.Tag.fromString("tnum"), 1)
    return font


@lru_cache(maxsize=64)
def metrics_of(style: TextStyle) -> QFontMetricsF:
    """Return the metrics of a style."""
    return QFontMetricsF(font_of(style))


@lru_cache(maxsize=64)
def family_of(style: TextStyle) -> str:
    """Return the family a style is set in."""
    return font_of(style).family()


@lru_cache(maxsize=20_000)
def measure(text: str, style: TextStyle = LABEL) -> float:
    """Return the advance width of ``text`` in logical pixels."""
    return metrics_of(style).horizontalAdvance(text)


def forget_fonts() -> None:
    """Forget what was measured, after the application's font changed."""
    font_of.cache_clear()
    metrics_of.cache_clear()
    family_of.cache_clear()
    measure.cache_clear()
