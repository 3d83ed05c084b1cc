import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import small_dataset
from tests.layout.timeline_makers import columns_of, index_of
from timeline_app.layout.timeline.lanes import lane_order, lanes_of
from timeline_app.layout.timeline.packing import LARGE, RowLimits, pack_rows
from timeline_app.layout.timeline.search import ranks, take_ranges
from timeline_app.layout.timeline.tiers import build_tiers
from timeline_app.model.columns import Edge

days = st.integers(-3_000, 12_000)
rows = st.lists(
    st.builds(
        lambda start, length, lane, importance: (float(start), float(start + length), lane, importance),
        days,
        st.integers(1, 4_000),
        st.integers(0, 3),
        st.integers(1, 5),
    ),
    max_size=60,
)


def many(count, lanes=2, seed=3):
    dice = np.random.default_rng(seed)
    start = np.sort(dice.integers(0, 100_000, count)).astype(float)
    length = np.where(dice.random(count) < 0.3, np.exp(dice.uniform(0, 9, count)), 1.0)
    return columns_of(
        list(
            zip(
                start, start + length, dice.integers(0, lanes, count), dice.integers(1, 6, count), strict=True
            )
        )
    )


@given(rows, days, st.integers(1, 5_000))
def test_counts_and_overlaps_are_exact(events, first, length):
    columns = columns_of(events)
    index = index_of(columns, lanes=4)
    last = first + length
    truth = (columns.start < last) & (columns.end > first)
    assert index.visible_counts(first, last).sum() == truth.sum()
    found = index.overlapping(first, last, np.arange(4))
    assert sorted(index.row[found].tolist()) == np.flatnonzero(truth).tolist()


@pytest.mark.parametrize("span", [(0.0, 100_000.0), (40_000.0, 41_000.0), (99_990.0, 200_000.0)])
def test_large_lanes_answer_as_exactly_as_small_ones(span):
    columns = many(3 * LARGE)
    index = index_of(columns)
    truth = (columns.start < span[1]) & (columns.end > span[0])
    assert index.visible_counts(*span).sum() == truth.sum()
    found = index.overlapping(*span, np.array([0, 1]))
    assert sorted(index.row[found].tolist()) == np.flatnonzero(truth).tolist()


def test_what_the_filter_hides_is_counted_and_has_no_position():
    columns = columns_of([(0.0, 1.0, 0, 3), (5.0, 6.0, 0, 3), (9.0, 10.0, 1, 3)])
    index = index_of(columns, mask=np.array([True, False, True]))
    assert len(index) == 2
    assert index.hidden.tolist() == [1, 0]
    assert index.position_of_row.tolist() == [0, -1, 1]


def test_every_event_is_in_one_lane_by_place_and_by_actor():
    dataset = small_dataset()
    for by in ("category", "place", "actor", "none"):
        table = lanes_of(dataset, by)
        assert len(table.lane_of_row) == len(dataset.columns)
        assert set(table.lane_of_row.tolist()) == set(range(len(table.lanes)))


def test_events_of_no_place_have_a_lane_that_can_be_named():
    table = lanes_of(small_dataset(), "place")
    assert [table.title(n, ("en",), "Elsewhere") for n in range(2)] == ["Ürümqi", "Elsewhere"]


def test_lanes_keep_their_place_beside_the_moved_ones():
    assert lane_order(["a", "b", "c", "d"], ()) == [0, 1, 2, 3]
    assert lane_order(["a", "b", "c", "d"], ("c", "a", "b", "d")) == [2, 0, 1, 3]
    assert sorted(lane_order(["a", "b", "new"], ("b", "gone", "a"))) == [0, 1, 2]


def pack(events, importance=None, long=1e9, limits=None):
    start, end, label = (np.array(column, dtype=np.float64) for column in zip(*events, strict=True))
    importance = np.array(importance or [3] * len(events))
    return pack_rows(start, end, label, importance, long, limits)


def test_labels_get_rows_of_their_own_while_there_are_some():
    packed, count = pack([(0, 1, 50), (10, 11, 60), (20, 21, 70), (100, 101, 150)])
    assert len(set(packed[:3].tolist())) == 3
    assert packed[3] == 0
    assert count == 3


def test_what_comes_late_spares_the_labels_of_prominent_events():
    events = [(0, 1, 50), (10, 11, 60), (20, 21, 70), (30, 31, 80), (40, 41, 90)]
    packed, _count = pack(events, importance=[3, 5, 3, 3, 3])
    prominent = packed[1]
    assert all(row != prominent for i, row in enumerate(packed.tolist()) if i != 1)


def test_events_that_overlap_never_share_a_row_while_there_are_some():
    packed, count = pack([(0, 100, 100)] * 8)
    assert count == 8
    assert sorted(packed.tolist()) == list(range(8))


def test_long_events_lie_in_the_first_rows_together():
    packed, _ = pack([(0, 1, 1), (5, 900, 900), (6, 7, 7), (8, 990, 990)], long=500)
    assert sorted(packed[[1, 3]].tolist()) == [0, 1]


def test_the_important_choose_first():
    crowd = [(0, 1, 100), (2, 3, 100), (4, 5, 100), (6, 7, 100)]
    packed, _ = pack(crowd, importance=[1, 1, 1, 5], limits=RowLimits(soft=1))
    assert packed[3] == 0


@given(rows)
def test_small_lanes_only_overlap_when_rows_run_out(events):
    columns = columns_of(events)
    index = index_of(columns, lanes=4)
    for lane in range(4):
        own = slice(index.offsets[lane], index.offsets[lane + 1])
        start, end, track = index.start[own], index.end[own], index.track[own]
        if index.tracks[lane] >= 8:
            continue
        for row in range(index.tracks[lane]):
            order = np.argsort(start[track == row], kind="stable")
            assert (end[track == row][order][:-1] <= start[track == row][order][1:]).all()


def test_a_large_lane_has_few_rows_and_uses_them_all():
    columns = many(LARGE + 100, lanes=1)
    index = index_of(columns)
    assert index.tracks == (4,)
    assert np.bincount(index.track).min() > 100


def test_unknown_ends_stop_where_knowledge_does_and_open_ones_never():
    unknown, open_end = int(Edge.INTERVAL | Edge.UNKNOWN_END), int(Edge.INTERVAL | Edge.OPEN_END)
    columns = columns_of([(0.0, np.inf, 0, 3, unknown), (50.0, np.inf, 0, 3, open_end)])
    index = index_of(columns)
    assert index.end.tolist() == [1.0, np.inf]
    assert index.visible_counts(5_000.0, 6_000.0).tolist() == [1]


@given(st.lists(st.integers(0, 50), min_size=1, max_size=40), st.integers(-1, 51), st.booleans())
def test_ranks_agree_with_numpy_in_every_stretch(values, needle, right):
    cut = len(values) // 2
    array = np.array(sorted(values[:cut]) + sorted(values[cut:]), dtype=np.float64)
    first, last = np.array([0, cut]), np.array([cut, len(array)])
    side = "right" if right else "left"
    truth = [a + np.searchsorted(array[a:b], needle, side=side) for a, b in zip(first, last, strict=True)]
    assert ranks(array, first, last, float(needle), right=right).tolist() == truth


def test_ranges_are_taken_one_after_the_other():
    taken = take_ranges(np.array([3, 10, 7]), np.array([5, 10, 9]))
    assert taken.tolist() == [3, 4, 7, 8]


def test_tiers_are_nested_and_keep_the_most_important():
    columns = many(20_000)
    index = index_of(columns)
    importance = columns.importance[index.row]
    below = set(range(len(index)))
    tiers = build_tiers(importance, index.start, index.offsets)
    assert len(tiers) >= 2
    for tier in tiers:
        kept = set(tier.positions.tolist())
        assert kept < below
        assert importance[list(kept)].min() >= importance[list(below - kept)].max() - 1
        below = kept


def test_the_index_takes_little_memory():
    index = index_of(many(50_000))
    own = sum(getattr(index.columns, name).nbytes for name in ("start", "end", "category", "place", "actor"))
    own += sum(
        getattr(index.columns, n).nbytes for n in ("importance", "status", "precision", "edges", "order")
    )
    assert (index.nbytes + own) / 50_000 <= 120
