"""What joining files keeps at hand: the records so far, who is known, and how to tell what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline_app.loading.judge import did_you_mean
from timeline_app.loading.limits import MOST_PROBLEMS_OF_RECORD
from timeline_app.loading.links import Link
from timeline_app.loading.locate import Location, spell
from timeline_app.loading.problems import Code, Problem, ProblemLog, Severity, quoted
from timeline_app.loading.written import Written
from timeline_app.model.origin import Origin
from timeline_app.model.ref import Kind


@dataclass
class Joining:
    """The joined records by list, where each id stands by kind, and the problems met on the way."""

    written: Written
    problems: ProblemLog = field(default_factory=ProblemLog)
    records: dict[str, list[Any]] = field(default_factory=dict)
    ids: dict[Kind, Mapping[str, int]] = field(default_factory=dict)
    lost_ids: set[str] = field(default_factory=set)
    may_be_lost: bool = False

    def known(self, kind: Kind, identifier: str) -> bool:
        """Whether there is such a record."""
        return identifier in self.ids[kind]

    def tell(
        self,
        severity: Severity,
        code: Code,
        origin: Origin,
        path: str,
        says: tuple[str, str],
        location: Location = (),
        value: str = "",
    ) -> None:
        """Add a problem about the record that was written at an origin, or a value inside it."""
        if self.problems.is_full:
            self.problems.count(severity)
            return
        line, column = self.written.find(origin, location, value)
        problem = Problem(
            severity=severity,
            code=code,
            file=origin.file,
            line=line,
            column=column,
            path=path + spell(location),
            message=says[0],
            hint=says[1],
        )
        self.problems.append(problem)

    def tell_dead(self, links: Sequence[Link], origin: Origin, path: str) -> None:
        """Tell which references of a record lead nowhere, unless they may lead to what could not be read."""
        if self.may_be_lost:
            return
        told = 0
        for link in links:
            if link.id in self.lost_ids:
                continue
            told += 1
            if self.problems.is_full or told > MOST_PROBLEMS_OF_RECORD:
                self.problems.count(Severity.ERROR)
            else:
                self._tell_one_dead(link, origin, path)

    def _tell_one_dead(self, link: Link, origin: Origin, path: str) -> None:
        noun = "series" if link.kind is Kind.SERIES else link.kind.value
        says = f"there is no {noun} {quoted(link.id)}", did_you_mean(link.id, self.ids[link.kind])
        self.tell(Severity.ERROR, Code.UNKNOWN_ID, origin, path, says, link.location, link.id)

    def tell_twice(self, key: str, identifier: str, origin: Origin, first: Origin) -> None:
        """Tell that an id is given a second time."""
        hint = f"the first is at {first.file}:{first.line}, and stands"
        says = f"the id {quoted(identifier)} is given twice in {key}", hint
        path = f"{key}[{identifier}]"
        self.tell(Severity.ERROR, Code.DUPLICATE_ID, origin, path, says, ("id",), identifier)
