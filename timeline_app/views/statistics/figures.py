"""From the session to what the figures page shows: which cards, which charts, in which words."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from timeline_app.layout.charts_data import ChartData, plotted
from timeline_app.layout.statistics import Card, cells_of
from timeline_app.model.as_of import Reading, read_series
from timeline_app.model.ref import Ref
from timeline_app.model.series import Series
from timeline_app.views.statistics.cards import card_of
from timeline_app.views.statistics.charting import chart_of, chart_of_several, leading_of, led
from timeline_app.views.statistics.choice import Chosen, FigureIndex, Group, Scope
from timeline_app.views.statistics.figures_page import CardGroup, Figures
from timeline_app.views.statistics.words import FigureWords

FEW_ROWS = 2
"""Rows of cards of a group before "show more"."""

FEW_CHARTS = 2
MANY = 60
"""Cards of a group when all are asked for; the table lists whatever there is."""
MANY_CHARTS = 12
MOST_TOGETHER = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page is asked to show.

    ``follows`` is True while the time cursor follows the selection: what an event cites is then known
    by that very citation. ``selected`` are the selected series, two or more share a chart; ``scales`` the
    reader's choice of a logarithmic scale by the ids on a chart; ``everything`` asks to leave nothing out;
    ``columns`` is how many cards stand abreast.
    """

    groups: tuple[Group, ...]
    day: float
    follows: bool
    selected: tuple[Ref, ...] = ()
    everything: bool = False
    columns: int = 2
    scales: Mapping[tuple[str, ...], bool] = field(default_factory=dict)


class FigureTeller(QObject):
    """Tells the figures page what to show."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._charted: dict[tuple[str, bool | None], ChartData] = {}
        self._charted_in: FigureWords | None = None

    def tell_in_steps(
        self, asked: Asked, index: FigureIndex, words: FigureWords
    ) -> Generator[None, None, Figures]:
        """Return what the page shows, with a pause after the cards of each group and after each chart."""
        if not asked.groups:
            return Figures(empty=self._empty(words))
        told: list[CardGroup] = []
        left_out = 0
        for group in asked.groups:
            known = self._known(group, asked.day, index)
            kept, rest = self._cards(known, asked, words)
            left_out += rest
            heading = self._heading(group.scope) if told else ""
            if kept:
                told.append(CardGroup(heading, kept))
            yield
        if not told:
            return Figures(
                empty=self.tr("Nothing was known yet on this day. Move the time cursor to a later one.")
            )
        more = self.tr("Show %1 more").replace("%1", str(left_out)) if left_out else ""
        if asked.everything:
            more = self.tr("Show fewer")
        charts = yield from self._charts(asked, index, words)
        return Figures(tuple(told), charts, more)

    def _cards(
        self, known: Sequence[Chosen], asked: Asked, words: FigureWords
    ) -> tuple[tuple[Card, ...], int]:
        """Return the cards that fill the rows there are, and how many series that leaves out."""
        room = MANY if asked.everything else FEW_ROWS * max(2, asked.columns)
        kept: list[Card] = []
        taken = 0
        for chosen in known:
            if room <= 0:
                break
            taken += 1
            reading = self._reading(chosen, asked)
            if reading is not None:
                kept.append(card_of(reading, words, asked.day))
                room -= 1 if asked.everything else cells_of(kept[-1], max(2, asked.columns))
        return tuple(kept), len(known) - taken

    def _known(self, group: Group, day: float, index: FigureIndex) -> tuple[Chosen, ...]:
        """The series something is known of on the day; what is cited is shown anyway."""
        if group.scope is Scope.CITED:
            return tuple(chosen for chosen in group.chosen if chosen.series.observations)
        return tuple(chosen for chosen in group.chosen if index.known_from[chosen.series.id] <= day)

    def _reading(self, chosen: Chosen, asked: Asked) -> Reading | None:
        trusted = chosen.cited if asked.follows else ()
        return read_series(chosen.series, asked.day, chosen.cited, trusted=trusted)

    def _charts(
        self, asked: Asked, index: FigureIndex, words: FigureWords
    ) -> Generator[None, None, tuple[ChartData, ...]]:
        """The charts of the selected series first, then group by group those that move most."""
        known = words.dataset.series_by_id
        selected = tuple(ref.id for ref in asked.selected if ref.id in known)
        several = tuple(name for name in selected if plotted(known[name])) if len(selected) > 1 else ()
        ranked = sorted(
            (name not in selected, rank, -index.movements[name], name)
            for rank, group in enumerate(asked.groups)
            for name in (chosen.series.id for chosen in group.chosen)
            if name in index.movements and name not in several
        )
        room = MANY_CHARTS if asked.everything else FEW_CHARTS
        charts = []
        for *_, name in ranked[: room - bool(several)]:
            charts.append(self._chart(known[name], asked, words))
            yield
        if len(several) > 1:
            scale = asked.scales.get(several)
            together = [known[name] for name in several[:MOST_TOGETHER]]
            charts.insert(0, chart_of_several(together, words, asked.day, logarithmic=scale))
        return tuple(charts)

    def _chart(self, series: Series, asked: Asked, words: FigureWords) -> ChartData:
        """A chart, made once: what a move of the cursor changes on it is which figure leads."""
        if self._charted_in is not words:
            self._charted, self._charted_in = {}, words
        key = series.id, asked.scales.get((series.id,))
        if key not in self._charted:
            self._charted[key] = chart_of(series, words, logarithmic=key[1])
        return led(self._charted[key], series, leading_of(series, asked.day), words)

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
