"""A folder or a file to a dataset and its problems."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from pathlib import Path

from timeline_app.loading.again import take_over
from timeline_app.loading.cache import Cache, dataset_hash
from timeline_app.loading.columns_file import DamagedError
from timeline_app.loading.doubts import implausible_notes
from timeline_app.loading.event_rows import EventRows
from timeline_app.loading.files import Found, UnreadableError, decode, files_of, read_bytes
from timeline_app.loading.join import join
from timeline_app.loading.loading import (
    Cancelled,
    Kept,
    LoadCancelledError,
    Loading,
    Progress,
    file_problem,
    refused,
)
from timeline_app.loading.nodes import collector_paused
from timeline_app.loading.problems import Code, Problem, Severity, in_order
from timeline_app.loading.read_part import read_part
from timeline_app.loading.whole_file import mapped_rows, whole_from, whole_to_bytes
from timeline_app.loading.written import Written
from timeline_app.model.dataset import Dataset

__all__ = ["Cancelled", "LoadCancelledError", "LoadResult", "Progress", "read_dataset"]


@dataclass(frozen=True)
class LoadResult:
    """A dataset, what is wrong with it, and the files it was read from.

    ``folder`` is the dataset's folder, and what ``Problem.file`` and ``Origin.file`` are relative to.
    ``kept`` are the files as they were read, so that only changed ones need be read again.
    """

    dataset: Dataset
    problems: tuple[Problem, ...]
    folder: Path
    files: tuple[str, ...] = ()
    kept: Mapping[str, Kept] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
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
        return bool(self.errors)

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
    cache: Path | None = None,
    previous: LoadResult | None = None,
) -> LoadResult:
    """Read a dataset: a folder of YAML files, any depth, or one file.

    Whatever the files say, this gives a dataset of all that can be read and problems for the rest.
    ``large`` allows files of any size. ``cache`` is a folder in which large datasets are kept for the next
    time. ``previous`` is what the same path gave before: files that have not changed are not read again,
    and of the others only the records that have.

    Raises:
        LoadCancelledError: ``cancelled`` returned True.
    """
    folder = path if path.is_dir() else path.parent
    try:
        found = files_of(path)
    except UnreadableError as error:
        # What is named is the folder itself, which stands in the one above.
        problem = file_problem(path.name, Code.UNREADABLE, error.message, error.hint)
        return LoadResult(Dataset(), (problem,), path.parent)
    if not found:
        problem = file_problem(path.name, Code.UNREADABLE, "there are no .yaml files in this folder")
        return LoadResult(Dataset(), (problem,), path.parent)
    if previous is not None and previous.folder != folder:
        previous = None
    kept = None if previous is None else previous.kept
    with collector_paused():
        loading = Loading(path, found, None if cache is None else Cache(cache), kept, large=large)
        dataset, problems = _load(loading, progress or _nobody, cancelled or _never)
    if previous is not None:
        take_over(dataset, previous.dataset)
    if notes := implausible_notes(dataset):
        problems = in_order((*problems, *notes))
    names = tuple(one.name for one in found)
    return LoadResult(dataset, problems, folder, names, loading.kept())


def _nobody(_done: int, _total: int) -> None:
    return None


def _never() -> bool:
    return False


def _load(loading: Loading, progress: Progress, cancelled: Cancelled) -> tuple[Dataset, tuple[Problem, ...]]:
    whole = _open_whole(loading)
    if whole is None:
        loading.hash_files(cancelled)
        whole = _open_whole(loading)
        loading.remember()
    if whole is not None:
        progress(loading.total, loading.total)
        return whole
    loading.read(progress, cancelled)
    parts = [(one.name, loading.parts[one.name]) for one in loading.found]
    paths = {one.name: one.path for one in loading.found}
    dataset, told = join(parts, Written(lambda name: _text_of(paths[name])))
    problems = in_order(told)
    if loading.cache is not None and loading.is_known and not loading.is_again:
        stored = [(name, one) for name, part in parts for one in part.stored]
        data = whole_to_bytes(dataset, problems, stored)
        if data is not None:
            loading.cache.keep_whole(_name_of(loading), data)
    return dataset, problems


def _name_of(loading: Loading) -> str:
    return dataset_hash([(one.name, loading.digests[one.name]) for one in loading.found])


def _open_whole(loading: Loading) -> tuple[Dataset, tuple[Problem, ...]] | None:
    """Return the dataset as the cache keeps it, None when it keeps none of just these contents."""
    # What was read a moment ago is at hand, and joined sooner than it is found.
    if loading.cache is None or not loading.is_known or loading.is_again:
        return None
    file = loading.cache.whole(_name_of(loading))
    if file is None:
        return None
    try:
        rows = [
            mapped_rows(one.name, loading.cache.part_path(loading.digests[one.name]), partial(_rows_of, one))
            for one in loading.found
        ]
        return whole_from(file, rows)
    except DamagedError:
        return None


def _rows_of(found: Found) -> EventRows:
    """Read the events of a file whose cache is damaged."""
    try:
        return read_part(decode(read_bytes(found.path, large=True))).events
    except UnreadableError as error:
        return refused(error).events


def _text_of(path: Path) -> str:
    try:
        return decode(read_bytes(path, large=True))
    except UnreadableError:
        return ""
