"""Where a value was written, found again in its file when a problem needs it: rare, so nodes are not kept."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from timeline_app.loading.limits import LARGEST_WHOLE, MAX_DEPTH
from timeline_app.loading.locate import Location, locate, position
from timeline_app.loading.nodes import YamlSyntaxError, compose
from timeline_app.loading.slices import sections_of
from timeline_app.model.origin import Origin

_DEPTH_OF_RECORDS = 4


class Written:
    """Finds values in the files of a dataset; ``text_of`` returns a file's text by name."""

    def __init__(self, text_of: Callable[[str], str]) -> None:
        self._text_of = text_of
        self._pieces: dict[str, tuple[list[int], list[str]]] = {}
        self._newest: tuple[str, int] | None = None
        self._records: dict[tuple[int, int], Node] = {}
        """The records of the newest piece, by line within it and column: problems come in crowds."""

    def find(self, origin: Origin, location: Location, value: str) -> tuple[int, int]:
        """Return line and column of a value at a location in the record at an origin.

        Where it cannot be found any more it is the record's.
        """
        if not location:
            return origin.line, origin.column
        lines, texts = self._pieces_of(origin.file)
        index = bisect_left(lines, origin.line) - 1
        if index < 0:
            return origin.line, origin.column
        if self._newest != (origin.file, index):
            self._newest = origin.file, index
            self._records = _records_in(texts[index])
        record = self._records.get((origin.line - lines[index], origin.column))
        if record is None:
            return origin.line, origin.column
        line, column = _search(record, location, value)
        return lines[index] + line, column

    def _pieces_of(self, file: str) -> tuple[list[int], list[str]]:
        if file not in self._pieces:
            pieces = list(_pieces(self._text_of(file)))
            self._pieces[file] = [line for line, _ in pieces], [text for _, text in pieces]
        return self._pieces[file]


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


def _records_in(text: str) -> dict[tuple[int, int], Node]:
    try:
        root = compose(text, LARGEST_WHOLE)
    except YamlSyntaxError:
        return {}
    nodes = _nodes(root, _DEPTH_OF_RECORDS)
    # The outermost of those that begin in one place.
    return {position(node): node for node in reversed(list(nodes)) if isinstance(node, MappingNode)}


def _search(record: Node, location: Location, value: str) -> tuple[int, int]:
    """Return line and column of a value in a record."""
    spot = locate(record, location)
    # What was wrong has been taken out, so that indexes may have moved: then the value is near.
    near = (spot.node if spot.depth else None, locate(record, location[:1]).node, record)
    found = next((one for node in near for one in _scalars(node) if _says(one, value)), spot.node)
    return position(found)


def _says(scalar: ScalarNode, value: str) -> bool:
    """Whether a scalar names an id, perhaps with its kind or a period."""
    bare: str = scalar.value.partition("@")[0].rpartition(":")[2]
    return bare == value


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


def _scalars(node: Node | None) -> Iterator[ScalarNode]:
    return (one for one in _nodes(node, MAX_DEPTH) if isinstance(one, ScalarNode))
