"""The data of events, as files have them, to glances: for filters and search, without making the events."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from timeline_app.model.event import EventStatus
from timeline_app.model.glance import Glance

_AT_ONCE = 200
"""So many are read in one go, in half the time of one by one; more would keep Python's lock for too long."""


def glances_of(data: Sequence[str]) -> Iterator[Glance]:
    """Yield the glances of events, given the JSON that was validated when they were read."""
    for first in range(0, len(data), _AT_ONCE):
        yield from map(_glance, json.loads(f"[{','.join(data[first : first + _AT_ONCE])}]"))


def _glance(data: dict[str, Any]) -> Glance:
    get = data.get
    figures, related, sources = get("figures"), get("related"), get("sources")
    return Glance(
        get("category") or "",
        get("status") or EventStatus.HELD.value,
        get("places") or (),
        get("corridors") or (),
        get("actors") or (),
        [figure.partition("@")[0] for figure in figures] if figures else (),
        _ids(sources) if sources else (),
        _ids(related) if related else (),
        _texts(data["title"]),
        (*_texts(get("summary")), *_texts(get("body"))),
    )


def _ids(written: Sequence[Any]) -> list[str]:
    return [one if isinstance(one, str) else one["id"] for one in written]


def _texts(written: Any) -> tuple[str, ...]:
    if not written:
        return ()
    return (written,) if isinstance(written, str) else tuple(written.values())
