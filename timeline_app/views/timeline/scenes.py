"""Keeps what a scene is made of: index, lane plan, overview; lays out anew only what changed."""

import time
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.axis import Span
from timeline_app.layout.timeline.frame import Frame
from timeline_app.layout.timeline.geometry import Geometry, geometry_of
from timeline_app.layout.timeline.index import TimelineIndex, build_index
from timeline_app.layout.timeline.labels import Shortener
from timeline_app.layout.timeline.lanes import lanes_of
from timeline_app.layout.timeline.layout import Style, colours_of, lay_out_timeline
from timeline_app.layout.timeline.overview import OverviewBase, lay_out_overview_base, mark_overview
from timeline_app.layout.timeline.plan import Arrangement, LanePlan, plan_lanes
from timeline_app.layout.timeline.scene import TimelineScene
from timeline_app.layout.timeline.words import TimelineWords
from timeline_app.model.dataset import Dataset
from timeline_app.model.filter import NO_FILTER, Mask, mask_of
from timeline_app.model.numbers import ascending
from timeline_app.model.report import Report, unheard
from timeline_app.model.rows import RowFinder
from timeline_app.painting.quick_measure import quick_measure
from timeline_app.state.cursor import cursor_of
from timeline_app.state.opening import span_of, whole_span
from timeline_app.state.session import Session


def now() -> float:
    """Return the present local time as an instant."""
    seconds = time.time()
    return (seconds + time.localtime(seconds).tm_gmtoff) / 86_400


def index_for(dataset: Dataset, mask: Mask, by: str, report: Report = unheard) -> TimelineIndex:
    """Build the index of a dataset and filter; slow for a million events, and safe off the GUI thread.

    ``report`` hears the share done, 0 to 1, and may raise to give up.
    """
    opening = dataset.info.opening_span
    home = None if opening is None else span_of(opening, (0.0, 0.0))
    home = home if home and home[1] > home[0] else None
    return build_index(dataset.columns, mask, lanes_of(dataset, by), home, report)


@dataclass(frozen=True, slots=True)
class Planner:
    """Places the lanes of an index as they are arranged, seen in so much height; safe off the GUI thread."""

    arrangement: Arrangement
    height: float

    def __call__(self, index: TimelineIndex) -> LanePlan:
        """Return where the lanes of an index stand."""
        return plan_lanes(index, self.arrangement, self.height)


class Scenes:
    """Makes scenes for a session, a size and a scroll position."""

    def __init__(self, session: Session, words: TimelineWords) -> None:
        self._session = session
        self._words = words
        self._shortener = Shortener(quick_measure)
        self._style: Style
        self._found_ids: AbstractSet[str] | tuple[str, ...] | None = None
        self._found_positions = np.empty(0, dtype=np.int64)
        self._found_rows = self._found_positions
        self._selected_ids: AbstractSet[str] | None = None
        self._selected_positions = self._found_positions
        self._plan: LanePlan | None = None
        self._plan_key: object = None
        self._overview: OverviewBase | None = None
        self._overview_key: object = None
        self._marked: OverviewBase | None = None
        self._marked_found = self._found_positions
        self._marked_minute: float | None = None
        empty = Dataset()
        self.set_index(empty, index_for(empty, mask_of(empty, NO_FILTER), "category"))

    def set_words(self, words: TimelineWords) -> None:
        """Speak another language."""
        self._words = words
        self._style = Style(words, self._style.colours, self._shortener)
        self._overview = None

    def set_index(self, dataset: Dataset, index: TimelineIndex) -> None:
        """Show another dataset, filter or grouping; ``index`` is of that dataset."""
        self.dataset, self.index = dataset, index
        self._undated = len(dataset.undated)
        self._whole = whole_span(dataset)
        self._finder = RowFinder(index.columns)
        self._style = Style(self._words, colours_of(dataset, index), self._shortener)
        self._plan = self._overview = self._found_ids = self._selected_ids = None

    def plan(self, height: float) -> LanePlan:
        """Return where lanes stand when so much height is free for them."""
        key = (self._session.state.lanes, height)
        if self._plan is None or key != self._plan_key:
            self._plan = self.planner(height)(self.index)
            self._plan_key = key
        return self._plan

    def planner(self, height: float) -> Planner:
        """Return what places the lanes of an index as they are arranged now."""
        lanes = self._session.state.lanes
        return Planner(Arrangement(lanes.collapsed, lanes.hidden, lanes.order), height)

    def geometry(self, width: float, height: float) -> Geometry:
        """Return the parts of a window of that size, with room for a scroll bar where one is needed."""
        plain = geometry_of(width, height)
        scrolls = self.plan(plain.lanes_height).height > plain.lanes_height
        return geometry_of(width, height, scrolls=True) if scrolls else plain

    def positions(self, ids: AbstractSet[str] | tuple[str, ...]) -> NDArray[np.int64]:
        """Return the positions of events that pass the filter, ascending."""
        if not ids:
            return np.empty(0, dtype=np.int64)
        return self._positions_and_rows(ids)[0]

    def _positions_and_rows(
        self, ids: AbstractSet[str] | tuple[str, ...]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        rows = self._finder.rows(ids)
        found = self.index.position_of_row[rows]
        passing = found >= 0
        if not passing.all():
            found, rows = found[passing], rows[passing]
        return ascending(found, len(self.index)), rows

    def _found(self, ids: AbstractSet[str] | tuple[str, ...]) -> NDArray[np.int64]:
        """Return the positions of search hits, of which there may be thousands, looked up once."""
        if self._found_ids is not ids:
            self._found_ids = ids
            self._found_positions, self._found_rows = self._positions_and_rows(ids)
        return self._found_positions

    @property
    def selected(self) -> NDArray[np.int64]:
        """The positions of the selected events, be they selected themselves or by a place or figure."""
        ids = self._session.selected_events
        if self._selected_ids is not ids:
            self._selected_ids, self._selected_positions = ids, self.positions(ids)
        return self._selected_positions

    def scene(self, width: float, height: float, span: Span, scroll: float) -> TimelineScene:
        """Lay out the session's present state."""
        session, state = self._session, self._session.state
        geometry = self.geometry(width, height)
        plan = self.plan(geometry.lanes_height)
        frame = Frame(
            index=self.index,
            plan=plan,
            geometry=geometry,
            span=span,
            scroll=scroll,
            selected=self.selected,
            found=self._found(state.found),
            cursor=cursor_of(session),
            today=now(),
        )
        return lay_out_timeline(frame, self._style, self._overview_base(frame), self._undated)

    def _found_in_time(self) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Return starts in ascending order, and which of them were found."""
        starts = self.dataset.extent[0]
        if starts is self.dataset.columns.start:
            return starts, self._found_rows
        # Where a start is unknown, events are shown to begin elsewhere than in the order of rows.
        own = np.sort(starts[self._found_rows])
        return own, np.arange(len(own))

    def _overview_base(self, frame: Frame) -> OverviewBase:
        """Return the strip without its window, made anew only where it changed."""
        key = frame.geometry
        if self._overview is None or key != self._overview_key:
            style = self._style
            self._overview = lay_out_overview_base(
                self.index, frame.geometry, self._whole, style.colours.of_lane, style.words, quick_measure
            )
            self._overview_key, self._marked = key, None
        # Found events may be a million: their array is the same one until another search.
        minute = None if frame.today is None else frame.today * 1_440 // 1
        if self._marked is None or self._marked_found is not frame.found or self._marked_minute != minute:
            self._marked = mark_overview(self._overview, frame.today, *self._found_in_time())
            self._marked_found, self._marked_minute = frame.found, minute
        return self._marked
