"""What the table's cells say: also off the GUI thread, where a million of them are copied."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from timeline_app.model.event import EventStatus
from timeline_app.views.table.rows import Column, TableRows
from timeline_app.wording.dates import date_in_words, span_in_words


@dataclass(frozen=True)
class Cells:
    """The words of some events in a language; ``statuses`` is how it calls these."""

    rows: TableRows
    language: str
    statuses: Mapping[EventStatus, str]

    def text(self, number: int, column: Column) -> str:
        """Return what a column says of an event, by its number."""
        return _TEXTS[column](self, number)

    def lines(self, numbers: Iterable[int]) -> Iterator[Sequence[str]]:
        """Yield all columns of some events."""
        for number in numbers:
            yield [self.text(number, column) for column in Column]


def _when(cells: Cells, number: int) -> str:
    rows, language = cells.rows, cells.language
    event = rows.event(number)
    if event is not None:
        return "" if event.when is None else date_in_words(event.when, language, short=True)
    columns = rows.dataset.columns
    return span_in_words(float(columns.start[number]), float(columns.end[number]), language)


_TEXTS: Final[Mapping[Column, Callable[[Cells, int], str]]] = {
    Column.WHEN: _when,
    Column.TITLE: lambda cells, number: cells.rows.title(number),
    Column.CATEGORY: lambda cells, number: cells.rows.category(number),
    Column.STATUS: lambda cells, number: cells.statuses[cells.rows.status(number)],
    Column.PLACES: lambda cells, number: cells.rows.places(number),
    Column.ACTORS: lambda cells, number: cells.rows.actors(number),
    Column.IMPORTANCE: lambda cells, number: str(cells.rows.importance(number)),
}
