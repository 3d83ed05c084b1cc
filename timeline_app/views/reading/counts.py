"""How many there are, in words. The extractor of messages follows no nested call: ``n`` stays a name."""

from timeline_app.views.reading.reader import translate


def events(n: int) -> str:
    """Return how many events."""
    return translate("Reading", "%n event(s)", "", n)


def corridors(n: int) -> str:
    """Return how many corridors."""
    return translate("Reading", "%n corridor(s)", "", n)


def series(n: int) -> str:
    """Return how many series."""
    return translate("Reading", "%n series", "", n)


def sources(n: int) -> str:
    """Return how many sources."""
    return translate("Reading", "%n source(s)", "", n)


def steps(n: int) -> str:
    """Return how many steps of a story."""
    return translate("Reading", "%n step(s)", "", n)


def more_events(n: int) -> str:
    """Return how many events a list left out."""
    return translate("Reading", "and %n more on the timeline", "", n)


def other_events(n: int) -> str:
    """Return how many events besides the one read."""
    return translate("Reading", "%n other event(s)", "", n)


def figures(n: int) -> str:
    """Return how many observations."""
    return translate("Reading", "%n figure(s)", "", n)


def events_resting(n: int) -> str:
    """Return how many events a source is cited for, as a heading."""
    return translate("Reading", "%n event(s) rest on it", "", n)


def figures_from(n: int) -> str:
    """Return how many observations are a source's, as a heading."""
    return translate("Reading", "%n figure(s) from it", "", n)


def sources_differ(n: int) -> str:
    """Return how many sources contradict each other, before they are named."""
    return translate("Reading", "%n source(s) differ:", "", n)
