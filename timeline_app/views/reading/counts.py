"""How many there are, in words."""

from PySide6.QtCore import QObject


class ReadingCounts(QObject):
    """Counts with their plurals. The extractor of messages knows plurals of ``self.tr`` only."""

    def events(self, n: int) -> str:
        """Return how many events."""
        return self.tr("%n event(s)", "", n)

    def corridors(self, n: int) -> str:
        """Return how many corridors."""
        return self.tr("%n corridor(s)", "", n)

    def series(self, n: int) -> str:
        """Return how many series."""
        return self.tr("%n series", "", n)

    def sources(self, n: int) -> str:
        """Return how many sources."""
        return self.tr("%n source(s)", "", n)

    def steps(self, n: int) -> str:
        """Return how many steps of a story."""
        return self.tr("%n step(s)", "", n)

    def more_events(self, n: int) -> str:
        """Return how many events a list left out."""
        return self.tr("and %n more on the timeline", "", n)

    def other_events(self, n: int) -> str:
        """Return how many events besides the one read."""
        return self.tr("%n other event(s)", "", n)

    def figures(self, n: int) -> str:
        """Return how many observations."""
        return self.tr("%n figure(s)", "", n)

    def events_resting(self, n: int) -> str:
        """Return how many events a source is cited for, as a heading."""
        return self.tr("%n event(s) rest on it", "", n)

    def figures_from(self, n: int) -> str:
        """Return how many observations are a source's, as a heading."""
        return self.tr("%n figure(s) from it", "", n)

    def sources_differ(self, n: int) -> str:
        """Return how many sources contradict each other, before they are named."""
        return self.tr("%n source(s) differ:", "", n)


counts = ReadingCounts()
