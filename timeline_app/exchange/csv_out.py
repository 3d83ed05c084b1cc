"""The events of a dataset as CSV, one row each, for spreadsheets and scripts."""

import codecs
from collections.abc import Iterator, Sequence

from timeline_app.model.csv_text import PIECE, csv_pieces
from timeline_app.model.dataset import Dataset
from timeline_app.model.event import Event
from timeline_app.model.instant import iso_date
from timeline_app.model.report import Report, unheard

_FIXED = ("id", "when", "start", "end", "precision", "category", "importance", "status")
_LISTS = ("places", "corridors", "actors", "sources")


def events_csv(dataset: Dataset) -> str:
    """Return all events in dataset order, titles and summaries in each of the dataset's languages.

    ``start`` and ``end`` are the earliest and latest day, inclusive, in astronomical years; empty where
    open, unknown or undated. Lists of ids are joined by spaces.
    """
    return "".join(csv_pieces(_rows(dataset)))


def events_csv_file(dataset: Dataset, report: Report = unheard) -> Iterator[bytes]:
    """Yield what a file of all events holds: UTF-8 with a mark that spreadsheets know it by.

    ``report`` hears the share done, 0 to 1, and may raise to give up.
    """
    total = len(dataset.events) // PIECE + 1
    yield codecs.BOM_UTF8
    for number, piece in enumerate(csv_pieces(_rows(dataset))):
        yield piece.encode()
        report(min(number / total, 1.0))


def _rows(dataset: Dataset) -> Iterator[Sequence[object]]:
    languages = dataset.info.languages
    titles = [f"{field}_{tag}" for field in ("title", "summary") for tag in languages]
    yield (*_FIXED, *titles, *_LISTS)
    for event in dataset.events:
        yield (*_fixed(event), *_texts(event, languages), *_lists(event))


def _fixed(event: Event) -> Sequence[object]:
    when = event.when
    days = (None, None) if when is None else (when.start, when.end)
    return (
        event.id,
        None if when is None else when.text,
        *(None if day is None else iso_date(day) for day in days),
        None if when is None else when.precision.value,
        event.category,
        event.importance,
        event.status.value,
    )


def _texts(event: Event, languages: Sequence[str]) -> Sequence[str]:
    return [text.get(tag, "") for text in (event.title, event.summary) for tag in languages]


def _lists(event: Event) -> Sequence[str]:
    sources = [citation.id for citation in event.sources]
    return [" ".join(ids) for ids in (event.places, event.corridors, event.actors, sources)]
