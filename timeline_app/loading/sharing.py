"""Files shared out among workers: whole ones, or the pieces of a large one, put together again."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from timeline_app.loading.cache import signature_of
from timeline_app.loading.columns_file import ColumnsFile, DamagedError
from timeline_app.loading.event_rows import join_rows
from timeline_app.loading.files import Found, UnreadableError, decode, read_bytes
from timeline_app.loading.part import Part
from timeline_app.loading.part_file import part_from
from timeline_app.loading.pieces import LARGEST_PIECE, Piece, pieces_of
from timeline_app.loading.pool import CancelledError, Task, run_tasks, worker_count
from timeline_app.loading.read_part import read_part
from timeline_app.model.ref import Kind

SMALLEST_FOR_WORKERS = 16 * 2**20
"""Bytes of YAML that two workers read faster than this process, their start included."""


class Order(NamedTuple):
    """A file to be read: where it is, and what is in it if that is at hand."""

    found: Found
    data: bytes | None
    large: bool

    @property
    def size(self) -> int:
        """How many bytes there are to read."""
        signature = signature_of(self.found.path)
        return 0 if signature is None else signature.size


def read_by_workers(
    orders: Sequence[Order], progress: Callable[[int], None], cancelled: Callable[[], bool]
) -> dict[str, Part] | None:
    """Return what the files say, by name, without those the workers could not read; None when cancelled.

    ``progress`` is called with the bytes read so far.
    """
    if worker_count() < 2:
        return {}
    with tempfile.TemporaryDirectory(prefix="timeline-app-") as folder:
        shares = [_share(order, Path(folder) / str(number)) for number, order in enumerate(orders)]
        tasks = [task for share in shares for task in share.tasks]
        read = [0]

        def tell(size: int) -> None:
            read[0] += size
            progress(read[0])

        try:
            answers = run_tasks(tasks, tell, cancelled)
        except CancelledError:
            return None
        parts: dict[str, Part] = {}
        for order, share in zip(orders, shares, strict=True):
            mine, answers = answers[: len(share.tasks)], answers[len(share.tasks) :]
            part = _put_together(share, mine)
            if part is not None:
                parts[order.found.name] = part
        return parts


class _Share(NamedTuple):
    """What becomes of a file: tasks, the files of their answers, and what is not a task's."""

    tasks: list[Task]
    rest: str = ""


def _share(order: Order, out: Path) -> _Share:
    size = order.size
    cut = _cut(order) if size > 4 * LARGEST_PIECE else None
    if cut is None:
        request = {"path": str(order.found.path), "large": order.large, "out": str(out)}
        return _Share([Task(request, b"", size)])
    rest, pieces = cut
    return _Share([_task(piece, f"{out}-{number}") for number, piece in enumerate(pieces)], rest)


def _cut(order: Order) -> tuple[str, list[Piece]] | None:
    try:
        data = read_bytes(order.found.path, large=order.large) if order.data is None else order.data
        return pieces_of(decode(data))
    except UnreadableError:
        return None


def _task(piece: Piece, out: str) -> Task:
    text = piece.text.encode("utf-8", "surrogateescape")
    return Task({"key": piece.key, "line": piece.line, "index": piece.first, "out": out}, text, len(text))


def _put_together(share: _Share, answers: Sequence[Any]) -> Part | None:
    """Return the part of a file from the answers about its pieces; None when one of them is missing."""
    parts = [_answered(task, answer) for task, answer in zip(share.tasks, answers, strict=True)]
    found = [part for part in parts if part is not None]
    if len(found) < len(parts):
        return None
    return join_parts([*found, read_part(share.rest)]) if share.rest else found[0]


def _answered(task: Task, answer: Any) -> Part | None:
    if not isinstance(answer, dict) or not answer.get("is_whole"):
        return None
    try:
        return part_from(ColumnsFile(Path(task.request["out"]).read_bytes()))
    except (OSError, DamagedError):
        return None


def join_parts(parts: Sequence[Part]) -> Part:
    """Return what several pieces of one text say."""
    kinds = {kind for part in parts for kind in part.targets}
    targets: Mapping[Kind, frozenset[str]] = {
        kind: frozenset().union(*(part.targets.get(kind, frozenset()) for part in parts)) for kind in kinds
    }
    return Part(
        events=join_rows([part.events for part in parts]),
        stored=tuple(one for part in parts for one in part.stored),
        targets=targets,
        lost_ids=frozenset().union(*(part.lost_ids for part in parts)),
        is_lost=any(part.is_lost for part in parts),
        problems=tuple(problem for part in parts for problem in part.problems),
        is_cut=all(part.is_cut for part in parts),
    )
