"""The timeline laid out: index, span, size and text measure in, a frozen scene in pixels out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.layout.text import TextMeasure
from timeline_app.layout.ticks import lay_out_axis
from timeline_app.layout.timeline.crowd import crowd_limit
from timeline_app.layout.timeline.crowds import lay_out_crowds
from timeline_app.layout.timeline.flags import cursor_flag, make_room, today_flag
from timeline_app.layout.timeline.frame import Frame
from timeline_app.layout.timeline.heads import lay_out_heads
from timeline_app.layout.timeline.highlights import found_points, glyph_rects
from timeline_app.layout.timeline.index import TimelineIndex
from timeline_app.layout.timeline.labels import Glyphs, Placed, Shortener, place_labels
from timeline_app.layout.timeline.marks import IMPORTANT, fade_inset, fade_outset, is_faded
from timeline_app.layout.timeline.overview import OverviewBase, place_window
from timeline_app.layout.timeline.scene import (
    Clusters,
    Counts,
    Crowd,
    MarkLabel,
    Marks,
    Shape,
    TimelineScene,
    Tone,
    join,
)
from timeline_app.layout.timeline.search import among
from timeline_app.layout.timeline.sparse import lay_out_sparse
from timeline_app.layout.timeline.words import TimelineWords
from timeline_app.model.columns import STATUS_CODES, Edge
from timeline_app.model.dataset import Dataset
from timeline_app.model.event import EventStatus

BASELINE: Final = 4.3
"""From the middle of a row to the baseline of its labels, in pixels."""

HALO: Final = 5.0
"""How far the halo of what is selected reaches beyond it, in pixels."""

_EDGE: Final = 4.0
_FILLED: Final = (STATUS_CODES[EventStatus.HELD], STATUS_CODES[EventStatus.ONGOING])
_CANCELLED: Final = STATUS_CODES[EventStatus.CANCELLED]
_UNSURE: Final = int(Edge.UNCERTAIN_START | Edge.UNCERTAIN_END)


@dataclass(frozen=True)
class Colours:
    """Named data colours of a dataset's categories, and which one each lane has."""

    names: tuple[str, ...]
    of_category: NDArray[np.int64]
    of_lane: NDArray[np.int64]


def colours_of(dataset: Dataset, index: TimelineIndex) -> Colours:
    """Return the colours of a dataset; lanes that are no categories have none (-1)."""
    names = tuple(dict.fromkeys([*(category.colour for category in dataset.categories), "slate"]))
    place = {name: number for number, name in enumerate(names)}
    of_category = [place[category.colour] for category in dataset.categories]
    of_lane = [
        place[lane.colour or "slate"] if index.table.by == "category" else -1 for lane in index.table.lanes
    ]
    # The last entry serves events without a category, whose index is -1.
    return Colours(
        names,
        np.array([*of_category, place["slate"]], dtype=np.int64),
        np.array(of_lane, dtype=np.int64),
    )


@dataclass(frozen=True)
class Style:
    """What a scene is laid out with besides the frame: words, colours, and what shortens labels."""

    words: TimelineWords
    colours: Colours
    shortener: Shortener

    @property
    def measure(self) -> TextMeasure:
        """The text measure."""
        return self.shortener.measure


def lay_out_timeline(frame: Frame, style: Style, overview: OverviewBase, undated: int = 0) -> TimelineScene:
    """Lay out one frame. The size of the scene is bounded by its pixels, not by the events."""
    index, axis = frame.index, frame.axis
    marks, clusters, members, badges, crowds = _lay_out_lanes(frame, style)
    shown = np.bincount(marks.lane, minlength=index.lane_count).tolist()
    labels = _lay_out_labels(frame, style, marks, clusters, badges)
    day = "" if frame.cursor is None else style.words.day(frame.cursor)
    cursor = cursor_flag(axis, frame.cursor, day, style.measure)
    today = today_flag(axis, frame.today)
    rows = lay_out_axis(axis, style.words.tick, style.words.coarse, style.measure)
    rows, today = make_room(rows, axis, cursor, today, style.words.today, style.measure)
    return TimelineScene(
        geometry=frame.geometry,
        axis=axis,
        axis_scene=rows,
        heads=lay_out_heads(frame, shown, style.colours.of_lane.tolist(), style.words, style.measure),
        marks=marks,
        clusters=clusters,
        members=members,
        crowds=tuple(crowds),
        labels=tuple(labels),
        selected=glyph_rects(
            marks, clusters, members, frame.selected, (axis.left, axis.right), frame.plan.bar_height / 2
        ),
        found=found_points(frame),
        today_x=frame.today_x,
        today=today,
        cursor=cursor,
        overview=place_window(overview, frame.span),
        colours=style.colours.names,
        bar_height=frame.plan.bar_height,
        scroll=frame.scroll,
        content_height=frame.plan.height,
        counts=_count(frame, len(marks), clusters, undated),
        index=index,
    )


def _lay_out_lanes(
    frame: Frame, style: Style
) -> tuple[Marks, Clusters, NDArray[np.int64], NDArray[np.float64], list[Crowd]]:
    """Return marks, clusters, clusters' members, how wide each mark's badge is, crowds."""
    axis, counts = frame.axis, frame.lane_counts
    crowded = [band for band in frame.bands if counts[band.lane] > crowd_limit(axis, band.tracks)]
    dense = {band.lane for band in crowded}
    sparse = np.array([band.lane for band in frame.bands if band.lane not in dense], dtype=np.int64)
    colours, count, measure = style.colours, style.words.count, style.measure
    if not crowded:
        return *lay_out_sparse(frame, sparse, colours.of_category, count, measure), []
    crowds, leading, chips = lay_out_crowds(
        frame, crowded, colours.of_lane, colours.of_category, count, measure
    )
    none = np.zeros(len(leading))
    if not len(sparse):
        return leading, chips, np.empty(0, dtype=np.int64), none, crowds
    marks, clusters, members, badges = lay_out_sparse(frame, sparse, colours.of_category, count, measure)
    badges = np.concatenate((badges, none))
    return join(marks, leading), join(clusters, chips), members, badges, crowds


def _lay_out_labels(
    frame: Frame, style: Style, marks: Marks, clusters: Clusters, badges: NDArray[np.float64]
) -> list[MarkLabel]:
    axis = frame.axis
    bounds = (axis.left + _EDGE, axis.right - _EDGE)
    faded = is_faded(marks, axis, frame.today_x)
    glyphs = _glyphs(frame, marks, clusters, badges, faded)
    row, titles = frame.index.row[marks.position], _titles(frame.index, style.words.languages)
    placed = place_labels(glyphs, bounds, lambda mark: titles(int(row[mark])), style.shortener)
    return _mark_labels(placed, glyphs, marks, faded)


def _titles(index: TimelineIndex, languages: tuple[str, ...]) -> Callable[[int], str]:
    """Return what gives a row's title, in the first of the languages the columns hold."""
    titles = index.columns.titles
    column = next((titles[tag] for tag in languages if tag in titles), None)
    column = column or next(iter(titles.values()), index.columns.ids)
    return column.__getitem__


def _glyphs(
    frame: Frame,
    marks: Marks,
    clusters: Clusters,
    badges: NDArray[np.float64],
    faded: NDArray[np.bool_],
) -> Glyphs:
    """Return marks and discs as glyphs, sorted by row and left edge."""
    left, right = np.maximum(marks.left, frame.axis.left), np.minimum(marks.right, frame.axis.right)
    disc = clusters.is_disc
    discs, reach_of_disc = clusters.x[disc], clusters.width[disc] / 2
    rank = marks.importance.astype(np.float64) + np.minimum((right - left) / 1e4, 0.5)
    selected = among(marks.position, frame.selected)
    rank += 100.0 * selected + 50.0 * among(marks.position, frame.found)
    holds = marks.shape != Shape.POINT
    halo = np.where(selected, HALO, 0.0)
    reach = np.where(holds, left, right) + badges + 4.0
    left, right = left - halo, right + halo
    # Labels keep clear of the badge inside a bar; a badge may also stick out of it, or stand beside a point.
    inset = (
        np.maximum(np.where(holds, badges, 0.0), fade_inset(marks, frame.axis, frame.today_x, faded)) + halo
    )
    right = np.where(badges > 0, np.maximum(right, reach), right)
    none = np.zeros(len(discs))
    columns = {
        "row": np.concatenate((marks.y, clusters.y[disc])).round().astype(np.int64),
        "left": np.concatenate((left, discs - reach_of_disc)),
        "right": np.concatenate((right, discs + reach_of_disc)),
        "mark": np.concatenate((np.arange(len(marks)), np.full(len(discs), -1))).astype(np.int64),
        "holds": np.concatenate((holds, none.astype(np.bool_))),
        "inset": np.concatenate((inset, none)),
        "outset": np.concatenate((fade_outset(marks, frame.axis, frame.today_x, faded) + halo, none)),
        "rank": np.concatenate((rank, none)),
        "bold": np.concatenate((selected | (marks.importance >= IMPORTANT), none.astype(np.bool_))),
    }
    order = np.lexsort((columns["left"], columns["row"]))
    return Glyphs(**{name: column[order] for name, column in columns.items()})


def _mark_labels(
    placed: list[Placed], glyphs: Glyphs, marks: Marks, faded: NDArray[np.bool_]
) -> list[MarkLabel]:
    """Turn labels of glyphs into labels of marks, each with its tone and baseline."""
    chosen = glyphs.mark[[label.glyph for label in placed]] if placed else np.empty(0, dtype=np.int64)
    status = marks.status[chosen]
    happens = status <= _FILLED[1]
    solid = (marks.shape[chosen] == Shape.BAR) & happens & ((marks.edges[chosen] & _UNSURE) == 0)
    solid &= ~faded[chosen]
    rows = zip(
        placed, chosen.tolist(), (marks.y[chosen] + BASELINE).tolist(), solid.tolist(), happens.tolist(),
        (status == _CANCELLED).tolist(), strict=True,
    )  # fmt: skip
    return [
        MarkLabel(
            label.text, label.x, y, label.width, mark, label.style,
            Tone.ON_BAR if label.inside and on_solid else Tone.INK if happened else Tone.MUTED, struck,
        )
        for label, mark, y, on_solid, happened, struck in rows
    ]  # fmt: skip


def _count(frame: Frame, shown: int, clusters: Clusters, undated: int) -> Counts:
    index = frame.index
    inside = int(frame.lane_counts.sum())
    clustered = int(clusters.size.sum())
    return Counts(
        shown=shown,
        clustered=clustered,
        unseen=inside - shown - clustered,
        outside=len(index) - inside,
        hidden=int(index.hidden.sum()),
        undated=undated,
    )


def without_highlights(scene: TimelineScene) -> TimelineScene:
    """Return the scene with nothing selected or found, as a picture for print may want it."""
    empty = np.empty((0, 4))
    return replace(scene, selected=empty, found=np.empty((0, 2)))
