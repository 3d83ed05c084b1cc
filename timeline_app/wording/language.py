"""Which language to write in, and Babel's locale for it."""

from functools import lru_cache
from typing import Final

from babel import Locale

from timeline_app.wording.phrases import PHRASES, Phrases

_LOCALES: Final = {"en": "en_GB", "zh": "zh_Hans_CN"}
"""Where Babel's bare language is not the one meant: day before month in English, short scripts in Chinese."""


@lru_cache(maxsize=64)
def phrases_of(language: str) -> Phrases:
    """Return the phrases of a BCP 47 tag's primary language, English for a language without a table."""
    primary = language.replace("_", "-").split("-")[0].lower()
    return PHRASES.get(primary, PHRASES["en"])


@lru_cache(maxsize=16)
def locale_of(language: str) -> Locale:
    """Return Babel's locale for the language that :func:`phrases_of` chooses."""
    tag = phrases_of(language).tag
    return Locale.parse(_LOCALES.get(tag, tag))


@lru_cache(maxsize=1024)
def plural_index(number: float, language: str) -> int:
    """Which of a noun's forms goes with a number.

    0 for the singular, 1 for the plural, and in Russian 1 for the form of two to four and of fractions,
    2 for the form of five and more.
    """
    category: str = locale_of(language).plural_form(number)
    if category == "one":
        return 0
    return 2 if category == "many" and phrases_of(language).tag == "ru" else 1


def pick_form(forms: str, index: int) -> str:
    """Pick from forms written ``city|cities``; the last one serves every index beyond it."""
    choices = forms.split("|")
    return choices[min(index, len(choices) - 1)]
