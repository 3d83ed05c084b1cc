"""The type of a page: sizes, weights and colours of each kind of words."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QTextBlockFormat, QTextCharFormat, QTextFormat

from timeline_app.layout.text import TextStyle
from timeline_app.painting.measure import font_of
from timeline_app.painting.palette import Palette, blend
from timeline_app.views.reading.blocks import Run, Tone

BODY: Final = 13.0
LEAD: Final = 14.0
SMALL: Final = 12.0
TITLE: Final = 19.0
SECTION: Final = 11.0
NUMBER: Final = 16.0
UNIT: Final = 13.0
INNER: Final = 14.0

LINE_HEIGHTS: Final = {TITLE: 25, LEAD: 21, BODY: 19, SMALL: 17, SECTION: 15, NUMBER: 21}
"""Distance of baselines in pixels, by size: 1.45 for what is read at length."""

MEASURE: Final = 560
"""Widest column in pixels: some 75 characters of body text."""

CONTRAST: Final = 4.6
"""What words keep from their ground: WCAG asks 4.5."""

RECORD: Final = "record"
"""The scheme of links to records inside a document: ``record:event:some-id``."""

GROUND: Final = QTextFormat.Property.UserProperty.value + 1
"""On characters and frames: the index of the ground to paint behind them."""


@dataclass(frozen=True, slots=True)
class Styles:
    """Character formats from a palette."""

    palette: Palette

    def ink(self, tone: Tone) -> QColor:
        """Return the colour of a tone."""
        return {
            Tone.PLAIN: self.palette.ink,
            Tone.QUIET: self.palette.ink_secondary,
            Tone.FAINT: self.palette.ink_tertiary,
            Tone.WARNING: self.palette.warning_ink,
        }[tone]

    def words(
        self, size: float, tone: Tone = Tone.PLAIN, *, bold: bool = False, spacing: float = 0.0
    ) -> QTextCharFormat:
        """Return a format for words."""
        form = QTextCharFormat()
        form.setFont(font_of(TextStyle(size, bold, spacing)))
        form.setForeground(self.ink(tone))
        return form

    def section(self) -> QTextCharFormat:
        """Return the format of section heads: small capitals, set apart."""
        form = self.words(SECTION, Tone.FAINT, bold=True, spacing=0.7)
        form.setFontCapitalization(QFont.Capitalization.AllUppercase)
        return form

    def run(self, run: Run, size: float, tone: Tone) -> QTextCharFormat:
        """Return the format of a run in words of a size; its own tone wins over that of its line."""
        form = self.words(size, tone if run.tone is Tone.PLAIN else run.tone, bold=run.strong)
        form.setFontItalic(run.emphasis)
        if run.code:
            form.setFontFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()])
        if run.raised:
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        if run.ref is not None:
            self.make_link(form, f"{RECORD}:{run.ref}")
            if run.tone is Tone.WARNING:
                # Accent on a warning's ground reads badly: there a line says that it is a link.
                form.setForeground(self.ink(Tone.WARNING))
                form.setFontUnderline(True)
            elif run.subdued:
                form.setForeground(self.ink(tone if run.tone is Tone.PLAIN else run.tone))
        elif run.url is not None:
            self.make_link(form, run.url)
            form.setFontUnderline(True)
            form.setToolTip(run.url)
        return form

    def make_link(self, form: QTextCharFormat, href: str) -> None:
        """Make words a link."""
        form.setAnchor(True)
        form.setAnchorHref(href)
        form.setForeground(self.palette.accent)

    def tint(self, colour: str | None) -> tuple[QColor, QColor]:
        """Return ground and ink of a chip: tinted by a data colour, grey without one."""
        if colour is None:
            return blend(self.palette.ink, self.palette.panel, 0.075), self.palette.ink_secondary
        named = self.palette.colour(colour)
        ground = blend(named, self.palette.panel, 0.13)
        shares = (share / 20 for share in range(18, 0, -1))
        inks = (blend(named, self.palette.ink, share) for share in shares)
        return ground, next((ink for ink in inks if contrast(ink, ground) >= CONTRAST), self.palette.ink)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def block_format(size: float, *, above: float = 0.0, below: float = 0.0, level: int = 0) -> QTextBlockFormat:
    """Return the format of a block of words of a size, with space above and below."""
    form = QTextBlockFormat()
    form.setTopMargin(above)
    form.setBottomMargin(below)
    form.setHeadingLevel(level)
    height = LINE_HEIGHTS.get(size, round(size * 1.45))
    form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    return form
