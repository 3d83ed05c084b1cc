"""A folder or a file to a dataset and its problems."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from timeline_app.loading.files import Found, UnreadableError, decode, files_of, read_bytes
from timeline_app.loading.join import join
from timeline_app.loading.nodes import TooDeepError, YamlSyntaxError, collector_paused, compose
from timeline_app.loading.problems import Code, Problem, Severity, in_order
from timeline_app.loading.records import FileRecords, read_records
from timeline_app.loading.written import Written
from timeline_app.model.dataset import Dataset

Progress = Callable[[int, int], None]
"""Called with the bytes read so far and the bytes there are."""

Cancelled = Callable[[], bool]
"""Asked now and then; True stops the loading."""


class LoadCancelledError(Exception):
    """The reader did not want to wait."""


@dataclass(frozen=True)
class LoadResult:
    """A dataset, what is wrong with it, and the files it was read from.

    ``folder`` is the dataset's folder, and what ``Problem.file`` and ``Origin.file`` are relative to.
    """

    dataset: Dataset
    problems: tuple[Problem, ...]
    folder: Path
    files: tuple[str, ...] = ()
    hashes: tuple[str, ...] = field(default=(), repr=False)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that cost something."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def is_unreadable(self) -> bool:
        """Whether there was nothing to read at all, as against something read with errors."""
        return not self.files or (
            all(problem.line == 0 for problem in self.errors) and len(self.errors) == len(self.files)
        )

    @property
    def has_errors(self) -> bool:
        """Whether anything was lost."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def source_line(self, problem: Problem) -> str:
        """Return the line a problem is about as it stands in the file now, empty when it is gone."""
        lines = _lines_of(self.folder / problem.file)
        return lines[problem.line - 1] if 0 < problem.line <= len(lines) else ""

    def render(self, problem: Problem) -> str:
        """Return a problem with its source line and a caret, the file as this reader would open it."""
        return problem.render(self.source_line(problem), self.folder.as_posix())


@lru_cache(maxsize=8)
def _lines_of(path: Path) -> list[str]:
    try:
        text = decode(read_bytes(path, large=True))
    except UnreadableError:
        return []
    return re.split(r"\r\n|\n|\r", text)


def read_dataset(
    path: Path,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    large: bool = False,
) -> LoadResult:
    """Read a dataset: a folder of YAML files, any depth, or one file.

    Whatever the files say, this gives a dataset of all that can be read and problems for the rest.
    ``large`` allows files of any size.

    Raises:
        LoadCancelledError: ``cancelled`` returned True.
    """
    folder = path if path.is_dir() else path.parent
    try:
        found = files_of(path)
    except UnreadableError as error:
        problem = file_problem(path.name, Code.UNREADABLE, error.message, error.hint)
        return LoadResult(Dataset(), (problem,), folder)
    texts: dict[str, str] = {}
    with collector_paused():
        files = _read_files(found, texts, large, progress, cancelled)
        dataset, problems = join(files, Written(lambda name: texts.get(name, "")))
    if not found:
        message = "there are no .yaml files in this folder"
        problems.append(file_problem(path.name, Code.UNREADABLE, message))
    names = tuple(one.name for one in found)
    return LoadResult(dataset, in_order(problems), folder, names)


def _read_files(
    found: Sequence[Found],
    texts: dict[str, str],
    large: bool,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> list[FileRecords]:
    files = []
    for index, one in enumerate(found):
        if cancelled is not None and cancelled():
            raise LoadCancelledError
        files.append(_read_file(one, texts, large))
        if progress is not None:
            progress(index + 1, len(found))
    return files


def _read_file(found: Found, texts: dict[str, str], large: bool) -> FileRecords:
    try:
        text = texts[found.name] = decode(read_bytes(found.path, large=large))
        return read_records(found.name, compose(text))
    except UnreadableError as error:
        code = Code.TOO_LARGE if error.is_too_large else Code.UNREADABLE
        problem = file_problem(found.name, code, error.message, error.hint)
    except YamlSyntaxError as error:
        problem = syntax_problem(found.name, error)
    return FileRecords(found.name, is_lost=True, problems=[problem])


def file_problem(name: str, code: Code, message: str, hint: str = "") -> Problem:
    """Return an error about a whole file."""
    return Problem(
        severity=Severity.ERROR, code=code, file=name, line=0, column=0, path="", message=message, hint=hint
    )


def syntax_problem(name: str, error: YamlSyntaxError) -> Problem:
    """Return the problem of a text that is not YAML."""
    return Problem(
        severity=Severity.ERROR,
        code=Code.TOO_DEEP if isinstance(error, TooDeepError) else Code.SYNTAX,
        file=name,
        line=error.line,
        column=error.column,
        path="",
        message=error.message,
        hint=error.hint,
    )


def content_hash(data: bytes) -> str:
    """Return the name of a content."""
    return sha256(data).hexdigest()
