"""What the timeline does at a command: zoom, pan, go from event to event, fit, centre."""

from typing import Final

import numpy as np
from PySide6.QtWidgets import QWidget

from timeline_app.layout.axis import Span, pan
from timeline_app.layout.hit import HitTarget
from timeline_app.layout.timeline.hit import members_of
from timeline_app.layout.timeline.scene import Cluster, TimelineScene
from timeline_app.model.ref import Kind, Ref
from timeline_app.state.opening import with_margin
from timeline_app.state.session import Session
from timeline_app.views.timeline.camera import Camera
from timeline_app.views.timeline.scenes import Scenes, now
from timeline_app.views.timeline.travel import (
    first_row_from,
    lanes_shown,
    position_beyond_lane,
    row_beside,
)

_STEP: Final = 1.5
"""A key or button zooms by this factor."""

_EDGE: Final = 0.06
"""A revealed event stands at least this share of the width away from the edges."""

_AROUND: Final = 0.6
"""Zooming to an event leaves this share of its length free on either side."""

_LEAST_DAYS: Final = 20.0
"""Zooming to an event that lasts a day shows at least so many days."""


class Moves(QWidget):
    """The commands of the timeline view; each is a public slot that a menu or a key can call."""

    session: Session
    camera: Camera
    scenes: Scenes

    @property
    def scene(self) -> TimelineScene:
        """What is on the screen."""
        raise NotImplementedError

    def scroll_to_row(self, row: int) -> None:
        """Scroll an event into sight."""
        raise NotImplementedError

    def has_row_in_sight(self, row: int) -> bool:
        """Whether lanes are scrolled to where an event's row is seen, or could not be."""
        raise NotImplementedError

    # Zooming and panning

    def zoom_in(self) -> None:
        """Zoom in about the middle, or about the selected event where it is in view."""
        self.camera.zoom(_STEP, self._focus_share())

    def zoom_out(self) -> None:
        """Zoom out about the middle, or about the selected event where it is in view."""
        self.camera.zoom(1 / _STEP, self._focus_share())

    def pan_back(self) -> None:
        """Go a quarter of the window back in time."""
        self._pan(-0.25)

    def pan_forward(self) -> None:
        """Go a quarter of the window forward in time."""
        self._pan(0.25)

    def page_back(self) -> None:
        """Go a whole window back in time."""
        self._pan(-1.0)

    def page_forward(self) -> None:
        """Go a whole window forward in time."""
        self._pan(1.0)

    def fit_all(self) -> None:
        """Show everything dated."""
        self.camera.glide(with_margin(self.session.whole))

    def fit_selection(self) -> None:
        """Show the selected events, as large as they go."""
        span = self._selected_span()
        if span is not None:
            self.camera.glide(_roomy(span))

    def centre_selection(self) -> None:
        """Centre the selected events; when they are centred already, fit them; with none, fit all."""
        span = self._selected_span()
        if span is None:
            self.fit_all()
            return
        first, last = self.camera.target
        middle = (span[0] + span[1]) / 2
        off = abs(middle - (first + last) / 2)
        if off < 0.01 * (last - first) or span[1] - span[0] > last - first:
            self.fit_selection()
        else:
            self.camera.glide(pan((first, last), middle - (first + last) / 2))
        self._scroll_to_leading()

    def go_to_today(self) -> None:
        """Show the same length of time about today."""
        first, last = self.camera.target
        self.camera.glide(pan((first, last), now() - (first + last) / 2))

    def show_span(self, span: Span) -> None:
        """Move to a span."""
        self.camera.glide(span)

    def zoom_to_event(self, target: HitTarget) -> None:
        """Select an event and zoom to it."""
        if target.ref is not None:
            self.session.select(target.ref)
            self.fit_selection()

    def zoom_to_cluster(self, cluster: Cluster) -> None:
        """Zoom in until what a cluster holds fills most of the window."""
        positions = members_of(self.scene, cluster)
        starts = self.scenes.index.start[positions]
        starts = starts[np.isfinite(starts)]
        if not len(starts):
            return
        first, last = float(starts.min()), float(starts.max())
        days = self.camera.span[1] - self.camera.span[0]
        # Events of one day never fall apart; zoom by a good step all the same.
        if last - first < days * 1e-3:
            self.camera.zoom(4.0, (first - self.camera.span[0]) / days)
        else:
            self.camera.glide(_roomy((first, last + 1)))

    # From event to event

    def select_next(self) -> None:
        """Select the next event in time and keep it in view."""
        self._step(1)

    def select_previous(self) -> None:
        """Select the previous event in time and keep it in view."""
        self._step(-1)

    def select_first(self) -> None:
        """Select the first event."""
        self._select_row(row_beside(self.scenes.index, -1, 1, self._lanes_shown()))

    def select_last(self) -> None:
        """Select the last event to begin."""
        index = self.scenes.index
        self._select_row(row_beside(index, len(index.columns), -1, self._lanes_shown()))

    def select_lane_above(self) -> None:
        """Select the nearest event in the lane above."""
        self._change_lane(-1)

    def select_lane_below(self) -> None:
        """Select the nearest event in the lane below."""
        self._change_lane(1)

    def reveal_selection(self) -> None:
        """Move as little as is needed to see the selected events."""
        span = self._selected_span()
        if span is None:
            return
        first, last = self.camera.target
        days = last - first
        room = _EDGE * days
        if span[1] - span[0] > days - 2 * room:
            # Too long to be seen whole: its start is what one wants to see, or any of it.
            if not (span[0] < last - room and span[1] > first + room):
                self.camera.glide(pan((first, last), span[0] - room - first))
        elif span[0] < first + room:
            self.camera.glide(pan((first, last), span[0] - room - first))
        elif span[1] > last - room:
            self.camera.glide(pan((first, last), span[1] + room - last))
        self._scroll_to_leading()

    def follow_selection(self) -> None:
        """Bring an event that was chosen elsewhere into sight; what is in sight already stays where it is."""
        span, row = self._selected_span(), self._leading_row()
        if span is None or row < 0:
            return
        first, last = self.camera.target
        if span[0] >= last or span[1] <= first:
            self.reveal_selection()
        elif not self.has_row_in_sight(row):
            self.scroll_to_row(row)

    def _step(self, by: int) -> None:
        index, shown = self.scenes.index, self._lanes_shown()
        row = self._leading_row()
        if row < 0:
            row = first_row_from(index, self.camera.target[0], shown)
        else:
            row = row_beside(index, row, by, shown)
        self._select_row(row)

    def _change_lane(self, by: int) -> None:
        index, row = self.scenes.index, self._leading_row()
        first, last = self.camera.target
        lane = int(index.table.lane_of_row[row]) if row >= 0 else None
        instant = float(index.columns.start[row]) if row >= 0 else (first + last) / 2
        if not np.isfinite(instant):
            instant = (first + last) / 2
        plan = self.scenes.plan(self.scene.geometry.lanes_height)
        position = position_beyond_lane(index, plan, lane, by, instant)
        if position >= 0:
            self._select_row(int(index.row[position]))

    def _select_row(self, row: int) -> None:
        if row >= 0:
            self.session.select(Ref(Kind.EVENT, self.scenes.index.columns.ids[row]))
            self.reveal_selection()

    # What is selected

    def _lanes_shown(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        return lanes_shown(self.scenes.index, self.scenes.plan(self.scene.geometry.lanes_height))

    def _leading_row(self) -> int:
        leading = self.session.state.leading
        if leading is None or leading.kind is not Kind.EVENT:
            return -1
        positions = self.scenes.positions((leading.id,))
        return int(self.scenes.index.row[positions[0]]) if len(positions) else -1

    def _selected_span(self) -> Span | None:
        """Return the span of the selected events; open ends count as far as today or their own start."""
        index = self.scenes.index
        positions = self.scenes.selected
        if not len(positions):
            return None
        starts, ends = index.start[positions], index.end[positions]
        known = np.concatenate((starts[np.isfinite(starts)], ends[np.isfinite(ends)]))
        if np.isinf(ends).any():
            known = np.append(known, max(now(), float(known.max(initial=-np.inf))))
        return (float(known.min()), float(known.max())) if len(known) else None

    def _focus_share(self) -> float:
        span = self._selected_span()
        first, last = self.camera.span
        if span is None:
            return 0.5
        share = ((span[0] + span[1]) / 2 - first) / (last - first)
        return share if 0.0 <= share <= 1.0 else 0.5

    def _scroll_to_leading(self) -> None:
        row = self._leading_row()
        if row >= 0:
            self.scroll_to_row(row)

    def _pan(self, share: float) -> None:
        first, last = self.camera.target
        self.camera.glide(pan((first, last), share * (last - first)))


def _roomy(span: Span) -> Span:
    days = span[1] - span[0]
    missing = max(_LEAST_DAYS - days * (1 + 2 * _AROUND), 0.0)
    return span[0] - days * _AROUND - missing / 2, span[1] + days * _AROUND + missing / 2
