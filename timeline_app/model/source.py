"""Sources in CSL's words, and citations of them."""

from dataclasses import dataclass

from timeline_app.model.edtf import Edtf
from timeline_app.model.origin import NOWHERE, Origin
from timeline_app.model.text import EMPTY, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source: CSL variables, with ``issued`` and ``accessed`` as EDTF.

    ``url`` is CSL's ``URL``, ``archive_location`` the file or shelf mark where a copy is kept.
    """

    id: str
    type: str = "document"
    title: Text = EMPTY
    author: tuple[str, ...] = ()
    publisher: str | None = None
    container_title: Text = EMPTY
    issued: Edtf | None = None
    accessed: Edtf | None = None
    language: str | None = None
    url: str | None = None
    archive: str | None = None
    archive_location: str | None = None
    licence: str | None = None
    note: Text = EMPTY
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Citation:
    """A source cited by a record: where in it (``locator``), and its own words (``quote``)."""

    id: str
    locator: str | None = None
    quote: Text | None = None
