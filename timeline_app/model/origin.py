"""Where in the YAML a record was written, so that a reader can open it there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in a file of the dataset: path relative to the dataset, line and column from 1."""

    file: str
    line: int
    column: int


NOWHERE = Origin("", 0, 0)
"""The origin of records made in memory, in tests and generators."""
