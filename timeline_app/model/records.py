"""Records of any kind, and what a reference stands for is called."""

from collections.abc import Iterator, Sequence

from timeline_app.model.dataset import Dataset, Record
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
