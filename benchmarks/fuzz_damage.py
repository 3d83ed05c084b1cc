"""Ways to damage a file of a dataset, and which of its records each one touches."""

import random
import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

_BYTES: Final = (
    b"\x00",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    b"\x1b[31m",
    b"\t",
)
_LINES: Final = (
    *(
        "---",
        "...",
        "%YAML 1.2",
        "- ",
        "  - {",
        "]",
        "}",
        "x",
        "\t",
        ": ",
        "? a",
        "<<: *a",
        "&a [*a]",
        "  '",
        '  "',
    ),
    *(
        "events:",
        "sources: []",
        "  - {id: a",
        "    id: b",
        "  - !!python/object:os.system {}",
        "  - [[[[",
        "#",
    ),
)
_VALUES: Final = (
    *(
        "",
        "~",
        "null",
        "NaN",
        ".inf",
        "-1e999",
        "9" * 400,
        "2014-99",
        "Y-99999999999999",
        "/",
        "../..",
        "{}",
        "[]",
    ),
    *(
        "../../etc/passwd",
        "<script>alert(1)</script>",
        "=1+1",
        "\u202eevil",
        "\u200b",
        "é" * 5000,
        "a: b",
        "- x",
    ),
    *(
        "\x85",
        "\u2028",
        "constructor",
        "true",
        "*alias",
        "&anchor",
        "!tag",
        "%",
        "@",
        "`",
        "0x1F",
        "1_000",
        "12:30",
    ),
)


class Spot(NamedTuple):
    """A record in a file: the key of its list, its id, and its lines from 0, the last exclusive."""

    key: str
    id: str | None
    first: int
    last: int


@dataclass(frozen=True)
class Damage:
    """A damaged file, and the lines of the sound one, from 0 and the last exclusive, that were touched."""

    file: str
    data: bytes
    first: int
    last: int

    def touches(self, spot: Spot) -> bool:
        """Whether a record stands in the damage or right beside it, where an indent or a quote runs on."""
        return self.first < spot.last + 1 and spot.first - 1 < self.last


def spots_of(text: str) -> list[Spot]:
    """Return the records of a sound file, in order."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    found = []
    for key, value in root.value if isinstance(root, MappingNode) else ():
        items = value.value if isinstance(value, SequenceNode) else []
        for item in items:
            last = item.end_mark.line + (1 if item.end_mark.column else 0)
            found.append(Spot(key.value, _id_of(item), item.start_mark.line, last))
    return found


def _id_of(item: Node) -> str | None:
    pairs = item.value if isinstance(item, MappingNode) else []
    return next((value.value for key, value in pairs if key.value == "id"), None)


def damage_bytes(chance: random.Random, file: str, data: bytes, _spots: Sequence[Spot]) -> Damage:
    """Flip, take out or put in a few bytes near each other."""
    at = chance.randrange(len(data))
    end = min(len(data), at + chance.choice((1, 1, 2, 4, 40)))
    piece = chance.choice(
        (b"", chance.randbytes(chance.randrange(1, 9)), chance.choice(_BYTES), _punctuation(chance))
    )
    first, last = data.count(b"\n", 0, at), data.count(b"\n", 0, end) + 1
    return Damage(file, data[:at] + piece + data[end:], first, last)


def _punctuation(chance: random.Random) -> bytes:
    return "".join(chance.choices(string.punctuation + " \n", k=chance.randrange(1, 5))).encode()


def damage_lines(chance: random.Random, file: str, data: bytes, _spots: Sequence[Spot]) -> Damage:
    """Take out, repeat, indent, cut off or put in some lines."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    end = min(len(lines), at + chance.choice((1, 1, 2, 5)))
    some = lines[at:end]
    indent = b" " * chance.randrange(1, 5)
    new: list[bytes] = chance.choice(
        (
            [],
            some * 2,
            [indent + one for one in some],
            [one.strip() for one in some],
            [one[: chance.randrange(len(one) + 1)] for one in some],
            [*some, chance.choice(_LINES).encode()],
            [one[::-1] for one in some],
        )
    )
    return Damage(file, b"\n".join([*lines[:at], *new, *lines[end:]]), at, end)


def damage_node(chance: random.Random, file: str, data: bytes, spots: Sequence[Spot]) -> Damage:
    """Change one node of one record, and write the file anew, as a program would."""
    root = yaml.compose(data.decode(), Loader=yaml.CSafeLoader)
    pairs = root.value if isinstance(root, MappingNode) else []
    lists = [value for _, value in pairs if isinstance(value, SequenceNode) and value.value]
    if not lists:
        return damage_lines(chance, file, data, spots)
    item = chance.choice(chance.choice(lists).value)
    nodes = list(_nodes(item))
    _change(chance, chance.choice(nodes), item)
    text = yaml.serialize(root, Dumper=yaml.CSafeDumper, allow_unicode=chance.random() < 0.5)
    end = item.end_mark.line + (1 if item.end_mark.column else 0)
    # Only that record was touched: a line less at either end leaves its neighbours to be judged.
    return Damage(
        file,
        text.encode("utf-8", "surrogatepass"),
        item.start_mark.line + 1,
        max(end - 1, item.start_mark.line + 1),
    )


def _nodes(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        inner = [one for pair in node.value for child in pair for one in _nodes(child)]
    else:
        inner = (
            [one for child in node.value for one in _nodes(child)] if isinstance(node, SequenceNode) else []
        )
    return [node, *inner]


def _change(chance: random.Random, node: Node, item: Node) -> None:
    """Change a node in place: another value, other children, or children of another's."""
    if isinstance(node, ScalarNode):
        node.value = chance.choice(
            (chance.choice(_VALUES), node.value[::-1], node.value * 2, node.value[:-1])
        )
        node.style = chance.choice((None, "'", '"', "|", ">"))
        node.tag = chance.choice((node.tag, "tag:yaml.org,2002:str", "tag:yaml.org,2002:python/none"))
        return
    children = node.value
    chance.shuffle(children)
    if children and chance.random() < 0.5:
        del children[chance.randrange(len(children))]
    elif children:
        children.append(chance.choice(children))
    elif node is not item:
        node.value = []


Damager = Callable[[random.Random, str, bytes, Sequence[Spot]], Damage]

KINDS: Final[Mapping[str, Damager]] = {"bytes": damage_bytes, "lines": damage_lines, "node": damage_node}
"""The ways to damage a file, by name."""
