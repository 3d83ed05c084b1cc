"""A folder or a file to a dataset and its problems."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from timeline_app.loading.files import Found, UnreadableError, decode, files_of, read_bytes
from timeline_app.loading.join import join
from timeline_app.loading.nodes import collector_paused
from timeline_app.loading.part import Part, lost_part
from timeline_app.loading.problems import Code, Problem, Severity, in_order
from timeline_app.loading.read_part import read_part
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
        lines = _lines_of(self.folder / problem.file) if problem.line else []
        return lines[problem.line - 1] if 0 < problem.line <= len(lines) else ""

    def render(self, problem: Problem) -> str:
        """Return a problem with its source line and a caret, the file as this reader would open it."""
        return problem.render(self.source_line(problem), self.folder.as_posix())


def _lines_of(path: Path) -> list[str]:
    try:
        status = path.stat()
    except OSError:
        return []
    return _lines(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=4)
def _lines(path: Path, _modified: int, _size: int) -> list[str]:
    # One file has many problems; an edited one is another file.
    return _text_of(path).split("\n")


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
    with collector_paused():
        parts = _read_files(found, large, progress, cancelled)
        paths = {one.name: one.path for one in found}
        dataset, problems = join(parts, Written(lambda name: _text_of(paths[name])))
    if not found:
        message = "there are no .yaml files in this folder"
        problems = (file_problem(path.name, Code.UNREADABLE, message),)
    return LoadResult(dataset, in_order(problems), folder, tuple(one.name for one in found))


def _text_of(path: Path) -> str:
    try:
        return decode(read_bytes(path, large=True))
    except UnreadableError:
        return ""


def _read_files(
    found: Sequence[Found], large: bool, progress: Progress | None, cancelled: Cancelled | None
) -> list[tuple[str, Part]]:
    parts = []
    for index, one in enumerate(found):
        if cancelled is not None and cancelled():
            raise LoadCancelledError
        parts.append((one.name, _read_file(one, large)))
        if progress is not None:
            progress(index + 1, len(found))
    return parts


def _read_file(found: Found, large: bool) -> Part:
    if found.refusal:
        return lost_part(file_problem("", Code.UNREADABLE, found.refusal))
    try:
        return read_part(decode(read_bytes(found.path, large=large)))
    except UnreadableError as error:
        code = Code.TOO_LARGE if error.is_too_large else Code.UNREADABLE
        return lost_part(file_problem("", code, error.message, error.hint))


def file_problem(name: str, code: Code, message: str, hint: str = "") -> Problem:
    """Return an error about a whole file."""
    return Problem(
        severity=Severity.ERROR, code=code, file=name, line=0, column=0, path="", message=message, hint=hint
    )
