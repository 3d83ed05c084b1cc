"""Figures of two sides as a table model: figure, one side, the other, the change."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from timeline_app.layout.text import TextStyle
from timeline_app.model.as_of import Reading
from timeline_app.model.comparison import Pair
from timeline_app.model.ref import Kind, Ref
from timeline_app.painting.measure import font_of
from timeline_app.views.statistics.words import FigureWords

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class ComparisonTable(QAbstractTableModel):
    """One row a figure; values carry their period and source in a second line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._refs: tuple[Ref, ...] = ()
        self._texts: tuple[tuple[str, ...], ...] = ()
        self._heads = ("", "")

    def show_pairs(self, pairs: Sequence[Pair], heads: tuple[str, str], words: FigureWords) -> None:
        """Show pairs of figures under the names of the two sides."""
        self.beginResetModel()
        self._heads = heads
        self._refs = tuple(Ref(Kind.SERIES, pair.series.id) for pair in pairs)
        self._texts = tuple(
            (
                words.title(pair.series),
                _side(pair.one, words),
                self.tr("the same figure") if _is_same(pair) else _side(pair.other, words),
                words.change_of(pair.change, pair.series, signs=True),
            )
            for pair in pairs
        )
        self.endResetModel()

    def ref_at(self, row: int) -> Ref:
        """Return the series a row stands for."""
        return self._refs[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._texts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation is Qt.Orientation.Vertical or role != Role.DisplayRole:
            return None
        return (self.tr("Figure"), *self._heads, self.tr("Change"))[section]

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what a cell shows or looks like."""
        if not index.isValid():
            return None
        match role:
            case Role.DisplayRole | Role.ToolTipRole:
                return self._texts[index.row()][index.column()]
            case Role.FontRole:
                return font_of(TextStyle(12.0, tabular=True))
            case Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None


def _is_same(pair: Pair) -> bool:
    return pair.one is not None and pair.one is pair.other


def _side(reading: Reading | None, words: FigureWords) -> str:
    if reading is None:
        return "–"
    observation = reading.observation
    when = f"{words.period(observation)} {words.mark(observation)}"
    return f"{words.sign_value(observation, reading.series)}\n{when}"
