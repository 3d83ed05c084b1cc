"""How long one EDTF string takes to read: ``python -m benchmarks.edtf [--json]``.

Every string of a kind is different, so nothing can be remembered from one to the next. Other EDTF libraries
are timed on the same strings where they are installed (``edtf``, ``undate``). Exit status 1 says that the
mix of all kinds took longer than the budget.
"""

import argparse
import contextlib
import importlib
import json
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from timeline_app.model.edtf import parse_edtf

BUDGET_MICROSECONDS: Final = 5.0
STRINGS: Final = 2000
REPEATS: Final = 15
PEER_STRINGS: Final = 20  # the others take milliseconds a string
Reader = Callable[[str], Any]


def typical_strings(count: int = STRINGS) -> dict[str, list[str]]:
    """``count`` different strings of each kind that datasets are full of."""
    numbers = range(count)
    month = [f"{1200 + i % 800}-{1 + i // 800 % 12:02d}" for i in numbers]
    day = [f"{text}-{1 + i % 28:02d}" for i, text in enumerate(month)]
    year = [f"{i % 9999 + 1:04d}" for i in numbers]
    return {
        "2014": year,
        "2014-09": month,
        "2014-09-01": day,
        "2014~": [f"{text}~" for text in year],
        "2014/..": [f"{text}/.." for text in year],
        "2025-08-31/2025-09-01": [f"{text}/{text[:4]}-12-31" for text in day],
    }


def measure(read: Reader, strings: Sequence[str], repeats: int = REPEATS) -> float:
    """The median time of one string in microseconds, over the repeats.

    Processor time, so that other programs that are running do not count.
    """
    times = []
    for _ in range(repeats):
        began = time.process_time()
        for text in strings:
            read(text)
        times.append(time.process_time() - began)
    return statistics.median(times) / len(strings) * 1e6


def peers() -> dict[str, Reader]:
    """The other libraries that happen to be installed, by name."""
    found: dict[str, Reader] = {}
    with contextlib.suppress(ImportError):
        found["edtf"] = importlib.import_module("edtf").parse_edtf
    with contextlib.suppress(ImportError):
        undate = importlib.import_module("undate").Undate
        found["undate"] = lambda text: undate.parse(text, "EDTF")
    return found


def report() -> dict[str, dict[str, float]]:
    """Microseconds a string, by reader and then by kind; ``mix`` is all the kinds in turn."""
    kinds = typical_strings()
    kinds["mix"] = [text for row in zip(*kinds.values(), strict=True) for text in row]
    results = {"timeline-app": {kind: measure(parse_edtf, strings) for kind, strings in kinds.items()}}
    for name, read in peers().items():
        results[name] = {kind: measure(read, strings[:PEER_STRINGS], 3) for kind, strings in kinds.items()}
    return results


def print_table(results: Mapping[str, Mapping[str, float]]) -> None:
    """Print the results for people, one line a kind."""
    print("microseconds a string".ljust(24) + "".join(f"{name:>14}" for name in results))
    for kind in results["timeline-app"]:
        print(kind.ljust(24) + "".join(f"{kinds[kind]:14.2f}" for kinds in results.values()))
    print(f"budget: {BUDGET_MICROSECONDS:g} for the mix")


def main() -> int:
    """Measure, print, and say whether the budget is kept."""
    parser = argparse.ArgumentParser(description="How long one EDTF string takes to read.")
    parser.add_argument("--json", action="store_true", help="print JSON, for a comparison by machine")
    arguments = parser.parse_args()
    results = report()
    within = results["timeline-app"]["mix"] <= BUDGET_MICROSECONDS
    if arguments.json:
        figures = {"unit": "microseconds a string", "budget": BUDGET_MICROSECONDS, "within_budget": within}
        print(json.dumps(figures | {"results": results}, indent=2))
    else:
        print_table(results)
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
