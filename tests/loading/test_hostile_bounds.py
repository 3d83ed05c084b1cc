"""One evil record costs itself alone, five seconds and half a gigabyte at most; and names are never paths.

docs/trust.md states the bounds. Bombs of aliases and of depth are in ``test_hostile.py``.
"""

import json
import math
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.dataset_files import codes, event_ids, read_text, rendered
from timeline_app.exchange.csv_out import events_csv
from timeline_app.exchange.json_out import dataset_to_json, json_bytes
from timeline_app.loading import limits
from timeline_app.loading.problems import Problem

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are asked of POSIX")

SECONDS, MEGABYTES = 5, 512
"""What one file of these may take: processor time, and address space on top of an idle interpreter's."""

READ = """
import json, resource, sys, time
from pathlib import Path
from timeline_app.exchange.json_out import dataset_to_json, json_bytes
from timeline_app.loading.read import read_dataset

seconds, megabytes = int(sys.argv[1]), int(sys.argv[2])
pages = int(Path("/proc/self/statm").read_text().split()[0]) if sys.platform == "linux" else 2**20
used = pages * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + megabytes * 2**20,) * 2)
for name in sys.argv[3:]:
    spent = int(time.process_time()) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, resource.RLIM_INFINITY))
    result = read_dataset(Path(name))
    for problem in result.problems[:100]:
        result.render(problem)
    json_bytes(dataset_to_json(result.dataset, result.problems))
    codes = sorted({problem.code.value for problem in result.problems})
    print(json.dumps([name, codes, [event.id for event in result.dataset.events]]), flush=True)
"""

GOOD = "events:\n  - {id: good, title: Good, sources: [g]}\n"
SOURCE = "sources: [{id: g}]\n"
TEN = ",".join("x" * 10)


# What is in the file, which problems it has, and whether the good event before the evil survives.
EVIL: Mapping[str, tuple[str, set[str]]] = {
    "laughs in records": (
        "".join(f"  - &a{n} [{TEN if n == 0 else ','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(30)),
        {"syntax", "bad-type", "alias-bomb"},
    ),
    "a million brackets left open": (f"  - {'[' * 1_000_000}\n", {"too-deep", "syntax"}),
    "2,000 indents": ("  -\n" + "".join(f"{' ' * n}-\n" for n in range(4, 2_000)), {"too-deep"}),
    "a quote of a megabyte": (f"  - {{id: b, title: 'x{'y' * 2**20}\n", {"syntax"}),
    "a key of a megabyte": (
        f"  - {{id: b, {'k' * 2**20}: x}}\n",
        {"unknown-field", "missing-field", "syntax"},
    ),
    "a date of a megabyte": (f"  - {{id: b, title: x, when: {'1X' * 2**19}}}\n", {"bad-date", "unsourced"}),
    "a date of slashes": (f"  - {{id: b, title: x, when: {'/' * 2**19}}}\n", {"bad-date", "unsourced"}),
    "ten thousand unknown fields": (
        f"  - {{id: b, sources: [g], title: x, {', '.join(f'k{n}: v' for n in range(10_000))}}}\n",
        {"unknown-field", "too-large"},
    ),
    "the same key ten thousand times": (
        f"  - {{id: b, sources: [g], title: x, {', '.join(['title: v'] * 10_000)}}}\n",
        {"duplicate-key", "too-large"},
    ),
    "the same id ten thousand times": ("  - {id: b, title: x, sources: [g]}\n" * 10_000, {"duplicate-id"}),
    "ten thousand dead links": (
        f"  - {{id: b, title: x, sources: [g], places: [{', '.join(f'p{n}' for n in range(10_000))}]}}\n",
        {"unknown-id", "too-large"},
    ),
    "four million letters in one record": (f"  - {{id: b, title: {'x' * 4_000_000}}}\n", {"unsourced"}),
    "17 megabytes in one record": (f"  - {{id: b, title: {'x' * 17 * 2**20}}}\n", {"too-large"}),
}


def test_no_file_takes_more_than_its_bounds(tmp_path: Path) -> None:
    names = []
    for number, (evil, _) in enumerate(EVIL.values()):
        file = tmp_path / f"{number:02}.yaml"
        file.write_text(SOURCE + GOOD + evil)
        names.append(str(file))
    done = subprocess.run(
        [sys.executable, "-c", READ, str(SECONDS), str(MEGABYTES), *names],
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS * len(names),
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, (list(EVIL)[len(told)], done.returncode, done.stderr[-2000:])
    for (what, (_, allowed)), (_, found, ids) in zip(EVIL.items(), told, strict=True):
        assert set(found) <= allowed, what
        assert bool(found) == bool(allowed), what
        assert "good" in ids, (what, found, ids[:3])


def test_twenty_thousand_files_are_read(tmp_path: Path) -> None:
    for number in range(20_000):
        (tmp_path / f"{number:05}.yaml").write_text(f"events: [{{id: e{number}, title: E, sources: [g]}}]\n")
    (tmp_path / "sources.yaml").write_text(SOURCE)
    done = subprocess.run(
        [sys.executable, "-c", READ, "60", str(MEGABYTES), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    _, found, ids = json.loads(done.stdout)
    assert found == []
    assert len(ids) == 20_000


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "..", ".", "a/b", "C:evil", "%2e%2e", "-rf"]
)
def test_an_id_is_no_path(tmp_path: Path, name: str) -> None:
    text = f"events:\n  - {{id: {json.dumps(name)}, title: E, sources: [g]}}\n{SOURCE}"
    result = read_text(tmp_path, text)
    assert codes(result) == ["bad-value"]
    assert event_ids(result) == []


UNSEEN = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad"  # of no width
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"  # turns the direction
)


@pytest.mark.parametrize("letter", UNSEEN, ids=lambda letter: f"{ord(letter):04X}")
def test_what_cannot_be_seen_is_in_no_id_and_spelled_out_in_messages(tmp_path: Path, letter: str) -> None:
    text = f"events:\n  - {{id: one{letter}two, title: E, sources: [g]}}\n{SOURCE}"
    result = read_text(tmp_path, text)
    assert event_ids(result) == []
    assert letter not in rendered(result)
    assert f"{ord(letter):04X}" in rendered(result) or f"{ord(letter):02X}" in rendered(result)


def _all_renderings(problem: Problem, line: str) -> str:
    return problem.render() + problem.render(line, "fol\x1bder") + problem.render_github("fol\x1bder")


def test_no_message_holds_what_a_terminal_obeys(tmp_path: Path) -> None:
    escape = "\\e[2J\\a\\b\\x9b31m\\r\\u202e"
    text = (
        f'events:\n  - {{id: "a{escape}", "b{escape}": c, title: E, places: ["p{escape}"]}}\n'
        f'  - {{id: c, title: E, when: "2{escape}", importance: "{escape}"}}\n'
        f'  - {{id: b, title: "{escape}", category: "c{escape}", media: [{{file: "{escape}", alt: x}}]}}\n'
        f'"k{escape}": []\n'
    )
    result = read_text(tmp_path, text, "na\x1b[31mme\n.yaml")
    assert result.problems
    for problem in result.problems:
        for letter in _all_renderings(problem, f"\x1b[2J{result.source_line(problem)}"):
            assert letter.isprintable() or letter == "\n"


def test_absurd_numbers_stay_numbers(tmp_path: Path) -> None:
    most, least = f"{limits.LARGEST_NUMBER:g}", "1e-300"
    text = (
        "series:\n  - {id: s, title: S, unit: t, unit_multiplier: 30, sources: [g], observations: ["
        f"{{period: 2001, value: {most}}}, {{period: 2002, value: -{most}}}, "
        f"{{period: 2003, value: {least}}}, {{period: 2004, lower: -{most}, upper: {most}}}, "
        f"{{period: 2005, value: 1e101}}]}}\n{SOURCE}"
    )
    result = read_text(tmp_path, text)
    assert codes(result) == ["out-of-range"]
    out = dataset_to_json(result.dataset, result.problems)
    assert b"Infinity" not in json_bytes(out)
    first = result.dataset.series[0].observations[0]
    assert first.value is not None
    assert math.isfinite(first.value * first.value)


def test_no_cell_of_the_csv_is_a_formula(tmp_path: Path) -> None:
    text = (
        "dataset: {languages: [en]}\nevents:\n"
        + "".join(
            f"  - {{id: e{number}, title: {{en: {json.dumps(start + 'cmd|x!A1')}}}, sources: [g]}}\n"
            for number, start in enumerate(("=", "+", "-", "@", "\t=", " ="))
        )
        + SOURCE
    )
    result = read_text(tmp_path, text)
    for row in events_csv(result.dataset).splitlines()[1:]:
        assert not any(cell.strip('"').startswith(("=", "+", "-", "@", "\t")) for cell in row.split(","))
