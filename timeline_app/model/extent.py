"""How long events are shown to last: as dated, but an unknown end reaches no further than what is known."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from timeline_app.model.columns import PRECISION_CODES, Edge, EventColumns, Floats
from timeline_app.model.edtf import Precision
from timeline_app.model.instant import DAYS_PER_MONTH, DAYS_PER_YEAR

_NOMINAL_DAYS: Final = {
    Precision.MILLENNIUM: 1000 * DAYS_PER_YEAR,
    Precision.CENTURY: 100 * DAYS_PER_YEAR,
    Precision.DECADE: 10 * DAYS_PER_YEAR,
    Precision.YEAR: DAYS_PER_YEAR,
    Precision.SEMESTER: 6 * DAYS_PER_MONTH,
    Precision.QUADRIMESTER: 4 * DAYS_PER_MONTH,
    Precision.QUARTER: 3 * DAYS_PER_MONTH,
    Precision.SEASON: 3 * DAYS_PER_MONTH,
    Precision.MONTH: DAYS_PER_MONTH,
    Precision.DAY: 1.0,
    Precision.HOUR: 1 / 24,
    Precision.MINUTE: 1 / 1440,
    Precision.SECOND: 1 / 86_400,
}
_DAYS_OF_CODE: Final = np.array(
    [_NOMINAL_DAYS.get(precision, DAYS_PER_YEAR) for precision in PRECISION_CODES], dtype=np.float64
)


def _has(columns: EventColumns, edge: Edge) -> NDArray[np.bool_]:
    has: NDArray[np.bool_] = (columns.edges & int(edge)) != 0
    return has


def shown_extent(columns: EventColumns) -> tuple[Floats, Floats]:
    """Return where each row begins and stops on screen, as day numbers, end exclusive, shape (rows,).

    An open end lasts for ever. An unknown end does not: the event is shown for as long as its known end
    is precise (the year it began in, say), and a question mark follows. Columns without unknown ends
    are returned as they are, not copied.
    """
    start, end = columns.start, columns.end
    unknown_end, unknown_start = _has(columns, Edge.UNKNOWN_END), _has(columns, Edge.UNKNOWN_START)
    if unknown_end.any():
        days = _DAYS_OF_CODE[columns.precision]
        end = np.where(unknown_end & np.isfinite(start), start + days, end)
    if unknown_start.any():
        days = _DAYS_OF_CODE[columns.precision]
        start = np.where(unknown_start & np.isfinite(columns.end), columns.end - days, start)
    return start, end


def rows_within(
    columns: EventColumns,
    extent: tuple[Floats, Floats],
    span: tuple[float, float],
    mask: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Return the rows that are shown somewhere in a span and that a mask lets through, ascending.

    ``extent`` is what :func:`shown_extent` gives of the columns. Rows are sorted by start: what begins within
    the span is one piece of them, and only what is before it is looked at one by one.
    """
    (first, last), (start, end) = span, extent
    # Unknown starts are sorted before all others, and shown elsewhere.
    known = int(np.searchsorted(columns.start, -np.inf, side="right"))
    # An event of no length that begins with the span is not in it.
    low = max(int(np.searchsorted(columns.start, first, side="right")), known)
    high = max(int(np.searchsorted(columns.start, last)), low)
    is_early = end[:low] > first
    is_early &= mask[:low]
    if start is not columns.start:
        is_early &= start[:low] < last
    early = np.flatnonzero(is_early)
    inner = mask[low:high]
    if not inner.all():
        return np.concatenate((early, np.flatnonzero(inner) + low))
    if len(early) == 0 or int(early[0]) == low - len(early):
        # All in one piece: a million rows are written once, and not copied.
        return np.arange(low - len(early), high)
    return np.concatenate((early, np.arange(low, high)))
