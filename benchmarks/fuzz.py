"""Damage datasets at random, read them, and see that nothing but the damage is lost.

    python -m benchmarks.fuzz [--seconds N] [--seed N] [--json] [DATASET ...]

Each round takes one file of a dataset and damages it: some bytes, some lines, or one node of its YAML. Then
it reads the whole dataset. A failure is: any exception; more than five seconds of the processor; a record
outside the damage that is gone or says something else, while no problem accounts for it. Exit status 1 says
that there was one; its seed repeats it (``--seed N --rounds 1``). Without ``--seed`` every run is another.
"""

import argparse
import json
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any, Final

from benchmarks.fuzz_damage import KINDS, Damage, Spot, spots_of
from timeline_app import paths
from timeline_app.exchange.json_out import dataset_to_json, json_bytes
from timeline_app.loading.problems import Code, Problem
from timeline_app.loading.read import LoadResult, read_dataset

LONGEST: Final = 5.0
"""Seconds of the processor a reading may take; on the clock it may wait for other work ten times as long."""

_MORE_THAN_A_RECORD: Final = frozenset(
    {
        *(Code.SYNTAX, Code.TOO_DEEP, Code.TOO_LARGE, Code.UNREADABLE),
        *(Code.DUPLICATE_KEY, Code.UNKNOWN_FIELD, Code.BAD_TYPE),
    }
)


@dataclass
class Outcome:
    """What a run did, and what failed: the round's seed, with what happened."""

    rounds: int = 0
    by_kind: Counter[str] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    kept: int = 0
    excused: int = 0
    failures: list[str] = field(default_factory=list)


class _TooSlowError(Exception):
    """The reading was stopped."""


class Subject:
    """One dataset: its files as they are, and where the records stand in them."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self.files: Mapping[str, bytes] = {
            file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*.yaml"))
        }
        self.spots: Mapping[str, Sequence[Spot]] = {
            name: spots_of(data.decode()) for name, data in self.files.items()
        }
        self.whole = read_dataset(folder)


def read_within(folder: Path, seconds: float) -> tuple[LoadResult, float]:
    """Read a dataset; return it with the seconds of the processor it took.

    Raises:
        _TooSlowError: it took longer than allowed, which without alarm clocks (Windows) is seen afterwards.
    """
    began = time.process_time()
    with _alarm(seconds):
        result = read_dataset(folder)
        json_bytes(dataset_to_json(result.dataset, result.problems))
        for problem in result.problems[:50]:
            result.render(problem)
    took = time.process_time() - began
    if took > seconds:
        raise _TooSlowError(f"took {took:.1f} s")
    return result, took


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Stop what takes longer: so long on the processor, or ten times as long asleep."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _TooSlowError(f"took longer than {seconds:g} s")

    clocks = ((signal.SIGPROF, signal.ITIMER_PROF, 1), (signal.SIGALRM, signal.ITIMER_REAL, 10))
    before = [(name, signal.signal(name, stop)) for name, _, _ in clocks]
    for _, clock, times in clocks:
        signal.setitimer(clock, times * seconds)
    try:
        yield
    finally:
        for _, clock, _ in clocks:
            signal.setitimer(clock, 0)
        for name, handler in before:
            signal.signal(name, handler)


def lost(subject: Subject, damage: Damage, result: LoadResult) -> tuple[list[str], bool]:
    """Return the records outside the damage that are gone or changed though nothing accounts for it.

    Also whether a problem says that all of the damaged file may be lost, whose records then are not judged.
    """
    is_excused = any(_excuses_file(problem, damage) for problem in result.problems)
    found, before = words_of(result), words_of(subject.whole)
    # A record that the damage made may stand first where an id is given twice, which is told.
    twice = {problem.path for problem in result.problems if problem.code is Code.DUPLICATE_ID}
    gone = [
        f"{spot.key}[{spot.id}]"
        for name, spots in subject.spots.items()
        for spot in spots
        if spot.id is not None
        and found.get((spot.key, spot.id)) != before[spot.key, spot.id]
        and not (name == damage.file and (is_excused or damage.touches(spot)))
        and f"{spot.key}[{spot.id}]" not in twice
    ]
    return gone, is_excused


def words_of(result: LoadResult) -> dict[tuple[str, str], object]:
    """Return what a dataset's records say of themselves, which no other record's loss can change."""
    return {(kind, one.id): [getattr(one, name, None) for name in _OWN] for kind, one in _records(result)}


_OWN: Final = ("title", "name", "when", "summary", "body", "importance", "lon", "lat", "unit", "url", "note")
_KINDS_OF_RECORDS: Final = (
    *("events", "places", "actors", "corridors", "series", "sources", "categories", "stories"),
)


def _records(result: LoadResult) -> Iterator[tuple[str, Any]]:
    return ((kind, one) for kind in _KINDS_OF_RECORDS for one in getattr(result.dataset, kind))


def _excuses_file(problem: Problem, damage: Damage) -> bool:
    """Whether a problem says that more than a record is lost: it is about the file, or one of its keys."""
    return problem.file == damage.file and "[" not in problem.path and problem.code in _MORE_THAN_A_RECORD


def fuzz_once(subject: Subject, folder: Path, seed: int, outcome: Outcome) -> None:
    """Damage one file of a dataset, read, judge, and mend the file."""
    chance = random.Random(seed)  # noqa: S311 - it must be repeatable, not secret
    name = chance.choice(list(subject.files))
    kind = chance.choice(list(KINDS))
    damage = KINDS[kind](chance, name, subject.files[name], subject.spots[name])
    file = folder / name
    file.write_bytes(damage.data)
    outcome.rounds += 1
    outcome.by_kind[kind] += 1
    try:
        result, took = read_within(folder, LONGEST)
        outcome.slowest = max(outcome.slowest, took)
        outcome.problems.update({problem.code.value for problem in result.errors})
        gone, is_excused = lost(subject, damage, result)
        outcome.excused += is_excused
        outcome.kept += sum(1 for _ in _records(result))
        if gone:
            outcome.failures.append(f"seed {seed} ({kind}, {name}): lost {', '.join(gone[:5])}")
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        outcome.failures.append(f"seed {seed} ({kind}, {name}): {traceback.format_exc()}")
    finally:
        file.write_bytes(subject.files[name])


def fuzz(
    datasets: Sequence[Path], seed: int, is_over: Callable[[Outcome], bool], most_failures: int = 10
) -> Outcome:
    """Damage and read until it is over; round n has the seed ``seed + n``."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as name:
        subjects = []
        for dataset in datasets:
            shutil.copytree(dataset, Path(name) / dataset.name)
            subjects.append(Subject(Path(name) / dataset.name))
        while not is_over(outcome) and len(outcome.failures) < most_failures:
            now = seed + outcome.rounds
            subject = subjects[now % len(subjects)]
            fuzz_once(subject, Path(name) / subject.name, now, outcome)
    return outcome


def shipped() -> list[Path]:
    """Return the folders of the datasets that come along."""
    return sorted(one for one in paths.datasets().iterdir() if one.is_dir())


def until(seconds: float) -> Callable[[Outcome], bool]:
    """Return a condition that holds once so many seconds are over."""
    end = time.monotonic() + seconds
    return lambda _outcome: time.monotonic() >= end


def main() -> None:
    """Fuzz and print."""
    parser = argparse.ArgumentParser(description="Damage datasets at random and read them.")
    parser.add_argument("datasets", nargs="*", type=Path, help="folders; the shipped ones when left out")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--rounds", type=int, help="stop after so many, however long they take")
    parser.add_argument("--seed", type=int, default=random.randrange(10**9))  # noqa: S311
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    is_over = until(wanted.seconds)
    if wanted.rounds is not None:
        is_over = lambda outcome: outcome.rounds >= wanted.rounds  # noqa: E731
    outcome = fuzz(wanted.datasets or shipped(), wanted.seed, is_over)
    figures = {
        "seed": wanted.seed,
        "rounds": outcome.rounds,
        "by_kind": dict(outcome.by_kind),
        "rounds_with_code": dict(outcome.problems.most_common()),
        "slowest_seconds": round(outcome.slowest, 3),
        "records_read": outcome.kept,
        "rounds_that_lost_a_file_or_list_and_said_so": outcome.excused,
        "failures": outcome.failures,
    }
    if wanted.json:
        print(json.dumps(figures, indent=2))
    else:
        for what, value in figures.items():
            print(f"{what}: {value}")
    sys.exit(1 if outcome.failures else 0)


if __name__ == "__main__":
    main()
