"""What a tooltip says: an event's title and date in full, what a cluster holds, what a lane hides."""

from collections.abc import Sequence
from html import escape
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication

from timeline_app.layout.timeline.hit import cluster_at, head_at, hit_timeline, members_of, ref_of
from timeline_app.layout.timeline.scene import Cluster, LaneHead, TimelineScene
from timeline_app.model.dataset import Dataset
from timeline_app.model.event import Event, EventStatus
from timeline_app.model.records import title_of
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.rows import find_string
from timeline_app.model.text import pick
from timeline_app.state.session import Session
from timeline_app.views.appearance import Appearance
from timeline_app.views.timeline.lanes import LaneMenus
from timeline_app.wording.dates import date_in_words, day_in_words, span_in_words

translate = QCoreApplication.translate

TITLES: Final = 5
"""So many of a cluster's events its tooltip names."""


def bold(text: str) -> str:
    """Return a line in the weight of the timeline's bold labels: the shipped font has no heavier one."""
    return f'<span style="font-weight: 600">{escape(text)}</span>'


def status_words(status: EventStatus) -> str:
    """Return a status in the reader's language."""
    words = {
        EventStatus.HELD: translate("Timeline", "held"),
        EventStatus.ONGOING: translate("Timeline", "ongoing"),
        EventStatus.ANNOUNCED: translate("Timeline", "announced"),
        EventStatus.PLANNED: translate("Timeline", "planned"),
        EventStatus.FORECAST: translate("Timeline", "forecast"),
        EventStatus.CANCELLED: translate("Timeline", "cancelled"),
    }
    return words[status]


def title_and_date(dataset: Dataset, ref: Ref, appearance: Appearance) -> tuple[str, str]:
    """Return an event's title and its date in words; from the columns where there is no record.

    Of another record return the name, and no date.
    """
    event = dataset.find(ref)
    if isinstance(event, Event):
        date = "" if event.when is None else date_in_words(event.when, appearance.language)
        return pick(event.title, appearance.languages) or event.id, date
    if ref.kind is not Kind.EVENT:
        return title_of(dataset, ref, appearance.languages), ""
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
    lines = [bold(title), escape(date)]
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
        (head.shown, translate("Timeline", "%n drawn", "", head.shown)),
        (head.clustered, translate("Timeline", "%n in clusters", "", head.clustered)),
        (head.filtered, translate("Timeline", "%n hidden by the filter", "", head.filtered)),
        (head.outside, translate("Timeline", "%n outside this span", "", head.outside)),
    ]
    lines = [bold(title), *(escape(text) for number, text in parts if number)]
    return "<br>".join(lines)


def cluster_tooltip(titles: Sequence[str], count: int) -> str:
    """Return how many events a cluster holds, what the first are called, and how to open it."""
    events = translate("Timeline", "%n event(s)", "", count)
    lines = [bold(events), *(escape(title) for title in titles)]
    if count > len(titles):
        lines.append(escape(translate("Timeline", "and %n more", "", count - len(titles))))
    lines.append(f"<i>{escape(translate('Timeline', 'Click to list them, double-click to zoom in'))}</i>")
    return "<br>".join(lines)


def axis_tooltip(part: str, instant: float, appearance: Appearance) -> str:
    """Return the day under the pointer, and what the time cursor does."""
    day = day_in_words(int(instant // 1), appearance.language, width="full")
    hint = translate("Timeline", "Click to put the time cursor here")
    if part == "cursor":
        hint = translate(
            "Timeline", "Drag to move the time cursor, double-click to let it follow the selection"
        )
    return bold(day) + f"<br>{escape(hint)}"


class TipHost(Protocol):
    """The timeline view, as its tooltips know it."""

    session: Session
    appearance: Appearance
    lane_menus: LaneMenus

    @property
    def scene(self) -> TimelineScene:
        """What is on the screen."""
        ...


def _first_titles(host: TipHost, cluster: Cluster) -> list[str]:
    dataset, scene = host.session.dataset, host.scene
    refs = [ref_of(scene, position) for position in members_of(scene, cluster)[:TITLES].tolist()]
    return [title_and_date(dataset, ref, host.appearance)[0] for ref in refs]


def tooltip_at(host: TipHost, x: float, y: float) -> str:
    """Return what to say of a point, empty on empty ground."""
    target = hit_timeline(host.scene, x, y)
    if target is None:
        return ""
    if target.ref is not None and target.part == "event":
        return event_tooltip(host.session.dataset, target.ref, host.appearance)
    if target.part == "cluster":
        cluster = cluster_at(host.scene, x, y)
        return "" if cluster is None else cluster_tooltip(_first_titles(host, cluster), cluster.size)
    if target.part in ("cursor", "axis"):
        return axis_tooltip(target.part, host.scene.axis.instant_at(x), host.appearance)
    head = head_at(host.scene, y) if target.part in ("lane", "fold") else None
    return "" if head is None else lane_tooltip(head, host.lane_menus.title(head.lane))
