"""Tells when the files of a dataset change, however an editor saves them."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from watchfiles import Change, watch

from timeline_app.loading.cache import Signature, signature_of
from timeline_app.loading.files import SUFFIXES, UnreadableError, files_of

QUIET_MS = 13
"""How long nothing has to happen before changes are told: what an editor does in saving comes together.

Between the emptying of a file of some megabytes and its new content lie up to ten.
"""

LONGEST_MS = 400
"""How long changes that do not end are held back at most."""

POLLING_MS = 1_000
"""How often a network folder is looked through: such folders do not tell of changes made elsewhere."""

_GONE_SECONDS = 1.0

# What editors leave beside a file for the moment of saving it.
_PASSING = re.compile(r"~$|^\.|\.sw[a-z]$|\.tmp$|^#.*#$|^4913$")

_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "vboxsf", "davfs", "afs"})
_MOUNTS = Path("/proc/self/mounts")


def changes(path: Path, stop: threading.Event, *, polling: bool | None = None) -> Iterator[frozenset[Path]]:
    """Yield the paths that changed, a batch for each save, until ``stop`` is set.

    ``path`` is a dataset: a folder, watched with all its folders, or a file. While it is gone it is waited
    for, and yielded when it is back. ``polling`` looks instead of listening; None decides by the kind of
    file system.
    """
    polls = is_on_network(path) if polling is None else polling
    if polls:
        yield from _looking(path, stop)
    while not stop.is_set():
        try:
            yield from _listening(path, stop)
        except (OSError, RuntimeError):
            # The folder is not there (any more), or the system has no watches left: look now and then.
            was_there = path.exists()
            if stop.wait(_GONE_SECONDS):
                return
            if path.exists() and not was_there:
                yield frozenset({path})


def _looking(path: Path, stop: threading.Event) -> Iterator[frozenset[Path]]:
    """Look through the files now and then; the next look waits ten times as long as one takes."""
    seen, took = _look(path)
    while not stop.wait(max(POLLING_MS / 1_000, 10 * took)):
        before = seen
        seen, took = _look(path)
        changed = {file for file, signature in before.items() ^ seen.items()}
        if changed:
            yield frozenset(changed)


def _look(path: Path) -> tuple[dict[Path, Signature | None], float]:
    started = time.monotonic()
    try:
        found = {one.path: signature_of(one.path) for one in files_of(path)}
    except UnreadableError:
        found = {}
    return found, time.monotonic() - started


def _listening(path: Path, stop: threading.Event) -> Iterator[frozenset[Path]]:
    is_folder = path.is_dir()
    found = watch(
        # A file that is replaced is another file: its folder knows.
        path if is_folder else path.parent,
        watch_filter=(lambda _change, name: concerns(Path(name))) if is_folder else _only(path),
        debounce=LONGEST_MS,
        step=QUIET_MS,
        stop_event=stop,
        rust_timeout=1_000,
        yield_on_timeout=True,
        force_polling=False,
        recursive=is_folder,
        raise_interrupt=False,
        ignore_permission_denied=True,
    )
    for batch in found:
        if batch:
            yield frozenset(Path(name) for _, name in batch)
        elif is_folder and not path.is_dir():
            raise FileNotFoundError(path)


def concerns(path: Path) -> bool:
    """Whether a change of this path may change a dataset: a YAML file's, or a folder's."""
    if _PASSING.search(path.name):
        return False
    # Of what is gone nobody knows any more whether it was a folder.
    return path.name.lower().endswith(SUFFIXES) or not path.suffix or path.is_dir()


def _only(path: Path) -> Callable[[Change, str], bool]:
    def is_it(_change: Change, name: str) -> bool:
        return Path(name).name == path.name

    return is_it


def is_on_network(path: Path) -> bool:
    """Whether a path lies on a network file system, as far as the system says."""
    try:
        mounts = [line.split(" ")[1:3] for line in _MOUNTS.read_text("utf-8", "replace").splitlines()]
        folder = str(path.resolve())
    except (OSError, ValueError):
        return False
    inside = [(len(place), kind) for place, kind in mounts if folder.startswith(place.replace("\\040", " "))]
    return bool(inside) and max(inside)[1] in _NETWORK


class Watcher:
    """Calls ``tell`` with the changed paths, from a thread of its own, until it is stopped."""

    def __init__(
        self, path: Path, tell: Callable[[frozenset[Path]], None], *, polling: bool | None = None
    ) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(
            target=self._run, args=(path, tell, polling), name="dataset watcher", daemon=True
        )
        self._thread.start()

    def _run(self, path: Path, tell: Callable[[frozenset[Path]], None], polling: bool | None) -> None:
        for batch in changes(path, self._stop, polling=polling):
            if self._stop.is_set():
                return
            tell(batch)

    def stop(self) -> None:
        """Stop watching; nothing is told after this."""
        self._stop.set()
        if self._thread is not threading.current_thread():
            self._thread.join()
