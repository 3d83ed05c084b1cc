"""Ways of writing dates that are no EDTF, with the EDTF for each: tables of pattern, message and hint."""

import re
from collections.abc import Callable
from typing import Final

Hint = Callable[[re.Match[str]], str]
Habit = tuple[re.Pattern[str], str, Hint]

# The first letters of the months in English and in French.
_MONTHS: Final = {
    "jan": 1, "feb": 2, "fév": 2, "fev": 2, "mar": 3, "apr": 4, "avr": 4, "may": 5, "mai": 5, "jun": 6,
    "juin": 6, "jul": 7, "juil": 7, "aug": 8, "aoû": 8, "aou": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12, "déc": 12,
}  # fmt: skip
_MONTH: Final = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})[a-zéû]*\.?"


def _habit(pattern: str, message: str, hint: str | Hint) -> Habit:
    """A row of the tables; a hint given as text is a template with the pattern's groups in it."""
    if isinstance(hint, str):
        template = hint
        return re.compile(pattern, re.IGNORECASE), message, lambda match: match.expand(template)
    return re.compile(pattern, re.IGNORECASE), message, hint


def _iso(match: re.Match[str]) -> str:
    """The named year, month and day of the match with their zeros."""
    parts = [match["y"].zfill(4), match["m"].zfill(2)]
    if match["d"]:
        parts.append(match["d"].zfill(2))
    return "-".join(parts)


def _hint_iso(match: re.Match[str]) -> str:
    return f"write {_iso(match)}, not {match.string}"


def _hint_year_first(match: re.Match[str]) -> str:
    """Day and month, in the order that makes a date; both where either does."""
    year, one, other = match["y"], match["a"].zfill(2), match["b"].zfill(2)
    if int(other) > 12:
        return f"write the year first, {year}-{one}-{other}"
    if int(one) > 12 or one == other:
        return f"write the year first, {year}-{other}-{one}"
    return f"write the year first, {year}-{other}-{one} or {year}-{one}-{other}"


def _hint_named_month(match: re.Match[str]) -> str:
    day = f"-{match['d'].zfill(2)}" if match["d"] else ""
    return f"write {match['y']}-{_MONTHS[match['month'].lower()]:02d}{day}"


def _hint_before_christ(match: re.Match[str]) -> str:
    year = int(match["y"]) - 1
    return f"write {'-' if year > 0 else ''}{max(year, 0):04d}, for year 0 is 1 BC"


def _hint_quarter(match: re.Match[str]) -> str:
    return f"write {match['y']}-{32 + int(match['q'])}, for 33 to 36 are the quarters"


def _hint_short_year(match: re.Match[str]) -> str:
    """Two digits are a century and three a decade, but who wrote them may have meant a year."""
    digits = match["at"]
    kind = "century" if len(digits) == 2 else "decade"
    return f"write {digits.zfill(4)} for the year, {digits:X<4} for the {kind}"


def _hint_four_digits(match: re.Match[str]) -> str:
    return f"write {match['at']}{match['y'].zfill(4)}{match['r']}"


def _hint_unspecified(match: re.Match[str]) -> str:
    return f"write {re.sub('[uUx]', 'X', match.string)}"


SLASHED: Final[tuple[Habit, ...]] = (
    _habit(r"(?P<a>[0-9]{1,2})(?P<at>/)(?P<b>[0-9]{1,2})/(?P<y>[0-9]{4})",
           "a date is not written with slashes", _hint_year_first),
    _habit(r"(?P<y>[0-9]{4})(?P<at>/)(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})",
           "a date is not written with slashes", _hint_iso),
    _habit(r"(?P<y>[0-9]{4})(?P<at>/)(?P<m>0?[1-9]|1[0-2])(?P<d>)",
           "a month is not written with a slash", _hint_iso),
    _habit(r"(?P<at>)(?P<m>0?[1-9]|1[0-2])/(?P<y>[0-9]{4})(?P<d>)",
           "a month is not written with a slash", _hint_iso),
    _habit(r"(?P<c>[0-9]{2})[0-9]{2}/(?P<at>[0-9]{2})",
           "the year after the slash is not complete", r"write all its digits, \g<c>\g<at>"),
    _habit(r"(?P<m>[0-9]{4}-[0-9]{2}-)[0-9]{2}/(?P<at>[0-9]{2})",
           "the date after the slash is not complete", r"write all of it, \g<m>\g<at>"),
    _habit(r"[^/]*[0-9X]{4}[^/]*/(?P<at>[0-9]{2,3})",
           "a century or decade stands beside a whole date", _hint_short_year),
    _habit(r"(?P<at>[0-9]{2,3})/[^/]*[0-9X]{4}[^/]*",
           "a century or decade stands beside a whole date", _hint_short_year),
)  # fmt: skip

SHAPES: Final[tuple[Habit, ...]] = (
    _habit(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<at>)(?P<d>[0-9])",
           "months and days have two digits", _hint_iso),
    _habit(r"(?P<y>[0-9]{4})-(?P<at>)(?P<m>[0-9])(?:-(?P<d>[0-9]{1,2}))?",
           "months and days have two digits", _hint_iso),
    _habit(rf"(?:(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th|er)?\s+)?(?P<at>){_MONTH},?\s+(?P<y>[0-9]{{4}})",
           "months are written as numbers", _hint_named_month),
    _habit(rf"(?P<at>){_MONTH}\s+(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>[0-9]{{4}})",
           "months are written as numbers", _hint_named_month),
    _habit(r"(?P<a>[0-9]{1,2})(?P<at>[.-])(?P<b>[0-9]{1,2})[.-](?P<y>[0-9]{4})",
           "the year comes first", _hint_year_first),
    _habit(r"(?P<y>[0-9]{4})(?P<at>\.)(?P<m>[0-9]{1,2})(?:\.(?P<d>[0-9]{1,2}))?",
           "year, month and day are joined by hyphens", _hint_iso),
    _habit(r"(?P<y>[0-9]{4})(?P<at>(?:0[1-9]|1[0-2]))(?P<d>[0-3][0-9])",
           "year, month and day are joined by hyphens", r"write \g<y>-\g<at>-\g<d>"),
    _habit(r"(?P<a>[0-9]{4})(?P<at>\s*(?:-|\.\.+|to|à|until)\s*)(?P<b>[0-9]{4})",
           "two dates are joined by a slash", r"write \g<a>/\g<b>"),
    _habit(r"(?P<at>(?:c|ca|circa|about|around|vers|environ)\.?\s*)(?P<y>[0-9]{1,4})",
           "about is written ~", lambda match: f"write {match['y'].zfill(4)}~"),
    _habit(r"(?P<y>[0-9]{3})0(?P<at>'?s)",
           "a decade is written with X", r"write \g<y>X"),
    _habit(r"(?P<y>[0-9]{1,4})(?P<at>\s*(?:BCE?|B\.C\.|av\. J\.-C\.))",
           "years before Christ are negative", _hint_before_christ),
    _habit(r"(?P<y>[0-9]{4})[- ]?(?P<at>[QT])(?P<q>[1-4])",
           "quarters are written as numbers", _hint_quarter),
    _habit(r"[0-9]{4}-?(?P<at>W)[0-9]{2}.*",
           "weeks are not read", "write the days, such as 2014-09-01/2014-09-07"),
    _habit(r"(?P<y>[0-9]{4})-(?P<at>[0-9]{3})",
           "days of the year are not read", "write month and day, such as 2014-09-01"),
    _habit(r"[0-9Xux?~%-]*?(?-i:(?P<at>[uUx]))[0-9Xux?~%-]*",
           "digits that are not known are written X", _hint_unspecified),
    _habit(r"(?P<d>.*)(?P<at>\?~|~\?)(?P<r>.*)",
           "? and ~ together are written %", r"write \g<d>%\g<r>"),
    _habit(r"(?-i:(?P<at>y))(?P<y>-?[0-9]+.*)",
           "the Y of a long year is a capital", r"write Y\g<y>"),
    _habit(r"-(?P<at>[0-9]{5,}).*",
           "a year has four digits", "write Y before a longer year, such as Y-12345"),
    _habit(r"(?P<at>[0-9]{5,}).*",
           "a year has four digits", "write Y before a longer year, such as Y12345"),
    _habit(r"(?P<at>-?)(?P<y>[0-9])(?P<r>)",
           "a year has four digits", _hint_four_digits),
    _habit(r"(?P<at>-)(?P<y>[0-9]{1,3})(?P<r>-[0-9]{2}(?:-[0-9]{2})?)",
           "a year has four digits", _hint_four_digits),
    _habit(r"(?P<at>)(?P<y>[0-9]{3})(?P<r>-[0-9]{2}(?:-[0-9]{2})?)",
           "a year has four digits", _hint_four_digits),
    _habit(r"(?P<at>\+)(?P<y>.*)",
           "a year has no plus sign", r"write \g<y>"),
    _habit(r"(?P<d>-?[0-9]{4}-[0-9]{2}-[0-9]{2})(?-i:(?P<at>t|\s+))(?P<t>[0-9]{2}:.*)",
           "day and time are joined by a capital T", r"write \g<d>T\g<t>"),
    _habit(r"(?P<d>[^/]+T[^/]+)(?-i:(?P<at>z))",
           "the Z of a time zone is a capital", r"write \g<d>Z"),
    _habit(r"(?P<at>\.\.)",
           "an open end belongs to an interval", "write 2014/.. or ../2014"),
    _habit(r"(?P<at>open|now|today|present|aujourd'hui)",
           "an open end is written ..", "write 2014/.. for what is not over"),
    _habit(r"(?P<at>unknown)",
           "an unknown end is left out", "write 2014/ for what ended nobody knows when"),
    _habit(r"(?P<y>[0-9]{4}(?:-[0-9]{2})?)(?P<at>-)",
           "the hyphen has nothing after it", r"write \g<y>"),
    _habit(r".*?(?P<at>\s).*",
           "there are no spaces in a date", "write a date such as 2014, 2014-09 or 2014-09-01"),
)  # fmt: skip
