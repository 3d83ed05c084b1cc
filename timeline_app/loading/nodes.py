"""YAML text to nodes: every scalar as it was written, every node with its line and column."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode
from yaml.composer import Composer
from yaml.error import MarkedYAMLError
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from timeline_app.loading.limits import LARGEST_RECORD, MAX_DEPTH

IMPLICIT = ""
"""The tag of every node the file itself does not tag."""

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""What an unquoted scalar may be and mean that nothing is there."""


class YamlSyntaxError(Exception):
    """A text that is not YAML: what is wrong, at which line and column (from 1), and what helps.

    ``within`` says what was being read, and ``since`` the line it begins at, 0 where that says nothing.
    """

    def __init__(
        self, message: str, line: int, column: int, hint: str = "", within: str = "", since: int = 0
    ) -> None:
        super().__init__(message)
        self.message, self.line, self.column, self.hint = message, line, column, hint
        self.within, self.since = within, since

    def __str__(self) -> str:
        return (
            f"{self.message}, {self.within} that begins at line {self.since}" if self.since else self.message
        )

    def moved(self, lines: int) -> Self:
        """The same error in a longer text, in which this one's begins that many lines down."""
        since = self.since + lines if self.since else 0
        return type(self)(self.message, self.line + lines, self.column, self.hint, self.within, since)


class TooDeepError(YamlSyntaxError):
    """A text that nests deeper than ``MAX_DEPTH``."""


class TooLongError(YamlSyntaxError):
    """A text that would take too much memory."""


class NotUtf8Error(YamlSyntaxError):
    """A text with a byte in it that is not UTF-8."""


class _Raw:
    """Composes without resolving: the schema says what a scalar is, not its look. Counts the depth."""

    depth = 0

    def resolve(self, _kind: Any, _value: Any, _implicit: Any) -> str:
        return IMPLICIT

    def descend_resolver(self, parent: Node | None, _index: Any) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH and parent is not None:
            mark = parent.start_mark
            message = f"nested more than {MAX_DEPTH} levels deep"
            raise TooDeepError(message, mark.line + 1, mark.column + 1)

    def ascend_resolver(self) -> None:
        self.depth -= 1


class _SlowLoader(_Raw, Reader, Scanner, Parser, Composer):
    """The loader in Python: ten times slower, and kinder in what it says about mistakes."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)


def _quick_loader() -> Any:
    if not yaml.__with_libyaml__:
        return _SlowLoader

    from yaml._yaml import CParser  # noqa: PLC0415 (only there when PyYAML was built with libyaml)

    return type("QuickLoader", (_Raw, CParser), {})


_QuickLoader = _quick_loader()


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector still: a million live nodes make it run for nothing, again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def compose(text: str, most: int = LARGEST_RECORD) -> Node | None:
    """Return the node of the only document in a text, None for an empty one.

    Raises:
        YamlSyntaxError: the text is no YAML, nests too deep, or has more than ``most`` characters.
    """
    if len(text) > most:
        hint = "write its lists with one - to a record, so that they can be read record by record"
        raise TooLongError(f"{len(text) // 2**20} MB in one piece are more than can be read", 1, 1, hint)
    try:
        return _compose_with(_QuickLoader, text)
    except TooDeepError:
        raise
    except (yaml.YAMLError, RecursionError, UnicodeError) as error:
        raise explain(text, error) from None


def _compose_with(loader: Any, text: str) -> Node | None:
    parser = loader(text)
    try:
        node: Node | None = parser.get_single_node()
    finally:
        parser.dispose() if hasattr(parser, "dispose") else None
    return node


EXPLAINED_BY_SLOW_LOADER = 200_000
"""Up to how many characters the loader in Python is asked; a second's work at most."""


def explain(text: str, error: Exception) -> YamlSyntaxError:
    """Turn a YAML error into ours, with the kinder words of the loader in Python where it can be asked."""
    character = _FORBIDDEN(text)
    if character is not None:
        return _explain_character(text, character)
    kinder = error
    if len(text) <= EXPLAINED_BY_SLOW_LOADER:
        try:
            _compose_with(_SlowLoader, text)
        except (yaml.YAMLError, RecursionError) as slow_error:
            kinder = slow_error
        except TooDeepError as deep:
            return deep
    if isinstance(kinder, MarkedYAMLError):
        return _explain_marked(kinder)
    return YamlSyntaxError(str(kinder).splitlines()[0], 1, 1)


# What YAML forbids; lone surrogates stand for bytes that were not UTF-8.
_FORBIDDEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]|(?!^)\ufeff"
).search

_HINTS = (
    ("mapping values are not allowed", 'a text that holds ": " needs quotes around it'),
    ("found character '\\t'", "indent with spaces, never with tabs"),
    ("that cannot start any token", "put the text in quotes"),
    ("found duplicate anchor", "give each anchor its own name"),
    ("found undefined alias", "a text that begins with * needs quotes around it"),
    ("expected a single document", "keep one document to a file, without ---"),
    ("expected <block end>", "check that the fields of a record begin in the same column"),
    ("could not find expected ':'", "a field is written name: value, with a space after the colon"),
    ("expected ',' or", "a bracket is not closed, or a comma is missing"),
    ("found unknown escape", "in double quotes a backslash is written twice"),
    ("expected <document start>", "check that top-level keys begin in the first column"),
)


def _explain_marked(error: MarkedYAMLError) -> YamlSyntaxError:
    start, mark = error.context_mark, error.problem_mark or error.context_mark
    within, message = error.context or "", error.problem or "this is not YAML"
    if start is not None and within.startswith("while scanning a quoted scalar"):
        return YamlSyntaxError("this quote is not closed", start.line + 1, start.column + 1, _QUOTE)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    hint = next((hint for sign, hint in _HINTS if sign in f"{within} {message}"), "")
    since = start.line + 1 if within and start is not None and start.line + 1 != line else 0
    return YamlSyntaxError(message, line, column, hint, within, since)


_QUOTE = "a quote inside a text is written twice, or the text stands in quotes of the other kind"


def _explain_character(text: str, found: re.Match[str]) -> YamlSyntaxError:
    offset = found.start()
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    code = ord(found[0])
    if 0xDC80 <= code <= 0xDCFF:
        return NotUtf8Error(
            f"the byte 0x{code - 0xDC00:02X} is not UTF-8", line, column, "save the file as UTF-8"
        )
    return YamlSyntaxError(f"the character U+{code:04X} is not allowed in YAML", line, column, "delete it")


_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def has_controls(text: str) -> bool:
    """Whether an escape sequence put something into a text that no text has."""
    return _CONTROLS.search(text) is not None


def without_controls(text: str) -> str:
    """Return a text without control characters."""
    return _CONTROLS.sub("", text)


class UntidyError(Exception):
    """A node that needs :func:`timeline_app.loading.tidy.tidy` before it can be read."""


def plain(node: Node) -> Any:
    """Return a node as dicts, lists, strings as written, and None for an unquoted null.

    Raises:
        UntidyError: a tag, a merge key, a key that is no scalar or given twice, a control character.
    """
    if node.tag:
        raise UntidyError
    if isinstance(node, ScalarNode):
        value = node.value
        if node.style == '"' and has_controls(value):
            raise UntidyError
        return None if value in NOTHING and not node.style else value
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.value]
    found = {}
    for key, value in node.value:
        if type(key) is not ScalarNode or key.tag or key.value == "<<":
            raise UntidyError
        found[key.value] = plain(value)
    if len(found) != len(node.value):
        raise UntidyError
    return found


def is_nothing(node: Node) -> bool:
    """Whether a node is an unquoted null, or empty."""
    return isinstance(node, ScalarNode) and node.value in NOTHING and not node.style


def pairs(node: Node) -> list[tuple[Node, Node]]:
    """Return the pairs of a mapping, none for anything else. The list is the node's own."""
    return node.value if isinstance(node, MappingNode) else []


def describe(node: Node) -> str:
    """Say what a node is, for messages."""
    if isinstance(node, MappingNode):
        return "a mapping"
    if isinstance(node, SequenceNode):
        return "a list"
    return "nothing" if is_nothing(node) else "a single value"
