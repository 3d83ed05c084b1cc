"""Events as columns of numbers, sorted by start: what the timeline reads, frame after frame."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import IntFlag
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.edtf import Edtf, Precision
from timeline_app.model.event import Event, EventStatus
from timeline_app.model.text import pick

Floats = NDArray[np.float64]
Integers = NDArray[np.integer[Any]]


class Edge(IntFlag):
    """How honest the two ends of an event are, and whether it is a span at all."""

    NONE = 0
    INTERVAL = 1
    APPROXIMATE_START = 2
    APPROXIMATE_END = 4
    UNCERTAIN_START = 8
    UNCERTAIN_END = 16
    OPEN_START = 32
    OPEN_END = 64
    UNKNOWN_START = 128
    UNKNOWN_END = 256


STATUS_CODES: Mapping[EventStatus, int] = {status: code for code, status in enumerate(EventStatus)}
PRECISION_CODES: Mapping[Precision, int] = {precision: code for code, precision in enumerate(Precision)}


@dataclass(frozen=True, slots=True)
class StringColumn:
    """Strings as one UTF-8 blob with offsets, shape (n + 1,): small, and quick to map from a file."""

    blob: bytes
    offsets: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, row: int) -> str:
        return self.blob[self.offsets[row] : self.offsets[row + 1]].decode()


_PACKED = 10_000
"""So many strings are packed in one go."""


def string_column(values: Iterable[str]) -> StringColumn:
    """Pack strings into a column."""
    blobs, lengths = [], [np.zeros(1, dtype=np.int64)]
    waiting = iter(values)
    # A million in one go would keep Python's lock from the window for a tenth of a second.
    while encoded := [value.encode() for value in islice(waiting, _PACKED)]:
        blobs.append(b"".join(encoded))
        lengths.append(np.fromiter(map(len, encoded), dtype=np.int64, count=len(encoded)))
    return StringColumn(b"".join(blobs), np.cumsum(np.concatenate(lengths)))


@dataclass(frozen=True, slots=True)
class EventColumns:
    """The dated events of a dataset, one row each, sorted by start, then end, then dataset order.

    ``start`` and ``end`` are day numbers, end exclusive, infinite where the date is open or unknown.
    ``category``, ``place`` and ``actor`` index the dataset's tuples (the event's first one), -1 for none.
    ``order`` is the event's index in ``Dataset.events``. ``titles`` holds one column a language.
    """

    start: Floats
    end: Floats
    category: Integers
    place: Integers
    actor: Integers
    importance: Integers
    status: Integers
    precision: Integers
    edges: Integers
    order: Integers
    ids: StringColumn
    titles: Mapping[str, StringColumn] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.start)


NUMBER_COLUMNS = tuple(column.name for column in fields(EventColumns) if column.name not in ("ids", "titles"))
"""The columns that are arrays of numbers, in order."""


def edges_of(when: Edtf) -> Edge:
    """Return the honesty of a date's two ends as flags."""
    marks = (
        (when.is_interval, Edge.INTERVAL),
        (when.start_approximate, Edge.APPROXIMATE_START),
        (when.end_approximate, Edge.APPROXIMATE_END),
        (when.start_uncertain, Edge.UNCERTAIN_START),
        (when.end_uncertain, Edge.UNCERTAIN_END),
        (when.open_start, Edge.OPEN_START),
        (when.open_end, Edge.OPEN_END),
        (when.unknown_start, Edge.UNKNOWN_START),
        (when.unknown_end, Edge.UNKNOWN_END),
    )
    return Edge(sum(flag for is_set, flag in marks if is_set))


def _first(ids: Sequence[str], index: Mapping[str, int]) -> int:
    return index.get(ids[0], -1) if ids else -1


def build_columns(
    events: Sequence[Event],
    categories: Mapping[str, int],
    places: Mapping[str, int],
    actors: Mapping[str, int],
    languages: Sequence[str],
) -> EventColumns:
    """Turn events into columns; events without a date have no row.

    ``categories``, ``places`` and ``actors`` map ids to indexes; ``languages`` (best first) decide
    which title stands in when an event has none in a language.
    """
    dated = [(i, event, event.when) for i, event in enumerate(events) if event.when is not None]
    dated.sort(key=lambda row: (row[2].start_instant, row[2].end_instant, row[0]))
    size = len(dated)

    def numbers(values: Iterable[float], dtype: Any) -> Any:
        return np.fromiter(values, dtype=dtype, count=size)

    return EventColumns(
        start=numbers((when.start_instant for _, _, when in dated), np.float64),
        end=numbers((when.end_instant for _, _, when in dated), np.float64),
        category=numbers((categories.get(e.category or "", -1) for _, e, _ in dated), np.int32),
        place=numbers((_first(e.places, places) for _, e, _ in dated), np.int32),
        actor=numbers((_first(e.actors, actors) for _, e, _ in dated), np.int32),
        importance=numbers((e.importance for _, e, _ in dated), np.uint8),
        status=numbers((STATUS_CODES[e.status] for _, e, _ in dated), np.uint8),
        precision=numbers((PRECISION_CODES[when.precision] for _, _, when in dated), np.uint8),
        edges=numbers((int(edges_of(when)) for _, _, when in dated), np.uint16),
        order=numbers((i for i, _, _ in dated), np.int32),
        ids=string_column(e.id for _, e, _ in dated),
        titles={
            tag: string_column(pick(e.title, (tag, *languages)) for _, e, _ in dated) for tag in languages
        },
    )
