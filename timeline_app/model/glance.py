"""What filters and the search need to know of an event: less than the whole of it, and sooner had."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple, Protocol, runtime_checkable

from timeline_app.model.event import Event


class Glance(NamedTuple):
    """The ids an event names, and its words: ``titles`` in all languages, ``texts`` are what else it says."""

    category: str
    status: str
    places: Sequence[str]
    corridors: Sequence[str]
    actors: Sequence[str]
    series: Sequence[str]
    sources: Sequence[str]
    related: Sequence[str]
    titles: Sequence[str]
    texts: Sequence[str]


@runtime_checkable
class Glanced(Protocol):
    """Events that can be glanced at without being made."""

    def glances(self, first: int, last: int) -> Iterable[Glance]:
        """Return the glances of the events from one index to before another."""
        ...


def glance_of(event: Event) -> Glance:
    """Return the glance of an event that is there."""
    return Glance(
        category=event.category or "",
        status=event.status.value,
        places=event.places,
        corridors=event.corridors,
        actors=event.actors,
        series=[figure.series for figure in event.figures],
        sources=[citation.id for citation in event.sources],
        related=[relation.id for relation in event.related],
        titles=tuple(event.title.values()),
        texts=(*event.summary.values(), *event.body.values()),
    )


def glances(events: Sequence[Event], first: int, last: int) -> Iterable[Glance]:
    """Return the glances of the events from one index to before another, none of them made for it."""
    if isinstance(events, Glanced):
        return events.glances(first, last)
    return map(glance_of, islice(events, first, last))
