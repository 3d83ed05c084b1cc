"""The pane's words about figures: who says what, of when, how firmly."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from PySide6.QtCore import QObject

from timeline_app.layout.statistics import Chip
from timeline_app.model.as_of import Change, Reading
from timeline_app.model.dataset import Dataset
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import Observation, ObservationStatus, Qualifier, Series
from timeline_app.model.text import pick
from timeline_app.views.appearance import Appearance
from timeline_app.wording.dates import date_in_words, day_in_words
from timeline_app.wording.language import phrases_of
from timeline_app.wording.numbers import (
    SIGNS,
    change_in_words,
    observation_in_words,
    plain_number,
    status_in_words,
)


def sign_of(qualifier: Qualifier) -> str:
    """Return a hedge as a sign that stays with its number, empty for a value given flat."""
    return f"{SIGNS[qualifier]}\u00a0" if SIGNS[qualifier] else ""


def _direction(change: Change) -> int:
    """Which way a change surely goes: growth of "at most 7 %" may be a loss."""
    sense = (change.new > change.old) - (change.new < change.old)
    unsure = {Qualifier.AT_MOST: 1, Qualifier.AT_LEAST: -1}
    return 0 if unsure.get(change.bound) == sense else sense


class FigureWords(QObject):
    """Puts observations into words: the dataset's titles and sources, the reader's language."""

    def __init__(self, dataset: Dataset, appearance: Appearance) -> None:
        super().__init__()
        self.dataset = dataset
        self.language = appearance.language
        self.languages = appearance.languages

    @cached_property
    def source_numbers(self) -> Mapping[str, int]:
        """The number each source goes by, from 1 in dataset order."""
        return {source.id: number for number, source in enumerate(self.dataset.sources, 1)}

    def source_order(self, source_id: str) -> int:
        """Return where a source comes among others, for sorting."""
        return self.source_numbers.get(source_id, len(self.source_numbers) + 1)

    def title(self, series: Series) -> str:
        """Return a series' title."""
        return pick(series.title, self.languages) or series.id

    def source_title(self, source_id: str) -> str:
        """Return a source's title, its id where it has none."""
        source = self.dataset.sources_by_id.get(source_id)
        return (pick(source.title, self.languages) if source else "") or source_id

    def source_label(self, source_id: str) -> str:
        """Return the short label of a source, as on a chip: its number, and who publishes it."""
        number = self.source_numbers.get(source_id)
        source = self.dataset.sources_by_id.get(source_id)
        if number is None or source is None:
            return source_id
        publisher = pick(source.container_title, self.languages) or source.publisher
        return f"[{number}] {publisher}" if publisher else self.tr("source %1").replace("%1", str(number))

    def chip(self, source_id: str) -> Chip:
        """Return a source as a chip under a figure."""
        number = self.source_numbers.get(source_id)
        mark = "" if number is None else f"[{number}]"
        label, title = self.source_label(source_id), self.source_title(source_id)
        return Chip(label, Ref(Kind.SOURCE, source_id), title, mark)

    def mark(self, observation: Observation) -> str:
        """Return "[2]", the number of an observation's source; "[?]" where it has none."""
        citation = observation.source
        number = None if citation is None else self.source_numbers.get(citation.id)
        return f"[{'?' if number is None else number}]"

    def note(self, observation: Observation) -> str:
        """Return what the dataset notes of an observation."""
        return " ".join(pick(observation.note, self.languages).split())

    def value(self, observation: Observation, series: Series) -> str:
        """Return an observation in words, hedges included."""
        return observation_in_words(observation, series.unit, self.language)

    def sign_value(self, observation: Observation, series: Series) -> str:
        """Return an observation with its hedge as a sign, for narrow columns."""
        return observation_in_words(observation, series.unit, self.language, signs=True, short=True)

    def period(self, observation: Observation) -> str:
        """Return the period, and the status where it is not simply measured."""
        words = date_in_words(observation.period, self.language)
        if observation.status is ObservationStatus.ACTUAL:
            return words
        return f"{words} · {status_in_words(observation.status, self.language)}"

    def change(self, reading: Reading) -> tuple[str, int]:
        """Return the change since the period before, and its direction; empty where nothing can be said."""
        change, before = reading.change, reading.previous_observation
        if change is None or before is None:
            return "", 0
        direction = _direction(change)
        amount = self.change_of(change, reading.series, signed=not direction)
        if not amount:
            return "", 0
        since = date_in_words(before.period, self.language)
        return self.tr("%1 since %2").replace("%1", amount).replace("%2", since), direction

    def change_of(
        self, change: Change | None, series: Series, *, signs: bool = False, signed: bool = True
    ) -> str:
        """Return a change, hedged in words or ``signs``; empty where nothing can be said.

        ``signed`` is False where a mark beside it says whether it goes up or down.
        """
        amount = "" if change is None else self._amount(change, series.unit)
        amount = amount if signed else amount.lstrip("+−")
        if change is None or not amount or change.bound is Qualifier.NONE:
            return amount
        if signs:
            return sign_of(change.bound) + amount
        return phrases_of(self.language).qualifiers[change.bound.value].format(amount)

    def _amount(self, change: Change, unit: str) -> str:
        if unit == "%":
            points = plain_number(abs(change.new - change.old), self.language)
            sign = "+" if change.new >= change.old else "−"
            return self.tr("%1 points").replace("%1", sign + points)
        return change_in_words(change.old, change.new, self.language) if change.old > 0 else ""

    def differing(self, reading: Reading) -> str:
        """Return who says what where sources differ, empty where they do not."""
        observations = [reading.series.observations[i] for i in reading.differing]
        if not observations:
            return ""
        said = ", ".join(f"{self.value(o, reading.series)}\u00a0{self.mark(o)}" for o in observations)
        sources = {o.source.id for o in observations if o.source is not None}
        text = self.tr("Two sources differ: %1")
        if len(sources) > 2:
            text = self.tr("%n sources differ: %1", "", len(sources))
        chosen = [o for o in observations if o.preferred]
        if chosen:
            said += self.tr("; the dataset prefers %1").replace("%1", self.mark(chosen[0]))
        return text.replace("%1", said)

    def sources_of(self, observations: Sequence[Observation]) -> tuple[str, ...]:
        """Return the ids of the sources of some observations, each once, in order."""
        return tuple(dict.fromkeys(o.source.id for o in observations if o.source is not None))

    def unknown_yet(self, day: float) -> str:
        """Return what a card says whose first figure is of later."""
        return self.tr("not yet known on %1").replace("%1", day_in_words(int(day // 1), self.language))

    def spoken(self, reading: Reading) -> str:
        """Return everything a card says, as a sentence each: for tooltips and screen readers."""
        series, observation = reading.series, reading.observation
        sentences = [
            f"{self.title(series)}: {self.value(observation, series)}, {self.period(observation)}",
            self.change(reading)[0],
            self.differing(reading),
            self.note(observation),
            *(f"{self.source_label(i)}: {self.source_title(i)}" for i in self._sources_read(reading)),
        ]
        return "\n".join(sentence for sentence in sentences if sentence)

    def _sources_read(self, reading: Reading) -> tuple[str, ...]:
        shown = reading.differing or (reading.leading,)
        return self.sources_of([reading.series.observations[i] for i in (reading.leading, *shown)])

    def log_scale(self) -> str:
        """Return what a logarithmic axis is called."""
        return self.tr("log scale")

    def indexed(self) -> str:
        """Return what an axis counts in on which every series starts from 100."""
        return self.tr("first value = 100")

    def side_by_side(self) -> str:
        """Return the title of a chart of several series."""
        return self.tr("Side by side")

    def goal_label(self, observation: Observation, number: str) -> str:
        """Return the label of a target's level: "target for 2030: 40"."""
        status = status_in_words(observation.status, self.language)
        period = date_in_words(observation.period, self.language)
        return self.tr("%1 %2: %3").replace("%1", status).replace("%2", period).replace("%3", number)

    def speak(self, ref: Ref, index: int) -> str:
        """Return what pointing at an observation reads."""
        series = self.dataset.series_by_id.get(ref.id)
        return "" if series is None else self.observation_line(series.observations[index], series)

    def observation_line(self, observation: Observation, series: Series) -> str:
        """Return one observation as hovering reads it: value, period, source."""
        lines = [f"{self.value(observation, series)}, {self.period(observation)}"]
        if observation.source is not None:
            lines.append(self.source_title(observation.source.id))
        lines.append(self.note(observation))
        return "\n".join(line for line in lines if line)
