"""Files cut at their top-level keys, whatever the size of what is searched in one go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.loading import slices
from timeline_app.loading.slices import sections_of

LINES = ("events:", "- a: 1", "  b: 2", "# c", "", "---", "-x", "-", "places: [", "]", "\ttab")


@given(st.lists(st.sampled_from(LINES), max_size=12), st.booleans(), st.integers(1, 9))
def test_sections_are_the_same_whatever_is_searched_in_one_go(
    lines: list[str], ends_with_newline: bool, window: int
) -> None:
    text = "\n".join(lines) + "\n" * ends_with_newline
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slices, "_WINDOW", window)
        in_windows = sections_of(text)
    assert in_windows == sections_of(text)
    if in_windows is not None:
        assert all(text.split("\n")[one.line].startswith(one.key) for one in in_windows)


def test_a_section_begins_with_its_key_and_ends_before_the_next() -> None:
    sections = sections_of("# what it is\nevents:\n- a: 1\n\nplaces:\n- b: 2\n")
    assert sections is not None
    assert [(one.key, one.line) for one in sections] == [("events", 1), ("places", 4)]
    assert [one.text for one in sections] == ["events:\n- a: 1\n\n", "places:\n- b: 2\n"]
