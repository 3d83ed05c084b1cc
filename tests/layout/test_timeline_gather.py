import numpy as np

from timeline_app.layout.axis import TimeAxis
from timeline_app.layout.timeline.clusters import Groups
from timeline_app.layout.timeline.gather import BADGE_ROOM, gather

BAR_AND_ONE_BEHIND = [(500.0, 900.0), (0.0, 800.0)]


def gathered(points: list[float]) -> list[list[int]]:
    """Return the groups, with two points at each place beside a bar that another one stands behind."""
    boxes = [*BAR_AND_ONE_BEHIND, *((x - 4.6, x + 4.6) for x in points for _ in range(2))]
    left, right = np.array(boxes).T
    number = len(boxes)
    first = np.arange(0, number + 1, 2)
    is_point = np.arange(number) >= 2
    groups = gather(
        Groups(np.arange(number), first),
        TimeAxis(0.0, 1_000.0, 0.0, 1_000.0),
        row=np.zeros(number, dtype=np.int64),
        start=left,
        left=left,
        right=right,
        is_point=is_point,
        stands_out=np.zeros(number, dtype=np.bool_),
        behind=np.arange(number) == 1,
    )
    return [
        groups.order[one:other].tolist()
        for one, other in zip(groups.first[:-1], groups.first[1:], strict=True)
    ]


def test_discs_join_the_badge_they_would_touch():
    touching, clear = 500.0 + BADGE_ROOM + 8, 500.0 + BADGE_ROOM + 10
    assert gathered([touching]) == [[0, 1, 2, 3]]
    assert gathered([clear]) == [[0, 1], [2, 3]]


def test_a_badge_stands_at_the_bar_that_is_seen_not_at_one_behind_it():
    assert gathered([10.0]) == [[0, 1], [2, 3]]
