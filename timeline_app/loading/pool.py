"""Several workers, each reading one file or piece after the other."""

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

MOST_WORKERS = 8

_WAIT_SECONDS = 0.05


class Task(NamedTuple):
    """Something to read: the request, the text that goes with it, and its size for the progress."""

    request: dict[str, Any]
    text: bytes
    size: int


class CancelledError(Exception):
    """Whoever asked does not want to wait."""


def worker_count() -> int:
    """How many workers there should be; none where Python cannot be started again."""
    if getattr(sys, "frozen", False) or not sys.executable:
        return 0
    return min(os.cpu_count() or 1, MOST_WORKERS)


def run_tasks(
    tasks: Sequence[Task], progress: Callable[[int], None], cancelled: Callable[[], bool]
) -> list[Any]:
    """Let workers do the tasks; return their answers in order, None where a worker failed.

    ``progress`` is called with the size of each task that is done.

    Raises:
        CancelledError: ``cancelled`` returned True; the workers are gone then.
    """
    waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
    # The large ones first, so that none is left over for the end.
    for index in sorted(range(len(tasks)), key=lambda one: -tasks[one].size):
        waiting.put(index)
    done: queue.SimpleQueue[tuple[int, Any]] = queue.SimpleQueue()
    workers = [_Worker() for _ in range(min(worker_count(), len(tasks)))]
    threads = [threading.Thread(target=one.work, args=(tasks, waiting, done), daemon=True) for one in workers]
    for thread in threads:
        thread.start()
    try:
        return _collect(tasks, done, progress, cancelled)
    finally:
        for worker in workers:
            worker.stop()
        for thread in threads:
            thread.join()


def _collect(
    tasks: Sequence[Task],
    done: "queue.SimpleQueue[tuple[int, Any]]",
    progress: Callable[[int], None],
    cancelled: Callable[[], bool],
) -> list[Any]:
    answers: list[Any] = [None] * len(tasks)
    left = len(tasks)
    while left:
        if cancelled():
            raise CancelledError
        try:
            index, answer = done.get(timeout=_WAIT_SECONDS)
        except queue.Empty:
            continue
        answers[index] = answer
        left -= 1
        progress(tasks[index].size)
    return answers


class _Worker:
    """One process, and the thread that talks to it."""

    def __init__(self) -> None:
        path = os.pathsep.join(folder for folder in sys.path if folder)
        # -P: a module in the folder one happens to stand in is none of ours.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "timeline_app.loading.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )

    def work(
        self,
        tasks: Sequence[Task],
        waiting: "queue.SimpleQueue[int]",
        done: "queue.SimpleQueue[tuple[int, Any]]",
    ) -> None:
        """Do tasks until there are no more; what a dead worker leaves is told as failed."""
        while True:
            try:
                index = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                done.put((index, self._ask(tasks[index])))
            except (OSError, ValueError):
                done.put((index, None))

    def _ask(self, task: Task) -> Any:
        requests, answers = self._process.stdin, self._process.stdout
        if requests is None or answers is None:
            return None
        requests.write(json.dumps({**task.request, "length": len(task.text)}).encode() + b"\n" + task.text)
        requests.flush()
        return json.loads(answers.readline())

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue  # what was not sent is not wanted any more
