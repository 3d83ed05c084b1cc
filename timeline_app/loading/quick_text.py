"""Scalars of several lines, for the fast reader: ``|`` keeps the lines, ``>`` and quotes fold them."""

import re
from collections.abc import Sequence

from timeline_app.loading.quick_flow import DOUBLE, SINGLE, DoubtError, unescaped

_SINGLE_QUOTED = re.compile(rf"'({SINGLE})' *+").fullmatch
_DOUBLE_QUOTED = re.compile(rf'"({DOUBLE})" *+').fullmatch

BLOCK_HEADER = re.compile(r"([|>])(-?) *+").fullmatch


def block_text(lines: list[str], indent: int, style: str, chomp: str) -> tuple[str, int]:
    """Return the text of a block scalar below a key in column ``indent``, and how many lines it takes.

    Raises:
        DoubtError: it begins with a blank line or a deeper one, is empty, or its margin is uneven.
    """
    content = _content(lines, indent)
    length = len(content)
    while not content[-1]:
        content.pop()
    text = "\n".join(content) if style == "|" else _folded(content)
    return (text if chomp else f"{text}\n"), length


def _content(lines: list[str], indent: int) -> list[str]:
    if not lines:
        raise DoubtError
    column = len(lines[0]) - len(lines[0].lstrip(" "))
    if column <= indent or column == len(lines[0]):
        raise DoubtError
    margin = " " * column
    content = []
    for line in lines:
        if line.startswith(margin):
            content.append(line[column:])
        elif not line.strip(" "):
            content.append("")
        elif len(line) - len(line.lstrip(" ")) > indent:
            raise DoubtError
        else:
            break
    return content


def _folded(content: list[str]) -> str:
    parts = [content[0]]
    for line in content[1:]:
        if not line:
            parts.append("\n")
        elif line[0] == " ":
            raise DoubtError  # deeper lines are not folded
        else:
            parts.append(line if parts[-1] == "\n" else f" {line}")
    return "".join(parts)


def joined(lines: Sequence[str]) -> str:
    """Return lines as one: each break, and the blanks around it, are one space."""
    if any(line.endswith("\\") for line in lines):
        raise DoubtError  # an escaped break
    return " ".join([line.strip(" ") for line in lines]) if len(lines) > 1 else lines[0]


def single_quoted(lines: Sequence[str]) -> str:
    """Return what stands in single quotes."""
    match = _SINGLE_QUOTED(" ".join([line.strip(" ") for line in lines]))
    if match is None:
        raise DoubtError
    return match[1].replace("''", "'")


def double_quoted(lines: Sequence[str]) -> str:
    """Return what stands in double quotes; a backslash at the end of a line takes its break away."""
    text = lines[0].strip(" ")
    for line in lines[1:]:
        if len(text) - len(text.rstrip("\\")) & 1:
            text = text[:-1] + line.strip(" ")
        else:
            text = f"{text} {line.strip(' ')}"
    if any(line.endswith("\\ ") or (line.rstrip(" ") != line and "\\" in line[-9:]) for line in lines):
        raise DoubtError  # an escaped blank before a break
    match = _DOUBLE_QUOTED(text)
    if match is None:
        raise DoubtError
    return unescaped(match[1])
