"""Problems: what is wrong with a dataset, where, and what to write instead."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from timeline_app.loading.limits import MOST_PROBLEMS
from timeline_app.model.ref import Kind, Ref


class Severity(StrEnum):
    """How much a problem weighs: an error lost something, a warning may mislead, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(StrEnum):
    """The stable names of problems, as docs/format.md explains them one by one."""

    SYNTAX = "syntax"
    TOO_DEEP = "too-deep"
    TOO_LARGE = "too-large"
    ALIAS_BOMB = "alias-bomb"
    DUPLICATE_KEY = "duplicate-key"
    UNKNOWN_FIELD = "unknown-field"
    MISSING_FIELD = "missing-field"
    BAD_DATE = "bad-date"
    BAD_VALUE = "bad-value"
    BAD_TYPE = "bad-type"
    DUPLICATE_ID = "duplicate-id"
    UNKNOWN_ID = "unknown-id"
    OUT_OF_RANGE = "out-of-range"
    UNREADABLE = "unreadable"
    UNSOURCED = "unsourced"
    DISAGREEMENT = "disagreement"
    IMPLAUSIBLE = "implausible"


_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

SHOWN = 100
"""How many characters of a source line are shown around the mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem at one place.

    ``file`` is relative to the dataset's folder, with slashes; ``line`` and ``column`` count from 1 and
    are 0 where a problem concerns a whole file. ``path`` leads to the value through keys and ids:
    ``events[sco-summit-tianjin].sources[1].locator``.
    """

    severity: Severity
    code: Code
    file: str
    line: int
    column: int
    path: str
    message: str
    hint: str = ""

    def render(self, source_line: str = "", folder: str = "") -> str:
        """Return the problem as a compiler would say it, with the source line and a caret when given.

        ``folder`` is put before the file, so that a terminal can open it.
        """
        file = visible(f"{folder.rstrip('/')}/{self.file}" if folder else self.file)
        place = f"{file}:{self.line}:{self.column}: " if self.line else f"{file}: " if file else ""
        says = visible(f"{self.message}; {self.hint}" if self.hint else self.message)
        headline = f"{place}{self.severity}: {says} [{self.code}]"
        if not source_line or not self.column:
            return headline
        shown, caret = _excerpt(source_line, self.column - 1)
        return f"{headline}\n    {shown}\n    {' ' * caret}^"

    def render_github(self, folder: str = "") -> str:
        """Return the problem as an annotation of GitHub Actions."""
        file = f"{folder.rstrip('/')}/{self.file}" if folder else self.file
        spot = {"file": visible(file), "line": self.line or 1, "col": self.column or 1} if file else {}
        place = {**spot, "title": self.code.value}
        properties = ",".join(f"{name}={_github_property(str(value))}" for name, value in place.items())
        says = f"{self.message}; {self.hint}" if self.hint else self.message
        return f"::{_GITHUB[self.severity]} {properties}::{_github_text(visible(says))}"


class ProblemLog:
    """Collects problems up to a number, and counts the others."""

    def __init__(self, most: int = MOST_PROBLEMS) -> None:
        self._listed: list[Problem] = []
        self._most = most
        self._others: dict[Severity, int] = dict.fromkeys(Severity, 0)

    def __len__(self) -> int:
        return len(self._listed) + sum(self._others.values())

    @property
    def is_full(self) -> bool:
        """Whether a further problem would only be counted."""
        return len(self._listed) >= self._most

    def append(self, problem: Problem) -> None:
        """List a problem, or count it."""
        if self.is_full:
            self.count(problem.severity)
        else:
            self._listed.append(problem)

    def count(self, severity: Severity) -> None:
        """Count a problem that is not listed."""
        self._others[severity] += 1

    def listed(self, file: str = "") -> tuple[Problem, ...]:
        """Return the problems, with a last one that says how many there are more of each weight."""
        closing = [
            Problem(
                severity=severity,
                code=Code.TOO_LARGE,
                file=file,
                line=0,
                column=0,
                path="",
                message=f"{count} more problems of this weight are not listed",
            )
            for severity, count in self._others.items()
            if count
        ]
        return (*self._listed, *closing)


def problems_to_json(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Return problems as the normalised JSON lists them."""
    return [asdict(problem) for problem in problems]


def record_of(problem: Problem) -> Ref | None:
    """Return the record a problem is about, None when its path names none with an id."""
    match = re.match(r"(\w+)\[([a-z0-9][a-z0-9-]*)\]", problem.path)
    kind = _KINDS.get(match[1]) if match is not None else None
    return None if match is None or kind is None else Ref(kind, match[2])


_KINDS = {
    "events": Kind.EVENT,
    "places": Kind.PLACE,
    "actors": Kind.ACTOR,
    "corridors": Kind.CORRIDOR,
    "series": Kind.SERIES,
    "sources": Kind.SOURCE,
    "categories": Kind.CATEGORY,
    "stories": Kind.STORY,
}


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by file, line, column and weight, each only once."""
    return tuple(
        sorted(
            dict.fromkeys(problems),
            key=lambda one: (one.file.split("/"), one.line, one.column, _WEIGHT[one.severity]),
        )
    )


def visible(text: str) -> str:
    """Spell out what a terminal would obey and an eye would miss: controls, bidi marks, zero width."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(letter if _is_harmless(letter) else _escape(letter) for letter in text)


def quoted(text: str, limit: int = 60) -> str:
    """Return a value as messages quote it: in double quotes, made visible, cut when long."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return f'"{visible(cut)}"'


def _is_harmless(letter: str) -> bool:
    return letter.isprintable() or unicodedata.category(letter) == "Zs"


def _escape(letter: str) -> str:
    code = ord(letter)
    if code < 0x100:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def _excerpt(line: str, offset: int) -> tuple[str, int]:
    """Return the part of a line around an offset, made visible, and where the offset stands in it."""
    offset = min(offset, len(line))
    first = max(0, min(offset - SHOWN // 2, len(line) - SHOWN))
    last = first + SHOWN
    before, after = visible(line[first:offset]), visible(line[offset:last])
    opening = "…" if first else ""
    closing = "…" if last < len(line) else ""
    return f"{opening}{before}{after}{closing}", len(opening) + _width(before)


def _width(text: str) -> int:
    """How many terminal cells a text takes; East Asian wide letters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def _github_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_text(text).replace(":", "%3A").replace(",", "%2C")
