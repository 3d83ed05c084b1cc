"""From the session to what the map needs to know of it."""

from timeline_app.layout.map.marks import lit_by
from timeline_app.layout.map.scene import MapLook, MapWords
from timeline_app.state.cursor import cursor_of
from timeline_app.state.session import Session, visible_rows
from timeline_app.state.view_state import ViewState
from timeline_app.views.appearance import Appearance

RELEVANT = ("span", "filter", "selection", "hovered", "cursor")
"""What of the view state changes the map, the camera aside."""


def look_of(session: Session, appearance: Appearance, words: MapWords) -> MapLook:
    """Return what the reader looks at, as the map shows it."""
    state = session.state
    hovered = () if state.hovered is None else (state.hovered,)
    return MapLook(
        rows=visible_rows(session),
        cursor=cursor_of(session),
        selected=lit_by(session.dataset, state.selection, session.selected_events),
        hovered=lit_by(session.dataset, hovered, session.hovered_events),
        languages=appearance.languages,
        words=words,
    )


def concerns_map(old: ViewState, new: ViewState) -> bool:
    """Whether a change of the view state changes what the map shows."""
    return any(getattr(old, name) != getattr(new, name) for name in RELEVANT)
