"""How long datasets take to load: ``python -m benchmarks.loading [--json] [--small]``.

Everything is measured in one run, on the same bytes, end to end: from the files to checked columns, with line
and column for every error. The yardsticks are a bare ``yaml.compose`` with the C loader and the collector
off, which checks nothing, and ``yaml.load`` with the C loader as it comes. Each figure is the best of some
repeats. Exit status 1 says that a budget was missed. ``--small`` leaves out the dataset of 100,000 events.
"""

import argparse
import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import yaml

from timeline_app.loading.read import LoadResult, read_dataset

SMALL: Final = 10_000
LARGE: Final = 100_000
FILES: Final = 8

_HEAD: Final = """\
dataset: {id: synthetic, title: {en: Synthetic}, languages: [en, fr]}
categories: [{id: summits, title: {en: Summits, fr: Sommets}}, {id: trade, title: {en: Trade, fr: Commerce}}]
actors: [{id: league, name: The League}, {id: republic, name: The Republic}]
places: [{id: urumqi, name: Urumqi, lon: 87.6005, lat: 43.801}, {id: almaty, name: Almaty}]
sources: [{id: gazette, title: The Gazette}, {id: herald, title: The Herald}]
"""


def event_text(number: int) -> str:
    """Return one event as people write them, in the styles that occur: some 650 bytes, all different."""
    year, month, day = 1900 + number % 130, 1 + number % 12, 1 + number % 28
    until = f"/{year + 1}-{month:02d}-28" if number % 3 == 0 else ""
    return f"""\
  - id: event-{number:06d}
    title: {{fr: "Rencontre numéro {number} à Astana", en: "Meeting number {number} in Astana"}}
    when: {year}-{month:02d}-{day:02d}{until}
    category: {"trade" if number % 4 else "summits"}
    importance: {1 + number % 5}
    status: held
    places: [urumqi, almaty]
    actors: [league, republic]
    summary:
      fr: Les chefs d'État se réunissent et adoptent une déclaration commune sur le commerce.
      en: The heads of state meet and adopt a joint statement on trade and transport.
    body:
      en: >-
        A longer text, of which there are {number}, that says what was decided, by whom,
        and what follows from it for the corridors between the two regions.
    related: [{{id: event-{max(0, number - 1):06d}, relation: follows}}]
    sources: [gazette, {{id: herald, locator: "§{number % 9}"}}]
"""


def write_dataset(folder: Path, count: int, files: int) -> int:
    """Write a dataset of so many events; return its bytes."""
    folder.mkdir()
    (folder / "0.yaml").write_text(_HEAD, encoding="utf-8")
    for number in range(files):
        numbers = range(count * number // files, count * (number + 1) // files)
        text = "events:\n" + "".join(map(event_text, numbers))
        (folder / f"{number + 1}.yaml").write_text(text, encoding="utf-8")
    return sum(file.stat().st_size for file in folder.iterdir())


@contextmanager
def collector_off() -> Iterator[None]:
    """Keep the garbage collector still, as the loader does."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def best(repeats: int, run: Callable[[], Any], before: Callable[[], None] = lambda: None) -> float:
    """Return the seconds of the quickest of some runs; what goes before each does not count."""
    times = []
    for _ in range(repeats):
        before()
        gc.collect()
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return min(times)


def compose_bare(folder: Path) -> None:
    """Compose each file and throw it away: nodes with marks, nothing checked."""
    with collector_off():
        for file in sorted(folder.iterdir()):
            yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def load_as_it_comes(folder: Path) -> None:
    """Load each file as everybody does: no positions, nothing checked."""
    kept = [yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader) for file in sorted(folder.iterdir())]
    assert kept  # noqa: S101 - kept alive, as whoever loads does


def read_checked(folder: Path, count: int, **options: Any) -> LoadResult:
    """Read a dataset to columns, and see that it is all there."""
    result = read_dataset(folder, **options)
    if result.problems or len(result.dataset.columns) != count:
        raise SystemExit(f"the dataset was misread: {result.problems[:3]}")
    return result


def measure(folder: Path, count: int, files: int, repeats: int, cache: Path) -> dict[str, float]:
    """Return the seconds each way takes."""
    dataset = folder / f"{count}"
    size = write_dataset(dataset, count, files)
    bare = best(repeats, lambda: compose_bare(dataset))
    cold = best(repeats, lambda: read_checked(dataset, count))
    _let_age(dataset)
    keep = best(1, lambda: read_checked(dataset, count, cache=cache))
    warm = best(5, lambda: read_checked(dataset, count, cache=cache))
    hashed = best(
        3, lambda: read_checked(dataset, count, cache=cache), before=lambda: _forget_signatures(cache)
    )
    result = read_checked(dataset, count)
    edited = best(5, lambda: read_checked(dataset, count, previous=result), before=lambda: _edit(dataset))
    return {
        "megabytes": size / 1e6,
        "yaml.compose, C loader, collector off": bare,
        "cold": cold,
        "cold, keeping it in the cache": keep,
        "warm, known by signature": warm,
        "warm, known by content hash": hashed,
        "one event edited": edited,
    }


def _let_age(folder: Path) -> None:
    """Make files older than what the cache takes for just saved."""
    then = time.time() - 60
    for file in folder.iterdir():
        os.utime(file, (then, then))
    time.sleep(2.1)


def _forget_signatures(cache: Path) -> None:
    for file in cache.glob("*.files.json"):
        file.unlink()


_edits = iter(range(1, 1_000_000))


def _edit(folder: Path) -> None:
    """Give one event in the middle another title, and a line more."""
    file = max(folder.iterdir())
    before, title, after = file.read_text(encoding="utf-8").rpartition("  - id: event-0")
    changed = after.replace("Meeting", f"Session {next(_edits)},\n        meeting", 1)
    file.write_text(f"{before}{title}{changed}", encoding="utf-8")


def ratios(figures: dict[str, Any]) -> list[tuple[str, float, float]]:
    """Return what is promised: name, figure, most it may be."""
    small = figures[str(SMALL)]
    bare = small["yaml.compose, C loader, collector off"]
    found = [
        (f"{SMALL} events cold, to yaml.compose", small["cold"] / bare, 1.2),
        (f"{SMALL} events, one edited, s", small["one event edited"], 0.1),
    ]
    large = figures.get(str(LARGE))
    if large is not None:
        bare, slow = large["yaml.compose, C loader, collector off"], large["yaml.load, C loader, as it comes"]
        found += [
            (f"{LARGE} events cold, to yaml.compose", large["cold"] / bare, 0.6),
            (f"{LARGE} events cold, to yaml.load", large["cold"] / slow, 0.1),
            (f"{LARGE} events warm, s", large["warm, known by signature"], 0.05),
        ]
    return found


def run(*, small_only: bool) -> dict[str, Any]:
    """Measure everything in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="timeline-app-benchmark-") as name:
        folder = Path(name)
        cache = folder / "cache"
        figures: dict[str, Any] = {str(SMALL): measure(folder, SMALL, 1, 3, cache)}
        if not small_only:
            figures[str(LARGE)] = measure(folder, LARGE, FILES, 2, cache)
            seconds = best(1, lambda: load_as_it_comes(folder / str(LARGE)))
            figures[str(LARGE)]["yaml.load, C loader, as it comes"] = seconds
    return figures


def main() -> int:
    """Measure, print, and say whether the budgets were kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--small", action="store_true")
    options = parser.parse_args()
    figures = run(small_only=options.small)
    promised = ratios(figures)
    if options.json:
        budgets = [{"name": name, "figure": figure, "most": most} for name, figure, most in promised]
        print(json.dumps({"figures": figures, "budgets": budgets}, indent=1))
    else:
        for count, seconds in figures.items():
            print(f"{count} events, {seconds.pop('megabytes'):.1f} MB")
            for name, value in seconds.items():
                print(f"  {name:42}{value:9.3f} s")
        for name, figure, most in promised:
            print(f"{name:44}{figure:8.3f}  {'kept' if figure <= most else 'MISSED'} (at most {most})")
    return 0 if all(figure <= most for _, figure, most in promised) else 1


if __name__ == "__main__":
    sys.exit(main())
