"""What a tooltip says: an event's title and date in full, what a cluster holds, what a lane hides."""

from html import escape

from PySide6.QtCore import QCoreApplication

from timeline_app.layout.hit import HitTarget
from timeline_app.layout.timeline.scene import LaneHead
from timeline_app.model.dataset import Dataset
from timeline_app.model.event import Event, EventStatus
from timeline_app.model.ref import Ref
from timeline_app.model.text import pick
from timeline_app.views.appearance import Appearance
from timeline_app.views.timeline.rows import find_string
from timeline_app.wording.dates import date_in_words, day_in_words, span_in_words

_CONTEXT = "Timeline"


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate(_CONTEXT, text, "", number)


def status_words(status: EventStatus) -> str:
    """Return a status in the reader's language."""
    words = {
        EventStatus.HELD: _tr("held"),
        EventStatus.ONGOING: _tr("ongoing"),
        EventStatus.ANNOUNCED: _tr("announced"),
        EventStatus.PLANNED: _tr("planned"),
        EventStatus.FORECAST: _tr("forecast"),
        EventStatus.CANCELLED: _tr("cancelled"),
    }
    return words[status]


def title_and_date(dataset: Dataset, ref: Ref, appearance: Appearance) -> tuple[str, str]:
    """Return an event's title and its date in words; from the columns where there is no record."""
    event = dataset.find(ref)
    if isinstance(event, Event):
        date = "" if event.when is None else date_in_words(event.when, appearance.language)
        return pick(event.title, appearance.languages) or event.id, date
    columns = dataset.columns
    row = find_string(columns.ids, ref.id)
    if row < 0:
        return ref.id, ""
    titles = next((columns.titles[tag] for tag in appearance.languages if tag in columns.titles), None)
    titles = titles or next(iter(columns.titles.values()), columns.ids)
    first, last = float(columns.start[row]), float(columns.end[row])
    return titles[row], span_in_words(first, last, appearance.language)


def event_tooltip(dataset: Dataset, ref: Ref, appearance: Appearance) -> str:
    """Return an event's title, date, status and places as rich text."""
    title, date = title_and_date(dataset, ref, appearance)
    lines = [f"<b>{escape(title)}</b>", escape(date)]
    event = dataset.find(ref)
    if isinstance(event, Event):
        places = (dataset.places_by_id.get(place) for place in event.places)
        names = ", ".join(pick(place.name, appearance.languages) for place in places if place is not None)
        status = "" if event.status is EventStatus.HELD else status_words(event.status)
        lines += [escape(part) for part in (names, status) if part]
    return "<br>".join(line for line in lines if line)


def lane_tooltip(head: LaneHead, title: str) -> str:
    """Return a lane's title and where all its events are."""
    parts = [
        (head.shown, _tr("%n drawn", head.shown)),
        (head.clustered, _tr("%n in clusters", head.clustered)),
        (head.filtered, _tr("%n hidden by the filter", head.filtered)),
        (head.outside, _tr("%n outside this span", head.outside)),
    ]
    lines = [f"<b>{escape(title)}</b>", *(escape(text) for number, text in parts if number)]
    return "<br>".join(lines)


def cluster_tooltip(count: int, hint: bool) -> str:
    """Return how many events a cluster holds, and how to open it."""
    how = _tr("Click to list them, double-click to zoom in") if hint else ""
    return "<br>".join(part for part in (f"<b>{escape(_tr('%n event(s)', count))}</b>", escape(how)) if part)


def axis_tooltip(target: HitTarget, instant: float, appearance: Appearance) -> str:
    """Return the day under the pointer, and that the cursor can be dragged."""
    day = day_in_words(int(instant // 1), appearance.language, width="full")
    hint = (
        _tr("Drag to move the time cursor")
        if target.part == "cursor"
        else _tr("Click to put the time cursor here")
    )
    return f"<b>{escape(day)}</b><br>{escape(hint)}"
