"""The time cursor: the day as of which figures are known and corridors exist."""

import math
import time

from timeline_app.model.event import Event
from timeline_app.model.ref import Kind
from timeline_app.state.session import Session


def today() -> float:
    """Return the present day, local time, as a day number (the start of the day)."""
    now = time.time()
    return float(math.floor((now + time.localtime(now).tm_gmtoff) / 86_400))


def cursor_of(session: Session) -> float:
    """Return where the time cursor stands.

    Set by the reader, else the first day of the leading event, else today.
    """
    state = session.state
    if state.cursor is not None:
        return state.cursor
    leading = state.leading
    if leading is not None and leading.kind is Kind.EVENT:
        event = session.dataset.find(leading)
        if isinstance(event, Event) and event.when is not None and math.isfinite(event.when.start_instant):
            return event.when.start_instant
    return today()
