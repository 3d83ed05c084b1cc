"""Collects what the records of a text say, read well or in part, into a :class:`Part`."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from yaml import Node, SequenceNode

from timeline_app.loading.entries import Subject, error_at, id_of, path_of, read_entry
from timeline_app.loading.event_rows import EventRows, EventRowsBuilder, join_rows
from timeline_app.loading.locate import locate, position
from timeline_app.loading.nodes import NotUtf8Error, TooDeepError, TooLongError, YamlSyntaxError
from timeline_app.loading.part import ENTRIES, Part, Spots, Stored
from timeline_app.loading.problems import Code, Problem, ProblemLog, Severity
from timeline_app.loading.schema.events import EventEntry
from timeline_app.model.ref import Kind


class PartBuilder:
    """One text being read. ``previous`` is what it said before it was edited, to be used again."""

    def __init__(self, previous: Part | None = None) -> None:
        self.problems = ProblemLog()
        self.lost_ids: set[str] = set()
        self._events = EventRowsBuilder()
        self._stored: list[Stored] = []
        self._targets: dict[Kind, set[str]] = {kind: set() for kind in _TARGETS}
        self._previous = previous
        self._old_rows, self._old_stored = _by_digest(previous)
        self._order: list[tuple[int, int]] = []
        """For each event the row of the previous part, or -1, and its line."""

    def use_again(self, digest: int, line: int) -> bool:
        """Take a record from the previous part, now at this line; False when its text was not there."""
        row = self._old_rows.get(digest)
        if row is not None:
            self._order.append((row, line))
            return True
        old = self._old_stored.get(digest)
        if old is None:
            return False
        moved = tuple((spot_line + line - old.line, column) for spot_line, column in old.spots)
        self._stored.append(Stored(old.key, old.data, line, old.column, digest, moved, old.entry))
        return True

    def add(
        self, key: str, entry: Any, data: Any, place: tuple[int, int], digest: int, spots: Spots = ()
    ) -> None:
        """Add a record: as validated, as written, at a line and column from 1."""
        line, column = place
        if key == "events":
            self._events.add(entry, data, line, column, digest)
            self._order.append((-1, line))
            self._aim(entry)
            return
        self._stored.append(Stored(key, data, line, column, digest, spots, entry))

    def read_node(self, key: str, node: Node, index: int, first_line: int, digest: int) -> None:
        """Read a node of a text that begins at a line, from 0, of the file; tell what is wrong with it."""
        known = len(self.problems)
        path = key if key == "dataset" else path_of(key, node, index)
        name = id_of(node)
        found = read_entry(ENTRIES[key], node, Subject(path, first_line), self.problems)
        if found is None:
            self.lost_ids.update(() if name is None else (name,))
            return
        line, column = position(node)
        is_whole = len(self.problems) == known
        spots = tuple(_spots(node, first_line)) if key == "series" else ()
        self.add(key, *found, (first_line + line, column), digest if is_whole else 0, spots)

    def tell(self, subject: Subject, node: Node, code: Code, message: str, hint: str = "") -> None:
        """Add an error about a node."""
        self.problems.append(error_at(subject, node, code, message, hint))

    def part(self, *, is_cut: bool) -> Part:
        """Return what was collected, record by record or from the whole."""
        events = self._events.rows()
        return Part(
            events=events if self._previous is None else self._with_old_rows(self._previous.events, events),
            stored=tuple(self._stored),
            targets={kind: frozenset(ids) for kind, ids in self._all_targets().items()},
            lost_ids=frozenset(self.lost_ids),
            problems=self.problems.listed(),
            is_cut=is_cut,
        )

    def _aim(self, entry: EventEntry) -> None:
        targets = self._targets
        if entry.category is not None:
            targets[Kind.CATEGORY].add(entry.category)
        if entry.places:
            targets[Kind.PLACE].update(entry.places)
        if entry.corridors:
            targets[Kind.CORRIDOR].update(entry.corridors)
        if entry.actors:
            targets[Kind.ACTOR].update(entry.actors)
        for figure in entry.figures or ():
            targets[Kind.SERIES].add(figure.series)
        for relation in entry.related or ():
            targets[Kind.EVENT].add(relation.id)
        for citation in entry.sources or ():
            targets[Kind.SOURCE].add(citation.id)

    def _all_targets(self) -> dict[Kind, set[str]]:
        # Old targets that nothing aims at any more do no harm: a dead one is looked for, and not found.
        old = {} if self._previous is None else self._previous.targets
        return {kind: ids | old.get(kind, frozenset()) for kind, ids in self._targets.items()}

    def _with_old_rows(self, old: EventRows, new: EventRows) -> EventRows:
        rows, lines = np.array(self._order, dtype=np.int64).reshape(-1, 2).T
        is_old = rows >= 0
        source = np.where(is_old, rows, len(old) + np.cumsum(~is_old) - 1)
        return join_rows([old, new]).take(source, lines.astype(np.int32))


_TARGETS = (
    Kind.CATEGORY,
    Kind.PLACE,
    Kind.CORRIDOR,
    Kind.ACTOR,
    Kind.SERIES,
    Kind.EVENT,
    Kind.SOURCE,
)


def _by_digest(previous: Part | None) -> tuple[dict[int, int], dict[int, Stored]]:
    if previous is None:
        return {}, {}
    rows = {digest: row for row, digest in enumerate(previous.events.digest.tolist()) if digest}
    return rows, {one.digest: one for one in previous.stored if one.digest}


def _spots(series: Node, first_line: int) -> Iterator[tuple[int, int]]:
    """Yield line and column of each observation of a series whose text begins at a line, from 0."""
    written = locate(series, ("observations",))
    if written.depth and isinstance(written.node, SequenceNode):
        for item in written.node.value:
            line, column = position(item)
            yield first_line + line, column


_CODES = {TooDeepError: Code.TOO_DEEP, TooLongError: Code.TOO_LARGE, NotUtf8Error: Code.UNREADABLE}


def syntax_problem(error: YamlSyntaxError, path: str = "") -> Problem:
    """Return the problem of a text that is not YAML."""
    return Problem(
        severity=Severity.ERROR,
        code=_CODES.get(type(error), Code.SYNTAX),
        file="",
        line=error.line,
        column=error.column,
        path=path,
        message=str(error),
        hint=error.hint,
    )
