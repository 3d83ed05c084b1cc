"""What a tooltip on the map says."""

from html import escape

from PySide6.QtCore import QCoreApplication

from timeline_app.layout.hit import HitTarget
from timeline_app.layout.map.marks import count_visits
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import MapLook
from timeline_app.model.corridor import Corridor
from timeline_app.model.dataset import Dataset
from timeline_app.model.event import Event
from timeline_app.model.place import Place
from timeline_app.model.ref import Ref
from timeline_app.model.text import pick
from timeline_app.views.appearance import Appearance
from timeline_app.views.map.words import mode_names, status_names
from timeline_app.wording.dates import date_in_words


def tip_of(target: HitTarget | None, plan: MapPlan, look: MapLook, appearance: Appearance) -> str:
    """Return a tooltip as rich text, empty where there is nothing to say."""
    if target is None:
        return ""
    if target.part == "unplaced":
        return escape(QCoreApplication.translate("Map", "Click to list the events that are not on the map"))
    lines = [line for ref in target.refs[:5] for line in _lines_of(ref, plan, look, appearance)]
    return "<br>".join(lines)


def _lines_of(ref: Ref, plan: MapPlan, look: MapLook, appearance: Appearance) -> list[str]:
    record = plan.dataset.find(ref)
    if isinstance(record, Place):
        count = int(count_visits(plan, look.rows)[plan.place_index[record.id]])
        counted = QCoreApplication.translate("Map", "%n event(s) in this span", "", count)
        return [_bold(pick(record.name, appearance.languages) or record.id), escape(counted)]
    if isinstance(record, Corridor):
        words = (mode_names()[record.mode], status_names()[record.status])
        return [_bold(pick(record.title, appearance.languages) or record.id), escape(" · ".join(words))]
    if isinstance(record, Event):
        return [
            _bold(pick(record.title, appearance.languages) or record.id),
            escape(date_of(record, appearance)),
        ]
    return []


def date_of(event: Event, appearance: Appearance) -> str:
    """Return an event's date in words, empty without one."""
    return "" if event.when is None else date_in_words(event.when, appearance.language, short=True)


def title_of(dataset: Dataset, ref: Ref, appearance: Appearance) -> str:
    """Return the name of a place, corridor, event or series."""
    record = dataset.find(ref)
    if isinstance(record, Place):
        return pick(record.name, appearance.languages) or ref.id
    titled = getattr(record, "title", {})
    return pick(titled, appearance.languages) or ref.id


def _bold(text: str) -> str:
    return f"<b>{escape(text)}</b>"
