import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.timeline_makers import measure
from timeline_app.layout.text import LABEL
from timeline_app.layout.timeline.labels import APART, GAP, Glyphs, Shortener, place_labels

BOUNDS = (100.0, 900.0)
SHORTENER = Shortener(measure)
TITLES = (
    "Summit",
    "Summit of the Shanghai Cooperation Organisation in Tianjin",
    "A railway from China through Kyrgyzstan to Uzbekistan",
    "Talks",
)


def glyphs_of(rows):
    rows = sorted(rows, key=lambda row: (row[0], row[1]))
    table = np.array([row[:4] for row in rows], dtype=np.float64).reshape(-1, 4)
    count = len(rows)
    return Glyphs(
        row=table[:, 0].astype(np.int64),
        left=table[:, 1],
        right=table[:, 1] + table[:, 2],
        mark=np.arange(count),
        holds=table[:, 2] > 20,
        inset=np.zeros(count),
        outset=np.zeros(count),
        rank=table[:, 3],
        bold=np.zeros(count, dtype=np.bool_),
    )


glyphs = st.lists(
    st.tuples(st.integers(0, 3), st.floats(100, 890), st.floats(8, 300), st.integers(1, 5)), max_size=25
).map(glyphs_of)


def place(made):
    return place_labels(made, BOUNDS, lambda mark: TITLES[mark % len(TITLES)], Shortener(measure))


@given(glyphs)
def test_labels_are_disjoint_and_inside(made):
    placed = place(made)
    boxes = sorted((int(made.row[label.glyph]), label.x, label.x + label.width) for label in placed)
    for one, other in itertools.pairwise(boxes):
        assert one[0] != other[0] or one[2] <= other[1] + 1e-6
    assert all(BOUNDS[0] <= left + 1e-6 and right <= BOUNDS[1] + 1e-6 for _, left, right in boxes)


@given(glyphs)
def test_no_label_stands_on_another_glyph(made):
    for label in place(made):
        for other in range(len(made.row)):
            if other == label.glyph or made.row[other] != made.row[label.glyph]:
                continue
            covers = label.x < made.right[other] - 1e-6 and made.left[other] < label.x + label.width - 1e-6
            # A bar that lies over another may carry its own label inside.
            assert not covers or (label.inside and made.left[other] <= made.left[label.glyph])


@given(glyphs)
def test_labels_say_titles_or_their_beginnings_up_to_a_word(made):
    for label in place(made):
        title = TITLES[int(made.mark[label.glyph]) % len(TITLES)]
        if label.text == title:
            continue
        assert label.text.endswith("…")
        kept = label.text[:-1]
        assert title.startswith(kept)
        assert not title[len(kept) :][0].isalnum()


def test_a_point_has_its_label_on_the_right_or_else_on_the_left():
    made = glyphs_of([(0, 200.0, 10.0, 3), (1, 880.0, 10.0, 3)])
    right, left = place_labels(made, BOUNDS, lambda _mark: "Summit", Shortener(measure))
    assert right.x == 210.0 + GAP
    assert left.x + left.width == 880.0 - GAP


@pytest.mark.parametrize(("first", "second"), [(1, 5), (5, 1)])
def test_the_more_important_of_two_gets_the_room(first, second):
    made = glyphs_of([(0, 100.0, 10.0, first), (0, 170.0, 10.0, second), (0, 185.0, 10.0, 3)])
    placed = place_labels(made, BOUNDS, lambda _mark: "Summit", Shortener(measure))
    winner, loser = (0, 1) if first > second else (1, 0)
    assert winner in [label.glyph for label in placed]
    assert loser not in [label.glyph for label in placed]


def test_a_long_bar_keeps_its_label_in_view_when_its_start_is_not():
    made = glyphs_of([(0, 100.0, 700.0, 3)])
    label = place(made)[0]
    assert label.inside
    assert label.x < 120


def test_a_cut_title_does_not_end_in_a_little_word():
    shortener = Shortener(measure)
    text, width = shortener.fit("Treaty of good neighbourliness", measure("Treaty of good neigh"), LABEL)
    assert text == "Treaty of good…"
    assert width == measure(text)
    assert shortener.fit("Treaty of the ten", measure("Treaty of the t"), LABEL)[0] == ""


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Tianjin summit (SCO, 2025)", "Tianjin summit"),
        ("天津峰会（上合组织）", "天津峰会"),
        ("Tianjin summit (SCO) opens", "Tianjin summit (SCO)…"),
        ("Tianjin summit (SCO", "Tianjin summit…"),
    ],
)
def test_a_title_without_the_remark_in_brackets_at_its_end_is_not_broken_off(title, short):
    assert Shortener(measure).fit(title, measure(title) - 1, LABEL)[0] == short


def test_a_gap_is_shared_by_both_neighbours():
    made = glyphs_of([(0, 100.0, 10.0, 5), (0, 890.0, 10.0, 5)])
    one, other = sorted(
        place_labels(made, BOUNDS, lambda _mark: "word " * 20, Shortener(measure)), key=lambda p: p.x
    )
    assert one.x + one.width + APART <= other.x


def test_a_chinese_title_is_cut_between_its_letters():
    placed = place_labels(
        glyphs_of([(0, 100.0, 100.0, 1)]), (100.0, 230.0), lambda _: "上海合作组织天津峰会发表声明", SHORTENER
    )
    assert placed[0].text.endswith("…")
    assert len(placed[0].text) > 6


def test_one_word_is_enough_inside_a_bar_but_not_beside_a_point():
    title = "Turgusun hydropower plant"
    bar = place_labels(glyphs_of([(0, 100.0, 100.0, 1)]), (100.0, 205.0), lambda _: title, SHORTENER)
    point = place_labels(glyphs_of([(0, 100.0, 10.0, 1)]), (100.0, 205.0), lambda _: title, SHORTENER)
    assert [label.text for label in bar] == ["Turgusun…"]
    assert point == []
