"""One node of a file to one entry of the schema: what is wrong is told and taken out, the rest stands."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from timeline_app.loading.judge import Verdict, place_of, verdict_of
from timeline_app.loading.limits import MOST_MISTAKES, MOST_PROBLEMS_OF_RECORD
from timeline_app.loading.locate import KEY, Spot, locate, position, spell
from timeline_app.loading.nodes import UntidyError, plain
from timeline_app.loading.problems import Code, Problem, ProblemLog, Severity
from timeline_app.loading.schema.entry import Entry
from timeline_app.loading.tidy import tidy

E = TypeVar("E", bound=Entry)

_ROUNDS = 12


class Subject(NamedTuple):
    """What is being read: the path that leads to it, and the line (from 0) at which its text begins.

    A path is written ``events[sco-summit-tianjin]``.
    """

    path: str
    first_line: int = 0


def error_at(
    subject: Subject, node: Node, code: Code, message: str, hint: str = "", inner: str = ""
) -> Problem:
    """Return an error about a node. The file is not known here: one text may stand in several."""
    line, column = position(node)
    return Problem(
        severity=Severity.ERROR,
        code=code,
        file="",
        line=subject.first_line + line,
        column=column,
        path=subject.path + inner,
        message=message,
        hint=hint,
    )


def read_entry(entry: type[E], node: Node, subject: Subject, problems: ProblemLog) -> tuple[E, Any] | None:
    """Read a node as an entry and as plain data; None when what is wrong with it cannot be taken out.

    The node loses, in place, what was wrong, so that places in it can still be found by index.
    """
    found: tuple[E, Any] | None = _Reading(entry, node, subject, problems).read()
    return found


class _Reading:
    """The rounds of reading one entry: validate, tell, take out, again."""

    def __init__(self, entry: type[Any], node: Node, subject: Subject, problems: ProblemLog) -> None:
        self.entry, self.node, self.subject, self.problems = entry, node, subject, problems
        self.touched: set[int] = set()
        self.told = 0

    def read(self) -> Any:
        found = self._rounds()
        if self.told > MOST_PROBLEMS_OF_RECORD:
            message = f"{self.told - MOST_PROBLEMS_OF_RECORD} more problems in this record are not listed"
            self.problems.append(error_at(self.subject, self.node, Code.TOO_LARGE, message))
        return found

    def _rounds(self) -> Any:
        for _ in range(_ROUNDS):
            data = self._data()
            try:
                return self.entry.model_validate(data), data
            except ValidationError as error:
                verdicts, count = _verdicts(self.entry, error), error.error_count()
            if count > MOST_MISTAKES:
                # Where next to everything is wrong, what could be saved is not worth the search.
                self._take_out(verdicts[:MOST_PROBLEMS_OF_RECORD])
                self.told = count
                return None
            if not self._take_out(verdicts):
                return None
        return None

    def _data(self) -> Any:
        try:
            return plain(self.node)
        except UntidyError:
            tidy(self.node, self._report_untidy, self.subject.first_line)
            return plain(self.node)

    def _report_untidy(self, code: Code, node: Node, message: str, hint: str) -> None:
        self._tell(error_at(self.subject, node, code, message, hint))

    def _tell(self, problem: Problem) -> None:
        self.told += 1
        if self.told <= MOST_PROBLEMS_OF_RECORD:
            self.problems.append(problem)

    def _take_out(self, verdicts: Sequence[Verdict]) -> bool:
        """Tell and remove what the verdicts are about; False when the whole entry has to go."""
        doomed: dict[int, tuple[Node, set[int]]] = {}
        stands = True
        for verdict in verdicts:
            spot = locate(self.node, verdict.location)
            if not self._is_consequence(spot):
                self._tell(self._problem(verdict, spot))
            target = self._target(verdict, spot)
            if target.parent is None:
                stands = False
                continue
            doomed.setdefault(id(target.parent), (target.parent, set()))[1].add(id(target.node))
        for parent, children in doomed.values():
            _remove(parent, children)
            self.touched.add(id(parent))
        return stands

    def _is_consequence(self, spot: Spot) -> bool:
        """Whether this would not be wrong, had nothing been taken out."""
        return id(spot.node) in self.touched

    def _target(self, verdict: Verdict, spot: Spot) -> Spot:
        """What has to go: the value itself, or the entry that means something else without it."""
        location = verdict.location[: spot.depth]
        place = place_of(self.entry, verdict.location)
        field = verdict.location[place.start] if place.start < len(verdict.location) else None
        if field in place.entry.essential and spot.depth > place.start:
            return locate(self.node, location[: place.start])
        return spot

    def _problem(self, verdict: Verdict, spot: Spot) -> Problem:
        points_at_key = verdict.code is Code.UNKNOWN_FIELD or KEY in verdict.location
        node = spot.key if points_at_key and spot.key is not None else spot.node
        inner = spell(verdict.location)
        hint = _COMMA if points_at_key and _is_half_a_text(spot) else verdict.hint
        problem = error_at(self.subject, node, verdict.code, verdict.message, hint, inner)
        column = problem.column + _offset_in_scalar(node, verdict.offset)
        return problem if column == problem.column else replace(problem, column=column)


def _verdicts(entry: type[Entry], error: ValidationError) -> list[Verdict]:
    """Put pydantic's errors into words; of a key that is wrong the value does not matter."""
    verdicts = [verdict_of(entry, details) for details in error.errors(include_url=False)[:MOST_MISTAKES]]
    wrong_keys = {one.location[:-1] for one in verdicts if one.location and one.location[-1] == KEY}
    return [one for one in verdicts if one.location not in wrong_keys]


_COMMA = "inside braces a text with a comma needs quotes"


def _is_half_a_text(spot: Spot) -> bool:
    """Whether this is what YAML makes of ``{en: one, two}``: a key without a colon."""
    return (
        spot.key is not None
        and isinstance(spot.node, ScalarNode)
        and not spot.node.value
        and spot.node.start_mark.index == spot.key.end_mark.index
    )


def _offset_in_scalar(node: Node, offset: int) -> int:
    """How far right of a scalar's beginning its offset stands, 0 where that is not plain to see."""
    if offset <= 0 or not isinstance(node, ScalarNode):
        return 0
    is_one_line = node.start_mark.line == node.end_mark.line
    width = node.end_mark.column - node.start_mark.column
    quotes = 1 if node.style in ("'", '"') else 0
    return offset + quotes if is_one_line and width == len(node.value) + 2 * quotes else 0


def _remove(parent: Node, children: set[int]) -> None:
    if isinstance(parent, SequenceNode):
        parent.value[:] = [item for item in parent.value if id(item) not in children]
    elif isinstance(parent, MappingNode):
        parent.value[:] = [pair for pair in parent.value if id(pair[1]) not in children]


def id_of(node: Node) -> str | None:
    """Return the id a record gives itself, for paths and for what refers to it; None when it has none."""
    spot = locate(node, ("id",))
    return spot.node.value if spot.depth and isinstance(spot.node, ScalarNode) else None


def path_of(key: str, node: Node, index: int) -> str:
    """Return the path to an item of a top-level list: by id, or by index from 0."""
    name = id_of(node)
    is_short = name is not None and len(name) <= 80 and name.isprintable()
    return f"{key}[{name if is_short else index}]"
