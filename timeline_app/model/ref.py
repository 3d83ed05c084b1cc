"""References: the name of a record of any kind, as selections, links and histories hold it."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of record a dataset holds."""

    EVENT = "event"
    PLACE = "place"
    CORRIDOR = "corridor"
    SERIES = "series"
    ACTOR = "actor"
    SOURCE = "source"
    CATEGORY = "category"
    STORY = "story"


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A record of one dataset, by kind and id. Prints as ``event:sco-summit-tianjin``."""

    kind: Kind
    id: str

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.id}"


def parse_ref(text: str) -> Ref:
    """Read ``kind:id``; a bare id is an event. Raises ``ValueError`` for an unknown kind."""
    kind, separator, identifier = text.partition(":")
    return Ref(Kind(kind), identifier) if separator else Ref(Kind.EVENT, text)
