"""What kinds, statuses, modes and relations are called in the reader's language."""

from timeline_app.model.corridor import CorridorStatus, Mode
from timeline_app.model.event import EventStatus
from timeline_app.views.reading.reader import translate


def event_status(status: EventStatus) -> str:
    """Return an event's status."""
    return {
        EventStatus.HELD: translate("Reading", "Held"),
        EventStatus.ONGOING: translate("Reading", "Ongoing"),
        EventStatus.ANNOUNCED: translate("Reading", "Announced"),
        EventStatus.PLANNED: translate("Reading", "Planned"),
        EventStatus.FORECAST: translate("Reading", "Forecast"),
        EventStatus.CANCELLED: translate("Reading", "Cancelled"),
    }[status]


def corridor_status(status: CorridorStatus) -> str:
    """Return a corridor's or segment's status."""
    return {
        CorridorStatus.OPERATING: translate("Reading", "Operating"),
        CorridorStatus.UNDER_CONSTRUCTION: translate("Reading", "Under construction"),
        CorridorStatus.PLANNED: translate("Reading", "Planned"),
        CorridorStatus.PROPOSED: translate("Reading", "Proposed"),
    }[status]


def mode(of: Mode) -> str:
    """Return a mode of transport."""
    return {
        Mode.RAIL: translate("Reading", "Rail"),
        Mode.ROAD: translate("Reading", "Road"),
        Mode.SEA: translate("Reading", "Sea"),
        Mode.PIPELINE: translate("Reading", "Pipeline"),
        Mode.AIR: translate("Reading", "Air"),
        Mode.DIGITAL: translate("Reading", "Digital"),
        Mode.MULTIMODAL: translate("Reading", "Multimodal"),
        Mode.OTHER: translate("Reading", "Route"),
    }[of]


def kind(word: str) -> str:
    """Return the kind of a place or actor; one we have no word for stands as the dataset writes it."""
    known = {
        "city": translate("Reading", "City"),
        "port": translate("Reading", "Port"),
        "dry_port": translate("Reading", "Dry port"),
        "border_crossing": translate("Reading", "Border crossing"),
        "station": translate("Reading", "Station"),
        "waypoint": translate("Reading", "Waypoint"),
        "region": translate("Reading", "Region"),
        "province": translate("Reading", "Province"),
        "site": translate("Reading", "Site"),
        "plant": translate("Reading", "Plant"),
        "university": translate("Reading", "University"),
        "state": translate("Reading", "State"),
        "country": translate("Reading", "Country"),
        "organisation": translate("Reading", "Organisation"),
        "person": translate("Reading", "Person"),
    }
    return known.get(word, spelled(word))


def source_type(csl_type: str) -> str:
    """Return the type of a source; CSL's word where we have none."""
    known = {
        "article": translate("Reading", "Article"),
        "article-journal": translate("Reading", "Journal article"),
        "article-magazine": translate("Reading", "Magazine article"),
        "article-newspaper": translate("Reading", "Press article"),
        "book": translate("Reading", "Book"),
        "chapter": translate("Reading", "Chapter"),
        "dataset": translate("Reading", "Dataset"),
        "document": translate("Reading", "Document"),
        "entry-encyclopedia": translate("Reading", "Encyclopaedia entry"),
        "legislation": translate("Reading", "Legislation"),
        "map": translate("Reading", "Map"),
        "post-weblog": translate("Reading", "Blog post"),
        "report": translate("Reading", "Report"),
        "speech": translate("Reading", "Speech"),
        "thesis": translate("Reading", "Thesis"),
        "webpage": translate("Reading", "Web page"),
    }
    return known.get(csl_type, spelled(csl_type))


def relation(word: str | None, *, inward: bool) -> str:
    """Return how one event relates to another; ``inward`` where the other one says so of this one."""
    if word is None:
        return translate("Reading", "See also")
    pair = _pairs().get(word)
    if pair is not None:
        return pair[inward]
    # A word the dataset made up has no opposite that we could know.
    return f"← {spelled(word)}" if inward else spelled(word)


def _pairs() -> dict[str, tuple[str, str]]:
    """Each relation as it is said by the event that names it, and as seen from the other one."""
    ways = {
        ("adopts", "adopted-at"): (translate("Reading", "Adopts"), translate("Reading", "Adopted at")),
        ("announces", "announced-in"): (
            translate("Reading", "Announces"),
            translate("Reading", "Announced in"),
        ),
        ("cites", "cited-by"): (translate("Reading", "Cites"), translate("Reading", "Cited by")),
        ("confirms", "confirmed-by"): (
            translate("Reading", "Confirms"),
            translate("Reading", "Confirmed by"),
        ),
        ("exceeds", "exceeded-by"): (translate("Reading", "Exceeds"), translate("Reading", "Exceeded by")),
        ("follows", "precedes"): (translate("Reading", "Follows"), translate("Reading", "Precedes")),
        ("includes", "part-of"): (translate("Reading", "Includes"), translate("Reading", "Part of")),
        ("leads-to", "follows-from"): (
            translate("Reading", "Leads to"),
            translate("Reading", "Follows from"),
        ),
        ("prepares", "prepared-by"): (translate("Reading", "Prepares"), translate("Reading", "Prepared by")),
        ("reports", "reported-in"): (translate("Reading", "Reports"), translate("Reading", "Reported in")),
        ("shows", "shown-in"): (translate("Reading", "Shows"), translate("Reading", "Shown in")),
        ("contradicts", "contradicted-by"): (
            translate("Reading", "Contradicts"),
            translate("Reading", "Contradicted by"),
        ),
        ("replaces", "replaced-by"): (translate("Reading", "Replaces"), translate("Reading", "Replaced by")),
    }
    pairs = {}
    for (one, other), (outward, inward) in ways.items():
        pairs[one] = (outward, inward)
        pairs[other] = (inward, outward)
    return pairs


def spelled(word: str) -> str:
    """Return an identifier as words: ``dry_port`` as "Dry port"."""
    words = word.replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:]
