"""What pydantic found wrong, in words a writer of data can act upon."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from timeline_app.loading.locate import KEY, Location, spell
from timeline_app.loading.problems import Code, quoted
from timeline_app.loading.schema.entry import Entry
from timeline_app.loading.schema.fields import COUNTRY_PATTERN, ID_PATTERN, NAME_PATTERN, TAG_PATTERN

Details = Mapping[str, Any]


class Verdict(NamedTuple):
    """A problem without its place: the location leads to the value, ``offset`` into its scalar (or -1)."""

    code: Code
    location: tuple[str | int, ...]
    message: str
    hint: str = ""
    offset: int = -1


class Place(NamedTuple):
    """Where in the schema a location ends: the innermost entry, and the field's name as messages say it."""

    entry: type[Entry]
    start: int
    field: str

    @property
    def words(self) -> str:
        """The field with its entry: ``"when" in an event``, or the entry alone."""
        return f'"{self.field}" in {self.entry.noun}' if self.field else self.entry.noun


def verdict_of(entry: type[Entry], details: Details) -> Verdict:
    """Put one of pydantic's errors into words."""
    location: tuple[str | int, ...] = details["loc"]
    place = place_of(entry, location)
    tell = _WORDS.get(details["type"])
    if tell is not None:
        return tell(place, location, details)
    context = details.get("ctx", {})
    if details["type"] in _CODES:
        message = context["message"]
        says = f"{place.words}: {message}" if place.field else message
        return Verdict(Code(details["type"]), location, says, context["hint"], context["offset"])
    return Verdict(Code.BAD_VALUE, location, f"{place.words}: {details['msg']}")


_CODES = frozenset(code.value for code in Code)


def place_of(entry: type[Entry], location: Location) -> Place:
    """Follow a location through the schema to the innermost entry it passes."""
    innermost, start = entry, 0
    annotation: Any = entry
    for depth, part in enumerate(location):
        is_field = isinstance(part, str) and annotation is innermost
        annotation = _peel(_fields(innermost).get(str(part)) if is_field else _item_of(annotation))
        if isinstance(annotation, type) and issubclass(annotation, Entry):
            innermost, start = annotation, depth + 1
    return Place(innermost, start, spell(location[start:]).lstrip("."))


@cache
def _fields(entry: type[Entry]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in entry.model_fields.items()}


def _peel(annotation: Any) -> Any:
    """Take ``Annotated`` and ``| None`` off a type."""
    while get_origin(annotation) in (Annotated, Union, UnionType):
        annotation = next(one for one in get_args(annotation) if one is not type(None))
    return annotation


def _item_of(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is list else None


_MOST_CHOICES = 500


def did_you_mean(word: str, choices: Collection[str]) -> str:
    """Return a hint with the closest of the choices, empty when none is close.

    Of very many only those that begin alike are looked at.
    """
    word = word[:60].lower()
    if len(choices) > _MOST_CHOICES:
        choices = [one for one in choices if one[:2] == word[:2]][:_MOST_CHOICES]
    close = difflib.get_close_matches(word, list(choices), 1, 0.6)
    return f'did you mean "{close[0]}"?' if close else ""


def slug(text: str) -> str:
    """Return the id a text could have: lower case, hyphens, no accents; empty when nothing is left."""
    bare = unicodedata.normalize("NFKD", text[:60].lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def what_it_is(value: Any) -> str:
    """Say what a value is, for messages."""
    if value is None:
        return "empty"
    return (
        "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "a single value"
    )


def _unknown_field(place: Place, location: tuple[str | int, ...], _details: Details) -> Verdict:
    name = str(location[-1])
    known = _fields(place.entry)
    hint = did_you_mean(name, known) or f"known are {', '.join(known)}"
    return Verdict(Code.UNKNOWN_FIELD, location, f"unknown field {quoted(name)} in {place.entry.noun}", hint)


def _missing_field(place: Place, location: tuple[str | int, ...], _details: Details) -> Verdict:
    return Verdict(Code.MISSING_FIELD, location, f'{place.entry.noun} needs "{location[-1]}"')


def _wrong_type(expected: str) -> "Teller":
    def tell(place: Place, location: tuple[str | int, ...], details: Details) -> Verdict:
        value = details["input"]
        hint = (
            f"write [{value}]" if expected == "a list" and isinstance(value, str) and len(value) < 40 else ""
        )
        message = f"{place.words} is {what_it_is(value)} where {expected} is expected"
        return Verdict(Code.BAD_TYPE, location, message, hint)

    return tell


def _empty(place: Place, location: tuple[str | int, ...], _details: Details) -> Verdict:
    return Verdict(
        Code.BAD_VALUE, location, f"{place.words} is empty", "write something, or leave the field out"
    )


def _too_few(place: Place, location: tuple[str | int, ...], details: Details) -> Verdict:
    least = details["ctx"]["min_length"]
    if least == 1:
        return _empty(place, location, details)
    return Verdict(Code.BAD_VALUE, location, f"{place.words} needs at least {least} items")


def _too_long(place: Place, location: tuple[str | int, ...], details: Details) -> Verdict:
    most = details["ctx"]["max_length"]
    return Verdict(Code.TOO_LARGE, location, f"{place.words} has more than {most} characters")


def _unknown_choice(place: Place, location: tuple[str | int, ...], details: Details) -> Verdict:
    value = details["input"]
    choices = re.findall(r"'([^']*)'", details["ctx"]["expected"])
    if not isinstance(value, str):
        return _wrong_type("a single value")(place, location, details)
    hint = did_you_mean(value, choices) or f"one of {', '.join(choices)}"
    return Verdict(Code.BAD_VALUE, location, f"{place.words} is {quoted(value)}, which is unknown", hint)


def _bad_pattern(place: Place, location: tuple[str | int, ...], details: Details) -> Verdict:
    value = details["input"]
    what, hint = _PATTERNS[details["ctx"]["pattern"]]
    suggestion = slug(value) if what == "id" else ""
    field = place.field.removesuffix(f".{value}") if location[-1] == KEY else place.field
    message = f'"{field}" in {place.entry.noun}: {quoted(value)} is no {what}'
    return Verdict(Code.BAD_VALUE, location, message, f"write {suggestion}" if suggestion else hint)


_PATTERNS = {
    ID_PATTERN: ("id", "ids are written in a-z, 0-9 and -, and begin with a letter or digit"),
    TAG_PATTERN: ("language tag", "write fr, en, zh-Hant"),
    NAME_PATTERN: ("name", "names are written in a-z, 0-9, _ and -, and begin with a letter"),
    COUNTRY_PATTERN: ("country code", "write two capitals, as in KZ (ISO 3166-1)"),
}

Teller = Callable[[Place, tuple[str | int, ...], Details], Verdict]

_WORDS: Mapping[str, Teller] = {
    "extra_forbidden": _unknown_field,
    "missing": _missing_field,
    "string_type": _wrong_type("a text"),
    "list_type": _wrong_type("a list"),
    "dict_type": _wrong_type("a text, or one a language,"),
    "model_type": _wrong_type("a mapping"),
    "model_attributes_type": _wrong_type("a mapping"),
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "too_short": _too_few,
    "enum": _unknown_choice,
    "string_pattern_mismatch": _bad_pattern,
}
