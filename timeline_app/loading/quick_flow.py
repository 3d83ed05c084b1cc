"""Flow collections, for the fast reader: ``[a, b]``, ``{fr: ..., en: ...}`` and mixtures."""

import re
from functools import lru_cache
from typing import Any

from timeline_app.loading.nodes import NOTHING

DEEPEST = 6


class DoubtError(Exception):
    """The fast reader is not sure, and PyYAML must say."""


def _word_characters(marks: str) -> str:
    """Return a pattern of the letters, digits and ``_``, these marks, and all beyond ASCII but controls.

    By what is not among them: a class up to the last code point takes three milliseconds to compile.
    """
    others = (chr(code) for code in range(0xA0))
    return "[^" + "".join(re.escape(one) for one in others if not re.match(rf"\w|[{marks}]", one)) + "]"


# Of plain scalars only letters, digits, and punctuation that means nothing in YAML, as all beyond ASCII.
# Blanks at its end come along, and are taken off.
_FIRST, _NEXT = _word_characters("./~+($="), _word_characters(" ./~+();@%$='-")
_PLAIN = rf"(?:{_FIRST}|-(?=[0-9])){_NEXT}*+"
# Groups are repeated within atomic ones: possessive repetition of a group is wrong before Python 3.11.5.
DOUBLE = r'(?>(?:[^"\\]++|\\.)*)'
SINGLE = r"(?>(?:[^']++|'')*)"
_QUOTED = rf'"{DOUBLE}"' + rf"|'{SINGLE}'"
_KEY = r"[A-Za-z_][A-Za-z0-9_-]*+"
_END = r" *+(?:, *+|(?=[\]}]))"

_WORDS = re.compile(r"\[([A-Za-z0-9][\w@./~-]*+(?>(?:, *+[A-Za-z0-9][\w@./~-]*+)*))\] *+", re.ASCII).fullmatch
_FLAT = rf"\{{ *+((?>(?:{_KEY}: ++(?:{_QUOTED}|{_PLAIN}){_END})+))\}}"
_FLAT_MAP = re.compile(rf"{_FLAT} *+").fullmatch
_ONLY_MAP = re.compile(rf"\[ *+{_FLAT} *+\] *+").fullmatch
_MAPS = re.compile(rf"\[ *+({_FLAT}(?>(?: *+, *+{_FLAT})*)) *+\] *+").fullmatch
_EACH_MAP = re.compile(_FLAT).findall
_PAIRS = re.compile(rf"({_KEY}): ++(?:\"({DOUBLE})\"|('{SINGLE}')|({_PLAIN})){_END}").findall

_BEFORE_END = r"(?= *+[,\]}])"
_TOKEN = re.compile(
    rf" *+(?:([\[\]{{}},])|({_KEY}): ++|\"({DOUBLE})\"{_BEFORE_END}"
    rf"|'({SINGLE})'{_BEFORE_END}|({_PLAIN}){_BEFORE_END})"
).match


LONGEST_FLOW = 10_000
"""Characters: the patterns take a hundred bytes of each while they look, and what was read is kept."""


LONGEST_KEPT = 200


def flow(text: str) -> Any:
    """Read a flow collection that fills ``text``, blanks at its end aside.

    The same short lists come again and again, so their results are kept: nobody may change them.

    Raises:
        DoubtError: there is more to it than this knows.
    """
    return _kept(text) if len(text) <= LONGEST_KEPT else _flow(text)


def _flow(text: str) -> Any:
    if len(text) > LONGEST_FLOW:
        raise DoubtError
    if text[0] == "[":
        words = _WORDS(text)
        if words is not None:
            return _split(words[1])
        if text.count("{") == 1:
            flat = _ONLY_MAP(text)
            if flat is not None:
                return [_flat_map(flat[1])]
        maps = _MAPS(text)
        if maps is not None:
            return [_flat_map(inside) for inside in _EACH_MAP(maps[1])]
    else:
        flat = _FLAT_MAP(text)
        if flat is not None:
            return _flat_map(flat[1])
    value, after = _collection(text, 0, 1)
    if text[after:].strip(" "):
        raise DoubtError
    return value


_kept = lru_cache(maxsize=4096)(_flow)


def _split(words: str) -> list[str | None]:
    found = [word.strip(" ") for word in words.split(",")]
    if "ull" in words or "NULL" in words:
        return [None if word in NOTHING else word for word in found]
    return found  # type: ignore[return-value]


def _flat_map(inside: str) -> dict[str, Any]:
    if inside.rstrip(" ").endswith(","):
        raise DoubtError
    found: dict[str, Any] = {}
    if '"' not in inside and "'" not in inside:
        # Nothing is quoted, so that commas and colons mean what they seem to.
        parts = inside.split(",")
        for part in parts:
            key, _, plain = part.partition(":")
            bare = plain.strip(" ")
            found[key.strip(" ")] = None if bare in NOTHING else bare
        if len(found) != len(parts):
            raise DoubtError
        return found
    pairs = _PAIRS(inside + "}")
    for key, double, single, plain in pairs:
        if plain:
            bare = plain.rstrip(" ")
            found[key] = None if bare in NOTHING else bare
        elif single:
            found[key] = single[1:-1].replace("''", "'")
        else:
            found[key] = unescaped(double)
    if len(found) != len(pairs):
        raise DoubtError
    return found


def _token(text: str, at: int) -> tuple[int, str, int]:
    """Return the kind of the token at an offset (the group of the pattern), its text, and where it ends."""
    match = _TOKEN(text, at)
    if match is None or match.lastindex is None:
        raise DoubtError
    return match.lastindex, match[match.lastindex], match.end()


def _collection(text: str, at: int, depth: int) -> tuple[Any, int]:
    if depth > DEEPEST:
        raise DoubtError
    kind, opening, at = _token(text, at)
    if kind != _PUNCTUATION or opening not in "[{":
        raise DoubtError
    return _list(text, at, depth) if opening == "[" else _map(text, at, depth)


_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ESCAPED = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/", " ": " ", "_": "\xa0"}


def unescaped(text: str) -> str:
    """Return what stands in double quotes without its escapes, of which this knows the usual."""
    return _ESCAPE.sub(_meant, text) if "\\" in text else text


def _meant(escape: re.Match[str]) -> str:
    letter = escape[4]
    if letter is not None:
        if letter not in _ESCAPED:
            raise DoubtError
        return _ESCAPED[letter]
    code = int(escape[1] or escape[2] or escape[3], 16)
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0xFFFF:
        raise DoubtError
    return chr(code)


_PUNCTUATION, _NAME, _DOUBLE, _SINGLE = 1, 2, 3, 4


def _list(text: str, at: int, depth: int) -> tuple[list[Any], int]:
    found: list[Any] = []
    if text.startswith("]", at):
        return found, at + 1
    while True:
        value, at = _element(text, at, depth)
        found.append(value)
        kind, mark, at = _token(text, at)
        if kind != _PUNCTUATION or mark not in ",]":
            raise DoubtError
        if mark == "]":
            return found, at


def _map(text: str, at: int, depth: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    if text.startswith("}", at):
        return found, at + 1
    while True:
        kind, key, at = _token(text, at)
        if kind != _NAME or key in found:
            raise DoubtError
        found[key], at = _element(text, at, depth)
        kind, mark, at = _token(text, at)
        if kind != _PUNCTUATION or mark not in ",}":
            raise DoubtError
        if mark == "}":
            return found, at


def _element(text: str, at: int, depth: int) -> tuple[Any, int]:
    kind, value, after = _token(text, at)
    if kind == _PUNCTUATION:
        return _collection(text, at, depth + 1)
    if kind == _NAME:
        raise DoubtError
    if kind == _DOUBLE:
        return unescaped(value), after
    if kind == _SINGLE:
        return value.replace("''", "'"), after
    bare = value.rstrip(" ")
    return (None if bare in NOTHING else bare), after
