"""Damages the shipped data and reads them: ``python -m benchmarks.fuzz [--seconds 60] [--seed N] [--json]``.

Bytes, lines and nodes of one file of a dataset are changed at random. Whatever comes of it, reading must not
raise, must not take longer than five seconds, must give the same when only the changes are read again, must
export, and must not lose a record that was not touched. Exit status 1 says that something failed; what did is
printed with the seed that makes it again.
"""

import argparse
import gc
import json
import random
import signal
import sys
import tempfile
import time
import traceback
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import yaml

from timeline_app import paths
from timeline_app.exchange.json_out import dataset_to_json, json_bytes
from timeline_app.loading.limits import LARGEST_WHOLE
from timeline_app.loading.nodes import YamlSyntaxError, compose
from timeline_app.loading.read import LoadResult, read_dataset
from timeline_app.loading.slices import sections_of

LONGEST_SECONDS: Final = 5

_WORDS: Final = [
    "'",
    '"',
    "\\",
    "[",
    "]",
    "{",
    "}",
    ",",
    "|",
    ">",
    ">-",
    "~",
    "null",
    "%",
    "@",
    "`",
    "?",
    "&a",
    "*a",
    "!!str",
    "!!python/name:os.system",
    "<<:",
    "é",
    "漢",
    "😀",
    "9999999999",
    "1e999",
    ".nan",
    "-0",
    "2013-13-45",
    "Y99999999999999",
    "../../etc/passwd",
    "<script>",
    "=1+1",
    "events:",
    "x:y",
    "---",
]
_BLANKS: Final = (
    "\n",
    "\n\n",
    "\n  - ",
    "\n- ",
    ": ",
    " #",
    "- ",
    "    ",
    "\t",
    "|\n",
    "---\n",
    "...\n",
    "x: y\n",
)
_HIDDEN: Final = ("\0", "\r", "\x1b[31m", "\u202e", "\u200b", "\ufeff", "\u2028", "\x85")
_PIECES: Final = (*_WORDS, *_BLANKS, *_HIDDEN)
_UNSEEN: Final = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_LISTS: Final = ("categories", "actors", "places", "corridors", "series", "sources", "stories")


def damage_bytes(text: str, dice: random.Random) -> str:
    """Insert, delete or replace some characters; sometimes bytes that are no UTF-8."""
    for _ in range(dice.choice((1, 1, 2, 4))):
        at = dice.randrange(len(text) + 1)
        length = dice.choice((0, 0, 1, 1, 3, 20))
        piece = dice.choice(_PIECES) if dice.random() < 0.9 else "\udcff\udc80"
        text = f"{text[:at]}{piece}{text[at + length :]}"
    return text


def damage_lines(text: str, dice: random.Random) -> str:
    """Delete, double, swap, indent or cut lines."""
    lines = text.split("\n")
    for _ in range(dice.choice((1, 1, 2, 4))):
        at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        match dice.randrange(6):
            case 0:
                del lines[at : at + dice.randrange(1, 4)]
            case 1:
                lines.insert(other, lines[at])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = " " * dice.randrange(8) + lines[at].lstrip()
            case 4:
                lines[at] = lines[at][: dice.randrange(len(lines[at]) + 1)]
            case _:
                lines[at] += dice.choice(_PIECES)
        lines = lines or [""]
    return "\n".join(lines)


def damage_nodes(text: str, dice: random.Random) -> str:
    """Replace, remove or move values of the parsed file, and write it again in some style."""
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes strings only
    for _ in range(dice.choice((1, 2, 5))):
        _damage_value(data, dice)
    style = dice.choice((None, True, False))
    return yaml.safe_dump(data, default_flow_style=style, allow_unicode=dice.random() < 0.7, sort_keys=False)


def _damage_value(data: Any, dice: random.Random) -> None:
    spots = list(_spots(data))
    if not spots:
        return
    holder, key = dice.choice(spots)
    others = (
        lambda: dice.choice(_PIECES),
        lambda: None,
        list,
        dict,
        lambda: {"id": "a", "titel": "b"},
        lambda: [[[["deep"]]]],
        lambda: dice.choice(spots)[0],
        lambda: "x" * dice.choice((0, 300, 100_000)),
        lambda: dice.choice((0, -1, 1e308, True)),
    )
    value: Any = dice.choice(others)()
    holder[key] = json.loads(json.dumps(value, default=str))


def _spots(data: Any) -> Iterator[tuple[Any, Any]]:
    for key in list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ():
        yield data, key
        yield from _spots(data[key])


WAYS: Final[dict[str, Callable[[str, random.Random], str]]] = {
    "bytes": damage_bytes,
    "lines": damage_lines,
    "nodes": damage_nodes,
}


class LostError(Exception):
    """A record that nobody touched was not read."""


@contextmanager
def alarm(seconds: int) -> Iterator[None]:
    """Raise ``TimeoutError`` in what takes longer."""

    def ring(_signal: int, _frame: object) -> None:
        raise TimeoutError(f"longer than {seconds} s")

    signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


def ids_of(result: LoadResult) -> set[tuple[str, str]]:
    """Return all ids, with their lists."""
    dataset = result.dataset
    found = {("events", event.id) for event in dataset.events}
    return found | {(name, one.id) for name in _LISTS for one in getattr(dataset, name)}


def must_survive(before: str, after: str, result: LoadResult, name: str) -> set[tuple[str, str]]:
    """Return the records of a file that its damage leaves alone, as far as that can be told.

    Those are the items whose text stands unchanged below the same key, unless the damaged file as a whole is
    YAML: then a quote or a bracket may rightly have swallowed them.
    """
    cut, whole = sections_of(after), sections_of(before)
    if cut is None or whole is None or _is_yaml(after) or "\r" in after:
        return set()
    texts: dict[str, Counter[str]] = {}
    for section in cut:
        items = section.items()
        if section.key not in texts and items is not None:
            texts[section.key] = Counter(item.text for item in items[1])
    origins = {("events", one.id): one.origin for one in result.dataset.events}
    origins |= {(key, one.id): one.origin for key in _LISTS for one in getattr(result.dataset, key)}
    mine = {record: origin for record, origin in origins.items() if origin.file == name}
    lines = {(record[0], origin.line): record for record, origin in mine.items()}
    return {
        lines[section.key, item.line + 1]
        for section in whole
        if (items := section.items()) is not None
        for item in items[1]
        if (section.key, item.line + 1) in lines and texts.get(section.key, Counter())[item.text]
    }


def _is_yaml(text: str) -> bool:
    try:
        compose(text, LARGEST_WHOLE)
    except YamlSyntaxError:
        return False
    return True


class Target:
    """A shipped dataset, copied to where it can be damaged."""

    def __init__(self, source: Path, folder: Path) -> None:
        self.folder = folder / source.name
        self.texts = {file.relative_to(source): file.read_text("utf-8") for file in source.rglob("*.yaml")}
        for name in self.texts:
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            self.write(name, self.texts[name])
        self.sound = read_dataset(self.folder)

    def write(self, name: Path, text: str) -> None:
        """Write one of the files."""
        (self.folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))

    def try_damage(self, dice: random.Random) -> str:
        """Damage one file, read, check, mend; return the way it was damaged."""
        name = dice.choice(sorted(self.texts))
        way = dice.choice(sorted(WAYS))
        before = self.texts[name]
        after = WAYS[way](before, dice)
        self.write(name, after)
        try:
            with alarm(LONGEST_SECONDS):
                self._check(name, before, after)
        finally:
            self.write(name, before)
        return way

    def _check(self, name: Path, before: str, after: str) -> None:
        fresh = read_dataset(self.folder)
        again = read_dataset(self.folder, previous=self.sound)
        if fresh.dataset != again.dataset or fresh.problems != again.problems:
            raise LostError("read again it is different")
        json_bytes(dataset_to_json(fresh.dataset, fresh.problems))
        for problem in fresh.problems[:50]:
            if set(map(unicodedata.category, fresh.render(problem).replace("\n", ""))) & _UNSEEN:
                raise LostError(f"not visible: {problem}")
            problem.render_github()
        lost = must_survive(before, after, self.sound, name.as_posix()) - ids_of(fresh)
        if lost:
            raise LostError(f"lost {sorted(lost)[:5]}")


def run(seconds: float, seed: int) -> dict[str, Any]:
    """Damage and read for some seconds; return how often, and what failed."""
    tried: Counter[str] = Counter()
    failures = []
    with tempfile.TemporaryDirectory(prefix="timeline-app-fuzz-") as name:
        sources = [one for one in sorted(paths.datasets().iterdir()) if one.is_dir()]
        targets = [Target(source, Path(name)) for source in sources]
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            dice = random.Random(seed)  # noqa: S311 - nothing secret
            target = dice.choices(targets, [1 / len(target.texts) for target in targets])[0]
            try:
                tried[target.try_damage(dice)] += 1
            except Exception:  # noqa: BLE001 - whatever it is, it is a failure to report
                failures.append({"seed": seed, "error": traceback.format_exc()})
            seed += 1
            if seed % 100 == 0:
                gc.collect()
    return {"tried": dict(tried), "failures": failures}


def main() -> int:
    """Run, print, and say whether all went well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = run(options.seconds, options.seed)
    if options.json:
        print(json.dumps(found, indent=1))
    else:
        print(", ".join(f"{count} times {way}" for way, count in found["tried"].items()))
        for failure in found["failures"][:10]:
            print(f"seed {failure['seed']}:\n{failure['error']}")
        print(f"{len(found['failures'])} failures")
    return 1 if found["failures"] else 0


if __name__ == "__main__":
    sys.exit(main())
