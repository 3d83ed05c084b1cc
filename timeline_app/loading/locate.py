"""From a place in the data, as keys and indexes, to the node that was written there."""

from collections.abc import Sequence
from typing import NamedTuple

from yaml import MappingNode, Node, ScalarNode, SequenceNode

Location = Sequence[str | int]
"""Keys and indexes from a record inwards, as pydantic gives them."""

KEY = "[key]"
"""What pydantic puts at the end of a location that means a key and not its value."""


class Spot(NamedTuple):
    """A node that a location leads to, with its parent and key; ``depth`` parts of the location got here."""

    node: Node
    parent: Node | None
    key: Node | None
    depth: int


def locate(node: Node, location: Location) -> Spot:
    """Follow a location as far as it goes; shorthands are scalars where the location goes on inside."""
    spot = Spot(node, None, None, 0)
    for part in location:
        inner = _step(spot, part)
        if inner is None:
            return spot
        spot = inner
    return spot


def _step(spot: Spot, part: str | int) -> Spot | None:
    node = spot.node
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode) and key.value == part:
                return Spot(value, node, key, spot.depth + 1)
    elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return Spot(node.value[part], node, None, spot.depth + 1)
    return None


def position(node: Node) -> tuple[int, int]:
    """Return the line and column of a node, from 1."""
    return node.start_mark.line + 1, node.start_mark.column + 1


def spell(location: Location) -> str:
    """Return a location as people write it: ``.sources[1].locator``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location if part != KEY)
