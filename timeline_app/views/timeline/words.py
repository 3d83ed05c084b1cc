"""The timeline's words in the reader's language: dates from the wording layer, the rest from Qt."""

from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from timeline_app.layout.timeline.words import TimelineWords
from timeline_app.wording.dates import day_in_words
from timeline_app.wording.numbers import plain_number
from timeline_app.wording.ticks import coarse_label, tick_label

translate = QCoreApplication.translate


def timeline_words(language: str, languages: tuple[str, ...]) -> TimelineWords:
    """Return the words for a reader; call again when the language changes.

    Formatting a date takes Babel tens of microseconds, so what an axis asks for again and again is kept.
    """

    @lru_cache(maxsize=4_000)
    def tick(unit: str, instant: float) -> str:
        return tick_label(unit, instant, language)

    before, after = (
        translate("Timeline", "Before our era"),
        translate("Timeline", "Our era"),
    )

    @lru_cache(maxsize=1_000)
    def coarse(unit: str, instant: float) -> str:
        if unit == "era":
            return before if instant < _YEAR_ONE - 1 else after
        return coarse_label(unit, instant, language)

    @lru_cache(maxsize=500)
    def day(instant: float) -> str:
        return day_in_words(int(instant // 1), language, width="medium")

    @lru_cache(maxsize=2_000)
    def count(number: int) -> str:
        return plain_number(number, language)

    return TimelineWords(
        languages=languages,
        tick=tick,
        coarse=coarse,
        day=day,
        count=count,
        hidden=lambda number: translate("Timeline", "%n hidden", "", number),
        other=translate("Timeline", "Other events"),
        today=translate("Timeline", "today"),
        overview=translate("Timeline", "Overview"),
    )


_YEAR_ONE = -719_162.0
