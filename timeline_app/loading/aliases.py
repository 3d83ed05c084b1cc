"""How much a node would be with its aliases written out: what keeps a laugh from becoming a billion."""

from typing import NamedTuple

from yaml import MappingNode, Node, ScalarNode

from timeline_app.loading.limits import MAX_DEPTH, MOST_REPEATED, MOST_REPEATED_IN_FILE


class _Size(NamedTuple):
    values: int
    depth: int


_ENDLESS = _Size(1 << 62, MAX_DEPTH + 1)


class AliasBudget:
    """Weighs the records of one file, one after the other in the order written."""

    def __init__(self) -> None:
        self._sizes: dict[int, _Size] = {}
        self._left = MOST_REPEATED_IN_FILE

    def allows(self, node: Node) -> bool:
        """Whether a record may be read: its aliases repeat little, nest not too deep, nor in a circle."""
        known = len(self._sizes)
        size = self._weigh(node)
        repeated = max(0, size.values - (len(self._sizes) - known))
        if size.depth > MAX_DEPTH or repeated > min(MOST_REPEATED, self._left):
            return False
        self._left -= repeated
        return True

    def _weigh(self, node: Node) -> _Size:
        # An alias stands after its anchor, so in document order what it means was weighed, or is being
        # weighed right now: then it is inside itself.
        size = self._sizes.get(id(node))
        if size is not None:
            return size
        self._sizes[id(node)] = _ENDLESS
        size = _sum([self._weigh(child) for child in _children(node)])
        self._sizes[id(node)] = size
        return size


def _children(node: Node) -> list[Node]:
    if isinstance(node, ScalarNode):
        return []
    if isinstance(node, MappingNode):
        return [child for pair in node.value for child in pair]
    return list(node.value)


def _sum(sizes: list[_Size]) -> _Size:
    values = 1 + sum(size.values for size in sizes)
    return _Size(min(values, _ENDLESS.values), 1 + max((size.depth for size in sizes), default=0))
