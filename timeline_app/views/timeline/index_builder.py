"""Builds the timeline's index: at once for what is small, in the background for what would block."""

from timeline_app.model.dataset import Dataset
from timeline_app.model.filter import Mask
from timeline_app.state.background import Background
from timeline_app.views.timeline.scenes import index_for

AT_ONCE = 20_000
"""Up to so many events the index is built in less time than a frame may take to be felt."""

AFTER_MS = 30
"""Others show a filter before it is built into an index, which would take Python's lock from them."""


class IndexBuilder(Background):
    """Builds indexes; only the newest request is answered: ``done`` brings its ``TimelineIndex``."""

    def build(self, dataset: Dataset, mask: Mask, by: str) -> None:
        """Build an index; ``done`` follows, before this returns when there are few events."""
        if len(dataset.columns) <= AT_ONCE:
            self.cancel()
            self.done.emit(index_for(dataset, mask, by))
            return
        self.start(lambda report: index_for(dataset, mask, by, report), AFTER_MS)
