"""How far slow work has come: what is done calls, whoever waits hears."""

from collections.abc import Callable

Report = Callable[[float], None]
"""Called by the work with the share done, 0 to 1; may raise when nobody waits for the result any more."""


def unheard(_share: float) -> None:
    """Let nobody hear how far it is."""
