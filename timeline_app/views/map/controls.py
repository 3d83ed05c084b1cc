"""The buttons on the map: time played on the left of them, nearer, farther, everything on the right."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from timeline_app.layout.text import TextStyle
from timeline_app.painting.map.glyphs import Glyph, paint_glyph
from timeline_app.painting.measure import font_of
from timeline_app.painting.painters import painter_on
from timeline_app.painting.palette import Palette, with_alpha
from timeline_app.views.map.player import Player

SIDE, GAP = 26, 4


class MapButton(QAbstractButton):
    """A small square button with a sign, or a short text."""

    def __init__(self, glyph: Glyph | None, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.glyph = glyph
        self.colours = palette
        # The map under it moves in every frame, the button looks the same: it is painted once.
        self._painted: tuple[object, ...] = ()
        self._picture = QPixmap()
        self.setFixedSize(QSize(SIDE, SIDE))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def name(self, words: str, key: str = "") -> None:
        """Say what it does, and which key does the same."""
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({key})" if key else words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        lit = self.underMouse() or self.isDown()
        look = (self.glyph, self.text(), self.colours.name, lit, self.hasFocus(), self.isChecked(), ratio)
        if look != self._painted:
            self._painted = look
            self._picture = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            with painter_on(self._picture) as painter:
                self._paint(painter, lit=lit)
        with painter_on(self) as painter:
            painter.drawPixmap(0, 0, self._picture)

    def _paint(self, painter: QPainter, *, lit: bool) -> None:
        palette = self.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.accent if self.hasFocus() else palette.hairline, 1.0))
        painter.setBrush(palette.control_hover if lit else with_alpha(palette.panel, 0.94))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 6, 6)
        ink = palette.accent if self.isChecked() else palette.ink_secondary
        if self.glyph is not None:
            paint_glyph(painter, self.glyph, QPointF(self.width() / 2, self.height() / 2), ink)
        else:
            painter.setPen(ink)
            painter.setFont(font_of(TextStyle(11.0, bold=True)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())


class Controls(QWidget):
    """The row of buttons in the upper right corner."""

    nearer_requested = Signal()
    farther_requested = Signal()
    everything_requested = Signal()

    def __init__(self, player: Player, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._player = player
        self._buttons: dict[str, MapButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for name, glyph, act in self._table():
            button = MapButton(glyph, palette, self)
            button.clicked.connect(act)
            row.addWidget(button)
            self._buttons[name] = button
            if name == "loop":
                row.addSpacing(2 * GAP)
        self._buttons["loop"].setCheckable(True)
        player.changed.connect(self.retranslate)
        self.retranslate()

    def _table(self) -> tuple[tuple[str, Glyph | None, Callable[..., object]], ...]:
        return (
            ("play", Glyph.PLAY, self._player.toggle),
            ("speed", None, self._player.next_speed),
            ("loop", Glyph.LOOP, self._player.set_loops),
            ("nearer", Glyph.PLUS, self.nearer_requested.emit),
            ("farther", Glyph.MINUS, self.farther_requested.emit),
            ("everything", Glyph.FIT, self.everything_requested.emit),
        )

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        for button in self._buttons.values():
            button.colours = palette
            button.update()

    def retranslate(self) -> None:
        """Say everything in the present language, and show what the player does."""
        buttons, player = self._buttons, self._player
        playing = player.is_playing
        buttons["play"].glyph = Glyph.PAUSE if playing else Glyph.PLAY
        buttons["play"].name(self.tr("Pause") if playing else self.tr("Play time"), self.tr("Space"))
        buttons["speed"].setText("½×" if player.speed == 0.5 else f"{player.speed:g}×")
        buttons["speed"].name(self.tr("Speed"))
        buttons["loop"].setChecked(player.loops)
        buttons["loop"].name(self.tr("Start over at the end"))
        buttons["nearer"].name(self.tr("Zoom in"), "+")
        buttons["farther"].name(self.tr("Zoom out"), "−")
        buttons["everything"].name(self.tr("Show everything"), "0")
        for button in buttons.values():
            button.update()
