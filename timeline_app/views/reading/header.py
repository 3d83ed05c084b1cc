"""What lies over the top of a page: back, forward, more; once it is scrolled a strip with the title."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from timeline_app.painting.painters import painter_on
from timeline_app.painting.palette import Palette
from timeline_app.painting.reading import arrow_icon, dots_icon
from timeline_app.views.reading.blocks import Page

STYLES = ("plain", "bibtex", "csl", "ris")
"""How a citation can be copied."""

HEIGHT = 40
"""Of the strip, in pixels."""

BUTTONS = 92
"""How wide the buttons are, which the first line of a page leaves free."""


class Header(QWidget):
    """Buttons that are always at hand. At the top of a page they share its first line with the page."""

    copy_link_requested = Signal()
    citation_requested = Signal(str)
    open_origin_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette: Palette | None = None
        self._scrolled = False
        self._shows_title = False
        self._full_title = ""
        self.title = QLabel()
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.back, self.forward, self.more = QToolButton(), QToolButton(), QToolButton()
        self._build_menu()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 6, 6)
        row.setSpacing(0)
        row.addWidget(self.title, 1)
        for button in (self.back, self.forward, self.more):
            button.setObjectName("quietButton")
            button.setIconSize(QSize(16, 16))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)

    def _build_menu(self) -> None:
        menu = QMenu(self)
        self._link = menu.addAction("")
        self._link.triggered.connect(self.copy_link_requested)
        self._cite = menu.addMenu("")
        self._citations = {}
        for style in STYLES:
            action = self._cite.addAction("")
            action.triggered.connect(lambda _on=False, style=style: self.citation_requested.emit(style))
            self._citations[style] = action
        menu.addSeparator()
        self._origin = menu.addAction("")
        self._origin.triggered.connect(self.open_origin_requested)
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        ink, faded = palette.ink_secondary, palette.minor_tick
        self.back.setIcon(arrow_icon(ink, faded, forward=False))
        self.forward.setIcon(arrow_icon(ink, faded, forward=True))
        self.more.setIcon(dots_icon(ink, faded))
        self.title.setStyleSheet(f"color: {palette.ink_secondary.name()}; font-size: 12px; font-weight: 600;")
        self.update()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        for button, name, hint in (
            (self.back, self.tr("Back"), self.tr("Back (Alt+Left)")),
            (self.forward, self.tr("Forward"), self.tr("Forward (Alt+Right)")),
            (self.more, self.tr("More"), self.tr("Copy a link or a citation, open the file")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(hint)
        self._link.setText(self.tr("Copy link"))
        self._cite.setTitle(self.tr("Copy citation"))
        for style, name in zip(STYLES, (self.tr("As text"), "BibTeX", "CSL-JSON", "RIS"), strict=True):
            self._citations[style].setText(name)
        self._origin.setText(self.tr("Open the YAML"))

    def set_page(self, page: Page) -> None:
        """Offer what the page allows."""
        self._full_title = page.title
        self._cite.setEnabled(bool(page.sources))
        self._origin.setEnabled(page.origin is not None)
        self._elide()

    def lie_over(self, width: int, *, scrolled: bool, shows_title: bool) -> None:
        """Lie over a page of a width: its whole first line where it was scrolled, else the buttons only.

        ``shows_title`` where the page's own title has scrolled away.
        """
        self._scrolled = scrolled
        self._shows_title = shows_title
        self.setGeometry(0 if scrolled else width - BUTTONS, 0, width if scrolled else BUTTONS, HEIGHT)
        self.title.setVisible(scrolled)
        self._elide()
        self.update()

    def _elide(self) -> None:
        metrics = self.title.fontMetrics()
        text = self._full_title if self._shows_title else ""
        self.title.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.title.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._scrolled and self._palette is not None:
            with painter_on(self) as painter:
                painter.fillRect(self.rect(), self._palette.panel)
                painter.setPen(QPen(self._palette.hairline, 1))
                painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
