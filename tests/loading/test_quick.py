"""The fast reader gives PyYAML's result or none at all, whatever the text."""

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml import SequenceNode

from timeline_app.loading.nodes import UntidyError, YamlSyntaxError, compose, plain
from timeline_app.loading.quick import quick_item
from timeline_app.loading.quick_flow import DoubtError, flow
from timeline_app.loading.read_part import is_odd

ITEM = """\
- id: e1
  title: Hello world
  when: 2013-09-07
  places:
  - a
  - "b c"
  - 'd''e'
  actors:
    - x
    - {id: y, locator: "§3"}
    - id: z
      locator: 3
  summary:
    fr: |
      Un
        deux

      trois
    en: >-
      one
      two

      three
  body: some plain
    text that goes on
    for lines
  x: [a, b, {c: d}, [e, f], "g", 'h']
  y: {a: "b", c: 'd''e', f: [1, 2], g: {h: i}}
  z:
  w: ~
  # a comment
  empty: []
  e2: {}
  quoted: "with \\"escapes\\", \\xE9\\u00e9 \\
    \\ and
    breaks"
  single: 'it''s
    broken, too'
  flowing: {en: 'on two
      lines', fr: [a, b,
      "c \\n"]}
"""


def slowly(text: str) -> Any:
    """Return the only item as PyYAML reads it, a string when it is no YAML."""
    try:
        root = compose(text)
        return [plain(node) for node in root.value] if isinstance(root, SequenceNode) else root
    except (YamlSyntaxError, UntidyError) as error:
        return repr(error)


def test_it_reads_what_people_write() -> None:
    found = quick_item(ITEM, 0)
    assert found is not None
    assert [found] == slowly(ITEM)
    assert found["quoted"] == 'with "escapes", éé  and breaks'
    assert found["flowing"] == {"en": "on two lines", "fr": ["a", "b", "c \n"]}


@pytest.mark.parametrize(
    "text",
    [
        "- {id: a, name: {fr: 'Un, deux', en: One}, point: [50.5, -26.0], sources: [x, {id: y}]}\n",
        '- {id: a, name: "A",\n   lon: 63.342}\n',
        "  # before\n- {id: a}\n",
        "- {id: a}\n\n# after\n",
    ],
)
def test_it_reads_items_in_braces(text: str) -> None:
    found = quick_item(text, 0)
    assert found is not None or text.startswith(" ")
    assert found is None or [found] == slowly(text)


@pytest.mark.parametrize(
    "value",
    [
        "NO",
        "12:30",
        "0644",
        "1.10",
        "2013-09-07",
        "-0043",
        "1_000",
        "yes",
        "http://example.org/a#b",
        "C#",
        "a:b",
        "l'été",
        "50 %",
        "«x»",
        "-",
        "~",
        "null",
        "nul",
        '""',
        "''",
        '"a: b # c"',
        "'it''s'",
        "[]",
        "{}",
        "[a, b]",
        "[ a , b ]",
        "{a: b, c: d}",
        "[null, Null]",
        "[{a: b}, {c: 'd'}]",
        "{a: {b: {c: d}}}",
        "[a, {b: c}]",
        "{fr: Un, en: One}",
        "2014/..",
        "[2014/.., 2013~]",
        "a  ",
        '"a"   ',
    ],
)
def test_it_keeps_each_scalar_as_written(value: str) -> None:
    text = f"- id: a\n  value: {value}\n  last: z\n"
    found = quick_item(text, 0)
    assert found is None or [found] == slowly(text)
    assert value == "-" or found is not None


@pytest.mark.parametrize(
    "text",
    [
        "- id: a\n  b: c: d\n",
        "- id: a\n  b: [c\n",
        "- id: a\n  b: c\n  b: d\n",
        "- id: a\n   b: c\n",
        "- id: a\n  b: &x c\n  d: *x\n",
        "- id: a\n  b: !!str c\n",
        "- id: a\n  <<: {b: c}\n",
        "- id: a\n  b: {c: d, c: e}\n",
        "- id: a\n  b: [c, d,]\n",
        "- id: a\n  b: {c, d}\n",
        '- id: a\n  b: "c\\e"\n',
        '- id: a\n  b: "c\\x00"\n',
        '- id: a\n  b: "c\\ud800"\n',
        '- id: a\n  b: "c\n',
        '- id: a\n  b: "c\n\n    d"\n',
        "- id: a\n  b: 'c\n  d'\n",
        "- id: a\n  b: |2\n    c\n",
        "- id: a\n  b: c # d\n",
        "- id: a\n- id: b\n",
        "- - a\n",
        "- a\n",
        "- ? a\n  : b\n",
        "-\n  id: a\n",
        "-   id: a\n    b: c\n",
        "- {id: a} x\n",
        "- {id: a}\n  b: c\n",
    ],
)
def test_it_doubts_what_is_unusual_or_wrong(text: str) -> None:
    assert quick_item(text, 0) is None


_words = st.text(
    st.sampled_from("aZ09 .,:;#-_/'\"[]{}&*!|>%@`~?=é§«漢\n"), min_size=0, max_size=30
) | st.sampled_from(["NO", "null", "~", "2013-09-07", "12:30", "a: b", "- a", "# x", "| x", "long " * 30])
_data = st.recursive(
    _words | st.none(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["id", "title", "fr", "zh-Hant", "URL"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(
    data=st.fixed_dictionaries({"id": st.just("a"), "title": _data, "places": _data}),
    style=st.sampled_from([None, True, False]),
    width=st.sampled_from([40, 80, 10_000]),
    indent=st.sampled_from([2, 4]),
)
def test_it_reads_what_programs_write_as_pyyaml_does(
    data: Any, style: bool | None, width: int, indent: int
) -> None:
    text = yaml.safe_dump(
        [data], default_flow_style=style, width=width, indent=indent, allow_unicode=True, sort_keys=False
    )
    found = None if is_odd(text) else quick_item(text, 0)
    assert found is None or [found] == slowly(text)


_PIECES = [
    "\n",
    "\n  ",
    "\n- ",
    "\n  - ",
    " ",
    "  ",
    ": ",
    ":",
    " #",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "'",
    '"',
]
_PIECES += [
    "\\",
    "|",
    ">",
    "|-",
    "~",
    "null",
    "&a",
    "*a",
    "!",
    "!!str ",
    "?",
    "a",
    "é",
    "<<: ",
    "---",
    "\n\n",
]
_PIECES += ["a: b", "key:", "\n    key: v", "\n  # c", "''", '""', "-1", "x:y"]

_edit = st.tuples(st.integers(0, len(ITEM)), st.integers(0, 12), st.sampled_from(["", *_PIECES]))


@settings(max_examples=400)
@given(edits=st.lists(_edit, min_size=1, max_size=4))
def test_it_never_differs_from_pyyaml_on_a_damaged_text(edits: list[tuple[int, int, str]]) -> None:
    text = ITEM
    for at, length, piece in edits:
        text = f"{text[:at]}{piece}{text[at + length :]}"
    text += "\n"
    found = None if is_odd(text) else quick_item(text, 0)
    assert found is None or [found] == slowly(text)


EDGES = (
    *(0x00, 0x08, 0x09, 0x0A, 0x0B, 0x0D, 0x1F, 0x20, 0x7E, 0x7F, 0x84, 0x85, 0x86, 0x9F, 0xA0),
    *(0x2027, 0x2028, 0x2029, 0x202A, 0xD7FF, 0xD800, 0xDFFF, 0xE000, 0xFEFE, 0xFEFF, 0xFF00),
    *(0xFFFD, 0xFFFE, 0xFFFF, 0x10000, 0x10FFFF),
)
"""Where what is odd begins and ends: code points on both sides."""


@pytest.mark.parametrize("code", EDGES)
def test_only_what_yaml_and_python_see_alike_is_read_fast(code: int) -> None:
    is_line_break_or_mark = code in (0x2028, 0x2029, 0xFEFF)
    is_control = (code < 0x20 and code != 0x0A) or 0x7F <= code < 0xA0
    is_no_character = 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF)
    assert is_odd(f"a: b{chr(code)}c") == (is_line_break_or_mark or is_control or is_no_character)


@pytest.mark.parametrize("code", EDGES)
def test_a_character_that_yaml_forbids_is_named_before_anything_else_is_blamed(code: int) -> None:
    allowed = code in (0x09, 0x0A, 0x0D, 0x85) or 0x20 <= code < 0x7F or code >= 0xA0
    is_no_character = 0xD800 <= code < 0xE000 or code in (0xFEFF, 0xFFFE, 0xFFFF)
    with pytest.raises(YamlSyntaxError) as caught:
        compose(f'- "b{chr(code)}c\n')
    blames_quote = "quote is not closed" in str(caught.value)
    assert blames_quote == (allowed and not is_no_character)


@pytest.mark.parametrize("code", EDGES[EDGES.index(0x7F) :])
def test_lists_in_brackets_are_read_fast_with_all_beyond_ascii_but_controls(code: int) -> None:
    text = f"[a{chr(code)}b, {chr(code)}]"
    if code < 0xA0:
        with pytest.raises(DoubtError):
            flow(text)
    else:
        assert flow(text) == [f"a{chr(code)}b", chr(code)]
