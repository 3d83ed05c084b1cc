"""Filters: which events a reader wants to see, as a value, and as a mask over the columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.columns import Edge
from timeline_app.model.dataset import Dataset
from timeline_app.model.event import EventStatus
from timeline_app.model.members import Members, Postings
from timeline_app.model.ref import Kind

Mask = NDArray[np.bool_]

UNSURE = (
    Edge.APPROXIMATE_START
    | Edge.APPROXIMATE_END
    | Edge.UNCERTAIN_START
    | Edge.UNCERTAIN_END
    | Edge.UNKNOWN_START
    | Edge.UNKNOWN_END
)
"""What keeps an event out of "certain only". An open end is a statement, not a doubt."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show: each non-empty set must be met by one of its members. Ids, frozen."""

    categories: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    corridors: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    statuses: frozenset[EventStatus] = frozenset()
    certain_only: bool = False
    span: tuple[float, float] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self == NO_FILTER


NO_FILTER = Filter()

FACET_KINDS: Mapping[str, Kind] = {
    "categories": Kind.CATEGORY,
    "places": Kind.PLACE,
    "actors": Kind.ACTOR,
    "corridors": Kind.CORRIDOR,
    "sources": Kind.SOURCE,
}
"""The fields of a filter that hold ids, and the kind of these."""


def passing(dataset: Dataset, wanted: Filter) -> Mask:
    """Return which events meet a filter but for its span and certainty, in dataset order, dated or not."""
    members = dataset.members
    mask = np.ones(members.count, dtype=np.bool_)
    for field, kind in FACET_KINDS.items():
        ids: frozenset[str] = getattr(wanted, field)
        if ids:
            mask &= _any_of(members, members.of_kind[kind], ids)
    if wanted.statuses:
        mask &= _any_of(members, members.statuses, [status.value for status in wanted.statuses])
    return mask


def _any_of(members: Members, postings: Postings, ids: Iterable[str]) -> Mask:
    mask = np.zeros(members.count, dtype=np.bool_)
    for identifier in ids:
        mask[postings.of(identifier)] = True
    return mask


def mask_of(dataset: Dataset, wanted: Filter) -> Mask:
    """Return which rows of the dataset's columns a filter lets through, shape (rows,)."""
    columns = dataset.columns
    asks_events = bool(wanted.statuses) or any(getattr(wanted, field) for field in FACET_KINDS)
    mask = passing(dataset, wanted)[columns.order] if asks_events else np.ones(len(columns), dtype=np.bool_)
    if wanted.certain_only:
        mask &= (columns.edges & int(UNSURE)) == 0
    if wanted.span is not None:
        first, last = wanted.span
        mask &= (columns.start < last) & (columns.end > first)
    return mask
