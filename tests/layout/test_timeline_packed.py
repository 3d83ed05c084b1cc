import numpy as np
import pytest

from timeline_app.layout.timeline import packed
from timeline_app.layout.timeline.packed import MOST_LANES, pack_rows_again
from timeline_app.layout.timeline.packing import pack_rows


def lane(seed: int, count: int = 200) -> tuple[np.ndarray, ...]:
    random = np.random.default_rng(seed)
    start = np.sort(random.uniform(0, 1_000, count))
    end = start + random.exponential(20, count)
    importance = random.integers(1, 6, count).astype(np.uint8)
    return start, end, np.maximum(end, start + 30), importance


def test_rows_are_what_packing_gives_first_and_later() -> None:
    for seed in (1, 2, 1, 3, 2):
        rows, count = pack_rows_again(*lane(seed), 50.0)
        expected, expected_count = pack_rows(*lane(seed), 50.0)
        assert rows.tolist() == expected.tolist()
        assert count == expected_count


def test_a_lane_is_packed_again_when_anything_of_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[float] = []
    monkeypatch.setattr(packed, "pack_rows", lambda *lane: (calls.append(lane[4]), pack_rows(*lane))[1])
    packed._kept.clear()
    start, end, label_end, importance = lane(7)
    for changed in (start, end + 1, start):
        pack_rows_again(start, np.maximum(changed, start), label_end, importance, 50.0)
    pack_rows_again(start, end, label_end, importance, 60.0)
    pack_rows_again(start, end, label_end, importance, 60.0)
    assert calls == [50.0, 50.0, 60.0]


def test_few_lanes_are_kept() -> None:
    for seed in range(MOST_LANES + 10):
        pack_rows_again(*lane(seed, 20), 50.0)
    assert len(packed._kept) == MOST_LANES
