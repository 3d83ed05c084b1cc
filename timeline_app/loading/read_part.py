"""A text to a :class:`Part`: record by record where it can be cut, as a whole where it cannot."""

import re
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Any

import yaml
from pydantic import ValidationError
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from timeline_app.loading.aliases import AliasBudget
from timeline_app.loading.entries import Subject, id_of, path_of
from timeline_app.loading.judge import did_you_mean
from timeline_app.loading.limits import LARGEST_WHOLE
from timeline_app.loading.nodes import IMPLICIT, TooLongError, YamlSyntaxError, compose, describe, is_nothing
from timeline_app.loading.part import ENTRIES, Part, Spots, lost_part
from timeline_app.loading.part_builder import PartBuilder, syntax_problem
from timeline_app.loading.problems import Code, quoted
from timeline_app.loading.quick import quick_item
from timeline_app.loading.slices import DOCUMENT, Item, Section, sections_of
from timeline_app.loading.tidy import tidy

# Tabs, controls, and what YAML takes for line breaks and Python does not, or the other way round.
# By what is odd, in three: a class of all that is not takes ten milliseconds to compile.
_ODD = re.compile("[\0-\t\x0b-\x1f\x7f-\x9f]|[\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udfff]").search
_PLAIN_ASCII = bytes([0x0A, *range(0x20, 0x7F)])
_ID = re.compile(r"\bid:\s*[\"']?([a-z0-9][a-z0-9-]*)").findall


def read_part(text: str, previous: Part | None = None) -> Part:
    """Read a text, from its previous reading what has not changed since."""
    sections = sections_of(text)
    if sections is None:
        return _read_whole(text)
    reading = _Reading(previous, is_clean=previous is None and not is_odd(text))
    for section in sections:
        reading.read_section(section)
    if reading.has_syntax_errors and _is_yaml(text):
        return _read_whole(text)  # the cut was wrong, not the text
    return reading.builder.part(is_cut=True)


def read_piece(key: str, text: str, first_line: int, first_index: int) -> Part | None:
    """Read some of the items of a list, cut from a file at a line and an index, each from 0.

    Returns None when the cut may be wrong, and the file has to be read as a whole.
    """
    sections = sections_of(f"{key}:\n{text}")
    if sections is None or len(sections) != 1:
        return None
    reading = _Reading(None, is_clean=not is_odd(text))
    # One line up, because the key's line was put before the piece.
    reading.read_section(sections[0]._replace(line=first_line - 1), first_index)
    return None if reading.has_syntax_errors else reading.builder.part(is_cut=True)


def is_odd(text: str) -> bool:
    """Whether a text holds characters that only PyYAML should judge."""
    data = text.encode("utf-8", "surrogatepass")
    # What is plain ASCII goes first and fast; little is left of most texts.
    rest = data.translate(None, _PLAIN_ASCII)
    return _ODD(rest.decode("utf-8", "surrogatepass")) is not None


def digest_of(text: str, key: bytes) -> int:
    """Return a number that names a text under a top-level key, never 0."""
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8, person=key).digest()) or 1


def _is_yaml(text: str) -> bool:
    try:
        compose(text, LARGEST_WHOLE)
    except YamlSyntaxError:
        return False
    return True


class _Reading:
    """One text being read section by section."""

    def __init__(self, previous: Part | None, *, is_clean: bool) -> None:
        self.builder = PartBuilder(previous)
        self.has_syntax_errors = False
        self._is_clean = is_clean
        self._budget = AliasBudget()
        self._lines: dict[str, int] = {}

    def read_section(self, section: Section, first_index: int = 0) -> None:
        key = section.key
        if key == DOCUMENT:
            self._tell_key(section, Code.SYNTAX, "a second document begins here", "delete this line")
            return
        if key in self._lines:
            self._tell_key(
                section, Code.DUPLICATE_KEY, f"the key {quoted(key)} is given twice", self._first(key)
            )
            return
        self._lines[key] = section.line
        if key not in ENTRIES:
            hints = ("", "") if self.builder.problems.is_full else unknown_key(key)
            self._tell_key(section, Code.UNKNOWN_FIELD, *hints)
            return
        items = None if key == "dataset" else section.items()
        if items is None:
            self._read_inline(section)
        else:
            self._read_items(key, *items, first_index)

    def _first(self, key: str) -> str:
        return f"the first is at line {self._lines[key] + 1}, and stands"

    def _tell_key(self, section: Section, code: Code, message: str, hint: str) -> None:
        node = _node_at_start(section.key)
        path = "" if section.key == DOCUMENT else section.key
        self.builder.tell(Subject(path, section.line), node, code, message, hint)

    def _read_inline(self, section: Section) -> None:
        try:
            root = compose(section.text)
        except YamlSyntaxError as error:
            self._tell_syntax(error.moved(section.line), section.key, section.text)
            return
        if not isinstance(root, MappingNode) or len(root.value) != 1:
            self.has_syntax_errors = True
            return
        tidy_root(root, section.line, self.builder)
        budget = self._budget if "*" in section.text else None
        read_value(section.key, root.value[0][1], section.line, self.builder, budget)

    def _read_items(self, key: str, indent: int, items: Iterable[Item], first_index: int) -> None:
        validate = ENTRIES[key].__pydantic_validator__.validate_python
        name = key.encode()
        is_series = key == "series"
        for index, item in enumerate(items, first_index):
            digest = digest_of(item.text, name)
            if self.builder.use_again(digest, item.line + 1):
                continue
            data = quick_item(item.text, indent) if self._is_plain(item.text) else None
            spots = None if data is None else find_spots(data, item) if is_series else ()
            if spots is not None:
                try:
                    entry = validate(data)
                except ValidationError:
                    pass
                else:
                    self.builder.add(key, entry, data, (item.line + 1, indent + 3), digest, spots)
                    continue
            self._read_slowly(key, item, index, digest)

    def _is_plain(self, text: str) -> bool:
        return len(text) <= LARGEST_WHOLE and (self._is_clean or not is_odd(text))

    def _read_slowly(self, key: str, item: Item, index: int, digest: int, *, is_cut: bool = False) -> None:
        try:
            root = compose(item.text)
        except YamlSyntaxError as error:
            self._tell_syntax(error.moved(item.line), f"{key}[{index}]", item.text)
            outdented = item.outdented()
            swallowed = [] if outdented or is_cut else self._swallowed(key, item)
            for part in outdented or swallowed:
                digest = digest_of(part.text, key.encode())
                self._read_slowly(key, part, index, digest, is_cut=bool(swallowed))
            return
        if not isinstance(root, SequenceNode):
            self.has_syntax_errors = True
            return
        if len(root.value) != 1 or root.value[0].start_mark.line:
            digest = 0  # to be used again, a text has to be one record, and to begin in its first line
        budget = self._budget if "*" in item.text else None
        for node in root.value:
            read_item(key, node, index, item.line, self.builder, budget, digest)

    def _swallowed(self, key: str, item: Item) -> list[Item]:
        """Return the records that an item which stands too far left took in, after what is left of itself.

        Dashes further right may also belong to a list inside it: only what is a sound record counts.
        """
        first, *others = item.indented() or [item]
        validate = ENTRIES[key].__pydantic_validator__.validate_python
        sound = [part for part in others if self._is_plain(part.text) and _is_sound(part, validate)]
        return [first, *sound] if sound else []

    def _tell_syntax(self, error: YamlSyntaxError, path: str, text: str) -> None:
        # What is too long would be no shorter as part of the whole.
        self.has_syntax_errors |= not isinstance(error, TooLongError)
        self.builder.problems.append(syntax_problem(error, path))
        self.builder.lost_ids.update(_ID(text))


def _is_sound(item: Item, validate: Callable[[Any], Any]) -> bool:
    data = quick_item(item.text, len(item.text) - len(item.text.lstrip(" ")))
    try:
        return data is not None and bool(validate(data))
    except ValidationError:
        return False


_OBSERVATIONS = re.compile(r"\n *+observations: *+\n( *+)- ").search


def find_spots(series: Any, item: Item) -> Spots | None:
    """Return line and column of each observation of a series read fast; None when they are hard to tell."""
    written = series.get("observations")
    if not written:
        return ()
    match = _OBSERVATIONS(item.text)
    if match is None:
        return None
    dash = f"{match[1]}- "
    above = item.line + 2 + item.text.count("\n", 0, match.start(1) - 1)
    lines = item.text[match.start(1) :].split("\n")
    found = tuple(
        (above + number, len(dash) + 1) for number, line in enumerate(lines) if line.startswith(dash)
    )
    return found if len(found) == len(written) else None


def _node_at_start(key: str) -> Node:
    mark = yaml.Mark("", 0, 0, 0, "", 0)
    return ScalarNode(IMPLICIT, key, mark, mark)


def unknown_key(key: str) -> tuple[str, str]:
    """Return message and hint about a top-level key that is not known."""
    hint = did_you_mean(key, ENTRIES) or f"known are {', '.join(ENTRIES)}"
    return f"unknown field {quoted(key)} in a file", hint


def _read_whole(text: str) -> Part:
    """Read a text that cannot be cut."""
    try:
        root = compose(text, LARGEST_WHOLE)
    except YamlSyntaxError as error:
        return lost_part(syntax_problem(error), lost_ids=frozenset(_ID(text)))
    builder = PartBuilder()
    if root is not None and not is_nothing(root):
        _read_root(root, builder)
    return builder.part(is_cut=False)


def _read_root(root: Node, builder: PartBuilder) -> None:
    subject = Subject("")
    if not isinstance(root, MappingNode):
        message = f"a file is {describe(root)} where a mapping is expected"
        builder.tell(subject, root, Code.BAD_TYPE, message, f"known are {', '.join(ENTRIES)}")
        return
    budget = AliasBudget()
    tidy_root(root, 0, builder)
    for key, value in root.value:
        if key.value in ENTRIES:
            read_value(key.value, value, 0, builder, budget)
        else:
            hints = ("", "") if builder.problems.is_full else unknown_key(key.value)
            builder.tell(Subject(key.value), key, Code.UNKNOWN_FIELD, *hints)


def tidy_root(root: Node, first_line: int, builder: PartBuilder) -> None:
    """Tidy the top level of a text, which begins at a line, from 0, of the file."""
    subject = Subject("", first_line)
    tidy(
        root,
        lambda code, node, message, hint: builder.tell(subject, node, code, message, hint),
        first_line,
        depth=1,
    )


def read_value(
    key: str, node: Node, first_line: int, builder: PartBuilder, budget: AliasBudget | None
) -> None:
    """Read what stands at a top-level key, in a text that begins at a line, from 0, of the file."""
    if is_nothing(node):
        return
    if key == "dataset":
        read_item(key, node, 0, first_line, builder, budget, 0)
        return
    if not isinstance(node, SequenceNode):
        message = f'"{key}" in a file is {describe(node)} where a list is expected'
        builder.tell(Subject(key, first_line), node, Code.BAD_TYPE, message, 'begin each item with "- "')
        return
    for index, item in enumerate(node.value):
        read_item(key, item, index, first_line, builder, budget, 0)


def read_item(
    key: str,
    node: Node,
    index: int,
    first_line: int,
    builder: PartBuilder,
    budget: AliasBudget | None,
    digest: int,
) -> None:
    """Read one record, unless its aliases would make it endless."""
    if budget is None or budget.allows(node):
        builder.read_node(key, node, index, first_line, digest)
        return
    message = "the aliases in this record repeat too much, too deep, or themselves"
    builder.tell(
        Subject(path_of(key, node, index), first_line), node, Code.ALIAS_BOMB, message, "write it out"
    )
    builder.lost_ids.update(filter(None, (id_of(node),)))
