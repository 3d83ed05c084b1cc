"""Where a reader left a dataset: kept in a small file of its own, so that two datasets never mix."""

import json
import math
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from timeline_app.model.event import EventStatus
from timeline_app.model.filter import Filter
from timeline_app.model.ref import parse_ref
from timeline_app.state.files import write_text
from timeline_app.state.view_state import Camera, Lanes, ViewState

_ID_SETS = ("categories", "places", "actors", "corridors", "sources")


def file_for(folder: Path, dataset: Path) -> Path:
    """Return the file that keeps the view of a dataset."""
    name = sha256(str(dataset.resolve()).encode()).hexdigest()[:16]
    return folder / "views" / f"{name}.json"


def save_view(folder: Path, dataset: Path, state: ViewState) -> None:
    """Keep a view. Raises ``OSError``."""
    write_text(file_for(folder, dataset), json.dumps(_plain(dataset, state), ensure_ascii=False, indent=1))


def load_view(folder: Path, dataset: Path, opening: ViewState) -> ViewState:
    """Return the opening state with what was kept put into it; damaged files count as none."""
    try:
        kept = json.loads(file_for(folder, dataset).read_text(encoding="utf-8"))
        return _restored(kept, opening)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return opening


def _plain(dataset: Path, state: ViewState) -> dict[str, Any]:
    camera = state.camera
    return {
        "dataset": str(dataset),
        "span": list(state.span),
        "cursor": state.cursor,
        "selection": [str(ref) for ref in state.selection],
        "filter": {name: sorted(getattr(state.filter, name)) for name in (*_ID_SETS, "statuses")}
        | {"certain_only": state.filter.certain_only},
        "lanes": {
            "by": state.lanes.by,
            "collapsed": sorted(state.lanes.collapsed),
            "hidden": sorted(state.lanes.hidden),
            "order": list(state.lanes.order),
        },
        "camera": None if camera is None else [camera.lon, camera.lat, camera.km_per_pixel],
    }


def _restored(kept: dict[str, Any], opening: ViewState) -> ViewState:
    start, end = (float(edge) for edge in kept["span"])
    if not (math.isfinite(start) and math.isfinite(end) and start < end):
        raise ValueError("not a span")
    wanted, lanes, camera = kept["filter"], kept["lanes"], kept["camera"]
    sets: dict[str, Any] = {name: frozenset(wanted[name]) for name in _ID_SETS}
    return replace(
        opening,
        span=(start, end),
        cursor=None if kept["cursor"] is None else float(kept["cursor"]),
        selection=tuple(parse_ref(text) for text in kept["selection"]),
        filter=Filter(
            **sets,
            statuses=frozenset(EventStatus(status) for status in wanted["statuses"]),
            certain_only=bool(wanted["certain_only"]),
        ),
        lanes=Lanes(
            by=str(lanes["by"]),
            collapsed=frozenset(lanes["collapsed"]),
            hidden=frozenset(lanes["hidden"]),
            order=tuple(lanes["order"]),
        ),
        camera=None if camera is None else Camera(*(float(number) for number in camera)),
    )
