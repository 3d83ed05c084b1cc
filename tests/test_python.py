"""What must hold on the oldest Python that people have: Debian 12's, 3.11.2."""

import re
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "timeline_app"

# `)*+`, `)++`, `)?+` and `){2,3}+`.
_POSSESSIVE_GROUP = re.compile(r"\)[*+?]\+|\)\{[0-9,]+\}\+")


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Before Python 3.11.5, such a repeat keeps what its last, failed turn had already passed.

    `(?>(?:...)*)` means the same and is right everywhere.
    """
    found = [
        f"{file.relative_to(PACKAGE)}:{number}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if _POSSESSIVE_GROUP.search(line)
    ]
    assert not found
