"""From the dataset to the entries of the page "where sources disagree": who says what, and sums done."""

import math

from PySide6.QtCore import QObject

from timeline_app.layout.statistics_differences import Difference, Voice
from timeline_app.model.arithmetic import Check, Range, Rule, Term, Verdict, checks
from timeline_app.model.as_of import central_value
from timeline_app.model.disagreement import disagreeing_groups, range_of
from timeline_app.model.ref import Kind, Ref
from timeline_app.model.series import Observation, Qualifier, Series, SeriesRelation
from timeline_app.views.statistics.words import FigureWords
from timeline_app.wording.dates import date_in_words
from timeline_app.wording.language import phrases_of
from timeline_app.wording.numbers import change_in_words, plain_number, quantity

NARROW = 0.02
"""A computed range no wider than this share of itself is said as one number."""


class DifferenceTeller(QObject):
    """Puts disagreements and sums into words."""

    def disagreements(self, words: FigureWords) -> tuple[Difference, ...]:
        """Return an entry for each thing that sources disagree about, in dataset order."""
        return tuple(
            self._disagreement(series, group, words)
            for series in words.dataset.series
            for group in disagreeing_groups(series)
        )

    def sums(self, words: FigureWords) -> tuple[Difference, ...]:
        """Return an entry for each sum done, those that fail first."""
        order = {Verdict.FAILS: 0, Verdict.HOLDS: 1, Verdict.IMPLIED: 2}
        done = sorted(checks(words.dataset), key=lambda check: order[check.verdict])
        return tuple(self._sum(check, words) for check in done)

    def _disagreement(self, series: Series, group: tuple[int, ...], words: FigureWords) -> Difference:
        observations = [series.observations[index] for index in group]
        voices = tuple(self._voice(observation, series, words) for observation in observations)
        spread = self._spread(observations, series, words)
        said = [f"{voice.value} {voice.chip.label if voice.chip else ''}" for voice in voices]
        title, period = words.title(series), words.period(observations[0])
        return Difference(
            ref=Ref(Kind.SERIES, series.id),
            title=title,
            period=period,
            voices=voices,
            verdict=spread,
            spoken="\n".join([f"{title}, {period}", *said, spread]),
        )

    def _voice(self, observation: Observation, series: Series, words: FigureWords) -> Voice:
        low, high = range_of(observation)
        chip = None if observation.source is None else words.chip(observation.source.id)
        note = words.note(observation)
        if observation.as_of is not None:
            said = self.tr("said %1").replace("%1", date_in_words(observation.as_of, words.language))
            note = f"{note} ({said})" if note else said
        value = central_value(observation)
        return Voice(
            value=words.value(observation, series),
            chip=chip,
            note=note,
            at=low if value is None else value,
            low=low,
            high=high,
            preferred=self.tr("preferred") if observation.preferred else "",
        )

    def _spread(self, observations: list[Observation], series: Series, words: FigureWords) -> str:
        """How far apart the least and the greatest are; and that none is preferred, where none is."""
        values = sorted(value for o in observations if (value := central_value(o)) is not None)
        low, high = values[0], values[-1]
        if series.unit == "%":
            apart = self.tr("%1 points").replace("%1", plain_number(high - low, words.language))
        else:
            apart = quantity(_rounded(high - low), series.unit, words.language).text
            relative = change_in_words(low, high, words.language)
            apart += f" ({relative})" if relative else ""
        spread = self.tr("%1 between the least and the greatest.").replace("%1", apart)
        if any(observation.preferred for observation in observations):
            return spread
        return spread + " " + self.tr("The dataset prefers neither.")

    def _sum(self, check: Check, words: FigureWords) -> Difference:
        title = words.title(check.claim.series)
        period = words.period(check.claim.observation)
        verdict = {
            Verdict.HOLDS: self.tr("The figures agree."),
            Verdict.FAILS: self.tr("The figures cannot all be right."),
            Verdict.IMPLIED: self.tr("No source says this; it follows from the figures."),
        }[check.verdict]
        lines = self._arithmetic(check, words)
        return Difference(
            ref=Ref(Kind.SERIES, check.claim.series.id),
            title=title,
            period=period,
            lines=lines,
            verdict=verdict,
            alarming=check.verdict is Verdict.FAILS,
            spoken="\n".join([f"{title}, {period}", *lines, verdict]),
        )

    def _arithmetic(self, check: Check, words: FigureWords) -> tuple[str, ...]:
        """The sum in one line, and what it is made of in the others, each with its source."""
        claim = self._figure(check.claim, words)
        parts = tuple(
            f"{self._figure(term, words)} – {words.title(term.series)}, {words.period(term.observation)}"
            for term in check.terms
        )
        return (self._result(check, words), self.tr("Stated: %1").replace("%1", claim), *parts)

    def _figure(self, term: Term, words: FigureWords) -> str:
        return f"{words.value(term.observation, term.series)}\u00a0{words.mark(term.observation)}"

    def _result(self, check: Check, words: FigureWords) -> str:
        implied = check.verdict is Verdict.IMPLIED
        unit = "%" if check.rule in (Rule.PART, Rule.SHARE, Rule.GROWTH) else ""
        if implied or check.rule is Rule.PARTS:
            unit = check.terms[0].series.unit if check.terms else ""
        computed = range_in_words(check.computed, "" if check.rule is Rule.RATE else unit, words.language)
        pattern = {
            Rule.PART: self.tr("A part of the whole: %1."),
            Rule.PARTS: self.tr("The parts together: %1."),
            Rule.GROWTH: (
                self.tr("A year before it must have been %1.")
                if implied
                else self.tr("Growth between the levels: %1.")
            ),
            Rule.MULTIPLE: self.tr("The last divided by the first: %1."),
            Rule.SHARE: self._share(check, implied),
            Rule.RATE: self.tr("Implied rate: %1 %2 for one %3."),
        }[check.rule]
        other = check.terms[0].series.unit if check.terms else ""
        filled = pattern.replace("%1", computed).replace("%2", check.claim.series.unit)
        return filled.replace("%3", other)

    def _share(self, check: Check, implied: bool) -> str:
        if not implied:
            return self.tr("One divided by the other: %1.")
        numerators = {
            one.id for one in check.claim.series.related if one.relation is SeriesRelation.NUMERATOR
        }
        if check.terms[0].series.id in numerators:
            return self.tr("The whole must be %1.")
        return self.tr("The part must be %1.")


def _rounded(value: float) -> float:
    """To three significant digits: what follows from rounded figures is not exact."""
    if value == 0 or math.isinf(value):
        return value
    digits = 2 - math.floor(math.log10(abs(value)))
    return round(value, digits)


def range_in_words(limits: Range, unit: str, language: str) -> str:
    """Return a computed range: "about 46 %", "at least $144bn", "43–48 %"."""
    qualifiers = phrases_of(language).qualifiers
    low, high = (_rounded(limit) for limit in limits)

    def said(value: float, qualifier: Qualifier) -> str:
        return qualifiers[qualifier.value].format(quantity(value, unit, language).text)

    if math.isinf(high):
        return said(low, Qualifier.AT_LEAST)
    if low <= 0 < high:
        return said(high, Qualifier.AT_MOST)
    if abs(high - low) <= NARROW * max(abs(high), abs(low)):
        return said(_rounded((low + high) / 2), Qualifier.ABOUT)
    ends = quantity(low, unit, language), quantity(high, unit, language)
    return f"{ends[0].text} – {ends[1].text}"
