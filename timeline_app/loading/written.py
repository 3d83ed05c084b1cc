"""Where a value was written, found again in its file when a problem needs it: rare, so nodes are not kept."""

from collections.abc import Callable

from yaml import MappingNode, Node, SequenceNode

from timeline_app.loading.locate import Location, locate, position
from timeline_app.loading.nodes import YamlSyntaxError, compose
from timeline_app.model.origin import Origin


class Written:
    """Finds values in the files of a dataset; ``text_of`` returns a file's text by name."""

    def __init__(self, text_of: Callable[[str], str]) -> None:
        self._text_of = text_of
        self._items: dict[str, dict[tuple[int, int], Node]] = {}

    def find(self, origin: Origin, location: Location) -> tuple[int, int]:
        """Return line and column of the value at a location in the record written at an origin."""
        if not location:
            return origin.line, origin.column
        node = self._items_of(origin.file).get((origin.line, origin.column))
        if node is None:
            return origin.line, origin.column
        return position(locate(node, location).node)

    def _items_of(self, file: str) -> dict[tuple[int, int], Node]:
        if file not in self._items:
            self._items[file] = _items(self._text_of(file))
        return self._items[file]


def _items(text: str) -> dict[tuple[int, int], Node]:
    try:
        root = compose(text)
    except YamlSyntaxError:
        return {}
    values = [value for _, value in root.value] if isinstance(root, MappingNode) else []
    items = [item for value in values if isinstance(value, SequenceNode) for item in value.value]
    return {position(node): node for node in (*values, *items)}
