import itertools
from dataclasses import fields
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.layout.test_timeline_index import many, rows
from tests.layout.timeline_makers import columns_of, frame_of, index_of, measure, scene_of
from timeline_app.layout.timeline.clusters import NEAR
from timeline_app.layout.timeline.geometry import AXIS_HEIGHT
from timeline_app.layout.timeline.highlights import glyph_rects
from timeline_app.layout.timeline.hit import cluster_at, hit_timeline, members_of
from timeline_app.layout.timeline.marks import RAMP
from timeline_app.layout.timeline.overview import mark_overview
from timeline_app.layout.timeline.plan import Arrangement, plan_lanes
from timeline_app.layout.timeline.scene import Shape, Tone
from timeline_app.model.columns import STATUS_CODES, Edge
from timeline_app.model.event import EventStatus
from timeline_app.model.ref import Kind, Ref

spans = st.builds(
    lambda start, length: (float(start), start + length), st.integers(-4_000, 12_000), st.floats(1, 2e4)
)
KNOWN_MASKS = st.integers(0, 2**60 - 1)


@given(rows, spans, KNOWN_MASKS)
def test_every_event_is_counted_once(events, span, bits):
    columns = columns_of(events)
    mask = np.array([bits >> n & 1 for n in range(len(columns))], dtype=np.bool_)
    index = index_of(columns, mask=mask, lanes=4)
    scene = scene_of(index, span, undated=7)
    assert scene.counts.total == len(events) + 7
    assert scene.counts.hidden == (~mask).sum()
    inside = mask & (columns.start < span[1]) & (columns.end > span[0])
    assert scene.counts.shown + scene.counts.clustered + scene.counts.unseen == inside.sum()
    assert scene.counts.unseen == 0 or scene.content_height > scene.geometry.lanes_height


@given(rows, spans)
def test_what_is_drawn_and_what_clusters_hold_is_what_is_there(events, span):
    columns = columns_of(events)
    index = index_of(columns, lanes=4)
    scene = scene_of(index, span, size=(1000, 1600))
    held = [members_of(scene, cluster).tolist() for cluster in scene.clusters]
    everything = sorted([*scene.marks.position.tolist(), *(position for one in held for position in one)])
    truth = index.position_of_row[(columns.start < span[1]) & (columns.end > span[0])]
    assert everything == sorted(truth.tolist())
    assert [len(one) for one in held] == [cluster.size for cluster in scene.clusters]


@given(rows, spans, spans)
def test_rows_do_not_depend_on_the_span(events, one, other):
    index = index_of(columns_of(events), lanes=4)
    first, second = (scene_of(index, span, size=(1000, 1600)) for span in (one, other))
    heights = dict(zip(first.marks.position.tolist(), first.marks.y.tolist(), strict=True))
    for position, y in zip(second.marks.position.tolist(), second.marks.y.tolist(), strict=True):
        assert heights.get(position, y) == y


@given(rows, spans)
def test_labels_are_disjoint_inside_and_on_no_cluster(events, span):
    scene = scene_of(index_of(columns_of(events), lanes=4), span)
    boxes = sorted((round(label.y), label.x, label.x + label.width) for label in scene.labels)
    for one, other in itertools.pairwise(boxes):
        assert one[0] != other[0] or one[2] <= other[1] + 1e-6
    assert all(scene.axis.left <= left and right <= scene.axis.right for _, left, right in boxes)
    discs = [cluster for cluster in scene.clusters if not cluster.is_badge]
    for label in scene.labels:
        for disc in discs:
            apart = label.x + label.width <= disc.x - disc.width / 2 or disc.x + disc.width / 2 <= label.x
            assert apart or abs(disc.y - label.y) > 12


def test_thirty_one_events_of_one_day_are_one_cluster_that_names_them_all():
    index = index_of(columns_of([(100.0, 101.0, 0, 3, 0)] * 31))
    scene = scene_of(index, (0.0, 4_000.0))
    assert scene.counts.shown + scene.counts.clustered == 31
    reached = set(scene.marks.position.tolist())
    for cluster in scene.clusters:
        assert cluster_at(scene, cluster.x, cluster.y) == cluster
        target = hit_timeline(scene, cluster.x, cluster.y)
        assert len(target.refs) == cluster.size
        reached |= set(members_of(scene, cluster).tolist())
    assert reached == set(range(31))


@pytest.mark.parametrize("count", [1_000, 100_000])
def test_a_scene_is_bounded_by_its_pixels(count):
    scene = scene_of(index_of(many(count, lanes=6)), (-100.0, 100_100.0), size=(1600, 900))
    assert len(scene.marks) + len(scene.clusters) + len(scene.labels) < 3_000
    assert all(len(crowd.bars) <= (180 + 2) * 9 / 8 + 1 for crowd in scene.crowds)
    assert scene.counts.total == count


def test_a_crowd_counts_exactly_and_opens_anywhere():
    index = index_of(many(50_000, lanes=1))
    scene = scene_of(index, (20_000.0, 60_000.0))
    assert scene.crowds
    held = np.concatenate([members_of(scene, cluster) for cluster in scene.clusters])
    assert len(set(held.tolist())) == len(held) == scene.counts.clustered
    assert not set(held.tolist()) & set(scene.marks.position.tolist())
    crowd = scene.crowds[0]
    assert cluster_at(scene, scene.axis.left + 500, crowd.y + 4) is not None


def test_the_rectangles_of_a_crowds_histogram_stand_on_the_floor_and_never_cover_each_other():
    scene = scene_of(index_of(many(20_000, lanes=2)), (-100.0, 100_100.0), size=(1600, 900))
    assert scene.crowds
    for crowd in scene.crowds:
        top, floor = round(crowd.y), round(crowd.y + crowd.height)
        filled = np.zeros((floor - top, 1601), dtype=int)
        for left, y, width, height in crowd.bars.tolist():
            assert width > 0
            assert height > 0
            filled[round(y) - top : round(y + height) - top, round(left) : round(left + width)] += 1
        assert filled.max() == 1
        # Every column is filled from some height down to the floor.
        assert (np.diff(filled, axis=0) >= 0).all()


def test_a_crowd_shows_what_is_selected():
    index = index_of(many(50_000, lanes=1))
    chosen = index.overlapping(40_000.0, 40_010.0, np.array([0]))[:1]
    scene = scene_of(index, (20_000.0, 60_000.0), selected=chosen)
    assert chosen[0] in scene.marks.position
    assert len(scene.selected) == 1


def test_precision_is_width():
    day, year = (100.0, 101.0, 0, 3, 0), (366.0, 731.0, 0, 3, 0)
    scene = scene_of(index_of(columns_of([day, year])), (0.0, 1_000.0))
    shapes = dict(zip(scene.marks.position.tolist(), scene.marks.shape.tolist(), strict=True))
    assert shapes == {0: Shape.POINT, 1: Shape.BAND}
    width = scene.marks.right - scene.marks.left
    assert width[1] == pytest.approx(365 * scene.axis.scale)


def test_a_short_interval_becomes_a_bar_when_there_is_room():
    index = index_of(columns_of([(100.0, 102.0, 0, 3)]))
    assert scene_of(index, (0.0, 1_000.0)).marks.shape.tolist() == [Shape.POINT]
    assert scene_of(index, (95.0, 110.0)).marks.shape.tolist() == [Shape.BAR]


def test_open_ends_run_out_inside_the_window_and_unknown_ones_stop():
    open_end, unknown = int(Edge.INTERVAL | Edge.OPEN_END), int(Edge.INTERVAL | Edge.UNKNOWN_END)
    index = index_of(columns_of([(0.0, np.inf, 0, 3, open_end), (10.0, np.inf, 0, 3, unknown)]))
    scene = scene_of(index, (-100.0, 1_000.0))
    ends = dict(zip(scene.marks.position.tolist(), scene.marks.right.tolist(), strict=True))
    assert ends[0] == scene.axis.right - 2
    assert ends[1] < scene.axis.x_of(60.0)


def test_labels_of_what_has_not_happened_are_quieter():
    columns = columns_of([(0.0, 400.0, 0, 3), (500.0, 900.0, 0, 3)])
    columns.status[1] = STATUS_CODES[EventStatus.CANCELLED]
    scene = scene_of(index_of(columns), (0.0, 1_000.0))
    labels = {int(scene.marks.position[label.mark]): label for label in scene.labels}
    assert labels[0].tone is Tone.ON_BAR
    assert labels[1].tone is Tone.MUTED
    assert labels[1].struck


def test_hitting_finds_events_lanes_axis_and_overview():
    index = index_of(columns_of([(100.0, 101.0, 0, 3), (600.0, 900.0, 1, 3)]))
    scene = scene_of(index, (0.0, 1_000.0), cursor=500.0)
    mark = int(np.flatnonzero(scene.marks.position == 0)[0])
    x = float(scene.marks.left[mark] + scene.marks.right[mark]) / 2
    y = float(scene.marks.y[mark])
    assert hit_timeline(scene, x, y).ref == Ref(Kind.EVENT, "e0")
    label = next(label for label in scene.labels if label.mark == mark)
    assert hit_timeline(scene, label.x + 3, label.y - 3).ref == Ref(Kind.EVENT, "e0")
    assert hit_timeline(scene, scene.axis.right - 5, y) is None
    assert hit_timeline(scene, 20, scene.heads[1].y + 5).text == "lane-1"
    assert hit_timeline(scene, scene.cursor.x, 8).part == "cursor"
    assert hit_timeline(scene, scene.axis.left + 40, AXIS_HEIGHT - 5).part == "axis"
    strip = scene.overview
    middle = strip.base.top + 10
    assert hit_timeline(scene, strip.left, middle).part == "handle-start"
    assert hit_timeline(scene, strip.right, middle).part == "handle-end"
    assert hit_timeline(scene, (strip.left + strip.right) / 2, middle).part == "window"
    assert hit_timeline(scene, strip.base.axis.right - 5, middle).part == "overview"


def test_the_cursor_and_today_make_room_for_their_words():
    index = index_of(columns_of([(100.0, 101.0, 0, 3)]))
    for cursor in np.linspace(0, 1_000, 40):
        scene = scene_of(index, (0.0, 1_000.0), cursor=float(cursor), today=float(cursor) + 20)
        boxes = [(label.x, label.x + label.width) for label in scene.axis_scene.coarse]
        flags = [flag for flag in (scene.cursor, scene.today) if flag is not None and flag.text]
        boxes = sorted(boxes + [(flag.text_x, flag.text_x + flag.text_width) for flag in flags])
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(boxes))
        assert all(scene.axis.left <= left and right <= scene.axis.right + 0.01 for left, right in boxes)


def test_lanes_can_be_hidden_collapsed_and_moved():
    index = index_of(columns_of([(float(n), n + 1.0, n % 3, 3) for n in range(30)]))
    arrangement = Arrangement(frozenset({"lane-1"}), frozenset({"lane-0"}), ("lane-2", "lane-1", "lane-0"))
    plan = plan_lanes(index, arrangement, 400.0)
    assert [(band.lane, band.collapsed) for band in plan.bands] == [(2, False), (1, True)]
    scene = scene_of(index, (-5.0, 40.0), arrangement=arrangement)
    assert scene.counts.unseen == 10
    collapsed = scene.marks.y[scene.marks.lane == 1]
    assert len(set(collapsed.tolist())) == 1


def test_heads_count_what_a_lane_hides():
    columns = columns_of([(100.0, 101.0, 0, 3, 0)] * 20 + [(5_000.0, 5_001.0, 0, 3, 0)])
    mask = np.ones(21, dtype=np.bool_)
    mask[0] = False
    head = scene_of(index_of(columns, mask=mask), (0.0, 1_000.0)).heads[0]
    assert head.filtered == 1
    assert head.outside == 1
    assert head.shown + head.clustered == 19
    assert head.note == f"{head.clustered + 1} hidden"


def test_found_events_are_marked_also_inside_clusters_and_on_the_overview():
    index = index_of(columns_of([(100.0, 101.0, 0, 3, 0)] * 20 + [(5_000.0, 5_001.0, 0, 3, 0)]))
    scene = scene_of(index, (0.0, 1_000.0), found=np.arange(21))
    assert 1 <= len(scene.found) <= 20
    assert len(scene.overview.base.found) == 2


@given(
    instants=st.lists(st.floats(-5_000.0, 30_000.0) | st.sampled_from([-np.inf, np.inf]), max_size=40),
)
@settings(deadline=None, max_examples=60)
def test_the_overview_marks_each_pixel_with_a_found_event_once(instants):
    index = index_of(columns_of([(100.0, 101.0, 0, 3, 0)]))
    base = scene_of(index, (0.0, 1_000.0)).overview.base
    axis = base.axis
    wanted = np.arange(1, len(instants), 2)
    marked = mark_overview(base, None, np.sort(instants), wanted).found.tolist()
    instants = np.sort(instants)[wanted].tolist()
    assert marked == sorted(set(marked))
    inside = [axis.x_of(at) for at in instants if axis.start < at < axis.end]
    assert all(any(abs(x - pixel) <= 0.5 + 1e-6 for pixel in marked) for x in inside)
    assert all(any(abs(x - pixel) <= 1.0 for x in map(axis.x_of, instants)) for pixel in marked)


def test_halos_of_clustered_events_stand_around_the_cluster():
    index = index_of(columns_of([(100.0, 101.0, 0, 3, 0)] * 31))
    scene = scene_of(index, (0.0, 4_000.0))
    cluster = scene.clusters[0]
    inside = members_of(scene, cluster)[:1]
    rects = glyph_rects(scene.marks, scene.clusters, scene.members, inside, (0.0, 1_000.0), 9.0)
    assert rects.tolist()[0][0] == pytest.approx(cluster.x - cluster.width / 2)


def test_panning_does_not_regroup_clusters():
    dice = np.random.default_rng(5)
    starts = np.floor(dice.uniform(0, 3_000, 150))
    index = index_of(columns_of([(day, day + 1, 0, 3, 0) for day in starts]))
    before = {}
    for shift in range(0, 200, 7):
        scene = scene_of(index, (float(shift), shift + 2_000.0))
        for cluster in scene.clusters:
            held = members_of(scene, cluster).tolist()
            inside = cluster.x - scene.axis.left > NEAR * 4 and cluster.x < scene.axis.right - NEAR * 4
            if inside:
                assert before.setdefault(held[0], held) == held


def test_an_empty_timeline_has_an_axis_and_no_lanes():
    scene = scene_of(index_of(columns_of([])), (0.0, 1_000.0), undated=3)
    assert scene.axis_scene.fine
    assert scene.heads == ()
    assert scene.counts.undated == scene.counts.total == 3


def test_a_scene_is_frozen():
    frame = frame_of(index_of(columns_of([(0.0, 1.0, 0, 3)])), (0.0, 10.0))
    scene = scene_of(frame.index, (0.0, 10.0))
    with pytest.raises(AttributeError):
        scene.scroll = 4.0
    assert {field.name for field in fields(scene)} >= {"marks", "clusters", "labels", "counts"}


def test_labels_keep_off_the_faded_part_of_an_open_bar():
    open_end = int(Edge.INTERVAL | Edge.OPEN_END)
    index = index_of(columns_of([(0.0, np.inf, 0, 3, open_end)], titles=["Talks between the two sides"]))
    scene = scene_of(index, (-100.0, 1_000.0), today=600.0)
    label = scene.labels[0]
    assert label.tone is Tone.ON_BAR
    assert label.x + label.width <= scene.today_x
    later = scene_of(index, (700.0, 1_000.0), today=600.0)
    assert later.labels[0].tone is Tone.INK


def test_discs_in_one_cell_do_not_lie_over_each_other():
    days = [100.0, 100.0, 112.0, 112.0, 124.0, 124.0, 900.0]
    index = index_of(columns_of([(day, day + 1, 0, 3, 0) for day in days for _ in range(30)]))
    scene = scene_of(index, (0.0, 1_500.0))
    for one, other in pairwise(
        sorted((c for c in scene.clusters if not c.is_badge), key=lambda c: (c.y, c.x))
    ):
        assert one.y != other.y or other.x - one.x >= one.radius + other.radius - 5


@pytest.mark.parametrize("scroll", [0.0, 30.0, 90.0, 140.0, 150.0])
def test_a_lane_in_sight_has_its_title_in_sight(scroll):
    columns = columns_of([(0.0, 10.0, lane, 3) for lane in range(3) for _ in range(8)])
    scene = scene_of(index_of(columns), (-5.0, 40.0), size=(1000, 330), scroll=scroll)
    head = scene.heads[0]
    assert head.lines
    assert head.y <= head.title_y
    room = head.y + head.height - AXIS_HEIGHT
    assert head.title_y >= AXIS_HEIGHT or room < 26
    assert head.title_y + 16 <= head.y + head.height
    assert not head.note or head.title_y + 16 * (head.note_line + 1) <= head.y + head.height
    fold = hit_timeline(scene, scene.geometry.header_width - 8, max(head.title_y, AXIS_HEIGHT) + 8)
    assert fold.part == "fold"


def test_a_low_lane_counts_what_it_hides_beside_its_title():
    columns = columns_of([(float(n), n + 1.0, n % 2, 3) for n in range(20)])
    mask = np.ones(20, dtype=np.bool_)
    mask[::2] = False
    head = scene_of(index_of(columns, mask=mask), (0.0, 1_000.0), size=(1000, 110)).heads[0]
    assert head.is_low
    assert (head.note, head.note_line) == ("10 hidden", 0)
    assert head.note_x > 14 + measure(head.lines[0])
    narrow = scene_of(index_of(columns, mask=mask), (0.0, 1_000.0), size=(400, 110)).heads[0]
    assert (narrow.note, narrow.note_line) == ("10", 0)


def test_the_label_of_an_open_bar_stands_where_it_can_be_read():
    index = index_of(columns_of([(900.0, np.inf, 0, 3, Edge.INTERVAL | Edge.OPEN_END)]))
    for today in np.linspace(0.0, 1_300.0, 14).tolist():
        scene = scene_of(index, (500.0, 1_500.0), today=today)
        label, mark_left = scene.labels[0], float(scene.marks.left[0])
        if label.tone is Tone.ON_BAR:
            assert label.x + label.width <= scene.today_x
        else:
            assert label.x >= min(max(scene.today_x + RAMP, mark_left), scene.axis.right)


def test_a_selected_bar_keeps_its_label_where_it_was():
    index = index_of(columns_of([(100.0, 900.0, 0, 3)]))
    plain = scene_of(index, (0.0, 1_000.0)).labels[0]
    assert scene_of(index, (0.0, 1_000.0), selected=np.array([0])).labels[0].x == plain.x


def test_today_is_not_written_over_a_tick_of_the_coarse_row():
    index = index_of(columns_of([(100.0, 101.0, 0, 3)]))
    for today in np.linspace(0.0, 1_000.0, 60).tolist():
        scene = scene_of(index, (0.0, 1_000.0), today=today)
        flag = scene.today
        ticks = scene.axis_scene.coarse_ticks
        assert not any(flag.text_x <= x <= flag.text_x + flag.text_width for x in ticks if flag.text)
