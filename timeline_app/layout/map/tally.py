"""Where every event is, as the map sees it: nothing is lost without being counted."""

import numpy as np

from timeline_app.layout.map.basemap import Integers
from timeline_app.layout.map.plan import MapPlan
from timeline_app.layout.map.scene import MapLook, Tally


def unplaced_rows(plan: MapPlan, rows: Integers) -> Integers:
    """Return which of these rows no place on the map stands for."""
    return rows[~plan.is_placed[rows]]


def tally_of(plan: MapPlan, look: MapLook) -> Tally:
    """Return where the events are; an undated one that has a place is faint there."""
    unplaced = len(look.rows) - int(np.count_nonzero(plan.is_placed[look.rows]))
    dated = len(plan.dataset.columns)
    return Tally(
        placed=len(look.rows) - unplaced,
        unplaced=unplaced,
        outside=dated - len(look.rows) - look.hidden,
        undated=len(plan.dataset.events) - dated,
        hidden=look.hidden,
    )
