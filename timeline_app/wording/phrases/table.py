"""What a language must say for dates and numbers to be put into its words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

NB: Final = "\u00a0"
"""No-break space, between what must stay on one line."""


class Role(IntEnum):
    """What a date does in its sentence; a language's ``cases`` give the form of its words for each."""

    PLAIN = 0
    FROM = 1
    UNTIL = 2
    AROUND = 3
    WITHIN = 4  # a year that a month or season follows or precedes


@dataclass(frozen=True, slots=True)
class Scale:
    """A word for a power of ten: ``short`` beside money (Md), ``long`` beside nouns (milliard|milliards)."""

    factor: float
    short: str
    long: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """One language. ``{}`` or named fields stand for what is filled in.

    ``kind`` in the mappings is the kind of date: day, month, year, decade, century, millennium, season,
    quarter, half. ``joins`` are regular expressions and their replacements, run over a finished date for
    contractions and elisions. ``currencies`` and ``units`` give plural forms of nouns; a currency with a
    sign is in ``signs``, a unit whose symbol is not the international one in ``symbols``.
    """

    tag: str

    months: tuple[str, ...]
    day: str = "{day}"
    first_day: str | None = None
    day_month: str = f"{{day}}{NB}{{month}}"
    with_year: str = "{rest} {year}"
    year: str = "{year}"
    year_bce: str
    year_ce: str
    year_range: str = "{a}–{b}"
    decade: str
    century: str
    century_bce: str
    millennium: str
    millennium_bce: str
    quarter: str
    halves: tuple[str, str]
    seasons: tuple[str, str, str, str]
    southern: str
    no_year: str
    timed: str = "{date}, {time}"
    clock: str = "{hour:02}:{minute:02}"
    clock_seconds: str = "{hour:02}:{minute:02}:{second:02}"
    tick_hour: str = "{hour:02}:00"
    full: str = "{weekday} {date}"

    cases: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    day_cases: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    articles: Mapping[str, str] = field(default_factory=dict)
    joins: tuple[tuple[str, str], ...] = ()

    dash: str = f"{NB}– "
    tight_dash: str = "–"
    around: str
    uncertain: str
    since: str
    since_around: str
    until: str
    until_around: str
    no_start: str
    no_end: str
    always: str
    unknown: str

    today: str
    tomorrow: str
    yesterday: str
    this_year: str
    this_month: str
    ongoing: str

    tick_quarter: str
    tick_week: str
    coarse_decade: str | None = None

    scales: tuple[Scale, ...]
    sign_first: bool = False
    scale_gap: str = NB
    percent: str = f"{{}}{NB}%"
    noun_after_scale: str = f"{{scale}}{NB}{{noun}}"
    noun_gap: str = NB
    signs: Mapping[str, str]
    currencies: Mapping[str, str]
    units: Mapping[str, str]
    symbols: Mapping[str, str] = field(default_factory=dict)
    noun_joins: tuple[tuple[str, str], ...] = ()
    qualifiers: Mapping[str, str]
    statuses: Mapping[str, str]
    unknown_value: str
    compass: tuple[str, str, str, str]
    coordinate: str = f"{{angle}}°{NB}{{side}}"
    unchanged: str
