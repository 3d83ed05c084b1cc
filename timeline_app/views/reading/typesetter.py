"""From a page to a document: what stands where, in which type; chips and cards get grounds to be painted."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from timeline_app.layout.text import TextStyle
from timeline_app.painting.measure import measure
from timeline_app.views.reading import styles
from timeline_app.views.reading.blocks import (
    Block,
    Card,
    Chip,
    Chips,
    Code,
    Entries,
    Heading,
    Item,
    Line,
    Page,
    Paragraph,
    Picture,
    Reference,
    Run,
    Runs,
    Tone,
)
from timeline_app.views.reading.header import BUTTONS
from timeline_app.views.reading.styles import GROUND, RECORD, Styles, block_format

Pictures = Callable[[str], QImage | None]
"""Reads a picture of the dataset; None where there is none to show."""

_GAP: Final = 10.0
"""Between paragraphs, in pixels."""
_LABEL_SHORT: Final = 64.0
"""Where all labels of a list are as short as that, it does not have the column of lists of dates."""
_LABEL_WIDEST: Final = 112.0
_BESIDE_LABEL: Final = 14.0
_MARK_NARROWEST: Final = 30.0
_BESIDE_MARK: Final = 6.0
_PAD: Final = "\u00a0\u00a0"


@dataclass(frozen=True, slots=True)
class GroundStyle:
    """How the ground behind a chip or card looks."""

    fill: QColor | None
    line: QColor | None = None
    dashed: bool = False
    is_chip: bool = True


class Typesetter:
    """Sets one page into a document, with a cursor that only goes forward."""

    def __init__(self, document: QTextDocument, palette_styles: Styles, pictures: Pictures) -> None:
        self._document = document
        self._styles = palette_styles
        self._pictures = pictures
        self._cursor = QTextCursor(document)
        self._fresh = True
        self._label_widths = [0.0, _LABEL_WIDEST]
        self._mark_width = _MARK_NARROWEST
        self.grounds: list[GroundStyle] = []

    def set_page(self, page: Page) -> None:
        """Set all blocks of a page; its lists share a column for labels, short or long, and so do marks."""
        widths = [_widest(block) for block in page.blocks if isinstance(block, Entries)]
        self._label_widths = [
            max((width for width in widths if (width > _LABEL_SHORT) == is_long), default=0.0)
            for is_long in (False, True)
        ]
        marks = [measure(b.mark, TextStyle(styles.SMALL)) for b in page.blocks if isinstance(b, Reference)]
        self._mark_width = max(max(marks, default=0.0) + _BESIDE_MARK, _MARK_NARROWEST)
        for block in page.blocks:
            self._set(block)

    def _set(self, block: Block) -> None:
        setters: dict[type, Callable[..., None]] = {
            Chips: self._set_chips,
            Heading: self._set_heading,
            Paragraph: self._set_paragraph,
            Line: self._set_line,
            Item: self._set_item,
            Code: self._set_code,
            Entries: self._set_entries,
            Card: self._set_card,
            Reference: self._set_reference,
            Picture: self._set_picture,
        }
        setters[type(block)](block)

    # Blocks

    def _set_chips(self, chips: Chips) -> None:
        form = QTextBlockFormat()
        form.setLineHeight(26, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        form.setBottomMargin(6)
        self._open(form)
        for number, chip in enumerate(chips.chips):
            if number:
                self._cursor.insertText(" ", self._styles.words(styles.SMALL))
            self._set_chip(chip)

    def _set_chip(self, chip: Chip) -> None:
        fill, ink = self._styles.tint(chip.colour)
        form = self._styles.words(styles.SMALL, bold=chip.colour is not None)
        if chip.ref is not None:
            self._styles.make_link(form, f"{RECORD}:{chip.ref}")
        form.setForeground(ink)
        if chip.hint:
            form.setToolTip(chip.hint)
        line = self._styles.palette.ink_tertiary if chip.outlined else None
        form.setProperty(
            GROUND, self._ground(GroundStyle(None if chip.outlined else fill, line, chip.outlined))
        )
        # The words of a chip stay together; only one longer than the column breaks.
        self._cursor.insertText(_PAD + chip.text.replace(" ", "\u00a0") + _PAD, form)

    def _set_heading(self, heading: Heading) -> None:
        if heading.level == 1:
            self._open(block_format(styles.TITLE, below=6, level=1))
            self._cursor.insertText(heading.text, self._styles.words(styles.TITLE, bold=True))
        elif heading.level == 2:
            self._open(block_format(styles.SECTION, above=18, below=6, level=2))
            self._cursor.insertText(heading.text, self._styles.section())
        else:
            self._open(block_format(styles.INNER, above=10, below=4, level=heading.level))
            self._cursor.insertText(heading.text, self._styles.words(styles.INNER, bold=True))

    def _set_paragraph(self, paragraph: Paragraph) -> None:
        size = styles.LEAD if paragraph.lead else styles.BODY
        form = block_format(size, above=_GAP)
        if paragraph.quote:
            form.setLeftMargin(14)
        self._open(form)
        self._insert(paragraph.runs, size, Tone.QUIET if paragraph.quote else Tone.PLAIN)

    def _set_line(self, line: Line) -> None:
        size = styles.SMALL if line.small else styles.BODY
        self._open(block_format(size, above=1, below=1))
        self._insert(line.runs, size, line.tone)

    def _set_item(self, item: Item) -> None:
        form = block_format(styles.BODY, above=4)
        form.setLeftMargin(18 * (item.depth + 1))
        form.setTextIndent(-14)
        self._open(form)
        self._cursor.insertText(f"{item.marker}\u2002", self._styles.words(styles.BODY, Tone.QUIET))
        self._insert(item.runs, styles.BODY, Tone.PLAIN)

    def _set_code(self, code: Code) -> None:
        for number, text in enumerate(code.text.split("\n")):
            self._open(block_format(styles.SMALL, above=0 if number else _GAP))
            self._insert((Run(text, code=True),), styles.SMALL, Tone.PLAIN)

    def _set_picture(self, picture: Picture) -> None:
        image = self._pictures(picture.file)
        self._open(block_format(styles.SMALL, above=_GAP, below=2))
        if image is None:
            self._insert((Run(f"[{picture.alt or picture.file}]", emphasis=True),), styles.SMALL, Tone.QUIET)
        else:
            address = QUrl(f"picture:{picture.file}")
            self._document.addResource(QTextDocument.ResourceType.ImageResource.value, address, image)
            self._cursor.insertImage(image, address.toString())
        words = " · ".join(filter(None, (picture.caption, picture.credit)))
        if words:
            self._open(block_format(styles.SMALL))
            self._insert((Run(words),), styles.SMALL, Tone.FAINT)

    def _set_entries(self, entries: Entries) -> None:
        widest = self._label_widths[_widest(entries) > _LABEL_SHORT]
        table = self._open_table(len(entries.entries), min(widest + _BESIDE_LABEL, _LABEL_WIDEST))
        for row, entry in enumerate(entries.entries):
            self._enter(table, row, 0, block_format(styles.BODY))
            self._cursor.insertText(entry.label, self._styles.words(styles.SMALL, Tone.FAINT))
            self._enter(table, row, 1, block_format(styles.BODY))
            self._insert(entry.runs, styles.BODY, Tone.PLAIN)
            if entry.note:
                self._cursor.insertBlock(block_format(styles.SMALL))
                self._insert(entry.note, styles.SMALL, Tone.QUIET)
        self._close_table(table)

    def _set_reference(self, reference: Reference) -> None:
        table = self._open_table(1, self._mark_width)
        self._enter(table, 0, 0, block_format(styles.BODY))
        self._cursor.insertText(reference.mark, self._styles.words(styles.SMALL, Tone.FAINT))
        self._enter(table, 0, 1, block_format(styles.BODY, below=2), below=8)
        self._insert(reference.citation, styles.BODY, Tone.QUIET)
        for note in reference.notes:
            self._cursor.insertBlock(block_format(styles.SMALL, below=2))
            self._insert(note, styles.SMALL, Tone.QUIET)
        self._close_table(table)

    def _set_card(self, card: Card) -> None:
        self._open_frame(GroundStyle(self._styles.palette.control, None, is_chip=False), above=6, padding=9)
        self._cursor.setBlockFormat(block_format(styles.NUMBER))
        self._cursor.insertText(card.number, self._styles.words(styles.NUMBER, bold=True))
        gap = "" if card.tight or not card.unit else "\u00a0"
        self._cursor.insertText(gap + card.unit, self._styles.words(styles.UNIT, bold=True))
        self._cursor.insertBlock(block_format(styles.SMALL))
        title = _firmer((*card.title, Run("\u00a0"), *card.sources))
        self._insert(title, styles.SMALL, Tone.PLAIN)
        for note in card.notes:
            self._cursor.insertBlock(block_format(styles.SMALL))
            self._insert(_firmer(note), styles.SMALL, Tone.QUIET)
        if card.warning:
            ground = GroundStyle(self._styles.palette.warning_ground, None, is_chip=False)
            self._open_frame(ground, above=5, padding=6)
            self._cursor.setBlockFormat(block_format(styles.SMALL))
            self._insert(card.warning, styles.SMALL, Tone.WARNING)
            self._leave_frame()
        self._leave_frame()

    # Parts

    def _insert(self, runs: Runs, size: float, tone: Tone) -> None:
        for run in runs:
            text = run.text.replace("\n", "\u2028")
            self._cursor.insertText(text, self._styles.run(run, size, tone))

    def _open(self, form: QTextBlockFormat) -> None:
        """Begin a block; the first one is there already."""
        if self._fresh:
            form.setRightMargin(BUTTONS - 10)  # the header's buttons stand there
            self._cursor.setBlockFormat(form)
            self._fresh = False
        else:
            self._cursor.insertBlock(form)
        self._cursor.setBlockCharFormat(QTextCharFormat())

    def _ground(self, style: GroundStyle) -> int:
        self.grounds.append(style)
        return len(self.grounds) - 1

    def _open_frame(self, style: GroundStyle, above: float, padding: float) -> None:
        form = QTextFrameFormat()
        form.setTopMargin(above)
        form.setPadding(padding)
        form.setProperty(GROUND, self._ground(style))
        self._cursor.insertFrame(form)

    def _leave_frame(self) -> None:
        """Go behind the frame, where Qt keeps an empty block that takes no room until it is used."""
        frame = self._cursor.currentFrame()
        self._cursor.setPosition(frame.lastPosition() + 1)
        self._cursor.setBlockFormat(_hidden())

    def _open_table(self, rows: int, label_width: float) -> QTextTable:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(0)
        form.setCellSpacing(0)
        form.setTopMargin(2)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setColumnWidthConstraints(
            [
                QTextLength(QTextLength.Type.FixedLength, label_width),
                QTextLength(QTextLength.Type.VariableLength, 0),
            ]
        )
        return self._cursor.insertTable(rows, 2, form)

    def _enter(
        self, table: QTextTable, row: int, column: int, form: QTextBlockFormat, below: float = 4.0
    ) -> None:
        cell = table.cellAt(row, column)
        padded = QTextTableCellFormat()
        padded.setBottomPadding(below)
        cell.setFormat(padded)
        self._cursor = cell.firstCursorPosition()
        self._cursor.setBlockFormat(form)

    def _close_table(self, table: QTextTable) -> None:
        self._cursor = QTextCursor(self._document)
        self._cursor.setPosition(table.lastPosition() + 1)
        self._cursor.setBlockFormat(_hidden())


def _widest(entries: Entries) -> float:
    """Return the width of the longest label of a list, pixels."""
    return max((measure(entry.label, TextStyle(styles.SMALL)) for entry in entries.entries), default=0.0)


def _firmer(runs: Runs) -> Runs:
    """Faint words made quiet: on a card's ground the faintest ink is too faint."""
    return tuple(replace(run, tone=Tone.QUIET) if run.tone is Tone.FAINT else run for run in runs)


def _hidden() -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(0.01, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return form
