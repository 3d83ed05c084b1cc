"""A source taken apart for the bibliographic formats: one language, names split, dates as ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app.model.edtf import Edtf, Endpoint
from timeline_app.model.source import Source
from timeline_app.model.text import Text, pick

Name = tuple[str, str]
"""Family and given name; an organisation or a name that cannot be split has no given name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSource:
    """What a bibliographic format can say of a source; empty where the source does not say."""

    id: str
    type: str
    title: str
    authors: tuple[Name, ...]
    container: str
    publisher: str
    issued: Endpoint | None
    issued_end: Endpoint | None
    issued_edtf: str
    accessed: Endpoint | None
    accessed_edtf: str
    language: str
    url: str
    archive_name: str
    archive_location: str
    note: str

    @property
    def archive(self) -> str:
        """Archive and place in it as one string."""
        return ", ".join(filter(None, (self.archive_name, self.archive_location)))


def cited_source(source: Source, languages: Sequence[str]) -> CitedSource:
    """Take a source apart; its own language wins for its title."""
    own = (source.language, *languages) if source.language else tuple(languages)

    def one(text: Text, tags: Sequence[str]) -> str:
        return pick(text, tags).strip()

    first, last = _ends(source.issued)
    return CitedSource(
        id=source.id,
        type=source.type,
        title=one(source.title, own) or source.id,
        authors=tuple(_split(name) for name in source.author),
        container=one(source.container_title, own),
        publisher=source.publisher or "",
        issued=first,
        issued_end=last,
        issued_edtf="" if source.issued is None else source.issued.text,
        accessed=_ends(source.accessed)[0],
        accessed_edtf="" if source.accessed is None else source.accessed.text,
        language=source.language or "",
        url=source.url or "",
        archive_name=source.archive or "",
        archive_location=source.archive_location or "",
        note=one(source.note, languages),
    )


def _ends(when: Edtf | None) -> tuple[Endpoint | None, Endpoint | None]:
    """The two ends of a date; the second is None where it is not an interval."""
    if when is None:
        return None, None
    return when.beginning, when.ending if when.is_interval else None


def _split(name: str) -> Name:
    family, comma, given = name.partition(",")
    return (family.strip(), given.strip()) if comma else (name.strip(), "")
