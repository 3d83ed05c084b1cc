"""All observations as a table model: what is drawn, in rows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from timeline_app.layout.text import TextStyle
from timeline_app.model.as_of import central_value
from timeline_app.model.disagreement import disagreements
from timeline_app.model.filter import fold
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
    """An observation in words; ``keys`` are what its columns are sorted by."""

    series: Series
    index: int
    texts: tuple[str, ...]
    keys: tuple[Any, ...]
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

    def show_series(self, several: Sequence[Series], words: FigureWords) -> None:
        """Show the observations of some series."""
        self.beginResetModel()
        self._rows = tuple(row for series in several for row in _rows_of(series, words, self.tr("differs")))
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
        row, column = self._rows[index.row()], index.column()
        match role:
            case Role.DisplayRole | Role.ToolTipRole:
                return row.texts[column]
            case Role.UserRole:
                return row.keys[column]
            case Role.TextAlignmentRole:
                return _RIGHT if column == Column.VALUE else _LEFT
            case Role.FontRole:
                return font_of(TextStyle(12.0, bold=column == Column.VALUE, tabular=True))
            case _:
                return None


def _rows_of(series: Series, words: FigureWords, differs: str) -> list[Row]:
    conflicting = disagreements(series)
    return [
        _row(series, index, words, differs if index in conflicting else "")
        for index in range(len(series.observations))
    ]


def _row(series: Series, index: int, words: FigureWords, differs: str) -> Row:
    observation = series.observations[index]
    value = central_value(observation)
    actual = observation.status is ObservationStatus.ACTUAL
    status = "" if actual else status_in_words(observation.status, words.language)
    source = "" if observation.source is None else observation.source.id
    said = "" if observation.as_of is None else date_in_words(observation.as_of, words.language)
    texts = (
        words.title(series),
        date_in_words(observation.period, words.language),
        observation_in_words(observation, series.unit, words.language, signs=True),
        ", ".join(part for part in (status, differs) if part),
        f"{words.mark(observation)} {words.source_title(source)}" if source else words.mark(observation),
        said,
        words.note(observation),
    )
    keys = (
        fold(texts[Column.FIGURE]),
        _finite(observation.period.start_instant),
        -_FAR if value is None else value,
        texts[Column.STATUS],
        float(words.source_order(source)),
        -_FAR if observation.as_of is None else _finite(observation.as_of.start_instant),
        fold(texts[Column.NOTE]),
    )
    return Row(series, index, texts, keys, bool(differs))


def _finite(instant: float) -> float:
    return instant if math.isfinite(instant) else math.copysign(_FAR, instant)
