"""Sums that can be done with figures that follow from each other: parts, growth, shares, currencies.

Every figure is taken as the range it allows (see ``disagreement.range_of``), so that "more than 41" and
a rounded 28.3 % are not held to digits nobody gave; where sources differ, any of them may be right. Only
what a dataset relates is compared (``Series.related``), and two patterns that leave no doubt: a series
of unit ``times`` over a period beside one level of the same subjects that has both its ends, and two
amounts of the same subjects, period and source in different currencies.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from timeline_app.model.as_of import Period, by_period, central_value, is_goal, preferred_of
from timeline_app.model.dataset import Dataset
from timeline_app.model.disagreement import range_of
from timeline_app.model.instant import civil_from_day, day_number, days_in_month
from timeline_app.model.series import Observation, Series, SeriesRelation

Range = tuple[float, float]

RATE_DRIFT = 1.25
"""Rates of two currencies implied within a year of each other differ by less than this factor."""

_YEAR_AND_A_DAY = 367.0
_CURRENCIES = frozenset(
    ("USD", "EUR", "CNY", "RUB", "KZT", "GBP", "JPY", "INR", "KRW", "TRY", "UZS", "KGS", "TJS", "TMT")
)
"""Currencies told from other units of three letters without being asked."""


class Rule(StrEnum):
    """What was checked."""

    PART = "part"
    PARTS = "parts"
    GROWTH = "growth"
    MULTIPLE = "multiple"
    SHARE = "share"
    RATE = "rate"


class Verdict(StrEnum):
    """What came of it. IMPLIED: nothing stands against the result, it is only stated."""

    HOLDS = "holds"
    FAILS = "fails"
    IMPLIED = "implied"


@dataclass(frozen=True, slots=True)
class Term:
    """An observation that went into a check, by its series and index."""

    series: Series
    index: int

    @property
    def observation(self) -> Observation:
        """The observation itself."""
        return self.series.observations[self.index]


@dataclass(frozen=True, slots=True)
class Check:
    """One sum done: the figure checked, what it was computed from, and what came out.

    ``computed`` and ``stated`` are ranges: for PART the share of the whole in per cent against 100; for
    PARTS their sum against the whole; for GROWTH and SHARE per cent, for MULTIPLE a factor, for RATE units
    of the first term's currency for one of the second's. An IMPLIED growth gives the level a year before,
    an IMPLIED share the whole (or the part) that nobody states, in base units.
    """

    rule: Rule
    claim: Term
    terms: tuple[Term, ...]
    computed: Range
    stated: Range
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Level:
    """What a series says of a period: its leading observation, and all that its sources allow."""

    term: Term
    range: Range


def checks(dataset: Dataset) -> tuple[Check, ...]:
    """Return every check the dataset's figures allow, in dataset order."""
    parts = _parts_of_wholes(dataset)
    found = [check for series in dataset.series for check in _checks_of(dataset, series, parts)]
    return (*found, *_rates(dataset))


def _parts_of_wholes(dataset: Dataset) -> Mapping[str, list[Series]]:
    parts: dict[str, list[Series]] = defaultdict(list)
    for series in dataset.series:
        for whole in related_series(dataset, series, SeriesRelation.PART_OF):
            if whole.unit == series.unit:
                parts[whole.id].append(series)
    return parts


def _checks_of(dataset: Dataset, series: Series, parts: Mapping[str, list[Series]]) -> Iterator[Check]:
    for whole in related_series(dataset, series, SeriesRelation.PART_OF):
        yield from _part(series, whole)
    if len(parts.get(series.id, ())) > 1:
        yield from _parts(series, parts[series.id])
    for level in related_series(dataset, series, SeriesRelation.GROWTH_OF):
        yield from _growth(series, level)
    for level in _multiplied(dataset, series):
        yield from _multiple(series, level)
    yield from _share(dataset, series)


def related_series(dataset: Dataset, series: Series, relation: SeriesRelation) -> Iterator[Series]:
    """Yield the series that one follows from in a certain way."""
    for one in series.related:
        other = dataset.series_by_id.get(one.id)
        if one.relation is relation and other is not None and other is not series:
            yield other


def levels_of(series: Series) -> Mapping[Period, Level]:
    """Return what a series measures, by period; targets and forecasts measure nothing."""
    measured = [
        index
        for index, observation in enumerate(series.observations)
        if not is_goal(observation) and central_value(observation) is not None
    ]
    levels = {}
    for period, group in by_period(series, measured).items():
        ranges = [range_of(series.observations[index]) for index in group]
        allowed = min(low for low, _ in ranges), max(high for _, high in ranges)
        levels[period] = Level(Term(series, preferred_of(series, group)), allowed)
    return levels


def quotient(one: Range, other: Range) -> Range:
    """Return the range of one quantity divided by another, both positive."""
    low = 0.0 if math.isinf(other[1]) else max(one[0], 0.0) / other[1]
    high = math.inf if other[0] <= 0 or math.isinf(one[1]) else one[1] / other[0]
    return low, high


def _times(one: Range, factor: float) -> Range:
    return one[0] * factor, one[1] * factor


def _meet(one: Range, other: Range) -> bool:
    slack = 1e-9 * max(abs(end) for end in (*one, *other, 1.0) if math.isfinite(end))
    return one[0] <= other[1] + slack and other[0] <= one[1] + slack


def _verdict(computed: Range, stated: Range) -> Verdict:
    return Verdict.HOLDS if _meet(computed, stated) else Verdict.FAILS


def _part(series: Series, whole: Series) -> Iterator[Check]:
    """A part is no more than its whole."""
    if series.unit != whole.unit:
        return
    wholes = levels_of(whole)
    for period, part in levels_of(series).items():
        total = wholes.get(period)
        if total is not None and total.range[1] > 0 and part.range[1] >= 0:
            share = _times(quotient(part.range, total.range), 100.0)
            limit = (0.0, 100.0)
            yield Check(Rule.PART, part.term, (total.term,), share, limit, _verdict(share, limit))


def _parts(whole: Series, parts: Sequence[Series]) -> Iterator[Check]:
    """The parts of a whole, as far as they are known, are together no more than it."""
    levels_of_parts = [levels_of(part) for part in parts]
    for period, total in levels_of(whole).items():
        known = [levels[period] for levels in levels_of_parts if period in levels]
        if len(known) > 1:
            added = sum(max(level.range[0], 0.0) for level in known), sum(level.range[1] for level in known)
            verdict = Verdict.HOLDS if _meet((added[0], math.inf), total.range) else Verdict.FAILS
            terms = tuple(level.term for level in known)
            yield Check(Rule.PARTS, total.term, terms, added, total.range, verdict)


def year_before(period: Period) -> Period | None:
    """Return the same stretch a year earlier, None for a longer or endless one."""
    start, end = period
    if not end - start <= _YEAR_AND_A_DAY:
        return None
    return _shifted(start), _shifted(end)


def _shifted(instant: float) -> float:
    year, month, day = civil_from_day(math.floor(instant))
    return float(day_number(year - 1, month, min(day, days_in_month(year - 1, month)))) + instant % 1


def _growth(series: Series, level: Series) -> Iterator[Check]:
    """Growth in per cent follows from a level and the one a year before; else it implies the latter."""
    levels = levels_of(level)
    for period, growth in levels_of(series).items():
        before, now = year_before(period), levels.get(period)
        if before is None or now is None or now.range[1] <= 0:
            continue
        earlier = levels.get(before)
        if earlier is not None:
            ratio = quotient(now.range, earlier.range)
            computed = (ratio[0] - 1) * 100, (ratio[1] - 1) * 100
            verdict = _verdict(computed, growth.range)
            terms = (now.term, earlier.term)
            yield Check(Rule.GROWTH, growth.term, terms, computed, growth.range, verdict)
        elif growth.range[0] > -100:
            factor = 1 + growth.range[0] / 100, 1 + growth.range[1] / 100
            implied = quotient(now.range, factor)
            yield Check(Rule.GROWTH, growth.term, (now.term,), implied, growth.range, Verdict.IMPLIED)


def _subjects(series: Series) -> tuple[frozenset[str], ...]:
    return frozenset(series.actors), frozenset(series.places), frozenset(series.corridors)


def _multiplied(dataset: Dataset, series: Series) -> Iterator[Series]:
    """The level a multiple is of: as declared, else the only one of the same subjects with both ends."""
    declared = tuple(related_series(dataset, series, SeriesRelation.MULTIPLE_OF))
    if declared:
        yield from declared
        return
    if series.unit != "times" or not any(_subjects(series)):
        return
    levels = [
        other
        for other in dataset.series
        if other.unit not in ("times", "%")
        and _subjects(other) == _subjects(series)
        and any(True for _ in _multiple(series, other))
    ]
    if len(levels) == 1:
        yield levels[0]


def _multiple(series: Series, level: Series) -> Iterator[Check]:
    """A multiple over a period follows from the levels at its two ends."""
    levels = levels_of(level)
    for (start, end), multiple in levels_of(series).items():
        first = next((one for period, one in levels.items() if period[0] == start and period[1] < end), None)
        last = next((one for period, one in levels.items() if period[1] == end and period[0] > start), None)
        if first is None or last is None or first.range[1] <= 0 or last.range[1] <= 0:
            continue
        computed = quotient(last.range, first.range)
        verdict = _verdict(computed, multiple.range)
        terms = (last.term, first.term)
        yield Check(Rule.MULTIPLE, multiple.term, terms, computed, multiple.range, verdict)


def _share(dataset: Dataset, series: Series) -> Iterator[Check]:
    """A share in per cent follows from numerator and denominator; one of them implies the other."""
    parts = next(related_series(dataset, series, SeriesRelation.NUMERATOR), None)
    wholes = next(related_series(dataset, series, SeriesRelation.DENOMINATOR), None)
    if parts is None and wholes is None:
        return
    part_levels = levels_of(parts) if parts else {}
    whole_levels = levels_of(wholes) if wholes else {}
    for period, share in levels_of(series).items():
        part, whole = part_levels.get(period), whole_levels.get(period)
        stated = share.range
        terms = tuple(level.term for level in (part, whole) if level is not None)
        if not _meet(stated, (0.0, 100.0)):
            yield Check(Rule.SHARE, share.term, terms, (0.0, 100.0), stated, Verdict.FAILS)
        elif part is not None and whole is not None:
            computed = _times(quotient(part.range, whole.range), 100.0)
            yield Check(Rule.SHARE, share.term, terms, computed, stated, _verdict(computed, stated))
        elif part is not None:
            implied = _times(quotient(part.range, stated), 100.0)
            yield Check(Rule.SHARE, share.term, terms, implied, stated, Verdict.IMPLIED)
        elif whole is not None:
            implied = max(stated[0], 0.0) * whole.range[0] / 100, stated[1] * whole.range[1] / 100
            yield Check(Rule.SHARE, share.term, terms, implied, stated, Verdict.IMPLIED)


def _rates(dataset: Dataset) -> Iterator[Check]:
    """Amounts in two currencies imply a rate; rates of one pair about one time are about the same."""
    implied = [
        pair
        for series, other in (*_declared_pairs(dataset), *_evident_pairs(dataset))
        for pair in _currency_pairs(series, other)
    ]
    for number, (one, other) in enumerate(implied):
        rate = quotient(one.range, other.range)
        rivals = [
            quotient(first.range, second.range)
            for position, (first, second) in enumerate(implied)
            if position != number
            and (first.term.series.unit, second.term.series.unit)
            == (one.term.series.unit, other.term.series.unit)
            and _within_a_year(first.term, one.term)
        ]
        low = min((rival[0] for rival in rivals), default=0.0) / RATE_DRIFT
        high = max((rival[1] for rival in rivals), default=math.inf) * RATE_DRIFT
        verdict = _verdict(rate, (low, high)) if rivals else Verdict.IMPLIED
        yield Check(Rule.RATE, one.term, (other.term,), rate, (low, high), verdict)


def _within_a_year(one: Term, other: Term) -> bool:
    return (
        abs(one.observation.period.start_instant - other.observation.period.start_instant) < _YEAR_AND_A_DAY
    )


def _currency_pairs(series: Series, other: Series) -> Iterator[tuple[Level, Level]]:
    """Pairs of levels that are one amount twice, in the order of their currencies' codes."""
    others = levels_of(other)
    for period, level in levels_of(series).items():
        counterpart = others.get(period)
        if counterpart is not None and min(level.range[1], counterpart.range[1]) > 0:
            yield (level, counterpart) if series.unit < other.unit else (counterpart, level)


def _declared_pairs(dataset: Dataset) -> Iterator[tuple[Series, Series]]:
    for series in dataset.series:
        for other in related_series(dataset, series, SeriesRelation.SAME_AS):
            yield series, other


def _evident_pairs(dataset: Dataset) -> Iterator[tuple[Series, Series]]:
    """Amounts in two currencies whose subjects and sources are the same, where neither names the other."""
    groups: dict[tuple[object, ...], list[Series]] = defaultdict(list)
    for series in dataset.series:
        if series.unit in _CURRENCIES and any(_subjects(series)):
            groups[(*_subjects(series), _sources(series))].append(series)
    for group in groups.values():
        for one, other in combinations(group, 2):
            named = {related.id for related in (*one.related, *other.related)}
            if one.unit != other.unit and not named & {one.id, other.id}:
                yield one, other


def _sources(series: Series) -> frozenset[str]:
    return frozenset(one.source.id for one in series.observations if one.source is not None)
