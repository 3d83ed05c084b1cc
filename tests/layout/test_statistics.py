from hypothesis import given
from hypothesis import strategies as st

from timeline_app.layout.hit import Rect
from timeline_app.layout.statistics import (
    Card,
    Chip,
    Ink,
    SparkPoint,
    columns_for,
    hit_cards,
    lay_out_cards,
    rows_of,
    wrap,
)
from timeline_app.layout.text import LABEL, TextStyle
from timeline_app.model.ref import Kind, Ref

SPARK = (SparkPoint(0.0, 0.0), SparkPoint(1.0, 1.0, joined=True))


def measure(text: str, style: TextStyle = LABEL) -> float:
    return len(text) * 7 * style.size / 12


def card(identifier: str, **fields: object) -> Card:
    chip = Chip("source 1", Ref(Kind.SOURCE, "paper"), "The Paper")
    known = {"number": "44", "unit": "bn", "title": "Trade", "period": "2024", "chips": (chip,), **fields}
    return Card(ref=Ref(Kind.SERIES, identifier), **known)  # type: ignore[arg-type]


def overlap(one: Rect, other: Rect) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def test_two_columns_in_the_window_one_when_narrow_more_when_wide() -> None:
    assert [columns_for(width, 8) for width in (240.0, 342.0, 770.0)] == [1, 2, 3]


def test_one_card_takes_the_whole_width() -> None:
    scene = lay_out_cards((card("one"),), 342.0, measure)
    assert scene.cards[0].rect[2] == 342.0


DIFFER = "Two sources differ: 1 [1], 2 [2]"


def test_cards_of_a_row_are_as_high_as_the_tallest() -> None:
    one, two = lay_out_cards(
        (card("one"), card("two", title="Trade of all members, by land and sea, " * 3)), 342.0, measure
    ).cards
    assert one.rect[1] == two.rect[1]
    assert one.rect[3] == two.rect[3]
    assert one.chips[0][1][1] == two.chips[0][1][1]


def names_in_rows(cards: list[Card], columns: int) -> list[list[tuple[str, int]]]:
    return [[(one.ref.id, cells) for one, cells in row] for row in rows_of(cards, columns)]


def test_a_card_with_a_disagreement_takes_two_columns_and_leaves_no_hole_before_it() -> None:
    cards = [card("a"), card("wide", warning=DIFFER), card("b"), card("c")]
    assert names_in_rows(cards, 2) == [[("a", 1), ("b", 1)], [("wide", 2)], [("c", 2)]]
    assert names_in_rows(cards, 3) == [[("a", 1), ("wide", 2)], [("b", 1), ("c", 1)]]
    assert names_in_rows(cards, 1) == [[("a", 1)], [("wide", 1)], [("b", 1)], [("c", 1)]]


def test_a_card_with_a_disagreement_is_hardly_higher_than_others_in_the_window() -> None:
    scene = lay_out_cards((card("wide", warning=DIFFER), card("a"), card("b")), 342.0, measure)
    heights = [placed.rect[3] for placed in scene.cards]
    assert scene.cards[0].rect[2] == 342.0
    assert heights[0] <= heights[1] + 45.0


def test_a_unit_that_finds_no_room_beside_its_number_goes_below() -> None:
    placed = lay_out_cards((card("a", number="123,456,789", unit="accidents a year"),), 150.0, measure).cards[
        0
    ]
    number, unit = placed.runs[:2]
    assert unit.baseline > number.baseline
    assert number.style.size < 21


def test_a_range_in_words_longer_than_its_card_goes_on_below() -> None:
    words = "500,000\u00a0documents\u00a0– 2\u00a0million\u00a0documents"
    placed = lay_out_cards((card("a", number=words, unit=""),), 150.0, measure).cards[0]
    left, _top, width, _height = placed.rect
    numbers = [run for run in placed.runs if run.ink is Ink.NUMBER]
    assert " ".join(run.text for run in numbers).startswith("500,000 documents – 2 million")
    assert len(numbers) > 1
    assert all(left <= run.x and run.x + measure(run.text, run.style) <= left + width for run in numbers)


def test_a_tight_unit_stands_close_to_its_number() -> None:
    loose, tight = (
        lay_out_cards((card("a", tight=tight),), 150.0, measure).cards[0].runs[1].x for tight in (False, True)
    )
    assert tight < loose


def test_a_click_finds_the_source_before_the_card() -> None:
    scene = lay_out_cards((card("one"), card("two")), 342.0, measure)
    chip = scene.cards[1].chips[0][1]
    on_chip = hit_cards(scene, chip[0] + 2, chip[1] + 2)
    on_card = hit_cards(scene, scene.cards[1].rect[0] + 5, 8)
    assert on_chip is not None
    assert (on_chip.part, on_chip.ref) == ("chip", Ref(Kind.SOURCE, "paper"))
    assert on_card is not None
    assert (on_card.part, on_card.ref) == ("card", Ref(Kind.SERIES, "two"))


def test_a_source_too_long_for_its_card_is_its_mark_without_an_ellipsis() -> None:
    chip = Chip("[135] Interstate Aviation Committee", Ref(Kind.SOURCE, "mak"), "Report", mark="[135]")
    for width in range(60, 400, 10):
        placed = lay_out_cards((card("a", chips=(chip,)),), float(width), measure).cards[0]
        assert all(run.text != "[135]…" for run in placed.runs)


def test_a_click_between_cards_finds_nothing() -> None:
    scene = lay_out_cards((card("one"), card("two")), 342.0, measure)
    assert hit_cards(scene, scene.cards[0].rect[2] + 3, 10) is None


def test_a_triangle_points_the_way_of_the_change() -> None:
    placed = lay_out_cards((card("a", change="7 % since 2023", direction=1),), 342.0, measure).cards[0]
    assert placed.triangle is not None
    assert placed.triangle.direction == 1


WORDS = st.text("abc 0123456789", max_size=60)
CARDS = st.lists(
    st.builds(
        card,
        st.uuids().map(str),
        number=st.text("0123456789–> ", min_size=1, max_size=14),
        unit=WORDS,
        title=WORDS,
        period=WORDS,
        change=WORDS,
        warning=WORDS,
        direction=st.sampled_from((-1, 0, 1)),
        spark=st.sampled_from(((), SPARK)),
    ),
    max_size=7,
)


@given(CARDS, st.floats(150, 900))
def test_cards_never_overlap_and_stay_inside(cards: list[Card], width: float) -> None:
    scene = lay_out_cards(cards, width, measure)
    rects = [placed.rect for placed in scene.cards]
    for number, rect in enumerate(rects):
        assert rect[0] >= 0
        assert rect[0] + rect[2] <= width + 1e-6
        assert rect[1] + rect[3] <= scene.height + 1e-6
        assert not any(overlap(rect, other) for other in rects[number + 1 :])


@given(CARDS, st.integers(1, 5))
def test_rows_hold_every_card_once_and_are_never_too_wide(cards: list[Card], columns: int) -> None:
    rows = rows_of(cards, columns)
    assert sorted(one.ref.id for row in rows for one, _ in row) == sorted(one.ref.id for one in cards)
    assert all(0 < sum(cells for _, cells in row) <= columns for row in rows)


@given(CARDS, st.floats(150, 900))
def test_every_line_of_a_card_lies_within_it(cards: list[Card], width: float) -> None:
    for placed in lay_out_cards(cards, width, measure).cards:
        left, top, _, height = placed.rect
        assert all(left < run.x and top < run.baseline < top + height for run in placed.runs)
        chips = [rect for _, rect in placed.chips]
        foot = [
            *chips,
            *([placed.spark] if placed.spark else []),
            *([placed.warning] if placed.warning else []),
        ]
        assert not any(
            overlap(one, other) for i, one in enumerate(foot) for other in foot[i + 1 :] if one != other
        )


@given(WORDS, st.floats(40, 300), st.integers(1, 4))
def test_wrapping_keeps_to_its_lines_and_loses_words_only_at_the_end(
    text: str, room: float, lines: int
) -> None:
    wrapped = wrap(text, room, measure, LABEL, lines)
    assert len(wrapped) <= lines
    assert text.startswith(" ".join(wrapped).removesuffix("…"))
