"""Fuzz the EDTF parser, led by what code each input reaches: ``python -m benchmarks.fuzz_edtf [OPTIONS]``.

It needs ``atheris``, which is no dependency: install it and NumPy into an environment of their own, and run
this from the project's folder. The options are libFuzzer's: ``-max_total_time=300``, ``-max_len=64``,
``-seed=1``, and a folder in which to keep the corpus.

A string must give a date that keeps its promises or an ``EdtfError`` that points into the string; whatever
else happens is a failure, and so is a string that takes longer than a second (``-timeout=1`` to change).
"""

import importlib
import math
import sys
import tempfile
from pathlib import Path
from typing import Any

SEEDS = (
    *("2014", "2013-09-07", "2013-09-07T10:30:00Z", "2014/..", "../2014", "2014/", "/2014", "2014~", "2014?"),
    *(
        "201X",
        "2013-XX-07",
        "2013-21",
        "-0043",
        "Y-66000000",
        "Y17E7S3",
        "1950S2",
        "2014~-09-?07",
        "1X99-0X-3X",
    ),
    *(
        "2025-08-31/2025-09-01",
        "198",
        "-04",
        "7 September 2013",
        "2013-9-7",
        "１９８５",
        "2013–2014",
        "vers 2014",
    ),
)


def check(text: str, parser: Any) -> None:
    """Read a string and hold the answer to what is promised of it.

    Raises:
        AssertionError: the answer breaks a promise.
    """
    try:
        read = parser.parse_edtf(text)
    except parser.EdtfError as error:
        # An offset may stand just behind the last character, where something is missing.
        promises = bool(error.message) and -1 <= error.offset <= len(text)
    else:
        first, last = read.start, read.end
        promises = read.text == text and read.start_instant < read.end_instant
        promises = promises and (first is None or last is None or first <= last)
        promises = promises and (first is None or math.isfinite(read.start_instant))
        promises = promises and parser.parse_edtf(text) == read
    if not promises:
        raise AssertionError(f"{text!r} breaks a promise")


def main() -> None:
    """Fuzz until a failure, or until the time in the options is over."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["timeline_app.model"]):
        parser = importlib.import_module("timeline_app.model.edtf")
    with_mutations = "".join(sorted(set("".join(SEEDS)))) + "0123456789X-/~?%.:TZ+E S"

    def one_input(data: bytes) -> None:
        check(data.decode("utf-8", "replace"), parser)
        # The same bytes as letters of dates: arbitrary ones seldom look like a date at all.
        check("".join(with_mutations[byte % len(with_mutations)] for byte in data), parser)

    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(SEEDS):
            check(text, parser)
            Path(folder, str(number)).write_text(text, encoding="utf-8")
        kept = [one for one in sys.argv[1:] if not one.startswith("-")]
        options = [one for one in sys.argv[1:] if one.startswith("-")]
        # libFuzzer writes what it finds into the first folder, and only reads the others.
        folders = kept or [tempfile.mkdtemp(dir=folder)]
        atheris.Setup([sys.argv[0], "-timeout=1", *options, *folders, folder], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
