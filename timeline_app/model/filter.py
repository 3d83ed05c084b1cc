"""Filters: which events a reader wants to see, as a value, and as a mask over the columns."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.columns import Edge
from timeline_app.model.dataset import Dataset
from timeline_app.model.event import Event, EventStatus
from timeline_app.model.text import all_texts

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


def passes(event: Event, wanted: Filter) -> bool:
    """Whether one event meets a filter, its span aside for events without a date."""
    memberships: tuple[tuple[frozenset[str], Iterable[str]], ...] = (
        (wanted.categories, (event.category or "",)),
        (wanted.places, event.places),
        (wanted.actors, event.actors),
        (wanted.corridors, event.corridors),
        (wanted.sources, (citation.id for citation in event.sources)),
        (wanted.statuses, (event.status,)),
    )
    return all(not ids or not ids.isdisjoint(own) for ids, own in memberships)


def mask_of(dataset: Dataset, wanted: Filter) -> Mask:
    """Return which rows of the dataset's columns a filter lets through, shape (rows,)."""
    columns = dataset.columns
    mask = np.ones(len(columns), dtype=np.bool_)
    if wanted.is_empty:
        return mask
    if wanted.certain_only:
        mask &= (columns.edges & int(UNSURE)) == 0
    if wanted.span is not None:
        first, last = wanted.span
        mask &= (columns.start < last) & (columns.end > first)
    for row in np.flatnonzero(mask):
        mask[row] = passes(dataset.events[columns.order[row]], wanted)
    return mask


def fold(text: str) -> str:
    """Fold case, accents and script variants away, so that Ürümqi finds Urumqi and Қ finds К."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return bare.translate(_VARIANTS)


# Kazakh and other Cyrillic letters that do not decompose, and apostrophes of several kinds.
_VARIANTS = str.maketrans("қғңұүһөәіҷҳӯ’ʻʼ‘`", "кгнууһоаичху'''''") | str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ə": "e"}
)


def search_text(dataset: Dataset, event: Event) -> str:
    """Return everything a search may find an event by, folded, in all languages."""
    places = (dataset.places_by_id[i].name for i in event.places if i in dataset.places_by_id)
    actors = [dataset.actors_by_id[i] for i in event.actors if i in dataset.actors_by_id]
    sources = (dataset.sources_by_id[c.id].title for c in event.sources if c.id in dataset.sources_by_id)
    texts = (
        event.title,
        event.summary,
        event.body,
        *places,
        *(actor.name for actor in actors),
        *(actor.long_name for actor in actors),
        *sources,
    )
    return fold("\n".join(all_texts(texts)))


def search(dataset: Dataset, query: str, texts: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the events that hold every word of ``query``, in dataset order.

    ``texts`` are the events' ``search_text``, kept by the caller because making them is the dear part.
    """
    words = fold(query).split()
    if not words:
        return ()
    return tuple(
        event.id
        for event, text in zip(dataset.events, texts, strict=True)
        if all(word in text for word in words)
    )
