"""Stories: guided tours through a dataset, step by step."""

from dataclasses import dataclass

from timeline_app.model.edtf import Edtf
from timeline_app.model.origin import NOWHERE, Origin
from timeline_app.model.ref import Ref
from timeline_app.model.text import EMPTY, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: what to read, which span to show, what to select, what the map should fit."""

    title: Text
    text: Text = EMPTY
    span: Edtf | None = None
    select: tuple[Ref, ...] = ()
    fit: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A guided tour."""

    id: str
    title: Text
    steps: tuple[Step, ...] = ()
    origin: Origin = NOWHERE
