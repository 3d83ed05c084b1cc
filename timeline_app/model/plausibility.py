"""Figures that cannot follow from those they should follow from, with the arithmetic said plainly."""

import math
from dataclasses import dataclass

from timeline_app.model.arithmetic import Check, Range, Rule, Term, Verdict, checks
from timeline_app.model.dataset import Dataset
from timeline_app.model.origin import Origin
from timeline_app.model.series import Observation

_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure that cannot follow from those it should follow from.

    ``series`` and ``index`` name the observation, ``origin`` where it was written; ``message`` states the
    arithmetic, ``hint`` where the other figures stand.
    """

    series: str
    index: int
    origin: Origin
    message: str
    hint: str


def implausibilities(dataset: Dataset) -> tuple[Finding, ...]:
    """Return the checks that fail, in dataset order, for ``check`` to give as notes."""
    return tuple(_finding(check) for check in checks(dataset) if check.verdict is Verdict.FAILS)


def _finding(check: Check) -> Finding:
    claim = check.claim
    return Finding(
        series=claim.series.id,
        index=claim.index,
        origin=claim.observation.origin,
        message=_message(check),
        hint="compared with " + ", ".join(_where(term) for term in check.terms) if check.terms else "",
    )


def _message(check: Check) -> str:  # noqa: PLR0911 - one sentence a rule
    claim = _said(check.claim)
    terms = [_said(term) for term in check.terms]
    computed, stated = _spread(check.computed), _spread(check.stated)
    match check.rule:
        case Rule.PART:
            return f"{claim} is more than the whole it is part of, {terms[0]}: {computed} %"
        case Rule.PARTS:
            return f"the parts {' + '.join(terms)} make {computed}, more than the whole, {claim}"
        case Rule.GROWTH:
            return f"{claim} % does not follow from {terms[0]} after {terms[1]}: that is {computed} %"
        case Rule.MULTIPLE:
            return f"{claim} times does not follow from {terms[0]} after {terms[1]}: that is {computed} times"
        case Rule.SHARE:
            if len(terms) < 2 or check.computed == (0.0, 100.0):
                return f"{claim} % is no share of a whole"
            return f"{claim} % does not follow from {terms[0]} of {terms[1]}: that is {computed} %"
        case _:
            pair = f"{check.claim.series.unit} for one {check.terms[0].series.unit}"
            return f"{claim} for {terms[0]} makes {computed} {pair}, where other figures make {stated}"


def _said(term: Term) -> str:
    return f"{term.series.id} {_value(term.observation)} ({term.observation.period.text})"


def _where(term: Term) -> str:
    origin = term.observation.origin
    return f"{term.series.id} at {origin.file}:{origin.line}" if origin.file else term.series.id


def _value(observation: Observation) -> str:
    if observation.value is not None:
        return f"{observation.qualifier.value}{_number(observation.value)}"
    ends = (observation.lower, observation.upper)
    return "..".join("" if end is None else _number(end) for end in ends)


def _spread(limits: Range) -> str:
    low, high = (_number(end) if math.isfinite(end) else "" for end in limits)
    if low == high:
        return low
    if not low or not high:
        return f"at least {low}" if low else f"at most {high}"
    return f"{low} to {high}"


def _number(value: float) -> str:
    for factor, name in _SCALES:
        if abs(value) >= factor:
            return f"{value / factor:.4g}{name}"
    return f"{value:,.0f}" if abs(value) >= 10_000 else f"{value:.4g}"
