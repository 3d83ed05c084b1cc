"""The reading pane: shows the page of what is selected, and turns its links into steps of the session."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QStatusTipEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from timeline_app.model.ref import Ref, parse_ref
from timeline_app.painting.reading import can_show
from timeline_app.state.cursor import today
from timeline_app.state.session import Session
from timeline_app.state.view_state import ViewState
from timeline_app.views.appearance import Appearance
from timeline_app.views.reading.blocks import Page
from timeline_app.views.reading.browser import Browser
from timeline_app.views.reading.header import HEIGHT, Header
from timeline_app.views.reading.index import Index
from timeline_app.views.reading.page import build_page, with_step
from timeline_app.views.reading.pictures import read_picture
from timeline_app.views.reading.reader import Reader
from timeline_app.views.reading.styles import RECORD

_CURSOR_REST = 120
"""Milliseconds the time cursor must rest before the page is set anew: it is dragged at 60 Hz."""


class ReadingView(QWidget):
    """The page of the leading selected record, of the dataset where nothing is selected."""

    external_link_requested = Signal(str)
    open_origin_requested = Signal(object)
    citation_requested = Signal(object, str)
    """Emitted with the sources to cite (a tuple of ``Source``) and the style: plain, bibtex, csl or ris."""

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        folder: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._index = Index(session.dataset)
        self._folder = folder
        self._scrolls: dict[Ref | None, int] = {}
        self.page: Page = Page(None, "", ())
        self.browser = Browser()
        self.header = Header(self.browser)
        self._cursor_timer = QTimer(self, singleShot=True, interval=_CURSOR_REST)
        self._lay_out()
        self._connect()
        self.set_appearance(appearance)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.browser, 1)
        self.setFocusProxy(self.browser)

    def _connect(self) -> None:
        self._session.changed.connect(self.apply)
        self._session.dataset_changed.connect(self._on_session_dataset_changed)
        self.browser.link_clicked.connect(self._on_browser_link_clicked)
        self.browser.link_hovered.connect(self._on_browser_link_hovered)
        self.browser.scrolled.connect(self._show_heading)
        self.browser.resized.connect(self._show_heading)
        self._cursor_timer.timeout.connect(self._set_again)
        self.header.back.clicked.connect(self._session.go_back)
        self.header.forward.clicked.connect(self._session.go_forward)
        self.header.copy_link_requested.connect(self._on_header_copy_link_requested)
        self.header.citation_requested.connect(self._on_header_citation_requested)
        self.header.open_origin_requested.connect(self._on_header_open_origin_requested)

    # What the shell says

    def apply(self, old: ViewState, new: ViewState) -> None:
        """Follow the session."""
        if old.leading != new.leading or old.story != new.story:
            self._cursor_timer.stop()
            self._show(new.leading)
        elif old.selection != new.selection:
            self._set_again()
        elif old.cursor != new.cursor:
            self._cursor_timer.start()
        self._show_ways()

    def set_appearance(self, appearance: Appearance) -> None:
        """Dress and speak anew."""
        self._appearance = appearance
        self.header.set_palette(appearance.palette)
        self.header.retranslate()
        self._set_again()

    def set_folder(self, folder: Path | None) -> None:
        """Say where the dataset's pictures are; without a folder their words stand in for them."""
        if folder != self._folder:
            self._folder = folder
            self._set_again()

    # Reacting

    def _on_session_dataset_changed(self, dataset: object) -> None:
        if dataset is not self._index.dataset:
            self._index = Index(self._session.dataset)
        self._scrolls = {ref: y for ref, y in self._scrolls.items() if ref is None or self._knows(ref)}
        self._set_again()

    def _on_browser_link_clicked(self, href: str) -> None:
        ref = _record_of(href)
        if ref is None:
            self.external_link_requested.emit(href)
        elif QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self._session.toggle(ref)
        else:
            self._session.select(ref)

    def _on_browser_link_hovered(self, href: str) -> None:
        ref = _record_of(href)
        self._session.hover(ref)
        address = href if ref is None else ""
        QApplication.sendEvent(self.window(), QStatusTipEvent(address))

    def _on_header_copy_link_requested(self) -> None:
        QGuiApplication.clipboard().setText(self.page.link)

    def _on_header_citation_requested(self, style: str) -> None:
        self.citation_requested.emit(self.page.sources, style)

    def _on_header_open_origin_requested(self) -> None:
        if self.page.origin is not None:
            self.open_origin_requested.emit(self.page.origin)

    # Showing

    def _show(self, ref: Ref | None) -> None:
        """Turn to another page, leaving a bookmark in the one before."""
        self._scrolls[self.page.ref] = self.browser.verticalScrollBar().value()
        self._set(ref)
        told = self._session.state.story is not None
        self.browser.verticalScrollBar().setValue(0 if told else self._scrolls.get(self.page.ref, 0))
        self._show_heading()

    def _set_again(self) -> None:
        """Set the same page anew, where the reader is in it."""
        bar = self.browser.verticalScrollBar()
        at = bar.value()
        self._set(self._session.state.leading)
        bar.setValue(at)
        self._show_heading()
        self._show_ways()

    def _set(self, ref: Ref | None) -> None:
        reader, state = self._reader(), self._session.state
        self.page = with_step(reader, build_page(reader, ref, state.selection[1:]), state.story)
        self.browser.show_page(self.page, self._appearance.palette, self._picture)
        self.header.set_page(self.page)

    def _reader(self) -> Reader:
        return Reader(
            self._index,
            self._appearance.language,
            self._appearance.languages,
            today(),
            self._session.state.cursor,
            can_show,
        )

    def _picture(self, file: str) -> QImage | None:
        if self._folder is None:
            return None
        ratio = self.devicePixelRatioF()
        return read_picture(self._folder, file, round(self.browser.column_width()), ratio)

    def _show_ways(self) -> None:
        self.header.back.setEnabled(self._session.can_go(-1))
        self.header.forward.setEnabled(self._session.can_go(1))

    def _show_heading(self) -> None:
        above = self.browser.verticalScrollBar().value()
        hidden = above > self.browser.title_bottom() - HEIGHT
        self.header.lie_over(self.browser.viewport().width(), scrolled=above > 0, shows_title=hidden)

    def _knows(self, ref: Ref) -> bool:
        return self._session.dataset.find(ref) is not None

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self._session.go_back()
            return
        super().keyPressEvent(event)


def _record_of(href: str) -> Ref | None:
    """Return the record a link names, None for a link out."""
    scheme, _, rest = href.partition(":")
    if scheme != RECORD:
        return None
    return parse_ref(rest)
