"""Where a value was written, found again in its file when a problem needs it: rare, so nodes are not kept."""

from collections.abc import Callable, Iterator

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from timeline_app.loading.locate import Location, locate, position
from timeline_app.loading.nodes import YamlSyntaxError, compose
from timeline_app.loading.slices import sections_of
from timeline_app.model.origin import Origin


class Written:
    """Finds values in the files of a dataset; ``text_of`` returns a file's text by name."""

    def __init__(self, text_of: Callable[[str], str]) -> None:
        self._text_of = text_of
        self._pieces: dict[str, dict[int, str]] = {}

    def find(self, origin: Origin, location: Location, value: str) -> tuple[int, int]:
        """Return line and column of a value, which begins so, at a location in the record at an origin.

        Where it cannot be found any more it is the record's.
        """
        if not location:
            return origin.line, origin.column
        if origin.file not in self._pieces:
            self._pieces[origin.file] = dict(_pieces(self._text_of(origin.file)))
        pieces = self._pieces[origin.file]
        first_line = max((line for line in pieces if line < origin.line), default=0)
        spot = _search(pieces.get(first_line, ""), origin, first_line, location, value)
        return origin.line + spot[0], spot[1] or origin.column


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the records of a file as texts that can be read alone, with their lines from 0."""
    sections = sections_of(text)
    if sections is None:
        yield 0, text
    for section in sections or ():
        items = None if section.key == "dataset" else section.items()
        if items is None:
            yield section.line, section.text
        else:
            yield from items[1]


def _search(text: str, origin: Origin, first_line: int, location: Location, value: str) -> tuple[int, int]:
    """Return how many lines below its record's a value stands, and its column; (0, 0) if nowhere."""
    try:
        root = compose(text)
    except YamlSyntaxError:
        return 0, 0
    wanted = origin.line - first_line, origin.column
    record = next((node for node in _nodes(root, 4) if position(node) == wanted and _is_record(node)), None)
    if record is None:
        return 0, 0
    exact = locate(record, location).node
    # What was wrong has been taken out, so that indexes may have moved.
    inside = _scalars(locate(record, location[:1]).node)
    found = exact if _says(exact, value) else next((node for node in inside if _says(node, value)), exact)
    line, column = position(found)
    return line - wanted[0], column


def _is_record(node: Node) -> bool:
    return isinstance(node, MappingNode)


def _says(node: Node, value: str) -> bool:
    return any(scalar.value.partition("@")[0].rpartition(":")[2] == value for scalar in _scalars(node))


def _nodes(node: Node | None, depth: int) -> Iterator[Node]:
    if node is None or depth == 0:
        return
    yield node
    if isinstance(node, SequenceNode):
        for item in node.value:
            yield from _nodes(item, depth - 1)
    elif isinstance(node, MappingNode):
        for _, value in node.value:
            yield from _nodes(value, depth - 1)


def _scalars(node: Node) -> Iterator[ScalarNode]:
    return (one for one in _nodes(node, 8) if isinstance(one, ScalarNode))
