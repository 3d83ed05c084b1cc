"""The map's words, in the reader's language."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from timeline_app.layout.map.scene import MapWords, Tally
from timeline_app.model.corridor import CorridorStatus, Direction, Mode
from timeline_app.wording.numbers import plain_number, quantity


def map_words(language: str) -> MapWords:
    """Return the words that stand on the map."""
    return MapWords(
        caption=caption_of(""),
        modes=mode_names(),
        statuses=status_names(),
        distance=_distance_in(language),
        amount=lambda value, unit: quantity(value, unit, language).text,
        directions={
            Direction.FORWARD: QCoreApplication.translate("Map", "Direction of flow"),
            Direction.BOTH: QCoreApplication.translate("Map", "Both ways"),
        },
        width=lambda title: QCoreApplication.translate("Map", "Width: {series}").format(series=title),
        others=lambda count: QCoreApplication.translate("Map", "and %n other(s) of the same unit", "", count),
        events=lambda count: QCoreApplication.translate("Map", "%n event(s)", "", count),
        outside=QCoreApplication.translate("Map", "Outside this span"),
        no_figure=QCoreApplication.translate("Map", "No figure"),
        counts=_counts,
        brief=_brief,
        more=lambda count: QCoreApplication.translate("Map", "%n more", "", count),
        fewer=QCoreApplication.translate("Map", "Show less"),
        legend=QCoreApplication.translate("Map", "Legend"),
    )


def mode_names() -> dict[Mode, str]:
    """Return the modes of transport by name."""
    return {
        Mode.RAIL: QCoreApplication.translate("Map", "Rail"),
        Mode.ROAD: QCoreApplication.translate("Map", "Road"),
        Mode.SEA: QCoreApplication.translate("Map", "Sea"),
        Mode.PIPELINE: QCoreApplication.translate("Map", "Pipeline"),
        Mode.AIR: QCoreApplication.translate("Map", "Air"),
        Mode.DIGITAL: QCoreApplication.translate("Map", "Digital"),
        Mode.MULTIMODAL: QCoreApplication.translate("Map", "Several modes"),
        Mode.OTHER: QCoreApplication.translate("Map", "Other"),
    }


def status_names() -> dict[CorridorStatus, str]:
    """Return how far corridors have come, by name."""
    return {
        CorridorStatus.OPERATING: QCoreApplication.translate("Map", "Operating"),
        CorridorStatus.UNDER_CONSTRUCTION: QCoreApplication.translate("Map", "Under construction"),
        CorridorStatus.PLANNED: QCoreApplication.translate("Map", "Planned"),
        CorridorStatus.PROPOSED: QCoreApplication.translate("Map", "Proposed"),
    }


def caption_of(view: str) -> str:
    """Say whose boundaries are drawn: those in force, or those of a world view (a code)."""
    if not view:
        return QCoreApplication.translate(
            "Map",
            "Boundaries: Natural Earth 5.1.1 (de facto), dashed = disputed. Not an endorsement.",
        )
    words = QCoreApplication.translate(
        "Map",
        "Boundaries: Natural Earth 5.1.1 (as seen by {view}; tint de facto), dashed = disputed. "
        "Not an endorsement.",
    )
    return words.format(view=view)


def _counts(tally: Tally) -> str:
    """Say where all events are: what cannot be seen on the map is counted beside it."""
    parts = [QCoreApplication.translate("Map", "%n event(s) on the map", "", tally.placed)]
    for number, text in (
        (tally.unplaced, QCoreApplication.translate("Map", "%n without a place", "", tally.unplaced)),
        (tally.outside, QCoreApplication.translate("Map", "%n outside this span", "", tally.outside)),
        (tally.undated, QCoreApplication.translate("Map", "%n undated", "", tally.undated)),
        (tally.hidden, QCoreApplication.translate("Map", "%n hidden by the filter", "", tally.hidden)),
    ):
        if number:
            parts.append(text)
    return " · ".join(parts)


def _brief(tally: Tally) -> str:
    """Say how many of the events are on the map, as short as can be."""
    rest = tally.unplaced + tally.outside + tally.undated + tally.hidden
    if not rest:
        return QCoreApplication.translate("Map", "%n event(s) on the map", "", tally.placed)
    words = QCoreApplication.translate("Map", "{placed} of %n event(s)", "", tally.placed + rest)
    return words.format(placed=tally.placed)


def _distance_in(language: str) -> Callable[[float], str]:
    def distance(kilometres: float) -> str:
        if kilometres >= 1:
            return f"{plain_number(kilometres, language)}\u00a0km"
        return f"{plain_number(kilometres * 1000, language)}\u00a0m"

    return distance


def degrees_in_words(lon: float, lat: float, language: str) -> str:
    """Put a point into words: 44.20° N, 80.42° E, with the language's decimal mark."""
    north = QCoreApplication.translate("Map", "N") if lat >= 0 else QCoreApplication.translate("Map", "S")
    east = QCoreApplication.translate("Map", "E") if lon >= 0 else QCoreApplication.translate("Map", "W")
    return (
        f"{plain_number(abs(lat), language, resolution=0.01)}°\u00a0{north}, "
        f"{plain_number(abs(lon), language, resolution=0.01)}°\u00a0{east}"
    )
