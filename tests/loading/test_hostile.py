"""What is written to do harm costs little time and memory, and never takes the good records with it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

MEGABYTES = 1_500
SECONDS = 40

GOOD = "events:\n  - {id: good, title: Good, sources: [gazette]}\nsources: [{id: gazette}]\n"

_LAUGHS = ", ".join(f"&{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 10)}]" for n in range(9))
_NAMES = [f"{'abcdefgh'[n % 8]}{'abcdefgh'[n // 8 % 8]}x-{n:05d}" for n in range(10_000)]

CASES = {
    "a billion laughs": f"places:\n  - {{id: a, name: A, sources: [&a [x, x], {_LAUGHS}]}}\n",
    "laughs at the top": f"a: [&a [x, x], {_LAUGHS}]\nplaces: *j\n",
    "many times much": "places:\n  - {id: p, name: P, sources: &s ["
    + ", ".join(f"g{n}" for n in range(5_000))
    + "]}\n"
    + "".join(f"  - {{id: p{n}, name: P, sources: *s}}\n" for n in range(1_000)),
    "a chain of aliases": "places:\n  - id: a\n    sources:\n      - &n0 [x]\n"
    + "".join(f"      - &n{n + 1} [*n{n}]\n" for n in range(5_000)),
    "100,000 brackets": f"places: {'[' * 100_000}{']' * 100_000}\n",
    "100,000 open braces": f"places:\n  - {'{a: ' * 100_000}\n",
    "100,000 dashes": f"places:\n  {'- ' * 100_000}x\n",
    "100,000 question marks": f"places:\n  - {'? ' * 100_000}x\n",
    "1,000 steps down": "".join(f"{' ' * n}a:\n" for n in range(1_000)),
    "10,000 languages": "places:\n  - id: a\n    name:\n" + "".join(f"      {name}: A\n" for name in _NAMES),
    "100,000 fields": f"places:\n  - {{id: a, {', '.join(f'f{n}: 1' for n in range(100_000))}}}\n",
    "100,000 bad items": f"corridors:\n  - {{id: a, title: A, actors: [{', '.join(['X'] * 100_000)}]}}\n",
    "10,000 at once": "series:\n  - id: a\n    title: A\n    unit: t\n    observations:\n"
    + "".join(f"      - {{period: 2020, value: {n}, source: gazette}}\n" for n in range(10_000)),
    "a text without end": f"places:\n  - {{id: a, name: {'x' * 3_000_000}}}\n",
    "an id without end": f"places:\n  - {{id: {'a' * 1_000_000}, name: A}}\n",
    "a number without end": f"places:\n  - {{id: a, name: A, lon: {'9' * 1_000_000}}}\n",
    "a quote without end": "places:\n  - '" + "''" * 500_000,
    "only colons": "a:" * 500_000,
    "only line ends": "\n" * 3_000_000,
    "python": "places:\n  - !!python/object/apply:os.system ['touch harm']\n  - !!python/name:os.system ''\n",
    "a million years": "stories:\n  - {id: a, title: A, steps: [{title: A, span: Y-500000/Y500000}]}\n",
}

_SCRIPT = """
import json, resource, sys
from pathlib import Path
from timeline_app.loading.read import read_dataset
from timeline_app.exchange.json_out import dataset_to_json, json_bytes
resource.setrlimit(resource.RLIMIT_AS, ({0} << 20,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, ({1},) * 2)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
for folder in sorted(Path(sys.argv[1]).iterdir()):
    result = read_dataset(folder)
    json_bytes(dataset_to_json(result.dataset, result.problems))
    for problem in result.problems[:100]:
        assert result.render(problem).replace("\\n", "").isprintable()
    said = [event.id for event in result.dataset.events], sorted({{one.code for one in result.problems}})
    print(json.dumps([folder.name, *said]), flush=True)
"""


@pytest.fixture(scope="module", name="told")
def _told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[list[str], list[str]]]:
    """Read each case beside a good file, all of them in one process with little memory and time."""
    base = tmp_path_factory.mktemp("hostile")
    for name, text in CASES.items():
        folder = base / name
        folder.mkdir()
        (folder / "good.yaml").write_text(GOOD)
        (folder / "hostile.yaml").write_text(text)
    run = subprocess.run(
        [sys.executable, "-c", _SCRIPT.format(MEGABYTES, SECONDS), str(base)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert run.returncode == 0, run.stderr[-2_000:]
    assert not (Path(__file__).parents[2] / "harm").exists()
    return {name: (ids, codes) for name, ids, codes in map(json.loads, run.stdout.splitlines())}


@pytest.mark.parametrize("name", CASES)
def test_the_good_records_are_read(told: dict[str, tuple[list[str], list[str]]], name: str) -> None:
    assert told[name][0] == ["good"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a billion laughs", "alias-bomb"),
        ("laughs at the top", "alias-bomb"),
        ("many times much", "alias-bomb"),
        ("a chain of aliases", "alias-bomb"),
        ("100,000 brackets", "too-deep"),
        ("100,000 open braces", "too-deep"),
        ("100,000 dashes", "too-deep"),
        ("100,000 question marks", "too-deep"),
        ("100,000 fields", "too-large"),
        ("100,000 bad items", "too-large"),
        ("10,000 at once", "too-large"),
        ("an id without end", "too-large"),
        ("a number without end", "bad-type"),
        ("a quote without end", "syntax"),
        ("only colons", "syntax"),
        ("python", "bad-type"),
    ],
)
def test_the_harm_is_named(told: dict[str, tuple[list[str], list[str]]], name: str, code: str) -> None:
    assert code in told[name][1]
