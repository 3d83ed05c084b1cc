"""Print what a dataset covers, and fail where it falls short of what it promises.

    python -m tools.coverage [PATH]         a dataset's folder or file; without PATH, the one that opens first

Exit code 1 when a gap is found or the dataset has errors. What is promised depends on the dataset: see
PROMISES.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline_app.loading.problems import Severity
from timeline_app.loading.read import read_dataset
from timeline_app.model.dataset import Dataset
from timeline_app.model.event import Event
from timeline_app.model.text import Text
from timeline_app.paths import default_dataset

UNDATED = "undated"

Table = Sequence[Sequence[str]]
"""Rows of cells; the first row is the head, the first column the names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """The least a dataset is to hold. ``steps`` bounds the length of each of its stories."""

    events: int = 40
    places: int = 0
    corridors: int = 0
    series: int = 0
    sources: int = 0
    long_series: int = 0
    points: int = 5
    stories: int = 0
    steps: tuple[int, int] = (6, 12)
    sources_of_important: int = 2
    important: int = 4


PROMISES = {
    "china-central-asia": Promise(
        events=150, places=60, corridors=8, series=30, sources=80, long_series=8, stories=3
    )
}
"""By id of dataset; any other promises what ``Promise`` says by default."""


def decade(event: Event) -> str:
    """Return the decade in which an event begins, as ``1990s``, or ``undated``."""
    if event.when is None:
        return UNDATED
    year = next(
        (one for one in (event.when.start_parts[0], event.when.end_parts[0]) if one is not None), None
    )
    return UNDATED if year is None else f"{year // 10 * 10}s"


def lanes(dataset: Dataset) -> Mapping[str, Counter[str]]:
    """Return, for each category's id in order, how many events begin in each decade."""
    counts: dict[str, Counter[str]] = {category.id: Counter() for category in dataset.categories}
    for event in dataset.events:
        counts.setdefault(event.category or "none", Counter())[decade(event)] += 1
    return counts


def sources_of(event: Event) -> frozenset[str]:
    """Return the ids of the different sources an event cites."""
    return frozenset(citation.id for citation in event.sources)


def publishers_of(event: Event, dataset: Dataset) -> frozenset[str]:
    """Return who published what an event cites; a source without a publisher stands for itself."""
    records = (dataset.sources_by_id[identifier] for identifier in sources_of(event))
    return frozenset(record.publisher or record.id for record in records)


def important(events: Iterable[Event], least: int = 4) -> list[Event]:
    """Return the events of an importance of ``least`` or more."""
    return [event for event in events if event.importance >= least]


def texts_by_kind(dataset: Dataset) -> Mapping[str, list[tuple[str, Text]]]:
    """Return, for each kind of record, every text a reader may see with the id of its record.

    Titles of sources are left out: they stay in the language of the source.
    """
    return {
        "dataset": [(dataset.info.id, text) for text in (dataset.info.title, dataset.info.description)],
        "categories": [(one.id, one.title) for one in dataset.categories],
        "actors": [(one.id, text) for one in dataset.actors for text in (one.name, one.long_name, one.note)],
        "places": [(one.id, text) for one in dataset.places for text in (one.name, one.note)],
        "events": [(one.id, text) for one in dataset.events for text in (one.title, one.summary, one.body)],
        "corridors": [(one.id, text) for one in dataset.corridors for text in (one.title, one.summary)],
        "series": list(_texts_of_series(dataset)),
        "sources": [(one.id, one.note) for one in dataset.sources],
        "stories": list(_texts_of_stories(dataset)),
    }


def _texts_of_series(dataset: Dataset) -> Iterator[tuple[str, Text]]:
    for series in dataset.series:
        yield from ((series.id, text) for text in (series.title, series.note))
        yield from ((series.id, observation.note) for observation in series.observations)


def _texts_of_stories(dataset: Dataset) -> Iterator[tuple[str, Text]]:
    for story in dataset.stories:
        yield story.id, story.title
        yield from ((story.id, text) for step in story.steps for text in (step.title, step.text))


def incomplete(texts: Iterable[tuple[str, Text]], languages: Iterable[str]) -> list[str]:
    """Return the ids of records one of whose texts lacks one of the languages, each once."""
    wanted = set(languages)
    return list(dict.fromkeys(identifier for identifier, text in texts if text and not wanted <= set(text)))


def gaps(dataset: Dataset, promise: Promise) -> list[str]:
    """Return in what a dataset falls short, one sentence each."""
    found = [
        f"{len(records)} {name}, at least {least} promised"
        for name, records, least in (
            ("events", dataset.events, promise.events),
            ("places", dataset.places, promise.places),
            ("corridors", dataset.corridors, promise.corridors),
            ("series", dataset.series, promise.series),
            ("sources", dataset.sources, promise.sources),
            ("stories", dataset.stories, promise.stories),
        )
        if len(records) < least
    ]
    return [*found, *_gaps_in_depth(dataset, promise), *_gaps_in_words(dataset)]


def _gaps_in_depth(dataset: Dataset, promise: Promise) -> Iterator[str]:
    long = sum(len(series.observations) >= promise.points for series in dataset.series)
    if long < promise.long_series:
        yield f"{long} series with {promise.points} points or more, at least {promise.long_series} promised"
    for event in important(dataset.events, promise.important):
        if len(sources_of(event)) < promise.sources_of_important:
            least = promise.sources_of_important
            yield f"event {event.id}: importance {event.importance} with fewer than {least} sources"
    fewest, most = promise.steps
    for story in dataset.stories:
        if not fewest <= len(story.steps) <= most:
            yield f"story {story.id}: {len(story.steps)} steps, {fewest} to {most} promised"


def _gaps_in_words(dataset: Dataset) -> Iterator[str]:
    languages = dataset.info.languages
    for kind, texts in texts_by_kind(dataset).items():
        for identifier in incomplete(texts, languages):
            yield f"{kind}: {identifier} lacks a text in one of {', '.join(languages)}"


def share(part: int, whole: int) -> str:
    """Return ``part`` of ``whole`` in words: ``3 of 4 (75%)``."""
    return f"{part} of {whole}" + (f" ({part / whole:.0%})" if whole else "")


def lane_table(dataset: Dataset) -> Table:
    """Return the events by lane and decade, with totals."""
    counts = lanes(dataset)
    total: Counter[str] = sum(counts.values(), Counter())
    decades = sorted(total.keys() - {UNDATED}, key=lambda one: int(one.removesuffix("s")))
    columns = [*decades, *([UNDATED] if total[UNDATED] else [])]
    rows = [
        [lane, *(str(row[one] or "·") for one in columns), str(row.total())] for lane, row in counts.items()
    ]
    return [
        ["lane", *columns, "all"],
        *rows,
        ["all", *(str(total[one]) for one in columns), str(total.total())],
    ]


def source_table(dataset: Dataset) -> Table:
    """Return how many events cite how many sources, and the share that cite two or more."""
    counts = Counter(len(sources_of(event)) for event in dataset.events)
    weighty = important(dataset.events)
    return [
        ["sources per event", "events"],
        *([f"{number}", str(counts[number])] for number in sorted(counts)),
        ["two or more", _with_two(dataset.events)],
        ["importance 4-5, two or more", _with_two(weighty)],
        ["importance 4-5, two publishers", _from_two(weighty, dataset)],
    ]


def _with_two(events: Sequence[Event]) -> str:
    return share(sum(len(sources_of(event)) > 1 for event in events), len(events))


def _from_two(events: Sequence[Event], dataset: Dataset) -> str:
    return share(sum(len(publishers_of(event, dataset)) > 1 for event in events), len(events))


def series_table(dataset: Dataset) -> Table:
    """Return how many series have how many observations, and the longest ones."""
    lengths = {series.id: len(series.observations) for series in dataset.series}
    counts = Counter(lengths.values())
    longest = sorted((one for one in lengths if lengths[one] >= 5), key=lambda one: -lengths[one])
    return [
        ["observations per series", "series"],
        *([str(number), str(counts[number])] for number in sorted(counts)),
        ["all observations", str(sum(lengths.values()))],
        *([f"  {identifier}", str(lengths[identifier])] for identifier in longest),
    ]


def language_table(dataset: Dataset) -> Table:
    """Return, for each kind of record, the texts in each language of the dataset, then in any other."""
    kinds = texts_by_kind(dataset)
    every = {language for texts in kinds.values() for _, text in texts for language in text}
    columns = [*dataset.info.languages, *sorted(every - set(dataset.info.languages))]
    return [
        ["texts", "all", *columns],
        *(
            [kind, str(sum(1 for _, text in texts if text)), *_in_each(texts, columns)]
            for kind, texts in kinds.items()
        ),
    ]


def _in_each(texts: Sequence[tuple[str, Text]], languages: Sequence[str]) -> list[str]:
    return [str(sum(language in text for _, text in texts) or "·") for language in languages]


def other_table(dataset: Dataset) -> Table:
    """Return the counts of the other records, and the steps of each story."""
    placed = sum(place.is_placed for place in dataset.places)
    return [
        ["records", "count"],
        ["places", f"{len(dataset.places)}, {placed} with a point"],
        [
            "corridors",
            f"{len(dataset.corridors)}, {sum(bool(one.segments) for one in dataset.corridors)} drawn",
        ],
        ["actors", str(len(dataset.actors))],
        ["sources", str(len(dataset.sources))],
        *([f"story {story.id}", f"{len(story.steps)} steps"] for story in dataset.stories),
    ]


def in_columns(table: Table) -> str:
    """Return a table as text, the first column flush left, the others flush right."""
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in table
    )


def report(dataset: Dataset) -> str:
    """Return the whole coverage table as text."""
    tables = (lane_table, source_table, series_table, language_table, other_table)
    return "\n\n".join(in_columns(table(dataset)) for table in tables)


def main(arguments: Sequence[str]) -> int:
    """Print the report and the gaps of the dataset named; return the exit code."""
    result = read_dataset(Path(arguments[0]) if arguments else default_dataset())
    errors = [problem for problem in result.problems if problem.severity is Severity.ERROR]
    print(report(result.dataset))
    found = gaps(result.dataset, PROMISES.get(result.dataset.info.id, Promise()))
    found += [result.render(problem) for problem in errors]
    print("\nno gaps" if not found else "\n" + "\n".join(f"gap: {one}" for one in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
