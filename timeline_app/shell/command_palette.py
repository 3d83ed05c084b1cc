"""The command palette: every action and every record, found by a few letters."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QVBoxLayout, QWidget

from timeline_app.model.folding import fold
from timeline_app.shell.rows import add_row

Command = tuple[str, str, Callable[[], object]]
"""What it is called, what stands beside it (a key, a kind), and what it does."""

Find = Callable[[str, Callable[[Sequence[Command]], None]], None]
"""Finds more commands for a text and shows them, now or later, unless another text is asked for first."""

SHOWN = 60
_WIDTH, _ROW_MARGIN = 560, 60


_FIRST_OF_WORD, _NEXT_OF_WORD, _NEXT, _LOOSE = 3.0, 2.5, 2.0, 0.5
"""What a letter counts that begins a word, goes on with the beginning of one, follows another, or neither."""


def fuzzy_score(query: str, text: str) -> float | None:
    """Return how well the letters of ``query`` run through ``text`` in order, None when they do not.

    Higher is better: letters that start a word or follow each other count more; both are folded.
    """
    first = _score_from(query, text, 0)
    if first is None:
        return None
    # The letters may come loosely before they come in one piece.
    pieces = (_score_from(query, text, match.start()) for match in re.finditer(re.escape(query), text))
    return max([first, *(score for score in pieces if score is not None)]) - 0.01 * len(text)


def _score_from(query: str, text: str, position: int) -> float | None:
    score, previous, in_beginning = 0.0, -2, False
    for letter in query:
        found = text.find(letter, position)
        if found < 0:
            return None
        starts_word = found == 0 or not text[found - 1].isalnum()
        follows = found == previous + 1
        in_beginning = starts_word or (follows and in_beginning)
        if starts_word:
            score += _FIRST_OF_WORD
        elif follows:
            score += _NEXT_OF_WORD if in_beginning else _NEXT
        else:
            score += _LOOSE
        previous, position = found, found + 1
    return score


def ranked(query: str, commands: Sequence[Command]) -> list[Command]:
    """Return the commands a query finds, best first; all of them, as they come, for an empty one."""
    wanted = fold(query).replace(" ", "")
    if not wanted:
        return list(commands[:SHOWN])
    scored = [
        (score, index)
        for index, (text, _beside, _run) in enumerate(commands)
        if (score := fuzzy_score(wanted, fold(text))) is not None
    ]
    scored.sort(key=lambda item: (-item[0], item[1]))
    return [commands[index] for _score, index in scored[:SHOWN]]


class CommandPalette(QDialog):
    """A line to type in and a list; Enter runs, Escape closes."""

    def __init__(self, commands: Sequence[Command], parent: QWidget, find: Find | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(self.tr("Command palette"))
        self._commands, self._find = commands, find
        self._field = QLineEdit(placeholderText=self.tr("A command, an event, a place, a source…"))
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        self._field.textChanged.connect(self._on_field_text_changed)
        self._field.installEventFilter(self)
        self._list.itemClicked.connect(lambda _item: self._run())
        self.resize(_WIDTH, 420)
        self._on_field_text_changed("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                rows = max(1, self._list.count())
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                self._list.setCurrentRow((self._list.currentRow() + by) % rows)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _on_field_text_changed(self, text: str) -> None:
        self._list.clear()
        self._add(ranked(text, self._commands))
        self._list.setCurrentRow(0)
        if self._find is not None:
            self._find(text, self._add)

    def _add(self, commands: Sequence[Command]) -> None:
        for command in commands:
            name, beside, _run = command
            item = add_row(self._list, name, beside, _WIDTH - _ROW_MARGIN)
            item.setData(Qt.ItemDataRole.UserRole, command)
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(0)

    def _run(self) -> None:
        item = self._list.currentItem()
        self.accept()
        if item is not None:
            item.data(Qt.ItemDataRole.UserRole)[2]()
