"""The event rows of all files to the events of a dataset and their columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from timeline_app.loading.event_rows import EventRows, named, strings_of, take_strings, titles_in
from timeline_app.loading.stored_events import SomeEvents, StoredEvents
from timeline_app.model.columns import EventColumns, StringColumn, string_column
from timeline_app.model.event import Event
from timeline_app.model.text import pick


@dataclass(frozen=True, slots=True)
class Indexes:
    """Where categories, places and actors stand in the dataset, by id."""

    categories: Mapping[str, int]
    places: Mapping[str, int]
    actors: Mapping[str, int]


def event_columns(
    rows: EventRows, events: StoredEvents, indexes: Indexes, languages: Sequence[str]
) -> EventColumns:
    """Return the columns of the dated events, as ``build_columns`` would make them of the events themselves.

    ``rows`` has a row an event, in dataset order. Events that were cut are asked themselves.
    """
    category = named(rows.category, rows.names, indexes.categories)
    place = named(rows.place, rows.names, indexes.places)
    actor = named(rows.actor, rows.names, indexes.actors)
    for index in events.cut:
        event = events[index]
        category[index] = indexes.categories.get(event.category or "", -1)
        place[index] = indexes.places[event.places[0]] if event.places else -1
        actor[index] = indexes.actors[event.actors[0]] if event.actors else -1
    order = np.flatnonzero(~np.isnan(rows.start))
    order = order[np.lexsort((order, rows.end[order], rows.start[order]))].astype(np.int32)
    return EventColumns(
        start=rows.start[order],
        end=rows.end[order],
        category=category[order],
        place=place[order],
        actor=actor[order],
        importance=rows.importance[order],
        status=rows.status[order],
        precision=rows.precision[order],
        edges=rows.edges[order],
        order=order,
        ids=take_strings(rows.ids, order),
        titles={tag: take_strings(column, order) for tag, column in _titles(rows, events, languages).items()},
    )


def _titles(rows: EventRows, events: StoredEvents, languages: Sequence[str]) -> dict[str, StringColumn]:
    return {tag: _titles_for(rows, events, (tag, *languages)) for tag in languages}


def _titles_for(rows: EventRows, events: StoredEvents, languages: Sequence[str]) -> StringColumn:
    """Return the title each event shows a reader of these languages."""
    own = titles_in(rows, languages[0])
    missing = np.flatnonzero(np.diff(own.offsets) == 0)
    if not len(missing):
        return own
    texts = strings_of(own)
    columns = {tag: strings_of(column) for tag, column in rows.titles.items()}
    for row in missing.tolist():
        title = {tag: column[row] for tag, column in columns.items() if column[row]}
        # Which of several strangers' languages comes first, only the event knows.
        texts[row] = pick(title if len(title) == 1 else events[row].title, languages)
    return string_column(texts)


def undated(rows: EventRows, events: Sequence[Event]) -> SomeEvents:
    """Return the events without a date."""
    return SomeEvents(events, np.flatnonzero(np.isnan(rows.start)).astype(np.int32))


CHUNK: Final = 10_000
"""So many ids are looked at in one go, so that other threads need not wait for long."""


def first_of_each(ids: Sequence[str]) -> tuple[dict[str, int], list[tuple[int, int]]]:
    """Return where each id stands first, and for each repetition where it and the first one stand."""
    first: dict[str, int] = {}
    for start in range(0, len(ids), CHUNK):
        # A million in one go would keep Python's lock from the window for a third of a second.
        piece = ids[start : start + CHUNK]
        first.update(zip(piece, range(start, start + len(piece)), strict=True))
    if len(first) == len(ids):
        return first, []
    first = {identifier: len(ids) - 1 - row for row, identifier in enumerate(reversed(ids))}
    again = [(row, first[identifier]) for row, identifier in enumerate(ids) if first[identifier] != row]
    return first, again
