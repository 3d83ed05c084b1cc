"""Reads the files of a dataset: what is kept from there, what is new by workers or right here."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from timeline_app.loading.cache import SMALLEST_DATASET, Cache, Signature, content_hash, signature_of
from timeline_app.loading.files import Found, UnreadableError, decode, read_bytes
from timeline_app.loading.part import Part, lost_part
from timeline_app.loading.problems import Code, Problem, Severity
from timeline_app.loading.read_part import read_part
from timeline_app.loading.sharing import SMALLEST_FOR_WORKERS, Order, read_by_workers
from timeline_app.loading.splice import LARGEST_KEPT, splice

Progress = Callable[[int, int], None]
"""Called with the bytes read so far and the bytes there are."""

Cancelled = Callable[[], bool]
"""Asked now and then; True stops the loading."""


class LoadCancelledError(Exception):
    """The reader did not want to wait."""


@dataclass(frozen=True)
class Kept:
    """A file as it was read: as long as it has this signature, this is what it says.

    ``part`` loads it, None where it is no longer kept. ``data`` are its bytes, where they were at hand.
    """

    signature: Signature | None
    digest: str | None
    part: Callable[[], Part | None]
    data: bytes | None = None


class Loading:
    """One dataset being read, at ``path``; ``previous`` are its files as they were read before, by name."""

    def __init__(
        self,
        path: Path,
        found: Sequence[Found],
        cache: Cache | None = None,
        previous: Mapping[str, Kept] | None = None,
        *,
        large: bool = False,
    ) -> None:
        self.path, self.found, self.large = path, found, large
        self.previous = previous or {}
        self.signatures = {
            one.name: signature for one in found if (signature := signature_of(one.path)) is not None
        }
        self.total = sum(signature.size for signature in self.signatures.values())
        is_worth_it = self.total >= SMALLEST_DATASET and cache is not None and cache.has_folder()
        self.cache = cache if is_worth_it else None
        self.parts: dict[str, Part] = {}
        self.digests = self._known_digests()
        self._data: dict[str, bytes] = {}
        """What was read and is not a part yet."""
        self._kept_data: dict[str, bytes] = {}

    def _known_digests(self) -> dict[str, str]:
        """The hashes of the files whose signatures are those of files that were read before."""
        known = {} if self.cache is None else self.cache.hashes(self.path, self.signatures)
        for name, kept in self.previous.items():
            if kept.digest is not None and self._is_unchanged(name):
                known[name] = kept.digest
        return known

    def _is_unchanged(self, name: str) -> bool:
        signature = self.signatures.get(name)
        return signature is not None and signature == self.previous[name].signature

    @property
    def is_again(self) -> bool:
        """Whether the dataset was read before and only edited since: too often to write caches each time."""
        return bool(self.previous)

    @property
    def is_known(self) -> bool:
        """Whether the hash of each file is known."""
        return len(self.digests) == len(self.found)

    def hash_files(self, cancelled: Cancelled) -> None:
        """Read the files whose hashes the cache wants and nobody knows, and keep what was read at hand."""
        if self.cache is None or self.is_again:
            return
        unknown = [
            one
            for one in self.found
            if one.name not in self.digests
            and not (one.name in self.previous and self._is_unchanged(one.name))
        ]
        # Reading and hashing wait for disk and C code: threads share them.
        with ThreadPoolExecutor(thread_name_prefix="hashing") as threads:
            for _ in threads.map(self._hash, unknown):
                if cancelled():
                    threads.shutdown(cancel_futures=True)
                    raise LoadCancelledError

    def _hash(self, one: Found) -> None:
        try:
            data = read_found(one, large=self.large)
        except UnreadableError as error:
            self.parts[one.name] = refused(error)
            return
        self._data[one.name] = data
        self.digests[one.name] = content_hash(data)

    def read(self, progress: Progress, cancelled: Cancelled) -> None:
        """Fill ``parts``."""
        unread = [one for one in self.found if one.name not in self.parts and not self._take_kept(one)]
        sizes = {one.name: self.signatures[one.name].size for one in unread if one.name in self.signatures}
        done = self.total - sum(sizes.values())
        progress(done, self.total)
        if sum(sizes.values()) >= SMALLEST_FOR_WORKERS and not self.is_again:
            unread = self._share(unread, sizes, progress, cancelled)
            done = self.total - sum(sizes.get(one.name, 0) for one in unread)
        for one in unread:
            if cancelled():
                raise LoadCancelledError
            self.parts[one.name] = self._read(one)
            done += sizes.get(one.name, 0)
            progress(done, self.total)
        progress(self.total, self.total)

    def _take_kept(self, one: Found) -> bool:
        """Take what a file says from where it is kept, if its content is the same."""
        kept, digest = self.previous.get(one.name), self.digests.get(one.name)
        part = None
        if kept is not None and (self._is_unchanged(one.name) or (digest and kept.digest == digest)):
            part = kept.part()
        if part is None and self.cache is not None and digest is not None:
            part = self.cache.part(digest)
        if part is not None:
            self.parts[one.name] = part
        return part is not None

    def _share(
        self, unread: list[Found], sizes: Mapping[str, int], progress: Progress, cancelled: Cancelled
    ) -> list[Found]:
        """Let workers read what they can; return the files that are left."""
        orders = [Order(one, self._data.get(one.name), self.large) for one in unread]
        before = self.total - sum(sizes.get(one.name, 0) for one in unread)
        parts = read_by_workers(orders, lambda size: progress(before + size, self.total), cancelled)
        if parts is None:
            raise LoadCancelledError
        for one in unread:
            if one.name in parts:
                self._keep(one.name, parts[one.name])
        return [one for one in unread if one.name not in parts]

    def _read(self, one: Found) -> Part:
        try:
            data = self._data.pop(one.name, None) or read_found(one, large=self.large)
            part = self._read_edited(one.name, data) or read_part(decode(data), self._previous_part(one.name))
        except UnreadableError as error:
            return refused(error)
        if len(data) <= LARGEST_KEPT:
            self._kept_data[one.name] = data
        self._keep(one.name, part)
        return part

    def _previous_part(self, name: str) -> Part | None:
        kept = self.previous.get(name)
        return None if kept is None else kept.part()

    def _read_edited(self, name: str, data: bytes) -> Part | None:
        """Read a file by what has changed since it was read before; None when that cannot be told."""
        kept = self.previous.get(name)
        part = None if kept is None or kept.data is None else kept.part()
        return None if part is None or kept is None or kept.data is None else splice(part, kept.data, data)

    def _keep(self, name: str, part: Part) -> None:
        self.parts[name] = part
        if self.cache is not None and name in self.digests and not self.is_again:
            self.cache.keep_part(self.digests[name], part)

    def kept(self) -> dict[str, Kept]:
        """Return the files as they were read, for the next time."""
        return {
            one.name: Kept(
                self.signatures.get(one.name),
                self.digests.get(one.name),
                self._loader(one.name),
                self._kept_data.get(one.name) or self._data_before(one.name),
            )
            for one in self.found
        }

    def _data_before(self, name: str) -> bytes | None:
        """The bytes of a file that was not read again, from when it was."""
        return self.previous[name].data if name in self.previous and self._is_unchanged(name) else None

    def _loader(self, name: str) -> Callable[[], Part | None]:
        part, digest = self.parts.get(name), self.digests.get(name)
        if part is not None:
            return partial(_same, part)
        return (
            partial(_same, None) if self.cache is None or digest is None else partial(self.cache.part, digest)
        )

    def remember(self) -> None:
        """Keep in the cache which files have which hashes."""
        if self.cache is not None and not self.is_again:
            known = [
                (one.name, self.signatures[one.name], self.digests[one.name])
                for one in self.found
                if one.name in self.digests and one.name in self.signatures
            ]
            self.cache.keep_hashes(self.path, known)
            self.cache.trim()


def _same(part: Part | None) -> Part | None:
    return part


def read_found(one: Found, *, large: bool) -> bytes:
    """Return what is in a file that was found; raises ``UnreadableError``."""
    if one.refusal:
        raise UnreadableError(one.refusal)
    return read_bytes(one.path, large=large)


def refused(error: UnreadableError) -> Part:
    """Return the part of a file that gives no text."""
    code = Code.TOO_LARGE if error.is_too_large else Code.UNREADABLE
    return lost_part(file_problem("", code, error.message, error.hint))


def file_problem(name: str, code: Code, message: str, hint: str = "") -> Problem:
    """Return an error about a whole file."""
    return Problem(
        severity=Severity.ERROR, code=code, file=name, line=0, column=0, path="", message=message, hint=hint
    )
