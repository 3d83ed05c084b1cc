"""What was read, kept in the user's cache folder under the hash of its content, and found again from there.

Parts are kept by the hash of their file, whole datasets by the hashes of all their files. To know a file's
hash without reading it, its size, times and inode are kept, too, once they are old enough to be trusted.
"""

import json
import os
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from timeline_app.loading.columns_file import VERSION, ColumnsFile, DamagedError, open_columns
from timeline_app.loading.part import Part
from timeline_app.loading.part_file import part_from, part_to_bytes

LARGEST_CACHE = 512 * 2**20
"""Bytes in the folder; the files that were used longest ago go first."""

SMALLEST_DATASET = 2**18
"""Bytes of YAML below which reading is quicker than bookkeeping."""

_YOUNG_NANOSECONDS = 2 * 10**9  # file systems keep time coarsely, and an editor may save twice in a tick


class Signature(NamedTuple):
    """What the file system says of a file: when these are the same, so is the content."""

    size: int
    modified: int
    changed: int
    inode: int


def signature_of(path: Path) -> Signature | None:
    """Return the signature of a file, None when there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return Signature(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def content_hash(data: bytes) -> str:
    """Return the name of a content, as this version reads it."""
    return sha256(data).hexdigest()


def dataset_hash(files: Sequence[tuple[str, str]]) -> str:
    """Return the name of a dataset: of the names and hashes of its files."""
    return sha256(json.dumps([VERSION, *files]).encode()).hexdigest()


class Cache:
    """A folder of caches. Whatever goes wrong with it, datasets are read without it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def hashes(self, dataset: Path, signatures: Mapping[str, Signature]) -> dict[str, str]:
        """Return the hashes of the files, by name, whose signatures are still those that were kept."""
        try:
            kept = json.loads(self._index_of(dataset).read_bytes())
            known = {name: (Signature(*signature), digest) for name, signature, digest in kept}
        except (OSError, ValueError, TypeError):
            return {}
        return {
            name: known[name][1]
            for name, signature in signatures.items()
            if name in known and known[name][0] == signature
        }

    def keep_hashes(self, dataset: Path, files: Sequence[tuple[str, Signature, str]]) -> None:
        """Keep signatures and hashes, but for files changed a moment ago, which may change again unseen."""
        now = time.time_ns()
        old = [
            (name, signature, digest)
            for name, signature, digest in files
            if now - max(signature.modified, signature.changed) > _YOUNG_NANOSECONDS
        ]
        self._write(self._index_of(dataset), json.dumps(old).encode())

    def part_path(self, digest: str) -> Path:
        """Return where the part of a file with this hash is kept."""
        return self._folder / f"{digest}.part"

    def part(self, digest: str) -> Part | None:
        """Return the part of a file with this hash, None when it is not kept or damaged."""
        file = self._open(self.part_path(digest))
        with suppress(DamagedError):
            return None if file is None else part_from(file)
        return None

    def keep_part(self, digest: str, part: Part) -> None:
        """Keep a part."""
        self._write(self.part_path(digest), part_to_bytes(part))

    def whole(self, digest: str) -> ColumnsFile | None:
        """Return the joined dataset of this hash, None when it is not kept or damaged."""
        return self._open(self._folder / f"{digest}.whole")

    def keep_whole(self, digest: str, data: bytes) -> None:
        """Keep a joined dataset."""
        self._write(self._folder / f"{digest}.whole", data)

    def has_folder(self) -> bool:
        """Make the folder; False when nothing can be kept there."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            return True
        return False

    def trim(self) -> None:
        """Delete what was used longest ago until the rest is small enough."""
        with suppress(OSError):
            files = [(one.stat(), one) for one in self._folder.iterdir() if one.is_file()]
            total = sum(status.st_size for status, _ in files)
            for status, file in sorted(files, key=lambda one: one[0].st_mtime_ns):
                if total <= LARGEST_CACHE:
                    break
                file.unlink(missing_ok=True)
                total -= status.st_size

    def _index_of(self, dataset: Path) -> Path:
        name = sha256(os.fsencode(dataset.resolve())).hexdigest()
        return self._folder / f"{name}.files.json"

    def _open(self, path: Path) -> ColumnsFile | None:
        try:
            file = open_columns(path)
        except OSError:
            return None
        except (DamagedError, ValueError, KeyError, TypeError):
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            os.utime(path)  # used now
        return file

    def _write(self, path: Path, data: bytes) -> None:
        """Write a file whole or not at all; a full disk or a folder that may not be written keeps nothing."""
        temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        with suppress(OSError):
            try:
                temporary.write_bytes(data)
                temporary.replace(path)
            finally:
                temporary.unlink(missing_ok=True)
