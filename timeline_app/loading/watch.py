"""Noticing that the files of a dataset changed: saved in place, replaced, moved, added or deleted."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

from timeline_app.loading.files import SUFFIXES

_STEP_MS, _DEBOUNCE_MS = 30, 90
"""A batch is told when nothing more came for the first, or after the second at the latest."""

_WAKE_MS = 400
"""How often the stop event is looked at while nothing happens."""

_NOISE = re.compile(r"(^\.#|~$|\.swp$|\.swx$|\.tmp$|^4913$)")
"""What editors write beside a file while they save it."""

_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "fuse.rclone", "afs")
"""File systems whose changes no kernel tells: they are looked at again and again."""


def is_of_dataset(change: Change, path: str) -> bool:
    """Whether a changed path may matter: a YAML file, or a folder that came or went."""
    name = Path(path).name
    if _NOISE.search(name):
        return False
    if name.lower().endswith(SUFFIXES):
        return True
    # A folder is "modified" whenever anything is put into it, editors' leavings included.
    return "." not in name and change is not Change.modified


def needs_polling(path: Path, mounts: str = "/proc/mounts") -> bool:
    """Whether a path lies on a network file system, as far as the system says."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        lines = Path(mounts).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    where = path.resolve()
    points = [(Path(fields[1]), fields[2]) for line in lines if len(fields := line.split()) > 2]
    over = [(point, kind) for point, kind in points if where.is_relative_to(point)]
    return bool(over) and max(over, key=lambda one: len(one[0].parts))[1] in _NETWORK


def changes(path: Path, stop: Event, *, polling: bool | None = None) -> Iterator[frozenset[Path]]:
    """Yield the changed paths, a batch at a time, until ``stop`` is set.

    A single file is watched through its folder, because an atomic save puts another file in its place.
    ``polling`` None means: where the file system needs it. Raises ``FileNotFoundError``.
    """
    folder = path if path.is_dir() else path.parent
    wanted = None if path.is_dir() else path.resolve()
    for batch in watch(
        folder,
        watch_filter=is_of_dataset,
        step=_STEP_MS,
        debounce=_DEBOUNCE_MS,
        stop_event=stop,
        rust_timeout=_WAKE_MS,
        force_polling=needs_polling(folder) if polling is None else polling,
        poll_delay_ms=200,
        recursive=path.is_dir(),
        raise_interrupt=False,
        ignore_permission_denied=True,
    ):
        changed = frozenset(Path(name) for _change, name in batch)
        if wanted is None or any(one.resolve() == wanted for one in changed):
            yield changed
