"""The reading pane: shows the page of what is selected, and turns its links into steps of the session."""

from collections.abc import Callable, Iterator
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
from timeline_app.views.reading.browser import Browser, Sheet
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
        self._page: Page = Page(None, "", ())
        self._browser = Browser()
        self._header = Header(self._browser)
        self._due: Callable[[Sheet], None] = self._show_again
        self._cursor_timer = QTimer(self, singleShot=True, interval=_CURSOR_REST)
        self._lay_out()
        self._connect()
        self.set_appearance(appearance)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._browser, 1)
        self.setFocusProxy(self._browser)

    def _connect(self) -> None:
        self._session.changed.connect(self.apply)
        self._session.dataset_changed.connect(self._on_session_dataset_changed)
        self._browser.link_clicked.connect(self._on_browser_link_clicked)
        self._browser.link_hovered.connect(self._on_browser_link_hovered)
        self._browser.scrolled.connect(self._show_heading)
        self._browser.resized.connect(self._show_heading)
        self._cursor_timer.timeout.connect(self._set_again)
        self._header.back.clicked.connect(self._session.go_back)
        self._header.forward.clicked.connect(self._session.go_forward)
        self._header.copy_link_requested.connect(self._on_header_copy_link_requested)
        self._header.citation_requested.connect(self._on_header_citation_requested)
        self._header.open_origin_requested.connect(self._on_header_open_origin_requested)

    # What whoever asks for is the page of what is selected now, be it set already or not.

    @property
    def page(self) -> Page:
        """The page shown."""
        self._settle()
        return self._page

    @property
    def browser(self) -> Browser:
        """The sheet it is shown on."""
        self._settle()
        return self._browser

    @property
    def header(self) -> Header:
        """The strip above it."""
        self._settle()
        return self._header

    # What the shell says

    def apply(self, old: ViewState, new: ViewState) -> None:
        """Follow the session."""
        if old.leading != new.leading or old.story != new.story:
            self._cursor_timer.stop()
            self._turn_soon(self._show)
        elif old.selection != new.selection:
            self._set_again()
        elif old.cursor != new.cursor:
            self._cursor_timer.start()
        self._show_ways()

    def set_appearance(self, appearance: Appearance) -> None:
        """Dress and speak anew."""
        self._appearance = appearance
        self._header.set_palette(appearance.palette)
        self._header.retranslate()
        self._turn_soon(self._show_again)

    def set_folder(self, folder: Path | None) -> None:
        """Say where the dataset's pictures are; without a folder their words stand in for them."""
        if folder != self._folder:
            self._folder = folder
            self._turn_soon(self._show_again)

    # Reacting

    def _on_session_dataset_changed(self, dataset: object) -> None:
        if dataset is not self._index.dataset:
            self._index = Index(self._session.dataset)
        self._scrolls = {ref: y for ref, y in self._scrolls.items() if ref is None or self._knows(ref)}
        self._turn_soon(self._show_again)

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
        if (origin := self.page.origin) is not None:
            self.open_origin_requested.emit(origin)

    # Showing

    def _turn_soon(self, show: Callable[[Sheet], None]) -> None:
        """Show the page of what is selected in a moment, once the other views have painted that."""
        if self._session.afterwards.is_asked(self) and self._due == self._show:
            # The page that is turned to leaves a bookmark in the one before, whatever else it is set for.
            show = self._show
        self._due = show
        self._session.afterwards.ask(self, self._turning(show))
        if not self.isVisible():
            self._settle()

    def _turning(self, show: Callable[[Sheet], None]) -> Iterator[None]:
        page = self._made()
        yield
        sheet = self._set(page)
        yield
        show(sheet)

    def _settle(self) -> None:
        """Turn at once to the page that is due."""
        self._session.afterwards.settle(self)

    def _show(self, sheet: Sheet) -> None:
        """Turn to another page, leaving a bookmark in the one before."""
        self._scrolls[self._page.ref] = self._browser.verticalScrollBar().value()
        self._lay_down(sheet)
        told = self._session.state.story is not None
        self._browser.verticalScrollBar().setValue(0 if told else self._scrolls.get(self._page.ref, 0))
        self._show_heading()

    def _show_again(self, sheet: Sheet) -> None:
        """Show the same page anew, where the reader is in it."""
        bar = self._browser.verticalScrollBar()
        at = bar.value()
        self._lay_down(sheet)
        bar.setValue(at)
        self._show_heading()
        self._show_ways()

    def _set_again(self) -> None:
        """Set the same page anew, at once."""
        self._settle()
        self._show_again(self._set(self._made()))

    def _made(self) -> Page:
        """Return the page of what is selected now."""
        reader, state = self._reader(), self._session.state
        return with_step(reader, build_page(reader, state.leading, state.selection[1:]), state.story)

    def _set(self, page: Page) -> Sheet:
        return self._browser.set_page(page, self._appearance.palette, self._picture)

    def _lay_down(self, sheet: Sheet) -> None:
        self._page = sheet.page
        self._browser.show_sheet(sheet)
        self._header.set_page(self._page)

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
        return read_picture(self._folder, file, round(self._browser.column_width()), ratio)

    def _show_ways(self) -> None:
        self._header.back.setEnabled(self._session.can_go(-1))
        self._header.forward.setEnabled(self._session.can_go(1))

    def _show_heading(self) -> None:
        above = self._browser.verticalScrollBar().value()
        hidden = above > self._browser.title_bottom() - HEIGHT
        self._header.lie_over(self._browser.viewport().width(), scrolled=above > 0, shows_title=hidden)

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
