"""Plain numbers, money and counted things; never more digits than are known."""

import math
from decimal import Decimal
from typing import Final, NamedTuple

from babel.numbers import format_decimal

from timeline_app.wording.language import locale_of, phrases_of, pick_form, plural_index
from timeline_app.wording.phrases.table import NB, Phrases, Scale
from timeline_app.wording.units import after_scale, compact_symbol, is_money, is_percent, noun_of

_MOST_DECIMALS: Final = 3
_DECIMALS: Final = 2
_TIMES_FROM: Final = 10.0
_TIMES_BELOW: Final = 0.1
_PLURAL: Final = 2
_POWERS_FROM: Final = 1e21  # nobody reads 21 digits, and a decimal of more than 28 cannot be rounded
_RAISED: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class Quantity(NamedTuple):
    """A number and its unit. ``text`` is the whole; ``number`` and ``unit`` may stand apart on a card."""

    number: str
    unit: str
    text: str


def plain_number(value: float, language: str, *, resolution: float = 0.0) -> str:
    """Return a number with its digits grouped, rounded to ``resolution`` (two decimals without one)."""
    if not math.isfinite(value):
        return "∞" if value > 0 else "−∞"
    if abs(value) >= _POWERS_FROM:
        return _in_powers(value, language)
    decimals = _decimals(value, resolution)
    rounded = round(Decimal(repr(float(value))), decimals)
    if rounded == 0:
        rounded = abs(rounded)
    pattern = "#,##0." + "#" * decimals
    text: str = format_decimal(
        rounded, format=pattern, locale=locale_of(language), decimal_quantization=False
    )
    return text.replace("-", "−")


def _in_powers(value: float, language: str) -> str:
    leading, _, exponent = f"{value:.2e}".partition("e")
    power = str(int(exponent)).translate(_RAISED)
    return f"{plain_number(float(leading), language)}{NB}×{NB}10{power}"


def _decimals(value: float, resolution: float) -> int:
    """How many decimals are worth showing: those known, or else a few, more for what is very small."""
    if resolution > 0:
        return min(max(0, -math.floor(math.log10(resolution) + 1e-9)), 12)
    if 0 < abs(value) < 1:
        return min(_DECIMALS - math.floor(math.log10(abs(value))) - 1, 12)
    return _DECIMALS


def quantity(
    value: float,
    unit: str,
    language: str,
    *,
    resolution: float = 0.0,
    short: bool = False,
    counted_as: float | None = None,
) -> Quantity:
    """Return a value in its unit: "94,8 Md $", "$94.8bn", "30 %", "5 million people".

    ``value`` and ``resolution`` (the size of the last digit known, 0 where nobody says) are in base
    units. ``short`` is for the ends of axes and small labels: scales abbreviated, nouns left out.
    ``counted_as`` is the value, in base units, that the noun agrees with: the upper end of a range.
    """
    phrases = phrases_of(language)
    if is_percent(unit):
        number = plain_number(value, language, resolution=resolution)
        return Quantity(number, "%", phrases.percent.format(number))
    scale = _scale_of(value, resolution, phrases)
    factor = scale.factor if scale else 1.0
    number = plain_number(value / factor, language, resolution=resolution / factor)
    shown = round((value if counted_as is None else counted_as) / factor, _MOST_DECIMALS)
    if is_money(unit):
        return _money(number, scale, unit, phrases, shown)
    if short:
        return _short(number, scale, unit, phrases)
    return _counted(number, scale, unit, phrases, shown)


def percent(value: float, language: str, *, resolution: float = 0.0) -> str:
    """Return a percentage; ``value`` is in per cent."""
    return quantity(value, "%", language, resolution=resolution).text


def change_in_words(old: float, new: float, language: str) -> str:
    """Return the change between two values of a ratio scale: "+7 %", "× 111"; empty where there is none.

    Growth to ten times and more is said as a factor, which a reader can picture.
    """
    if not (math.isfinite(old) and math.isfinite(new)) or old == 0 or (old < 0) != (new < 0):
        return ""
    ratio = new / old
    if ratio >= _TIMES_FROM:
        return f"×{NB}{plain_number(ratio, language, resolution=1)}"
    share = (ratio - 1) * 100
    resolution = 1.0 if abs(share) >= 1 else 0.1
    rounded = round(share, 0 if resolution == 1 else 1)
    if rounded == 0:
        return phrases_of(language).unchanged
    text = percent(rounded, language, resolution=resolution)
    return text if rounded < 0 else f"+{text}"


def _scale_of(value: float, resolution: float, phrases: Phrases) -> Scale | None:
    """The largest scale a value reaches, where it does not hide digits that are known."""
    size = abs(value)
    if size >= _POWERS_FROM:
        return None
    # What rounds up to a scale belongs to it: 999,999,999 to the million is one billion.
    reached = [scale for scale in phrases.scales if size + resolution / 2 >= scale.factor]
    for scale in reached:
        if _fits(size / scale.factor, resolution / scale.factor):
            return scale
    return None


def _fits(scaled: float, resolution: float) -> bool:
    """Whether a scaled value can be written with few decimals without losing what is known."""
    if resolution <= 0:
        return True
    exact = round(scaled, _MOST_DECIMALS)
    return abs(exact - scaled) < max(resolution / 2, 1e-9)


def _money(number: str, scale: Scale | None, unit: str, phrases: Phrases, shown: float) -> Quantity:
    sign = phrases.signs.get(unit)
    if sign is None:
        return _joined(number, scale.short if scale else "", _noun(unit, scale, shown, phrases), phrases)
    short, gap = (scale.short, phrases.scale_gap) if scale else ("", "")
    if phrases.sign_first:
        minus = "−" if number.startswith("−") else ""
        number = f"{minus}{sign}{number.lstrip('−')}"
        return Quantity(number, short, f"{number}{gap}{short}")
    words = f"{short}{NB}{sign}" if short else sign
    return Quantity(number, words, f"{number}{NB}{words}")


def _counted(number: str, scale: Scale | None, unit: str, phrases: Phrases, shown: float) -> Quantity:
    noun = _noun(unit, scale, shown, phrases)
    word = pick_form(scale.long, plural_index(abs(shown), phrases.tag)) if scale else ""
    return _joined(number, word, noun, phrases)


def _short(number: str, scale: Scale | None, unit: str, phrases: Phrases) -> Quantity:
    symbol = compact_symbol(unit, phrases.tag)
    scale_word = scale.short if scale else ""
    text = number + (phrases.scale_gap + scale_word if scale else "")
    if symbol:
        text += f"{phrases.noun_gap}{symbol}"
    return Quantity(number, phrases.noun_gap.join(filter(None, (scale_word, symbol))), text)


def _noun(unit: str, scale: Scale | None, shown: float, phrases: Phrases) -> str:
    return noun_of(unit, phrases.tag, _PLURAL if scale else plural_index(abs(shown), phrases.tag))


def _joined(number: str, scale: str, noun: str, phrases: Phrases) -> Quantity:
    """A number, its scale and its noun; a scale abbreviated to letters stands close where that is usual."""
    unit = after_scale(scale, noun, phrases.tag) if scale and noun else scale or noun
    abbreviated = any(scale == known.short != known.long for known in phrases.scales)
    gap = phrases.scale_gap if abbreviated else phrases.noun_gap
    return Quantity(number, unit, f"{number}{gap}{unit}" if unit else number)
