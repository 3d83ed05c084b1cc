"""Which files a dataset is made of, and their text."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from timeline_app.loading.limits import LARGEST_FILE

SUFFIXES = (".yaml", ".yml")


class UnreadableError(Exception):
    """A file or folder that gives no text."""

    def __init__(self, message: str, hint: str = "", *, is_too_large: bool = False) -> None:
        super().__init__(message)
        self.message, self.hint, self.is_too_large = message, hint, is_too_large


class Found(NamedTuple):
    """A file of a dataset: its path, and its name relative to the dataset's folder, with slashes.

    ``refusal`` says why a folder could not be looked into, which then stands for its files.
    """

    path: Path
    name: str
    refusal: str = ""


def files_of(path: Path) -> list[Found]:
    """Return the files of a dataset, a folder of any depth or one file, sorted by name.

    Hidden files and folders are passed over, links are followed, each folder is entered once.

    Raises:
        UnreadableError: there is nothing at this path, or nobody may look.
    """
    try:
        if path.is_file():
            return [Found(path, _name(Path(path.name)))]
        if not path.is_dir():
            raise UnreadableError("there is no such file or folder")
        found = [one._replace(name=_name(one.path.relative_to(path))) for one in _walk(path, set())]
    except OSError as error:
        raise UnreadableError(reason(error)) from None
    return sorted(found, key=lambda one: one.name.split("/"))


def _name(path: Path) -> str:
    """The path with slashes; bytes of it that are no text are spelled out."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _walk(folder: Path, entered: set[tuple[int, int]]) -> Iterator[Found]:
    status = folder.stat()
    if (status.st_dev, status.st_ino) in entered:
        return
    entered.add((status.st_dev, status.st_ino))
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            inner = folder / entry.name
            if entry.name.startswith("."):
                continue
            if _is_folder(entry):
                yield from _walk_inner(inner, entered)
            elif entry.name.lower().endswith(SUFFIXES):
                yield Found(inner, "")


def _walk_inner(folder: Path, entered: set[tuple[int, int]]) -> Iterator[Found]:
    try:
        yield from list(_walk(folder, entered))
    except OSError as error:
        yield Found(folder, "", reason(error))


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link to itself


def read_bytes(path: Path, *, large: bool) -> bytes:
    """Return what is in a file.

    Raises:
        UnreadableError: it cannot be read, is no plain file, or is too large.
    """
    try:
        if not path.is_file():
            raise UnreadableError("this is no plain file" if path.exists() else "the file is gone")
        size = path.stat().st_size
        if size > LARGEST_FILE and not large:
            megabytes, most = size // 2**20, LARGEST_FILE // 2**20
            message = f"{megabytes} MB are more than the {most} MB a file may have"
            raise UnreadableError(message, "split it, or start with --large", is_too_large=True)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(reason(error)) from None


def reason(error: OSError) -> str:
    """Say why the operating system refused."""
    return (error.strerror or str(error)).lower()


def decode(data: bytes) -> str:
    """Return the text of a file; bytes that are not UTF-8 become lone surrogates, which no record may hold.

    Every line ends with a line feed, as YAML reads it, too.

    Raises:
        UnreadableError: the file is UTF-16 or UTF-32.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4]:
        raise UnreadableError("this file is not UTF-8 but UTF-16 or UTF-32", "save it as UTF-8")
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
