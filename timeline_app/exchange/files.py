"""Writing files so that a failure never leaves half of one."""

import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file whole or not at all: into a temporary file beside it, then over it.

    A link is followed, and what was there keeps its permissions. Raises ``OSError``, naming the file, when
    the folder is missing, the disk is full or nobody may write; what was there before then stands untouched.
    ``data`` may come in pieces: whatever is raised where they are made leaves the file untouched, too.
    """
    try:
        _write(Path(os.path.realpath(path)), data)
    except OSError as error:
        # A full disk names no file, and nobody knows the temporary one.
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error


def said(error: OSError) -> str:
    """Return what went wrong with a file, in one line for people."""
    if not error.strerror:
        return str(error)
    return f"{error.filename}: {error.strerror}" if error.filename else error.strerror


def _write(target: Path, data: bytes | Iterable[bytes]) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode_for(target))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode_for(target: Path) -> int:
    """The permissions of what is there, else those a new file of this user gets."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
