"""What all entries of a file have in common."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Entry(BaseModel):
    """A mapping in a file. ``noun`` names it in messages; fields it does not know are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)

    noun: ClassVar[str] = "an entry"

    essential: ClassVar[frozenset[str]] = frozenset()
    """Optional fields without which the rest would say something else: a mistake in one drops the entry."""
