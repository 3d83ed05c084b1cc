"""From the session to what the map needs to know of it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from timeline_app.layout.hit import Rect
from timeline_app.layout.map.fan import events_on_spot
from timeline_app.layout.map.flows import flow_on
from timeline_app.layout.map.marks import lit_by
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import MapLook, MapWords
from timeline_app.model.dataset import Dataset
from timeline_app.model.query import named_by
from timeline_app.model.ref import Kind, Ref
from timeline_app.state.cursor import cursor_of
from timeline_app.state.session import Session
from timeline_app.state.view_state import ViewState

RELEVANT = ("span", "filter", "selection", "hovered", "cursor", "found")
"""What of the view state changes the map, the camera aside."""


@dataclass
class Wishes:
    """What the reader asked of the map alone: a series for the widths, an opened place, the whole legend."""

    flow: str = ""
    spot: int = -1
    fresh_days: float = 0.0
    keep_clear: tuple[Rect, ...] = ()
    whole_legend: bool = False


def look_of(session: Session, languages: tuple[str, ...], words: MapWords, wishes: Wishes) -> MapLook:
    """Return what the reader looks at, as the map shows it.

    While time is played only what has begun by the cursor is on the map.
    """
    state, cursor = session.state, cursor_of(session)
    hovered = () if state.hovered is None else (state.hovered,)
    rows = session.visible
    if wishes.fresh_days > 0:
        rows = rows[session.dataset.columns.start[rows] <= cursor]
    return MapLook(
        rows=rows,
        cursor=cursor,
        selected=lit_by(session.dataset, state.selection, session.selected_events),
        hovered=lit_by(session.dataset, hovered, session.hovered_events),
        found=places_of(session.dataset, state.found),
        picked=frozenset(ref for ref in state.selection if ref.kind is Kind.EVENT),
        pointed=frozenset(hovered),
        languages=languages,
        words=words,
        spot=wishes.spot,
        flow=flow_on(session.dataset, flow_id(state, wishes), cursor),
        keep_clear=wishes.keep_clear,
        fresh_days=wishes.fresh_days,
        whole_legend=wishes.whole_legend,
        folds_legend=True,
        hidden=len(session.mask) - int(np.count_nonzero(session.mask)),
    )


def places_of(dataset: Dataset, events: Iterable[str]) -> frozenset[str]:
    """Return the ids of the places that events name."""
    return named_by(dataset, Kind.PLACE, events)


def flow_id(state: ViewState, wishes: Wishes) -> str:
    """Return which series sets the widths: a selected one, else the one asked for."""
    selected = next((ref.id for ref in state.selection if ref.kind is Kind.SERIES), "")
    return selected or wishes.flow


def spot_of(plan: MapPlan, selection: tuple[Ref, ...], session: Session, before: int) -> int:
    """Return which place is opened: the one selected, or still the last one while its event is."""
    if selection and selection[0].kind is Kind.PLACE:
        return plan.place_index.get(selection[0].id, -1)
    if before >= 0 and len(selection) == 1 and selection[0].kind is Kind.EVENT:
        rows = session.selected_events.rows
        there = events_on_spot(plan, session.visible, before)
        return before if len(rows) and rows[0] in there else -1
    return -1


def concerns_map(old: ViewState, new: ViewState) -> bool:
    """Whether a change of the view state changes what the map shows."""
    return any(getattr(old, name) != getattr(new, name) for name in RELEVANT)
