"""Who names what: for each category, place, actor, source ... the events that name it, as arrays.

Made once for a dataset, in the background; filters, selections and counts then ask arrays only.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.columns import STATUS_CODES, EventColumns
from timeline_app.model.event import Event
from timeline_app.model.glance import Glance, glances
from timeline_app.model.ref import Kind
from timeline_app.model.report import Report, unheard

Indexes = NDArray[np.int32]

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
        numbers = np.flatnonzero(np.diff(self.offsets))
        if not len(numbers):
            return []
        # Who is named by nobody has no piece of the array, which then is cut up without gaps.
        named = np.logical_or.reduceat(mask[self.events], self.offsets[numbers])
        return [self.ids[number] for number in numbers[named].tolist()]


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


_FIELDS = tuple(
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
_CATEGORY, _STATUS = Glance._fields.index("category"), Glance._fields.index("status")

KINDS = (*(kind for kind, _ in _FIELDS), Kind.CATEGORY)
"""What an event may name."""


class _Collector:
    """Pairs of an id and an event, in the order of the events, taken up a thousand events at a time."""

    def __init__(self) -> None:
        # Numbers an id when it is first met, without a line of Python for each.
        self._index: defaultdict[str, int] = defaultdict(count().__next__)
        self._named: list[NDArray[np.int32]] = []
        self._events: list[Indexes] = []

    def add(self, ids: Sequence[Sequence[str]], first: int) -> None:
        """Add the ids that some events name, one event after the other from ``first`` on."""
        lengths = np.fromiter(map(len, ids), dtype=np.int64, count=len(ids))
        total = int(lengths.sum())
        if total:
            flat = map(self._index.__getitem__, chain.from_iterable(ids))
            self._named.append(np.fromiter(flat, dtype=np.int32, count=total))
            self._events.append(np.repeat(np.arange(first, first + len(ids), dtype=np.int32), lengths))

    def postings(self) -> Postings:
        """Return what was added, an id that an event names twice once."""
        named, events = (np.concatenate((_NOBODY, *parts)) for parts in (self._named, self._events))
        order = np.argsort(named, kind="stable")
        named, events = named[order], events[order]
        again = (np.diff(named) == 0) & (np.diff(events) == 0)
        if again.any():
            kept = np.concatenate(([True], ~again))
            named, events = named[kept], events[kept]
        return _postings(dict(self._index), named, events)


def _postings(index: Mapping[str, int], named: NDArray[Any], events: Indexes) -> Postings:
    """Return pairs of an id's number and an event, sorted by both, as postings."""
    offsets = np.zeros(len(index) + 1, dtype=np.int64)
    np.cumsum(np.bincount(named, minlength=len(index)), out=offsets[1:])
    return Postings(tuple(index), offsets, events, index)


def build_members(events: Sequence[Event], report: Report = unheard) -> Members:
    """Look at all events; ``report`` hears the share done, 0 to 1, and may raise to give up."""
    found = {kind: _Collector() for kind in KINDS}
    statuses = _Collector()
    for first in range(0, len(events), CHUNK):
        report(first / len(events))
        columns = list(zip(*glances(events, first, min(first + CHUNK, len(events))), strict=True))
        for kind, place in _FIELDS:
            found[kind].add(columns[place], first)
        found[Kind.CATEGORY].add([(one,) if one else () for one in columns[_CATEGORY]], first)
        statuses.add([(one,) for one in columns[_STATUS]], first)
    return Members(len(events), {kind: one.postings() for kind, one in found.items()}, statuses.postings())


def members_of_columns(columns: EventColumns, ids: Mapping[Kind, Sequence[str]]) -> Members:
    """Return what columns alone tell: one category, place and actor an event, and nothing else.

    ``ids`` are the ids of categories, places and actors in the order the columns count in.
    """
    order = np.argsort(columns.order, kind="stable")

    def postings(names: Sequence[str], column: NDArray[Any]) -> Postings:
        codes = column[order]
        by_name = np.argsort(codes, kind="stable").astype(np.int32)
        by_name = by_name[int((codes < 0).sum()) :]
        return _postings({name: number for number, name in enumerate(names)}, codes[by_name], by_name)

    of_kind = {kind: _Collector().postings() for kind in KINDS}
    for kind, names in ids.items():
        of_kind[kind] = postings(names, getattr(columns, kind.value))
    statuses = postings([status.value for status in STATUS_CODES], columns.status.astype(np.int32))
    return Members(len(columns), of_kind, statuses)
