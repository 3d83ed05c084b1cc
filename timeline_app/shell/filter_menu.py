"""The filter menu and its chips: what can be filtered by, in the reader's words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from timeline_app.model.dataset import Dataset
from timeline_app.model.event import EventStatus
from timeline_app.model.filter import Filter
from timeline_app.model.records import title_of
from timeline_app.model.ref import Kind, Ref
from timeline_app.shell.strips import Chip
from timeline_app.shell.words import QT_TRANSLATE_NOOP

CONTEXT = "FilterMenu"

Change = Callable[[Callable[[Filter], Filter]], None]

STATUS_WORDS = {
    EventStatus.HELD: QT_TRANSLATE_NOOP("FilterMenu", "Held"),
    EventStatus.ONGOING: QT_TRANSLATE_NOOP("FilterMenu", "Ongoing"),
    EventStatus.ANNOUNCED: QT_TRANSLATE_NOOP("FilterMenu", "Announced"),
    EventStatus.PLANNED: QT_TRANSLATE_NOOP("FilterMenu", "Planned"),
    EventStatus.FORECAST: QT_TRANSLATE_NOOP("FilterMenu", "Forecast"),
    EventStatus.CANCELLED: QT_TRANSLATE_NOOP("FilterMenu", "Cancelled"),
}


@dataclass(frozen=True, slots=True)
class _Facet:
    """One thing to filter by: the filter's field, its title, the kind of its ids (None: statuses)."""

    field: str
    title: str
    kind: Kind | None


FACETS = (
    _Facet("categories", QT_TRANSLATE_NOOP("FilterMenu", "Category"), Kind.CATEGORY),
    _Facet("actors", QT_TRANSLATE_NOOP("FilterMenu", "Actor"), Kind.ACTOR),
    _Facet("places", QT_TRANSLATE_NOOP("FilterMenu", "Place"), Kind.PLACE),
    _Facet("statuses", QT_TRANSLATE_NOOP("FilterMenu", "Status"), None),
    _Facet("sources", QT_TRANSLATE_NOOP("FilterMenu", "Source"), Kind.SOURCE),
)


def _words(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def _counts(dataset: Dataset, facet: _Facet) -> dict[str, int]:
    """Count the events that carry each id of a facet, the most frequent first."""
    members = dataset.members
    postings = members.statuses if facet.kind is None else members.of_kind[facet.kind]
    return {identifier: count for identifier, count in postings.counts().items() if count}


def _value_title(dataset: Dataset, facet: _Facet, value: str, languages: tuple[str, ...]) -> str:
    if facet.kind is None:
        return _words(STATUS_WORDS[EventStatus(value)])
    return title_of(dataset, Ref(facet.kind, value), languages)


def flip(wanted: Filter, field: str, value: str) -> Filter:
    """Put a value into a facet of the filter, or take it out."""
    held = getattr(wanted, field)
    return replace(wanted, **{field: held - {value} if value in held else held | {value}})


def without(wanted: Filter, token: object) -> Filter:
    """Return the filter without what a chip stood for: a (field, value) pair, or a field's name."""
    if isinstance(token, tuple):
        return flip(wanted, *token)
    return replace(wanted, **{str(token): getattr(Filter(), str(token))})


def chips_of(dataset: Dataset, wanted: Filter, languages: tuple[str, ...]) -> list[Chip]:
    """Return a chip for each value the filter asks for."""
    chips: list[Chip] = [
        (f"{_words(facet.title)}: {_value_title(dataset, facet, value, languages)}", (facet.field, value))
        for facet in FACETS
        for value in sorted(getattr(wanted, facet.field))
    ]
    if wanted.certain_only:
        chips.append((_words(CERTAIN), "certain_only"))
    if wanted.span is not None:
        chips.append((_words(SPAN), "span"))
    return chips


class TickMenu(QMenu):
    """A menu in which one may set several ticks before it closes, by mouse or with the space bar."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


CERTAIN = QT_TRANSLATE_NOOP("FilterMenu", "Certain dates only")
SPAN = QT_TRANSLATE_NOOP("FilterMenu", "The shown span only")


def fill_filter_menu(
    menu: QMenu,
    dataset: Dataset,
    wanted: Filter,
    languages: tuple[str, ...],
    span: tuple[float, float],
    change: Change,
) -> None:
    """Fill the menu for a dataset: facets with counts, checked where the filter holds them.

    ``change`` is given what a tick does to the filter of that moment, for several may be set in turn.
    """
    menu.clear()
    for facet in FACETS:
        counts = _counts(dataset, facet)
        if counts:
            values = TickMenu(_words(facet.title), menu)
            menu.addMenu(values)
            _fill_facet(values, dataset, facet, counts, wanted, languages, change)
    menu.addSeparator()
    certain = menu.addAction(_words(CERTAIN))
    certain.setCheckable(True)
    certain.setChecked(wanted.certain_only)
    certain.triggered.connect(lambda on: change(lambda now: replace(now, certain_only=on)))
    within = menu.addAction(_words(SPAN))
    within.setCheckable(True)
    within.setChecked(wanted.span is not None)
    within.triggered.connect(lambda on: change(lambda now: replace(now, span=span if on else None)))


def _fill_facet(
    menu: QMenu,
    dataset: Dataset,
    facet: _Facet,
    counts: Mapping[str, int],
    wanted: Filter,
    languages: tuple[str, ...],
    change: Change,
) -> None:
    held = getattr(wanted, facet.field)
    for value, count in counts.items():
        title = _value_title(dataset, facet, value, languages)
        action = menu.addAction(f"{title.replace('&', '&&')}\t{count}")
        action.setCheckable(True)
        action.setChecked(value in held)
        action.triggered.connect(partial(_flip_now, change, facet.field, value))


def _flip_now(change: Change, field: str, value: str, _is_on: bool = False) -> None:
    change(lambda now: flip(now, field, value))
