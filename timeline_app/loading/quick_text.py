"""Block scalars, for the fast reader: ``|`` keeps the lines, ``>`` folds them."""

import re

from timeline_app.loading.quick_flow import DoubtError

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
