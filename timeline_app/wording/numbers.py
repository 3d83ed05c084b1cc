"""Everything that writes a number for a reader, in one place to import from."""

from timeline_app.wording.observations import (
    SIGNS,
    observation_in_words,
    qualifier_in_words,
    status_in_words,
    value_of,
)
from timeline_app.wording.quantities import Quantity, change_in_words, percent, plain_number, quantity
from timeline_app.wording.units import unit_in_words

__all__ = [
    "SIGNS",
    "Quantity",
    "change_in_words",
    "observation_in_words",
    "percent",
    "plain_number",
    "qualifier_in_words",
    "quantity",
    "status_in_words",
    "unit_in_words",
    "value_of",
]
