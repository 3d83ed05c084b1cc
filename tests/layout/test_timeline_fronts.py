import itertools

import numpy as np
import pytest

from tests.layout.timeline_makers import columns_of, index_of, scene_of
from timeline_app.layout.timeline.covered import ALIKE
from timeline_app.layout.timeline.hit import members_of
from timeline_app.layout.timeline.packing import LARGE
from timeline_app.layout.timeline.scene import Shape, TimelineScene


def busy_scene(seed: int, selected: np.ndarray | None = None) -> TimelineScene:
    """A lane too large to be packed one by one, beside a small one; most of it in sight and overlapping."""
    dice = np.random.default_rng(seed)
    starts = dice.uniform(0, 20_000, LARGE + 100)
    lengths = np.exp(dice.uniform(0, 9, len(starts)))
    events = [
        (float(start), float(start + length), int(n >= LARGE + 50), int(dice.integers(1, 6)))
        for n, (start, length) in enumerate(zip(starts, lengths, strict=True))
    ]
    span = (float(dice.uniform(9_000, 15_000)), 17_000.0)
    wanted = np.empty(0, dtype=np.int64) if selected is None else selected
    return scene_of(index_of(columns_of(events)), span, size=(2_400, 400), selected=wanted)


def alike(scene: TimelineScene, one: int, other: int) -> bool:
    index, marks = scene.index, scene.marks
    days = [float(index.end[at] - index.start[at]) for at in marks.position[[one, other]]]
    return max(days) <= ALIKE * min(days)


@pytest.mark.parametrize("seed", range(12))
def test_bars_about_as_long_never_lie_over_each_other_in_a_large_lane(seed):
    scene = busy_scene(seed)
    marks = scene.marks
    bars = np.flatnonzero(marks.shape != Shape.POINT).tolist()
    assert not scene.crowds
    assert len(bars) > 10
    for one, other in itertools.combinations(bars, 2):
        if marks.y[one] == marks.y[other] and alike(scene, one, other):
            shared = min(marks.right[[one, other]]) - max(marks.left[[one, other]])
            both_begun_before = max(marks.left[[one, other]]) <= scene.axis.left
            assert shared <= 1.0 + 1e-6 or both_begun_before


@pytest.mark.parametrize("seed", range(12))
def test_what_stands_behind_another_is_counted_once_and_can_be_reached(seed):
    scene = busy_scene(seed)
    held = [members_of(scene, cluster) for cluster in scene.clusters]
    together = np.concatenate([scene.marks.position, *held])
    assert len(np.unique(together)) == len(together) == scene.counts.shown + scene.counts.clustered
    assert scene.counts.unseen == 0


def test_what_is_selected_stands_in_front():
    scene = busy_scene(3)
    badges = [cluster for cluster in scene.clusters if cluster.is_badge]
    hidden = np.concatenate([members_of(scene, badge) for badge in badges])
    long = hidden[np.argmax((scene.index.end - scene.index.start)[hidden])]
    assert long not in scene.marks.position
    assert long in busy_scene(3, selected=np.array([long])).marks.position
