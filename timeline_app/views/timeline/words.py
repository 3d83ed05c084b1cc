"""The timeline's words in the reader's language: dates from the wording layer, the rest from Qt."""

from collections.abc import Callable
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

    count = _counter(language)
    return TimelineWords(
        languages=languages,
        tick=tick,
        coarse=coarse,
        day=day,
        count=count,
        hidden=lambda number: _grouped(translate("Timeline", "%n hidden", "", number), number, count),
        other=translate("Timeline", "Other events"),
        today=translate("Timeline", "today"),
        overview=translate("Timeline", "Overview"),
    )


def _grouped(words: str, number: int, count: Callable[[int], str]) -> str:
    """Write the number in a translated plural as the language groups digits, which Qt does not."""
    return words.replace(str(number), count(number))


def _counter(language: str) -> Callable[[int], str]:
    """Return what writes whole numbers as the language does.

    Babel takes a tenth of a millisecond a number, and a frame may hold a hundred new ones. So Babel is
    asked once what stands between groups of three, and only where groups are no threes each time.
    """
    sample = 1_234_567_890
    written = plain_number(sample, language)
    between = written[1] if len(written) > 1 else ""

    def count(number: int) -> str:
        return f"{number:,}".replace(",", between)

    if count(sample) == written and plain_number(1_234, language) == count(1_234):
        return count
    return lru_cache(maxsize=2_000)(lambda number: plain_number(number, language))


_YEAR_ONE = -719_162.0
