"""Markdown to blocks: Qt reads it, HTML stays text, pictures become their words; nothing is fetched."""

import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
)

from timeline_app.views.reading.blocks import Block, Code, Heading, Item, Paragraph, Run, Runs

_FEATURES: Final = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_OUTWARD: Final = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE).match
_INNER_LEVEL: Final = 3
LONGEST_TEXT: Final = 200_000
"""Characters of a text that are shown; the rest is cut off, with an ellipsis."""
MOST_MARKS: Final = 2_000
"""Items and cells a text may have: Qt takes a second for 4,000, and four times that for twice as many."""
_MARKS: Final = re.compile(r"\||^[\s>]*(?:[-*+]|\d+[.)])\s", re.MULTILINE).finditer
_QUOTE: Final = QTextFormat.Property.BlockQuoteLevel
_FENCE: Final = QTextFormat.Property.BlockCodeFence


class _Inert(QTextDocument):
    """A document that loads nothing, whatever its text asks for."""

    def loadResource(self, _kind: int, _url: object) -> object:
        return None


def outward(href: str) -> str | None:
    """Return an address that a reader may follow out of the program; None for every other scheme."""
    return href if _OUTWARD(href) else None


def blocks_of(markdown: str, *, lead: bool = False) -> tuple[Block, ...]:
    """Read Markdown into blocks. Headings become headings inside a text (level 3 and deeper)."""
    if not markdown.strip():
        return ()
    if len(markdown) > LONGEST_TEXT:
        markdown = f"{markdown[:LONGEST_TEXT]}…"
    if sum(1 for _ in _MARKS(markdown)) > MOST_MARKS:
        return tuple(
            Paragraph((Run(part),), quote=False, lead=lead) for part in markdown.split("\n\n") if part
        )
    document = _Inert()
    document.setMarkdown(markdown, _FEATURES)
    made: list[Block] = []
    block = document.begin()
    while block.isValid():
        made.extend(_read_block(block, lead=lead))
        block = block.next()
    return tuple(_fences_joined(made))


def _read_block(block: QTextBlock, *, lead: bool) -> Iterator[Block]:
    runs = tuple(_runs(block))
    text = "".join(run.text for run in runs)
    if not text.strip():
        return
    form = block.blockFormat()
    if form.hasProperty(_FENCE) or form.nonBreakableLines():
        yield Code(text)
    elif form.headingLevel():
        yield Heading(text, _INNER_LEVEL + min(form.headingLevel(), 3) - 1)
    elif block.textList() is not None:
        yield Item(runs, _marker(block), block.textList().format().indent() - 1)
    else:
        yield Paragraph(runs, quote=_is_quote(form), lead=lead)


def _is_quote(form: QTextBlockFormat) -> bool:
    return bool(form.property(_QUOTE))


def _marker(block: QTextBlock) -> str:
    tick = block.blockFormat().marker()
    if tick is QTextBlockFormat.MarkerType.Checked:
        return "☑"
    if tick is QTextBlockFormat.MarkerType.Unchecked:
        return "☐"
    bullets = (
        QTextListFormat.Style.ListDisc,
        QTextListFormat.Style.ListCircle,
        QTextListFormat.Style.ListSquare,
    )
    listed = block.textList()
    return "•" if listed.format().style() in bullets else listed.itemText(block)


def _runs(block: QTextBlock) -> Iterator[Run]:
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        form = fragment.charFormat()
        if form.isImageFormat():
            yield _picture(form)
        else:
            # Qt writes a line break inside a paragraph as a line separator.
            yield _run(fragment.text().replace("\u2028", "\n"), form)
        fragments += 1


def _run(text: str, form: QTextCharFormat) -> Run:
    return Run(
        text,
        url=outward(form.anchorHref()) if form.isAnchor() else None,
        strong=form.fontWeight() > 500,
        emphasis=form.fontItalic(),
        code=form.fontFixedPitch(),
    )


def _picture(form: QTextCharFormat) -> Run:
    """A picture in a text stands as its words, with a link where it is elsewhere: nothing is loaded."""
    image = form.toImageFormat()
    words = str(image.property(QTextFormat.Property.ImageAltText) or image.name())
    return Run(f"[{words}]", url=outward(image.name()), emphasis=True)


def _fences_joined(blocks: list[Block]) -> Iterator[Block]:
    """Join the lines of code, which Qt keeps as a block each."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Code):
            lines.append(block.text)
            continue
        if lines:
            yield Code("\n".join(lines))
            lines = []
        yield block
    if lines:
        yield Code("\n".join(lines))


def first_runs(markdown: str) -> Runs:
    """Return a text as the runs of one line: for notes that stand in a list."""
    runs: list[Run] = []
    for block in blocks_of(markdown):
        if runs:
            runs.append(Run(" "))
        match block:
            case Paragraph(runs=own) | Item(runs=own):
                runs.extend(own)
            case Heading(text=text) | Code(text=text):
                runs.append(Run(text))
    return tuple(runs)
