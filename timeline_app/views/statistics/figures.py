"""From the session to what the figures page shows: which cards, which charts, in which words."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from timeline_app.layout.charts_data import ChartData, is_worth_a_chart, movement
from timeline_app.layout.statistics import Card
from timeline_app.model.as_of import read_series
from timeline_app.model.ref import Ref
from timeline_app.views.statistics.cards import card_of
from timeline_app.views.statistics.charting import chart_of
from timeline_app.views.statistics.choice import Group, Scope
from timeline_app.views.statistics.figures_page import CardGroup, Figures
from timeline_app.views.statistics.words import FigureWords

FEW = 6
"""Cards of a group before "show all"."""

FEW_RELATED = 4
FEW_CHARTS = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page is asked to show.

    ``follows`` is True while the time cursor follows the selection: what an event cites is then known
    by that very citation. ``selected`` are the selected series, ``logarithmic`` the reader's choice of
    scale by series id, ``everything`` whether nothing is left out.
    """

    groups: tuple[Group, ...]
    day: float
    follows: bool
    selected: tuple[Ref, ...] = ()
    everything: bool = False


class FigureTeller(QObject):
    """Tells the figures page what to show."""

    def tell(self, asked: Asked, words: FigureWords) -> Figures:
        """Return what the page shows."""
        if not asked.groups:
            return Figures(empty=self._empty(words))
        several = len(asked.groups) > 1
        told, left_out = [], 0
        for group in asked.groups:
            cards = self._cards(group, asked, words)
            kept = cards if asked.everything else cards[: self._few(group)]
            left_out += len(cards) - len(kept)
            heading = self._heading(group.scope) if several else ""
            if kept:
                told.append(CardGroup(heading, tuple(kept)))
        if not told:
            return Figures(
                empty=self.tr("Nothing was known yet on this day. Move the time cursor to a later one.")
            )
        more = self.tr("Show %1 more").replace("%1", str(left_out)) if left_out else ""
        if asked.everything:
            more = self.tr("Show fewer")
        return Figures(tuple(told), self._charts(asked, words), more)

    def _cards(self, group: Group, asked: Asked, words: FigureWords) -> list[Card]:
        cards = []
        for chosen in group.chosen:
            trusted = chosen.cited if asked.follows else ()
            reading = read_series(chosen.series, asked.day, chosen.cited, trusted=trusted)
            if reading is None or not (reading.is_known or group.scope is Scope.CITED):
                continue
            cards.append(card_of(reading, words, asked.day))
        return cards

    def _charts(self, asked: Asked, words: FigureWords) -> tuple[ChartData, ...]:
        """The charts of the selected series first, then group by group those that move most."""
        selected = {ref.id for ref in asked.selected}
        ranked = sorted(
            (series.id not in selected, rank, -movement(series), series.id)
            for rank, group in enumerate(asked.groups)
            for series in (chosen.series for chosen in group.chosen)
            if is_worth_a_chart(series)
        )
        shown = ranked if asked.everything else ranked[:FEW_CHARTS]
        dataset = words.dataset
        return tuple(chart_of(dataset.series_by_id[name], words, asked.day) for *_, name in shown)

    def _few(self, group: Group) -> int:
        return FEW_RELATED if group.scope is Scope.RELATED else FEW

    def _heading(self, scope: Scope) -> str:
        return {
            Scope.CITED: self.tr("Cited"),
            Scope.RELATED: self.tr("Related"),
            Scope.IN_VIEW: self.tr("In view"),
            Scope.DATASET: self.tr("In the dataset"),
        }[scope]

    def _empty(self, words: FigureWords) -> str:
        if words.dataset.series:
            return self.tr("The selection has no figures. Press Esc to see those of the events in view.")
        return self.tr(
            "Key figures and charts stand here once the dataset has a list of series, "
            "each observation with its period and source."
        )
