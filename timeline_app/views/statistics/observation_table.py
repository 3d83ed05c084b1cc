"""All observations as a table model: what is drawn, in rows."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from timeline_app.layout.text import TextStyle
from timeline_app.model.as_of import central_value
from timeline_app.model.disagreement import disagreements
from timeline_app.model.folding import fold
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import Observation, ObservationStatus, Series
from timeline_app.painting.measure import font_of
from timeline_app.views.statistics.words import FigureWords
from timeline_app.wording.dates import date_in_words
from timeline_app.wording.numbers import observation_in_words, status_in_words

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
SORT = Role.UserRole
"""The role by which the table is sorted: numbers as numbers, dates as instants, words folded."""

_FAR = 1e300
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Column(IntEnum):
    """The table's columns, in order."""

    FIGURE = 0
    PERIOD = 1
    VALUE = 2
    STATUS = 3
    SOURCE = 4
    AS_OF = 5
    NOTE = 6


@dataclass(frozen=True, slots=True)
class Row:
    """An observation, and whether sources differ about it."""

    series: Series
    index: int
    differs: bool

    @property
    def observation(self) -> Observation:
        """The observation itself."""
        return self.series.observations[self.index]


class ObservationTable(QAbstractTableModel):
    """One row an observation, in dataset order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._words: FigureWords | None = None
        self._texts: dict[int, tuple[str, ...]] = {}

    def show_series(self, several: Sequence[Series], words: FigureWords) -> None:
        """Show the observations of some series; each is put into words when it is first looked at."""
        self.beginResetModel()
        self._words = words
        self._texts = {}
        self._rows = tuple(row for series in several for row in _rows_of(series))
        self.endResetModel()

    def row_at(self, row: int) -> Row:
        """Return a row by its number."""
        return self._rows[row]

    def ref_at(self, row: int) -> Ref:
        """Return the series a row belongs to."""
        return Ref(Kind.SERIES, self._rows[row].series.id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role == Role.TextAlignmentRole:
            return _RIGHT if section == Column.VALUE else _LEFT
        if orientation is Qt.Orientation.Vertical or role != Role.DisplayRole:
            return None
        return (
            self.tr("Figure"),
            self.tr("Period"),
            self.tr("Value"),
            self.tr("Status"),
            self.tr("Source"),
            self.tr("Said"),
            self.tr("Note"),
        )[section]

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what a cell shows, is sorted by, says on hovering, or looks like."""
        if not index.isValid():
            return None
        column = index.column()
        match role:
            case Role.DisplayRole | Role.ToolTipRole:
                return self._texts_at(index.row())[column]
            case Role.UserRole:
                return self._key(self._rows[index.row()], column)
            case Role.TextAlignmentRole:
                return _RIGHT if column == Column.VALUE else _LEFT
            case Role.FontRole:
                return font_of(TextStyle(12.0, bold=column == Column.VALUE, tabular=True))
            case _:
                return None

    def _texts_at(self, number: int) -> tuple[str, ...]:
        texts = self._texts.get(number)
        if texts is None and self._words is not None:
            texts = self._texts[number] = _texts(self._rows[number], self._words, self.tr("differs"))
        return texts or ("",) * len(Column)

    def _key(self, row: Row, column: int) -> str | float:
        """What a row is sorted by in a column."""
        return "" if self._words is None else _KEYS[Column(column)](row, self._words)


def _rows_of(series: Series) -> list[Row]:
    conflicting = disagreements(series)
    return [Row(series, index, index in conflicting) for index in range(len(series.observations))]


def _texts(row: Row, words: FigureWords, differs: str) -> tuple[str, ...]:
    series, observation = row.series, row.observation
    actual = observation.status is ObservationStatus.ACTUAL
    status = "" if actual else status_in_words(observation.status, words.language)
    source = "" if observation.source is None else observation.source.id
    return (
        words.title(series),
        date_in_words(observation.period, words.language),
        observation_in_words(observation, series.unit, words.language, signs=True),
        ", ".join(part for part in (status, differs if row.differs else "") if part),
        f"{words.mark(observation)} {words.source_title(source)}" if source else words.mark(observation),
        "" if observation.as_of is None else date_in_words(observation.as_of, words.language),
        words.note(observation),
    )


def _finite(instant: float) -> float:
    return instant if math.isfinite(instant) else math.copysign(_FAR, instant)


def _value_key(row: Row, _words: FigureWords) -> float:
    value = central_value(row.observation)
    return -_FAR if value is None else value


def _source_key(row: Row, words: FigureWords) -> float:
    source = row.observation.source
    return float(words.source_order("" if source is None else source.id))


def _said_key(row: Row, _words: FigureWords) -> float:
    said = row.observation.as_of
    return -_FAR if said is None else _finite(said.start_instant)


_KEYS: Mapping[Column, Callable[[Row, FigureWords], str | float]] = {
    Column.FIGURE: lambda row, words: fold(words.title(row.series)),
    Column.PERIOD: lambda row, _words: _finite(row.observation.period.start_instant),
    Column.VALUE: _value_key,
    Column.STATUS: lambda row, _words: row.observation.status.value,
    Column.SOURCE: _source_key,
    Column.AS_OF: _said_key,
    Column.NOTE: lambda row, words: fold(words.note(row.observation)),
}
