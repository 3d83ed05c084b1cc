"""Sources as citations: a line of text, BibTeX, CSL-JSON and RIS."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from timeline_app.exchange.citation_parts import CitedSource, cited_source
from timeline_app.model.edtf import Endpoint, Precision
from timeline_app.model.source import Source
from timeline_app.wording.citation import citation_in_words

STYLES: Final = ("plain", "bibtex", "csl", "ris")
"""The styles that :func:`cite` writes."""


def cite(sources: Iterable[Source], style: str, languages: Sequence[str]) -> str:
    """Return sources as citations in a style of :data:`STYLES`, ready for the clipboard.

    ``languages`` are the reader's, best first; titles are given in the source's own language where the
    dataset has them. Raises ``KeyError`` for an unknown style.
    """
    if style == "plain":
        return "\n".join(plain(source, languages) for source in sources)
    return _WRITERS[style]([cited_source(source, languages) for source in sources])


def plain(source: Source, languages: Sequence[str]) -> str:
    """Return a source as one line: the citation in words, then its address."""
    language = languages[0] if languages else "en"
    own = (source.language, *languages) if source.language else tuple(languages)
    words = citation_in_words(source, own, language)
    where = source.url or ", ".join(filter(None, (source.archive, source.archive_location)))
    return f"{words} {where}".strip()


# BibTeX

_BIBTEX_TYPES: Final = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
    "thesis": "phdthesis",
    "webpage": "online",
    "dataset": "dataset",
}
_BIBTEX_ESCAPES: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def bibtex(sources: Sequence[CitedSource]) -> str:
    """Return BibTeX entries (UTF-8, the fields of biblatex where BibTeX has none)."""
    return "\n\n".join(_bibtex_entry(source) for source in sources) + "\n"


def _bibtex_entry(source: CitedSource) -> str:
    house = "journaltitle" if source.type.startswith("article") else "booktitle"
    fields = {
        "title": source.title,
        "author": " and ".join(
            f"{family}, {given}" if given else f"{{{family}}}" for family, given in source.authors
        ),
        house: source.container,
        "publisher": source.publisher,
        "date": source.issued_edtf,
        "year": "" if source.issued is None else _year(source.issued),
        "langid": source.language,
        "url": source.url,
        "urldate": source.accessed_edtf,
        "library": source.archive,
    }
    verbatim = ("author", "url", "date", "urldate")
    lines = (
        f"  {name} = {{{value if name in verbatim else value.translate(_BIBTEX_ESCAPES)}}},"
        for name, value in fields.items()
        if value
    )
    kind = _BIBTEX_TYPES.get(source.type, "misc")
    return f"@{kind}{{{source.id},\n" + "\n".join(lines) + "\n}"


# CSL-JSON


def csl_json(sources: Sequence[CitedSource]) -> str:
    """Return a list of CSL items as JSON."""
    return json.dumps([csl_item(source) for source in sources], ensure_ascii=False, indent=2) + "\n"


def csl_item(source: CitedSource) -> Mapping[str, object]:
    """Return one CSL item; what the source does not say is left out."""
    item: dict[str, object] = {
        "id": source.id,
        "type": source.type,
        "title": source.title,
        "author": [
            {"family": family, "given": given} if given else {"literal": family}
            for family, given in source.authors
        ],
        "container-title": source.container,
        "publisher": source.publisher,
        "issued": _csl_date(source.issued, source.issued_end, source.issued_edtf),
        "accessed": _csl_date(source.accessed, None, source.accessed_edtf),
        "language": source.language,
        "URL": source.url,
        "archive": source.archive_name,
        "archive_location": source.archive_location,
        "note": source.note,
    }
    return {name: value for name, value in item.items() if value}


def _csl_date(first: Endpoint | None, last: Endpoint | None, edtf: str) -> Mapping[str, object]:
    """A CSL date: its parts where it has a year, what was written where it has none."""
    if not edtf:
        return {}
    parts = [_date_parts(end) for end in (first, last) if end is not None]
    if not parts or not all(parts):
        return {"literal": edtf}
    date: dict[str, object] = {"date-parts": parts}
    if any(end.approximate or end.uncertain for end in (first, last) if end is not None):
        date["circa"] = True
    return date


_COARSE: Final = (Precision.MILLENNIUM, Precision.CENTURY, Precision.DECADE)
"""Where the year written is only the first of many."""


def _date_parts(end: Endpoint) -> list[int]:
    year, month, day = end.parts
    if year is None or end.first is None or end.precision in _COARSE:
        return []
    if month is None or month > 12:
        return [year]
    return [year, month] if day is None else [year, month, day]


# RIS

_RIS_TYPES: Final = {
    "article": "JOUR",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "map": "MAP",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "speech": "HEAR",
    "thesis": "THES",
    "webpage": "ELEC",
}


def ris(sources: Sequence[CitedSource]) -> str:
    """Return RIS records. A line a field: line breaks inside one become spaces."""
    return "\r\n".join(_ris_record(source) for source in sources) + "\r\n"


def _ris_record(source: CitedSource) -> str:
    fields = [
        ("TY", _RIS_TYPES.get(source.type, "GEN")),
        ("ID", source.id),
        *(("AU", f"{family}, {given}" if given else family) for family, given in source.authors),
        ("TI", source.title),
        ("T2", source.container),
        ("PB", source.publisher),
        ("PY", "" if source.issued is None else _year(source.issued)),
        ("DA", "" if source.issued is None else "/".join(_ris_parts(source.issued))),
        ("LA", source.language),
        ("UR", source.url),
        ("Y2", "" if source.accessed is None else "/".join(_ris_parts(source.accessed))),
        ("AV", source.archive),
        ("N1", source.note),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\r\n".join((*lines, "ER  - "))


def _ris_parts(end: Endpoint) -> list[str]:
    parts = _date_parts(end)
    return [f"{part:04}" if place == 0 else f"{part:02}" for place, part in enumerate(parts)]


def _year(end: Endpoint) -> str:
    parts = _date_parts(end)
    return f"{parts[0]:04}" if parts else ""


_WRITERS: Final[Mapping[str, Callable[[Sequence[CitedSource]], str]]] = {
    "bibtex": bibtex,
    "csl": csl_json,
    "ris": ris,
}
