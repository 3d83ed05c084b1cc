"""What YAML allows and records do not: keys given twice, merge keys, tags, keys that are no words."""

from collections.abc import Callable

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from timeline_app.loading.limits import MAX_DEPTH
from timeline_app.loading.locate import position
from timeline_app.loading.nodes import IMPLICIT, has_controls, without_controls
from timeline_app.loading.problems import Code, quoted

Report = Callable[[Code, Node, str, str], None]
"""Called with the code, the node at fault, the message and the hint."""

_CORE = "tag:yaml.org,2002:"
_HARMLESS = frozenset(
    f"{_CORE}{name}" for name in ("str", "int", "float", "bool", "null", "seq", "map", "timestamp")
)


def tidy(node: Node, report: Report, first_line: int, depth: int = MAX_DEPTH) -> None:
    """Take out of a node, in place, what cannot be read, and report each thing once.

    The node's text begins at ``first_line``, from 0, of its file. ``depth`` is how many levels are tidied;
    a node that holds itself would else have no end.
    """
    if node.tag and node.tag not in _HARMLESS:
        tag = node.tag.replace(_CORE, "!!")
        report(
            Code.BAD_TYPE,
            node,
            f"the tag {quoted(tag)} is not read",
            "delete it; the field says what a value is",
        )
    node.tag = IMPLICIT
    if isinstance(node, ScalarNode) and has_controls(node.value):
        report(Code.BAD_VALUE, node, "a text holds control characters", "delete what its escapes stand for")
        node.value = without_controls(node.value)
    if depth == 0:
        return
    if isinstance(node, SequenceNode):
        for item in node.value:
            tidy(item, report, first_line, depth - 1)
    elif isinstance(node, MappingNode):
        node.value = _tidy_pairs(node, report, first_line, depth)


def _tidy_pairs(node: MappingNode, report: Report, first_line: int, depth: int) -> list[tuple[Node, Node]]:
    kept: dict[str, tuple[Node, Node]] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            report(
                Code.BAD_TYPE, key, "a key must be a single word", "text in braces or brackets needs quotes"
            )
            continue
        if key.value == "<<" and not key.style:
            report(Code.UNKNOWN_FIELD, key, "merge keys (<<) are not read", "write the fields out")
            continue
        if key.value in kept:
            line, _ = position(kept[key.value][0])
            message = f"the key {quoted(key.value)} is given twice"
            report(Code.DUPLICATE_KEY, key, message, f"the first is at line {first_line + line}, and stands")
            continue
        key.tag = IMPLICIT
        tidy(value, report, first_line, depth - 1)
        kept[key.value] = (key, value)
    return list(kept.values())
