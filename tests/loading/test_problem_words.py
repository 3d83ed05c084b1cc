"""How a problem is shown: on a terminal, to GitHub, in order, and never all too many."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.loading.problems import (
    SHOWN,
    Code,
    Problem,
    ProblemLog,
    Severity,
    in_order,
    problems_to_json,
    quoted,
    visible,
)


def problem(**fields: Any) -> Problem:
    made: dict[str, Any] = {
        "severity": Severity.ERROR,
        "code": Code.UNKNOWN_FIELD,
        "file": "events/a.yaml",
        "line": 14,
        "column": 5,
        "path": "events[one].titel",
        "message": 'unknown field "titel" in an event',
        "hint": 'did you mean "title"?',
    }
    return Problem(**{**made, **fields})


def test_it_is_what_a_compiler_would_say() -> None:
    assert problem().render("    titel: One", "data/set/") == (
        'data/set/events/a.yaml:14:5: error: unknown field "titel" in an event; '
        'did you mean "title"? [unknown-field]\n'
        "        titel: One\n"
        "        ^"
    )


def test_without_a_line_there_is_no_caret() -> None:
    whole = problem(line=0, column=0, code=Code.UNREADABLE, message="the file is gone", hint="")
    assert whole.render("anything") == "events/a.yaml: error: the file is gone [unreadable]"
    assert (
        problem(file="", line=0, column=0, message="more", hint="").render() == "error: more [unknown-field]"
    )


def test_the_caret_stands_below_wide_letters() -> None:
    _, line, caret = problem(column=4).render("霍尔:x").splitlines()
    assert line == "    霍尔:x"
    assert caret == "    " + " " * 5 + "^"


@given(
    line=st.text(st.characters(codec="utf-8"), max_size=400).filter(lambda text: "\n" not in text),
    data=st.data(),
)
def test_a_long_line_is_cut_around_the_column(line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(1, len(line) + 1))
    shown = problem(column=column).render(line or "x").split("\n")
    assert len(shown) == 3
    assert len(shown[1]) <= 4 + 10 * SHOWN + 2
    assert visible(shown[1]) == shown[1]


def test_what_cannot_be_seen_is_spelled_out() -> None:
    assert visible("a\x1b[31mb\u202ec\u200bd\tе") == "a\\x1B[31mb\\u202Ec\\u200Bd\\x09е"
    assert visible("l’été\xa0: 漢字") == "l’été\xa0: 漢字"
    assert quoted("a" * 70) == f'"{"a" * 59}…"'


def test_github_is_told_on_one_line() -> None:
    told = problem(message="100 %\nbad", hint="", file="a:b,c.yaml").render_github("data")
    assert told == "::error file=data/a%3Ab%2Cc.yaml,line=14,col=5,title=unknown-field::100 %25\\x0Abad"
    note = problem(severity=Severity.NOTE, line=0, column=0, file="")
    assert note.render_github().startswith("::notice title=unknown-field::")


def test_the_order_is_by_file_then_line_then_weight_and_each_stands_once() -> None:
    first = problem(line=2, severity=Severity.ERROR)
    second = problem(line=2, severity=Severity.NOTE)
    third = problem(line=10)
    other = problem(file="z.yaml", line=1)
    assert in_order([other, third, second, first, first]) == (first, second, third, other)


def test_too_many_are_counted() -> None:
    log = ProblemLog(most=2)
    for number in range(5):
        log.append(problem(line=number + 1))
    log.count(Severity.WARNING)
    *listed, error, warning = log.listed("a.yaml")
    assert [one.line for one in listed] == [1, 2]
    assert error.message == "3 more problems of this weight are not listed"
    assert (warning.severity, warning.code) == (Severity.WARNING, Code.TOO_LARGE)
    assert len(log) == 6


def test_json_has_words_and_numbers_only() -> None:
    assert problems_to_json([problem()]) == [
        {
            "severity": "error",
            "code": "unknown-field",
            "file": "events/a.yaml",
            "line": 14,
            "column": 5,
            "path": "events[one].titel",
            "message": 'unknown field "titel" in an event',
            "hint": 'did you mean "title"?',
        }
    ]
