"""All words of a dataset, folded once, so that a search over a million events is a pass over bytes.

An event is found by its own words and by those of the places, actors and sources it names; these are
folded once each, and found events by who names them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.columns import StringColumn
from timeline_app.model.dataset import Dataset
from timeline_app.model.event_ids import EventIds
from timeline_app.model.folding import fold
from timeline_app.model.glance import glances
from timeline_app.model.haystack import Haystack, HaystackBuilder, Mask
from timeline_app.model.members import CHUNK
from timeline_app.model.records import name_of, records_but_events
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.report import Report, unheard
from timeline_app.model.text import all_texts

HITS = 50
"""How many records a search names."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found: the events that hold every word, and the records with them in their name."""

    query: str
    found: EventIds | tuple[str, ...]
    named: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """The folded words of a dataset.

    ``titles`` has a text an event: its titles, each after a line feed; ``texts`` has the rest of its own
    words. ``lent`` are the words of places, actors and sources, by kind and id; ``names`` the names, in
    all languages, of every record that is no event.
    """

    dataset: Dataset
    titles: Haystack
    texts: Haystack
    lent: Mapping[Kind, Sequence[tuple[str, str]]]
    names: Sequence[tuple[Ref, Sequence[str]]]

    def search(self, query: str, report: Report = unheard) -> Answer:
        """Return what a query finds; ``report`` hears the share done, 0 to 1, and may raise to give up."""
        wanted = " ".join(fold(query).split())
        words = list(dict.fromkeys(wanted.split()))
        if not words:
            return Answer(query, ())
        titled = np.ones(len(self.titles), dtype=np.bool_)
        found = titled.copy()
        share = 1 / len(words)
        for number, word in enumerate(words):
            in_title = self.titles.holding(word, _part(report, number * share, 0.3 * share))
            titled &= in_title
            found &= in_title | self._beside(word, _part(report, (number + 0.3) * share, 0.7 * share))
        events = EventIds(self.dataset, np.flatnonzero(found))
        return Answer(query, events, self._named(wanted, words, titled))

    def _beside(self, word: str, report: Report) -> Mask:
        """Return which events have a word elsewhere than in their title."""
        found = self.texts.holding(word, report)
        for kind, lent in self.lent.items():
            postings = self.dataset.members.of_kind[kind]
            for identifier, text in lent:
                if word in text:
                    found[postings.of(identifier)] = True
        return found

    def _named(self, wanted: str, words: Sequence[str], titled: Mask) -> tuple[Ref, ...]:
        """Return the records that have all the words in one name, those first whose name starts with them."""
        starting = self.titles.starting(wanted) if titled.any() else titled
        first = [self._event(index) for index in np.flatnonzero(starting)[:HITS].tolist()]
        others = self._holding(words, np.flatnonzero(titled & ~starting))
        holding: list[Ref] = []
        for ref, names in self.names:
            if any(name.startswith(wanted) for name in names):
                first.append(ref)
            elif any(all(word in name for word in words) for name in names):
                holding.append(ref)
        return tuple([*first, *others, *holding][:HITS])

    def _holding(self, words: Sequence[str], candidates: NDArray[np.int64]) -> Iterator[Ref]:
        """Yield the first of some events that have all the words in the title of one language."""
        found = 0
        for index in candidates.tolist():
            titles = self.titles.text(index).split("\n")
            if any(all(word in title for word in words) for title in titles):
                yield self._event(index)
                found += 1
            if found == HITS:
                return

    def _event(self, index: int) -> Ref:
        return Ref(Kind.EVENT, self.dataset.event_id(index))


def _part(report: Report, start: float, share: float) -> Report:
    return lambda done: report(start + done * share)


def build_corpus(dataset: Dataset, report: Report = unheard) -> Corpus:
    """Fold all words of a dataset; ``report`` hears the share done, 0 to 1, and may raise to give up."""
    titles, texts = HaystackBuilder(), HaystackBuilder()
    count = dataset.event_count
    for first in range(0, count, CHUNK):
        report(first / count)
        pairs = list(_words(dataset, first, min(first + CHUNK, count)))
        # A line feed begins a title, so there must be none inside.
        titles.add("".join("\n" + title.replace("\n", " ") for title in own) for own, _ in pairs)
        texts.add("\n".join(rest) for _, rest in pairs)
    _ = dataset.members
    return Corpus(dataset, titles.haystack(), texts.haystack(), _lent(dataset), _names(dataset))


def _words(dataset: Dataset, first: int, last: int) -> Iterable[tuple[Sequence[str], Sequence[str]]]:
    """Yield titles and other texts of some events; of a dataset of columns alone, its titles."""
    if dataset.events:
        return ((glance.titles, glance.texts) for glance in glances(dataset.events, first, last))
    columns: list[StringColumn] = list(dataset.columns.titles.values())
    rows = dataset.row_of_event[first:last].tolist()
    return ((tuple(column[row] for column in columns), ()) for row in rows)


def _lent(dataset: Dataset) -> Mapping[Kind, Sequence[tuple[str, str]]]:
    return {
        Kind.PLACE: [(place.id, _folded(place.name)) for place in dataset.places],
        Kind.ACTOR: [(actor.id, _folded(actor.name, actor.long_name)) for actor in dataset.actors],
        Kind.SOURCE: [(source.id, _folded(source.title)) for source in dataset.sources],
    }


def _folded(*texts: Mapping[str, str]) -> str:
    return fold("\n".join(all_texts(texts)))


def _names(dataset: Dataset) -> Sequence[tuple[Ref, Sequence[str]]]:
    return [
        (ref, [fold(name) for name in name_of(record).values()])
        for ref, record in records_but_events(dataset)
    ]
