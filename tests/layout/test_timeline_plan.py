import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.test_timeline_index import rows
from tests.layout.test_timeline_scene import spans
from tests.layout.timeline_makers import columns_of, index_of, scene_of
from timeline_app.layout.timeline.covered import ALIKE, find_hosts
from timeline_app.layout.timeline.geometry import AXIS_HEIGHT
from timeline_app.layout.timeline.hit import badge_of_point, cluster_with, members_of
from timeline_app.layout.timeline.plan import Arrangement, plan_lanes
from timeline_app.layout.timeline.scene import Shape
from timeline_app.model.columns import STATUS_CODES
from timeline_app.model.event import EventStatus


def test_rows_tighten_to_fit():
    index = index_of(columns_of([(0.0, 10.0, lane, 3) for lane in range(3) for _ in range(6)]))
    roomy, tight = (plan_lanes(index, Arrangement(), room) for room in (900.0, 340.0))
    assert roomy.pitch > tight.pitch >= 17
    assert [band.tracks for band in tight.bands] == [6, 6, 6]
    assert tight.height <= 340.0


def test_lanes_share_the_height_when_not_all_rows_fit_and_scroll_when_not_even_one_does():
    busy = [(float(n), n + 20.0, 0, 3) for n in range(0, 400, 2)]
    columns = columns_of(busy + [(0.0, 10.0, lane, 3) for lane in (1, 2) for _ in range(6)])
    index = index_of(columns, home=(0.0, 400.0))
    for room in (120.0, 200.0, 290.0):
        plan = plan_lanes(index, Arrangement(), room)
        rows = [band.tracks for band in plan.bands]
        assert plan.height <= room
        assert plan.height + plan.pitch > room or rows == list(index.tracks)
        assert min(rows) >= 2
        assert rows[0] >= max(rows[1:])
        for band in plan.bands:
            own = plan.track[index.offsets[band.lane] : index.offsets[band.lane + 1]]
            assert set(own.tolist()) == set(range(band.tracks))
    low = plan_lanes(index, Arrangement(), 60.0)
    assert [band.tracks for band in low.bands] == [2, 2, 2]
    assert low.height > 60.0
    scene = scene_of(index, (-5.0, 40.0), size=(1000, 160), scroll=low.height - 114)
    assert scene.heads[-1].lane == 2
    assert all(head.y + head.height > AXIS_HEIGHT for head in scene.heads)


@given(rows, spans, spans, st.integers(100, 700))
def test_rows_depend_on_the_height_and_never_on_the_span(events, one, other, height):
    index = index_of(columns_of(events), lanes=4)
    first, second = (scene_of(index, span, size=(1000, height)) for span in (one, other))
    places = []
    for scene in (first, second):
        bars = scene.marks.shape != Shape.POINT
        places.append(
            dict(zip(scene.marks.position[bars].tolist(), scene.marks.y[bars].tolist(), strict=True))
        )
    for position, y in places[1].items():
        assert places[0].get(position, y) == y
    assert [(head.y, head.height) for head in first.heads] == [(head.y, head.height) for head in second.heads]


@given(rows, spans, st.integers(120, 1_600))
def test_bars_about_as_long_never_lie_over_each_other(events, span, height):
    scene = scene_of(index_of(columns_of(events), lanes=4), span, size=(1000, height))
    marks, index = scene.marks, scene.index
    length = (index.end - index.start)[marks.position]
    bars = np.flatnonzero(marks.shape != Shape.POINT).tolist()
    for i, j in itertools.combinations(bars, 2):
        if marks.y[i] == marks.y[j] and max(length[i], length[j]) <= ALIKE * min(length[i], length[j]):
            shared = min(marks.right[i], marks.right[j]) - max(marks.left[i], marks.left[j])
            assert shared <= 1e-6


def test_bands_of_one_year_that_find_no_row_are_counted_at_one_of_them():
    year = (365.0, 730.0)
    columns = columns_of(
        [(*year, 0, 3, 0)] * 3 + [(*year, 0, 4, 0)] + [(0.0, 9.0, lane, 3) for lane in (1, 2)]
    )
    scene = scene_of(index_of(columns), (0.0, 1_000.0), size=(1000, 150))
    bands = scene.marks.position[scene.marks.shape == Shape.BAND].tolist()
    assert [cluster.text for cluster in scene.clusters] == [f"+{4 - len(bands)}"]
    assert scene.clusters[0].is_badge
    held = members_of(scene, scene.clusters[0]).tolist()
    assert sorted(bands + held) == sorted(np.flatnonzero(columns.category[scene.index.row] == 0).tolist())
    # The most important is drawn; a hidden one is when it is selected.
    assert columns.importance[scene.index.row[bands]].max() == 4
    chosen = scene_of(scene.index, (0.0, 1_000.0), size=(1000, 150), selected=np.array(held[:1]))
    assert held[0] in chosen.marks.position


def test_an_important_point_is_drawn_with_the_number_of_those_it_hides():
    columns = columns_of([(100.0, 101.0, 0, 3, 0)] * 20 + [(100.0, 101.0, 0, 5, 0)])
    scene = scene_of(index_of(columns), (0.0, 4_000.0))
    drawn = columns.importance[scene.index.row[scene.marks.position]]
    assert drawn.max() == 5
    mark = int(np.argmax(drawn))
    badge = badge_of_point(scene, mark)
    assert badge is not None
    assert badge.text == f"+{badge.size}"
    assert scene.labels[0].mark == mark
    assert scene.labels[0].x >= badge.x + badge.width / 2


def test_events_of_one_day_are_one_disc_where_their_rows_lie_together():
    columns = columns_of([(100.0, 101.0, 0, 3, 0)] * 32)
    scene = scene_of(index_of(columns), (0.0, 4_000.0), size=(1000, 470))
    assert len(set(scene.index.track.tolist())) > 2
    (disc,) = scene.clusters
    # A row that holds but one of them shows it.
    assert disc.size + len(scene.marks) == 32
    assert disc.size > 28
    assert not disc.is_badge
    plan = plan_lanes(scene.index, Arrangement(), scene.geometry.lanes_height)
    assert (disc.y - scene.heads[0].y - plan.padding) / plan.pitch % 1 == 0.5
    held = set(range(32)) - set(scene.marks.position.tolist())
    assert all(cluster_with(scene, position) == disc for position in held)


def test_points_on_a_badge_count_with_it():
    year = [(365.0, 730.0, 0, 3, 0)] * 2
    days = [(370.0 + n, 371.0 + n, 0, 2, 0) for n in range(0, 200, 20)]
    others = [(0.0, 9.0, lane, 3) for lane in range(1, 5)]
    scene = scene_of(index_of(columns_of(year + days + others)), (0.0, 4_000.0), size=(1000, 170))
    for one, other in itertools.combinations(scene.clusters, 2):
        apart = abs(one.x - other.x) >= (one.width + other.width) / 2 - 4
        assert apart or abs(one.y - other.y) >= 15
    badges = [cluster for cluster in scene.clusters if cluster.is_badge]
    for badge in badges:
        left, right = badge.x - badge.width / 2, badge.x + badge.width / 2
        on_it = (scene.marks.shape == Shape.POINT) & (scene.marks.y == badge.y)
        on_it &= (scene.marks.left < right - 4) & (scene.marks.right > left + 4)
        assert not on_it.any()


def test_of_what_overlaps_in_a_row_the_important_then_the_long_is_drawn():
    start, end = np.array([0.0, 1.0, 2.0, 50.0]), np.array([10.0, 20.0, 12.0, 60.0])
    row = np.zeros(4, dtype=np.uint8)
    assert find_hosts(start, end, row, np.array([3, 3, 3, 3])).tolist() == [1, 1, 1, 3]
    assert find_hosts(start, end, row, np.array([5, 3, 3, 3])).tolist() == [0, 0, 0, 3]
    assert find_hosts(start, end, np.array([0, 1, 2, 0]), np.array([3, 3, 3, 3])).tolist() == [0, 1, 2, 3]


def test_a_day_is_drawn_over_what_lasts_years_and_an_open_end_ends_with_the_lane():
    start, end = np.array([0.0, 100.0, 200.0]), np.array([np.inf, 101.0, 900.0])
    hosts = find_hosts(start, end, np.zeros(3, dtype=np.uint8), np.array([3, 3, 3]))
    assert hosts.tolist() == [0, 1, 0]


def test_a_bar_that_goes_on_has_no_chevron_where_a_point_would_make_it_a_cross():
    columns = columns_of([(0.0, 500.0, 0, 3), (500.0, 501.0, 0, 3, 0), (600.0, 900.0, 0, 3)])
    columns.status[[0, 2]] = STATUS_CODES[EventStatus.ONGOING]
    scene = scene_of(index_of(columns, home=(0.0, 20.0)), (-100.0, 1_000.0))
    assert len(set(scene.marks.y.tolist())) == 1
    status = dict(zip(scene.marks.position.tolist(), scene.marks.status.tolist(), strict=True))
    assert status[0] == STATUS_CODES[EventStatus.HELD]
    assert status[2] == STATUS_CODES[EventStatus.ONGOING]
    assert columns.status[0] == STATUS_CODES[EventStatus.ONGOING]


def test_a_disc_at_the_edge_of_the_window_is_seen_whole():
    index = index_of(columns_of([(990.0, 991.0, 0, 3, 0)] * 30))
    for end in np.linspace(990.5, 1_020.0, 30).tolist():
        for cluster in scene_of(index, (0.0, end)).clusters:
            assert cluster.x + cluster.width / 2 <= scene_of(index, (0.0, end)).axis.right


def test_lanes_that_fit_with_one_row_but_not_with_two_have_one_or_two():
    rows = [(float(n), n + 1.0, lane, 3) for lane in range(6) for n in range(0, 60, 3)]
    index = index_of(columns_of(rows), home=(0.0, 400.0))
    plan = plan_lanes(index, Arrangement(), 200.0)
    assert {band.tracks for band in plan.bands} == {1, 2}
    assert plan.height <= 200.0
