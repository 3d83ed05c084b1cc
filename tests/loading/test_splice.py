"""An edited file, read by its changed lines only, says what it says when it is read in full."""

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.loading.event_rows import strings_of
from timeline_app.loading.part import Part
from timeline_app.loading.part_file import NUMBERS
from timeline_app.loading.read_part import read_part
from timeline_app.loading.splice import splice

EVENTS = "".join(
    f"""\
  - id: e{number}
    title: {{en: Event {number}, fr: Fait {number}}}
    when: {2000 + number}
    places: [p{number % 3}]
    sources: [gazette]
"""
    for number in range(8)
)
TEXT = f"""\
# A file.
places:
  - {{id: p0, name: P}}
events:
{EVENTS}
series:
  - id: s
    title: S
    unit: t
    observations:
      - {{period: 2020, value: 1, source: gazette}}
      - {{period: 2021, value: x, source: gazette}}
sources:
  - {{id: gazette, titel: G}}
"""

ENDING = TEXT[: TEXT.index("\nseries:")]
"""A file that ends with its events."""


def assert_equal(one: Part, two: Part) -> None:
    for name in NUMBERS:
        first, second = getattr(one.events, name), getattr(two.events, name)
        if name in ("category", "place", "actor"):
            first = [one.events.names[value] if value >= 0 else None for value in first]
            second = [two.events.names[value] if value >= 0 else None for value in second]
            assert first == second, name
        elif name in ("start", "end"):
            assert first.tobytes() == second.tobytes(), name
        else:
            assert first.tolist() == second.tolist(), name
    assert strings_of(one.events.ids) == strings_of(two.events.ids)
    assert [one.events.data[row] for row in range(len(one.events))] == [
        two.events.data[row] for row in range(len(two.events))
    ]
    assert _titles(one) == _titles(two)
    assert one.stored == two.stored
    assert sorted(one.problems, key=str) == sorted(two.problems, key=str)
    assert all(two.targets[kind] <= one.targets[kind] for kind in two.targets)
    assert one.lost_ids == two.lost_ids


def _titles(part: Part) -> list[dict[str, str]]:
    columns = {tag: strings_of(column) for tag, column in part.events.titles.items()}
    return [
        {tag: column[row] for tag, column in columns.items() if column[row]}
        for row in range(len(part.events))
    ]


def spliced(old: str, new: str) -> Part | None:
    return splice(read_part(old), old.encode(), new.encode())


def test_an_edit_within_an_event_is_spliced() -> None:
    new = TEXT.replace("Fait 3}", "Fait\n      trois, and more}")
    part = spliced(TEXT, new)
    assert part is not None
    assert_equal(part, read_part(new))


def test_a_line_more_at_the_end_of_an_event_is_spliced() -> None:
    new = TEXT.replace("  - id: e4\n", "    importance: 5\n  - id: e4\n")
    part = spliced(TEXT, new)
    assert part is not None
    assert_equal(part, read_part(new))


def test_a_new_event_and_a_deleted_one_are_spliced() -> None:
    new = TEXT.replace("  - id: e3\n", "  - {id: new, title: New, sources: [gazette]}\n  - id: e3\n")
    for old, other in ((TEXT, new), (new, TEXT)):
        part = spliced(old, other)
        assert part is not None
        assert_equal(part, read_part(other))


def test_the_last_event_and_new_ones_after_it_are_spliced() -> None:
    more = f"{ENDING}  - {{id: new, title: New, sources: [gazette]}}\n"
    changed = ENDING.replace("title: {en: Event 7", "title: {en: Changed")
    for old, new in (
        *((ENDING, more), (more, ENDING), (ENDING, changed), (ENDING, f"{ENDING}# end")),
        (more.rstrip("\n"), more.replace("title: New", "title: Other").rstrip("\n")),
    ):
        part = spliced(old, new)
        assert part is not None
        assert_equal(part, read_part(new))


def test_a_list_after_the_last_event_that_comes_or_goes_is_not() -> None:
    more = f"{ENDING}sources:\n  - {{id: gazette, title: G}}\n"
    assert spliced(ENDING, more) is None
    assert spliced(more, ENDING) is None


def test_an_edit_outside_of_the_events_is_not() -> None:
    assert spliced(TEXT, TEXT.replace("name: P", "name: Q")) is None
    assert spliced(TEXT, TEXT.replace("value: 1", "value: 2")) is None


def test_an_edit_that_breaks_the_yaml_is_not() -> None:
    assert spliced(TEXT, TEXT.replace("{en: Event 3,", "{en: 'Event 3,")) is None
    assert spliced(TEXT, TEXT.replace("  - id: e4\n", "stories:\n  - id: e4\n")) is None


_LINES = TEXT.splitlines(keepends=True)
_ADDED = """\

# x
  - {id: y, title: Y}
    when: never
    extra: 1
  - &a {id: z}
      deeper
x: y
- id: w
   - id: v
    summary: |
    title: 'open
  - *a
""".splitlines(keepends=True)
_line = st.sampled_from([*_LINES[4:20], *_ADDED])
_edit = st.tuples(st.integers(0, len(_LINES)), st.integers(0, 6), st.lists(_line, max_size=3))


@settings(max_examples=400)
@given(
    first=st.lists(_edit, max_size=1),
    second=st.lists(_edit, min_size=1, max_size=2),
    text=st.sampled_from([TEXT, ENDING]),
    cut=st.tuples(st.booleans(), st.booleans()),
)
def test_any_edit_gives_what_a_full_reading_gives(
    first: list[tuple[int, int, list[str]]],
    second: list[tuple[int, int, list[str]]],
    text: str,
    cut: tuple[bool, bool],
) -> None:
    lines = _edited(text.splitlines(keepends=True), first)
    # With and without a line feed at the end.
    old, new = (
        "".join(one).removesuffix("\n") if is_cut else "".join(one)
        for one, is_cut in zip((lines, _edited(lines, second)), cut, strict=True)
    )
    part = spliced(old, new)
    if part is not None:
        assert_equal(part, read_part(new))


def _edited(lines: list[str], edits: list[tuple[int, int, list[str]]]) -> list[str]:
    for at, length, added in edits:
        lines = [*lines[:at], *added, *lines[at + length :]]
    return lines


@settings(max_examples=100)
@given(first=st.lists(_edit, max_size=1), second=st.lists(_edit, min_size=1, max_size=2))
def test_what_is_used_again_by_its_digest_is_the_same(
    first: list[tuple[int, int, list[str]]], second: list[tuple[int, int, list[str]]]
) -> None:
    old = _edited(_LINES, first)
    new = "".join(_edited(old, second))
    assert_equal(read_part(new, read_part("".join(old))), read_part(new))
