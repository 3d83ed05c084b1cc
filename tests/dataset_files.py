"""Datasets from texts, for the tests of this folder."""

from pathlib import Path
from textwrap import dedent

from timeline_app.loading.read import LoadResult, read_dataset

SOURCED = """\
sources:
  - {id: gazette, title: The Gazette}
"""


def read_text(folder: Path, text: str | bytes, name: str = "a.yaml") -> LoadResult:
    """Read a dataset of one file."""
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
    return read_dataset(file)


def rendered(result: LoadResult) -> str:
    """Return the problems as ``check`` prints them, without the folder."""
    return "\n".join(problem.render(result.source_line(problem)) for problem in result.problems)


def codes(result: LoadResult) -> list[str]:
    """Return the codes of the problems, in order."""
    return [problem.code.value for problem in result.problems]


def event_ids(result: LoadResult) -> list[str]:
    """Return the ids of the events that were read."""
    return [event.id for event in result.dataset.events]
