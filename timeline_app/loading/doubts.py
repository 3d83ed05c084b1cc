"""Where observations cannot all be true: those of one series, and those that follow from each other."""

from collections.abc import Iterator

from timeline_app.loading.problems import Code, Problem, Severity, quoted
from timeline_app.model.dataset import Dataset
from timeline_app.model.disagreement import contradictions, disagreements
from timeline_app.model.origin import Origin
from timeline_app.model.plausibility import implausibilities
from timeline_app.model.series import Observation, Series

Doubt = tuple[Severity, Code, Origin, str, tuple[str, str]]


def doubts_of(series: Series) -> Iterator[Doubt]:
    """Yield a note for each pair of sources that disagree, a warning where a source contradicts itself."""
    for index, others in disagreements(series).items():
        for other in others:
            if other > index:
                yield _doubt(series, index, other, Severity.NOTE, "disagree")
    for index, others in contradictions(series).items():
        for other in others:
            if other > index:
                yield _doubt(series, index, other, Severity.WARNING, "cannot both be true")


def implausible_notes(dataset: Dataset) -> list[Problem]:
    """Return a note for each figure that cannot follow from those it should follow from."""
    return [
        Problem(
            severity=Severity.NOTE,
            code=Code.IMPLAUSIBLE,
            file=finding.origin.file,
            line=finding.origin.line,
            column=finding.origin.column,
            path=f"series[{finding.series}].observations[{finding.index}]",
            message=finding.message,
            hint=finding.hint,
        )
        for finding in implausibilities(dataset)
    ]


def _doubt(series: Series, index: int, other: int, severity: Severity, verb: str) -> Doubt:
    one, two = series.observations[index], series.observations[other]
    message = f"{_said(one, series)} and {_said(two, series)} {verb} about {quoted(one.period.text)}"
    where = f"the first is at {one.origin.file}:{one.origin.line}"
    path = f"series[{series.id}].observations[{other}]"
    return severity, Code.DISAGREEMENT, two.origin, path, (message, where)


def _said(observation: Observation, series: Series) -> str:
    def written(number: float | None) -> str:
        return "" if number is None else f"{number / 10.0**series.unit_multiplier:.12g}"

    value = written(observation.value) or f"{written(observation.lower)}..{written(observation.upper)}"
    source = observation.source.id if observation.source else "no source"
    return f"{observation.qualifier.value}{value} ({source})"
