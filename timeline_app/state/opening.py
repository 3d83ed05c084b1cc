"""How a dataset opens: the span and selection its author chose, else everything."""

import math

from timeline_app.model.dataset import Dataset
from timeline_app.model.edtf import Edtf
from timeline_app.state.view_state import Span, ViewState, sound_span

MARGIN = 0.03
"""Room left on either side when everything is fitted, as a share of the span."""

EMPTY_SPAN: Span = (0.0, 365.25 * 60)
"""What an empty timeline shows: sixty years from 1970."""


def whole_span(dataset: Dataset) -> Span:
    """Return the span of all dated events, open ends aside, without margins."""
    return dataset.dated_span or EMPTY_SPAN


def with_margin(span: Span, share: float = MARGIN) -> Span:
    """Widen a span by a share of itself on either side."""
    room = (span[1] - span[0]) * share
    return span[0] - room, span[1] + room


def span_of(when: Edtf, fallback: Span) -> Span:
    """Return a date as a span; an open or unknown end takes the fallback's."""
    start = when.start_instant if math.isfinite(when.start_instant) else fallback[0]
    end = when.end_instant if math.isfinite(when.end_instant) else fallback[1]
    return (start, end) if start < end else fallback


def opening_state(dataset: Dataset) -> ViewState:
    """Return the view state a dataset opens with."""
    whole = whole_span(dataset)
    opening = dataset.info.opening_span
    span = with_margin(whole) if opening is None else span_of(opening, whole)
    known = tuple(ref for ref in dataset.info.opening_select if dataset.find(ref) is not None)
    return ViewState(span=sound_span(span) or EMPTY_SPAN, selection=known)
