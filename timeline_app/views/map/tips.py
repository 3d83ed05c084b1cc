"""What a tooltip on the map says."""

from html import escape

from PySide6.QtCore import QCoreApplication

from timeline_app.layout.hit import HitTarget
from timeline_app.layout.map.marks import count_visits, undated_at
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import MapLook
from timeline_app.layout.map.tally import tally_of
from timeline_app.model.corridor import Corridor, CorridorStatus, Mode
from timeline_app.model.dataset import Dataset
from timeline_app.model.event import Event
from timeline_app.model.place import Place
from timeline_app.model.ref import Ref
from timeline_app.model.text import pick
from timeline_app.views.appearance import Appearance
from timeline_app.views.map.words import mode_names, status_names
from timeline_app.wording.dates import date_in_words
from timeline_app.wording.observations import observation_in_words


def tip_of(target: HitTarget | None, plan: MapPlan, look: MapLook, appearance: Appearance) -> str:
    """Return a tooltip as rich text, empty where there is nothing to say."""
    if target is None:
        return ""
    if target.part == "unplaced":
        click = QCoreApplication.translate("Map", "Click to list the events that are not on the map")
        return "<br>".join(escape(line) for line in (look.words.counts(tally_of(plan, look)), click))
    lines = [line for ref in target.refs[:5] for line in _lines_of(ref, plan, look, appearance)]
    return "<br>".join(lines)


def _lines_of(ref: Ref, plan: MapPlan, look: MapLook, appearance: Appearance) -> list[str]:
    record = plan.dataset.find(ref)
    if isinstance(record, Place):
        count = int(count_visits(plan, look.rows)[plan.place_index[record.id]])
        counted = QCoreApplication.translate("Map", "%n event(s) in this span", "", count)
        undated = undated_at(plan, record.id)
        if undated:
            counted += " · " + QCoreApplication.translate("Map", "%n undated", "", undated)
        return [_bold(pick(record.name, appearance.languages) or record.id), escape(counted)]
    if isinstance(record, Corridor):
        return [
            _bold(pick(record.title, appearance.languages) or record.id),
            *_about(record, look, appearance),
        ]
    if isinstance(record, Event):
        return [
            _bold(pick(record.title, appearance.languages) or record.id),
            escape(date_of(record, appearance)),
        ]
    return []


def _about(corridor: Corridor, look: MapLook, appearance: Appearance) -> list[str]:
    """Say how a corridor goes, how far it has come, and what its width means, with the date of the figure."""
    is_plain = corridor.mode is Mode.OTHER and corridor.status is CorridorStatus.OPERATING
    lines = [] if is_plain else [f"{mode_names()[corridor.mode]} · {status_names()[corridor.status]}"]
    reading = None if look.flow is None else look.flow.reading(corridor.id, look.cursor)
    if reading is not None:
        title = pick(reading.series.title, appearance.languages) or reading.series.id
        figure = observation_in_words(reading.observation, reading.series.unit, appearance.language)
        period = date_in_words(reading.observation.period, appearance.language, short=True)
        lines.append(f"{title}: {figure} ({period})")
    return [escape(line) for line in lines]


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
    # The shipped font has no weight that <b> asks for; Qt would smear it.
    return f'<span style="font-weight: 600">{escape(text)}</span>'
