"""Who names what: for each category, place, actor, source ... the events that name it, as arrays.

Made once for a dataset, in the background; filters, selections and counts then ask arrays only.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.columns import STATUS_CODES, EventColumns
from timeline_app.model.event import Event
from timeline_app.model.glance import Glance, glances
from timeline_app.model.ref import Kind

Indexes = NDArray[np.int32]
Report = Callable[[float], None]

CHUNK = 1_000
"""So many events are looked at in one go, so that other threads need not wait for long."""

_NOBODY = np.empty(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Postings:
    """For each id the events that name it: those of ``ids[n]`` are ``events[offsets[n]:offsets[n + 1]]``.

    Events are indexes in dataset order, ascending, each once an id.
    """

    ids: tuple[str, ...]
    offsets: NDArray[np.int64]
    events: Indexes
    index: Mapping[str, int]

    def of(self, identifier: str) -> Indexes:
        """Return the events that name an id."""
        number = self.index.get(identifier, -1)
        return self.events[self.offsets[number] : self.offsets[number + 1]] if number >= 0 else _NOBODY

    def counts(self) -> dict[str, int]:
        """Return how many events name each id, the most named first."""
        counts = np.diff(self.offsets)
        order = np.argsort(-counts, kind="stable").tolist()
        return {self.ids[number]: int(counts[number]) for number in order}

    def named_by(self, mask: NDArray[np.bool_]) -> list[str]:
        """Return the ids that any of some events names; ``mask`` has a truth an event."""
        before = np.concatenate(([0], np.cumsum(mask[self.events])))
        return [self.ids[number] for number in np.flatnonzero(np.diff(before[self.offsets])).tolist()]


@dataclass(frozen=True, slots=True)
class Members:
    """Postings by the kind of what is named, and by status; ``count`` events in all, dated or not.

    Those of ``Kind.EVENT`` are the relations: the events that say they relate to an event.
    """

    count: int
    of_kind: Mapping[Kind, Postings]
    statuses: Postings

    def mask(self, events: Indexes | Sequence[int]) -> NDArray[np.bool_]:
        """Return which events are among some, a truth an event."""
        mask = np.zeros(self.count, dtype=np.bool_)
        mask[events] = True
        return mask


_FIELDS: tuple[tuple[Kind, int], ...] = tuple(
    (kind, Glance._fields.index(name))
    for kind, name in (
        (Kind.PLACE, "places"),
        (Kind.CORRIDOR, "corridors"),
        (Kind.ACTOR, "actors"),
        (Kind.SERIES, "series"),
        (Kind.SOURCE, "sources"),
        (Kind.EVENT, "related"),
    )
)


class _Collector:
    """Pairs of an id and an event, in the order of the events."""

    def __init__(self) -> None:
        self._index: dict[str, int] = {}
        self._named, self._events = array("i"), array("i")

    def add(self, identifier: str, event: int) -> None:
        self._named.append(self._index.setdefault(identifier, len(self._index)))
        self._events.append(event)

    def add_all(self, ids: Sequence[str], event: int) -> None:
        for identifier in ids if len(ids) == 1 else dict.fromkeys(ids):
            self.add(identifier, event)

    def postings(self) -> Postings:
        return _postings(self._index, np.array(self._named), np.array(self._events, dtype=np.int32))


def _postings(index: Mapping[str, int], named: NDArray[Any], events: Indexes) -> Postings:
    """Sort pairs of an id's number and an event by the id; pairs of one id stay in order."""
    offsets = np.zeros(len(index) + 1, dtype=np.int64)
    np.cumsum(np.bincount(named, minlength=len(index)), out=offsets[1:])
    return Postings(tuple(index), offsets, events[np.argsort(named, kind="stable")], index)


def _nobody(_share: float) -> None:
    return None


def build_members(events: Sequence[Event], report: Report = _nobody) -> Members:
    """Look at all events; ``report`` hears the share done, 0 to 1, and may raise to give up."""
    found = {kind: _Collector() for kind, _ in _FIELDS}
    categories, statuses = _Collector(), _Collector()
    fields = [(found[kind].add_all, place) for kind, place in _FIELDS]
    for first in range(0, len(events), CHUNK):
        report(first / len(events))
        for number, glance in enumerate(glances(events, first, min(first + CHUNK, len(events))), first):
            if glance.category:
                categories.add(glance.category, number)
            statuses.add(glance.status, number)
            for add_all, place in fields:
                if glance[place]:
                    add_all(glance[place], number)
    of_kind = {kind: one.postings() for kind, one in found.items()}
    return Members(len(events), {**of_kind, Kind.CATEGORY: categories.postings()}, statuses.postings())


def members_of_columns(columns: EventColumns, ids: Mapping[Kind, Sequence[str]]) -> Members:
    """Return what columns alone tell: one category, place and actor an event, and nothing else.

    ``ids`` are the ids of categories, places and actors in the order the columns count in.
    """
    order = np.argsort(columns.order, kind="stable")

    def postings(names: Sequence[str], column: NDArray[Any]) -> Postings:
        codes = column[order]
        named = np.flatnonzero(codes >= 0).astype(np.int32)
        return _postings({name: number for number, name in enumerate(names)}, codes[named], named)

    of_kind = {kind: _Collector().postings() for kind, _ in _FIELDS}
    for kind, names in ids.items():
        of_kind[kind] = postings(names, getattr(columns, kind.value))
    statuses = postings([status.value for status in STATUS_CODES], columns.status.astype(np.int32))
    return Members(len(columns), of_kind, statuses)
