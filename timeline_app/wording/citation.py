"""A source as a bibliography names it."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline_app.model.source import Source
from timeline_app.model.text import pick
from timeline_app.wording.dates import date_in_words


class CitationWords(NamedTuple):
    """A citation in its parts, each empty where the source does not say; ``title`` may be its id."""

    authors: str
    title: str
    container: str
    issued: str


def citation_words(source: Source, languages: Sequence[str], language: str) -> CitationWords:
    """Return a source's citation in a reader's words: texts by ``languages``, the date in ``language``."""
    publisher = source.publisher or ""
    container = pick(source.container_title, languages).strip()
    houses = [container] if publisher == container else [container, publisher]
    return CitationWords(
        authors=", ".join(source.author),
        title=pick(source.title, languages).strip() or source.id,
        container=", ".join(filter(None, houses)),
        issued="" if source.issued is None else date_in_words(source.issued, language),
    )


def citation_in_words(source: Source, languages: Sequence[str], language: str) -> str:
    """Return a citation as one sentence a part: "Author. Title. Container, publisher, date."."""
    words = citation_words(source, languages, language)
    imprint = ", ".join(filter(None, (words.container, words.issued)))
    parts = [words.authors, words.title, imprint]
    return " ".join(part if part.endswith((".", "?", "!", "…")) else f"{part}." for part in parts if part)
