"""Records of any kind by name: for searching, and for saying what a reference stands for."""

from collections.abc import Iterator, Sequence

from timeline_app.model.dataset import Dataset, Record
from timeline_app.model.folding import fold
from timeline_app.model.place import Actor, Place
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.text import Text, pick


def name_of(record: Record) -> Text:
    """Return what a record is called."""
    return record.name if isinstance(record, Place | Actor) else record.title


def title_of(dataset: Dataset, ref: Ref, languages: Sequence[str]) -> str:
    """Return a record's name for a reader, its id when it has none or is not there."""
    record = dataset.find(ref)
    return (pick(name_of(record), languages) if record is not None else "") or ref.id


def records(dataset: Dataset) -> Iterator[tuple[Ref, Record]]:
    """Yield every record one can select, events first."""
    yield from ((Ref(Kind.EVENT, event.id), event) for event in dataset.events)
    yield from records_but_events(dataset)


def records_but_events(dataset: Dataset) -> Iterator[tuple[Ref, Record]]:
    """Yield every record one can select that is no event."""
    tables: tuple[tuple[Kind, Sequence[Record]], ...] = (
        (Kind.PLACE, dataset.places),
        (Kind.CORRIDOR, dataset.corridors),
        (Kind.ACTOR, dataset.actors),
        (Kind.SERIES, dataset.series),
        (Kind.SOURCE, dataset.sources),
    )
    for kind, table in tables:
        for record in table:
            yield Ref(kind, record.id), record


def find_records(dataset: Dataset, query: str, limit: int = 50) -> tuple[Ref, ...]:
    """Return the records whose name, in any language, holds every word of ``query``.

    Names that start with the query come first, the order is otherwise that of ``records``.
    """
    wanted = fold(query).strip()
    words = wanted.split()
    if not words:
        return ()
    starting, holding = [], []
    for ref, record in records(dataset):
        names = [fold(name) for name in name_of(record).values()]
        if any(name.startswith(wanted) for name in names):
            starting.append(ref)
        elif any(all(word in name for word in words) for name in names):
            holding.append(ref)
    return tuple((starting + holding)[:limit])
