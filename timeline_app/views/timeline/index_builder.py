"""Builds the timeline's index: at once for what is small, in the background for what would block."""

from collections.abc import Callable
from typing import Final

import numpy as np

from timeline_app.layout.timeline.index import TimelineIndex
from timeline_app.layout.timeline.lanes import lanes_of
from timeline_app.layout.timeline.packing import LARGE
from timeline_app.model.dataset import Dataset
from timeline_app.model.filter import Mask
from timeline_app.model.report import Report
from timeline_app.state.background import Background
from timeline_app.views.timeline.scenes import index_for

AT_ONCE = 20_000
"""Up to so many events the index is built in less time than a frame may take to be felt."""

MOST_PACKED: Final = 1_000
"""So many of them may stand in small lanes, where each event's row is chosen: some 20 microseconds each."""

AFTER_MS = 30
"""Others show a filter before it is built into an index, which would take Python's lock from them."""


class IndexBuilder(Background):
    """Builds indexes; only the newest request is answered: ``done`` brings its ``TimelineIndex``."""

    def build(
        self, dataset: Dataset, mask: Mask, by: str, plan: Callable[[TimelineIndex], object] | None = None
    ) -> None:
        """Build an index; ``done`` follows, before this returns when there are few events.

        ``plan`` places the lanes as the window will: done in the background, it is remembered there.
        """

        def work(report: Report) -> TimelineIndex:
            index = index_for(dataset, mask, by, report)
            if plan is not None:
                plan(index)
            return index

        if len(dataset.columns) <= AT_ONCE and packed_with_care(dataset, by) <= MOST_PACKED:
            self.cancel()
            self.done.emit(index_for(dataset, mask, by))
            return
        self.start(work, AFTER_MS)

    def plan(self, index: TimelineIndex, planner: Callable[[TimelineIndex], object]) -> None:
        """Place the lanes of an index in the background; ``done`` brings it again."""

        def work(_report: Report) -> TimelineIndex:
            planner(index)
            return index

        self.start(work)


def packed_with_care(dataset: Dataset, by: str) -> int:
    """Return how many events stand in lanes small enough to choose each one's row."""
    counts = np.bincount(lanes_of(dataset, by).lane_of_row)
    return int(counts[counts < LARGE].sum())
