"""Observations in words: the value or range, hedged as its source hedges it."""

from typing import Final

from timeline_app.model.series import Observation, ObservationStatus, Qualifier
from timeline_app.wording.language import phrases_of
from timeline_app.wording.phrases.table import NB
from timeline_app.wording.quantities import Quantity, quantity

SIGNS: Final = {
    Qualifier.NONE: "",
    Qualifier.ABOUT: "≈",
    Qualifier.MORE_THAN: ">",
    Qualifier.AT_LEAST: "≥",
    Qualifier.LESS_THAN: "<",
    Qualifier.AT_MOST: "≤",
}


def qualifier_in_words(qualifier: Qualifier, language: str) -> str:
    """Return a qualifier alone, "more than"; empty for a value given flat."""
    template = phrases_of(language).qualifiers.get(qualifier.value, "{}")
    return template.format("").strip()


def status_in_words(status: ObservationStatus, language: str) -> str:
    """Return an observation's status: "estimate", "forecast", "target"."""
    return phrases_of(language).statuses[status.value]


def observation_in_words(
    observation: Observation, unit: str, language: str, *, signs: bool = False, short: bool = False
) -> str:
    """Return an observation's value or range with its qualifier in words, or as a sign such as ``>``.

    ``unit`` is the series' base unit. The period, the status and the source are the caller's to say.
    """
    known = value_of(observation, unit, language, short=short)
    if known is None:
        return phrases_of(language).unknown_value
    if observation.value is None and (observation.lower is None or observation.upper is None):
        return _half_open(observation, known, language, signs=signs)
    if observation.qualifier is Qualifier.NONE:
        return known.text
    if signs:
        return f"{SIGNS[observation.qualifier]}{NB}{known.text}"
    return phrases_of(language).qualifiers[observation.qualifier.value].format(known.text)


def value_of(observation: Observation, unit: str, language: str, *, short: bool = False) -> Quantity | None:
    """Return an observation's value or range as number and unit, without its qualifier; None without one."""

    def written(value: float, counted_as: float | None = None) -> Quantity:
        resolution = observation.resolution
        return quantity(value, unit, language, resolution=resolution, short=short, counted_as=counted_as)

    lower, upper = observation.lower, observation.upper
    if observation.value is not None:
        return written(observation.value)
    if lower is not None and upper is not None:
        return _range(written(lower, upper), written(upper), language)
    bound = upper if lower is None else lower
    return None if bound is None else written(bound)


def _range(lower: Quantity, upper: Quantity, language: str) -> Quantity:
    """Two quantities as one, the unit said once where both have the same."""
    phrases = phrases_of(language)
    apart = lower.unit != upper.unit
    ends = (lower.text, upper.text) if apart else (lower.number, upper.number)
    tight = not any(NB in end or end.startswith("−") for end in ends)
    number = (phrases.tight_dash if tight else phrases.dash).join(ends)
    if apart:
        return Quantity(number, "", number)
    return Quantity(number, upper.unit, upper.text.replace(upper.number, number, 1))


def _half_open(observation: Observation, known: Quantity, language: str, *, signs: bool) -> str:
    qualifier = Qualifier.AT_MOST if observation.lower is None else Qualifier.AT_LEAST
    if signs:
        return f"{SIGNS[qualifier]}{NB}{known.text}"
    return phrases_of(language).qualifiers[qualifier.value].format(known.text)
