"""The sheet a page is read on: text that loads and runs nothing, links that ask, rounded grounds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFragment,
    QTextFrame,
    QTextLayout,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from timeline_app.layout.text import TextStyle
from timeline_app.painting.measure import metrics_of
from timeline_app.painting.painters import painter_on
from timeline_app.painting.palette import Palette
from timeline_app.painting.reading import Ground, paint_grounds
from timeline_app.views.edge_fade import EdgeFade
from timeline_app.views.reading import styles
from timeline_app.views.reading.blocks import Page
from timeline_app.views.reading.header import HEIGHT
from timeline_app.views.reading.styles import GROUND, Styles
from timeline_app.views.reading.typesetter import GroundStyle, Pictures, Typesetter

_SIDE: Final = 16
_CHIP_HEIGHT: Final = 20.0
_CARD_RADIUS: Final = 8.0
_BELOW_BASELINE: Final = 2.5


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page set in type: its text, and the grounds that its marks name by number."""

    page: Page
    document: QTextDocument
    grounds: tuple[GroundStyle, ...]
    palette: Palette


class Browser(QTextBrowser):
    """Shows one page. It follows no link itself and never fetches anything."""

    link_clicked = Signal(str)
    link_hovered = Signal(str)
    scrolled = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        self._styles: tuple[GroundStyle, ...] = ()
        self._grounds: tuple[Ground, ...] | None = None
        self._sheet: QTextDocument | None = None
        self._hovered = ""
        self._fade = EdgeFade(self)
        self.anchorClicked.connect(lambda url: self.link_clicked.emit(url.toString()))
        self.highlighted.connect(self._on_highlighted)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.scrolled.emit())

    def set_page(self, page: Page, palette: Palette, pictures: Pictures) -> Sheet:
        """Set a page, which is not shown yet."""
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self.font())
        typesetter = Typesetter(document, Styles(palette), pictures)
        typesetter.set_page(page)
        self._fit_column(document)
        return Sheet(page, document, tuple(typesetter.grounds), palette)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a page that was set."""
        document = sheet.document
        self._fade.dress(sheet.palette.panel)
        self._styles = sheet.grounds
        self._fit_column(document)
        old, self._sheet = self._sheet, document
        document.setParent(self)
        self.setDocument(document)
        if old is not None:
            old.deleteLater()
        self._grounds = None
        document.documentLayout().documentSizeChanged.connect(self._on_document_size_changed)
        self.setAccessibleName(sheet.page.title)

    def title_bottom(self) -> float:
        """Return where the page's title ends, in the document's coordinates; 0 without one."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() == 1:
                return self._block_rect(block).bottom()
            block = block.next()
        return 0.0

    def column_width(self) -> float:
        """Return how wide the column of text is."""
        return min(float(styles.MEASURE), self.viewport().width() - 2.0 * _SIDE)

    # Qt

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Load nothing: the pictures there are were given to the document."""
        return None

    def doSetSource(self, _name: QUrl | str, _kind: object = None) -> None:
        """Go nowhere."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_column(self.document())
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self.viewport()) as painter:
            offset = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
            painter.translate(offset)
            visible = QRectF(event.rect()).translated(-offset.x(), -offset.y())
            paint_grounds(painter, self._placed_grounds(), visible)
        super().paintEvent(event)
        self._paint_hovered()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # QTextBrowser has a history of its own, which would answer Alt+Left before the session's.
        if event.modifiers() & Qt.KeyboardModifier.AltModifier or event.key() == Qt.Key.Key_Backspace:
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            # A page less what lies under the strip at its top, and a line to find one's place again.
            step = self.viewport().height() - HEIGHT - styles.LINE_HEIGHTS[styles.BODY]
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (step if event.key() == Qt.Key.Key_PageDown else -step))
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        hidden = HEIGHT + 4 - self.cursorRect().top()
        if self.textCursor().hasSelection() and hidden > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - hidden)
        return moved

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._on_highlighted(QUrl())

    def sizeHint(self) -> QSize:
        return QSize(370, 430)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    # Links

    def _on_highlighted(self, url: QUrl) -> None:
        self._hovered = url.toString()
        self.viewport().update()
        self.link_hovered.emit(self._hovered)

    def _paint_hovered(self) -> None:
        """Underline the link under the pointer, which Qt has no style for."""
        if not self._hovered:
            return
        with painter_on(self.viewport()) as painter:
            painter.translate(0, -self.verticalScrollBar().value())
            for fragment, rects in self._fragments(lambda form: form.anchorHref() == self._hovered):
                form = fragment.charFormat()
                if form.hasProperty(GROUND) or form.fontUnderline():
                    continue
                painter.setPen(QPen(form.foreground().color(), 1.0))
                for rect in rects:
                    painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    # Layout

    def _on_document_size_changed(self) -> None:
        self._grounds = None

    def _fit_column(self, document: QTextDocument) -> None:
        """Keep the column readable: margins on both sides, wider ones where there is more room."""
        self._grounds = None
        frame = document.rootFrame()
        form = frame.frameFormat()
        margin = max(float(_SIDE), (self.viewport().width() - styles.MEASURE) / 2)
        if form.leftMargin() == margin:
            return
        form.setLeftMargin(margin)
        form.setRightMargin(margin)
        form.setTopMargin(8)
        form.setBottomMargin(24)
        frame.setFrameFormat(form)

    def _placed_grounds(self) -> tuple[Ground, ...]:
        if self._grounds is None:
            self._grounds = (*self._card_grounds(self.document().rootFrame()), *self._chip_grounds())
        return self._grounds

    def _card_grounds(self, parent: QTextFrame) -> tuple[Ground, ...]:
        """The grounds of frames, outer ones first."""
        made: list[Ground] = []
        for frame in parent.childFrames():
            number = frame.frameFormat().property(GROUND)
            if number is not None:
                rect = self.document().documentLayout().frameBoundingRect(frame)
                form = frame.frameFormat()
                rect = rect.adjusted(
                    form.leftMargin(), form.topMargin(), -form.rightMargin(), -form.bottomMargin()
                )
                style = self._styles[int(number)]
                made.append(Ground(rect, _CARD_RADIUS, style.fill, style.line, style.dashed))
            made.extend(self._card_grounds(frame))
        return tuple(made)

    def _chip_grounds(self) -> tuple[Ground, ...]:
        made: list[Ground] = []
        half, middle = _CHIP_HEIGHT / 2, metrics_of(TextStyle(styles.SMALL)).capHeight() / 2
        for fragment, rects in self._fragments(lambda form: form.hasProperty(GROUND)):
            style = self._styles[int(fragment.charFormat().property(GROUND))]
            for rect in rects:
                centre = rect.bottom() - _BELOW_BASELINE - middle
                ground = QRectF(rect.left(), centre - half, rect.width(), _CHIP_HEIGHT)
                made.append(Ground(ground, half, style.fill, style.line, style.dashed))
        return tuple(made)

    def _fragments(
        self, wanted: Callable[[QTextCharFormat], bool]
    ) -> Iterator[tuple[QTextFragment, list[QRectF]]]:
        """Yield the runs of characters of a format, with where they stand."""
        block = self.document().begin()
        while block.isValid():
            fragments = block.begin()
            while not fragments.atEnd():
                fragment = fragments.fragment()
                if wanted(fragment.charFormat()):
                    first = fragment.position() - block.position()
                    yield fragment, self._rects(block, first, first + fragment.length())
                fragments += 1
            block = block.next()

    def _rects(self, block: QTextBlock, first: int, last: int) -> list[QRectF]:
        """Where characters ``first`` to ``last`` (exclusive) of a block stand, a rectangle a line."""
        origin = self._block_rect(block).topLeft()
        rects = []
        layout: QTextLayout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            start, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if start >= end:
                continue
            left, right = (_x(line.cursorToX(position)) for position in (start, end))
            bottom = origin.y() + line.y() + line.ascent() + _BELOW_BASELINE
            rects.append(QRectF(origin.x() + left, origin.y() + line.y(), right - left, 0.0))
            rects[-1].setBottom(bottom)
        return rects

    def _block_rect(self, block: QTextBlock) -> QRectF:
        return self.document().documentLayout().blockBoundingRect(block)


def _x(answer: object) -> float:
    # PySide gives a pair, of which the second is the cursor position it settled on.
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]
