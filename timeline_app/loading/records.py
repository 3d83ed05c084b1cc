"""One file to records: every item of every list, with what is wrong and where."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from yaml import Node, ScalarNode, SequenceNode

from timeline_app.loading.entries import Subject, error_at, id_of, path_of, read_entry
from timeline_app.loading.judge import did_you_mean
from timeline_app.loading.locate import locate, position
from timeline_app.loading.nodes import describe, is_nothing, pairs
from timeline_app.loading.problems import Code, Problem, quoted
from timeline_app.loading.schema.corridors import CorridorEntry
from timeline_app.loading.schema.dataset import DatasetEntry
from timeline_app.loading.schema.entry import Entry
from timeline_app.loading.schema.events import EventEntry
from timeline_app.loading.schema.places import ActorEntry, CategoryEntry, PlaceEntry
from timeline_app.loading.schema.series import SeriesEntry
from timeline_app.loading.schema.sources import SourceEntry
from timeline_app.loading.schema.stories import StoryEntry
from timeline_app.loading.tidy import tidy
from timeline_app.model.dataset import DatasetInfo, Record
from timeline_app.model.origin import Origin
from timeline_app.model.series import Series

ENTRIES: Mapping[str, type[Any]] = {
    "categories": CategoryEntry,
    "actors": ActorEntry,
    "places": PlaceEntry,
    "events": EventEntry,
    "corridors": CorridorEntry,
    "series": SeriesEntry,
    "sources": SourceEntry,
    "stories": StoryEntry,
}
"""The lists a file may hold, and what their items are."""

TOP_LEVEL = ("dataset", *ENTRIES)


@dataclass
class FileRecords:
    """What one file says: its records by list, the ids of those that were lost, and the problems."""

    name: str
    info: tuple[DatasetInfo, Origin] | None = None
    records: dict[str, list[Record]] = field(default_factory=lambda: {key: [] for key in ENTRIES})
    lost_ids: set[str] = field(default_factory=set)
    is_lost: bool = False
    problems: list[Problem] = field(default_factory=list)


def read_records(name: str, root: Node | None) -> FileRecords:
    """Read the node of a file; what cannot be read is told and left out."""
    found = FileRecords(name)
    if root is None or is_nothing(root):
        return found
    subject = Subject(name, "")
    if describe(root) != "a mapping":
        known = ", ".join(TOP_LEVEL)
        message = f"a file is {describe(root)} where a mapping is expected"
        found.problems.append(error_at(subject, root, Code.BAD_TYPE, message, f"known are {known}"))
        return found
    _read_top_level(root, found)
    return found


def _read_top_level(root: Node, found: FileRecords) -> None:
    subject = Subject(found.name, "")
    if _is_untidy(root):
        tidy(
            root,
            lambda code, node, message, hint: found.problems.append(
                error_at(subject, node, code, message, hint)
            ),
        )
    for key, value in pairs(root):
        name = str(key.value)
        if name == "dataset":
            _read_info(value, found)
        elif name in ENTRIES:
            _read_list(name, value, found)
        else:
            hint = did_you_mean(name, TOP_LEVEL) or f"known are {', '.join(TOP_LEVEL)}"
            message = f"unknown field {quoted(name)} in a file"
            found.problems.append(error_at(Subject(found.name, name), key, Code.UNKNOWN_FIELD, message, hint))


def _is_untidy(root: Node) -> bool:
    keys = [key.value for key, _ in pairs(root) if isinstance(key, ScalarNode) and not key.tag]
    lists_are_plain = not root.tag and not any(value.tag for _, value in pairs(root))
    return len(set(keys)) != len(pairs(root)) or "<<" in keys or not lists_are_plain


def _read_info(node: Node, found: FileRecords) -> None:
    if is_nothing(node):
        return
    entry = read_entry(DatasetEntry, node, Subject(found.name, "dataset"), found.problems)
    if entry is not None:
        found.info = entry.info(), Origin(found.name, *position(node))


def _read_list(key: str, node: Node, found: FileRecords) -> None:
    if is_nothing(node):
        return
    if not isinstance(node, SequenceNode):
        message = f'"{key}" in a file is {describe(node)} where a list is expected'
        problem = error_at(Subject(found.name, key), node, Code.BAD_TYPE, message, "begin each item with - ")
        found.problems.append(problem)
        return
    for index, item in enumerate(node.value):
        read_item(key, item, index, found)


def read_item(key: str, node: Node, index: int, found: FileRecords) -> None:
    """Read one item of a top-level list into ``found``."""
    name = id_of(node)
    entry = read_entry(ENTRIES[key], node, Subject(found.name, path_of(key, node, index)), found.problems)
    if entry is None:
        if name is not None:
            found.lost_ids.add(name)
        return
    origin = Origin(found.name, *position(node))
    found.records[key].append(_record(entry, node, origin))


def _record(entry: Entry, node: Node, origin: Origin) -> Record:
    if isinstance(entry, SeriesEntry):
        return _series(entry, node, origin)
    make: Callable[[Origin], Record] = entry.record  # type: ignore[attr-defined]
    return make(origin)


def _series(entry: SeriesEntry, node: Node, origin: Origin) -> Series:
    written = locate(node, ("observations",)).node if entry.observations else None
    items = written.value if isinstance(written, SequenceNode) else []
    return entry.record(origin, [Origin(origin.file, *position(item)) for item in items])
