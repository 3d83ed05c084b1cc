"""Dates with a time of day: ``2004-01-01T10:10:10+05``."""

import re
from typing import Final

from timeline_app.model.edtf.dates import read_date
from timeline_app.model.edtf.value import EdtfError, Endpoint, Precision
from timeline_app.model.instant import SECONDS_PER_DAY

_TIMED: Final = re.compile(
    r"(?P<date>-?[0-9]{4}-[0-9]{2}-[0-9]{2})T"
    r"(?P<hour>[0-9]{2})(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?P<fraction>\.[0-9]{1,12})?)?)?"
    r"(?P<zone>Z|(?P<side>[+-])(?P<zone_hour>[0-9]{2})(?::?(?P<zone_minute>[0-9]{2}))?)?"
).fullmatch

_WIDTHS: Final = {Precision.HOUR: 3600.0, Precision.MINUTE: 60.0, Precision.SECOND: 1.0}  # seconds


def read_timed_date(text: str) -> Endpoint | None:
    """The date with its local time of day, or None where the text has another shape.

    The instants are local: the zone is checked and does not move the day. Midnight written 24:00:00 is the
    last second of its day, so that it stays on the day it names. A fraction of a second is 1 ms wide.

    Raises:
        EdtfError: the shape is right and there is no such day, time or zone.
    """
    match = _TIMED(text)
    if match is None:
        return None
    date = read_date(match["date"])
    if date is None or date.first is None:
        return None
    if date.precision is not Precision.DAY:
        raise EdtfError("a time of day needs a day", match.start("hour") - 1, f"write {match['date']} alone")
    _check_time(match)
    _check_zone(match)
    precision, width = _fineness(match)
    seconds = 3600 * int(match["hour"]) + 60 * int(match["minute"] or 0) + int(match["second"] or 0)
    begins = min(seconds + float(match["fraction"] or 0), SECONDS_PER_DAY - width)
    return date._replace(
        begins=date.first + begins / SECONDS_PER_DAY,
        ends=date.first + min((begins + width) / SECONDS_PER_DAY, 1.0),
        precision=precision,
    )


def _fineness(match: re.Match[str]) -> tuple[Precision, float]:
    """The precision of the time, and its width in seconds."""
    if match["fraction"]:
        return Precision.SECOND, 0.001
    if match["second"] or match["hour"] == "24":
        precision = Precision.SECOND
    elif match["minute"]:
        precision = Precision.MINUTE
    else:
        precision = Precision.HOUR
    return precision, _WIDTHS[precision]


def _check_time(match: re.Match[str]) -> None:
    """Refuse an hour past 24:00:00, and a minute or second past 59."""
    past_the_hour = any(float(match[part] or 0) for part in ("minute", "second", "fraction"))
    hour = int(match["hour"])
    if hour > 24 or (hour == 24 and past_the_hour):
        message = f"there is no hour {hour}" if hour > 24 else "there is no time after 24:00:00"
        hint = "hours run from 00 to 23, and 24:00:00 is the end of the day"
        raise EdtfError(message, match.start("hour"), hint)
    for part in ("minute", "second"):
        if int(match[part] or 0) > 59:
            hint = f"{part}s run from 00 to 59"
            raise EdtfError(f"there is no {part} {match[part]}", match.start(part), hint)


def _check_zone(match: re.Match[str]) -> None:
    """Refuse a zone that is nowhere on Earth: west of -12:00, east of +14:00, and minus zero."""
    if match["side"] is None:
        return
    hours, minutes, offset = int(match["zone_hour"]), int(match["zone_minute"] or 0), match.start("zone")
    total = 60 * hours + minutes
    if match["side"] == "-" and total == 0:
        raise EdtfError(f"there is no zone {match['zone']}", offset, "write Z or +00:00")
    if minutes > 59 or total > (14 * 60 if match["side"] == "+" else 12 * 60):
        raise EdtfError(f"there is no zone {match['zone']}", offset, "zones run from -12:00 to +14:00")
