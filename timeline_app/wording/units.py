"""Units: what is a currency, which symbols stand for themselves, and the nouns of the rest."""

import re
from functools import lru_cache
from typing import Final

from babel import Locale
from babel.numbers import get_currency_name

from timeline_app.wording.language import locale_of, phrases_of, pick_form
from timeline_app.wording.phrases.table import NB

SYMBOLS: Final = {
    "km": "km",
    "km2": "km²",
    "m": "m",
    "m2": "m²",
    "m3": "m³",
    "ha": "ha",
    "kg": "kg",
    "t": "t",
    "kW": "kW",
    "MW": "MW",
    "GW": "GW",
    "kWh": "kWh",
    "MWh": "MWh",
    "GWh": "GWh",
    "TWh": "TWh",
    "km/h": "km/h",
    "degC": "°C",
    "TEU": "TEU",
    "bbl": "bbl",
    "Gbit/s": "Gbit/s",
}
"""Symbols of units that a reader of any language knows; a language's own noun goes before them."""

_PERCENT: Final = ("%", "percent", "PC")
_BARE: Final = ("", "1", "number", "count")
_PLURAL: Final = 2


def is_percent(unit: str) -> bool:
    """Whether a unit is per cent."""
    return unit in _PERCENT


@lru_cache(maxsize=512)
def is_money(unit: str) -> bool:
    """Whether a unit is a currency's ISO 4217 code."""
    return len(unit) == 3 and unit.isascii() and unit.isupper() and unit in Locale("en").currencies


def compact_symbol(unit: str, language: str) -> str:
    """Return a unit's symbol in a language, empty for what only has a noun."""
    return phrases_of(language).symbols.get(unit, SYMBOLS.get(unit, ""))


@lru_cache(maxsize=2048)
def noun_of(unit: str, language: str, form: int) -> str:
    """Return a unit's noun or symbol, in a plural form (see ``plural_index``); empty for a bare number."""
    phrases = phrases_of(language)
    if unit in _BARE:
        return ""
    if unit in phrases.units:
        return pick_form(phrases.units[unit], form)
    if is_money(unit):
        if unit in phrases.currencies:
            return pick_form(phrases.currencies[unit], form)
        return unit
    return compact_symbol(unit, language) or unit.replace("_", NB).replace("-", NB)


def unit_in_words(unit: str, language: str, *, power: int = 0) -> str:
    """Return a unit alone, in the plural: "people", "milliards de dollars" with ``power`` 9."""
    phrases = phrases_of(language)
    if is_percent(unit):
        return "%"
    noun = noun_of(unit, language, _PLURAL)
    if is_money(unit) and unit not in phrases.currencies:
        noun = get_currency_name(unit, count=_PLURAL * 5, locale=locale_of(language))
    scale = next((scale for scale in phrases.scales if scale.factor == 10**power), None)
    if scale is None:
        return noun
    word = pick_form(scale.long, _PLURAL)
    return after_scale(word, noun, language) if noun else word


def after_scale(scale: str, noun: str, language: str) -> str:
    """Join a scale word and a noun: "million people", "millions d’abonnés"."""
    phrases = phrases_of(language)
    words = phrases.noun_after_scale.format(scale=scale, noun=noun)
    for pattern, replacement in phrases.noun_joins:
        words = re.sub(pattern, replacement, words)
    return words
