"""Years, decades, centuries and ordinals, in any era and of any size. Years are astronomical."""

from typing import Final

from timeline_app.wording.language import locale_of, phrases_of, pick_form
from timeline_app.wording.phrases import Role

_ROMAN: Final = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LARGEST_ROMAN: Final = 3999
_GROUPED_FROM: Final = 10_000
_ERA_SAID_BELOW: Final = 100
"""Years of one or two digits are given their era, or nobody would take them for years."""


def group_digits(number: int, language: str) -> str:
    """Return a whole number with its digits grouped, and a true minus sign."""
    group: str = locale_of(language).number_symbols["latn"]["group"]
    return f"{number:,}".replace(",", group).replace("-", "−")


def roman(number: int) -> str:
    """Return a number in Roman numerals, in digits where there are none for it."""
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    written = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written.append(letters * times)
    return "".join(written)


def ordinal(number: int, language: str, digits: str | None = None) -> str:
    """Return "21st" or "1er"; ``digits`` replaces the number's own, for Roman numerals."""
    written = str(number) if digits is None else digits
    match phrases_of(language).tag:
        case "en":
            teen = number % 100 in (11, 12, 13)
            return written + ("th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th"))
        case "fr":
            return written + ("er" if number == 1 else "e")
        case _:
            return written


def fill(template: str, number: int, language: str, role: Role = Role.PLAIN, year: str = "") -> str:
    """Fill a phrase that counts something (a century, a quarter), in the form the role asks for."""
    phrases = phrases_of(language)
    numerals = roman(number)
    return pick_form(template, phrases.cases[role]).format(
        n=number,
        nth=ordinal(number, language),
        roman=numerals,
        romanth=ordinal(number, language, numerals),
        year=year,
    )


def bare_year(year: int, language: str) -> str:
    """Return the digits of a year of its era: 44 for the astronomical -43, grouped from 10 000 on."""
    counted = 1 - year if year <= 0 else year
    return group_digits(counted, language) if counted >= _GROUPED_FROM else str(counted)


def year_in_words(year: int, language: str, role: Role = Role.PLAIN) -> str:
    """Return a year with its era where it needs one: "2014", "44 BCE", "79 CE"."""
    phrases = phrases_of(language)
    template = phrases.year
    if year <= 0:
        template = phrases.year_bce
    elif year < _ERA_SAID_BELOW:
        template = phrases.year_ce
    return pick_form(template, phrases.cases[role]).format(year=bare_year(year, language))


def years_in_words(first: int, last: int, language: str) -> str:
    """Return a range of whole years."""
    phrases = phrases_of(language)
    if first == last:
        return year_in_words(first, language)
    if first >= _ERA_SAID_BELOW:
        return phrases.year_range.format(a=bare_year(first, language), b=bare_year(last, language))
    return phrases.dash.join((year_in_words(first, language), year_in_words(last, language)))


def decade_in_words(first_year: int, language: str, role: Role = Role.PLAIN) -> str:
    """Return the decade that begins in a year divisible by ten; before our era its years."""
    if first_year < _ERA_SAID_BELOW:
        return years_in_words(first_year, first_year + 9, language)
    phrases = phrases_of(language)
    return pick_form(phrases.decade, phrases.cases[role]).format(year=bare_year(first_year, language))


def century_in_words(first_year: int, language: str, role: Role = Role.PLAIN) -> str:
    """Return the century of the hundred years from ``first_year`` on: 2000 gives the 21st."""
    phrases = phrases_of(language)
    if first_year >= 0:
        return fill(phrases.century, first_year // 100 + 1, language, role)
    return fill(phrases.century_bce, (-first_year - 1) // 100 + 1, language, role)


def millennium_in_words(first_year: int, language: str, role: Role = Role.PLAIN) -> str:
    """Return the millennium of the thousand years from ``first_year`` on: 2000 gives the third."""
    phrases = phrases_of(language)
    if first_year >= 0:
        return fill(phrases.millennium, first_year // 1000 + 1, language, role)
    return fill(phrases.millennium_bce, (-first_year - 1) // 1000 + 1, language, role)
