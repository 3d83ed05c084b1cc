"""Columns, indexes and frames for the tests of the timeline's layout."""

import numpy as np

from timeline_app.layout.text import LABEL
from timeline_app.layout.timeline.frame import Frame
from timeline_app.layout.timeline.geometry import geometry_of
from timeline_app.layout.timeline.index import build_index
from timeline_app.layout.timeline.labels import Shortener
from timeline_app.layout.timeline.lanes import Lane, LaneTable
from timeline_app.layout.timeline.layout import Colours, Style, lay_out_timeline
from timeline_app.layout.timeline.overview import lay_out_overview_base, mark_overview
from timeline_app.layout.timeline.plan import NO_ARRANGEMENT, plan_lanes
from timeline_app.layout.timeline.words import TimelineWords
from timeline_app.model.columns import PRECISION_CODES, Edge, EventColumns, string_column
from timeline_app.model.edtf import Precision


def measure(text, style=LABEL):
    return len(text) * 7.0


WORDS = TimelineWords(
    languages=("en",),
    tick=lambda unit, instant: f"{unit[0]}{instant:.0f}",
    coarse=lambda unit, instant: f"{unit} {instant:.0f}",
    day=lambda instant: f"day {instant:.0f}",
    count=str,
    hidden=lambda number: f"{number} hidden",
    other="Other",
    today="today",
    overview="Overview",
)


def columns_of(rows, titles=None):
    """Return columns of (start, end, lane, importance[, edges]) rows, sorted as a dataset's are."""
    rows = sorted(rows, key=lambda row: (row[0], row[1]))
    count = len(rows)
    table = np.array(
        [(*row[:4], row[4] if len(row) > 4 else Edge.INTERVAL) for row in rows], dtype=np.float64
    )
    table = table.reshape(-1, 5)
    ids = string_column(f"e{number}" for number in range(count))
    names = string_column(titles or (f"Event number {number}" for number in range(count)))
    return EventColumns(
        start=table[:, 0],
        end=table[:, 1],
        category=table[:, 2].astype(np.int32),
        place=np.zeros(count, dtype=np.int32),
        actor=np.full(count, -1, dtype=np.int32),
        importance=table[:, 3].astype(np.uint8),
        status=np.zeros(count, dtype=np.uint8),
        precision=np.full(count, PRECISION_CODES[Precision.DAY], dtype=np.uint8),
        edges=table[:, 4].astype(np.uint16),
        order=np.arange(count, dtype=np.int32),
        ids=ids,
        titles={"en": names},
    )


def lanes_by_category(columns, count=None):
    count = count or (int(columns.category.max(initial=0)) + 1)
    lanes = tuple(Lane(f"lane-{n}", {"en": f"Lane {n}"}, "blue") for n in range(count))
    return LaneTable("category", lanes, columns.category)


def index_of(columns, mask=None, home=None, lanes=None):
    mask = np.ones(len(columns), dtype=np.bool_) if mask is None else mask
    return build_index(columns, mask, lanes_by_category(columns, lanes), home)


def style_of(index):
    lanes = np.zeros(index.lane_count, dtype=np.int64)
    colours = Colours(("blue", "slate"), np.zeros(index.lane_count + 1, dtype=np.int64), lanes)
    return Style(WORDS, colours, Shortener(measure))


def frame_of(index, span, size=(1000, 470), arrangement=NO_ARRANGEMENT, **fields):
    geometry = geometry_of(*size)
    return Frame(index, plan_lanes(index, arrangement, geometry.lanes_height), geometry, span, **fields)


def scene_of(index, span, size=(1000, 470), undated=0, **fields):
    frame = frame_of(index, span, size, **fields)
    style = style_of(index)
    base = lay_out_overview_base(
        index, frame.geometry, (-1_000.0, 20_000.0), style.colours.of_lane, WORDS, measure
    )
    found = np.sort(index.start[frame.found])
    base = mark_overview(base, frame.today, found, np.arange(len(found)))
    return lay_out_timeline(frame, style, base, undated)
